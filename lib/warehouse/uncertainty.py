"""Interval and reliability of every row, worked out once when the files are built and read by every page."""

import pandas as pd

from lib.domain.statistics.tables import with_intervals, with_reliability

COLUMNS = ["low", "high", "method", "reliability"]


def with_uncertainty(rows: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """`rows` with low, high (95 %, unit of the row), method and reliability; run after the mask, so that a masked
    count leaves no trace in them.
    """
    known = rows.assign(kind=rows["indicator_id"].map(indicators.set_index("indicator_id")["kind"]))
    estimated = with_reliability(with_intervals(known))
    return rows.assign(**{column: estimated[column] for column in COLUMNS})
