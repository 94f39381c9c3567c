"""From a divided solution to a whole one, and what one run of the solver answers, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.programme import Programme, Row, programme
from lib.domain.allocation.proposal.rounding import Bounds, rounded
from lib.domain.allocation.proposal.solve import Proposal, is_feasible
from lib.domain.allocation.proposal.solver import relaxed_level, solved
from lib.domain.allocation.proposal.stages import MISSING, MOVED, Cost, Stage, costs_of, stage_of
from lib.domain.allocation.proposal.terms import Lock, Terms
from lib.domain.allocation.proposal.weighted import worst_ratio
from lib.domain.allocation.proposal.worst_off import Level, best_level
from lib.domain.allocation.rules import Rulebook
from tests.domain.allocation.builders import ZONE_IDS, small_rulebook

NEED = Need("a", tuple(zip(ZONE_IDS, (20.0, 10.0, 10.0, 0.0), strict=True)), "published")


def alone(*hours: float, plain: bool = False) -> Rulebook:
    """Activity a and no other; plain: without terms, so that any half-hour is allowed."""
    made = small_rulebook({"a": hours}, rest=0)
    activities = () if plain else made.agreement.activities[:1]
    return replace(made, agreement=replace(made.agreement, activities=activities))


def held(
    made: Programme, divided: list[float], possible: bool = True
) -> tuple[list[float], list[float], list[Bounds]]:
    """The bounds of a rounding, and what was asked on the way; where nothing is possible, nothing is held."""
    asked: list[Bounds] = []

    def relaxed(bounds: Bounds) -> np.ndarray | None:
        asked.append(bounds)
        return np.array(divided) if possible else None

    (low, high), near = rounded(made, np.array(divided), relaxed)
    assert near.tolist() == divided
    return low.tolist(), high.tolist(), asked


def test_sessions_that_are_whole_come_first_then_those_there_is_most_of() -> None:
    """Three sessions of two hours: one is whole in zone 1; of the parts 0,8 and 0,6 the larger has the next."""
    made = programme(alone(6, 0, 0, 0), (), Terms(sessions=(("a", 4),)))
    assert [*made.places.values()] == [{0: 4.0}, {1: 4.0}, {2: 4.0}, {3: 4.0}]
    low, high, asked = held(made, [1.5, 0.8, 0.7, 0.0])
    assert low == high == [1, 1, 1, 0]
    assert len(asked) == 1
    assert held(made, [2.4, 0.4, 0.2, 0.0])[0] == [2, 1, 0, 0], "all sessions stand somewhere"
    assert held(made, [1.0 - 1e-12, 1.0, 1.0, 0.0])[0] == [1, 1, 1, 0]
    nothing = held(made, [1.5, 0.8, 0.7, 0.0], possible=False)
    assert (nothing[0], nothing[1]) == (made.low.tolist(), made.high.tolist())


def test_of_blocks_half_is_enough_and_single_half_hours_are_left_to_the_rest() -> None:
    made = programme(alone(10, 0, 0, 0), (), Terms())
    jumps = [min(own) for own in made.places.values()]
    assert [made.places["a", zone][jump] for zone, jump in zip(ZONE_IDS, jumps, strict=True)] == [4.0] * 4

    def taken(*parts: float) -> list[float]:
        divided = [0.0] * len(made.low)
        for jump, part in zip(jumps, parts, strict=True):
            divided[jump] = part
        low, high, _ = held(made, divided)
        free = [place for place in range(len(low)) if place not in jumps]
        assert [low[place] for place in free] == [made.low[place] for place in free]
        assert [high[place] for place in free] == [made.high[place] for place in free]
        return [low[jump] for jump in jumps]

    assert taken(1.0, 0.5, 0.4, 0.0) == [1, 1, 0, 0]
    assert taken(0.3, 0.4, 0.0, 0.0) == [0, 1, 0, 0], "one at least, the one there is most of"


def test_where_all_at_once_leave_nothing_half_of_them_are_tried() -> None:
    both = small_rulebook({"a": (6, 0, 0, 0), "b": (6, 0, 0, 0)}, rest=0)
    made = programme(both, (), Terms(sessions=(("a", 4), ("b", 4))))
    of_a = [column for zone in ZONE_IDS for column in made.places["a", zone]]
    divided = np.zeros(len(made.low))
    divided[of_a[0]] = divided[min(made.places["b", "zone1"])] = 3.0
    asked: list[list[float]] = []

    def relaxed(bounds: Bounds) -> np.ndarray | None:
        asked.append([column for column in range(len(divided)) if bounds[0][column] == bounds[1][column]])
        return divided if len(asked) > 1 else None

    (low, high), _ = rounded(made, divided, relaxed)
    assert (low == high).all()
    assert [len(each) for each in asked] == [8, 4, 8]
    assert asked[1] == of_a


def test_one_run_of_the_solver_is_told_whole() -> None:
    """Fair are 10, 5, 5 and 0 of twenty half-hours: nothing is missing when all twenty of the shares are filled."""
    rulebook = alone(5, 5, 0, 0, plain=True)
    made = programme(rulebook, (NEED,), Terms(lifted=frozenset({"base"})))
    found = solved(made, made.shortfall, (), 20)
    assert found is not None
    assert [found.placement.in_zone("a", zone) for zone in ZONE_IDS] == [10, 5, 5, 0]
    assert (found.optimal, found.value, found.bound) == (True, pytest.approx(-20), pytest.approx(-20))
    stay = solved(made, made.moved, (), 20)
    assert stay is not None
    assert stay.placement == rulebook.base
    none = Row("", made.places["a", "zone1"], 21, 30)
    assert solved(made, made.moved, (none,), 20) is None
    few = Row("", made.places["a", "zone3"], 0, 2.5)
    assert relaxed_level(made) == pytest.approx(1.0)
    assert relaxed_level(made, (few,)) == pytest.approx(0.5)
    known, stage = stage_of(made, MISSING, costs_of(made, rulebook.base)[MISSING], (few,), 20, rulebook.base)
    assert known is not None
    assert (stage.aim, stage.value, stage.bound) == (MISSING, pytest.approx(3), pytest.approx(3))
    shown = Cost(made.moved, 0.0, lambda placement: 7.0, lambda halves: halves / 2)
    assert stage_of(made, MOVED, shown, (), 20)[1] == Stage(MOVED, 3.5, 3.5)


def test_the_best_level_is_held_by_its_rows() -> None:
    rulebook = alone(5, 5, 0, 0, plain=True)
    made = programme(rulebook, (NEED,), Terms(lifted=frozenset({"base"})))
    few = Row("", made.places["a", "zone3"], 0, 2)

    def ratio(placement: Placement) -> float:
        return worst_ratio(rulebook, (NEED,), placement)

    assert [ratio(rulebook.base), worst_ratio(rulebook, (), rulebook.base)] == [0, 0]
    found = best_level(made, (few,), rulebook.base, ratio, 20)
    assert (found.value, found.bound) == (0.4, 0.4)
    assert [(row.coefficients, row.low) for row in found.rows] == [
        (made.places["a", "zone1"], 4),
        (made.places["a", "zone2"], 2),
        (made.places["a", "zone3"], 2),
    ]
    assert ratio(found.known) >= 0.4
    even = alone(5, 2.5, 2.5, 0, plain=True)
    free = programme(even, (NEED,), Terms(lifted=frozenset({"base"})))
    full = best_level(free, (), even.base, ratio, 20)
    assert full == Level(1.0, 1.0, full.rows, even.base), "what is known already is kept"


def test_what_can_be_is_not_denied() -> None:
    rulebook = small_rulebook({"a": (4, 0, 0, 0)}, everywhere=True)
    assert is_feasible(rulebook, Terms())
    assert not is_feasible(rulebook, Terms(locks=frozenset({Lock("a", "zone2")})))
    assert not Proposal(rulebook.base, (Stage("x", 1.0, 0.9),), ()).proven
