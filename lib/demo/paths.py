"""How an area's share moves over the years: through every published point, smooth between and after."""

from collections.abc import Mapping

import numpy as np

from lib.demo.streams import wander

_NOISE = 0.02  # logit, on years that are not published
_DAMPING = 0.75  # a published trend fades: nobody knows that it went on
_NEVER_FULL = 1e-4


def logit(share: np.ndarray | float) -> np.ndarray:
    """Log odds of a share in 0-1, held off 0 and 1."""
    held = np.clip(share, _NEVER_FULL, 1 - _NEVER_FULL)
    return np.asarray(np.log(held / (1 - held)))


def expit(value: np.ndarray) -> np.ndarray:
    """The share (0-1) behind log odds."""
    return np.asarray(1 / (1 + np.exp(-value)))


def share_path(
    rng: np.random.Generator, years: np.ndarray, published: Mapping[int, float], drift: float
) -> np.ndarray:
    """Shares (0-1) for `years`: through every `published` (0-1), interpolated between, fading trend outside.

    `drift` (logit a year) is the trend where fewer than two years are published. ValueError without any.
    """
    if not published:
        raise ValueError("A path needs at least one published value")
    known = np.array(sorted(published))
    values = logit(np.array([published[year] for year in known]))
    slope = (values[-1] - values[0]) / (known[-1] - known[0]) if len(known) > 1 else drift
    line = np.interp(years, known, values)
    line += slope * (_faded(years - known[-1]) - _faded(known[0] - years))
    noise = wander(rng, len(years), _NOISE, memory=0.6)
    path = expit(line + np.where(np.isin(years, known), 0.0, noise))
    for year in known[np.isin(known, years)]:
        path[years == year] = published[int(year)]
    return path


def _faded(steps: np.ndarray) -> np.ndarray:
    ahead = np.maximum(steps, 0)
    return np.asarray(_DAMPING * (1 - _DAMPING**ahead) / (1 - _DAMPING))
