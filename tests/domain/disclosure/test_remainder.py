"""What is left of a total when the parts at hand are taken away, and when it must be guarded."""

import pytest

from lib.domain.disclosure import Missing, Remainder, guarded_remainder
from lib.domain.disclosure.pool import window_end
from lib.domain.disclosure.table import UNBOUNDED

TWO = Missing(parts=2, hidden=True, bound=400.0)
NOBODY = Missing(parts=0, hidden=False, bound=UNBOUNDED)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_few_persons_are_guarded_whoever_they_are(count: int) -> None:
    for missing in (TWO, NOBODY):
        found = guarded_remainder(50 + count, 50, missing)
        assert found is not None
        assert found.count == count


def test_five_persons_of_two_parts_are_not() -> None:
    assert guarded_remainder(55, 50, TWO) is None


def test_all_but_few_are_guarded() -> None:
    found = guarded_remainder(447, 50, TWO)
    assert found is not None
    assert (found.count, found.population) == (397, 400)


@pytest.mark.parametrize("count", [0, 5, 90])
def test_one_hidden_part_is_guarded_whatever_it_is(count: int) -> None:
    assert guarded_remainder(50 + count, 50, Missing(1, True, 100.0)) is not None
    assert guarded_remainder(50 + count, 50, Missing(1, False, UNBOUNDED)) is None


def test_equal_counts_and_another_definition_leave_nothing() -> None:
    assert guarded_remainder(50, 50, NOBODY) is None
    assert guarded_remainder(47, 50, TWO) is None


def test_a_bound_that_does_not_hold_is_no_bound() -> None:
    found = guarded_remainder(150, 50, Missing(1, True, 40.0))
    assert found is not None
    assert found.population == UNBOUNDED


def test_the_windows_of_pools_are_fixed_by_the_calendar() -> None:
    assert [window_end(year) for year in range(2020, 2027)] == [2022, 2022, 2022, 2025, 2025, 2025, 2028]


@pytest.mark.parametrize(
    ("rest", "missing", "found"),
    [
        (1, TWO, Remainder(1, 400.0)),
        (4, TWO, Remainder(4, 400.0)),
        (0, TWO, None),
        (395, TWO, None),
        (396, TWO, Remainder(396, 400.0)),
        (399, TWO, Remainder(399, 400.0)),
        (400, TWO, None),
        (400, Missing(1, True, 400.0), Remainder(400, 400.0)),
        (401, Missing(1, True, 400.0), Remainder(401, UNBOUNDED)),
        (0, Missing(1, True, 400.0), Remainder(0, 400.0)),
        (-3, Missing(1, True, 400.0), None),
        (3, NOBODY, Remainder(3, UNBOUNDED)),
        (UNBOUNDED - 3, NOBODY, None),
    ],
)
def test_what_is_left_of_a_total_and_of_how_many(
    rest: float, missing: Missing, found: Remainder | None
) -> None:
    assert guarded_remainder(50 + rest, 50, missing) == found
