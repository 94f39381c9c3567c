"""One observed value in words, with its unit, or the word for why there is none."""

import math

from lib.domain.numbers import count, number, pct
from lib.domain.observation import STATUS_WORDS, Provenance, Status

DECIMALS = 1
"""The published figures have one decimal; more would claim more than they bear."""


def with_unit(value: float, unit: str) -> str:
    """`47.93, 'pct'` -> '47,9 %'; 'pr_100_personer' -> '4,4 pr. 100 personer'; 'antal' -> '1.137'."""
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
