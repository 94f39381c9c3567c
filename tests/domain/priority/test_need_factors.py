"""The priority as factors of need, against what is worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.priority.gaps import gaps
from lib.domain.priority.members import MemberWeights
from lib.domain.priority.need_factors import NoGround, members_factors, need_factors
from tests.domain.priority.made import ZONES, certain, reading

EVEN = np.array([0.5, 0.5])
column = st.tuples(*[st.floats(-50, 50)] * 3)


def values(*columns: tuple[float, ...], weights: np.ndarray = EVEN) -> list[float]:
    return [factor for _, factor in need_factors(certain(*columns), weights)]


def test_by_hand() -> None:
    # Distances 10, 5, 0 over 10 are 1, 0,5, 0; -4, 4, 0 over 4 are -1, 1, 0. Even weights: 0, 0,75, 0; mean 0,25.
    factors = need_factors(certain((10.0, 5.0, 0.0), (-4.0, 4.0, 0.0)), EVEN)
    assert [zone for zone, _ in factors] == list(ZONES)
    assert [factor for _, factor in factors] == pytest.approx([2**-0.25, 2**0.5, 2**-0.25])
    # All weight on the first: 1, 0,5, 0; mean 0,5: the square root of two more, as it is, the square root less.
    first = values((10.0, 5.0, 0.0), (-4.0, 4.0, 0.0), weights=np.array([1.0, 0.0]))
    assert first == pytest.approx([2**0.5, 1, 2**-0.5])


def test_alike_counts_alike_and_an_extreme_is_bounded() -> None:
    assert values((3.0, 3.0, 3.0), (1.0, 1.0, 1.0)) == pytest.approx([1, 1, 1])
    # 1, -1, -1: mean -1/3, so 4/3 above it is cut to 1, and 2/3 below it is not.
    assert values((9.0, -9.0, -9.0), weights=np.array([1.0])) == pytest.approx(
        [2, 2 ** (-2 / 3), 2 ** (-2 / 3)]
    )


@given(column, column)
def test_bounded_and_without_unit(one: tuple[float, ...], other: tuple[float, ...]) -> None:
    if not any(one) or not any(other):
        return
    found = values(one, other)
    assert all(0.5 <= factor <= 2 for factor in found)
    times = 1024.0
    assert values(tuple(times * each for each in one), other) == pytest.approx(found)


def test_demo_and_nothing_are_no_ground() -> None:
    made_up = gaps([reading((1.0, 2.0, 3.0), 0.0, real=False)], ZONES)
    with pytest.raises(NoGround, match="demotal"):
        need_factors(made_up, np.array([1.0]))
    with pytest.raises(NoGround, match="ingen tal at stå på"):
        need_factors(certain((0.0, 0.0, 0.0)), np.array([1.0]))


def test_the_members_of_a_discussion_or_all_weights_alike() -> None:
    usable = certain((10.0, 5.0, 0.0), (-4.0, 4.0, 0.0)).readings
    seats = [MemberWeights("Medlem 1", {"a": 1.0, "b": 0.0}), MemberWeights("Medlem 2", {"a": 0.0, "b": 1.0})]
    by_hand = pytest.approx([2**-0.25, 2**0.5, 2**-0.25])
    assert [factor for _, factor in members_factors(usable, seats, [], ZONES)] == by_hand
    assert [factor for _, factor in members_factors(usable, [], ["b", "gone", "a"], ZONES)] == by_hand
    only_first = members_factors(usable, [], ["a"], ZONES)
    assert [factor for _, factor in only_first] == pytest.approx([2**0.5, 1, 2**-0.5])
    with pytest.raises(NoGround, match="kun har demotal"):
        members_factors(usable, [MemberWeights("Medlem 1", {"a": 0.5, "made_up": 0.5})], [], ZONES)
    with pytest.raises(NoGround, match="ingen tal at stå på"):
        members_factors([], [], ["a"], ZONES)
