"""The years between two published ones: a straight line, marked `interpoleret` and drawn dashed."""

from itertools import pairwise

import pandas as pd


def between_published(published: pd.DataFrame) -> pd.DataFrame:
    """Values for the years strictly between two published years of the same indicator and area.

    `published`: indicator_id, area_id, year, value (pct 0-100). Nothing is said before the first or after the last
    published year. Returns the same columns.
    """
    rows = []
    for (indicator_id, area_id), group in published.dropna(subset=["value"]).groupby(
        ["indicator_id", "area_id"]
    ):
        points = sorted(zip(group["year"], group["value"], strict=True))
        for (first, low), (last, high) in pairwise(points):
            step = (high - low) / (last - first)
            rows += [
                (indicator_id, area_id, year, low + step * (year - first)) for year in range(first + 1, last)
            ]
    return pd.DataFrame(rows, columns=["indicator_id", "area_id", "year", "value"])
