"""The goals of a plan that takes over: the same rows, a baseline from the ended plan's latest figures, no targets."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from lib.domain.goals.goal import BaselineFrom, Goal, TargetRule
from lib.domain.observation import Status
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

READING = "udgangspunkt"
DECIMALS = 4
"""Of a baseline that was worked out from counts; more would be noise."""


def next_readings(warehouse: PublicWarehouse, begins: dt.date) -> list[dict[str, str]]:
    """A row of goal_readings.csv for each goal of the ended plan, in its order.

    The baseline is the latest real figure of the goal's first reading. Without one it is left empty, to be the first
    figure that is loaded on or after the day the new plan begins.
    """
    goals = questions.goal_rows(warehouse)
    series = questions.goal_series(warehouse, goals, only_real=True)
    known = series[(series["status"] == Status.OK) & series["value"].notna()]
    return [_reading(goal, known, begins) for goal in goals]


def next_goals(
    printed: Sequence[dict[str, str]], readings: Sequence[dict[str, str]], ended: str
) -> list[dict[str, str]]:
    """The rows of goals.csv as `printed` in the ended plan, with the baselines of `readings` and no target; `ended` is
    that plan's short name."""
    by_goal = {reading["goal_id"]: reading for reading in readings}
    return [_goal(row, by_goal[row["goal_id"]], ended) for row in printed]


def _reading(goal: Goal, known: pd.DataFrame, begins: dt.date) -> dict[str, str]:
    first = goal.readings[0]
    own = known[(known["indicator_id"] == first.indicator_id) & (known["area_id"] == first.area_id)]
    reading = {
        "goal_id": goal.goal_id,
        "reading_id": READING,
        "indicator_id": first.indicator_id,
        "area_id": first.area_id,
        "benchmark_area_id": first.benchmark_area_id or "",
        "target_rule": TargetRule.TO_BE_SET.value,
    }
    if own.empty:
        return {
            **reading,
            "baseline_date": begins.isoformat(),
            "baseline_from": BaselineFrom.SERIEN.value,
            "note": "Intet tal ved planens begyndelse: udgangspunktet bliver det første, der indlæses.",
        }
    latest = own.sort_values("period_end", kind="stable").iloc[-1]
    return {
        **reading,
        "baseline": f"{round(float(latest['value']), DECIMALS):.10g}",
        "baseline_date": latest["period_end"].date().isoformat(),
        "baseline_from": BaselineFrom.AFTALEN.value,
    }


def _goal(row: dict[str, str], reading: dict[str, str], ended: str) -> dict[str, str]:
    baseline = reading.get("baseline", "")
    told = f"Udgangspunkt: seneste tal i {ended}" if baseline else f"Intet udgangspunkt: intet tal i {ended}"
    return {
        **row,
        "baseline": baseline,
        "benchmark": "",
        "baseline_year": reading["baseline_date"] if baseline else "",
        "target_rule": TargetRule.TO_BE_SET.value,
        "target": "",
        "note_da": told,
    }
