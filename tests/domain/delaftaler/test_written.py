"""An edition as it is kept, and what is said of a text that is none."""

import json
from dataclasses import replace

import pytest

from lib.domain.delaftaler.edition import PURPOSE
from lib.domain.delaftaler.written import EditionUnreadable, from_json, to_json
from tests.domain.delaftaler.made import FIRST_TEXT


def test_danish_letters_are_kept_as_they_are_written() -> None:
    assert to_json(replace(FIRST_TEXT, texts=((PURPOSE, "Ågade"),), goals=())) == (
        '{"schema": 1, "activity_id": "a", "texts": {"formaal": "Ågade"}, "goals": []}'
    )


def said_of(written: str) -> str:
    with pytest.raises(EditionUnreadable) as refused:
        from_json(written)
    return str(refused.value)


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        ({"schema": 2}, "den er skrevet af en anden udgave af programmet (schema 2)"),
        ({"schema": 1000}, "den er skrevet af en anden udgave af programmet (schema 1000)"),
        ({"schema": 1001}, "«schema» skal være mellem 1 og 1.000"),
        ({"texts": []}, "«texts» skal være felter med navne"),
        ({"texts": {"ukendt": "x"}}, "feltet «ukendt» i «texts» kendes ikke"),
    ],
)
def test_a_fault_is_told_with_its_place(field: dict[str, object], fault: str) -> None:
    assert said_of(json.dumps({**json.loads(to_json(FIRST_TEXT)), **field})) == (
        f"Udgaven kan ikke læses: {fault}."
    )


def test_a_text_that_is_no_edition_at_all_is_told_so() -> None:
    assert said_of("[]") == "Udgaven kan ikke læses: udgaven skal være felter med navne."
