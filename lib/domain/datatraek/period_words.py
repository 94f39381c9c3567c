"""From the words of a period to its first and last day.

A word that names a span (year, school year, quarter, month, week) and an indicator that is counted on a day meet like
this: the indicator's rule places a bare year ('10-01': 1 October of it); under the rule 'dato' a week, month or quarter
is dated on its first day, as the weekly figures of the Jobcenter are on their Monday.
"""

import datetime as dt
import re
from dataclasses import dataclass

from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import PeriodForm
from lib.domain.periods import CALENDAR_YEAR, GIVEN_DATE, SCHOOL_YEAR, TWO_YEARS, period_of

FIRST_YEAR, LAST_YEAR = 1990, 2100
_SERIAL_ZERO = dt.date(1899, 12, 30)
"""Day 0 of the serial dates of spreadsheets (right from 1 March 1900 on)."""

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = "(" + "|".join(_MONTHS) + r")[a-z]*\.?"
_PREFIX = re.compile(r"^(?:pr\.?|per|den|d\.|dato:?|periode:?|år:?|aar:?)\s+")
_PATTERNS: dict[PeriodForm, tuple[str, ...]] = {
    PeriodForm.YEAR: (r"(?P<y>\d{4})",),
    PeriodForm.DATE: (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?)?",
        r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>\d{4})",
        rf"(?P<d>\d{{1,2}})\.? (?P<name>{_MONTH}) (?P<y>\d{{4}})",
    ),
    PeriodForm.WEEK: (
        r"uge (?P<w>\d{1,2})[ ,/-]+(?P<y>\d{4})",
        r"(?P<y>\d{4})[ -]?[uw](?:ge)? ?(?P<w>\d{1,2})",
        r"(?P<w>\d{1,2})[-/](?P<y>\d{4})",
    ),
    PeriodForm.MONTH: (
        rf"(?P<name>{_MONTH}) (?P<y>\d{{4}})",
        rf"(?P<y>\d{{4}}) (?P<name>{_MONTH})",
        r"(?P<y>\d{4})m(?P<m>\d{1,2})",
        r"(?P<y>\d{4})-(?P<m>\d{2})",
        r"(?P<m>\d{1,2})[-./](?P<y>\d{4})",
    ),
    PeriodForm.QUARTER: (
        r"(?P<q>[1-4])\. ?(?:kvartal|kvt\.?|kv\.?),? (?P<y>\d{4})",
        r"(?P<y>\d{4}) ?[kq] ?(?P<q>[1-4])",
        r"[kq](?P<q>[1-4]) (?P<y>\d{4})",
    ),
    PeriodForm.SCHOOL_YEAR: (r"(?:skoleåret |skoleår )?(?P<y>\d{4}) ?[/-] ?(?P<end>\d{4}|\d{2})",),
}
_EXAMPLES = {
    PeriodForm.YEAR: "et år som 2025",
    PeriodForm.DATE: "en dato som 01-10-2025",
    PeriodForm.WEEK: "en uge som «Uge 23 2026» eller 2026U23",
    PeriodForm.MONTH: "en måned som «juni 2026» eller 2026M06",
    PeriodForm.QUARTER: "et kvartal som «2. kvartal 2026» eller 2026K2",
    PeriodForm.SCHOOL_YEAR: "et skoleår som 2025/26",
}


@dataclass(frozen=True)
class PeriodRead:
    """First and last day of a period; `serial` when a spreadsheet's day number was taken as a date."""

    start: dt.date
    end: dt.date
    serial: bool = False


def parse_period(cell: object, form: PeriodForm, rule: str = "") -> PeriodRead | str:
    """The days that `cell` names, or a Danish sentence that says why it names none.

    `rule` is the indicator's `period_rule`; '' when the row has no indicator (registrations): then a span is a span.
    """
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, dt.date):
        return (
            _by_rule(cell, cell, form, rule) if form is PeriodForm.DATE else _not_this(cell.isoformat(), form)
        )
    if isinstance(cell, int | float) and not isinstance(cell, bool) and form is PeriodForm.DATE:
        return _serial_date(cell, rule)
    word = _word(cell)
    if form is PeriodForm.DATE and re.fullmatch(r"\d{5}", word):
        return _serial_date(int(word), rule)
    return _from_word(word, form, rule)


def asked_word(asked: str, form: PeriodForm) -> str:
    """The word of the form for a day that a person gives at the import: a week, month or quarter by its first day.

    Anything else, and a day that is not the first, is handed back as it is.
    """
    try:
        day = dt.date.fromisoformat(asked)
    except ValueError:
        return asked
    if form is PeriodForm.WEEK and day.isoweekday() == 1:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if form is PeriodForm.MONTH and day.day == 1:
        return f"{day.year}M{day.month:02d}"
    if form is PeriodForm.QUARTER and day.day == 1 and day.month % 3 == 1:
        return f"{day.year}K{day.month // 3 + 1}"
    return asked


def span_of(first: object, last: object) -> PeriodRead | str:
    """A period that is given by two dates, taken as they are."""
    days = [parse_period(cell, PeriodForm.DATE) for cell in (first, last)]
    start, end = days
    if isinstance(start, str):
        return start
    if isinstance(end, str):
        return end
    if start.start > end.end:
        return "Perioden slutter, før den begynder."
    return PeriodRead(start.start, end.end, start.serial or end.serial)


def _from_word(word: str, form: PeriodForm, rule: str) -> PeriodRead | str:
    for pattern in _PATTERNS[form]:
        found = re.fullmatch(pattern, word)
        if found:
            parts = {name: part for name, part in found.groupdict().items() if part is not None}
            return _span(parts, word, form, rule)
    return _not_this(word, form)


def _span(parts: dict[str, str], word: str, form: PeriodForm, rule: str) -> PeriodRead | str:
    year = int(parts["y"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"Året {year} ligger uden for {FIRST_YEAR}-{LAST_YEAR}."
    if form is PeriodForm.YEAR:
        return _year(year, rule)
    if form is PeriodForm.SCHOOL_YEAR:
        return _school_year(year, parts["end"], word)
    try:
        start, end = _days(parts, year)
    except ValueError:
        return f"«{word}» findes ikke i kalenderen."
    return _by_rule(start, end, form, rule)


def _year(year: int, rule: str) -> PeriodRead | str:
    if rule == GIVEN_DATE:
        return f"Indikatoren tælles på en bestemt dag, og «{year}» er et år."
    return PeriodRead(*period_of(rule or CALENDAR_YEAR, year))


def _school_year(year: int, end: str, word: str) -> PeriodRead | str:
    if int(end) % 100 != (year + 1) % 100 or len(end) == 4 and int(end) != year + 1:
        return f"«{word}» er ikke ét skoleår."
    return PeriodRead(dt.date(year, 8, 1), dt.date(year + 1, 7, 31))


def _days(parts: dict[str, str], year: int) -> tuple[dt.date, dt.date]:
    """First and last day; ValueError when the calendar has no such day, week or month."""
    if "w" in parts:
        monday = dt.date.fromisocalendar(year, int(parts["w"]), 1)
        return monday, monday + dt.timedelta(days=6)
    if "q" in parts:
        month = 3 * int(parts["q"]) - 2
        return dt.date(year, month, 1), _last_day(year, month + 2)
    month = _MONTHS.index(parts["name"][:3]) + 1 if "name" in parts else int(parts["m"])
    if "d" in parts:
        day = dt.date(year, month, int(parts["d"]))
        return day, day
    return dt.date(year, month, 1), _last_day(year, month)


def _last_day(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def _by_rule(start: dt.date, end: dt.date, form: PeriodForm, rule: str) -> PeriodRead | str:
    if rule == GIVEN_DATE:
        return PeriodRead(start, start)
    if form is PeriodForm.DATE and rule in (CALENDAR_YEAR, TWO_YEARS, SCHOOL_YEAR):
        return "Indikatoren dækker et helt år, og her står en dato."
    if re.fullmatch(r"\d{2}-\d{2}", rule) and start != end:
        return "Indikatoren tælles på en bestemt dag i året, og her står et længere tidsrum."
    return PeriodRead(start, end)


def _serial_date(number: float, rule: str) -> PeriodRead | str:
    if not 0 < number < 100_000 or number != int(number):
        return f"«{number:g}» er ikke en dato."
    day = _SERIAL_ZERO + dt.timedelta(days=int(number))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return f"«{number:g}» er ikke en dato mellem {FIRST_YEAR} og {LAST_YEAR}."
    read = _by_rule(day, day, PeriodForm.DATE, rule)
    return read if isinstance(read, str) else PeriodRead(read.start, read.end, serial=True)


def _word(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _PREFIX.sub("", plain(str(cell)))


def _not_this(word: str, form: PeriodForm) -> str:
    return f"«{word}» er ikke {_EXAMPLES[form]}."
