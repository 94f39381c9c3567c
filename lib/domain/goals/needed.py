""" "Hvad skal der til": the fewest whole persons that must change side for a target to hold, the others unchanged."""

from fractions import Fraction
from math import ceil, floor

from lib.domain.goals.assessment import Measured, Needed
from lib.domain.indicator import Kind


def persons_needed(
    kind: Kind, numerator: float, denominator: float | None, line: float, lower_is_good: bool, strict: bool
) -> int | None:
    """0 when the target holds already; None where the persons behind the number are not known, or no number of
    persons is enough (a share over 100 % or under 0 %).

    A count (`kind` COUNT): `numerator` persons against `line` persons. A share: `numerator` of `denominator` persons
    against `line` percent, the denominator unchanged. Rates count events and means are no persons: None.
    """
    if kind is Kind.COUNT:
        limit, most = _exact(line), None
    elif kind is Kind.SHARE and denominator:
        limit, most = _exact(line) * _exact(denominator) / 100, _exact(denominator)
    else:
        return None
    wanted = _fewest_past(limit, lower_is_good, strict)
    if wanted < 0 or (most is not None and wanted > most):
        return None
    gap = _exact(numerator) - wanted if lower_is_good else wanted - _exact(numerator)
    return max(ceil(gap), 0)


def needed_from(
    number: Measured, kind: Kind, line: float, lower_is_good: bool, strict: bool, months_left: int
) -> Needed | None:
    """As `persons_needed` from a measured number, and how many that is a month to the plan's end."""
    own = number.value if kind is Kind.COUNT else number.numerator
    if own is None:
        return None
    persons = persons_needed(kind, own, number.denominator, line, lower_is_good, strict)
    if persons is None:
        return None
    return Needed(persons, persons / months_left if months_left else None)


def _fewest_past(limit: Fraction, lower_is_good: bool, strict: bool) -> int:
    """The whole number of persons nearest to `limit` that is on its good side."""
    if lower_is_good:
        return ceil(limit) - 1 if strict else floor(limit)
    return floor(limit) + 1 if strict else ceil(limit)


def _exact(value: float) -> Fraction:
    """A number as it is written: 40.6 is 406/10, not the nearest binary one."""
    return Fraction(str(value))
