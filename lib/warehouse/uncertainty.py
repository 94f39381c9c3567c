"""Interval and reliability of every row, worked out once when the files are built and read by every page."""

import pandas as pd

from lib.domain.indicator import Kind
from lib.domain.statistics.tables import with_intervals, with_reliability

COLUMNS = ["low", "high", "method", "reliability"]


def with_uncertainty(rows: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """`rows` with low, high (95 %, unit of the row), method and reliability; run after the mask, so that a masked
    count leaves no trace in them.

    A share over several years counts mostly the same residents once a year: its interval is that of the mean year, or
    it would look surer than it is.
    """
    kinds = rows["indicator_id"].map(indicators.set_index("indicator_id")["kind"])
    years = (rows["period_end"].dt.year - rows["period_start"].dt.year + 1).where(kinds == Kind.SHARE, 1)
    mean_year = rows.assign(
        kind=kinds,
        numerator=rows["numerator"].astype("float64") / years,
        denominator=rows["denominator"].astype("float64") / years,
    )
    estimated = with_reliability(with_intervals(mean_year))
    return rows.assign(**{column: estimated[column] for column in COLUMNS})
