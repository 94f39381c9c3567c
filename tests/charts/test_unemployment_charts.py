"""The curves and bars of *Ledighed*: what is joined, what is not, what is told, and that every spec can be drawn."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest
import vl_convert

from lib.charts.unemployment_bars import day_bars, distance_bars
from lib.charts.unemployment_curves import Curves, curves
from lib.charts.unemployment_panels import zone_panel
from lib.charts.unemployment_words import numbers_file, panel_alt, panel_guide
from lib.domain.unemployment.known import known_persons, of_group
from lib.domain.unemployment.targets import AreaGoal
from lib.ui.theme import LIGHT
from tests.domain.unemployment.persons import BASELINE, NAMES, PLAN, frame, row

GOAL = AreaGoal("B1", "højst", 13.0, ("følger kommunen",))
MONTHS = [dt.date(2026, month, 1) for month in range(1, 7)]


def made(
    rows: list[dict[str, object]], breaks: tuple[dt.date, ...] = (), start: dt.date | None = None
) -> Curves:
    """The curves of the kendskabsgrad of these rows."""
    known = known_persons(frame(*rows), PLAN)
    found = curves(of_group(known, "", ["a", "b", "kommunen"]), breaks, start, [GOAL.value])
    assert found is not None
    return found


def monthly(provenance: str = "datatraek") -> list[dict[str, object]]:
    areas = {"a": 20.0, "b": 21.0, "kommunen": 13.0}
    return [
        row("", area, day, 200, pct, provenance=provenance) for area, pct in areas.items() for day in MONTHS
    ]


def spec_of(shown: Curves, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = zone_panel(shown, PLAN.zones[0], PLAN, "pct", LIGHT, goal=GOAL, **more).to_dict()
    return spec


def texts(spec: dict[str, Any]) -> set[str]:
    return {str(row["label"]) for rows in spec["datasets"].values() for row in rows if "label" in row}


def test_a_line_goes_from_month_to_month_but_not_across_a_break_or_a_masked_day() -> None:
    rows = monthly()
    whole = made(rows)
    assert set(whole.lines["stretch"]) == {"kendt"}
    cut = made(rows, breaks=(dt.date(2026, 3, 15),)).lines
    own = cut[cut["area_id"] == "a"]
    assert own.groupby("segment")["day"].agg(["min", "max"]).to_numpy().tolist() == [
        [MONTHS[0], MONTHS[2]],
        [MONTHS[3], MONTHS[5]],
    ]
    rows[2] = row("", "a", MONTHS[2], float("nan"), status="diskretioneret")
    masked = made(rows).lines
    assert MONTHS[2] not in set(masked.loc[masked["area_id"] == "a", "day"])
    assert masked.loc[masked["area_id"] == "a", "segment"].nunique() == 2


def test_a_long_gap_between_real_numbers_is_dashed_and_between_demo_numbers_nothing() -> None:
    far = row("", "a", BASELINE, 306, 22.1)
    assert "hul" in set(made([far, *monthly()]).lines["stretch"])
    gap = made([far, *monthly("demo")]).lines
    assert set(gap["stretch"]) == {"demo"}
    assert BASELINE not in set(gap["day"])


def test_the_panel_tells_its_latest_value_the_kommune_and_the_goal() -> None:
    assert texts(spec_of(made(monthly()))) == {"20,0", "kommunen 13,0", "mål: højst 13,0"}
    assert "20,0 demo" in texts(spec_of(made(monthly("demo"))))


def test_demo_points_are_hollow_and_real_ones_filled() -> None:
    for provenance, fill in (("demo", LIGHT.paper), ("datatraek", LIGHT.ink)):
        rows = [each for rows in spec_of(made(monthly(provenance)))["datasets"].values() for each in rows]
        assert {each["fill"] for each in rows if each.get("Område") == "Zone 1"} == {fill}


def test_a_break_is_drawn_where_it_is_and_the_goal_ends_there() -> None:
    day = dt.date(2026, 3, 15)
    spec = spec_of(made(monthly(), breaks=(day,)), breaks=[(day, "Reform"), (dt.date(2030, 1, 1), "Senere")])
    rows = [each for rows in spec["datasets"].values() for each in rows]
    assert [each["tekst"] for each in rows if "tekst" in each] == ["Reform"]
    assert [each["until"][:10] for each in rows if "until" in each] == ["2026-03-15"]


def test_many_weeks_are_lines_and_not_points() -> None:
    weeks = [BASELINE + dt.timedelta(days=7 * week) for week in range(100)]
    spec = spec_of(made([row("", "a", day, 200, 20.0, provenance="datatraek") for day in weeks]))
    points = [each for rows in spec["datasets"].values() for each in rows if "Dag" in each]
    assert [each["Dag"] for each in points] == ["24. april 2024"]
    assert len(spec["layer"]) <= 6


def test_the_period_and_the_axis() -> None:
    shown = made(monthly(), start=MONTHS[3])
    assert shown.days == (MONTHS[3], MONTHS[5])
    assert shown.values[0] > 0
    assert "Den lodrette akse begynder ikke ved 0" in panel_guide(shown, PLAN, [], [GOAL])
    assert "Målet kan også læses sådan: følger kommunen" in panel_guide(shown, PLAN, [], [GOAL])
    known = known_persons(frame(*monthly()), PLAN)
    assert curves(of_group(known, "", ["a"]), (), dt.date(2030, 1, 1)) is None


def test_the_alt_text_and_the_file_hold_the_numbers() -> None:
    shown = made(monthly())
    told = panel_alt(shown, PLAN.zones[0], PLAN, "pct", "Kendskabsgrad", GOAL)
    assert "20,0\N{NO-BREAK SPACE}% 1. juni 2026" in told
    assert "Kommunen: 13,0" in told
    table = numbers_file(known_persons(frame(*monthly()), PLAN), NAMES, "Kendskabsgrad")
    assert table["Område"].unique().tolist() == ["Zone 1", "Zone 2"]
    assert table["Oprindelse"].unique().tolist() == ["indlæst"]


@pytest.mark.parametrize("kommune", [13.0, None])
def test_every_picture_can_be_drawn(kommune: float | None) -> None:
    rows = pd.DataFrame({"area_id": ["a", "b"], "value": [22.1, float("nan")], "provenance": "published"})
    bars = day_bars(rows, NAMES, kommune, "pct", GOAL, LIGHT)
    assert [each["label"] for each in bars["data"]["values"]] == ["22,1\N{NO-BREAK SPACE}%"]
    parts = pd.DataFrame(
        {
            "area_id": "a",
            "distance": ["taet_paa", "skjult"],
            "persons": [9, 1],
            "share": [90.0, 10.0],
            "total": 10,
        }
    )
    classes = distance_bars(parts, NAMES, LIGHT)
    assert [(each["start"], each["end"]) for each in classes["data"]["values"]] == [
        (0.0, 90.0),
        (90.0, 100.0),
    ]
    for spec in (bars, classes):
        assert vl_convert.vegalite_to_svg({**spec, "width": 400}).startswith("<svg")
    assert vl_convert.vegalite_to_svg(spec_of(made(monthly()))).startswith("<svg")
