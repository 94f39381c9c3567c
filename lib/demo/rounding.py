"""Whole persons: numbers that are not whole are rounded so that their sum is exactly right."""

import numpy as np

_TIE_DECIMALS = 9  # remainders closer than this are ties, so the last bit of a float never decides


def scale_to_total(expected: np.ndarray, total: int, lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    """Scale positive `expected` by one factor so that, held within its bounds, it sums to `total`.

    Raises ValueError when the bounds cannot hold the total.
    """
    if not lower.sum() <= total <= upper.sum():
        raise ValueError(f"The total {total} does not lie between {lower.sum()} and {upper.sum()}")
    low, high = 0.0, 1.0
    while np.clip(expected * high, lower, upper).sum() < total and high < 1e9:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        if np.clip(expected * middle, lower, upper).sum() < total:
            low = middle
        else:
            high = middle
    return np.asarray(np.clip(expected * high, lower, upper))


def apportion(
    expected: np.ndarray, total: int, lower: np.ndarray | int = 0, upper: np.ndarray | int | None = None
) -> np.ndarray:
    """Whole numbers near `expected` that sum to `total` within bounds (largest remainder).

    `expected` should already sum to about `total`. Raises ValueError when the bounds cannot hold the total.
    """
    lower = np.broadcast_to(lower, expected.shape).astype(int)
    upper = np.broadcast_to(total if upper is None else upper, expected.shape).astype(int)
    if not lower.sum() <= total <= upper.sum():
        raise ValueError(f"The total {total} does not lie between {lower.sum()} and {upper.sum()}")
    held = np.round(np.clip(expected, lower, upper), _TIE_DECIMALS)
    whole = np.floor(held).astype(int)
    while (missing := total - whole.sum()) != 0:
        step = 1 if missing > 0 else -1
        free = np.flatnonzero(whole < upper if step > 0 else whole > lower)
        order = np.argsort(-step * (held - whole)[free], kind="stable")
        whole[free[order][: abs(missing)]] += step
    return np.asarray(whole)
