"""A scenario is one JSON: the same goes in and out, and whatever else comes in is refused in words."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.allocation.placement import Move
from lib.domain.allocation.terms import Lock, Terms
from lib.domain.allocation.weighing import Weighing
from lib.domain.scenario.document import Assumption, ScenarioDocument
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.written import MOST_SIGNS, from_json, to_json
from tests.domain.scenario.made import any_documents

DOCUMENT = ScenarioDocument(
    plan_id="en_plan",
    name="Mere i zone 4",
    version="3f2a",
    rules=("base", "overalt"),
    moves=(Move("fremskudt", "Jobcenter", "zone1", "zone4", 25, date(2026, 7, 1)),),
    terms=Terms(
        frozenset({"overalt"}), frozenset({Lock("", "zone2"), Lock("sfo", "")}), 40, (("lektie", 5),)
    ),
    assumptions=(Assumption("timer_pr_person", 1.5),),
    answers=(3, 1),
    note="Efter mødet:\nzone 4 først",
)

WRITTEN = """{
 "answers": [
  3,
  1
 ],
 "assumptions": [
  {
   "assumption_id": "timer_pr_person",
   "value": 1.5
  }
 ],
 "data_version": "3f2a",
 "lifted_rules": [
  "overalt"
 ],
 "locks": [
  {
   "activity_id": "",
   "zone": "zone2"
  },
  {
   "activity_id": "sfo",
   "zone": ""
  }
 ],
 "most_moved_hours": 20.0,
 "moves": [
  {
   "activity_id": "fremskudt",
   "from_zone": "zone1",
   "hours": 12.5,
   "resource": "Jobcenter",
   "starts": "2026-07-01",
   "to_zone": "zone4"
  }
 ],
 "name": "Mere i zone 4",
 "note": "Efter mødet:\\nzone 4 først",
 "plan_id": "en_plan",
 "rules": [
  "base",
  "overalt"
 ],
 "schema": 1,
 "sessions": [
  {
   "activity_id": "lektie",
   "hours": 2.5
  }
 ]
}
"""


def changed(**fields: Any) -> str:
    """The written document with some fields otherwise."""
    return json.dumps({**json.loads(WRITTEN), **fields})


def moved(**fields: Any) -> str:
    """The written document with its move otherwise."""
    return changed(moves=[{**json.loads(WRITTEN)["moves"][0], **fields}])


def test_it_is_written_so_that_a_person_can_read_it() -> None:
    assert to_json(DOCUMENT) == WRITTEN
    assert from_json(WRITTEN) == DOCUMENT
    assert from_json(b"\xef\xbb\xbf" + WRITTEN.encode()) == DOCUMENT


@given(any_documents())
def test_what_is_written_is_read_again_and_written_the_same(document: ScenarioDocument) -> None:
    text = to_json(document)
    assert from_json(text) == document
    assert to_json(from_json(text.encode())) == text


def test_a_name_is_tidied_and_what_was_left_out_is_as_new() -> None:
    untidy = replace(DOCUMENT, name="  Mere\n i\x00 zone 4 ", note="a\r\nb\ud800")
    assert from_json(to_json(untidy)) == replace(DOCUMENT, note="a\nb")
    least = {
        name: json.loads(WRITTEN)[name] for name in ("schema", "plan_id", "name", "data_version", "rules")
    }
    assert from_json(json.dumps({**least, "moves": []})) == ScenarioDocument(
        "en_plan", "Mere i zone 4", "3f2a", ("base", "overalt"), ()
    )


def test_a_weighing_of_the_need_is_kept_and_is_not_mentioned_where_there_is_none() -> None:
    weighed = replace(DOCUMENT, weighing=Weighing("Møde 4", (("zone1", 1.25), ("zone4", 0.5))))
    written = json.loads(to_json(weighed))["need_weighing"]
    assert written == {
        "discussion": "Møde 4",
        "factors": [{"zone": "zone1", "factor": 1.25}, {"zone": "zone4", "factor": 0.5}],
    }
    assert from_json(to_json(weighed)) == weighed
    assert "need_weighing" not in to_json(DOCUMENT)
    for factor, fault in ((0, "skal være mellem"), ("2", "skal være et tal")):
        wrong = {"discussion": "", "factors": [{"zone": "zone1", "factor": factor}]}
        with pytest.raises(ScenarioUnreadable, match=f"«factor» i faktor 1 i «need_weighing» {fault}"):
            from_json(changed(need_weighing=wrong))


def test_another_plans_scenario_is_refused_where_a_plan_is_asked_for() -> None:
    assert from_json(WRITTEN, "en_plan") == DOCUMENT
    with pytest.raises(ScenarioUnreadable, match="en anden plan, «en_plan»"):
        from_json(WRITTEN, "min_plan")


REFUSED: list[tuple[str | bytes, str]] = [
    ("", r"ikke gyldig JSON \(linje 1, tegn 1\)"),
    ("[]", "feltet «schema» mangler"),
    ("[" * 100_000, "for dybt inde i hinanden"),
    ('{"a":' * 100_000, "for dybt inde i hinanden"),
    (b"\xff\xfe{", "tegnsættet UTF-8"),
    (b"\x80\x04\x95", "tegnsættet UTF-8"),
    ("x" * 10_000_000, r"fylder 10\.000\.000 tegn, og der er plads til 2\.000\.000"),
    ('{"schema": 1, "schema": 1}', "«schema» står to gange"),
    (f'{{"schema": {"9" * 5000}}}', "for mange cifre"),
    (changed(schema=2), "nyere udgave af Zonekompas"),
    (changed(schema=True), "«schema» skal være 1"),
    (changed(schema="1"), "«schema» skal være 1"),
    (changed(schema=1.0), "«schema» skal være 1"),
    (changed(hemmelig=1), "feltet «hemmelig» i scenariet kendes ikke"),
    (changed(**{"<script>\x00" + "a" * 500: 1}), "<script>a{32}…» i scenariet kendes ikke"),
    (changed(name=None), "«name» skal være tekst"),
    (changed(name="x" * 201), "«name» er på 201 tegn, og der er plads til 200"),
    (changed(plan_id=""), "«plan_id» er tomt"),
    (changed(data_version="a\x00b"), "«data_version» har tegn, som ikke kan bruges: «ab»"),
    (changed(rules="base"), "«rules» skal være en liste"),
    (changed(rules=[["base"]]), "et punkt i «rules» skal være tekst"),
    (changed(lifted_rules=["x"] * 501), "«lifted_rules» har 501 punkter, og der er plads til 500"),
    (changed(locks=[{"zone": "zone1"}]), "feltet «activity_id» mangler i lås 1"),
    (changed(locks=[7]), "lås 1 skal være felter med navne"),
    (changed(most_moved_hours=0.25), "«most_moved_hours» skal være i halve timer"),
    (changed(most_moved_hours=-1), r"«most_moved_hours» skal være mellem 0 og 10\.000"),
    (changed(sessions=[{"activity_id": "a", "hours": 0}]), "mindst en halv time"),
    (changed(assumptions=[{"assumption_id": "a", "value": "1"}]), "«value» i antagelse 1 skal være et tal"),
    (
        changed(assumptions=[{"assumption_id": "a", "value": 10**400}]),
        "«value» i antagelse 1 skal være mellem",
    ),
    (changed(answers=[1.5]), "«answers» skal være et helt tal"),
    (changed(answers=[0]), "«answers» skal være mellem 1 og"),
    (changed(note=["x"]), "«note» skal være tekst"),
    (WRITTEN.replace("12.5", "NaN"), "«NaN» er ikke et tal"),
    (WRITTEN.replace("12.5", "-Infinity"), "«-Infinity» er ikke et tal"),
    (WRITTEN.replace("12.5", "1e999"), "«hours» i flytning 1 skal være mellem"),
    (moved(hours=12.25), "«hours» i flytning 1 skal være i halve timer, fx 12,5"),
    (moved(hours=0), "«hours» i flytning 1 skal være mindst en halv time"),
    (moved(hours=True), "«hours» i flytning 1 skal være et tal"),
    (moved(starts="1.7.2026"), "skrevet som 2026-01-31, ikke «1.7.2026»"),
    (moved(starts="2026-02-30"), "«starts» i flytning 1 skal være en dato"),
    (moved(starts="9999-01-01"), "en dato mellem 2000 og 2100"),
    (moved(starts=20260701), "«starts» i flytning 1 skal være tekst"),
    (moved(to_zone=" zone4"), "«to_zone» i flytning 1 har tegn, som ikke kan bruges"),
    (
        changed(
            moves=[
                {**json.loads(WRITTEN)["moves"][0], "starts": f"{2000 + year}-01-01"} for year in range(25)
            ]
        ),
        "begynder på 25 forskellige dage, og der er plads til 24",
    ),
    (changed(moves=[{}]), "feltet «activity_id» mangler i flytning 1"),
    (changed(moves={}), "«moves» skal være en liste"),
    (changed(moves=[None] * 501), "«moves» har 501 punkter"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_a_text_that_is_no_scenario_is_refused_in_words(text: str | bytes, words: str) -> None:
    with pytest.raises(ScenarioUnreadable, match=words) as refused:
        from_json(text)
    sentence = str(refused.value)
    assert sentence.startswith("Scenariet kan ikke læses: ")
    assert sentence.endswith(".")
    assert len(sentence) < 200


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(json.loads(WRITTEN))), JSON_VALUES)
def test_no_value_of_any_field_ends_otherwise_than_read_or_refused(field: str, value: object) -> None:
    try:
        read = from_json(changed(**{field: value}))
    except ScenarioUnreadable:
        return
    assert from_json(to_json(read)) == read


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_no_text_ends_otherwise_than_refused(text: str | bytes) -> None:
    with pytest.raises(ScenarioUnreadable):
        from_json(text)


def test_the_largest_that_may_be_kept_can_be_read() -> None:
    wide = "å" * 120
    largest = replace(
        DOCUMENT,
        moves=tuple(Move(wide, "å" * 200, wide, wide, 1, date(2026, 1, 1)) for _ in range(500)),
        terms=Terms(locks=frozenset(Lock(wide, f"{place:0120}") for place in range(1_000))),
        note="å" * 5_000,
    )
    text = to_json(largest)
    assert len(text.encode()) < MOST_SIGNS
    assert from_json(text.encode()) == largest


def test_an_assumption_that_is_no_number_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_json(replace(DOCUMENT, assumptions=(Assumption("a", float("nan")),)))
