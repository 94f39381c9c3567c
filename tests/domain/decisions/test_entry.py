"""What is typed of a decision, and when it may be kept."""

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.decisions.decision import Result, Voice, Vote, Way
from lib.domain.decisions.entry import DecisionEntry, ExpectedEntry, checked_decision, number_from
from lib.domain.decisions.matter import DecisionRules
from lib.domain.decisions.outcome import DecisionRefused
from tests.domain.allocation.builders import small_rulebook
from tests.domain.decisions.made import DECIDED, FIRST, KINDS, VERSION, VOTERS, fields, moved, votes

RULES = DecisionRules(VOTERS, KINDS, small_rulebook({"a": (10, 8, 6, 4)}).agreement)
TODAY = dt.date(2026, 11, 22)
PAIR = ("tal", "zone1")
EXPECTED = ExpectedEntry(PAIR, "40,5", "44", "31.12.2027", "Uændret")
ENTRY = DecisionEntry(
    "placering", "  Mere\n i zone 4 ", "Vi flytter", "20.11.2026", Result.ADOPTED, Way.CONSENSUS, votes("fff"),
    "1.12.2026", (moved(1, 4, 2),), (EXPECTED,),
)  # fmt: skip


def checked(entry: DecisionEntry) -> object:
    return checked_decision(entry, RULES, (1, 7), VERSION, {PAIR}, TODAY)


def faults(**other: object) -> str:
    with pytest.raises(DecisionRefused) as caught:
        checked(replace(ENTRY, **other))  # type: ignore[arg-type]  # tests choose the fields
    return " ".join(caught.value.sentences)


def test_what_is_typed_is_kept_with_days_and_numbers_read() -> None:
    found = checked_decision(ENTRY, RULES, (1, 7), VERSION, {PAIR}, TODAY)
    assert (found.title, found.decided_on, found.in_force_from) == ("Mere i zone 4", DECIDED, FIRST)
    (expected,) = found.expectations
    assert (expected.low, expected.high, expected.by, expected.version) == (
        40.5,
        44,
        dt.date(2027, 12, 31),
        VERSION,
    )
    assert replace(found, title="Flyt", text="", expectations=()) == fields(moved(1, 4, 2))


def test_what_is_not_adopted_moves_nothing_and_nothing_is_expected_of_it() -> None:
    rejected = replace(ENTRY, result=Result.REJECTED, votes=votes("iii"))
    found = checked_decision(rejected, RULES, (1, 7), VERSION, {PAIR}, TODAY)
    assert (found.moves, found.expectations, found.in_force_from) == ((), (), None)


def test_every_fault_is_said_at_once() -> None:
    said = faults(title=" ", kind=None, decided_on="i går", in_force_from="", votes=())
    for words in ("handler om", "slags sag", "«i går»", "gælder fra"):
        assert words in said
    assert "mangler en stemme" in faults(votes=votes("fff")[:2])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"votes": votes("fii")}, "ikke enighed"),
        ({"decided_on": "23.11.2026"}, "ligger i fremtiden"),
        ({"decided_on": "1.1.1999"}, "før 2000"),
        ({"in_force_from": "19.11.2026"}, "før den er truffet"),
        ({"in_force_from": "1.1.2099"}, "ret året"),
        ({"text": "010190-1234 flytter"}, "CPR"),
        ({"left_out": True}, "vedtaget med ændringer"),
        ({"reason": " "}, "begrundelse"),
        ({"votes": (Vote("bk", Voice.FOR, "x" * 2001), *votes("fff")[1:])}, "særstandpunkt"),
        ({"expected": (replace(EXPECTED, low="45"),)}, "større end den høje"),
        ({"expected": (replace(EXPECTED, low="ca. 40"),)}, "begge ender"),
        ({"expected": (replace(EXPECTED, by="20.11.2026"),)}, "efter beslutningen"),
        ({"expected": (replace(EXPECTED, basis=""),)}, "bygger på"),
        ({"expected": (EXPECTED, EXPECTED)}, "står to gange"),
        ({"expected": (replace(EXPECTED, pair=("andet", "zone1")),)}, "som planen har"),
        ({"expected": (replace(EXPECTED, pair=None),)}, "som planen har"),
    ],
)
def test_a_fault_is_named_in_danish(other: dict[str, object], why: str) -> None:
    assert why in faults(**other)


@pytest.mark.parametrize(
    ("words", "value"),
    [("40,5", 40.5), (" −3 ", -3.0), ("40.25", 40.25), ("1e9", None), ("", None), ("nan", None)],
)
def test_numbers_are_read_as_people_write_them(words: str, value: float | None) -> None:
    assert number_from(words) == value
