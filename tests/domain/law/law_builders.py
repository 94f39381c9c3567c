"""The law as the plan's own files have it, and frames as the questions give them: small, to be worked out by hand."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd

from lib.domain.law.law import (
    Category,
    Criterion,
    Law,
    LimitUnit,
    Measure,
    NationalConvicted,
    Operator,
    Rule,
)
from lib.domain.law.screening import CriterionValue
from lib.domain.observation import Provenance, Status

PLAN = Path(__file__).resolve().parents[3] / "data" / "plans" / "fredericia"
WORK, CONVICTED, SCHOOL, INCOME, ORIGIN = (
    "uden_tilknytning_18_64",
    "doemte_18_plus",
    "kun_grundskole_30_59",
    "indkomst_15_64",
    "ikke_vestlige",
)
TABLE = {
    WORK: "krit_uden_for_arbejdsmarked",
    CONVICTED: "krit_doemte",
    SCHOOL: "krit_kun_grundskole",
    INCOME: "krit_indkomst",
    ORIGIN: "krit_ikke_vestlige",
}
"""The indicators of the criteria table, which are in the law's definition."""
YEARLY_WORK = "lov_uden_tilknytning_aar"


def rows(name: str) -> list[dict[str, str]]:
    with (PLAN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def law() -> Law:
    return Law(
        criteria=tuple(
            Criterion(**{**each, "two_year_mean": each["two_year_mean"] == "1"}) for each in rows("criteria")
        ),
        rules=tuple(_rule(each) for each in rows("rules")),
        categories=tuple(_category(each) for each in rows("law_categories")),
        convicted=tuple(_convicted(each) for each in rows("doemte_national")),
        measures=tuple(_measure(each) for each in rows("criterion_measures")),
    )


def listed() -> pd.DataFrame:
    """As questions.listed_values."""
    frame = pd.DataFrame(rows("listed_values"))
    return frame.assign(
        list_year=frame["list_year"].astype(int),
        value=frame["value"].astype(float),
        area_name="Et navngivet område",
    )


def rule(operator: str, threshold: float, criterion: str = WORK) -> Rule:
    day = date(2018, 12, 1)
    return Rule("x", criterion, Operator(operator), threshold, LimitUnit.PCT, day, None, "§", "kilde", "")


def number(criterion: str, value: float | None, **more: object) -> CriterionValue:
    """A loaded number in the law's definition."""
    base: dict[str, object] = {
        "criterion": criterion,
        "list_year": 2021,
        "value": value,
        "numerator": None,
        "denominator": None,
        "low": None,
        "high": None,
        "status": Status.OK if value is not None else Status.MANGLER,
        "provenance": Provenance.DATATRAEK,
        "indicator_id": TABLE[criterion],
        "legal": True,
        "reason": "",
    }
    return CriterionValue(**(base | more))  # type: ignore[arg-type]  # the fields are those of the class


def figure(indicator_id: str, list_year: int, value: float | None, **more: object) -> Mapping[str, object]:
    """A row of questions.criterion_values that belongs to the list of a year; without a value it is missing."""
    measure = next(each for each in law().measures if each.indicator_id == indicator_id)
    year = list_year - measure.list_year_offset
    base = {
        "indicator_id": indicator_id,
        "area_id": "a",
        "area_name": "Område A",
        "level": "zone",
        "residents": 1000,
        "year": year,
        "period_start": pd.Timestamp(year, 1, 1),
        "period_end": pd.Timestamp(year, 12, 31),
        "value": value,
        "numerator": None,
        "denominator": None,
        "low": None,
        "high": None,
        "status": "ok" if value is not None else "mangler",
        "provenance": "datatraek",
        "criterion": measure.criterion,
        "legal": measure.legal,
        "years": measure.years,
        "list_year": list_year,
        "coverage_areas": None,
        "coverage_areas_total": None,
    }
    return base | more


def counted(
    indicator_id: str, list_year: int, numerator: int, denominator: int, **more: object
) -> Mapping[str, object]:
    """A share with its persons."""
    value = 100 * numerator / denominator
    return figure(indicator_id, list_year, value, numerator=numerator, denominator=denominator, **more)


def frame(*figures: Mapping[str, object]) -> pd.DataFrame:
    return pd.DataFrame([dict(each) for each in figures]).astype({"value": "float64"})


def table(
    list_year: int, work: float, convicted: float, school: float, income: float, origin: float
) -> pd.DataFrame:
    """The five numbers of one list year, in percent, without persons."""
    values = dict(zip(TABLE, (work, convicted, school, income, origin), strict=True))
    return frame(*(figure(TABLE[each], list_year, value) for each, value in values.items()))


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


def _share(cell: str) -> float | None:
    return float(cell) if cell else None


def _rule(each: Mapping[str, str]) -> Rule:
    return Rule(
        each["category"],
        each["criterion"],
        Operator(each["operator"]),
        float(each["threshold"]),
        LimitUnit(each["unit"]),
        date.fromisoformat(each["valid_from"]),
        _day(each["valid_to"]),
        each["paragraph"],
        each["source"],
        each["note_da"],
    )


def _category(each: Mapping[str, str]) -> Category:
    return Category(
        each["category"],
        date.fromisoformat(each["valid_from"]),
        _day(each["valid_to"]),
        each["paragraph"],
        each["short_law"],
        _whole(each["needed"]),
        _whole(each["of"]),
        _whole(each["min_residents"]),
        each["gate_category"] or None,
        each["gate_criterion"] or None,
        _whole(each["years"]),
        each["name"],
        each["source"],
        each["note"],
    )


def _convicted(each: Mapping[str, str]) -> NationalConvicted:
    year = each["list_year"]
    return NationalConvicted(
        int(year.removeprefix("<=")),
        year.startswith("<="),
        _share(each["national_pct"]),
        _share(each["twice"]),
        _share(each["three_times"]),
        each["status"],
        each["source_da"],
    )


def _measure(each: Mapping[str, str]) -> Measure:
    return Measure(
        each["criterion"],
        each["indicator_id"],
        each["legal"] == "1",
        int(each["years"]),
        int(each["list_year_offset"]),
        each["why"],
    )
