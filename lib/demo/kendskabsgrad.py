"""Monthly kendskabsgrad: unemployed known to the jobcenter and the population they are a share of."""

import numpy as np
import pandas as pd

from lib.demo.streams import stream, wander
from lib.demo.target_groups import SUBSETS

COLUMNS = ["date", "area_id", "persons", "population"]
_MEMORY = 0.95
_POPULATION_STEP = 0.001
_REST_STEP = 0.006
_REST_TREND = -0.001  # a month


def demo_kendskabsgrad(
    published: pd.DataFrame,
    target_groups: pd.DataFrame,
    zones: tuple[str, ...],
    kommune_area: str,
    rest_area: str,
    months: pd.DatetimeIndex,
    seed: int,
) -> pd.DataFrame:
    """Rows COLUMNS for zones, the kommune and the rest of it, every month of `target_groups`.

    Zone persons are the sum of the main target groups; the kommune is the zones and the rest together. None where
    nothing is published.
    """
    if published.empty:
        return pd.DataFrame(columns=COLUMNS)
    base = pd.Timestamp(published["date"].iloc[0])
    known = published.set_index("area_id")
    main = target_groups[~target_groups["target_group"].isin(SUBSETS)]
    persons = main.pivot_table(index="date", columns="area_id", values="persons", aggfunc="sum")[list(zones)]
    implied, unemployed = known["implied_population"].astype(float), known["persons"].astype(float)
    population = pd.DataFrame(
        {
            area: implied[area] * _pinned(stream(seed, f"population {area}"), months, base, _POPULATION_STEP)
            for area in (*zones, kommune_area)
        },
        index=months.strftime("%Y-%m-%d"),
    )
    population = population.loc[persons.index].round().astype(int)
    outside = unemployed[rest_area] * _pinned(
        stream(seed, f"unemployed {rest_area}"), months, base, _REST_STEP
    )
    fading = pd.Series(outside * np.exp(_REST_TREND * _distance(months, base)), months.strftime("%Y-%m-%d"))
    persons[rest_area] = fading.loc[persons.index].round().astype(int)
    persons[kommune_area] = persons.sum(axis=1)
    population[rest_area] = population[kommune_area] - population[list(zones)].sum(axis=1)
    return _long(persons, "persons").merge(_long(population, "population"), on=["date", "area_id"])[COLUMNS]


def _distance(months: pd.DatetimeIndex, base: pd.Timestamp) -> np.ndarray:
    return np.asarray((months.year - base.year) * 12 + months.month - base.month)


def _pinned(
    rng: np.random.Generator, months: pd.DatetimeIndex, base: pd.Timestamp, step: float
) -> np.ndarray:
    """A slow factor around 1 that is 1 at `base`."""
    walk = wander(rng, len(months), step, _MEMORY)
    return np.asarray(np.exp(walk - np.interp(0, _distance(months, base), walk)))


def _long(wide: pd.DataFrame, name: str) -> pd.DataFrame:
    return wide.rename_axis(index="date").reset_index().melt("date", var_name="area_id", value_name=name)
