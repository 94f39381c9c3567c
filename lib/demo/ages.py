"""Residents of each afdeling by age and year: the denominators of everything else."""

import numpy as np

from lib.demo.indicators import AGE_BANDS, BAND_PARTS
from lib.demo.rounding import apportion
from lib.demo.streams import wander

_BASE_SHARES = np.array([0.165, 0.040, 0.165, 0.455, 0.175])
_AFDELING_SPREAD = np.array([0.25, 0.20, 0.22, 0.08, 0.35])
_YEAR_STEP = 0.03
_SIZE_STEP = 0.006


def age_counts(rng: np.random.Generator, residents: np.ndarray, years: int) -> np.ndarray:
    """Whole residents by afdeling, year and AGE_BANDS, shape (afdelinger, years, bands).

    The last year sums to `residents`; earlier years lie a few percent around it.
    """
    count, bands = len(residents), len(AGE_BANDS)
    drift = np.cumsum(rng.normal(0, _SIZE_STEP, size=(count, years)), axis=1)
    totals = np.rint(residents[:, None] * np.exp(drift - drift[:, -1:])).astype(int)
    lasting = rng.standard_normal((count, 1, bands)) * _AFDELING_SPREAD
    moving = np.moveaxis(wander(rng, years, np.full((count, bands), _YEAR_STEP), memory=0.85), 2, 1)
    weights = _BASE_SHARES * np.exp(lasting + moving)
    expected = weights / weights.sum(axis=2, keepdims=True) * totals[:, :, None]
    counts = np.empty((count, years, bands), dtype=int)
    for row in range(count):
        for year in range(years):
            counts[row, year] = apportion(expected[row, year], int(totals[row, year]))
    return counts


def band_total(counts: np.ndarray, age_band: str) -> np.ndarray:
    """Residents of one age band (a key of BAND_PARTS), shape (afdelinger, years)."""
    parts = [AGE_BANDS.index(part) for part in BAND_PARTS[age_band]]
    return np.asarray(counts[:, :, parts].sum(axis=2))
