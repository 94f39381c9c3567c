"""Parts that should add up: afdelinger to their zone, zones to the plan, and the plan's known sums of indicators.

The total is the file's own, else the measured one in force. With a part masked, missing or left out the parts may be
fewer than the total, never more. Counts are whole, so there is nothing to round; a figure that is no whole number
(an average of two years) may be half a person off for each part.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.domain.datatraek.checks_context import summable_indicators
from lib.domain.datatraek.checks_rows import Checked, Figures
from lib.domain.datatraek.checks_words import label_words, period_words, place_of
from lib.domain.datatraek.difference_match import Codes
from lib.domain.datatraek.difference_size import Scale
from lib.domain.datatraek.finding import SHOWN_OF_A_KIND, Finding, Place, Severity
from lib.domain.numbers import count, number

TOTAL_LEVELS = ("zone", "plan")
"""Levels whose parts are all known: the afdelinger of a zone, the zones of the plan."""
_KEYS = ["indicator", "area", "end"]


@dataclass(frozen=True)
class _Sum:
    """A total that its parts do not meet. `row`: the total's row in the file, -1 when it is one in force."""

    indicator: int
    area: int
    start: int
    end: int
    parts: float
    total: float
    row: int


def sums(checked: Checked) -> list[Finding]:
    """A question for every total that its parts do not add up to."""
    wrong = [*_over_areas(checked), *_over_indicators(checked)]
    shown = wrong if len(wrong) <= SHOWN_OF_A_KIND else wrong[: SHOWN_OF_A_KIND - 1]
    findings = [_finding(checked, each) for each in shown]
    if len(wrong) > len(shown):
        more = f"Det samme gælder {count(len(wrong) - len(shown))} totaler mere."
        place = Place(checked.context.file)
        findings.append(Finding(Severity.SPOERGER, "sum_passer_ikke", place, more, findings[0].remedy))
    return findings


def _finding(checked: Checked, wrong: _Sum) -> Finding:
    gap = wrong.parts - wrong.total
    persons = "1 person" if abs(gap) == 1 else f"{number(abs(gap), 0 if gap == int(gap) else 1)} personer"
    too = "for mange" if gap > 0 else "for få"
    where = "filen" if wrong.row >= 0 else "de tal, der gælder nu,"
    name = f"{label_words(checked, wrong.indicator)}, {checked.book.area_names[wrong.area]}"
    return Finding(
        Severity.SPOERGER,
        "sum_passer_ikke",
        place_of(checked, wrong.row) if wrong.row >= 0 else Place(checked.context.file),
        f"{name}, {period_words(wrong.start, wrong.end)}: delene er tilsammen {_persons(wrong.parts)}, men totalen i "
        f"{where} er {_persons(wrong.total)}, altså {persons} {too}.",
        "Se efter, om en del mangler eller står to gange, og bekræft tallene, hvis de er rigtige.",
    )


def _persons(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)


def _counts(figures: Figures) -> pd.DataFrame:
    """One row per figure with what can be summed: the count, or the numerator of a share or rate."""
    persons = np.where(figures.of(Scale.COUNT), figures.value, figures.numerator)
    return pd.DataFrame(
        {
            "indicator": figures.indicator,
            "area": figures.area,
            "start": figures.start,
            "end": figures.end,
            "persons": persons,
            "row": np.arange(len(figures)),
        }
    )


def _totals(checked: Checked, indicators: Codes) -> pd.DataFrame:
    """Figures that may be totals (zones and the plan), the file's own before those in force."""
    levels = np.isin(checked.book.levels.astype(str), TOTAL_LEVELS)
    frames = []
    for figures, in_file in ((checked.new, True), (checked.old, False)):
        rows = np.flatnonzero(np.isin(figures.indicator, indicators) & levels[figures.area])
        frame = _counts(figures.at(rows))
        frames.append(frame.assign(row=rows if in_file else -1)[frame["persons"].notna()])
    return pd.concat(frames).drop_duplicates(_KEYS, keep="first")


def _over_areas(checked: Checked) -> list[_Sum]:
    new, book = checked.new, checked.book
    indicators = book.indicator_codes(summable_indicators(checked.context))
    totals = _totals(checked, indicators)
    parents = _parents(checked)
    parent = np.where(np.isin(book.levels.astype(str), TOTAL_LEVELS)[parents], parents, -1)
    rows = np.flatnonzero((parent >= 0) & np.isin(new.indicator, indicators))
    if totals.empty or not rows.size:
        return []
    parts = _counts(new.at(rows)).assign(area=parent[rows])
    added = _added(parts)
    children = np.bincount(book.parents[book.parents >= 0], minlength=len(book.levels))
    added["complete"] &= added["parts"] >= children[added["area"]]
    return _wrong(added, totals)


def _over_indicators(checked: Checked) -> list[_Sum]:
    """The plan's known sums: in every area and period the parts are the total's persons."""
    new, found = checked.new, []
    for known in checked.context.facts.sums:
        total = checked.book.indicator_codes((known.total,))
        parts = checked.book.indicator_codes(known.parts)
        rows = np.flatnonzero(np.isin(new.indicator, parts))
        if not total.size or not rows.size:
            continue
        added = _added(_counts(new.at(rows)).assign(indicator=total[0]))
        added["complete"] &= added["parts"] >= len(known.parts)
        found += _wrong(added, _totals(checked, total))
    return found


def _added(parts: pd.DataFrame) -> pd.DataFrame:
    parts = parts.assign(
        known=parts["persons"].notna(),
        # Half a person for each part that is no whole number.
        slack=np.where(parts["persons"] % 1 > 0, 0.5, 0.0),
    )
    return parts.groupby(_KEYS, as_index=False, sort=False).agg(
        start=("start", "first"),
        sum=("persons", "sum"),
        parts=("row", "size"),
        complete=("known", "all"),
        slack=("slack", "sum"),
    )


def _wrong(added: pd.DataFrame, totals: pd.DataFrame) -> list[_Sum]:
    both = added.merge(totals[[*_KEYS, "persons", "row"]], on=_KEYS)
    gap = both["sum"] - both["persons"]
    slack = both["slack"] + np.where(both["persons"] % 1 > 0, 0.5, 0.0) + 1e-9
    wrong = both[(gap > slack) | (both["complete"] & (gap < -slack))].sort_values(
        ["row", "indicator", "area"]
    )
    codes = wrong[["indicator", "area", "start", "end", "row"]].to_numpy(dtype=np.int64)
    persons = wrong[["sum", "persons"]].to_numpy(dtype=np.float64)
    return [
        _Sum(int(indicator), int(area), int(start), int(end), float(parts), float(total), int(row))
        for (indicator, area, start, end, row), (parts, total) in zip(codes, persons, strict=True)
    ]


def _parents(checked: Checked) -> Codes:
    """The area each row is a part of: an afdeling's zone is that of the period's last day."""
    book, new = checked.book, checked.new
    parents = book.parents[new.area]
    moves = checked.context.memberships
    if moves is None:
        return parents
    moved = moves[moves["area_id"].duplicated(keep=False)]
    for area, zone, first, last in zip(
        book.area_ids.get_indexer(pd.Index(moved["area_id"].astype(object))),
        book.area_ids.get_indexer(pd.Index(moved["zone"].astype(object))),
        pd.to_datetime(moved["valid_from"]),
        pd.to_datetime(moved["valid_to"]),
        strict=True,
    ):
        rows = (new.area == area) & (area >= 0)
        rows &= (new.end >= _day(first, -(10**6))) & (new.end <= _day(last, 10**6))
        parents = np.where(rows, zone, parents)
    return parents


def _day(moment: pd.Timestamp, open_end: int) -> int:
    return open_end if pd.isna(moment) else int((moment - pd.Timestamp("1970-01-01")).days)
