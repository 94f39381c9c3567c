"""The priority where something stands exactly on a limit, is very small, or is not there; by hand."""

import warnings

import numpy as np
import pandas as pd
import pytest

from lib.domain.priority.acceptability import acceptability
from lib.domain.priority.gaps import drawn_gaps, gaps, readings_of
from lib.domain.priority.members import MemberWeights, UnsoundWeights, checked, side_by_side
from lib.domain.priority.need_factors import NOTHING, NoGround, members_factors, need_factors
from lib.domain.priority.pairwise import weigh
from lib.domain.priority.priority import prioritise
from lib.domain.priority.turning import leads_throughout
from lib.domain.priority.weights import WeightSpace, around, drawn_weights, from_points
from tests.domain.priority.made import ZONES, certain, indicator, reading
from tests.domain.priority.test_gaps import KOMMUNE, frame, whole_year


def test_one_draw_has_its_weights_and_a_zone_that_is_never_first_none_and_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = acceptability(np.array([[[1.0, 1.0], [0.0, 0.0]]]), np.array([[0.3, 0.7]]))
    np.testing.assert_array_equal(found.central, [[0.3, 0.7], [np.nan, np.nan]])
    np.testing.assert_array_equal(found.confidence, [100, np.nan])
    with pytest.raises(ValueError, match="^values and weights must have as many draws$"):
        acceptability(np.ones((3, 1, 1)), np.ones((4, 1)))


def test_all_of_a_few_is_drawn_with_half_a_person_on_either_side() -> None:
    """2 of 2 are Beta(2.5, 0.5), mean 5/6; 1 of 2 Beta(1.5, 1.5), mean 1/2; 0 of 2 Beta(0.5, 2.5), mean 1/6."""
    measured = reading((100.0, 50.0, 0.0), 0.0, ((2.0, 2.0), (1.0, 2.0), (0.0, 2.0)))
    drawn = drawn_gaps(gaps([measured], ZONES), 20_000, np.random.default_rng(3))[:, :, 0]
    np.testing.assert_allclose(drawn.mean(axis=0), [5 / 6, 1 / 2, 1 / 6], atol=0.01)


def test_distances_under_a_point_are_drawn_too() -> None:
    measured = reading((20.5, 20.0, 20.0), 20.0, ((20.5, 100.0),) * 3)
    found = gaps([measured], ZONES)
    drawn = drawn_gaps(found, 10, np.random.default_rng(3))
    assert found.scale.tolist() == [0.5]
    assert len(np.unique(drawn)) == 30


def test_a_reading_takes_each_figure_from_its_own_row() -> None:
    """Zone 1 has a half year too: its later figure counts. What is masked or empty is no figure."""
    table = frame(
        *((each, area, 2020, value) for each in "ab" for area, value in
          (("z3", 3.0), ("k", 9.0), ("z1", 1.0), ("z2", 2.0))),
        ("a", "z1", 2020, 99.0),
    ).assign(numerator=[3, 9, 1, 2] * 2 + [99], denominator=[30, 90, 10, 20] * 2 + [990])  # fmt: skip
    table.loc[8, "period_end"] = pd.Timestamp("2020-06-30")
    (found, _), _ = readings_of(table, [indicator("a"), indicator("b")], ZONES, KOMMUNE)
    assert (found.year, found.values, found.kommune) == (2020, (1.0, 2.0, 3.0), 9.0)
    assert found.counts == ((1.0, 10.0), (2.0, 20.0), (3.0, 30.0))
    for column, value in (("status", "diskretioneret"), ("value", np.nan)):
        hidden = frame(*whole_year(2020), *whole_year(2021))
        hidden.loc[5, column] = value
        ((latest,), _) = readings_of(hidden, [indicator()], ZONES, KOMMUNE)
        assert latest.year == 2020


def test_a_member_may_weigh_all_on_one_and_is_forgiven_a_millionth() -> None:
    assert checked("Medlem 1", {"a": 1.0, "b": 0.0}).weights == {"a": 1.0, "b": 0.0}
    assert checked("Medlem 1", {"a": 0.5, "b": 0.5000005}).weights["b"] == 0.5000005
    for weights in ({"a": 0.5, "b": 0.500002}, {"a": 1.5, "b": -0.5}):
        with pytest.raises(UnsoundWeights) as refused:
            checked("Medlem 1", dict(weights))
        assert str(refused.value) == "Vægtene for Medlem 1 kan ikke læses. Indtast dem igen."


def test_members_side_by_side_are_a_whole_table() -> None:
    seats = [
        MemberWeights("Medlem 1", {"a": 0.5, "b": 0.5}),
        MemberWeights("Medlem 2", {"a": 0.25, "b": 0.75}),
    ]
    alone = side_by_side([*seats, MemberWeights("Medlem 3", {"a": 0.0, "b": 1.0})], ["a", "b"])
    assert alone.to_dict("list") == {
        "indicator_id": ["a", "b"],
        "Medlem 1": [50, 50],
        "Medlem 2": [25, 75],
        "Medlem 3": [0, 100],
        "mean": [25, 75],
        "low": [0, 50],
        "high": [50, 100],
        "spread": [50, 50],
    }
    assert list(alone.columns)[0] == "indicator_id"


def test_one_member_alone_decides_and_the_far_better_off_count_half() -> None:
    usable = certain((9.0, 9.0, -9.0), (-4.0, 4.0, 0.0)).readings
    only = members_factors(usable, [MemberWeights("Medlem 1", {"a": 1.0, "b": 0.0})], [], ZONES)
    # 1, 1, -1: mean 1/3, so the third is 4/3 below it: half, and no less.
    assert [factor for _, factor in only] == pytest.approx([2 ** (2 / 3), 2 ** (2 / 3), 0.5])


def test_weight_on_what_does_not_differ_is_no_ground() -> None:
    with pytest.raises(NoGround) as refused:
        need_factors(certain((1.0, 0.0, 0.0), (0.0, 0.0, 0.0)), np.array([0.0, 1.0]))
    assert str(refused.value) == NOTHING


def test_comparisons_on_the_ends_of_the_scale_count_and_beyond_them_do_not() -> None:
    np.testing.assert_allclose(weigh(2, {(0, 1): 9}).weights, [0.9, 0.1])
    np.testing.assert_allclose(weigh(2, {(0, 1): 1 / 9}).weights, [0.1, 0.9])
    np.testing.assert_allclose(weigh(6, {}).weights, [1 / 6] * 6)
    for size, pair, times in (
        (2, (0, 1), 9.1),
        (2, (0, 1), 0.1),
        (2, (0, 2), 3.0),
        (2, (0, 0), 1.0),
        (2, (1, 0), 3.0),
    ):
        with pytest.raises(ValueError, match="^A comparison of two other indicators, or outside 1/9 to 9$"):
            weigh(size, {pair: times})
    for size in (0, 7):
        with pytest.raises(ValueError, match="^Sammenlign højst 6 indikatorer parvis.$"):
            weigh(size, {})


def test_one_or_two_cannot_contradict_each_other_and_the_odd_one_of_many_is_named() -> None:
    assert [weigh(size, {}).ratio for size in (1, 2)] == [0, 0]
    assert weigh(1, {}).worst is None
    assert weigh(2, {(0, 1): 3}).ratio == 0
    odd = weigh(4, {(0, 3): 2})
    assert odd.worst == (0, 3)
    assert odd.consistent


def test_few_draws_cannot_tell_near_zones_apart() -> None:
    """Of 100 draws a share is 9,8 points off, so two of them must be more than 19,6 apart; of 40.000 more than 5."""
    pulled, nearer = (certain((1.0, also, 0.0), (0.0, 1.0, 0.0)) for also in (0.4, 0.2))
    runs = [prioritise(each, WeightSpace(2), 100, seed) for each in (pulled, nearer) for seed in range(12)]
    apart = [abs(run.first[0] - run.first[1]) for run in runs]
    assert [len(run.leaders) for run in runs] == [1 if each > 19.6 else 2 for each in apart]
    assert any(19.6 < each < 29.4 for each in apart)
    assert any(5 < each < 19.6 for each in apart)
    # Zone 2 is first where 0,2 w + 1 - w > w: in 1/1,8 = 55,6 % of all weights, and zone 1 in 44,4 %.
    assert prioritise(nearer, WeightSpace(2), 40_000).leaders == (1,)


def test_what_was_drawn_is_never_proven_however_clear_it_is() -> None:
    counts = ((1000.0, 1000.0), (0.0, 1000.0), (0.0, 1000.0))
    found = prioritise(gaps([reading((100.0, 0.0, 0.0), 0.0, counts)], ZONES), WeightSpace(1), 200)
    assert found.first[0] == 100
    assert (found.uncertain, found.proven) == (True, False)
    with pytest.raises(ValueError, match="^The weights are for another number of indicators$"):
        prioritise(certain((1.0, 0.0, 0.0)), WeightSpace(2))


def test_where_no_weights_are_left_nobody_leads() -> None:
    assert not leads_throughout(np.array([[1.0, 1.0], [0.0, 0.0]]), WeightSpace(2, low=(0.6, 0.6)), 0)


def test_no_weight_is_more_than_all_and_small_points_are_points() -> None:
    near = around(np.array([0.9, 0.1]), 0.5)
    assert near.low == pytest.approx((0.45, 0.05))
    assert near.high == pytest.approx((1.0, 0.15))
    np.testing.assert_allclose(from_points([0.5, 0.3]), [0.625, 0.375])


def test_as_many_sets_are_drawn_as_were_asked_for_where_most_are_thrown_away() -> None:
    space = WeightSpace(3, order=(0, 1, 2), low=(0.6, 0.2, 0.0))
    for seed in range(5):
        assert len(drawn_weights(space, 4, np.random.default_rng(seed))) == 4
