"""The parts of a proposal by hand: pieces, columns and rows, levels, points, moves and who works where."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from lib.domain.allocation.agreement import ActivityTerms
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Cell, Move, Placement
from lib.domain.allocation.proposal.levels import level_rows, levels_of
from lib.domain.allocation.proposal.moves import moves_between
from lib.domain.allocation.proposal.programme import Programme, Row, dealt_out, programme
from lib.domain.allocation.proposal.rounding import is_whole
from lib.domain.allocation.proposal.solve import Proposal
from lib.domain.allocation.proposal.stages import (
    MISSING,
    MOVED,
    Cost,
    Stage,
    costs_of,
    no_more,
)
from lib.domain.allocation.proposal.steps import Allowed, Piece, allowed, pieces
from lib.domain.allocation.proposal.terms import Lock, Terms
from lib.domain.allocation.proposal.weights import (
    NoWeights,
    Weights,
    measured_on,
    moved_share,
    points,
    weighed,
)
from lib.domain.allocation.proposal.worst_off import reachable
from lib.domain.allocation.rules import Rulebook
from tests.domain.allocation.builders import ZONE_IDS, move, small_rulebook


def need(*persons: float, activity: str = "a") -> Need:
    return Need(activity, tuple(zip(ZONE_IDS, persons, strict=True)), "published")


def activity(everywhere: bool = False, teams: int | None = None) -> ActivityTerms:
    return ActivityTerms("a", "A", "A", "D", everywhere, teams, "")


@pytest.mark.parametrize(
    ("terms", "one", "total", "found"),
    [
        (Terms(), None, 5, Allowed(0, 0, 1, 5)),
        (Terms(), activity(), 10, Allowed(0, 4, 1, 6)),
        (Terms(), activity(), 3, Allowed(0, 4, 1, 0)),
        (Terms(sessions=(("a", 3),)), activity(), 20, Allowed(0, 6, 3, 4)),
        (Terms(sessions=(("a", 4),)), activity(), 10, Allowed(0, 0, 4, 2)),
        (Terms(sessions=(("b", 4),)), activity(), 10, Allowed(0, 4, 1, 6)),
        (Terms(), activity(everywhere=True), 10, Allowed(1, 0, 1, 9)),
        (Terms(), activity(everywhere=True), 0, Allowed(1, 0, 1, 0)),
        (Terms(sessions=(("a", 3),)), activity(everywhere=True), 10, Allowed(3, 0, 3, 2)),
        (Terms(), activity(teams=2), 16, Allowed(0, 8, 1, 0)),
        (Terms(), activity(teams=2), 8, Allowed(0, 4, 1, 0)),
        (Terms(), activity(teams=2), 6, Allowed(0, 0, 1, 0)),
        (Terms(), activity(everywhere=True, teams=4), 16, Allowed(4, 0, 1, 0)),
        (Terms(), activity(everywhere=True, teams=4), 18, Allowed(19, 0, 1, 0)),
        (Terms(lifted=frozenset({"overalt"})), activity(everywhere=True, teams=4), 16, Allowed(0, 4, 1, 0)),
        (Terms(lifted=frozenset({"mindste_blok"})), activity(), 10, Allowed(0, 0, 1, 10)),
    ],
)
def test_the_numbers_that_an_activity_may_have(
    terms: Terms, one: ActivityTerms | None, total: int, found: Allowed
) -> None:
    assert allowed(one, total, terms) == found


def test_pieces_are_made_whole() -> None:
    assert pieces(Allowed(0, 0, 1, 10), 4.0, 6) == [Piece(1, 4, 1, 0), Piece(1, 2, 0, 0), Piece(1, 4, 0, 1)]
    assert pieces(Allowed(0, 0, 1, 10), 4.5, 6) == [
        Piece(1, 4, 1, 0),
        Piece(1, 1, 0.5, 0),
        Piece(1, 1, 0, 0),
        Piece(1, 4, 0, 1),
    ]
    assert pieces(Allowed(5, 0, 1, 3), 4.0, 6) == [
        Piece(5, 1, 4, 0, fixed=True),
        Piece(1, 1, 0, 0),
        Piece(1, 2, 0, 1),
    ]
    assert pieces(Allowed(0, 4, 2, 3), 6.0, 0) == [
        Piece(4, 1, 4, 4, jump=True),
        Piece(2, 1, 2, 2),
        Piece(2, 2, 0, 2),
    ]
    assert pieces(Allowed(0, 4, 1, 0), 2.0, 1) == [Piece(4, 1, 2, 3, jump=True)]
    assert pieces(Allowed(0, 0, 1, 0), 2.0, 1) == []


def made(rulebook: Rulebook, *needs: Need, terms: Terms | None = None) -> Programme:
    return programme(rulebook, needs, Terms() if terms is None else terms)


SMALL = small_rulebook({"a": (5, 5, 0, 0)}, everywhere=True, rest=0)
PLAIN = Rulebook(replace(SMALL.agreement, activities=()), SMALL.base)


def test_a_programme_by_hand() -> None:
    """Nobody's activity of twenty half-hours, fair 10, 5, 5, 0: columns up to the share, to what stands, and beyond."""
    terms = Terms(locks=frozenset({Lock("a", "zone4")}), most_moved=7)
    one = made(PLAIN, need(20, 10, 10, 0), terms=terms)
    assert one.places == {
        ("a", "zone1"): {0: 1.0, 1: 1.0},
        ("a", "zone2"): {2: 1.0, 3: 1.0, 4: 1.0},
        ("a", "zone3"): {5: 1.0, 6: 1.0},
        ("a", "zone4"): {7: 1.0},
    }
    assert one.low.tolist() == [0] * 8
    assert one.high.tolist() == [10, 10, 5, 5, 10, 5, 15, 20]
    assert one.whole.tolist() == [1] * 8
    assert one.shares == {("a", zone): share for zone, share in zip(ZONE_IDS, (10, 5, 5, 0), strict=True)}
    assert one.shortfall == {0: -1, 2: -1, 5: -1}
    assert one.moved == {1: 1, 4: 1, 5: 1, 6: 1, 7: 1}
    every = dict.fromkeys(range(8), 1.0)
    assert one.rows == (
        Row("laas", {7: 1.0}, 0, 0),
        Row("uaendrede_timer", every, 20, 20),
        *(Row("base", one.places["a", zone], 1, inf) for zone in ZONE_IDS),
        Row("hoejst_flyttet", one.moved, 0, 7),
    )
    assert one.levels == {
        zone: (one.places["a", zone], share) for zone, share in (("zone1", 10), ("zone2", 5), ("zone3", 5))
    }
    assert one.dense({1: 2.0, 7: 3.0}).tolist() == [0, 2, 0, 0, 0, 0, 0, 3]
    assert one.matrix(one.rows[:1]).toarray().tolist() == [[0] * 7 + [1]]
    assert made(PLAIN, terms=Terms(lifted=frozenset({"base"}))).rows[-1].rule_id == "uaendrede_timer"


def test_a_level_is_one_column_more() -> None:
    one = made(PLAIN, need(20, 10, 10, 0))
    more = one.with_level()
    assert (more.low.tolist()[-1], more.high.tolist()[-1], more.whole.tolist()[-1]) == (0, 1, 0)
    assert len(more.low) == len(one.low) + 1
    assert more.rows[len(one.rows) :] == tuple(
        Row("", {**one.places["a", zone], len(one.low): -share}, 0, inf)
        for zone, share in (("zone1", 10), ("zone2", 5), ("zone3", 5))
    )


def test_a_placement_is_a_solution_and_back() -> None:
    one = made(PLAIN, need(20, 10, 10, 0))
    after = SMALL.base.shifted(move("a", 1, 3, 3.5))
    found = one.solution(after)
    assert found is not None
    assert found.tolist() == [3, 0, 5, 5, 0, 5, 2, 0]
    assert one.placement(found + 1e-7) == after
    assert [one.missing(each) for each in (SMALL.base, after)] == [5, 7]
    everywhere = made(SMALL)
    assert everywhere.solution(SMALL.base) is None, "none in two zones, and it must be in all"
    teams = made(small_rulebook({"a": (4, 4, 0, 0)}, teams=2))
    split = small_rulebook({"a": (6, 2, 0, 0)}).base
    assert teams.solution(split) is None, "half a team is no team"
    assert is_whole(np.array([1.0, 2.0 + 1e-7]))
    assert not is_whole(np.array([1.0, 2.0 + 1e-5]))


def test_whoever_can_stay_does_and_employers_leave_one_at_a_time() -> None:
    base = Placement.of(
        {
            Cell("a", "r", "zone1"): 3,
            Cell("a", "s", "zone1"): 2,
            Cell("a", "s", "zone2"): 1,
            Cell("b", "r", "zone1"): 9,
        }
    )
    assert dealt_out(base, {"a": {"zone1": 1, "zone2": 2, "zone3": 3}}) == Placement.of(
        {
            Cell("a", "s", "zone1"): 1,
            Cell("a", "r", "zone2"): 1,
            Cell("a", "s", "zone2"): 1,
            Cell("a", "r", "zone3"): 2,
            Cell("a", "s", "zone3"): 1,
            Cell("b", "r", "zone1"): 9,
        }
    )
    assert dealt_out(base, {"a": {"zone1": 5, "zone2": 1}}) == base


def test_the_levels_of_the_worst_off_zone() -> None:
    one = made(PLAIN, need(20, 10, 10, 0))
    tenths, fifths = [each / 10 for each in range(11)], [each / 5 for each in range(6)]
    assert levels_of(one, 1.0) == sorted({*tenths, *fifths})
    assert levels_of(one, 0.25) == [0.0, 0.1, 0.2]
    assert [(row.coefficients, row.low, row.high) for row in level_rows(one, 0.3)] == [
        (one.places["a", "zone1"], 3, inf),
        (one.places["a", "zone2"], 2, inf),
        (one.places["a", "zone3"], 2, inf),
    ]
    # 20 half-hours are enough for all of every share; rounded up to whole ones, 1,05 asks for 11, 6 and 6.
    assert reachable(one, [0.0, 0.5, 1.0, 1.05, 1.1]) == [0.0, 0.5, 1.0]
    assert reachable(one, [0.0]) == [0.0]


def test_what_a_stage_costs_and_holds() -> None:
    one = made(PLAIN, need(20, 10, 10, 0))
    costs = costs_of(one, SMALL.base)
    after = SMALL.base.shifted(move("a", 1, 3, 2))
    assert set(costs) == {MISSING, MOVED}
    assert (costs[MISSING].constant, costs[MISSING].of(SMALL.base), costs[MISSING].of(after)) == (20, 5, 5)
    assert (costs[MOVED].constant, costs[MOVED].of(SMALL.base), costs[MOVED].of(after)) == (0, 0, 4)
    held = no_more(Cost({1: 1.0}, 3.0, lambda _: 0.0), 8.0)
    assert (held.rule_id, held.coefficients, held.low) == ("", {1: 1.0}, -inf)
    assert held.high == pytest.approx(5.0, abs=1e-3)
    assert [Stage("x", 3.0, 1.0).gap, Stage("x", 1.0, 3.0).gap, Stage("x", 1.0, 1.0).gap] == [2, 2, 0]
    assert Proposal(after, (Stage("x", 1.0, 1.0),), ()).proven
    assert not Proposal(after, (Stage("x", 1.0, 1.0), Stage("y", 1.0, 0.0)), ()).proven
    assert not Proposal(after, (), ("laas",)).proven
    assert Proposal(after, (), (), ((MISSING, 4.0),)).value(MISSING) == 4
    assert Proposal(after, (), ()).value(MISSING) == 0


def test_points_by_hand() -> None:
    base, after = SMALL.base, SMALL.base.shifted(move("a", 1, 3, 2))
    needs, even = (need(20, 10, 10, 0),), Weights(1, 1, 2)
    assert even.shares == (0.25, 0.25, 0.5)
    assert (measured_on(base, needs), moved_share(base, after, needs)) == (10, 0.2)
    # After it: zone 1 has 3 of 5, zone 2 5 of 2,5, zone 3 2 of 2,5: worst 0,6, 2,5 of 10 missing, 2 of 10 moved.
    assert weighed(even, base, after, needs, ZONE_IDS) == pytest.approx(
        100 * (0.25 * 0.6 + 0.25 * 0.75 + 0.5 * 0.8)
    )
    assert points(even, after, (), ZONE_IDS, 0.5) == pytest.approx(75)
    full = (need(10, 10, 0, 0),)
    assert points(Weights(1, 0, 0), base, full, ZONE_IDS, 0.0) == 100
    assert measured_on(Placement(()), ()) == 0
    assert moved_share(Placement(()), Placement(()), ()) == 0
    with pytest.raises(NoWeights, match=r"^Mindst ét hensyn skal have vægt: sæt en af skyderne op\.$"):
        Weights(0, 0, 0)


def test_moves_go_from_the_zone_that_gives_most_to_the_one_that_lacks_most() -> None:
    before = Placement.of(
        {Cell("b", "r", "zone1"): 9, Cell("a", "s", "zone2"): 5, Cell("a", "s", "zone1"): 5}
    )
    after = Placement.of(
        {
            Cell("b", "r", "zone3"): 4,
            Cell("b", "r", "zone2"): 5,
            Cell("a", "s", "zone3"): 5,
            Cell("a", "s", "zone4"): 5,
        }
    )
    assert moves_between(before, after, ZONE_IDS) == (
        Move("a", "s", "zone1", "zone3", 5),
        Move("a", "s", "zone2", "zone4", 5),
        Move("b", "r", "zone1", "zone2", 5),
        Move("b", "r", "zone1", "zone3", 4),
    )
    assert moves_between(before, before, ZONE_IDS) == ()
    with pytest.raises(ValueError, match="^the two placements have not the same hours$"):
        moves_between(before, before.shifted(Move("a", "s", "zone1", "zone2", 0)).of({}), ZONE_IDS)
