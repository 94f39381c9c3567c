"""What may be kept of an entry, and what is said of each fault."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.event_entry import (
    TITLE_LIMIT,
    EntryRefused,
    EventEntry,
    checked_entry,
    checked_reason,
    day_from,
)
from lib.domain.events import EventFields, EventKind, day_text

AREAS = ("plan", "z1", "a1")
TODAY = date(2026, 11, 22)
GOOD = EventEntry("z1", "renovering", "  Nye \n tage ", " Etape 1 ", "1.6.2022", "31/12-2023")


def faults(**changes: object) -> tuple[str, ...]:
    with pytest.raises(EntryRefused) as refused:
        checked_entry(replace(GOOD, **changes), AREAS, TODAY)
    return refused.value.sentences


def test_a_good_entry_is_kept_with_its_white_space_tidied() -> None:
    assert checked_entry(GOOD, AREAS, TODAY) == EventFields(
        "z1", EventKind.RENOVERING, "Nye tage", "Etape 1", date(2022, 6, 1), date(2023, 12, 31)
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"area_id": None}, "Vælg et område"),
        ({"area_id": "en anden plan"}, "Vælg et område"),
        ({"kind": None}, "slags"),
        ({"title": " \x00 "}, "Giv begivenheden en titel"),
        ({"title": "x" * (TITLE_LIMIT + 1)}, "Titlen er på 201 tegn"),
        ({"note": "x" * 2001}, "Noten er på 2.001 tegn"),
        ({"first_day": ""}, "Skriv i «Fra»"),
        ({"first_day": "i sommer"}, "«i sommer» i «Fra» er ikke en dato"),
        ({"last_day": "31.2.2023"}, "«31.2.2023» i «Til» er ikke en dato"),
        ({"last_day": "31.5.2022"}, "«Til» (31.5.2022) ligger før «Fra» (1.6.2022)"),
        ({"first_day": "1.6.2032", "last_day": ""}, "«Fra» ligger mere end fem år fremme (2032)"),
        ({"last_day": "1.6.2220"}, "«Til» ligger mere end fem år fremme"),
        ({"first_day": "1.6.0022"}, "«Fra» ligger før 1950"),
        ({"reason": " "}, "Skriv en begrundelse"),
    ],
)
def test_each_fault_is_said_alone(changes: dict[str, object], words: str) -> None:
    (sentence,) = faults(**changes)
    assert words in sentence


def test_all_faults_are_said_at_once() -> None:
    assert len(faults(title="", first_day="x", area_id=None, kind="y")) == 4


def test_five_years_ahead_and_the_same_day_are_allowed() -> None:
    kept = checked_entry(replace(GOOD, first_day="31.12.2031", last_day="31.12.2031"), AREAS, TODAY)
    assert kept.first_day == kept.last_day == date(2031, 12, 31)


@pytest.mark.parametrize(
    "words", ["1.6.2022", "01-06-2022", "1/6-2022", "1/6 2022", "1. 6. 2022", " 2022-06-01 "]
)
def test_a_day_is_read_as_people_write_it(words: str) -> None:
    assert day_from(words) == date(2022, 6, 1)


@pytest.mark.parametrize("words", ["", "juni", "1.6.22", "6/2022", "2022", "1.13.2022", "20220601"])
def test_what_is_no_day_is_not_guessed(words: str) -> None:
    assert day_from(words) is None


@given(st.dates())
def test_a_day_written_is_the_day_read(day: date) -> None:
    assert day.year < 1000 or day_from(day_text(day)) == day


def test_a_reason_is_wanted() -> None:
    assert checked_reason(" forkert\nzone ") == "forkert zone"
    with pytest.raises(EntryRefused, match="begrundelse"):
        checked_reason("")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"area_id": None}, "Vælg et område: hele planen, en zone eller en afdeling."),
        ({"kind": "fest"}, "Vælg, hvilken slags begivenhed det er."),
        ({"title": ""}, "Giv begivenheden en titel, for eksempel «Facaderenovering»."),
        ({"first_day": " "}, "Skriv i «Fra», hvilken dag det begyndte, for eksempel 1.6.2022."),
        (
            {"last_day": "x" * 41},
            f"«{'x' * 40}» i «Til» er ikke en dato: skriv dag.måned.år, for eksempel 1.6.2022.",
        ),
        (
            {"last_day": "31.5.2022"},
            "«Til» (31.5.2022) ligger før «Fra» (1.6.2022): byt dem om, eller ret den ene.",
        ),
        ({"last_day": "1.1.2032"}, "«Til» ligger mere end fem år fremme (2032): ret året."),
        ({"first_day": "31.12.1949"}, "«Fra» ligger før 1950: ret året."),
        (
            {"reason": " "},
            "Skriv en begrundelse: den står i historikken, når andre spørger, hvorfor det er ændret.",
        ),
        ({"reason": "x" * 2_001}, "Begrundelsen er på 2.001 tegn; der er plads til 2.000. Skriv kortere."),
    ],
)
def test_one_fault_is_one_sentence(changes: dict[str, object], said: str) -> None:
    assert faults(**changes) == (said,)


def test_what_is_just_within_its_bounds_is_kept() -> None:
    edge = replace(GOOD, title="x" * 200, note="y" * 2_000, first_day="1.1.1950", last_day="1.1.1950")
    kept = checked_entry(edge, AREAS, TODAY)
    assert (kept.title, kept.note, kept.first_day) == ("x" * 200, "y" * 2_000, date(1950, 1, 1))
    assert checked_reason(" x \n y ") == "x y"
    assert checked_entry(replace(GOOD, last_day=" "), AREAS, TODAY).last_day is None
    with pytest.raises(EntryRefused) as refused:
        checked_reason("")
    assert str(refused.value) == refused.value.sentences[0]


def test_several_faults_are_several_sentences_with_a_blank_between() -> None:
    refused = EntryRefused(["Skriv en titel.", "Skriv en dag."])
    assert (str(refused), refused.sentences) == (
        "Skriv en titel. Skriv en dag.",
        ("Skriv en titel.", "Skriv en dag."),
    )
