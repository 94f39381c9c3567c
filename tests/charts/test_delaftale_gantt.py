"""The Gantt of an activity: what is hollow, where the hours stand, courses and events within the period."""

from datetime import date
from typing import Any

from lib.charts.delaftale_gantt import GanttGround, delaftale_gantt
from lib.charts.gantt_extras import Happening
from lib.domain.delaftaler.spans import Span
from lib.domain.plan import Zone
from lib.reports.chart_png import bare_png
from lib.ui.theme import LIGHT

ZONES = (Zone("z1", 1, "Zone 1", ""), Zone("z2", 2, "Zone 2", ""))
BEGINS, ENDS = date(2023, 1, 1), date(2026, 12, 31)
SPANS = (
    Span("z1", BEGINS, date(2026, 11, 30), 4.0, False, "antagelse: ligeligt"),
    Span("z1", date(2026, 12, 1), ENDS, 2.0, True, "besluttet af bestyrelsen"),
    Span("z2", BEGINS, ENDS, 4.5, False, "aftalen siger det"),
)
EVENTS = (
    Happening("Zone 1: <b>Nye tage</b>", date(2022, 6, 1), date(2023, 3, 1)),
    Happening("Zone 2: Før planen", date(2021, 1, 1), date(2022, 1, 1)),
)


def drawn(**more: Any) -> dict[str, Any]:
    ground = GanttGround(ZONES, (BEGINS, ENDS), date(2026, 11, 22), **more)
    return delaftale_gantt(SPANS, ground, LIGHT, 800)


def values(spec: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """The rows of the layer whose data has the field."""
    found: list[dict[str, Any]] = next(
        layer["data"]["values"] for layer in spec["layer"] if field in layer["data"]["values"][0]
    )
    return found


def test_an_assumption_is_hollow_and_the_hours_stand_in_the_bar_or_before_a_narrow_one() -> None:
    bars = values(drawn(), "Timer om ugen")
    assert [(bar["label"], bar["filled"], bar["before"], bar["dark"]) for bar in bars] == [
        ("4 t", False, False, True),
        ("→ 2 t", True, True, True),
        ("4,5 t", True, False, False),
    ]


def test_events_outside_the_period_are_left_out_and_the_others_begin_with_it() -> None:
    spec = drawn(courses=(date(2023, 9, 1),), events=EVENTS)
    rows = [row["name"] for row in values(spec, "name")]
    assert rows == ["Zone 1", "Zone 2", "Nye forløb", "Begivenheder"]
    (event,) = values(spec, "right")
    assert (event["from"], event["label"]) == ("2023-01-01T00:00:00", "Zone 1: <b>Nye tage</b>")
    assert [row["name"] for row in values(drawn(), "name")] == ["Zone 1", "Zone 2"]


def test_it_can_be_drawn() -> None:
    spec = drawn(courses=(date(2023, 9, 1),), events=EVENTS)
    assert bare_png(spec).startswith(b"\x89PNG")
