"""The reliability mark: a number whose interval is wider than a stated limit is grey by default.

It is worked out from the number and its interval, never from what a page shows, so hiding the interval
columns does not take the mark away. Source of the rule: docs/architecture.md, "The rules of the numbers".
"""

from dataclasses import dataclass
from enum import StrEnum

from lib.domain.indicator import Kind
from lib.domain.numbers import number, points
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.intervals import Estimate


class Reliability(StrEnum):
    """SIKKER: shown in full colour. USIKKER: grey. UKENDT: no interval can be made, so nothing is said."""

    SIKKER = "sikker"
    USIKKER = "usikker"
    UKENDT = "ukendt"


@dataclass(frozen=True)
class ReliabilityLimits:
    """The widest interval that is not grey: in percentage points for shares, as width over value for the
    rest.

    Raises InvalidNumbers unless both are over 0.
    """

    share_points: float = 20.0
    relative: float = 1.0

    def __post_init__(self) -> None:
        if not (self.share_points > 0 and self.relative > 0):
            raise InvalidNumbers("Grænsen for et usikkert tal skal være over 0.")


DEFAULT_LIMITS = ReliabilityLimits()


def reliability(
    kind: Kind, estimate: Estimate | None, limits: ReliabilityLimits = DEFAULT_LIMITS
) -> Reliability:
    """The mark of one number. An interval exactly as wide as the limit is not grey.

    A rate or count of 0 is always grey: its interval has no width relative to nothing.
    """
    if estimate is None or estimate.interval is None:
        return Reliability.UKENDT
    width = estimate.interval.width
    widest = limits.share_points if kind is Kind.SHARE else limits.relative * estimate.value
    return Reliability.USIKKER if width > widest else Reliability.SIKKER


def explanation(kind: Kind, limits: ReliabilityLimits = DEFAULT_LIMITS) -> str:
    """What the grey mark means, as a Danish sentence for the legend."""
    if kind is Kind.SHARE:
        return f"Grå: usikkert tal, intervallet er bredere end {points(limits.share_points, 0)}."
    return (
        f"Grå: usikkert tal, intervallet er bredere end {number(100 * limits.relative, 0)} % af tallet selv."
    )
