"""Yearly counts per afdeling that add up to what is published for the area above."""

import numpy as np

from lib.demo.indicators import DemoIndicator
from lib.demo.paths import expit
from lib.demo.rounding import apportion
from lib.demo.streams import wander

_MEMORY = 0.7
_RESTLESS = 1.0  # yearly noise of a group of n persons is about this over the root of n ...
_MOST_RESTLESS = 0.15  # ... but never more than this (logit)


def afdeling_effects(
    rng: np.random.Generator, indicator: DemoIndicator, hardship: np.ndarray, denominators: np.ndarray
) -> np.ndarray:
    """How far each afdeling stands from its area, logit, shape (afdelinger, years): mostly lasting.

    `hardship` is the common factor (standard normal, one per afdeling).
    """
    own = rng.standard_normal(len(hardship))
    lasting = indicator.loading * hardship + np.sqrt(1 - indicator.loading**2) * own
    typical = np.maximum(denominators.mean(axis=1), 1)
    step = np.minimum(_RESTLESS / np.sqrt(typical), _MOST_RESTLESS)
    moving = wander(rng, denominators.shape[1], step, _MEMORY)
    return np.asarray(indicator.spread * lasting[:, None] + moving)


def share_counts(
    target: float, denominators: np.ndarray, effects: np.ndarray, at_least: np.ndarray | int = 0
) -> np.ndarray:
    """Whole persons per afdeling of one area and year, summing to the whole number nearest `target` (0-1).

    `at_least`: counts of another group that is contained in this one.
    """
    lower = np.broadcast_to(at_least, denominators.shape)
    total = int(np.rint(target * denominators.sum()))
    total = int(np.clip(total, lower.sum(), denominators.sum()))
    expected = denominators * expit(_level(total, denominators, effects) + effects)
    return apportion(expected, total, lower, denominators)


def _level(total: int, denominators: np.ndarray, effects: np.ndarray) -> float:
    """The common log odds at which the afdelinger together have `total` expected persons."""
    low, high = -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        if (denominators * expit(middle + effects)).sum() < total:
            low = middle
        else:
            high = middle
    return high


def event_counts(
    rate: float, denominators: np.ndarray, persons: np.ndarray, effects: np.ndarray
) -> np.ndarray:
    """Whole events per afdeling: at least one per counted person, none where there is none.

    `rate` is events per person of the denominator (a published 4,4 per 100 is 0.044).
    """
    total = max(int(np.rint(rate * denominators.sum())), int(persons.sum()))
    extra = total - int(persons.sum())
    weights = persons * np.exp(effects)
    if weights.sum() == 0:
        return persons.copy()
    return np.asarray(persons + apportion(weights / weights.sum() * extra, extra, 0, persons * extra))
