"""From counts to the figure that is shown."""

import numpy as np
import pandas as pd

from lib.domain.indicator import Kind


def value_of(kind: pd.Series, numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """Shares and rates per 100 (pct is 0-100), counts as they are; NaN where the denominator is missing or 0.

    A mean does not follow from counts: always NaN.
    """
    per_100 = 100.0 * numerator / denominator.where(denominator > 0)
    values = np.where(kind == Kind.COUNT, numerator, np.where(kind == Kind.MEAN, np.nan, per_100))
    return pd.Series(values, index=numerator.index, dtype="float64")
