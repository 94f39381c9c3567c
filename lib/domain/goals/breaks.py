"""Breaks of a series (databrud): a number after one is counted in another way and is no progress from before it."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.domain.dates import long_date


@dataclass(frozen=True)
class Break:
    """The first day on which the numbers mean something else, and why, as the plan writes it."""

    day: date
    text: str

    @property
    def words(self) -> str:
        """'Databrud 1. juli 2025: Kontanthjælpsreformen …'."""
        return f"Databrud {long_date(self.day)}: {self.text}"


def breaks_of(breaks: pd.DataFrame) -> dict[str, tuple[Break, ...]]:
    """By indicator, oldest first. `breaks`: indicator_id, date and text of breaks in the numbers, not in the limits."""
    found: dict[str, list[Break]] = {}
    for row in breaks.sort_values("date", kind="stable").to_dict("records"):
        found.setdefault(str(row["indicator_id"]), []).append(
            Break(pd.Timestamp(row["date"]).date(), str(row["text"]))
        )
    return {indicator: tuple(rows) for indicator, rows in found.items()}


def first_between(breaks: tuple[Break, ...], after: date, until: date) -> Break | None:
    """The first break strictly after `after` and on or before `until`."""
    return next((each for each in breaks if after < each.day <= until), None)
