"""How big a circle is: its area follows the number of residents."""

import math

PIXELS_PER_ROOT_RESIDENT = 0.62
SMALLEST_RADIUS = 3.0


def radius_px(residents: float) -> float:
    """Radius in pixels: proportional to the root of `residents`, so that the *area* is proportional to residents.

    Under about 23 residents the circle is kept at a size that can still be seen and hit.
    Raises ValueError for a negative number.
    """
    if residents < 0:
        raise ValueError(f"residents must not be negative: {residents}")
    return max(SMALLEST_RADIUS, PIXELS_PER_ROOT_RESIDENT * math.sqrt(residents))
