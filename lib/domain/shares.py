"""From counts to the figure that is shown."""

import numpy as np
import pandas as pd

from lib.domain.indicator import Kind


def value_of(kind: pd.Series, numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """Shares and rates per 100 (pct is 0-100), counts as they are; NaN where the denominator is missing or 0."""
    per_100 = 100.0 * numerator / denominator.where(denominator > 0)
    return pd.Series(np.where(kind == Kind.COUNT, numerator, per_100), index=numerator.index, dtype="float64")
