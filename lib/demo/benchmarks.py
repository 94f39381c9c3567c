"""Kommune and country after the last published year: a gentle guess, so that curves do not stop."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.demo.indicators import DemoIndicator
from lib.demo.inputs import published_years
from lib.demo.paths import share_path
from lib.demo.streams import stream

COLUMNS = ["indicator_id", "area_id", "year", "value"]
_DECIMALS = 1
_CALM = 0.5  # kommune and country move less than a zone


def demo_benchmarks(
    figures: pd.DataFrame,
    indicators: Sequence[DemoIndicator],
    areas: Sequence[str],
    years: np.ndarray,
    seed: int,
) -> pd.DataFrame:
    """Rows COLUMNS for each indicator and area after its last published year, in the indicator's own rhythm.

    Values are pct (0-100) or events per 100 persons. No row before or between published years.
    """
    rows: list[tuple[str, str, int, float]] = []
    for indicator in indicators:
        rhythm = np.array(indicator.election_years) if indicator.election_years else years
        for area in areas:
            published = published_years(figures, indicator.indicator_id, area)
            if not published:
                continue
            rng = stream(seed, f"benchmark {indicator.indicator_id} {area}")
            shares = {year: value / 100 for year, value in published.items()}
            path = share_path(rng, rhythm, shares, indicator.drift * _CALM) * 100
            after = rhythm > max(published)
            years_after, values = rhythm[after].tolist(), path[after].round(_DECIMALS).tolist()
            rows += [(indicator.indicator_id, area, y, v) for y, v in zip(years_after, values, strict=True)]
    return pd.DataFrame(rows, columns=COLUMNS)
