"""All 59 goals of the default plan: what each reading asks for, worked out by hand from the agreement.

The numbers are the agreement's (goals.csv and its tables), the reductions by hand: 58 · 0,7 = 40,6 and so on. Nothing
here is taken from the code.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from lib.domain.goals.goal import BaselineFrom, Reading, TargetRule
from lib.domain.goals.target import target_of
from lib.domain.indicator import Kind
from lib.domain.plan import Plan

FOLDER = Path(__file__).resolve().parents[3] / "data" / "plans" / "fredericia"

KOMMUNE, LAND = "bedre udvikling end i kommunen", "bedre udvikling end i landet"
GRADE = {"fast": (7.8, "mindst 7,8"), "foelger": (None, "mindst landets niveau")}
ABSENCE = {"aftalen": (None, "højst landets niveau")}
ACQUAINTED = {"fast": (13.0, "højst 13 %"), "foelger": (None, "højst kommunens niveau")}


def one(value: float | None, words: str) -> dict[str, tuple[float | None, str]]:
    return {"aftalen": (value, words)}


def copied(value: float, words: str) -> dict[str, tuple[float | None, str]]:
    """B6: half of the printed number, or of one that nobody knows yet."""
    return {"aftalt": (value, words), "ukendt": (None, "50 % under udgangspunktet")}


TARGETS: dict[str, dict[str, tuple[float | None, str]]] = {
    "O1": one(None, KOMMUNE),
    "O2": one(None, KOMMUNE),
    "O3": one(None, KOMMUNE),
    "O4": one(None, KOMMUNE),
    "O5": one(None, KOMMUNE),
    "O6": one(None, KOMMUNE),
    "O7": one(None, "positiv udvikling"),
    "O8": one(None, LAND),
    "O9": one(None, KOMMUNE),
    "U1a": ABSENCE,
    "U1b": ABSENCE,
    "U1c": ABSENCE,
    "U1d": ABSENCE,
    "U1e": ABSENCE,
    "U2a": GRADE,
    "U2b": GRADE,
    "U2c": GRADE,
    "U2d": GRADE,
    "U2e": GRADE,
    "U3": one(40.6, "højst 40,6"),
    "U4": one(56.0, "højst 56"),
    "B1-zone1": ACQUAINTED,
    "B1-zone2": ACQUAINTED,
    "B1-zone3": ACQUAINTED,
    "B1-zone4": ACQUAINTED,
    "B2-zone1": one(63.2, "højst 63,2"),
    "B2-zone2": one(39.2, "højst 39,2"),
    "B2-zone3": one(32.8, "højst 32,8"),
    "B2-zone4": one(25.6, "højst 25,6"),
    "B2": one(160.8, "højst 160,8"),
    "B3-zone1": one(20.0, "højst 20"),
    "B3-zone2": one(20.8, "højst 20,8"),
    "B3-zone3": one(19.2, "højst 19,2"),
    "B3-zone4": one(20.0, "højst 20"),
    "B3": one(80.0, "højst 80"),
    "B4-zone1": one(23.2, "højst 23,2"),
    "B4-zone2": one(14.4, "højst 14,4"),
    "B4-zone3": one(8.8, "højst 8,8"),
    "B4-zone4": one(20.8, "højst 20,8"),
    "B4": one(67.2, "højst 67,2"),
    "B5-zone1": one(3.2, "højst 3,2"),
    "B5-zone2": one(9.6, "højst 9,6"),
    "B5-zone3": one(6.4, "højst 6,4"),
    "B5-zone4": one(10.4, "højst 10,4"),
    "B5": one(29.6, "højst 29,6"),
    "B6-zone1": copied(14.5, "højst 14,5"),
    "B6-zone2": copied(9.0, "højst 9"),
    "B6-zone3": copied(5.5, "højst 5,5"),
    "B6-zone4": copied(13.0, "højst 13"),
    "B6": copied(42.0, "højst 42"),
    "B7": one(30.0, "under 30 %"),
    "B8": {"procent": (40.47, "højst 40,47 %"), "procentpoint": (37.6, "højst 37,6 %")},
    "K1": {
        "sigtelser": (None, "lavere end 4,4 pr. 100 personer"),
        "personer": (None, "lavere end 1,7 %"),
    },
    "K2a": one(None, "færre end 21"),
    "K2b": one(None, "færre end 27"),
    "K3": one(87.7, "mindst 87,7 %"),
    "S1": one(27.7, "mindst 27,7 %"),
    "S2": one(9.3, "højst 9,3 %"),
    "S3": one(None, "højere end 58,8 %"),
}

STRICT = {"B7", "K1", "K2a", "K2b", "S3"}
"""'Kommer under' 30 %, 'reduceres', 'øges': the number itself is not enough."""

HIGHER_IS_GOOD = {"O1", "O2", "O7", "O8", "O9", "U2a", "U2b", "U2c", "U2d", "U2e", "K3", "S1", "S3"}

PLAN = Plan(
    "fredericia",
    "Planen",
    "Planen",
    "2023-01-01",
    "2026-12-31",
    plan_area="alle_zoner",
    kommune_area="fredericia",
    kommune_name="",
    land_area="landet",
    land_name="",
    zones=(),
    headline_indicator="",
    headline_phrase="",
    card_indicators=(),
)


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def readings() -> list[tuple[str, bool, Reading]]:
    """(goal_id, lower is good, reading) as the plan's files have them."""
    indicators = {each["indicator_id"]: each for each in rows("indicators")}
    lower = {each["goal_id"]: each["better"] == "lower" for each in rows("goals")}
    return [
        (
            each["goal_id"],
            lower[each["goal_id"]],
            Reading(
                reading_id=each["reading_id"],
                label=each["reading"],
                indicator_id=each["indicator_id"],
                area_id=each["area_id"],
                benchmark_area_id=each["benchmark_area_id"] or None,
                baseline=float(each["baseline"]) if each["baseline"] else None,
                baseline_date=date.fromisoformat(each["baseline_date"]) if each["baseline_date"] else None,
                baseline_from=BaselineFrom(each["baseline_from"]),
                rule=TargetRule(each["target_rule"]),
                target=float(each["target"]) if each["target"] else None,
                note="",
                unit=indicators[each["indicator_id"]]["unit"],
                kind=Kind(indicators[each["indicator_id"]]["kind"]),
            ),
        )
        for each in rows("goal_readings")
    ]


READINGS = readings()


def test_the_table_has_every_goal_and_every_reading_of_the_plan_and_no_other() -> None:
    assert len(TARGETS) == 59
    assert {(goal, each.reading_id) for goal, _, each in READINGS} == {
        (goal, name) for goal, named in TARGETS.items() for name in named
    }


@pytest.mark.parametrize(
    ("goal_id", "lower", "reading"), READINGS, ids=[f"{goal}-{each.reading_id}" for goal, _, each in READINGS]
)
def test_the_target_is_exactly_what_the_agreement_gives_by_hand(
    goal_id: str, lower: bool, reading: Reading
) -> None:
    value, words = TARGETS[goal_id][reading.reading_id]
    made = target_of(reading, reading.baseline, None, PLAN, lower)

    assert made.value == value
    assert made.words.replace("\N{NO-BREAK SPACE}", " ") == words
    assert made.strict == (goal_id in STRICT)
    assert made.lower_is_good == (goal_id not in HIGHER_IS_GOOD)
