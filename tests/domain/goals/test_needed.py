""" "Hvad skal der til", proven by search: the stated number of persons holds the target and one fewer does not."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lib.domain.goals.goal import TargetRule
from lib.domain.goals.needed import persons_needed
from lib.domain.indicator import Kind
from tests.domain.goals.made import HALFWAY, assessed, breaks, reading, row, share


def holds(number: Fraction, line: Fraction, lower_is_good: bool, strict: bool) -> bool:
    """The target in words: at most, under, at least or over the line."""
    if number == line:
        return not strict
    return (number < line) == lower_is_good


LINE = st.decimals(min_value=0, max_value=100, places=2).map(float)


@given(persons=st.integers(0, 3_000), line=LINE, lower=st.booleans(), strict=st.booleans())
def test_of_a_count_the_stated_number_is_the_fewest(
    persons: int, line: float, lower: bool, strict: bool
) -> None:
    limit = Fraction(str(line))
    found = persons_needed(Kind.COUNT, persons, None, line, lower, strict)
    assume(found is not None)
    assert found is not None
    way = -1 if lower else 1
    assert holds(Fraction(persons + way * found), limit, lower, strict)
    if found:
        assert not holds(Fraction(persons + way * (found - 1)), limit, lower, strict)


@given(data=st.data(), of=st.integers(1, 6_000), line=LINE, lower=st.booleans(), strict=st.booleans())
def test_of_a_share_the_stated_number_is_the_fewest_with_the_others_unchanged(
    data: st.DataObject, of: int, line: float, lower: bool, strict: bool
) -> None:
    persons = data.draw(st.integers(0, of))
    limit = Fraction(str(line))
    found = persons_needed(Kind.SHARE, persons, of, line, lower, strict)
    way = -1 if lower else 1
    if found is None:
        # No number of persons is enough: not even none of them, or all.
        assert not holds(Fraction(0 if lower else 100), limit, lower, strict)
        return
    assert 0 <= persons + way * found <= of
    assert holds(Fraction(100 * (persons + way * found), of), limit, lower, strict)
    if found:
        assert not holds(Fraction(100 * (persons + way * (found - 1)), of), limit, lower, strict)


@pytest.mark.parametrize(
    ("kind", "persons", "of", "line", "lower", "strict", "needed"),
    [
        (Kind.COUNT, 58, None, 40.6, True, False, 18),
        (Kind.COUNT, 40, None, 40.6, True, False, 0),
        (Kind.COUNT, 70, None, 56.0, True, False, 14),
        (Kind.COUNT, 56, None, 56.0, True, True, 1),
        (Kind.COUNT, 21, None, 21.0, True, True, 1),
        (Kind.COUNT, 5, None, 0.0, True, True, None),
        (Kind.SHARE, 426, 1000, 30.0, True, True, 127),
        (Kind.SHARE, 426, 1000, 30.0, True, False, 126),
        (Kind.SHARE, 426, 1000, 40.47, True, False, 22),
        (Kind.SHARE, 182, 1000, 27.7, False, False, 95),
        (Kind.SHARE, 9, 10, 100.0, False, True, None),
        (Kind.SHARE, 9, 0, 30.0, True, False, None),
        (Kind.SHARE, 9, None, 30.0, True, False, None),
        (Kind.RATE, 44, 1000, 3.0, True, False, None),
        (Kind.MEAN, 7, 1, 7.8, False, False, None),
    ],
)
def test_by_hand(
    kind: Kind, persons: int, of: int | None, line: float, lower: bool, strict: bool, needed: int | None
) -> None:
    assert persons_needed(kind, persons, of, line, lower, strict) == needed


def test_a_goal_says_how_many_a_month_are_left() -> None:
    # 96 to 80 is 16 persons; from 15 September 2024 there are 27 whole months to the end of 2026.
    made = assessed(reading(), row(96, HALFWAY)).needed
    assert made is not None
    assert (made.persons, made.from_baseline) == (16, False)
    assert made.per_month == pytest.approx(16 / 27)


def test_a_reached_goal_needs_nobody_and_an_ended_plan_has_no_month() -> None:
    reached = assessed(reading(), row(80, HALFWAY)).needed
    ended = assessed(reading(), row(96, "2026-12-31")).needed
    assert reached is not None
    assert ended is not None
    assert reached.persons == 0
    assert (ended.persons, ended.per_month) == (16, None)


def test_without_a_readable_measurement_it_is_counted_from_the_baseline() -> None:
    law = breaks(("antal", "2024-07-01", "Ny lov"))
    for made in (assessed(reading()), assessed(reading(), row(50, HALFWAY), broken=law)):
        assert made.needed is not None
        assert (made.needed.persons, made.needed.per_month, made.needed.from_baseline) == (20, None, True)


def test_a_direction_needs_one_more_than_standing_still() -> None:
    made = assessed(reading(rule=TargetRule.DECREASE, target=None, baseline=21.0), row(23, HALFWAY)).needed
    assert made is not None
    assert made.persons == 3


def test_a_share_needs_its_persons_and_nothing_is_said_where_they_are_not_known() -> None:
    percent = reading(rule=TargetRule.BELOW_VALUE, target=30.0, baseline=42.6, unit="pct", kind=Kind.SHARE)
    known = assessed(percent, share(403, 1000, 2024)).needed
    assert known is not None
    assert known.persons == 104
    unknown = share(403, 1000, 2024, numerator=None, denominator=None)
    assert assessed(percent, unknown).needed is None
    assert assessed(percent).needed is None


def test_a_share_of_the_baselines_own_persons_is_counted_from_them() -> None:
    first = row(0, "2021-12-31")["period_end"].date()
    percent = reading(
        rule=TargetRule.BELOW_VALUE,
        target=30.0,
        baseline=40.0,
        baseline_date=first,
        unit="pct",
        kind=Kind.SHARE,
    )
    made = assessed(percent, share(400, 1000, 2021)).needed
    assert made is not None
    assert (made.persons, made.from_baseline) == (101, True)
