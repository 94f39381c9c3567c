"""One observed value in words, with its unit, or the word for why there is none."""

import math

import pandas as pd

from lib.domain.numbers import count, number, pct
from lib.domain.observation import REAL_PROVENANCES, STATUS_WORDS, Provenance, Status

DECIMALS = 1
"""The published figures have one decimal; more would claim more than they bear."""

UNIT_WORDS = {
    "pct": "i procent",
    "pr_100_personer": "pr. 100 personer",
    "antal": "antal",
    "karakter": "karakter",
}
"""An indicator's unit as a title says it."""
UNIT_NAMES = {**UNIT_WORDS, "pct": "procent"}
"""The same as a column of units says it."""


def with_unit(value: float, unit: str) -> str:
    """`47.93, 'pct'` -> '47,9 %'; 'pr_100_personer' -> '4,4 pr. 100 personer'; 'antal' -> '1.137';
    'karakter' -> '7,8'."""
    if unit == "pct":
        return pct(value, DECIMALS)
    if unit == "antal":
        return count(value)
    if unit == "pr_100_personer":
        return f"{number(value, DECIMALS)} pr. 100 personer"
    return number(value, DECIMALS)


def shown_value(value: float, status: str, unit: str) -> str:
    """The value with its unit, or the word of its status: never an empty cell and never 0 for a missing one."""
    if status != Status.OK:
        return STATUS_WORDS[Status(status)]
    return STATUS_WORDS[Status.MANGLER] if math.isnan(value) else with_unit(value, unit)


def marked_value(value: float, status: str, unit: str, provenance: str | None) -> str:
    """`shown_value`, and '(demo)' or '(interpoleret)' behind a value that nobody has published or loaded."""
    words = shown_value(value, status, unit)
    made_up = provenance in (Provenance.DEMO, Provenance.INTERPOLERET)
    return f"{words} ({provenance})" if status == Status.OK and made_up else words


def real_rows(shown: pd.DataFrame) -> pd.DataFrame:
    """The rows with a published or loaded value: the only ones a source may be named for. Keeps the columns."""
    return shown[(shown["status"] == Status.OK) & shown["provenance"].isin(REAL_PROVENANCES)]


def source_or_demo(shown: pd.DataFrame, source: str) -> str:
    """`source`, or what stands in its place when no value of `shown` is published or loaded."""
    if not real_rows(shown).empty:
        return source
    return "Demotal uden kilde" if (shown["status"] == Status.OK).any() else "Ingen tal at vise"
