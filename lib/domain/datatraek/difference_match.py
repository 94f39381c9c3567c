"""Which rows of two datatræk are the same figure, and which came before: by number, so that millions are quick."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.domain.datatraek.rows import PLACE_COLUMNS, ROW_COLUMNS, ROW_KEYS, DatatraekKind, floats
from lib.domain.observation import Status

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_DAY_BITS = 20
"""Room for the days since 1600 in a packed key: until the year 4400."""
_DAY_ZERO = np.datetime64("1600-01-01", "D").astype(np.int64)
_NUMBERS = frozenset({"value", "numerator", "denominator"})
_SAME_NUMBER = 1e-9
"""Relative difference under which two numbers are one number read twice."""


def slim(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with their words (dtype object) as categories: each word is looked at once, and the rest is numbers.

    The other functions here take rows that have been through this.
    """
    words = {
        name: pd.Categorical.from_codes(codes, pd.Index(distinct))
        for name in rows.columns
        if name not in PLACE_COLUMNS
        and (rows[name].dtype == object or isinstance(rows[name].dtype, pd.StringDtype))
        for codes, distinct in [pd.factorize(rows[name])]
    }
    return rows.assign(**words)


def as_observations(rows: pd.DataFrame, kind: DatatraekKind) -> pd.DataFrame:
    """Typed rows with the columns of observations, whatever the kind: a registration is a count.

    Its indicator_id is the activity and the measure ('lektiecafeer deltagere'), its area the zone. Rows of other kinds
    than registrations come back as they are.
    """
    if kind is not DatatraekKind.REGISTRERINGER:
        return rows
    codes, activities = pd.factorize(rows["activity_id"])
    measures, words = pd.factorize(rows["measure"])
    names = [[f"{activity} {word}" for word in (*words, "")] for activity in (*activities, "")]
    named = np.array(names, dtype=object)[codes, measures]
    empty = pd.array([pd.NA] * len(rows), dtype="Int64")
    renamed = rows.rename(columns={"zone": "area_id"})
    return slim(renamed.assign(indicator_id=named, numerator=empty, denominator=empty))


def match_rows(new: pd.DataFrame, old: pd.DataFrame, kind: DatatraekKind) -> Codes:
    """For each row of `new` the place in `old` of the last row with the same key (ROW_KEYS), -1 where there is none."""
    if new.empty or old.empty:
        return np.full(len(new), -1, dtype=np.int64)
    new_codes, old_codes = _joint_codes(new, old, ROW_KEYS[kind])
    index = pd.Series(np.arange(len(old)), index=old_codes)
    last = index[~index.index.duplicated(keep="last")]
    places = last.index.get_indexer(pd.Index(new_codes))
    return np.where(places >= 0, np.append(last.to_numpy(), -1)[places], -1).astype(np.int64)


def same_content(new: pd.DataFrame, old: pd.DataFrame, places: Codes, kind: DatatraekKind) -> Flags:
    """Where the row of `new` says what the row of `old` at its place says: all columns but the key and the source.

    False where a place is -1. A missing cell is like a missing cell and like nothing else. Of figures that both are
    masked or missing for the same reason the numbers play no part: none is ever shown.
    """
    same: Flags = places >= 0
    rows = np.flatnonzero(same)
    for column in ROW_COLUMNS[kind]:
        if column not in (*ROW_KEYS[kind], "source_id", *_NUMBERS):
            same[rows] &= _alike(new, old, places, rows, column)
    for column in sorted(_NUMBERS & set(ROW_COLUMNS[kind])):
        unshown = np.asarray(new["status"].iloc[rows] != Status.OK)
        same[rows] &= _alike(new, old, places, rows, column) | unshown
    return same


def _alike(new: pd.DataFrame, old: pd.DataFrame, places: Codes, rows: Codes, column: str) -> Flags:
    left, right = new[column].iloc[rows], old[column].iloc[places[rows]]
    return _equal(left.reset_index(drop=True), right.reset_index(drop=True))


def spoken_of(new: pd.DataFrame, old: pd.DataFrame) -> Flags:
    """Which rows of `old` are of a source and a period that `new` is about."""
    own = new[["source_id", "period_end"]].drop_duplicates()
    codes, _ = _joint_codes(old, own, ("source_id", "period_end"))
    _, present = _joint_codes(own, own, ("source_id", "period_end"))
    return np.isin(codes, present)


def latest_before(new: pd.DataFrame, old: pd.DataFrame) -> Codes:
    """For each observation of `new` the place in `old` of the latest figure of an earlier period, else -1.

    Same indicator and area; only figures with status ok count.
    """
    usable = np.flatnonzero(
        (old["status"] == Status.OK.value).to_numpy() & old["period_end"].notna().to_numpy()
    )
    series = ["indicator_id", "area_id"]
    new_series, old_series = _joint_codes(new, old[series].iloc[usable], series)
    new_keys = (new_series << _DAY_BITS) + days(new["period_end"]) - _DAY_ZERO
    old_keys = (old_series << _DAY_BITS) + days(old["period_end"])[usable] - _DAY_ZERO
    order = np.argsort(old_keys, kind="stable")
    ordered = old_keys[order]
    before = np.searchsorted(ordered, new_keys, side="left") - 1
    known = (before >= 0) & (new_series >= 0) & new["period_end"].notna().to_numpy()
    known[known] = (ordered[before[known]] >> _DAY_BITS) == new_series[known]
    found = np.full(len(new), -1, dtype=np.int64)
    found[known] = usable[order[before[known]]]
    return found


def days(dates: pd.Series) -> Codes:
    """Dates as days since 1970; a missing one becomes a day before all others."""
    numbers = dates.to_numpy(dtype="datetime64[D]").astype(np.int64)
    return np.maximum(numbers, _DAY_ZERO)


def codes_in(cells: pd.Series, words: pd.Index) -> Codes:
    """The place of each cell (slim) among `words` (unique), -1 where it is missing or not among them."""
    places = np.append(words.get_indexer(cells.cat.categories), -1)
    return places[cells.cat.codes.to_numpy()].astype(np.int64)


def _joint_codes(new: pd.DataFrame, old: pd.DataFrame, keys: Sequence[str]) -> tuple[Codes, Codes]:
    """One number per key: equal exactly where the keys are; -1 in `new` where a part does not occur in `old`.

    Two missing parts are equal.
    """
    new_packed, old_packed = np.zeros(len(new), dtype=np.int64), np.zeros(len(old), dtype=np.int64)
    unknown = np.zeros(len(new), dtype=bool)
    for key in keys:
        mine, theirs, size = _side_by_side(new[key], old[key])
        unknown |= mine < 0
        new_packed = new_packed * size + np.maximum(mine, 0)
        old_packed = old_packed * size + theirs
    return np.where(unknown, -1, new_packed).astype(np.int64), old_packed


def _side_by_side(new: pd.Series, old: pd.Series) -> tuple[Codes, Codes, int]:
    """Both columns as numbers from 0 (missing) up to the third; -1 in `new` for what `old` has not."""
    own, mine = _coded(new)
    distinct, theirs = _coded(old)
    placed = distinct.get_indexer(own)
    # A missing cell has code -1, which is the last place of the list.
    numbers = np.append(np.where(placed < 0, -1, placed + 1), 0)
    return numbers[mine], theirs + 1, len(distinct) + 1


def _coded(cells: pd.Series) -> tuple[pd.Index, Codes]:
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return cells.cat.categories, cells.cat.codes.to_numpy().astype(np.int64)
    codes, distinct = pd.factorize(cells)
    return pd.Index(distinct), codes.astype(np.int64)


def _equal(left: pd.Series, right: pd.Series) -> Flags:
    if isinstance(left.dtype, pd.CategoricalDtype) or pd.api.types.is_datetime64_any_dtype(left.dtype):
        mine, theirs, _ = _side_by_side(left, right)
        return np.asarray(mine == theirs)
    a, b = (floats(each) for each in (left, right))
    return np.asarray(np.isclose(a, b, rtol=_SAME_NUMBER, atol=_SAME_NUMBER, equal_nan=True))
