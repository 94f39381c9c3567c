"""The criteria of the law, and the figures that may be held against them."""

from typing import Any

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
from lib.domain.observation import SHOWN_COLUMNS
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.allowed import allowed_provenances

_UP_TO = "<="


@answered_once
def law(warehouse: PublicWarehouse) -> Law:
    """Criteria, dated rules, categories, national shares of convicted and measures, as the plan's files have them."""
    return Law(
        criteria=tuple(
            Criterion(**row)
            for row in _rows(warehouse, "SELECT * EXCLUDE (sort) FROM criterion ORDER BY sort")
        ),
        rules=tuple(_rule(row) for row in _rows(warehouse, "SELECT * FROM legal_rule ORDER BY valid_from")),
        categories=tuple(_category(row) for row in _rows(warehouse, "SELECT * FROM law_category")),
        convicted=tuple(_convicted(row) for row in _rows(warehouse, "SELECT * FROM doemte_national")),
        measures=tuple(_measure(row) for row in _rows(warehouse, "SELECT * FROM criterion_measure")),
    )


@answered_once
def criterion_values(warehouse: PublicWarehouse, only_real: bool = True) -> pd.DataFrame:
    """Every figure of an indicator that measures a criterion, of every area that is not kommune, region or country.

    SHOWN_COLUMNS + criterion, legal, years, list_year (the 1 December list that the figure belongs to), area_name,
    parent_id, residents. Masked and missing rows are in it, with their status.
    """
    columns = ", ".join(f"s.{name}" for name in SHOWN_COLUMNS)
    return warehouse.ask(
        f"""
        SELECT {columns}, m.criterion, m.legal, m.years, s.year + m.list_year_offset AS list_year,
            a.name AS area_name, a.parent_id, a.residents
        FROM shown s JOIN criterion_measure m USING (indicator_id) JOIN criterion c USING (criterion)
        JOIN own_area a USING (area_id)
        WHERE a.level IN ('afdeling', 'zone', 'plan', 'boligomraade') AND list_contains($provenances, s.provenance)
        ORDER BY c.sort, m.legal DESC, a.level, a.number NULLS LAST, a.name COLLATE da, s.period_end
        """,
        {"provenances": allowed_provenances(only_real)},
    )


@answered_once
def listed_values(warehouse: PublicWarehouse) -> pd.DataFrame:
    """What the state's lists printed of named areas: area_id, area_name, list_year, criterion, value, unit, source,
    status (the area's place on the list that year, as the sources tell it; empty where they do not)."""
    return warehouse.ask(
        """
        SELECT v.area_id, a.name AS area_name, v.list_year, v.criterion, v.value, v.unit, v.source, v.status
        FROM listed_value v JOIN area a USING (area_id) JOIN criterion c USING (criterion)
        ORDER BY a.name COLLATE da, v.list_year, c.sort
        """
    )


@answered_once
def national_lists(warehouse: PublicWarehouse) -> pd.DataFrame:
    """How many areas the minister's lists had each 1 December: list_date, udsatte, parallelsamfund,
    omdannelsesomraader, forebyggelsesomraader (empty before 2021), source."""
    return warehouse.ask("SELECT * FROM national_list ORDER BY list_date")


@answered_once
def limit_changes(warehouse: PublicWarehouse) -> pd.DataFrame:
    """Dates on which the limits of the law changed, numbers and definitions not: indicator_id, date, text."""
    return warehouse.ask(
        "SELECT indicator_id, date, text FROM series_break WHERE \"of\" = 'graense' ORDER BY date, indicator_id"
    )


def _rows(warehouse: PublicWarehouse, sql: str) -> list[dict[str, Any]]:
    """The answer as rows with None for what is missing, whole numbers whole and days as days."""
    return [
        {str(name): _plain(cell) for name, cell in row.items()}
        for row in warehouse.ask(sql).to_dict("records")
    ]


def _plain(cell: Any) -> Any:
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    return cell


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        category=row["category"],
        criterion=row["criterion"],
        operator=Operator(row["operator"]),
        threshold=float(row["threshold"]),
        unit=LimitUnit(row["unit"]),
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        paragraph=row["paragraph"],
        source=row["source"],
        note=row["note_da"] or "",
    )


def _category(row: dict[str, Any]) -> Category:
    whole = {name: _whole(row[name]) for name in ("needed", "of", "min_residents", "years")}
    return Category(**{**row, **whole, "note": row["note"] or ""})


def _measure(row: dict[str, Any]) -> Measure:
    whole = {name: int(row[name]) for name in ("years", "list_year_offset")}
    return Measure(**{**row, **whole, "legal": bool(row["legal"])})


def _whole(cell: Any) -> int | None:
    return None if cell is None else int(cell)


def _convicted(row: dict[str, Any]) -> NationalConvicted:
    year = str(row["list_year"])
    return NationalConvicted(
        list_year=int(year.removeprefix(_UP_TO)),
        up_to=year.startswith(_UP_TO),
        national=row["national_pct"],
        twice=row["twice"],
        three_times=row["three_times"],
        status=row["status"],
        source=row["source_da"] or "",
    )
