"""The law as dated data: criteria, limits and categories, each with its source; what is not known stays unknown.

Source: almenboligloven § 61 a and § 61 b (rules.csv, law_categories.csv, doemte_national.csv). The law speaks of
connected areas of at least 1.000 residents and the minister decides: everything here is a screening.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Operator(StrEnum):
    """How a value is held against a limit: strictly over, at least, strictly under, at most."""

    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="


class LimitUnit(StrEnum):
    """What a limit is: percent (0-100), a multiple of the national share of the year, percent of the region's income,
    or years in a row."""

    PCT = "pct"
    TIMES_NATIONAL = "gange_landsgennemsnit"
    PCT_OF_REGION = "pct_af_regionen"
    YEARS = "år"


@dataclass(frozen=True)
class Criterion:
    """What the law measures. `unit` is 'pct' or 'pct_af_regionen'; `two_year_mean` says that the law takes the mean of
    the latest two years; `definition` says in words what counts."""

    criterion: str
    name: str
    short_name: str
    age_band: str
    unit: str
    two_year_mean: bool
    definition: str


@dataclass(frozen=True)
class Rule:
    """One criterion's limit in one category, in force from `valid_from` to `valid_to` (None: still)."""

    category: str
    criterion: str
    operator: Operator
    threshold: float
    unit: LimitUnit
    valid_from: date
    valid_to: date | None
    paragraph: str
    source: str
    note: str


@dataclass(frozen=True)
class Category:
    """A category of the law: `needed` of `of` criteria, from `min_residents` residents (None: not sourced).

    `gate_criterion` must be met besides; `gate_category` too, for `years` years in a row where given.
    """

    category: str
    valid_from: date
    valid_to: date | None
    paragraph: str
    short_law: str
    needed: int | None
    of: int | None
    min_residents: int | None
    gate_category: str | None
    gate_criterion: str | None
    years: int | None
    name: str
    source: str
    note: str


@dataclass(frozen=True)
class NationalConvicted:
    """The convicted of the whole country behind one year's list: share in percent, its double and its triple; None is
    unknown. `up_to`: the row covers all lists up to and with `list_year`."""

    list_year: int
    up_to: bool
    national: float | None
    twice: float | None
    three_times: float | None
    status: str
    source: str


@dataclass(frozen=True)
class Measure:
    """An indicator that measures a criterion, in the law's definition or not, and why.

    `years` 2: single years, of which the mean of two is taken. A figure whose period ends in year Y belongs to the list
    of 1 December Y + `list_year_offset`.
    """

    criterion: str
    indicator_id: str
    legal: bool
    years: int
    list_year_offset: int
    why: str


@dataclass(frozen=True)
class Law:
    """All of it, in the order of the files."""

    criteria: tuple[Criterion, ...]
    rules: tuple[Rule, ...]
    categories: tuple[Category, ...]
    convicted: tuple[NationalConvicted, ...]
    measures: tuple[Measure, ...]

    def criterion(self, criterion: str) -> Criterion:
        """The criterion by id. Raises KeyError for an unknown one."""
        for each in self.criteria:
            if each.criterion == criterion:
                return each
        raise KeyError(criterion)
