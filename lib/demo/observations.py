"""Yearly counts of every indicator for every made-up afdeling, calibrated to what is published above them."""

import numpy as np
import pandas as pd

from lib.demo.ages import age_counts, band_total
from lib.demo.counts import afdeling_effects, event_counts, share_counts
from lib.demo.indicators import DemoIndicator, Draw
from lib.demo.inputs import DemoInputs, published_years
from lib.demo.partition import part_counts, part_shares
from lib.demo.paths import share_path
from lib.demo.streams import stream

OBSERVATION_COLUMNS = ["indicator_id", "area_id", "year", "numerator", "denominator"]


def demo_observations(inputs: DemoInputs, afdelinger: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Rows OBSERVATION_COLUMNS: whole counts per indicator, afdeling and year."""
    ages = age_counts(stream(seed, "ages"), afdelinger["residents"].to_numpy(), len(inputs.years))
    drawing = _Drawing(inputs, afdelinger["zone"].to_numpy(), ages, seed)
    frames = []
    for indicator, counts in drawing.all_counts().items():
        denominators = band_total(ages, indicator.age_band)
        wanted = inputs.years if not indicator.election_years else np.array(indicator.election_years)
        for column in np.flatnonzero(np.isin(inputs.years, wanted)):
            frames.append(
                pd.DataFrame(
                    {
                        "indicator_id": indicator.indicator_id,
                        "area_id": afdelinger["area_id"],
                        "year": int(inputs.years[column]),
                        "numerator": counts[:, column],
                        "denominator": denominators[:, column],
                    }
                )
            )
    return pd.concat(frames, ignore_index=True)[OBSERVATION_COLUMNS]


class _Drawing:
    """The counts of all indicators, drawn in order because some lean on others."""

    def __init__(self, inputs: DemoInputs, zone_of: np.ndarray, ages: np.ndarray, seed: int) -> None:
        self._inputs, self._zone_of, self._ages, self._seed = inputs, zone_of, ages, seed
        self._zones = tuple(dict.fromkeys(zone_of.tolist()))
        self._hardship = stream(seed, "hardship").standard_normal(len(zone_of))
        self._drawn: dict[str, np.ndarray] = {}

    def all_counts(self) -> dict[DemoIndicator, np.ndarray]:
        """Whole counts, shape (afdelinger, years), per indicator."""
        parts = tuple(indicator for indicator in self._inputs.indicators if indicator.draw is Draw.PART)
        if parts:
            self._draw_parts(parts)
        for indicator in self._inputs.indicators:
            if indicator.draw is not Draw.PART:
                self._drawn[indicator.indicator_id] = self._counted(indicator)
        return {indicator: self._drawn[indicator.indicator_id] for indicator in self._inputs.indicators}

    def _published(self, indicator: DemoIndicator, area: str) -> dict[int, float]:
        values = published_years(self._inputs.figures, indicator.indicator_id, area)
        return {year: value / 100 for year, value in values.items()}

    def _effects(self, indicator: DemoIndicator) -> np.ndarray:
        rng = stream(self._seed, f"effects {indicator.indicator_id}")
        return afdeling_effects(rng, indicator, self._hardship, band_total(self._ages, indicator.age_band))

    def _calibrated_areas(self, indicator: DemoIndicator) -> dict[str, np.ndarray]:
        """Which afdelinger must together meet which published area: the zones if printed, else the plan."""
        if any(self._published(indicator, zone) for zone in self._zones):
            return {zone: self._zone_of == zone for zone in self._zones}
        return {self._inputs.plan_area: np.full(len(self._zone_of), True)}

    def _counted(self, indicator: DemoIndicator) -> np.ndarray:
        denominators, effects = band_total(self._ages, indicator.age_band), self._effects(indicator)
        contained = self._drawn.get(indicator.counted_with or "", np.zeros(denominators.shape, dtype=int))
        counts = np.empty(denominators.shape, dtype=int)
        for area, rows in self._calibrated_areas(indicator).items():
            rng = stream(self._seed, f"path {indicator.indicator_id} {area}")
            path = share_path(rng, self._inputs.years, self._published(indicator, area), indicator.drift)
            for year, target in enumerate(path):
                cell = (rows, year)
                if indicator.draw is Draw.EVENTS:
                    counts[cell] = event_counts(target, denominators[cell], contained[cell], effects[cell])
                else:
                    counts[cell] = share_counts(target, denominators[cell], effects[cell], contained[cell])
        return counts

    def _draw_parts(self, parts: tuple[DemoIndicator, ...]) -> None:
        denominators = band_total(self._ages, parts[0].age_band)
        effects = np.stack([self._effects(part) for part in parts], axis=2)
        counts = np.empty((*denominators.shape, len(parts) + 1), dtype=int)
        for zone in self._zones:
            rows = self._zone_of == zone
            published = [self._published(part, zone) for part in parts]
            shares = part_shares(stream(self._seed, f"parts {zone}"), parts, self._inputs.years, published)
            for year in range(len(self._inputs.years)):
                counts[rows, year] = part_counts(shares[year], denominators[rows, year], effects[rows, year])
        for number, part in enumerate(parts):
            self._drawn[part.indicator_id] = counts[:, :, number]
