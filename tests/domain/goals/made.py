"""A made plan, goals and series to judge: each test says only what it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from lib.domain.goals.assess import assess_goals
from lib.domain.goals.assessment import Assessment, GoalResult
from lib.domain.goals.goal import BaselineFrom, Goal, GoalLevel, Reading, TargetRule
from lib.domain.indicator import Kind, Polarity
from lib.domain.plan import Plan, Zone

PLAN = Plan(
    plan_id="prøve",
    name="Prøveplanen",
    short_name="Prøve",
    valid_from="2023-01-01",
    valid_to="2026-12-31",
    plan_area="alle",
    kommune_area="byen",
    kommune_name="Byen",
    land_area="landet",
    land_name="Hele landet",
    zones=(Zone("z1", 1, "Zone 1", "Hus 1"), Zone("z2", 2, "Zone 2", "Hus 2")),
    headline_indicator="antal",
    headline_phrase="",
    card_indicators=(),
)

READING = Reading(
    reading_id="aftalen",
    label="",
    indicator_id="antal",
    area_id="alle",
    benchmark_area_id=None,
    baseline=100.0,
    baseline_date=date(2022, 6, 1),
    baseline_from=BaselineFrom.AFTALEN,
    rule=TargetRule.REDUCE_PCT,
    target=20.0,
    note="",
    unit="antal",
    kind=Kind.COUNT,
)
"""100 persons on 1 June 2022 that are to be 20 % fewer: at most 80 on 31 December 2026, 1.674 days later."""

HALFWAY = "2024-09-15"
"""837 of the 1.674 days: the straight line from 100 to 80 stands at 90."""

GOAL = Goal(
    goal_id="M1",
    level=GoalLevel.DELMAAL,
    delaftale="Beskæftigelse",
    styregruppe="Styregruppe A",
    goal="Færre ledige",
    indicator="Ledige",
    polarity=Polarity.LOWER,
    area_name="Hele planen",
    source="",
    note="",
    readings=(READING,),
)


def row(value: float | None, day: str, **more: Any) -> dict[str, Any]:
    """One row of a goal's series: a loaded count of the whole plan on `day`, unless `more` says otherwise."""
    end = pd.Timestamp(day)
    made = {
        "indicator_id": "antal",
        "area_id": "alle",
        "period_start": end,
        "period_end": end,
        "value": value,
        "numerator": None,
        "denominator": None,
        "low": None,
        "high": None,
        "status": "ok" if value is not None else "diskretioneret",
        "provenance": "datatraek",
        "kind": "count",
        "unit": "antal",
    }
    return {**made, **more}


def share(persons: int, of: int, year: int, area: str = "alle", **more: Any) -> dict[str, Any]:
    """A share of a calendar year with its persons and no stored interval."""
    counts = {"numerator": persons, "denominator": of, "kind": "share", "unit": "pct", "area_id": area}
    start = pd.Timestamp(year, 1, 1)
    return row(100 * persons / of, f"{year}-12-31", period_start=start, **{**counts, **more})


def series(*rows: dict[str, Any]) -> pd.DataFrame:
    """The rows as the question goal_series gives them, types included."""
    frame = pd.DataFrame(list(rows), columns=list(row(0.0, "2022-01-01")))
    for name in ("value", "low", "high"):
        frame[name] = frame[name].astype("float64")
    for name in ("numerator", "denominator"):
        frame[name] = frame[name].astype("Int64")
    return frame


def breaks(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """(indicator_id, date, text) as the question breaks gives them."""
    frame = pd.DataFrame(list(rows), columns=["indicator_id", "date", "text"])
    return frame.assign(date=pd.to_datetime(frame["date"]))


def goal(*readings: Reading, polarity: Polarity = Polarity.LOWER, **more: Any) -> Goal:
    """The goal with these readings."""
    return replace(GOAL, readings=readings or (READING,), polarity=polarity, **more)


def reading(**more: Any) -> Reading:
    """The reading with some of it changed."""
    return replace(READING, **more)


def result(
    made: Goal, *rows: dict[str, Any], broken: pd.DataFrame | None = None, choice: str | None = None
) -> GoalResult:
    """What is said of one goal with these rows."""
    chosen = {made.goal_id: choice} if choice else {}
    found = breaks() if broken is None else broken
    (one,) = assess_goals([made], series(*rows), found, PLAN, chosen)
    return one


def assessed(made: Reading, *rows: dict[str, Any], **more: Any) -> Assessment:
    """What is said of one reading, of a goal where lower is good, with these rows."""
    return result(goal(made), *rows, **more).assessments[0]
