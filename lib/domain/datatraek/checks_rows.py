"""The rows under check and those in force as arrays, each row with its figure of the period before."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lib.domain.datatraek.checks_book import SCALES, Book, book_of
from lib.domain.datatraek.checks_context import CheckContext
from lib.domain.datatraek.difference_match import (
    Codes,
    Flags,
    as_observations,
    codes_in,
    days,
    latest_before,
    match_rows,
    same_content,
    slim,
)
from lib.domain.datatraek.difference_size import Numbers, Scale
from lib.domain.datatraek.rows import DatatraekKind, floats
from lib.domain.observation import Status


@dataclass(frozen=True)
class Figures:
    """Observations, row by row. Codes are those of the Book (-1 unknown); `start` and `end` are days since 1970.

    `value` is made of the counts where the file gives counts only; `given` is what the file says. Numbers are NaN
    where there is none, and wherever the status is not ok.
    """

    indicator: Codes
    area: Codes
    start: Codes
    end: Codes
    given: Numbers
    value: Numbers
    numerator: Numbers
    denominator: Numbers
    ok: Flags
    scale: Codes

    def __len__(self) -> int:
        """Rows."""
        return len(self.indicator)

    def at(self, rows: Codes | slice) -> "Figures":
        """The figures of these rows."""
        return Figures(**{name: column[rows] for name, column in vars(self).items()})

    def of(self, scale: Scale) -> Flags:
        """Which rows are of this scale."""
        return np.asarray(self.scale == SCALES.index(scale))

    def years(self) -> Numbers:
        """Calendar years that each row's period touches."""
        first, last = (
            each.astype("datetime64[D]").astype("datetime64[Y]") for each in (self.start, self.end)
        )
        return np.asarray(np.maximum((last - first).astype(np.int64) + 1, 1), dtype=np.float64)


@dataclass(frozen=True)
class Earlier:
    """The latest figure of an earlier period of each new row, from the file itself or from those in force.

    `place` is its row there, -1 where there is none. A column of it is as large as one of the file, so it is gathered
    when it is asked for.
    """

    new: Figures
    old: Figures
    place: Codes
    from_file: Flags

    @property
    def known(self) -> Flags:
        """Where there is an earlier figure."""
        return np.asarray(self.place >= 0)

    @property
    def value(self) -> Numbers:
        """The earlier values of all rows."""
        return np.asarray(self._gathered("value", slice(None)), dtype=np.float64)

    def at(self, rows: Codes | slice) -> Figures:
        """The earlier figures of these rows; where there is none the codes are -1 and the numbers NaN."""
        return Figures(**{name: self._gathered(name, rows) for name in vars(self.new)})

    def _gathered(self, name: str, rows: Codes | slice) -> Any:
        own, former = vars(self.new)[name], vars(self.old)[name]
        place, from_file = self.place[rows], self.from_file[rows]
        nothing = np.nan if own.dtype == np.float64 else False if own.dtype == np.bool_ else -1
        column = np.full(len(place), nothing, dtype=own.dtype)
        column[from_file] = own[place[from_file]]
        rest = ~from_file & (place >= 0)
        column[rest] = former[place[rest]]
        return column


@dataclass(frozen=True)
class Checked:
    """What every check works on.

    `rows`: the new rows (slim, as observations). `new`, `old`: they and those in force as figures. `place`: the row
    in force with the same key (-1: none), `same`: it says the same. `earlier`: the figures of an earlier period.
    """

    context: CheckContext
    book: Book
    rows: pd.DataFrame
    new: Figures
    old: Figures
    place: Codes
    same: Flags
    earlier: Earlier


def checked_rows(rows: pd.DataFrame, kind: DatatraekKind, context: CheckContext) -> Checked:
    """Makes ready for the checks. `rows`: observations or registrations as `typed_rows` gives them."""
    book = book_of(context, kind)
    own, former = slim(rows), slim(context.in_force)
    place = match_rows(own, former, kind)
    same = same_content(own, former, place, kind)
    own, former = as_observations(own, kind), as_observations(former, kind)
    new, old = _figures(own, book), _figures(former, book)
    in_force, in_file = latest_before(own, former), latest_before(own, own)
    from_file = (in_file >= 0) & ((in_force < 0) | (new.end[in_file] >= _ends(old, in_force)))
    earlier = Earlier(new, old, np.where(from_file, in_file, in_force), from_file)
    return Checked(context, book, own, new, old, place, same, earlier)


def _figures(rows: pd.DataFrame, book: Book) -> Figures:
    indicator, area = (
        codes_in(rows["indicator_id"], book.indicator_ids),
        codes_in(rows["area_id"], book.area_ids),
    )
    ok = (rows["status"] == Status.OK.value).to_numpy()
    given, numerator, denominator = (
        np.where(ok, floats(rows[column]), np.nan) for column in ("value", "numerator", "denominator")
    )
    scale = book.scales[indicator]
    return Figures(
        indicator=indicator,
        area=area,
        start=days(rows["period_start"]),
        end=days(rows["period_end"]),
        given=given,
        value=np.where(np.isnan(given), made_of_counts(scale, numerator, denominator), given),
        numerator=numerator,
        denominator=denominator,
        ok=ok,
        scale=scale,
    )


def made_of_counts(scale: Codes, numerator: Numbers, denominator: Numbers) -> Numbers:
    """The figure that the counts give (pct, per 100 persons or a count); NaN where they give none."""
    per_100 = np.full(numerator.shape, np.nan)
    np.divide(100 * numerator, denominator, out=per_100, where=denominator > 0)
    means = [SCALES.index(each) for each in (Scale.MEAN, Scale.GRADE)]
    per_100[np.isin(scale, means)] = np.nan
    return np.where(scale == SCALES.index(Scale.COUNT), numerator, per_100)


def _ends(old: Figures, places: Codes) -> Codes:
    """The ends of the rows at these places; -1 takes any, the caller has asked first."""
    return old.end[places] if len(old) else np.zeros(len(places), dtype=np.int64)
