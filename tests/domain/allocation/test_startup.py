"""What new places cost, and that it is beside the total."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need, plan_coverage
from lib.domain.allocation.placement import Move, Scenario
from lib.domain.allocation.startup import (
    Opening,
    coverage_with_startup,
    openings,
    startup_hours,
    startup_words,
    travel_hours,
)
from tests.domain.allocation.builders import (
    FREMSKUDT_NEED,
    ZONE_IDS,
    any_moves,
    move,
    real_rulebook_with_terms,
    small_rulebook,
)

NEED = Need("a", tuple((zone, 10.0) for zone in ZONE_IDS), "published")


def costly(agreement: Agreement, startup: float = 0.0, travel: float = 0.0) -> Agreement:
    activities = tuple(
        replace(each, startup_hours=startup, travel_hours=travel) for each in agreement.activities
    )
    return replace(agreement, activities=activities)


def test_opening_costs_where_there_were_no_hours_and_nowhere_else() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    agreement = costly(rulebook.agreement, startup=15)
    scenario = Scenario(rulebook.base, (move("a", 1, 2, 4), move("a", 1, 3, 2), move("a", 2, 3, 2)))
    found = openings(agreement, scenario)
    assert found == (Opening("a", "zone3", 15, None),)
    assert startup_hours(found) == 15
    assert openings(agreement, Scenario(rulebook.base)) == ()


def test_what_closes_and_opens_again_costs_twice_and_says_when() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    days = [date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1)]
    there, back, again = (
        replace(one, starts=day)
        for one, day in zip((move("a", 1, 3, 4), move("a", 3, 1, 4), move("a", 1, 3, 4)), days, strict=True)
    )
    found = openings(costly(rulebook.agreement, startup=15), Scenario(rulebook.base, (again, there, back)))
    assert [(each.zone, each.starts) for each in found] == [("zone3", days[0]), ("zone3", days[2])]
    assert startup_hours(found) == 30


def test_there_and_back_at_once_opens_nothing() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    scenario = Scenario(rulebook.base, (move("a", 1, 3, 4), move("a", 3, 1, 4)))
    assert openings(rulebook.agreement, scenario) == ()


def test_the_plans_own_etableringstimer() -> None:
    rulebook = real_rulebook_with_terms()
    scenario = Scenario(rulebook.base)
    scenario = rulebook.carried_out(scenario, move("platform", 1, 2, 8, "Boligsocial medarbejder"))
    scenario = rulebook.carried_out(scenario, move("myob", 1, 4, 4, "Områdesekretariatet (Uddannelse)"))
    found = openings(rulebook.agreement, scenario)
    assert [(each.activity_id, each.zone, each.hours) for each in found] == [
        ("myob", "zone4", 15),
        ("platform", "zone2", 15),
    ]
    assert scenario.placement.total_hours == 517
    assert startup_words(rulebook.agreement, found) == (
        "Etableringstimer: 30 timer én gang (MYOB i zone 4, En platform til mere i zone 2), "
        "ved siden af timerne om ugen; en antagelse."
    )
    assert "ingen etableringstimer" in startup_words(rulebook.agreement, ())


def test_travel_is_for_each_zone_beyond_the_first_and_none_by_default() -> None:
    rulebook = small_rulebook({"a": (10, 10, 4, 0)})
    # 'a' is in three zones, the rest of the plan in four: 2 and 3 ways of half an hour.
    assert travel_hours(costly(rulebook.agreement, travel=0.5), rulebook.base) == 2.5
    real = real_rulebook_with_terms()
    assert travel_hours(real.agreement, real.base) == 0


def test_opening_taken_from_the_hours_costs_dækning_and_makes_no_hours() -> None:
    rulebook = small_rulebook({"a": (10, 10, 10, 10)})
    found = (Opening("a", "zone1", 26.0, None), Opening("a", "zone2", 26.0, None))
    # An hour a week is missing in each of two zones, of 40.
    assert coverage_with_startup(rulebook.base, (NEED,), found) == pytest.approx(1 - 2 / 40)
    assert coverage_with_startup(rulebook.base, (NEED,), ()) == 1
    assert coverage_with_startup(rulebook.base, (), found) is None
    more_than_there_is = (Opening("a", "zone1", 26_000.0, None),)
    assert coverage_with_startup(rulebook.base, (NEED,), more_than_there_is) == pytest.approx(0.75)


@settings(max_examples=40, deadline=None)
@given(any_moves())
def test_charged_dækning_is_never_higher_and_the_same_where_nothing_opens(moves: list[Move]) -> None:
    rulebook = real_rulebook_with_terms()
    scenario, _ = rulebook.replayed(tuple(moves))
    needs = (FREMSKUDT_NEED, Need("platform", tuple((zone, 5.0) for zone in ZONE_IDS), "published"))
    found = openings(rulebook.agreement, scenario)
    assert {(each.activity_id, each.zone) for each in found} == {
        (terms.activity_id, zone)
        for terms in rulebook.agreement.activities
        for zone in ZONE_IDS
        if scenario.placement.in_zone(terms.activity_id, zone)
        and not rulebook.base.in_zone(terms.activity_id, zone)
    }
    plain = plan_coverage(scenario.placement, needs) or 0
    charged = coverage_with_startup(scenario.placement, needs, found) or 0
    assert charged <= plain + 1e-12
    if not any(each.activity_id in ("fremskudt", "platform") for each in found):
        assert charged == pytest.approx(plain)
