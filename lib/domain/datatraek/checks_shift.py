"""Whole columns that are not what they say: moved to a neighbour's place, moved a row, or one value throughout.

A column is held against the history of every other column of its scale, area by area. It has moved when it lies far
from its own history and three times nearer to another's; one such column may be a coincidence of levels, two are a
shift. Its own distance is the median over areas and that to another the upper quartile, so a few odd areas decide
nothing and chance seldom makes a likeness; counts are compared by their square roots, which vary alike at any size.
"""

from dataclasses import dataclass

import numpy as np

from lib.domain.datatraek.checks_book import SCALES
from lib.domain.datatraek.checks_rows import Checked
from lib.domain.datatraek.checks_words import figure_words, label_words, named, period_words, place_of
from lib.domain.datatraek.difference_match import Codes
from lib.domain.datatraek.difference_size import Numbers, Scale
from lib.domain.datatraek.finding import SHOWN_OF_A_KIND, Finding, Severity
from lib.domain.numbers import count

AREAS = 4
"""Under so many areas in common two columns are not compared."""
ROWS = 8
"""Under so many rows a column is not tried a row up or down (which leaves one row out)."""
NEARER = 3.0
MIDDLE, MOST = 0.5, 0.75
"""Quantiles of the distances over areas: from its own history, and from another's."""
FAR = {Scale.SHARE: 3.0, Scale.RATE: 1.0, Scale.COUNT: 1.5, Scale.MEAN: 3.0, Scale.GRADE: 1.0}
"""Median distance from its own history from which a column is under suspicion (counts: of twice the square root)."""
LARGE_COUNT = 10
"""A count under this may well be the same in a few areas."""


@dataclass(frozen=True)
class _Newest:
    """Each indicator's newest period in the file: `rows` (in file order), their values and their history."""

    rows: Codes
    indicator: Codes
    area: Codes
    now: Numbers
    history: Numbers


def shifts(checked: Checked) -> list[Finding]:
    """Questions about whole columns."""
    newest = _newest(checked)
    return [*_moved_columns(checked, newest), *_moved_rows(checked, newest), *_one_value(checked)]


def _newest(checked: Checked) -> _Newest:
    """The history of a row is the figure in force for the same period, else the one before."""
    new, old = checked.new, checked.old
    last = np.full(len(checked.book.labels), np.iinfo(np.int64).min)
    np.maximum.at(last, new.indicator, new.end)
    rows = np.flatnonzero((new.end == last[new.indicator]) & (new.indicator >= 0) & (new.area >= 0))
    history = checked.earlier.at(rows).value
    place = checked.place[rows]
    history[place >= 0] = old.value[place[place >= 0]]
    root = new.of(Scale.COUNT)[rows]
    now = new.value[rows]
    with np.errstate(invalid="ignore"):
        now, history = (np.where(root, 2 * np.sqrt(each), each) for each in (now, history))
    return _Newest(rows, new.indicator[rows], new.area[rows], now, history)


def _moved_columns(checked: Checked, newest: _Newest) -> list[Finding]:
    moved = []
    for place, scale in enumerate(SCALES):
        mine = checked.book.scales[newest.indicator] == place
        indicators, column = np.unique(newest.indicator[mine], return_inverse=True)
        if len(indicators) < 2:
            continue
        areas, line = np.unique(newest.area[mine], return_inverse=True)
        now, history = np.full((2, len(areas), len(indicators)), np.nan)
        now[line, column], history[line, column] = newest.now[mine], newest.history[mine]
        own = np.diag(_distances(now, history, MIDDLE))
        pairs = _nearer_to_another(own, _distances(now, history, MOST), FAR[scale])
        moved += [(int(indicators[own]), int(indicators[other])) for own, other in pairs]
    return [_moved(checked, newest, own, other) for own, other in moved[:SHOWN_OF_A_KIND]]


def _distances(now: Numbers, history: Numbers, quantile: float) -> Numbers:
    """This quantile of the distances of each column now (first axis) from each history; inf with too few areas."""
    size = now.shape[1]
    distances = np.full((size, size), np.inf)
    for own in range(size):
        gaps = np.abs(now[:, [own]] - history)
        shared = np.isfinite(gaps).sum(axis=0) >= AREAS
        if shared.any():
            distances[own, shared] = np.nanquantile(gaps[:, shared], quantile, axis=0)
    return distances


def _nearer_to_another(own: Numbers, distances: Numbers, far: float) -> list[tuple[int, int]]:
    """(column, whose history it looks like) for each moved column; none when only one has, or all look like one."""
    others = distances.copy()
    np.fill_diagonal(others, np.inf)
    best = others.argmin(axis=1)
    suspected = np.isfinite(own) & (own >= far) & (NEARER * others.min(axis=1) <= own)
    pairs = [(int(each), int(best[each])) for each in np.flatnonzero(suspected)]
    return pairs if len({other for _, other in pairs}) > 1 else []


def _moved(checked: Checked, newest: _Newest, own: int, other: int) -> Finding:
    first = int(newest.rows[newest.indicator == own][0])
    return Finding(
        Severity.SPOERGER,
        "kolonne_forskudt",
        place_of(checked, first),
        f"Tallene i {label_words(checked, own)} ligner dem, {label_words(checked, other)} plejer at have, og ikke "
        "kolonnens egne.",
        f"Se efter, om kolonnerne er forskudt: hører tallene til {label_words(checked, other)}, så ret filen eller "
        "kildens opsætning.",
    )


def _moved_rows(checked: Checked, newest: _Newest) -> list[Finding]:
    """Columns whose values belong to the area of the row above or below."""
    findings = []
    for indicator in np.unique(newest.indicator):
        mine = newest.indicator == indicator
        now, history = newest.now[mine], newest.history[mine]
        own = _gap(now, history, MIDDLE)
        scale = SCALES[int(checked.book.scales[indicator])]
        if not own >= FAR[scale]:
            continue
        down, up = _gap(now[1:], history[:-1], MOST), _gap(now[:-1], history[1:], MOST)
        nearest = np.fmin(down, up)
        if NEARER * nearest <= own:
            findings.append(
                Finding(
                    Severity.SPOERGER,
                    "raekker_forskudt",
                    place_of(checked, int(newest.rows[mine][0])),
                    f"Tallene i {label_words(checked, int(indicator))} ser ud til at stå en række for "
                    f"{'langt nede' if down == nearest else 'højt oppe'} i forhold til områderne.",
                    "Se efter, om områder og tal er kommet ud af takt, og ret filen.",
                )
            )
    return findings[:SHOWN_OF_A_KIND]


def _gap(now: Numbers, history: Numbers, quantile: float) -> float:
    """This quantile of the distances row by row; NaN when too few rows have both."""
    gaps = np.abs(now - history)
    gaps = gaps[np.isfinite(gaps)]
    return float(np.quantile(gaps, quantile)) if len(gaps) >= ROWS - 1 else float("nan")


def _one_value(checked: Checked) -> list[Finding]:
    """Columns (an indicator in a period) in which every area has the same value."""
    new = checked.new
    known = np.flatnonzero(np.isfinite(new.value) & (new.indicator >= 0))
    ends, end = np.unique(new.end[known], return_inverse=True)
    group = new.indicator[known] * len(ends) + end
    size = int(group.max(initial=0)) + 1
    areas = np.bincount(group, minlength=size)
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, group, new.value[known])
    np.maximum.at(high, group, new.value[known])
    earlier = checked.earlier.value[known]
    differed = np.bincount(group, earlier != new.value[known], minlength=size)
    known_before = np.bincount(group, checked.earlier.known[known], minlength=size)
    same = (areas >= AREAS) & (low == high) & ~((known_before > 0) & (differed == 0))
    # Nought is an answer, too: it is asked about where most areas had something before.
    same &= (low > 0) | (2 * np.bincount(group, earlier > 0, minlength=size) > areas)
    counts = np.zeros(size, dtype=bool)
    counts[group] = new.of(Scale.COUNT)[known]
    same &= ~counts | (low == 0) | (low >= LARGE_COUNT) | (areas >= LARGE_COUNT)
    _, first = np.unique(group, return_index=True)
    wrong = np.zeros(len(new), dtype=bool)
    wrong[known[first[same[group[first]]]]] = True

    def problem(row: int) -> str:
        when = period_words(int(new.start[row]), int(new.end[row]))
        value = figure_words(round(new.value[row], 2), SCALES[int(new.scale[row])])
        here = (new.indicator[known] == new.indicator[row]) & (new.end[known] == new.end[row])
        label = label_words(checked, int(new.indicator[row]))
        return f"{label}, {when}: alle {count(int(here.sum()))} områder har den samme værdi, {value}."

    return named(
        checked,
        wrong,
        Severity.SPOERGER,
        "alle_ens",
        problem,
        "Se efter, om en celle er kopieret ned gennem kolonnen, eller om det er tallet for hele kommunen.",
    )
