"""An indstilling as text: what is written is what is read, and nothing else is read at all."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.indstilling.parts import PARTS
from lib.domain.indstilling.written import LONGEST, IndstillingUnreadable, from_json, to_json
from tests.domain.indstilling.made import FIELDS

WORDS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)


@given(
    title=WORDS,
    scenarios=st.lists(st.tuples(WORDS, st.integers(1, 9999)), min_size=1, max_size=4),
    assessments=st.lists(st.integers(1, 9999), max_size=5),
    texts=st.dictionaries(st.sampled_from([part.part_id for part in PARTS]), WORDS),
    proxies=st.booleans(),
)
def test_what_is_written_is_what_is_read(
    title: str,
    scenarios: list[tuple[str, int]],
    assessments: list[int],
    texts: dict[str, str],
    proxies: bool,
) -> None:
    own = tuple((part.part_id, texts[part.part_id]) for part in PARTS if part.part_id in texts)
    fields = IndstillingFields(title, "placering", tuple(scenarios), tuple(assessments), own, "v", proxies)
    assert from_json(to_json(fields)) == fields


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": 2}, "en anden udgave af programmet"),
        ({"title": ""}, "«title» er tomt"),
        ({"texts": {"hemmelig": "x"}}, "«hemmelig»"),
        ({"texts": {"regler": 5}}, "skal være tekst"),
        ({"scenarios": [{"scenario_id": "a"}]}, "«save_id» mangler"),
        ({"assessments": [True]}, "skal være et tal"),
        ({"with_proxies": "ja"}, "true eller false"),
        ({"mere": 1}, "«mere»"),
    ],
)
def test_a_text_that_is_none_says_what_is_wrong(change: dict[str, object], said: str) -> None:
    with pytest.raises(IndstillingUnreadable, match="^Indstillingen kan ikke læses") as fault:
        from_json(json.dumps({**json.loads(to_json(FIELDS)), **change}))
    assert said in str(fault.value)


def test_a_text_that_is_too_long_or_no_json_is_refused() -> None:
    for written in ("{", "x" * (LONGEST + 1), "[]", '{"schema": NaN}'):
        with pytest.raises(IndstillingUnreadable):
            from_json(written)


def test_a_document_is_small_enough_when_every_part_is_full() -> None:
    full = replace(FIELDS, texts=tuple((part.part_id, "å" * 4000) for part in PARTS))
    assert from_json(to_json(full)) == full
