"""From the rows of a series to what a goal is held against: real numbers, demo numbers and days that are masked.

A number that nobody has published or loaded is never more than a demo beside the real ones; an interpolated one is
left out, as it says nothing that its two ends do not.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.domain.goals.assessment import Measured
from lib.domain.indicator import Kind
from lib.domain.observation import REAL_PROVENANCES, Provenance, Status
from lib.domain.statistics.intervals import Counts, interval

_READ = (
    "indicator_id",
    "area_id",
    "period_start",
    "period_end",
    "value",
    "numerator",
    "denominator",
    "low",
    "high",
    "status",
    "provenance",
    "kind",
)

_Row = dict[str, Any]
"""One row of the series by the names in _READ; None where a cell is empty."""


@dataclass(frozen=True)
class Observed:
    """One indicator in one area, oldest first. `masked` holds the days of real numbers that may not be shown,
    `missing` those of cells that the source itself has left empty."""

    real: tuple[Measured, ...] = ()
    demo: tuple[Measured, ...] = ()
    masked: tuple[date, ...] = ()
    missing: tuple[date, ...] = ()

    def at(self, day: date | None) -> Measured | None:
        """The real number of the period that ends on `day`."""
        return next((each for each in self.real if each.day == day), None)

    def latest_after(self, day: date | None) -> Measured | None:
        """The last real number strictly after `day`; of all where `day` is None."""
        return _last_after(self.real, day)

    def demo_after(self, day: date | None) -> Measured | None:
        """The last demo number strictly after `day`; of all where `day` is None."""
        return _last_after(self.demo, day)

    def first_within_a_year(self, day: date) -> Measured | None:
        """The first real number on `day` or in the twelve months after it."""
        end = _a_year_later(day)
        return next((each for each in self.real if day <= each.day <= end), None)

    def masked_after(self, day: date | None) -> bool:
        """Whether a real number later than `day` is masked."""
        return any(day is None or each > day for each in self.masked)

    def until(self, day: date) -> "Observed":
        """What was measured in periods that end before `day`, without demo numbers."""
        kept = tuple(each for each in self.real if each.day < day)
        return Observed(kept, (), tuple(each for each in self.masked if each < day))


def observed_series(series: pd.DataFrame) -> dict[tuple[str, str], Observed]:
    """By (indicator_id, area_id). `series`: SHOWN_COLUMNS and kind, one row per indicator, area and period."""
    ordered = series.sort_values("period_end", kind="stable")
    columns = {
        name: ordered[name].astype(object).where(ordered[name].notna(), None).tolist() for name in _READ
    }
    found: dict[tuple[str, str], list[_Row]] = {}
    for cells in zip(*columns.values(), strict=True):
        row = dict(zip(_READ, cells, strict=True))
        found.setdefault((row["indicator_id"], row["area_id"]), []).append(row)
    return {key: _observed(rows) for key, rows in found.items()}


def counts_of(number: Measured) -> Counts:
    """The persons behind a number; NaN where they are not known."""
    missing = float("nan")
    return Counts(
        missing if number.numerator is None else number.numerator,
        missing if number.denominator is None else number.denominator,
    )


def _observed(rows: list[_Row]) -> Observed:
    known = [_measured(row) for row in rows if row["status"] == Status.OK and row["value"] is not None]
    masked, missing = (
        tuple(
            row["period_end"].date()
            for row in rows
            if row["status"] == status and row["provenance"] in REAL_PROVENANCES
        )
        for status in (Status.DISKRETIONERET, Status.MANGLER)
    )
    return Observed(
        tuple(each for each in known if each.provenance in REAL_PROVENANCES),
        tuple(each for each in known if each.provenance is Provenance.DEMO),
        masked,
        missing,
    )


def _measured(row: _Row) -> Measured:
    kind, value, low, high = Kind(row["kind"]), float(row["value"]), row["low"], row["high"]
    if kind is Kind.COUNT and (low is None or high is None):
        made = interval(kind, Counts(value))
        low, high = (made.low, made.high) if made else (None, None)
    end = row["period_end"].date()
    return Measured(
        value=value,
        low=low,
        high=high,
        numerator=_number(row["numerator"]),
        denominator=_number(row["denominator"]),
        first_day=end if row["period_start"] is None else row["period_start"].date(),
        day=end,
        provenance=Provenance(row["provenance"]),
    )


def _number(cell: Any) -> float | None:
    return None if cell is None else float(cell)


def _last_after(numbers: tuple[Measured, ...], day: date | None) -> Measured | None:
    return next((each for each in reversed(numbers) if day is None or each.day > day), None)


def _a_year_later(day: date) -> date:
    return (pd.Timestamp(day) + pd.DateOffset(years=1)).date()
