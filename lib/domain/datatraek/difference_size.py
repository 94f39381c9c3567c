"""How large a change is: its interval, and what counts as a change worth a person's attention.

The interval is that of lib/domain/statistics/differences for many rows at once (Newcombe's method 10 for shares,
MOVER on Poisson limits for rates and counts); a test holds the two together. Two deliveries share residents, so the
interval is too wide rather than too narrow.
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from lib.domain.indicator import Kind
from lib.domain.statistics.intervals import Limits, limits_of

Numbers = npt.NDArray[np.float64]

GRADE_UNIT = "karakter"


class Scale(StrEnum):
    """How a figure is measured, as far as its changes go: as Kind, and grades apart from other means."""

    SHARE = "share"
    RATE = "rate"
    COUNT = "count"
    MEAN = "mean"
    GRADE = "grade"


def scale_of(kind: str, unit: str) -> Scale:
    """The scale of an indicator from its columns `kind` and `unit`."""
    return Scale.GRADE if unit == GRADE_UNIT else Scale(kind)


def noteworthy(scale: Scale, before: Numbers) -> Numbers:
    """The change from `before` that is worth a look, in the unit of the figure.

    Shares 5 percentage points; rates half of what it was, at least 1 per 100; counts a fifth of what it was, at least
    10; grades 1, other means a tenth of what it was, at least 1. Chosen so that a change a board would ask about is
    named and a yearly drift is not.
    """
    match scale:
        case Scale.SHARE:
            return np.full(before.shape, 5.0)
        case Scale.RATE:
            return np.maximum(1.0, 0.5 * before)
        case Scale.COUNT:
            return np.maximum(10.0, 0.2 * before)
        case Scale.MEAN:
            return np.maximum(1.0, 0.1 * np.abs(before))
        case Scale.GRADE:
            return np.ones(before.shape)


def change_limits(
    kind: Kind,
    after: tuple[Numbers, Numbers],
    before: tuple[Numbers, Numbers],
    level: float,
) -> Limits:
    """Limits of after minus before; `after` and `before` are (numerators, denominators).

    Percentage points, per 100 persons or counts. NaN where a count is unknown or there is nobody. Raises
    InvalidNumbers for counts that cannot be right.
    """
    one, other = _figures(kind, *after), _figures(kind, *before)
    own, former = limits_of(kind, *after, level), limits_of(kind, *before, level)
    change = one - other
    return Limits(
        change - np.hypot(one - own.low, former.high - other),
        change + np.hypot(own.high - one, other - former.low),
    )


def possible(kind: Kind, numerators: Numbers, denominators: Numbers) -> npt.NDArray[np.bool_]:
    """Where counts can be right: the others get no interval here, they are named by a check of their own."""
    fine = np.isfinite(numerators) & (numerators >= 0) & (kind is not Kind.MEAN)
    if kind is Kind.COUNT:
        return fine
    fine &= np.isfinite(denominators) & (denominators > 0)
    return fine & (numerators <= denominators) if kind is Kind.SHARE else fine


def _figures(kind: Kind, numerators: Numbers, denominators: Numbers) -> Numbers:
    if kind is Kind.COUNT:
        return numerators
    share = np.full(numerators.shape, np.nan)
    np.divide(100 * numerators, denominators, out=share, where=denominators > 0)
    return share
