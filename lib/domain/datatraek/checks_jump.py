"""A figure that jumped further than chance and the usual drift explain, and a group that changed size.

A jump is asked about when it is both noteworthy (lib/domain/datatraek/difference_size) and surer than 99,9 %: with
millions of figures 95 % would ask about everything. Where counts are unknown there is no interval, so the jump must be
several times as large. A known break of the series between the two periods explains any jump.
"""

import numpy as np
import pandas as pd

from lib.domain.datatraek.checks_book import SCALES
from lib.domain.datatraek.checks_rows import Checked, Figures
from lib.domain.datatraek.checks_words import day_of, figure_words, named, row_words
from lib.domain.datatraek.difference_match import Codes, Flags
from lib.domain.datatraek.difference_size import Numbers, Scale, change_limits, noteworthy, possible
from lib.domain.datatraek.finding import Finding, Severity
from lib.domain.dates import long_date
from lib.domain.indicator import Kind
from lib.domain.numbers import count

LEVEL = 0.999
WITHOUT_COUNTS = 4.0
"""So many times the noteworthy size must a change be that has no interval (shares: 20 percentage points)."""
BLOCK = 500_000
"""So many rows are held against their earlier figures at a time, so that memory does not grow with the file."""
DENOMINATOR_CHANGE = 0.20
DENOMINATOR_PERSONS = 20
"""A group that changed by less than so many persons is not asked about, however small it is."""


def jumps(checked: Checked) -> list[Finding]:
    """Questions about figures and denominators that changed much since the period before."""
    jumped, resized = (np.zeros(len(checked.new), dtype=bool) for _ in range(2))
    for start in range(0, len(checked.new), BLOCK):
        rows = slice(start, start + BLOCK)
        after, before = checked.new.at(rows), checked.earlier.at(rows)
        unexplained = checked.earlier.known[rows] & ~_across_break(checked, after, before)
        jumped[rows] = unexplained & _jumped(after, before)
        resized[rows] = unexplained & _resized(after, before)
    return [*_figures(checked, jumped), *_denominators(checked, resized)]


def _jumped(after: Figures, before: Figures) -> Flags:
    change = np.abs(after.value - before.value)
    size = np.full(len(after), np.inf)
    for scale in Scale:
        rows = after.of(scale)
        size[rows] = noteworthy(scale, before.value[rows])
    candidates = np.flatnonzero((after.indicator >= 0) & (change >= size))
    jumped = np.zeros(len(after), dtype=bool)
    jumped[candidates] = _sure(after.at(candidates), before.at(candidates), (change / size)[candidates])
    return jumped


def _figures(checked: Checked, jumped: Flags) -> list[Finding]:
    new = checked.new

    def problem(row: int) -> str:
        scale, before = SCALES[int(new.scale[row])], checked.earlier.at(slice(row, row + 1))
        return (
            f"{row_words(checked, row)} er {figure_words(round(new.value[row], 2), scale)}, men var "
            f"{figure_words(round(before.value[0], 2), scale)} den {long_date(day_of(int(before.end[0])))}."
        )

    return named(
        checked,
        jumped,
        Severity.SPOERGER,
        "stort_spring",
        problem,
        "Springet er større end tilfældig variation. Bekræft tallet, eller se efter, om rækker eller kolonner er "
        "byttet om.",
    )


def _sure(after: Figures, before: Figures, times: Numbers) -> Flags:
    """Where the 99,9 % interval of the change leaves out zero; without counts: where it is large enough."""
    sure = times >= WITHOUT_COUNTS
    for kind in Kind:
        rows = np.flatnonzero(after.of(Scale(kind.value)))
        one, other = _events(after.at(rows), kind), _events(before.at(rows), kind)
        fine = possible(kind, *one) & possible(kind, *other)
        made = change_limits(kind, (one[0][fine], one[1][fine]), (other[0][fine], other[1][fine]), LEVEL)
        sure[rows[fine]] = (made.low > 0) | (made.high < 0)
    return sure


def _events(figures: Figures, kind: Kind) -> tuple[Numbers, Numbers]:
    """Counts for the interval; a share over several years holds the same residents each year."""
    if kind is Kind.COUNT:
        return figures.value, figures.denominator
    years = figures.years() if kind is Kind.SHARE else np.ones(len(figures))
    return figures.numerator / years, figures.denominator / years


def _resized(after: Figures, before: Figures) -> Flags:
    own, former = after.denominator / after.years(), before.denominator / before.years()
    change = np.abs(own - former)
    large = (change > DENOMINATOR_CHANGE * former) & (change >= DENOMINATOR_PERSONS)
    return np.asarray(large & (after.of(Scale.SHARE) | after.of(Scale.RATE)))


def _denominators(checked: Checked, resized: Flags) -> list[Finding]:
    def problem(row: int) -> str:
        before = checked.earlier.at(slice(row, row + 1))
        return (
            f"{row_words(checked, row)}: nævneren er {count(checked.new.denominator[row])}, men var "
            f"{count(before.denominator[0])} den {long_date(day_of(int(before.end[0])))}."
        )

    return named(
        checked,
        resized,
        Severity.SPOERGER,
        "naevner_aendret",
        problem,
        "Bekræft, at gruppen har ændret størrelse, eller se efter, om aldersgruppen eller området er et andet.",
    )


def _across_break(checked: Checked, after: Figures, before: Figures) -> Flags:
    """Where a dated break of the indicator's series lies between the two periods: one of the numbers, not of limits."""
    across = np.zeros(len(after), dtype=bool)
    breaks = checked.context.breaks
    if breaks is None:
        return across
    of_numbers = breaks[breaks["of"] == "tal"]
    for moment, ids in zip(pd.to_datetime(of_numbers["date"]), of_numbers["indicators"], strict=True):
        day = int((moment - pd.Timestamp("1970-01-01")).days)
        broken: Codes = checked.book.indicator_codes(tuple(str(ids).split(";")))
        across |= np.isin(after.indicator, broken) & (before.end < day) & (after.end >= day)
    return across
