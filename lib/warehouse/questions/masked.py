"""What the public file holds row by row, masked rows included: for the proof that the mask is tight."""

import pandas as pd

from lib.warehouse.measured import REGISTRATION_COLUMNS, Measured
from lib.warehouse.public import PublicWarehouse

_KEYS = "indicator_id, area_id, period_start, period_end, provenance"
_COLUMNS = f"{_KEYS}, value, numerator, denominator, low, high, status"


def published_rows(warehouse: PublicWarehouse) -> Measured:
    """Every measured and every rolled-up row with its status; masked rows carry no number."""
    observed = warehouse.ask(f"SELECT {_COLUMNS} FROM observation")
    rolled = warehouse.ask(f"SELECT {_COLUMNS} FROM rollup")
    registered = warehouse.ask(f"SELECT {', '.join(REGISTRATION_COLUMNS)} FROM activity_registration")
    return Measured(_dated(observed), _dated(rolled), _dated(registered))


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(period_end=pd.to_datetime(rows["period_end"]))
