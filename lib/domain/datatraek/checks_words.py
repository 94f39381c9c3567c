"""How the checks name rows, periods and areas, and how many of a kind they name one by one."""

import datetime as dt
from collections.abc import Callable, Sequence

import numpy as np

from lib.domain.datatraek.checks_rows import Checked
from lib.domain.datatraek.difference_match import Codes, Flags
from lib.domain.datatraek.difference_size import Scale
from lib.domain.datatraek.finding import SHOWN_OF_A_KIND, Finding, Place, Severity
from lib.domain.dates import long_date
from lib.domain.list_words import listed
from lib.domain.numbers import count, number, pct

_LISTED = 5


def named(
    checked: Checked,
    wrong: Flags,
    severity: Severity,
    code: str,
    problem: Callable[[int], str],
    remedy: str,
) -> list[Finding]:
    """A finding for each wrong row, in the order of the file; of many, all but the first are counted in one.

    So there are never more than SHOWN_OF_A_KIND of a code from here, and millions of wrong rows cost nothing.
    """
    rows = np.flatnonzero(wrong)
    shown = rows if len(rows) <= SHOWN_OF_A_KIND else rows[: SHOWN_OF_A_KIND - 1]
    findings = [
        Finding(severity, code, place_of(checked, row), problem(row), remedy) for row in map(int, shown)
    ]
    if len(rows) > len(shown):
        more = f"Det samme gælder {count(len(rows) - len(shown))} rækker mere i filen."
        findings.append(Finding(severity, code, Place(checked.context.file), more, remedy))
    return findings


def place_of(checked: Checked, row: int) -> Place:
    """Where in the file the row stood."""
    sheet, cell = checked.rows["sheet"].iloc[row], checked.rows["cell"].iloc[row]
    return Place(
        checked.context.file, *("" if each != each or each is None else str(each) for each in (sheet, cell))
    )


def row_words(checked: Checked, row: int) -> str:
    """'«Kun grundskole, 15-64 år», Zone 1, 1. oktober 2024': what a row is about."""
    new = checked.new
    label = label_words(checked, int(new.indicator[row]))
    area = checked.book.area_names[int(new.area[row])]
    return f"{label}, {area}, {period_words(int(new.start[row]), int(new.end[row]))}"


def label_words(checked: Checked, indicator: int) -> str:
    """The indicator's short label in the marks of a quotation."""
    return f"«{checked.book.labels[indicator]}»"


def period_words(start: int, end: int) -> str:
    """A period given in days since 1970: a day, a calendar year, or from-to."""
    first, last = day_of(start), day_of(end)
    if first == last:
        return long_date(last)
    if first == dt.date(last.year, 1, 1) and last == dt.date(last.year, 12, 31):
        return str(last.year)
    return f"{long_date(first)} - {long_date(last)}"


def day_of(days: int) -> dt.date:
    """The date of a number of days since 1970."""
    return dt.date(1970, 1, 1) + dt.timedelta(days=days)


def figure_words(value: float, scale: Scale) -> str:
    """A figure as its scale says it: '47,9 %', '4,4 pr. 100', '1.137' or '7,2'. At most two decimals."""
    decimals = 0 if float(value).is_integer() else 1 if float(10 * value).is_integer() else 2
    match scale:
        case Scale.SHARE:
            return pct(value, max(decimals, 1))
        case Scale.RATE:
            return f"{number(value, max(decimals, 1))} pr. 100"
        case Scale.COUNT | Scale.MEAN | Scale.GRADE:
            return number(value, decimals)


def first_five_listed(names: Sequence[str]) -> str:
    """'A, B og C'; of many the first five and how many more. Raises ValueError for none."""
    if len(names) > _LISTED:
        return f"{', '.join(names[:_LISTED])} og {count(len(names) - _LISTED)} mere"
    return listed(names)


def once(keys: Codes) -> Codes:
    """The place of the first row of each distinct key, in the order of the file."""
    _, first = np.unique(keys, return_index=True)
    return np.sort(first)
