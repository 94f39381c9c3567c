"""How many afdelinger a zone has, how large they are and who owns them."""

import math

import numpy as np

from lib.demo.inputs import DemoTotals
from lib.demo.rounding import apportion, scale_to_total

RESIDENTS_LIMIT = 100
HOUSEHOLDS_LIMIT = 50
"""Under either limit an afdeling has no rows of its own (BUILD/AAU: 100 persons and 50 households)."""

_SMALLEST, _LARGEST = 35, 900
_MOST_PERSONS, _FEWEST_PERSONS = 2.2, 1.2  # per household
_TRIES = 1000
_SMALL_PER_ZONE = (3, 2, 2)  # never one alone: it could be found by subtraction from its zone
_FEWEST_WITH_SMALL = 6


def split_afdelinger(rng: np.random.Generator, zones: int, afdelinger: int) -> np.ndarray:
    """Afdelinger per zone: even, with the spare ones in zones drawn at random."""
    even = np.full(zones, afdelinger // zones)
    even[rng.permutation(zones)[: afdelinger - even.sum()]] += 1
    return even


def small_per_zone(rng: np.random.Generator, zones: int, afdelinger: int) -> np.ndarray:
    """How many afdelinger under the limits each zone has: none, or at least two.

    `afdelinger` are those of the zone that has fewest: where they are few, none is small.
    """
    small = np.zeros(zones, dtype=int)
    if afdelinger < _FEWEST_WITH_SMALL:
        return small
    chosen = rng.permutation(zones)[: len(_SMALL_PER_ZONE)]
    small[chosen] = _SMALL_PER_ZONE[: len(chosen)]
    return small


def zone_sizes(rng: np.random.Generator, residents: int, afdelinger: int, small: int) -> np.ndarray:
    """Residents of each afdeling in one zone, summing to `residents`; the first `small` are small ones."""
    tiny = rng.integers(_SMALLEST, RESIDENTS_LIMIT - 4, size=small)
    count = afdelinger - small
    wanted = rng.lognormal(mean=0.0, sigma=0.6, size=count) * residents / afdelinger
    lower, upper = np.full(count, RESIDENTS_LIMIT + 8), np.full(count, _LARGEST)
    left = residents - int(tiny.sum())
    scaled = scale_to_total(wanted, left, lower, upper)
    return np.concatenate([tiny, apportion(scaled, left, lower, upper)])


def draw_households(rng: np.random.Generator, residents: np.ndarray, total: int) -> np.ndarray:
    """Households of each afdeling, summing to `total`; at 100 residents there are 50 homes or more."""
    persons = np.clip(rng.normal(residents.sum() / total, 0.2, size=len(residents)), 1.3, 2.1)
    lower = np.ceil(residents / _MOST_PERSONS).astype(int)
    lower = np.where(residents >= RESIDENTS_LIMIT, np.maximum(lower, HOUSEHOLDS_LIMIT), lower)
    upper = np.floor(residents / _FEWEST_PERSONS).astype(int)
    return apportion(scale_to_total(residents / persons, total, lower, upper), total, lower, upper)


def draw_organisations(
    rng: np.random.Generator, totals: DemoTotals, zones: np.ndarray, small: np.ndarray
) -> list[str]:
    """An organisation for each afdeling: exact counts, each in every zone (as many different ones as the smallest
    zone has room for), none with one small only."""
    owners = np.repeat(list(totals.organisations), list(totals.organisations.values()))
    fewest = min(len(totals.organisations), *((zones == zone).sum() for zone in np.unique(zones)))
    for _ in range(_TRIES):
        drawn = rng.permutation(owners)
        everywhere = all(len(set(drawn[zones == zone])) >= fewest for zone in np.unique(zones))
        alone = any((drawn[small] == name).sum() == 1 for name in totals.organisations)
        if everywhere and not alone:
            return [str(name) for name in drawn]
    raise ValueError("The organisations cannot be spread so that none has a single small afdeling")


def is_small(residents: np.ndarray, households: np.ndarray) -> np.ndarray:
    """Which afdelinger are under either limit."""
    return np.asarray((residents < RESIDENTS_LIMIT) | (households < HOUSEHOLDS_LIMIT))


def zone_residents(weights: np.ndarray, total: int) -> np.ndarray:
    """The plan's residents split over zones in proportion to `weights` (populations counted elsewhere)."""
    if not math.isfinite(weights.sum()) or weights.sum() <= 0:
        raise ValueError("Every zone needs a known population")
    return apportion(weights / weights.sum() * total, total)
