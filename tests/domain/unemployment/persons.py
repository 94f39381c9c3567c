"""Rows as the question `unemployment` gives them, built by hand."""

import datetime as dt
from math import nan

import pandas as pd

from lib.domain.goals.goal import BaselineFrom, Goal, GoalLevel, Reading, TargetRule
from lib.domain.indicator import Kind, Polarity
from lib.domain.plan import Plan, Zone

BASELINE = dt.date(2022, 6, 1)
PLAN = Plan(
    plan_id="p",
    name="Planen",
    short_name="Plan",
    valid_from="2023-01-01",
    valid_to="2026-12-31",
    plan_area="samlet",
    kommune_area="kommunen",
    kommune_name="Kommunen",
    land_area="land",
    land_name="Landet",
    zones=(Zone("a", 1, "Zone 1", "Her"), Zone("b", 2, "Zone 2", "Der")),
    headline_indicator="",
    headline_phrase="",
    card_indicators=(),
)
NAMES = {"a": "Zone 1", "b": "Zone 2"}


def row(
    group: str,
    area: str,
    day: dt.date,
    persons: float,
    pct: float = nan,
    population: float = nan,
    status: str = "ok",
    provenance: str = "published",
) -> dict[str, object]:
    """One row; `group` '' is the kendskabsgrad, whose value is `pct` and numerator `persons`."""
    return {
        "indicator_id": f"maalgruppe_{group}" if group else "kendskabsgrad",
        "target_group": group,
        "label": f"Navn på {group}" if group else "Kendskabsgrad",
        "area_id": area,
        "day": day,
        "value": persons if group else pct,
        "numerator": persons,
        "denominator": population,
        "status": status,
        "provenance": provenance,
        "source_id": "jobcenter",
    }


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    """The rows as the question's frame."""
    return pd.DataFrame(list(rows)).astype({"value": float, "numerator": float, "denominator": float})


def no_breaks() -> pd.DataFrame:
    """The frame of the question `breaks` of a plan without any."""
    return pd.DataFrame({"indicator_id": [], "date": [], "text": []})


def reading(reading_id: str, rule: TargetRule, target: float | None, baseline: float | None) -> Reading:
    """A reading of a goal about indicator i in area a."""
    return Reading(
        reading_id=reading_id,
        label=reading_id,
        indicator_id="i",
        area_id="a",
        benchmark_area_id="k",
        baseline=baseline,
        baseline_date=BASELINE,
        baseline_from=BaselineFrom.AFTALEN,
        rule=rule,
        target=target,
        note="",
        unit="antal",
        kind=Kind.COUNT,
    )


def goal(*readings: Reading) -> Goal:
    """A goal with these readings."""
    words = ("Beskæftigelse", "Styregruppen", "Færre", "i")
    return Goal("B1", GoalLevel.DELMAAL, *words, Polarity.LOWER, "Zone 1", "kilde", "", readings)
