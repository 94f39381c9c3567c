"""What a file knows by count."""

from dataclasses import dataclass, field

import pandas as pd

REGISTRATION_COLUMNS = [
    "activity_id",
    "zone",
    "period_start",
    "period_end",
    "measure",
    "value",
    "status",
    "source_id",
    "datatraek_id",
    "provenance",
]


def no_registrations() -> pd.DataFrame:
    """A frame of registrations without rows."""
    return pd.DataFrame(columns=REGISTRATION_COLUMNS)


@dataclass(frozen=True)
class Measured:
    """`observed`: rows measured as such (columns of `lib.warehouse.observations`); `rolled`: rows summed from their
    parts (columns of `lib.domain.rollup`); `registered`: REGISTRATION_COLUMNS."""

    observed: pd.DataFrame
    rolled: pd.DataFrame
    registered: pd.DataFrame = field(default_factory=no_registrations)
