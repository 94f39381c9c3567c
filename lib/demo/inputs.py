"""What the generator is given and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lib.demo.indicators import STANDARD_INDICATORS, DemoIndicator


@dataclass(frozen=True)
class DemoTotals:
    """Published totals of the plan: afdelinger per organisation, residents and households."""

    organisations: Mapping[str, int]
    residents: int
    households: int

    @property
    def afdelinger(self) -> int:
        """Number of afdelinger in the plan."""
        return sum(self.organisations.values())


@dataclass(frozen=True)
class DemoInputs:
    """Everything that the demo layer is calibrated to.

    `figures`: indicator_id, year, area_id, value (pct 0-100 or events per 100 persons).
    `target_groups`: target_group, area_id, date, persons (one published date).
    `kendskabsgrad`: date, area_id, persons, implied_population (the same date). Other columns are ignored.
    `zones` is the GeoJSON collection; only features of `plan_id` are used. `rest_area` is the kommune
    outside the plan.
    """

    plan_id: str
    totals: DemoTotals
    figures: pd.DataFrame
    target_groups: pd.DataFrame
    kendskabsgrad: pd.DataFrame
    zones: Mapping[str, object]
    plan_area: str
    kommune_area: str
    land_area: str
    rest_area: str
    indicators: tuple[DemoIndicator, ...] = STANDARD_INDICATORS
    first_year: int = 2015
    last_year: int = 2025
    first_month: date = date(2022, 1, 1)
    last_month: date = date(2026, 10, 1)

    @property
    def years(self) -> np.ndarray:
        """Every year of the demo series, ascending."""
        return np.arange(self.first_year, self.last_year + 1)


@dataclass(frozen=True)
class DemoLayer:
    """The generated frames, one per CSV file, columns as in docs/dataformats.

    `afdelinger`: area_id, name, number, former_names (both empty), organisation, zone, residents, households, lon,
    lat, provenance, valid_from, valid_to.
    `observations`: indicator_id, area_id, year, numerator, denominator (whole persons or events).
    `benchmarks`: indicator_id, area_id, year, value. `target_groups`: target_group, area_id, date, persons.
    `kendskabsgrad`: date, area_id, persons, population.
    """

    afdelinger: pd.DataFrame
    observations: pd.DataFrame
    benchmarks: pd.DataFrame
    target_groups: pd.DataFrame
    kendskabsgrad: pd.DataFrame


def published_years(figures: pd.DataFrame, indicator_id: str, area_id: str) -> dict[int, float]:
    """Published value per year of one indicator in one area; a '-' in the source is left out, not 0."""
    rows = figures[(figures["indicator_id"] == indicator_id) & (figures["area_id"] == area_id)]
    values = pd.to_numeric(rows["value"], errors="coerce")
    years = pd.to_numeric(rows["year"], errors="coerce")
    known = values.notna() & years.notna()
    return dict(zip(years[known].astype(int).tolist(), values[known].astype(float).tolist(), strict=True))
