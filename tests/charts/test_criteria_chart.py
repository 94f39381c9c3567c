"""The strips of the criteria: dots against limits, grey by interval, what has no number, other definitions apart."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from lib.charts.criteria_chart import criteria_chart
from lib.charts.criteria_strips import Strip, strips
from lib.charts.laid_out import PICTURE_WIDTH
from lib.charts.other_definitions import other_definitions_chart, other_rows
from lib.domain.law.law import Law, Measure
from lib.domain.law.screening import Screening
from lib.domain.observation import Provenance
from lib.reports.chart_png import Frame, chart_png
from lib.ui.theme import LIGHT
from tests.charts.law_builders import INCOME, LAW, RULES, WORK, screening, value


def drawn(*areas: Screening, chosen: str = "a") -> tuple[Strip, ...]:
    return strips(areas, LAW, (chosen,), {"zone1": "1"})


def rows(spec: dict[str, Any], mark: str, **look: Any) -> list[dict[str, Any]]:
    """The rows of every layer of a mark whose mark has these properties."""
    return [
        row
        for layer in spec["layer"]
        if layer["mark"]["type"] == mark
        and all(layer["mark"].get(key) == wanted for key, wanted in look.items())
        for row in layer["data"]["values"]
    ]


def words(spec: dict[str, Any]) -> list[str]:
    return [str(row["text"]) for row in rows(spec, "text")]


def dot(area: Screening, chosen: str = "a") -> dict[str, Any]:
    (row,) = rows(criteria_chart(drawn(area, chosen=chosen), LIGHT), "point", size=340)
    return row


def test_a_dot_stands_on_its_side_of_the_limit() -> None:
    spec = criteria_chart(drawn(screening("zone1", value(WORK, 35.0))), LIGHT)
    (point,) = rows(spec, "point", size=340)
    (limit, _) = rows(spec, "rule", color=LIGHT.accent, strokeWidth=3)
    (other,) = rows(spec, "rule", strokeDash=[5, 4])
    assert other["x"] < point["x"] < limit["x"]
    assert "1" in words(spec)
    assert "§ 61 a: over 40\N{NO-BREAK SPACE}%" in words(spec)
    assert "▼ ikke opfyldt, 5,0 procentpoint" in words(spec)


@pytest.mark.parametrize(
    ("number", "low", "high", "colour"),
    [
        (35.0, None, None, LIGHT.better),
        (35.0, 31.0, 39.9, LIGHT.better),
        (35.0, 31.0, 40.0, LIGHT.same),
        (41.0, 39.0, 43.0, LIGHT.same),
        (45.0, 41.0, 49.0, LIGHT.worse),
    ],
)
def test_a_dot_is_grey_when_its_interval_holds_the_limit(
    number: float, low: float | None, high: float | None, colour: str
) -> None:
    assert dot(screening("zone1", value(WORK, number, low, high)))["colour"] == colour


def test_a_demo_number_is_hollow_and_not_judged() -> None:
    demo = replace(value(WORK, 45.0), provenance=Provenance.DEMO)
    spec = criteria_chart(drawn(screening("zone1", demo)), LIGHT)
    (point,) = rows(spec, "point", size=340)
    assert (point["fill"], point["colour"]) == (LIGHT.paper, LIGHT.same)
    assert "– demo: vurderes ikke" in words(spec)


def test_the_chosen_paragraph_decides() -> None:
    area = screening("zone1", value(WORK, 35.0, 33.0, 37.0))
    assert dot(area)["colour"] == LIGHT.better
    assert dot(area, chosen="b")["colour"] == LIGHT.worse


def test_an_income_is_met_to_the_left_of_its_limit() -> None:
    spec = criteria_chart(drawn(screening("zone1", value(WORK, 35.0), value(INCOME, 50.0))), LIGHT)
    over, under = rows(spec, "rect")
    assert over["x2"] > over["x"]
    assert under["x2"] < under["x"]
    assert "▼ opfyldt, 5,0 procentpoint" in words(spec)


def test_an_area_without_a_number_is_named_and_has_no_dot() -> None:
    work, _ = drawn(screening("zone1", value(WORK, None)), screening("zone2", value(WORK, 35.0)))
    assert work.missing == (("Zone1", "Der er intet tal."),)
    assert [point.name for point in work.points] == ["Zone2"]
    assert "– Zone1: intet tal" in words(criteria_chart((work,), LIGHT))


def test_an_unknown_limit_has_no_line_and_says_so() -> None:
    work, _ = drawn(screening("zone1", value(WORK, 35.0), limits=(None, None)))
    assert work.limits == ()
    spec = criteria_chart((work,), LIGHT)
    assert "§ 61 a og § 61 b: grænsen er ikke kendt" in words(spec)
    assert rows(spec, "point", size=340)[0]["colour"] == LIGHT.same


def test_many_areas_stand_in_order_without_words_and_are_counted() -> None:
    areas = [screening(f"afd{place}", value(WORK, 50.0 - place)) for place in range(12)]
    spec = criteria_chart(drawn(*areas)[:1], LIGHT)
    dots = rows(spec, "point", size=60)
    assert len(dots) == 12
    assert [row["x"] for row in dots] == sorted(row["x"] for row in dots)
    assert "10 opfyldt · 2 ikke opfyldt" in words(spec)


def test_the_picture_can_be_fetched() -> None:
    spec = criteria_chart(drawn(screening("zone1", value(WORK, 35.0))), LIGHT, PICTURE_WIDTH)
    assert chart_png(spec, Frame("fund", "hvor", "kilde"), LIGHT).startswith(b"\x89PNG")


def other_frame(**changes: Any) -> pd.DataFrame:
    row = {
        "criterion": "arbejde",
        "indicator_id": "andet",
        "legal": False,
        "area_id": "zone1",
        "area_name": "Zone 1",
        "value": 42.6,
        "status": "ok",
        "provenance": "published",
        "year": 2019,
        "list_year": 2020,
        "period_end": pd.Timestamp("2019-12-31"),
    }
    return pd.DataFrame([row | changes])


OTHER_LAW = Law((WORK,), RULES, (), (), (Measure("arbejde", "andet", False, 1, 1, "Et andet begreb"),))
INDICATORS = pd.DataFrame([{"indicator_id": "andet", "label": "Uden for", "unit": "pct"}])


def test_another_definition_is_hollow_named_a_goal_and_never_near_a_limit() -> None:
    (row,) = other_rows(
        other_frame(), OTHER_LAW, ["zone1"], 2021, INDICATORS, {"zone1": "1"}, {"andet": "B7"}
    )
    assert (row.year, row.why) == (2019, "Et andet begreb · følges som mål B7")
    spec = other_definitions_chart([row], LIGHT)
    assert [layer["mark"]["fill"] for layer in spec["layer"] if layer["mark"]["type"] == "point"] == [
        LIGHT.paper,
        LIGHT.paper,
    ]
    assert rows(spec, "point")[0]["Tal"] == "42,6\N{NO-BREAK SPACE}% (2019), ikke lovens definition"
    assert rows(spec, "rule", color=LIGHT.accent) == []


@pytest.mark.parametrize(
    "changes",
    [{"provenance": "demo"}, {"legal": True}, {"status": "mangler"}, {"list_year": 2022}, {"area_id": "z9"}],
)
def test_demo_legal_missing_and_later_numbers_are_not_among_them(changes: dict[str, Any]) -> None:
    found = other_rows(other_frame(**changes), OTHER_LAW, ["zone1"], 2021, INDICATORS, {}, {})
    assert found == ()
