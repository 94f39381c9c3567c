"""The goals of the agreement with their readings, and the series that show where they stand."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from lib.domain.goals.goal import BaselineFrom, Goal, GoalLevel, Reading, TargetRule
from lib.domain.indicator import Kind, Polarity
from lib.domain.observation import SHOWN_COLUMNS
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.allowed import allowed_provenances


@answered_once
def goal_rows(warehouse: PublicWarehouse) -> tuple[Goal, ...]:
    """Every goal row of the plan in the agreement's order, each with its readings."""
    readings = warehouse.ask(
        """
        SELECT r.* EXCLUDE (sort), i.unit, i.kind, CASE WHEN r.target_rule = $follow THEN g.benchmark END AS benchmark
        FROM goal_reading r JOIN goal g USING (goal_id) JOIN indicator i USING (indicator_id)
        ORDER BY r.sort
        """,
        {"follow": TargetRule.FOLLOW},
    )
    by_goal = {str(goal_id): _readings(rows) for goal_id, rows in readings.groupby("goal_id", sort=False)}
    goals = warehouse.ask(
        """
        SELECT g.level, g.indsatsomraade, g.goal_id, g.goal_da, g.indicator_da, g.better, a.name AS area_name,
            g.source_da, coalesce(g.note_da, '') AS note,
            coalesce((SELECT any_value(t.styregruppe) FROM activity t WHERE t.delaftale = g.indsatsomraade), '')
                AS styregruppe
        FROM goal g JOIN area a ON a.area_id = g.scope
        ORDER BY (SELECT min(sort) FROM goal_reading r WHERE r.goal_id = g.goal_id)
        """
    )
    return tuple(
        Goal(
            goal_id=row.goal_id,
            level=GoalLevel(row.level),
            delaftale=row.indsatsomraade,
            styregruppe=row.styregruppe,
            goal=row.goal_da,
            indicator=row.indicator_da,
            polarity=Polarity(row.better),
            area_name=row.area_name,
            source=row.source_da,
            note=row.note,
            readings=by_goal[row.goal_id],
        )
        for row in goals.itertuples()
    )


@answered_once
def goal_series(warehouse: PublicWarehouse, goals: Sequence[Goal], only_real: bool) -> pd.DataFrame:
    """All periods of every indicator and area (benchmarks too) that the goals' readings name.

    SHOWN_COLUMNS + unit, kind and polarity of the indicator, ordered by indicator, area and period.
    """
    pairs = sorted(
        {
            (reading.indicator_id, area)
            for goal in goals
            for reading in goal.readings
            for area in (reading.area_id, reading.benchmark_area_id)
            if area
        }
    )
    columns = ", ".join(f"s.{name}" for name in SHOWN_COLUMNS)
    return warehouse.ask(
        f"""
        WITH wanted AS (SELECT unnest($indicators) AS indicator_id, unnest($areas) AS area_id)
        SELECT {columns}, i.unit, i.kind, i.polarity
        FROM shown s JOIN wanted USING (indicator_id, area_id) JOIN indicator i USING (indicator_id)
        WHERE list_contains($provenances, s.provenance)
        ORDER BY i.sort, s.area_id, s.period_end
        """,
        {
            "indicators": [indicator for indicator, _ in pairs],
            "areas": [area for _, area in pairs],
            "provenances": allowed_provenances(only_real),
        },
    )


@answered_once
def unit_values(warehouse: PublicWarehouse) -> pd.DataFrame:
    """What a change in one person's life is worth a year: unit_value_id, name, low, mid, high, unit, price_year,
    source, note."""
    return warehouse.ask("SELECT * FROM unit_value")


@answered_once
def target_group_law(warehouse: PublicWarehouse) -> pd.DataFrame:
    """What each målgruppe is called in law and when: target_group, label (the agreement's), valid_from, valid_to, name,
    paragraph, successor, text, source."""
    return warehouse.ask(
        """
        SELECT t.target_group, g.label, t.valid_from, t.valid_to, t.name, t.paragraph, t.successor, t.text, t.source
        FROM target_group_law t LEFT JOIN target_group g USING (target_group)
        LEFT JOIN indicator i ON i.indicator_id = g.indicator_id
        ORDER BY i.sort, t.valid_from NULLS FIRST
        """
    )


def _readings(rows: pd.DataFrame) -> tuple[Reading, ...]:
    return tuple(_reading(row) for row in rows.to_dict("records"))


def _reading(row: dict[Any, Any]) -> Reading:
    return Reading(
        reading_id=str(row["reading_id"]),
        label=_text(row["reading"]),
        indicator_id=str(row["indicator_id"]),
        area_id=str(row["area_id"]),
        benchmark_area_id=_text(row["benchmark_area_id"]) or None,
        baseline=None if pd.isna(row["baseline"]) else float(row["baseline"]),
        baseline_date=_day(row["baseline_date"]),
        baseline_from=BaselineFrom(row["baseline_from"]),
        rule=TargetRule(row["target_rule"]),
        target=None if pd.isna(row["target"]) else float(row["target"]),
        note=_text(row["note"]),
        unit=str(row["unit"]),
        kind=Kind(row["kind"]),
        benchmark_baseline=None if pd.isna(row["benchmark"]) else float(row["benchmark"]),
    )


def _text(cell: Any) -> str:
    return "" if pd.isna(cell) else str(cell)


def _day(cell: Any) -> date | None:
    return None if pd.isna(cell) else pd.Timestamp(cell).date()
