"""Events on a chart over time: few layers, where they stand, and none when there is nothing to draw."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.event_layers import TimeAxis, day_axis, drawn_events, event_layers, year_axis
from lib.charts.series_scale import shared_scale
from lib.domain.event_places import places_from
from lib.domain.events import Event
from lib.ui.theme import LIGHT
from tests.domain.test_event_places import AFDELINGER
from tests.domain.test_events import event
from tests.maps.frames import EVIL, plan

PLACES = places_from(plan(), AFDELINGER, only_real=False)


def years(start: str, end: str) -> TimeAxis:
    """An axis from 2015 to 2020 whose figures cover each year from `start` to `end` (month-day)."""
    frame = pd.DataFrame(
        [(year, f"{year}-{start}", f"{year}-{end}", 10.0, "ok", "published") for year in range(2015, 2021)],
        columns=["year", "period_start", "period_end", "value", "status", "provenance"],
    ).assign(area_id="z1", low=None, high=None)
    scale = shared_scale(frame)
    assert scale is not None
    return year_axis(frame, scale)


def drawn(events: list[Event], axis: TimeAxis) -> dict[str, Any]:
    spec: dict[str, Any] = alt.layer(*event_layers(events, axis, LIGHT, PLACES)).to_dict()
    return spec


def rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of the letters, which are drawn last."""
    found: list[dict[str, Any]] = spec["datasets"][spec["layer"][-1]["data"]["name"]]
    return found


def test_no_events_no_layers() -> None:
    axis = years("01-01", "12-31")
    assert event_layers([], axis, LIGHT, PLACES) == []
    assert event_layers([event(first=date(2030, 1, 1))], axis, LIGHT, PLACES) == []
    assert event_layers([event(first=date(1999, 1, 1), last=date(2000, 1, 1))], axis, LIGHT, PLACES) == []


def test_a_day_is_a_rule_and_a_letter_and_a_period_a_band_too() -> None:
    axis = years("01-01", "12-31")
    marks = [layer["mark"]["type"] for layer in drawn([event(first=date(2018, 1, 1))], axis)["layer"]]
    assert marks == ["rule", "text"]
    lasting = event(first=date(2018, 1, 1), last=date(2019, 1, 1))
    assert [layer["mark"]["type"] for layer in drawn([lasting], axis)["layer"]] == ["rect", "rule", "text"]


def test_what_began_before_the_axis_has_no_rule() -> None:
    spec = drawn([event(first=date(2000, 1, 1), last=date(2018, 1, 1))], years("01-01", "12-31"))
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["rect", "text"]


@pytest.mark.parametrize(
    ("start", "end", "day"), [("01-01", "12-31", date(2018, 7, 2)), ("10-01", "10-01", date(2018, 10, 1))]
)
def test_a_year_stands_where_the_middle_of_its_period_is(start: str, end: str, day: date) -> None:
    (row,) = rows(drawn([event(first=day)], years(start, end)))
    assert row["year"] == pytest.approx(2018, abs=0.01)


@given(st.dates(date(2014, 6, 1), date(2020, 6, 1)), st.dates(date(2014, 6, 1), date(2020, 6, 1)))
def test_a_later_day_never_stands_to_the_left(one: date, other: date) -> None:
    place = years("01-01", "12-31").place
    assert (one <= other) == (place(one) <= place(other))


def test_letters_too_close_stand_under_each_other_and_follow_the_order() -> None:
    days = [date(2018, 1, 1), date(2018, 1, 5), date(2018, 1, 9), date(2019, 9, 1)]
    found = rows(drawn([event(place, first=day) for place, day in enumerate(days)], years("01-01", "12-31")))
    assert [row["letter"] for row in found] == ["A", "B", "C", "D"]
    assert found[0]["down"] < found[1]["down"] < found[2]["down"]
    assert found[3]["down"] == found[0]["down"]


def test_a_temporal_axis_has_the_days_themselves_and_titles_are_text() -> None:
    x = alt.X("day:T", axis=None)
    axis = day_axis(x, "day", date(2022, 1, 1), date(2022, 12, 31))
    inside = event(first=date(2022, 6, 1), last=date(2024, 1, 1), title=EVIL)
    (row,) = rows(drawn([inside], axis))
    assert (row["day"][:10], row["until"][:10]) == ("2022-06-01", "2022-12-31")
    assert (row["Begivenhed"], row["Område"]) == (EVIL, "Zone 1")
    assert drawn_events([inside, event(first=date(2023, 1, 1))], axis) == (inside,)
