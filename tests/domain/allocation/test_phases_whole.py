"""The half-years of a plan and the days on which courses start, whole."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.cycles import cycle_starts
from lib.domain.allocation.phases import HalfYear, half_years, phase_words, stretches
from lib.domain.allocation.placement import Scenario
from lib.domain.allocation.startup import Opening
from lib.domain.plan import Plan
from tests.domain.allocation.builders import ZONE_IDS, ZONES, move, small_rulebook

RULEBOOK = small_rulebook({"a": (10, 6, 0, 0), "b": (0, 0, 5, 0)}, rest=1)
AGREEMENT, BASE = RULEBOOK.agreement, RULEBOOK.base
NEED_A = Need("a", tuple(zip(ZONE_IDS, (40.0, 30.0, 10.0, 0.0), strict=True)), "published")


@pytest.mark.parametrize(
    ("months", "begins", "first", "last", "days"),
    [
        (6, date(2025, 1, 1), date(2025, 1, 1), date(2026, 1, 1), ("2025-01-01", "2025-07-01", "2026-01-01")),
        (6, date(2025, 1, 1), date(2025, 1, 2), date(2025, 12, 31), ("2025-07-01",)),
        (6, date(2025, 1, 1), date(2020, 1, 1), date(2024, 12, 31), ()),
        # The last day of a shorter month, and the same day again after it.
        (
            1,
            date(2025, 12, 31),
            date(2026, 1, 1),
            date(2026, 4, 1),
            ("2026-01-31", "2026-02-28", "2026-03-31"),
        ),
        (11, date(2025, 1, 30), date(2025, 2, 1), date(2027, 1, 1), ("2025-12-30", "2026-11-30")),
        (None, date(2025, 1, 1), date(2025, 1, 1), date(2026, 1, 1), ()),
        (6, None, date(2025, 1, 1), date(2026, 1, 1), ()),
    ],
)
def test_the_days_on_which_courses_start(
    months: int | None, begins: date | None, first: date, last: date, days: tuple[str, ...]
) -> None:
    activity = replace(AGREEMENT.activities[0], cycle_months=months, cycle_from=begins)
    assert tuple(day.isoformat() for day in cycle_starts(activity, first, last)) == days


PLAN = Plan("p", "P", "P", "2025-03-01", "2026-05-31", "alle", "k", "K", "l", "L", ZONES, "i", "", ())


def test_the_half_years_of_a_plan_are_made_whole() -> None:
    early, later, last = (
        replace(move("a", 1, 3, 1), starts=day)
        for day in (date(2024, 1, 1), date(2025, 12, 31), date(2026, 7, 1))
    )
    at_once = move("b", 3, 4, 0.5)
    scenario = Scenario(BASE, (last, early, later, at_once))
    made = half_years(
        PLAN, scenario, (NEED_A,), beyond=1, charged=iter((Opening("a", "zone3", 26, later.starts),))
    )
    assert [(each.name, each.first, each.last, each.within) for each in made] == [
        ("1. halvår 2025", date(2025, 3, 1), date(2025, 6, 30), True),
        ("2. halvår 2025", date(2025, 7, 1), date(2025, 12, 31), True),
        ("1. halvår 2026", date(2026, 1, 1), date(2026, 6, 30), True),
        ("2. halvår 2026", date(2026, 7, 1), date(2026, 12, 31), False),
    ]
    assert [each.moves for each in made] == [(early, at_once), (later,), (), (last,)]
    # Fair are 8, 6, 2, 0: 1 of 16 is missing, then none but the hour that opening takes, then none, then one too many.
    assert [each.coverage for each in made] == [93.75, 93.75, 100.0, 93.75]
    assert [each.moved for each in made] == [1.5, 2.5, 2.5, 3.5]
    assert [each.placement for each in made] == [scenario.on(each.last) for each in made]
    assert [[one.zone for one in each.worst_off] for each in made] == [
        ["zone3"],
        ["zone1", "zone2", "zone3"],
        ["zone1", "zone2", "zone3"],
        ["zone1"],
    ]
    assert [(one.name, other.name) for one, other in stretches(made)] == [
        (each.name, each.name) for each in made
    ]
    assert (
        phase_words(made)
        == "Dækningen går fra 94 procent i 1. halvår 2025 til 94 procent fra 2. halvår 2026."
    )
    assert [each.coverage for each in half_years(PLAN, scenario, beyond=0)] == [None] * 3
    assert len(half_years(PLAN, scenario)) == 5


def test_a_half_year_that_begins_on_the_plans_last_day_is_within_it() -> None:
    made = half_years(replace(PLAN, valid_to="2026-07-01"), Scenario(BASE), beyond=0)
    assert [(each.first.isoformat(), each.within) for each in made] == [
        ("2025-03-01", True),
        ("2025-07-01", True),
        ("2026-01-01", True),
        ("2026-07-01", True),
    ]
    assert [
        each.name for each in half_years(replace(PLAN, valid_to="2025-06-30"), Scenario(BASE), beyond=1)
    ] == [
        "1. halvår 2025",
        "2. halvår 2025",
    ]


def half(year: int, covered: float | None) -> HalfYear:
    return HalfYear(date(year, 1, 1), date(year, 6, 30), True, (), BASE, covered, (), 0)


@pytest.mark.parametrize(
    ("covered", "words"),
    [
        ((), "Dækningen over tid kan ikke beregnes: ingen aktivitet har et kendt behov."),
        ((None,), "Dækningen over tid kan ikke beregnes: ingen aktivitet har et kendt behov."),
        ((90.0, 90.2), "Dækningen er 90 procent i alle halvår fra 1. halvår 2020."),
        (
            (80.0, 90.0, 90.0),
            "Dækningen går fra 80 procent i 1. halvår 2020 til 90 procent fra 1. halvår 2021.",
        ),
        (
            (90.0, 80.0, 90.0),
            "Dækningen går fra 90 procent i 1. halvår 2020 til 90 procent fra 1. halvår 2022.",
        ),
        (
            (None, 80.0, 90.0),
            "Dækningen går fra 80 procent i 1. halvår 2021 til 90 procent fra 1. halvår 2022.",
        ),
    ],
)
def test_dækning_over_time_in_words(covered: tuple[float | None, ...], words: str) -> None:
    assert phase_words([half(2020 + place, each) for place, each in enumerate(covered)]) == words
