"""Dækning: the hand-calculated example, and what must hold for any hours and any need."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.allocation import coverage as c
from lib.domain.allocation.placement import Cell, Placement, Scenario
from tests.domain.allocation.builders import (
    FREMSKUDT_NEED,
    ZONE_IDS,
    move,
    real_rulebook,
    small_rulebook,
)

JOBCENTER = "Fredericia Jobcenter (fremskudte medarbejdere)"

amounts = st.lists(st.integers(0, 500), min_size=4, max_size=4).filter(any)


def placed(*half_hours: int, activity_id: str = "a") -> Placement:
    cells = zip(ZONE_IDS, half_hours, strict=True)
    return Placement.of({Cell(activity_id, "r", zone): amount for zone, amount in cells})


def need(*persons: float, activity_id: str = "a", basis: str = "published") -> c.Need:
    return c.Need(activity_id, tuple(zip(ZONE_IDS, persons, strict=True)), basis)


def test_fremskudt_by_hand() -> None:
    """222 hours on 133 + 93 + 76 + 83 = 385 persons: zone 3 should have 222 * 76 / 385 = 43,82 and has 27,5;
    zone 4 should have 47,86 and has 28; 16,32 + 19,86 = 36,18 hours are missing: 1 - 36,18 / 222 = 83,7 pct.
    """
    base = real_rulebook().base
    shares = [FREMSKUDT_NEED.fair_share(zone, 222) for zone in ZONE_IDS]
    assert shares == pytest.approx([76.6909, 53.6260, 43.8234, 47.8597], abs=5e-5)
    assert c.shortfall(base, FREMSKUDT_NEED) == pytest.approx(36.1831, abs=5e-5)
    assert c.coverage(base, FREMSKUDT_NEED) == pytest.approx(0.837013, abs=5e-7)
    assert c.hours_per_100(base, FREMSKUDT_NEED, "zone1") == pytest.approx(100 * 111 / 133)
    assert c.even_hours_per_100(base, FREMSKUDT_NEED) == pytest.approx(57.6623, abs=5e-5)
    (worst,) = c.worst_off(base, (FREMSKUDT_NEED,), ZONE_IDS)
    assert (worst.zone, worst.hours) == ("zone4", 28)
    assert worst.ratio == pytest.approx(28 / 47.8597, abs=5e-5)


def test_a_move_towards_the_need_lifts_dækning_by_the_hours_it_fills() -> None:
    rulebook = real_rulebook()
    scenario = rulebook.carried_out(Scenario(rulebook.base), move("fremskudt", 1, 4, 12, JOBCENTER))
    after = c.coverage(scenario.placement, FREMSKUDT_NEED)
    assert after == pytest.approx(0.837013 + 12 / 222, abs=5e-7)
    assert c.hours_moved(rulebook.base, scenario.placement) == 12


@given(amounts, amounts)
def test_dækning_is_a_share(hours: list[int], persons: list[int]) -> None:
    covered = c.coverage(placed(*hours), need(*persons))
    assert covered is not None
    assert 0 <= covered <= 1


@given(amounts, st.integers(1, 1000))
def test_dækning_is_exactly_one_at_the_fair_share_and_only_there(hours: list[int], scale: int) -> None:
    persons = [scale * amount for amount in hours]
    assert c.coverage(placed(*hours), need(*persons)) == 1
    fullest = max(range(4), key=lambda zone: hours[zone])
    elsewhere = [*hours]
    elsewhere[fullest] -= 1
    elsewhere[(fullest + 1) % 4] += 1
    other = c.coverage(placed(*elsewhere), need(*persons))
    assert other is not None
    assert other < 1


@given(amounts, amounts, st.permutations(range(4)))
def test_dækning_does_not_depend_on_the_order_of_zones(
    hours: list[int], persons: list[int], order: list[int]
) -> None:
    as_given = c.coverage(placed(*hours), need(*persons))
    turned = c.coverage(placed(*(hours[i] for i in order)), need(*(persons[i] for i in order)))
    assert turned == pytest.approx(as_given, abs=1e-12)


@given(amounts, amounts, st.floats(1e-3, 1e3))
def test_dækning_is_scale_free_in_need(hours: list[int], persons: list[int], scale: float) -> None:
    as_given = c.coverage(placed(*hours), need(*persons))
    scaled = c.coverage(placed(*hours), need(*(scale * person for person in persons)))
    assert scaled == pytest.approx(as_given, abs=1e-12)


@given(amounts, amounts)
def test_dækning_is_one_minus_the_dissimilarity_index(hours: list[int], persons: list[int]) -> None:
    shares = zip(hours, persons, strict=True)
    dissimilarity = sum(abs(h / sum(hours) - n / sum(persons)) for h, n in shares) / 2
    assert c.coverage(placed(*hours), need(*persons)) == pytest.approx(1 - dissimilarity, abs=1e-12)


@given(amounts, amounts, amounts, amounts)
def test_the_plans_dækning_is_that_of_its_activities_weighted_by_hours(
    a: list[int], b: list[int], need_a: list[int], need_b: list[int]
) -> None:
    both = Placement.of(dict(placed(*a).items) | dict(placed(*b, activity_id="b").items))
    needs = (need(*need_a), need(*need_b, activity_id="b"))
    of_a, of_b = (c.coverage(both, one) for one in needs)
    assert of_a is not None
    assert of_b is not None
    expected = (sum(a) * of_a + sum(b) * of_b) / (sum(a) + sum(b))
    assert c.plan_coverage(both, needs) == pytest.approx(expected, abs=1e-12)


def test_without_persons_or_hours_there_is_no_dækning() -> None:
    assert c.coverage(placed(4, 4, 0, 0), need(0, 0, 0, 0)) is None
    assert c.coverage(placed(0, 0, 0, 0), need(1, 2, 3, 4)) is None
    assert c.plan_coverage(placed(4, 4, 0, 0), ()) is None
    assert c.counted(placed(4, 4, 0, 0), (need(0, 0, 0, 0), need(1, 1, 1, 1, activity_id="b"))) == ()
    assert c.even_hours_per_100(placed(4, 4, 0, 0), need(0, 0, 0, 0)) is None


def test_an_activity_without_a_need_does_not_move_the_plans_dækning() -> None:
    rulebook = small_rulebook({"a": (10, 10, 10, 10), "b": (10, 10, 10, 10)})
    after = rulebook.carried_out(Scenario(rulebook.base), move("b", 1, 2, 8)).placement
    known = (need(4, 3, 2, 1),)
    assert c.plan_coverage(after, known) == c.plan_coverage(rulebook.base, known)
    assert c.hours_moved(rulebook.base, after, ["a"]) == 0
    assert c.hours_moved(rulebook.base, after, ["b"]) == c.hours_moved(rulebook.base, after) == 8


@pytest.mark.parametrize("persons", [(1, 2, 3, -1), (1, 2, 3, float("nan"))])
def test_a_need_that_is_not_known_for_every_zone_is_an_error(persons: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="need of a"):
        need(*persons)


def test_a_zone_without_persons_has_no_hours_per_100_and_no_ratio() -> None:
    here, known = placed(4, 4, 4, 4), need(1, 1, 1, 0)
    assert c.hours_per_100(here, known, "zone4") is None
    assert [standing.ratio is None for standing in c.standings(here, (known,), ZONE_IDS)] == [False] * 3 + [
        True
    ]


def test_zones_that_tie_are_all_worst_off_and_without_a_need_none_is() -> None:
    tied = c.worst_off(placed(2, 2, 8, 4), (need(4, 4, 4, 4),), ZONE_IDS)
    assert [standing.zone for standing in tied] == ["zone1", "zone2"]
    assert c.worst_off(placed(2, 2, 8, 4), (), ZONE_IDS) == ()


def test_there_and_back_is_no_hours_moved_and_a_detour_counts_once() -> None:
    rulebook = small_rulebook({"a": (10, 10, 10, 0)})
    there, _ = rulebook.replayed((move("a", 1, 2, 5), move("a", 2, 1, 5)))
    assert c.hours_moved(rulebook.base, there.placement) == 0
    detour, _ = rulebook.replayed((move("a", 1, 2, 5), move("a", 2, 3, 5)))
    assert c.hours_moved(rulebook.base, detour.placement) == 5


def test_zones_gain_what_others_give() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0), "b": (10, 10, 10, 10)})
    after, _ = rulebook.replayed((move("a", 1, 3, 4), move("b", 3, 1, 2.5)))
    one, two, three, four = c.zone_changes(rulebook.base, after.placement, ZONE_IDS)
    assert (one.gained, one.given, one.after - one.before) == (2.5, 4, -1.5)
    assert (three.gained, three.given, three.after - three.before) == (4, 2.5, 1.5)
    assert (two.gained, two.given, four.gained, four.given) == (0, 0, 0, 0)
