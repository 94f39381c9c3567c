"""The days of a year that are no meetings, by hand, and the kinds by their ids."""

import datetime as dt

from lib.domain.allocation.agreement import ActivityTerms
from lib.domain.meetings.kinds import Milestone, decides, kind_of, milestones_of
from lib.domain.meetings.sentences import slot_words
from lib.domain.meetings.wheel import Slot
from tests.domain.allocation.test_phases import PLAN
from tests.domain.meetings.made import BOARD, GROUP, KINDS, RESIDENTS

COURSE = ActivityTerms(
    "a", "Aktivitet", "A", "D", False, None, "", cycle_months=5, cycle_from=dt.date(2026, 2, 1)
)
PLAIN = ActivityTerms("b", "B", "B", "D", False, None, "")


def days(
    year: int, *known: Milestone, activities: tuple[ActivityTerms, ...] = ()
) -> list[tuple[str, dt.date]]:
    return [(each.name, each.day) for each in milestones_of(year, known, PLAN, activities)]


def test_a_day_of_one_year_is_only_in_that_year() -> None:
    once = Milestone("m", "Én gang", dt.date(2025, 3, 1))
    assert [days(year, once) for year in (2024, 2025)] == [[], [("Én gang", dt.date(2025, 3, 1))]]


def test_a_day_of_every_year_comes_back_from_its_first_and_29_february_on_the_28th() -> None:
    yearly = Milestone("m", "Hvert år", dt.date(2024, 2, 29), every_year=True)
    assert days(2023, yearly) == []
    assert days(2024, yearly) == [("Hvert år", dt.date(2024, 2, 29))]
    assert days(2025, yearly) == [("Hvert år", dt.date(2025, 2, 28))]
    (found,) = milestones_of(2025, [yearly], PLAN, ())
    assert (found.milestone_id, found.every_year) == ("m", True)


def test_the_plans_last_day_is_a_milestone_of_its_year_and_nothing_comes_after_it() -> None:
    """The plan of the tests ends on 31 December 2026."""
    on_it = Milestone("m", "A", dt.date(2026, 12, 31))
    assert days(2026, on_it) == [("A", dt.date(2026, 12, 31)), ("P slutter", dt.date(2026, 12, 31))]
    assert days(2027, Milestone("m", "Efter", dt.date(2027, 1, 1))) == []
    (end,) = milestones_of(2026, [], PLAN, ())
    assert (end.milestone_id, end.source) == ("plan", "Planens periode")


def test_courses_begin_in_the_year_and_all_come_by_day_and_name() -> None:
    """Every fifth month from 1 February 2026: February, July and December."""
    known = [Milestone("m", "Z", dt.date(2026, 7, 1)), Milestone("n", "Først", dt.date(2026, 1, 1))]
    assert days(2026, *known, activities=(COURSE, PLAIN)) == [
        ("Først", dt.date(2026, 1, 1)),
        ("A: nyt forløb begynder", dt.date(2026, 2, 1)),
        ("A: nyt forløb begynder", dt.date(2026, 7, 1)),
        ("Z", dt.date(2026, 7, 1)),
        ("A: nyt forløb begynder", dt.date(2026, 12, 1)),
        ("P slutter", dt.date(2026, 12, 31)),
    ]
    course = milestones_of(2026, [], PLAN, (COURSE,))[0]
    assert course.milestone_id == "forloeb:a"
    assert course.source == "Forløbets længde og første dag i activity_terms.csv"
    assert days(2027, activities=(COURSE,)) == []


def test_kinds_are_found_by_id_and_the_one_that_others_prepare_decides() -> None:
    assert kind_of(KINDS, "styregruppe") is GROUP
    assert kind_of(KINDS, "gone") is None
    assert decides(BOARD, KINDS)
    assert not decides(GROUP, KINDS)


def test_a_slot_is_said_with_its_part_and_zone() -> None:
    day = dt.date(2026, 1, 1)
    zones = {"z1": "Zone 1"}
    assert slot_words(Slot(BOARD, "", 2, day, day), zones) == "Bestyrelsesmøde, 2. af 4"
    assert slot_words(Slot(RESIDENTS, "z1", 1, day, day), zones) == "Zonemøde, Zone 1, 1. af 2"
    assert slot_words(Slot(RESIDENTS, "z9", 1, day, day), zones) == "Zonemøde, z9, 1. af 2"
