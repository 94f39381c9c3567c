"""What a file knows by count."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Measured:
    """`observed`: rows measured as such (columns of `lib.warehouse.observations`); `rolled`: rows summed from their
    parts (columns of `lib.domain.rollup`)."""

    observed: pd.DataFrame
    rolled: pd.DataFrame
