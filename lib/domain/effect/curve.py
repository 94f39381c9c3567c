"""How much more hours give: the first ones most, and each further hour less (saturation).

share reached of the ceiling = 1 - exp(-x / scale), x = hours a week per 100 persons in the target group. It is the
plain curve of a constant chance to meet whoever has not been met; at x = scale 63 % of the ceiling is reached. Nothing
says that the real one has just this shape: that is one of the assumptions, and why the span is wide.
"""

import math
from collections.abc import Callable, Iterable

from lib.domain.effect.assumptions import Span


def share_of_ceiling(hours_per_100: float, scale: float) -> float:
    """0-1, rising with the hours, never over 1. Raises ValueError for hours under 0 or a scale that is not over 0."""
    if not hours_per_100 >= 0 or not scale > 0:
        raise ValueError(f"{hours_per_100} hours per 100 on the scale {scale}")
    return -math.expm1(-hours_per_100 / scale)


def persons_reached(hours: float, persons: float, ceiling: Span, scale: Span) -> Span:
    """Persons reached of `persons` by `hours` a week. `ceiling`: pct 0-100; the low end is the lowest ceiling with the
    slowest curve. No one where there are no persons."""
    if persons <= 0:
        return Span(0.0, 0.0, 0.0)
    per_100 = 100 * hours / persons
    return Span(
        *(
            persons * top / 100 * share_of_ceiling(per_100, slow)
            for top, slow in (
                (ceiling.low, scale.high),
                (ceiling.mid, scale.mid),
                (ceiling.high, scale.low),
            )
        )
    )


def more_reached(before: float, after: float, persons: float, ceiling: Span, scale: Span) -> Span:
    """Persons more (or, under 0, fewer) reached by `after` hours a week than by `before`, under the same curve each."""
    if persons <= 0:
        return Span(0.0, 0.0, 0.0)
    steps = [_step(100 * before / persons, 100 * after / persons, each) for each in _three(scale)]
    found = [persons * top / 100 * step for top in _three(ceiling) for step in steps]
    return _around(found, persons * ceiling.mid / 100 * steps[1])


def relative_strength(hours_per_100: float, strength: float, scale: float) -> float:
    """Reach as a share of that at the strength the effect was measured at: 1 there, over 1 above it."""
    return share_of_ceiling(hours_per_100, scale) / share_of_ceiling(strength, scale)


def effect_points(hours_per_100: float, effect: Span, strength: Span, scale: Span) -> Span:
    """Points a year at so many hours: the effect times the relative strength, over every corner of the three spans."""
    return _over_corners(effect, strength, scale, lambda at, slow: relative_strength(hours_per_100, at, slow))


def more_effect(before: float, after: float, effect: Span, strength: Span, scale: Span) -> Span:
    """Points a year more (or fewer) at `after` hours per 100 than at `before`, under the same effect and curve."""
    return _over_corners(
        effect,
        strength,
        scale,
        lambda at, slow: relative_strength(after, at, slow) - relative_strength(before, at, slow),
    )


def product(first: Span, second: Span) -> Span:
    """Every product of the two, whatever their signs."""
    return _around((a * b for a in _three(first) for b in _three(second)), first.mid * second.mid)


def _over_corners(effect: Span, strength: Span, scale: Span, times: Callable[[float, float], float]) -> Span:
    factors = [times(at, slow) for at in _three(strength) for slow in _three(scale)]
    return _around(
        (size * factor for size in _three(effect) for factor in factors),
        effect.mid * times(strength.mid, scale.mid),
    )


def _step(before: float, after: float, scale: float) -> float:
    return share_of_ceiling(after, scale) - share_of_ceiling(before, scale)


def _three(span: Span) -> tuple[float, float, float]:
    return span.low, span.mid, span.high


def _around(found: Iterable[float], mid: float) -> Span:
    known = [*found, mid]
    return Span(min(known), mid, max(known))
