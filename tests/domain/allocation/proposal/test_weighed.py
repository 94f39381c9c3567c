"""The aims weighed against each other: what a point is, what a weight alone gives, what weights do not change."""

import math

import pytest

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.levels import AtLevel, cheapest
from lib.domain.allocation.proposal.solve import propose
from lib.domain.allocation.proposal.stages import MISSING, MOVED, WEIGHED, WORST_OFF
from lib.domain.allocation.proposal.terms import Terms
from lib.domain.allocation.proposal.weights import NoWeights, Weights, measured_on, weighed
from tests.domain.allocation.builders import FREMSKUDT_NEED, ZONE_IDS, real_rulebook, small_rulebook

NEEDS = (FREMSKUDT_NEED,)


def need(activity_id: str, *persons: float) -> Need:
    return Need(activity_id, tuple(zip(ZONE_IDS, persons, strict=True)), "published")


def test_a_point_is_a_percent_of_the_fair_share_of_the_hours_and_of_what_moves() -> None:
    # 40 hours; zone 1 has 30 of its 20, zone 2 has 10 of its 20: the worst-off ratio 1/2, 10 hours missing.
    before = small_rulebook({"a": (30, 10, 0, 0), "b": (2, 2, 2, 2)}).base
    after = small_rulebook({"a": (25, 15, 0, 0), "b": (2, 2, 2, 2)}).base
    needs = (need("a", 10, 10, 0, 0),)
    assert measured_on(before, needs) == 40
    for weights, first, then in (
        (Weights(1, 0, 0), 50, 75),
        (Weights(0, 1, 0), 75, 87.5),
        (Weights(0, 0, 1), 100, 87.5),
        (Weights(2, 1, 1), 68.75, 81.25),
    ):
        assert weighed(weights, before, before, needs, ZONE_IDS) == pytest.approx(first)
        assert weighed(weights, before, after, needs, ZONE_IDS) == pytest.approx(then)


def test_without_a_need_only_moved_hours_count_and_nothing_is_moved() -> None:
    rulebook = small_rulebook({"a": (20, 0, 0, 0)})
    assert measured_on(rulebook.base, ()) == 60
    found = propose(rulebook, (), Terms(), Weights(1, 1, 0))
    assert found.placement == rulebook.base
    assert found.value(WEIGHED) == 100


@pytest.mark.parametrize(
    ("weights", "aim"),
    [(Weights(1, 0, 0), WORST_OFF), (Weights(0, 1, 0), MISSING), (Weights(0, 0, 1), MOVED)],
)
def test_all_weight_on_one_thing_gives_what_that_thing_alone_can_have(weights: Weights, aim: str) -> None:
    rulebook = real_rulebook()
    alone = propose(rulebook, NEEDS, Terms(), tuple(dict.fromkeys((aim, MOVED))))
    found = propose(rulebook, NEEDS, Terms(), weights)
    assert found.proven
    assert found.value(aim) == pytest.approx(alone.value(aim), abs=1e-5)
    assert found.value(MOVED) == pytest.approx(alone.value(MOVED), abs=1e-5)


def test_only_the_proportions_of_the_weights_matter() -> None:
    rulebook = real_rulebook()
    found, scaled = (
        propose(rulebook, NEEDS, Terms(), Weights(*each)) for each in ((3, 2, 1), (0.3, 0.2, 0.1))
    )
    assert found.placement == scaled.placement
    assert found.value(WEIGHED) == pytest.approx(scaled.value(WEIGHED), abs=1e-9)


def test_an_hour_must_mend_more_than_it_costs() -> None:
    rulebook = small_rulebook({"a": (40, 0, 0, 0)})
    needs = (need("a", 10, 10, 0, 0),)
    # Twenty of the forty hours are missing in zone 2. Each that moves mends one hour: worth it at a higher weight only.
    assert propose(rulebook, needs, Terms(), Weights(0, 1, 1)).value(MOVED) == 0
    assert propose(rulebook, needs, Terms(), Weights(0, 3, 2)).value(MOVED) == 40
    assert propose(rulebook, needs, Terms(), Weights(0, 2, 3)).value(MOVED) == 0


@pytest.mark.parametrize("given", [(0, 0, 0), (1, -1, 0), (1, math.nan, 0), (math.inf, 0, 0)])
def test_weights_that_say_nothing_are_refused(given: tuple[float, float, float]) -> None:
    with pytest.raises(NoWeights, match="vægt"):
        Weights(*given)


@pytest.mark.parametrize("price", [0.0, 0.5, 1.0, 2.5, 40.0])
def test_the_search_over_levels_finds_the_least_cost_and_looks_into_few(price: float) -> None:
    levels = [number / 1000 for number in range(1001)]
    asked = []

    def at(level: float) -> AtLevel | None:
        # What the rest costs rises in steps of a tenth, and nothing reaches over 0,9.
        asked.append(level)
        step = math.ceil(10 * level - 1e-9) / 10
        return None if level > 0.9 else AtLevel(Placement.of({}), 2 * step**2, 2 * step**2, step)

    found = cheapest(levels, price, at, 1e-9)
    assert found is not None
    least = min(2 * (step / 10) ** 2 + price * (1 - step / 10) for step in range(10))
    assert found.cost == pytest.approx(least)
    assert found.bound == pytest.approx(least)
    assert len(asked) <= 30


def test_a_search_that_is_cut_short_says_how_far_it_may_be() -> None:
    half = AtLevel(Placement.of({}), 1.0, 0.75, 0.0)
    found = cheapest([0.0], 1.0, lambda _: half, 1e-9)
    assert found is not None
    assert (found.cost, found.bound) == (2.0, 1.75)
    assert cheapest([0.0], 1.0, lambda _: None, 1e-9) is None
