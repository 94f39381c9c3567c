"""The fewest persons that turn an answer, proven by search: one fewer does not, the stated number does."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.law.exact import exact, holds
from lib.domain.law.law import Operator
from lib.domain.law.persons import persons_to_turn
from lib.domain.law.screening import YearShare
from tests.domain.law.law_builders import WORK, law, number

SIZES = st.integers(min_value=1, max_value=400)
LIMITS = st.sampled_from([40.0, 30.0, 50.0, 60.0, 2.35, 1.57, 2.7, 2.175, 0.0, 100.0])
OPERATORS = st.sampled_from(list(Operator))


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(SIZES)
    return draw(st.integers(min_value=0, max_value=size)), size


def searched(
    persons: int, size: int, earlier: Fraction | None, operator: Operator, limit: float
) -> int | None:
    """By trying every number of persons, outwards from today's."""

    def met(each: int) -> bool:
        share = Fraction(100 * each, size)
        return holds(operator, share if earlier is None else (share + earlier) / 2, exact(limit))

    changed = [abs(each - persons) for each in range(size + 1) if met(each) != met(persons)]
    return min(changed, default=None)


@settings(deadline=None)
@given(shares(), OPERATORS, LIMITS)
def test_one_fewer_does_not_turn_it_and_the_number_does(
    share: tuple[int, int], operator: Operator, limit: float
) -> None:
    persons, size = share
    value = number(WORK, 100 * persons / size, numerator=persons, denominator=size)
    met = holds(operator, Fraction(100 * persons, size), exact(limit))
    stated = persons_to_turn(law().criterion(WORK), value, operator, limit, met)
    assert stated == searched(persons, size, None, operator, limit)


@settings(deadline=None)
@given(shares(), shares(), OPERATORS, LIMITS)
def test_of_a_mean_of_two_years_they_are_persons_of_the_latest(
    before: tuple[int, int], latest: tuple[int, int], operator: Operator, limit: float
) -> None:
    earlier = Fraction(100 * before[0], before[1])
    mean = (earlier + Fraction(100 * latest[0], latest[1])) / 2
    years = tuple(
        YearShare(year, 100 * persons / size, persons, size)
        for year, (persons, size) in ((2019, before), (2020, latest))
    )
    value = number(WORK, float(mean), years=years)
    stated = persons_to_turn(
        law().criterion(WORK), value, operator, limit, holds(operator, mean, exact(limit))
    )
    assert stated == searched(*latest, earlier, operator, limit)


def test_by_hand() -> None:
    """350 of 1.000, over 40 %: 401 are needed, 51 more. 410: over; at 400 no longer, 10 fewer."""
    assert _stated(350, 1000, Operator.OVER, 40) == 51
    assert _stated(410, 1000, Operator.OVER, 40) == 10
    assert _stated(350, 1000, Operator.AT_LEAST, 40) == 50
    assert _stated(410, 1000, Operator.AT_LEAST, 40) == 11


def test_no_persons_without_counts_and_none_where_none_would_do() -> None:
    assert persons_to_turn(law().criterion(WORK), number(WORK, 35.0), Operator.OVER, 40, False) is None
    assert _stated(5, 10, Operator.OVER, 100) is None


def _stated(persons: int, size: int, operator: Operator, limit: float) -> int | None:
    value = number(WORK, 100 * persons / size, numerator=persons, denominator=size)
    met = holds(operator, Fraction(100 * persons, size), exact(limit))
    return persons_to_turn(law().criterion(WORK), value, operator, limit, met)
