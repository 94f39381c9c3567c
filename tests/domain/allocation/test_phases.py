"""Moves with a day: what stands when, half-year by half-year, and teams that move only between two courses."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.allocation.coverage import Need, plan_coverage, worst_off
from lib.domain.allocation.cycles import cycle_starts
from lib.domain.allocation.phases import half_years, phase_words, stretches
from lib.domain.allocation.placement import Move, Scenario
from lib.domain.allocation.rules import MoveRefused, Rulebook
from lib.domain.allocation.startup import Opening
from lib.domain.allocation.terms import Terms
from lib.domain.plan import Plan
from tests.domain.allocation.builders import (
    FREMSKUDT_NEED,
    ZONE_IDS,
    ZONES,
    any_moves,
    move,
    real_rulebook,
    real_rulebook_with_terms,
    small_rulebook,
)

PLAN = Plan("p", "P", "P", "2023-01-01", "2026-12-31", "alle", "k", "K", "l", "L", ZONES, "i", "", ())
SECRETARIAT = "Områdesekretariatet (Uddannelse)"
JANUARY, JULY = date(2025, 1, 1), date(2025, 7, 1)
NEED = Need("a", tuple((zone, 10.0) for zone in ZONE_IDS), "published")


def dated() -> st.SearchStrategy[list[Move]]:
    days = st.one_of(st.none(), st.dates(date(2023, 1, 1), date(2028, 12, 31)))
    return st.tuples(any_moves(), st.lists(days, min_size=25, max_size=25)).map(
        lambda both: [replace(one, starts=day) for one, day in zip(*both, strict=False)]
    )


@settings(max_examples=40, deadline=None)
@given(dated(), st.dates(date(2022, 1, 1), date(2030, 1, 1)))
def test_a_phased_scenario_balances_on_every_day_and_keeps_every_rule(moves: list[Move], day: date) -> None:
    rulebook = real_rulebook()
    scenario, dropped = rulebook.replayed(tuple(moves))
    assert len(scenario.moves) + len(dropped) == len(moves)
    for when in (day, *scenario.days, date.max):
        stands = scenario.on(when)
        assert stands.pair_totals == rulebook.base.pair_totals
        assert rulebook.violations(stands) == frozenset()
    assert rulebook.scenario_violations(scenario) == ()
    assert scenario.on(date.max) == scenario.placement


@settings(max_examples=40, deadline=None)
@given(dated())
def test_nothing_changes_between_the_days_of_the_moves(moves: list[Move]) -> None:
    scenario, _ = real_rulebook().replayed(tuple(moves))
    for first, second in zip(scenario.days, scenario.days[1:], strict=False):
        assert scenario.on(second - timedelta(days=1)) == scenario.on(first)


def test_a_move_stands_from_its_day_on_and_one_without_a_day_at_once() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    scenario = Scenario(rulebook.base, (replace(move("a", 1, 3, 4), starts=JULY), move("a", 2, 4, 2)))
    before, after = scenario.on(JULY - timedelta(days=1)), scenario.on(JULY)
    assert [before.in_zone("a", zone) for zone in ZONE_IDS] == [20, 16, 0, 4]
    assert [after.in_zone("a", zone) for zone in ZONE_IDS] == [12, 16, 8, 4]


def test_the_plan_is_followed_by_half_years_to_its_end_and_beyond() -> None:
    rulebook = small_rulebook({"a": (20, 20, 0, 0)})
    scenario = Scenario(
        rulebook.base,
        (
            move("a", 1, 3, 5),
            replace(move("a", 1, 3, 5), starts=JANUARY),
            replace(move("a", 2, 4, 10), starts=JULY),
        ),
    )
    made = half_years(PLAN, scenario, (NEED,))
    assert len(made) == 8 + 2
    assert [each.within for each in made] == [True] * 8 + [False] * 2
    assert (made[0].first, made[0].last, made[-1].last) == (
        date(2023, 1, 1),
        date(2023, 6, 30),
        date(2027, 12, 31),
    )
    # 40 hours, fair share 10 each: 20 in place from the start, 5 more at once, 5 from January, 10 from July 2025.
    assert [each.coverage for each in made] == pytest.approx([62.5] * 4 + [75] + [100] * 5)
    assert (made[0].name, made[-1].name) == ("1. halvår 2023", "2. halvår 2027")
    assert (
        phase_words(made)
        == "Dækningen går fra 62 procent i 1. halvår 2023 til 100 procent fra 2. halvår 2025."
    )
    assert phase_words(made[5:]) == "Dækningen er 100 procent i alle halvår fra 2. halvår 2025."
    assert [(first.first.year, last.last) for first, last in stretches(made)] == [
        (2023, date(2024, 12, 31)),
        (2025, date(2025, 6, 30)),
        (2025, date(2026, 12, 31)),
        (2027, date(2027, 12, 31)),
    ], "as it begins, from January and July 2025, and after the plan"
    assert [each.moved for each in made] == [5] * 4 + [10] + [20] * 5
    assert [len(each.moves) for each in made] == [1, 0, 0, 0, 1, 1, 0, 0, 0, 0]
    assert [stand.zone for stand in made[4].worst_off] == ["zone4"]
    assert made[5].worst_off == worst_off(scenario.placement, (NEED,), ZONE_IDS)


def test_half_years_of_a_plan_that_begins_inside_one_and_without_a_need() -> None:
    plan = replace(PLAN, valid_from="2024-03-15", valid_to="2024-12-31")
    made = half_years(plan, Scenario(real_rulebook().base), beyond=0)
    assert [(each.first, each.last) for each in made] == [
        (date(2024, 3, 15), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2024, 12, 31)),
    ]
    assert [each.coverage for each in made] == [None, None]
    assert made[0].worst_off == ()
    assert made[0].name == "1. halvår 2024"
    assert phase_words(made).startswith("Dækningen over tid kan ikke beregnes")


def test_opening_is_taken_from_its_half_year_alone_and_only_when_asked() -> None:
    rulebook = small_rulebook({"a": (20, 20, 0, 0)})
    scenario = Scenario(rulebook.base, (replace(move("a", 1, 3, 10), starts=JULY),))
    opening = Opening("a", "zone3", 52.0, JULY)
    shown = [each.coverage for each in half_years(PLAN, scenario, (NEED,))]
    charged = [each.coverage for each in half_years(PLAN, scenario, (NEED,), charged=(opening,))]
    # 52 hours over 26 weeks are 2 of the 40 hours a week; zone 3 has exactly its share, so all 2 are missing.
    assert [a - b for a, b in zip(shown, charged, strict=True) if a and b] == pytest.approx(
        [0] * 5 + [5] + [0] * 4
    )


@given(st.dates(date(2022, 1, 1), date(2030, 12, 31)))
def test_courses_start_every_eighth_month_from_the_first(day: date) -> None:
    myob = real_rulebook_with_terms().agreement.terms("myob")
    starts = cycle_starts(myob, date(2023, 1, 1), date(2027, 1, 1))
    assert starts == (
        date(2023, 1, 1),
        date(2023, 9, 1),
        date(2024, 5, 1),
        date(2025, 1, 1),
        date(2025, 9, 1),
        date(2026, 5, 1),
        date(2027, 1, 1),
    )
    months = (day.year - 2023) * 12 + day.month - 1
    is_start = months >= 0 and months % 8 == 0 and day.day == 1
    assert bool(cycle_starts(myob, day, day)) == is_start


def test_a_course_that_starts_on_the_31st_starts_on_the_last_day_of_a_shorter_month() -> None:
    myob = replace(
        real_rulebook_with_terms().agreement.terms("myob"), cycle_months=1, cycle_from=date(2023, 12, 31)
    )
    starts = cycle_starts(myob, date(2024, 1, 1), date(2024, 4, 30))
    assert starts == (date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30))


def team_move(day: date | None, to_zone: int = 3) -> Move:
    return replace(move("myob", 1, to_zone, 4, SECRETARIAT), starts=day)


def made(rulebook: Rulebook, attempt: Move) -> Scenario:
    return rulebook.carried_out(Scenario(rulebook.base), attempt)


def test_a_team_moves_only_when_a_course_starts() -> None:
    rulebook = real_rulebook_with_terms()
    assert made(rulebook, team_move(date(2026, 5, 1))).moves
    assert made(rulebook, team_move(None)).moves
    with pytest.raises(MoveRefused) as caught:
        made(rulebook, team_move(date(2026, 7, 1)))
    assert caught.value.rule_id == "hold_cyklus"
    assert caught.value.sentence == (
        "MYOB kan ikke flytte 1. juli 2026: et hold flytter kun, når et nyt forløb starter. "
        "Nærmest: 1. maj 2026 eller 1. januar 2027."
    )
    lifted = rulebook.with_terms(Terms(lifted=frozenset({"hold_cyklus"})))
    assert made(lifted, team_move(date(2026, 7, 1))).moves
    assert made(real_rulebook(), team_move(date(2026, 7, 1))).moves


def test_a_new_team_starts_in_a_zone_without_one() -> None:
    with pytest.raises(MoveRefused) as caught:
        made(real_rulebook_with_terms(), team_move(date(2026, 5, 1), to_zone=2))
    assert caught.value.rule_id == "hold_myob"


def test_dækning_on_the_last_day_is_that_of_the_whole_scenario() -> None:
    rulebook = real_rulebook()
    day = date(2026, 7, 1)
    resource = "Fredericia Jobcenter (fremskudte medarbejdere)"
    scenario = made(rulebook, replace(move("fremskudt", 1, 3, 10, resource), starts=day))
    last = half_years(PLAN, scenario, (FREMSKUDT_NEED,))[-1]
    assert last.coverage == pytest.approx(100 * (plan_coverage(scenario.placement, (FREMSKUDT_NEED,)) or 0))
