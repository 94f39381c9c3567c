"""The events of a plan on one axis: rows, lanes, what is shaded."""

from datetime import date
from typing import Any

from lib.charts.event_timeline import timeline
from lib.domain.event_places import places_from
from lib.domain.events import Event
from lib.reports.chart_png import Frame, chart_png
from lib.ui.theme import LIGHT
from tests.domain.test_event_places import AFDELINGER, PLAN_AREA
from tests.domain.test_events import event
from tests.maps.frames import plan

PLACES = places_from(plan(), AFDELINGER, only_real=False)
TODAY = date(2026, 11, 22)


def spec(*events: Event) -> dict[str, Any]:
    return timeline(events, PLACES, plan(), TODAY, LIGHT)


def marks(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = drawn["layer"][-1]["data"]["values"]
    return found


def names(drawn: dict[str, Any]) -> dict[str, float]:
    """The middle of each row by its name."""
    rows = next(layer["data"]["values"] for layer in drawn["layer"] if "middle" in layer["data"]["values"][0])
    return {row["name"]: row["middle"] for row in rows}


def test_an_afdelings_event_stands_in_the_row_of_its_zone_with_its_name() -> None:
    drawn = spec(event(1, PLAN_AREA), event(2, "z1"), event(3, "a2"))
    assert list(names(drawn)) == ["Hele planen", "Zone 1", "Zone 2"]
    assert [mark["label"] for mark in marks(drawn)] == ["Nye tage", "Nye tage", "Elmehaven: Nye tage"]
    assert [int(mark["y"]) for mark in marks(drawn)] == [0, 1, 2]


def test_events_that_would_cover_each_other_get_lanes_of_their_own() -> None:
    drawn = spec(event(1, "z1"), event(2, "z1", date(2022, 6, 20)), event(3, "z1", date(2022, 7, 1)))
    assert len({mark["y"] for mark in marks(drawn)}) == 3
    assert names(drawn)["Zone 1"] == 1 + 3 / 2
    assert drawn["height"] > spec(event(1, "z1"))["height"]


def test_a_long_title_is_cut_on_the_drawing_and_whole_when_pointed_at() -> None:
    (mark,) = marks(spec(event(title="x" * 200)))
    assert mark["label"].endswith("…")
    assert mark["Begivenhed"] == "x" * 200


def test_the_picture_can_be_drawn_with_and_without_events() -> None:
    frame = Frame("Fund", "Hvad", "Kilde")
    lasting = event(1, "z1", date(2022, 6, 1), date(2024, 1, 1))
    for drawn in (spec(), spec(lasting, event(2, "z2"))):
        assert chart_png(drawn, frame, LIGHT).startswith(b"\x89PNG")
