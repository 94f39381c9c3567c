"""How many persons are between a number and the other side of its limit.

The number of residents stays as it is: someone gets work or loses it, nobody moves. Worked out in whole fractions, so
that one person fewer never turns the answer and the stated number always does.
"""

from fractions import Fraction
from math import ceil, floor

from lib.domain.law.exact import exact, exact_share, holds, value_of_counts
from lib.domain.law.law import Criterion, Operator
from lib.domain.law.screening import CriterionValue

_COUNTED_UNIT = "pct"
_PCT = 100
_YEARS_OF_A_MEAN = 2
_ROUNDED = Fraction(6, 100)
"""A figure printed with one decimal is at most 0,05 from its persons' share."""


def persons_to_turn(
    criterion: Criterion, value: CriterionValue, operator: Operator, limit: float, met: bool
) -> int | None:
    """The fewest persons whose change turns the answer `met`, the denominator unchanged.

    Of a mean of two years they are persons of the latest year: the earlier year is history. Of a mean that was loaded
    as one figure they are persons of the counts it came with. None where the criterion is no share (income), where
    counts are not known or do not give the printed number's answer, and where no number of persons would do.
    """
    counts = _latest(value)
    if criterion.unit != _COUNTED_UNIT or counts is None:
        return None
    persons, denominator, earlier = counts
    years = 1 if earlier is None else _YEARS_OF_A_MEAN
    bound = denominator * (years * exact(limit) - (earlier or 0)) / _PCT
    if holds(operator, persons, bound) != met:
        return None
    upwards = (operator in (Operator.OVER, Operator.AT_LEAST)) != met
    needed = _needed(persons, bound, _turns_on_it(operator, met))
    after = persons + needed if upwards else persons - needed
    return needed if 0 <= after <= denominator else None


def _latest(value: CriterionValue) -> tuple[Fraction, Fraction, Fraction | None] | None:
    """Persons and residents of the latest year, and the earlier year's share in a mean of two."""
    if not value.years:
        return _counts(value.value, value.numerator, value.denominator, None)
    earlier, latest = value.years
    before = value_of_counts(earlier.value, earlier.numerator, earlier.denominator)
    return _counts(latest.value, latest.numerator, latest.denominator, before)


def _counts(
    value: float | None, numerator: float | None, denominator: float | None, earlier: Fraction | None
) -> tuple[Fraction, Fraction, Fraction | None] | None:
    """None where the counts are not known or are not those of the number."""
    if value is None or numerator is None or not denominator:
        return None
    if abs(exact_share(numerator, denominator) - exact(value)) > _ROUNDED:
        return None
    return exact(numerator), exact(denominator), earlier


def _turns_on_it(operator: Operator, met: bool) -> bool:
    """Whether reaching the bound itself turns the answer: a strict criterion ends there, a weak one begins there."""
    strict = operator in (Operator.OVER, Operator.UNDER)
    return strict == met


def _needed(persons: Fraction, bound: Fraction, on_it: bool) -> int:
    gap = abs(bound - persons)
    return ceil(gap) if on_it else floor(gap) + 1
