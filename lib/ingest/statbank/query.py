"""What one indicator of ours is at Danmarks Statistik: tables, codes, and which of them are counted together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from lib.domain.datatraek.profile import Rhythm

MONTHS_OF = {"K": 3, "M": 1, "H": 6}
"""Letter in a Tid code -> how many months it spans: '2020K1', '2020M03', '2020H1'. A bare '2020' is the year."""


@dataclass(frozen=True)
class Part:
    """The cells that are added up to one number per area and year.

    `codes`: variable -> the codes that are summed (every variable but area and time). `periods` is a pattern of Tid
    codes, one of which stands for each year: '*' (a yearly table), '*K1' (1 January of a quarterly one).
    `stands_for_year`: a shorter period may stand for the whole year (the population of 1 July for the mean one).
    """

    table: str
    area_variable: str
    time_variable: str
    periods: str
    codes: Mapping[str, tuple[str, ...]]
    stands_for_year: bool = False


@dataclass(frozen=True)
class StatbankQuery:
    """One fetched indicator: either `value`, or `numerator` over `denominator`, as a file of the plan says it.

    `areas`: DST's area code -> our area_id. `latest`: at most so many years, the newest. `unverified`: codes that were
    read about but never seen in the table itself; they are looked up before anything is fetched, like all the others.
    `text` is the file as written, to be archived with what it fetched.
    """

    query_id: str
    indicator_id: str
    source_id: str
    title: str
    note: str
    rhythm: Rhythm
    areas: Mapping[str, str]
    latest: int
    unverified: tuple[str, ...]
    value: Part | None
    numerator: Part | None
    denominator: Part | None
    text: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that the query has."""
        return tuple(part for part in (self.value, self.numerator, self.denominator) if part is not None)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that are fetched, each once, in the order of the parts."""
        return tuple(dict.fromkeys(part.table for part in self.parts))


def year_of(code: str) -> int | None:
    """The year that a Tid code is in; None when it is no Tid code."""
    return int(code[:4]) if len(code) >= 4 and code[:4].isascii() and code[:4].isdigit() else None


def years_of(part: Part, codes: Iterable[str]) -> dict[int, list[str]]:
    """Year -> the Tid codes of it that the part's pattern lets through; more than one is an ambiguous pattern."""
    found: dict[int, list[str]] = {}
    for code in codes:
        year = year_of(code)
        if year is not None and fnmatchcase(code, part.periods):
            found.setdefault(year, []).append(code)
    return found


def months_in(code: str) -> tuple[int, int] | None:
    """First and last month (1-12) that a Tid code covers; None for a form that is not known."""
    rest = code[4:]
    if not rest:
        return 1, 12
    span, number = MONTHS_OF.get(rest[0]), rest[1:]
    if span is None or not (number.isascii() and number.isdigit()):
        return None
    last = int(number) * span
    return (last - span + 1, last) if span <= last <= 12 else None


def fits(code: str, rule: str, part: Part) -> bool:
    """True when a Tid code can stand for the period that the indicator's rule (lib/domain/periods.py) names.

    'MM-DD': the day lies in the code's months. 'aar', 'aar2': the code is a year, or the part says that it may stand
    for one. 'dato' has no year and fits nothing.
    """
    months = months_in(code)
    if months is None:
        return False
    if "-" in rule:
        return months[0] <= int(rule.split("-")[0]) <= months[1]
    return rule.startswith("aar") and (months == (1, 12) or part.stands_for_year)
