"""Classes of a choropleth: at most five, with round limits a reader can say aloud.

Equal steps of 1, 2 or 5 times a power of ten, so that two maps of one indicator read alike and no class
hides how far apart two areas are. Source of the rule: docs/architecture.md, "How a screen behaves" (at most
five classes).
"""

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from lib.domain.numbers import number

MAX_CLASSES = 5
MISSING_LABEL = "mangler"


@dataclass(frozen=True)
class Classes:
    """Limits in ascending order and one label per class, `len(labels) == len(breaks) + 1`; both empty without values.

    A class holds its lower limit and not its upper one. A missing value (None or NaN) is in no class: it is
    drawn with the hatch of *mangler*, never as the lowest class.
    """

    breaks: tuple[float, ...]
    labels: tuple[str, ...]

    def index_of(self, value: float | None) -> int | None:
        """Which class `value` is in, 0 for the lowest; None for a missing value or when there are no
        classes."""
        if value is None or math.isnan(value) or not self.labels:
            return None
        return bisect_right(self.breaks, value)


def classify(values: Iterable[float | None], max_classes: int = MAX_CLASSES) -> Classes:
    """Classes for `values` in their own unit (pct 0-100, a rate or a count); None and NaN are left out.

    The finest round step that needs at most `max_classes` is taken. Equal values make one class.
    Raises ValueError when `max_classes` is under 1.
    """
    if max_classes < 1:
        raise ValueError(f"max_classes must be at least 1, not {max_classes}")
    present = [value for value in values if value is not None and math.isfinite(value)]
    if not present:
        return Classes((), ())
    low, high = min(present), max(present)
    if low == high or max_classes == 1:
        return Classes((), (_span_label(low, high),))
    breaks, decimals = _round_breaks(low, high, max_classes)
    return Classes(breaks, _labels(breaks, decimals))


def _round_breaks(low: float, high: float, max_classes: int) -> tuple[tuple[float, ...], int]:
    """The multiples of the finest step in (low, high] that are few enough, and the decimals that step
    needs."""
    exponent = math.floor(math.log10((high - low) / max_classes))
    while True:
        for factor in (1, 2, 5):
            breaks = _multiples_between(low, high, factor, exponent)
            if len(breaks) < max_classes:
                return breaks, max(0, -exponent)
        exponent += 1


def _multiples_between(low: float, high: float, factor: int, exponent: int) -> tuple[float, ...]:
    """Multiples of `factor * 10**exponent` over `low` and not over `high`, without the noise of binary
    fractions."""
    scale = 10.0**-exponent
    first = math.floor(low * scale / factor + 1e-9) + 1
    last = math.floor(high * scale / factor + 1e-9)
    return tuple(round(step * factor / scale, max(0, -exponent)) for step in range(first, last + 1))


def _labels(breaks: tuple[float, ...], decimals: int) -> tuple[str, ...]:
    if not breaks:
        return ("alle værdier",)
    words = [number(limit, decimals) for limit in breaks]
    between = [f"{lower}\N{EN DASH}{upper}" for lower, upper in zip(words, words[1:], strict=False)]
    return (f"under {words[0]}", *between, f"{words[-1]} og over")


def _span_label(low: float, high: float) -> str:
    low_words, high_words = _short(low), _short(high)
    return low_words if low == high else f"{low_words}\N{EN DASH}{high_words}"


def _short(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)
