"""Figures whose value and counts stand in different rows or sheets, brought together by what they are about."""

import pandas as pd

from lib.ingest.reading.slots import FIGURES

ABOUT = ["key", "area_id", "period_start", "period_end"]


def merged(figures: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator, area and period, in the order of the file.

    The same measure twice stays two rows, so that the checks find it.
    """
    again = figures.groupby([*ABOUT, "measure"], sort=False).cumcount()
    groups = figures.assign(again=again).groupby([*ABOUT, "again"], sort=False)
    firsts = groups[[*FIGURES, "sheet", "cell", "stated", "source_id"]].first()
    states = groups[[f"{role}_state" for role in FIGURES]].max()
    return pd.concat([firsts, states], axis=1).reset_index().drop(columns="again").assign(measure="")
