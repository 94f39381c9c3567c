"""Weights within limits and in an order that names only some: against throwing away, and against closed forms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.priority.weights import (
    NoWeights,
    WeightSpace,
    around,
    between,
    centroid,
    drawn_weights,
    even,
    from_points,
)

DRAWS = 40_000


def drawn(space: WeightSpace, draws: int = DRAWS) -> np.ndarray:
    return drawn_weights(space, draws, np.random.default_rng(5))


def test_within_limits_the_draws_are_those_left_when_the_rest_is_thrown_away() -> None:
    low, high = (0.1, 0.0, 0.2, 0.0), (0.5, 0.3, 0.6, 0.4)
    whole = np.random.default_rng(6).dirichlet(np.ones(4), 400_000)
    kept = whole[((whole >= low) & (whole <= high)).all(axis=1)]
    found = drawn(WeightSpace(4, low=low, high=high))
    np.testing.assert_allclose(found.mean(axis=0), kept.mean(axis=0), atol=0.004)
    np.testing.assert_allclose(
        np.quantile(found, [0.1, 0.9], axis=0), np.quantile(kept, [0.1, 0.9], axis=0), atol=0.01
    )
    np.testing.assert_allclose(np.cov(found.T), np.cov(kept.T), atol=0.001)


def test_within_limits_of_two_the_first_is_uniform() -> None:
    found = drawn(WeightSpace(2, low=(0.2, 0.3), high=(0.9, 1.0)))
    np.testing.assert_allclose(
        np.quantile(found[:, 0], [0, 0.25, 0.5, 0.75, 1]), [0.2, 0.325, 0.45, 0.575, 0.7], atol=0.01
    )


@settings(max_examples=30)
@given(
    st.lists(st.integers(0, 10), min_size=1, max_size=7).filter(any), st.sampled_from([0.0, 0.1, 0.25, 0.5])
)
def test_around_some_weights_all_keep_the_swing_and_sum_to_one(points: list[int], swing: float) -> None:
    weights = from_points(points)
    found = drawn(around(weights, swing), 200)
    np.testing.assert_allclose(found.sum(axis=1), 1)
    assert (np.abs(found - weights) <= swing * weights + 1e-9).all()


def test_an_order_that_names_some_puts_the_others_below() -> None:
    found = drawn(WeightSpace(4, order=(2, 0)))
    assert (found[:, 2] >= found[:, 0]).all()
    assert (found[:, 0] >= found[:, [1, 3]].max(axis=1)).all()
    # Means of the largest spacings of four: 25/48, 13/48, and (7 + 3)/48 shared by the two that are not named.
    np.testing.assert_allclose(found.mean(axis=0), [13 / 48, 5 / 48, 25 / 48, 5 / 48], atol=0.003)
    np.testing.assert_allclose(centroid(4, (2, 0)), [13 / 48, 5 / 48, 25 / 48, 5 / 48])
    np.testing.assert_allclose(centroid(3, (0, 1, 2)), [11 / 18, 5 / 18, 2 / 18])
    np.testing.assert_allclose(centroid(3, ()), even(3))


def test_between_members_is_what_they_span() -> None:
    space = between(np.array([[0.2, 0.8], [0.6, 0.4]]))
    assert (space.low, space.high) == ((0.2, 0.4), (0.6, 0.8))
    np.testing.assert_allclose(drawn(space).mean(axis=0), [0.4, 0.6], atol=0.005)
    np.testing.assert_allclose(drawn(between(np.array([[0.2, 0.8]])), 10), [[0.2, 0.8]] * 10)


def test_no_points_are_no_weights() -> None:
    with pytest.raises(NoWeights, match="Mindst én"):
        from_points([0, 0])


def test_limits_and_an_order_together_leave_what_keeps_both_evenly() -> None:
    """Two indicators, the first the larger, at most 0.8: its weight is uniform from a half to 0.8."""
    found = drawn(WeightSpace(2, order=(0, 1), high=(0.8, 1.0)), 20_000)
    assert found.shape == (20_000, 2)
    np.testing.assert_allclose(found.sum(axis=1), 1)
    np.testing.assert_allclose(
        np.quantile(found[:, 0], [0, 0.25, 0.5, 0.75, 1]), [0.5, 0.575, 0.65, 0.725, 0.8], atol=0.01
    )
    low = drawn(WeightSpace(3, order=(2,), low=(0.1, 0.2, 0.0)), 5_000)
    assert (low >= np.array([0.1, 0.2, 0.0])).all()
    assert (low[:, 2] >= low[:, :2].max(axis=1)).all()
    assert len(low) == 5_000


@pytest.mark.parametrize(
    ("space", "said"),
    [
        (WeightSpace(2, low=(0.6, 0.5)), "Vægtene kan ikke tilsammen blive 100 %: ret grænserne."),
        (WeightSpace(2, high=(0.4, 0.5)), "Vægtene kan ikke tilsammen blive 100 %: ret grænserne."),
        (
            WeightSpace(2, low=(0.5, 0.0), high=(0.4, 1.0)),
            "Vægtene kan ikke tilsammen blive 100 %: ret grænserne.",
        ),
        (
            WeightSpace(2, order=(0, 1), high=(0.4, 1.0)),
            "Grænserne for vægtene er så snævre, at næsten ingen vægte er tilbage: giv dem mere plads.",
        ),
    ],
)
def test_limits_that_leave_nothing_say_so(space: WeightSpace, said: str) -> None:
    with pytest.raises(NoWeights) as refused:
        drawn(space, 200)
    assert str(refused.value) == said


def test_limits_that_leave_one_set_give_that_set() -> None:
    for space in (WeightSpace(2, low=(0.6, 0.4)), WeightSpace(2, high=(0.6, 0.4))):
        np.testing.assert_allclose(drawn(space, 10), [[0.6, 0.4]] * 10)
    with pytest.raises(NoWeights) as refused:
        from_points([0, 0])
    assert str(refused.value) == "Mindst én indikator skal have vægt: sæt en af skyderne op."
