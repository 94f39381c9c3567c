"""What openpyxl says of a cell -> what the reader of the sheet sees in it."""

import datetime as dt
import math
import re
from functools import lru_cache

from lib.ingest.sheets.sheet import Cell, Percent

EXCEL_DIGITS = 15
"""Excel counts with 15 digits; the digits after them are noise of the binary number (0,57 as 0,56999999999999995)."""

WHOLE_BELOW = 2**53
NOT_A_NUMBER = "#NUM!"
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
"""Signs of a number format that are shown as they stand: a quoted per cent sign does not multiply."""

CARRIAGE_RETURN = "_x000D_"


def cell_of(value: object, number_format: str) -> Cell:
    """`value` of a cell that is shown by `number_format`; blank text is None, whole numbers are int."""
    if isinstance(value, str):
        return value.replace(CARRIAGE_RETURN, "").strip() or None
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _number(value, shown_as_percent(number_format))
    if isinstance(value, dt.datetime):
        return value if value.time() != dt.time() else value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return _hours(value)
    return None


def _number(value: float, percent: bool) -> Cell:
    try:
        shown = float(f"{float(value) * (100 if percent else 1):.{EXCEL_DIGITS}g}")
    except OverflowError:
        return NOT_A_NUMBER
    if not math.isfinite(shown):
        return NOT_A_NUMBER
    if percent:
        return Percent(shown)
    return int(shown) if shown.is_integer() and abs(shown) < WHOLE_BELOW else shown


def _hours(value: dt.timedelta) -> str:
    """A duration as Excel's [h]:mm:ss shows it: 37:30:00."""
    seconds = round(value.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


@lru_cache(maxsize=1000)
def shown_as_percent(number_format: str) -> bool:
    """True when the format multiplies by 100 and shows a per cent sign."""
    return "%" in LITERAL.sub("", number_format)
