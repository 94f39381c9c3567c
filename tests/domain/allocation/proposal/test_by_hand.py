"""A proposal as a whole, by hand: what the first hours buy, its value of every aim, and how sure a move is."""

from dataclasses import replace

import pytest

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Cell, Move, Placement
from lib.domain.allocation.proposal.frontier import FrontierPoint, frontier
from lib.domain.allocation.proposal.levels import AtLevel, cheapest
from lib.domain.allocation.proposal.robust import MoveSupport, drawn_needs, supports
from lib.domain.allocation.proposal.solve import CLASH, MOST_COVERAGE, Infeasible, propose
from lib.domain.allocation.proposal.solver import Unanswered
from lib.domain.allocation.proposal.stages import MISSING, MOVED, WEIGHED, WORST_OFF
from lib.domain.allocation.proposal.terms import Lock, Terms
from lib.domain.allocation.proposal.weights import Weights
from tests.domain.allocation.builders import ZONE_IDS, small_rulebook


def need(*persons: float, activity: str = "a") -> Need:
    return Need(activity, tuple(zip(ZONE_IDS, persons, strict=True)), "published")


def test_what_the_first_hours_buy_point_by_point() -> None:
    """Ten hours, all in zone 1, for two zones of equal need: each hour that moves mends one, five in all."""
    rulebook = small_rulebook({"a": (10, 0, 0, 0)})
    found = frontier(rulebook, (need(10, 10, 0, 0),), Terms(most_moved=0), steps=2)
    assert [replace(each, placement=rulebook.base) for each in found] == [
        FrontierPoint(limit, limit, pytest.approx(covered), rulebook.base, True)
        for limit, covered in ((0.0, 50.0), (2.5, 75.0), (5.0, 100.0))
    ]
    assert [each.placement.in_zone("a", "zone2") for each in found] == [0, 5, 10]


def test_a_proposal_has_a_value_of_every_aim_in_its_own_unit() -> None:
    rulebook = small_rulebook({"a": (10, 0, 0, 0)})
    needs = (need(10, 10, 0, 0),)
    by_order = propose(rulebook, needs, Terms(most_moved=4))
    assert dict(by_order.measured) == pytest.approx({MISSING: 6, MOVED: 4, WORST_OFF: 0.4})
    assert [each.aim for each in by_order.stages] == [WORST_OFF, MISSING, MOVED]
    only = propose(rulebook, needs, Terms(), MOST_COVERAGE)
    assert [(each.aim, each.value, each.bound) for each in only.stages] == [
        (MISSING, pytest.approx(0, abs=1e-6), pytest.approx(0, abs=1e-4)),
        (MOVED, pytest.approx(10), pytest.approx(10)),
    ]
    points_of = propose(rulebook, needs, Terms(), Weights(0, 1, 0))
    assert dict(points_of.measured) == pytest.approx({MISSING: 0, MOVED: 10, WEIGHED: 100, WORST_OFF: 1})
    assert [each.aim for each in points_of.stages] == [WEIGHED, MOVED]
    clash = Terms(locks=frozenset({Lock("a", "zone2")}))
    with pytest.raises(Infeasible, match=f"^{CLASH}\\.$"):
        propose(small_rulebook({"a": (4, 0, 0, 0)}, everywhere=True), (), clash)


def test_how_often_a_move_is_worth_it_and_how_sure_that_is() -> None:
    base = Placement.of({Cell("a", "r", "zone1"): 21, Cell("a", "r", "zone2"): 19})
    even = (Need("a", (("zone1", 40.0), ("zone2", 40.0)), "demo"),)
    there = Move("a", "r", "zone1", "zone2", 1)
    (found,) = supports(base, [there], even, draws=100, seed=3)
    # The half-width of a share p of 100 draws is 1,96 times the root of p(1-p)/100.
    share = found.worth / 100
    assert found == MoveSupport(there, found.worth, pytest.approx(196 * (share * (1 - share) / 100) ** 0.5))
    assert supports(base, [], even) == ()
    assert [MoveSupport(there, worth, 1.0).survives for worth in (79.9, 80.0)] == [False, True]
    weighted = replace(even[0], factors=(("zone1", 2.0),))
    (drawn,) = drawn_needs((weighted,), 1, seed=1)
    assert (drawn[0].activity_id, drawn[0].basis, drawn[0].factors) == ("a", "demo", (("zone1", 2.0),))
    assert [zone for zone, _ in drawn[0].persons] == ["zone1", "zone2"]


def test_a_search_over_levels_keeps_all_that_cost_the_same() -> None:
    def at(level: float) -> AtLevel | None:
        return AtLevel(Placement(()), level, level, level)

    found = cheapest([0.0, 0.5, 1.0], 1.0, at, 1e-9)
    assert found is not None
    assert sorted(each.ratio for each in found.found) == [0.0, 0.5, 1.0]
    assert (found.cost, found.bound) == (1.0, 1.0)
    dear = cheapest([0.0, 0.5, 1.0], 2.0, at, 1e-9)
    assert dear is not None
    assert ([each.ratio for each in dear.found], dear.cost) == ([1.0], 1.0)


def test_a_level_that_is_not_answered_in_time_leaves_the_bound_open() -> None:
    """At 0 the rest costs 0,2 and the ratio 1; above it nobody knows, so it may cost as little as 0,2 and no ratio."""

    def at(level: float) -> AtLevel | None:
        if level:
            raise Unanswered
        return AtLevel(Placement(()), 0.2, 0.2, 0.0)

    found = cheapest([0.0, 0.5, 1.0], 1.0, at, 1e-9)
    assert found is not None
    assert (found.cost, found.bound) == (1.2, 0.2)
    assert [each.ratio for each in found.found] == [0.0]
