"""Hours are moved, never made: totals, balance and undo."""

import pandas as pd
import pytest
from hypothesis import given

from lib.domain.allocation.frames import placement_from
from lib.domain.allocation.placement import Cell, Move, Placement, Scenario
from lib.domain.allocation.rules import MoveRefused
from tests.domain.allocation.builders import any_moves, move, real_rulebook, small_rulebook


def test_the_plan_places_517_hours_on_14_activities_and_4_zones() -> None:
    base = real_rulebook().base
    assert base.total == 2 * 517
    assert len(base.activity_totals) == 14
    assert len(base.zone_totals) == 4
    assert real_rulebook().violations(base) == frozenset()


@given(any_moves())
def test_no_sequence_of_moves_changes_a_total(moves: list[Move]) -> None:
    rulebook = real_rulebook()
    base = rulebook.base
    scenario = Scenario(base)
    for attempt in moves:
        before = scenario
        try:
            scenario = rulebook.carried_out(scenario, attempt)
        except MoveRefused:
            assert scenario == before
        assert scenario.placement.activity_totals == base.activity_totals
        assert scenario.placement.pair_totals == base.pair_totals
        assert scenario.placement.total == 2 * 517
        assert scenario.balance == 0
        assert rulebook.violations(scenario.placement) == frozenset()


@given(any_moves())
def test_undo_goes_back_step_by_step_to_the_first_placement(moves: list[Move]) -> None:
    rulebook = real_rulebook()
    states = [Scenario(rulebook.base)]
    for attempt in moves:
        try:
            states.append(rulebook.carried_out(states[-1], attempt))
        except MoveRefused:
            continue
    scenario = states.pop()
    while states:
        scenario = Scenario(scenario.base, scenario.moves[:-1])
        assert scenario == states.pop()
    assert scenario == Scenario(rulebook.base)


def test_equal_placements_are_equal_whatever_the_order_and_the_empty_cells() -> None:
    one, two = Cell("a", "r", "zone1"), Cell("a", "r", "zone2")
    assert Placement.of({one: 4, two: 0}) == Placement.of({two: 0, one: 4}) == Placement.of({one: 4})


def test_where_an_activity_has_hours() -> None:
    base = real_rulebook().base
    assert base.resources_of("platform") == (
        "Boligsocial medarbejder",
        "Fredericia Bibliotek (Kriminalitetsforebyggelse)",
    )
    assert base.zones_of("platform", "Boligsocial medarbejder") == ("zone1",)
    assert base.in_zone("platform", "zone1") == 2 * 23
    assert base.in_zone("platform", "zone2") == 0


@pytest.mark.parametrize("hours", [0.25, -1, float("nan")])
def test_a_placement_of_other_than_half_hours_is_an_error(hours: float) -> None:
    frame = pd.DataFrame({"activity_id": ["a"], "resource": ["r"], "zone": ["zone1"], "hours": [hours]})
    with pytest.raises(ValueError, match="half-hours"):
        placement_from(frame)


def test_moves_that_no_longer_hold_are_set_aside_when_replayed() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    good, too_many, after = move("a", 1, 2, 3), move("a", 1, 2, 30), move("a", 2, 3, 13)
    scenario, dropped = rulebook.replayed((good, too_many, after))
    assert scenario.moves == (good, after)
    assert dropped == (too_many,)


def test_flows_between_two_zones_are_set_off_against_each_other() -> None:
    rulebook = small_rulebook({"a": (10, 10, 10, 0), "b": (10, 10, 0, 0)})
    scenario, _ = rulebook.replayed((move("a", 1, 2, 5), move("b", 2, 1, 7), move("a", 3, 2, 4)))
    flows = [(flow.from_zone, flow.to_zone, flow.hours) for flow in scenario.flows]
    assert flows == [("zone2", "zone1", 2), ("zone3", "zone2", 4)]
    even, _ = rulebook.replayed((move("a", 1, 2, 5), move("b", 2, 1, 5)))
    assert even.flows == ()
