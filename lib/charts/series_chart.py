"""Small multiples of a series: one chart per zone on shared axes, the zone in ink against kommune and country.

Returned one by one, so that the page can set them in columns that follow the width of the screen.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from lib.charts.event_layers import event_layers, year_axis
from lib.charts.inks import ChartInks
from lib.charts.ready import ready
from lib.charts.series_extras import band_layers, break_layers, goal_layers, sign_layers
from lib.charts.series_marks import DASHES, described, end_labels, styled_lines, styled_points, told_values
from lib.charts.series_scale import Scale, x_of, y_of
from lib.charts.series_segments import segments, valid_points
from lib.domain.event_places import EventPlaces
from lib.domain.events import Event
from lib.domain.goal_lines import GoalLine
from lib.domain.plan import Plan, Zone

DANISH = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}}
PANEL_HEIGHT = 400
PICTURE_WIDTH, PICTURE_HEIGHT = 400, 320
"""Of one panel in the picture that can be fetched; on screen the panels follow the width of the page."""


def zone_chart(
    series: pd.DataFrame,
    zone: Zone,
    plan: Plan,
    scale: Scale,
    unit: str,
    inks: ChartInks,
    breaks: Sequence[tuple[date, str]] = (),
    goals: Sequence[GoalLine] = (),
    with_bands: bool = False,
    events: Sequence[alt.Chart] = (),
) -> alt.LayerChart:
    """The panel of `zone`: the other zones faint, kommune dashed, country dotted, the zone in ink on top.

    `with_bands` lays the zone's interval behind its line; `goals` are lines across, `events` the marks of
    `lib.charts.event_layers`. Few layers on purpose: altair checks each one, and four panels stand on the page.
    """
    points = described(valid_points(series), plan, unit)
    own = points[points["area_id"].isin((zone.area_id, *plan.benchmark_ids))]
    days = [day for day, _ in breaks]
    layers = [
        *events,
        *(band_layers(series, zone, days, scale, inks) if with_bands else ()),
        *break_layers(series, breaks, scale, inks),
        *goal_layers(goals, scale, inks),
        _lines(styled_lines(segments(series, days), zone, plan, inks), scale),
        _points(styled_points(own, zone, inks), scale),
        _text(end_labels(own, zone, plan, scale.label_gap, inks), scale, align="left", dx=9),
        _text(told_values(own, zone, inks), scale, align="center", dy=-15),
        *sign_layers(series, zone, scale, inks),
    ]
    chart = alt.layer(*layers).properties(height=PANEL_HEIGHT, title=_title(zone.name, inks))
    return _configured(chart, inks)


def zone_specs(
    series: pd.DataFrame,
    plan: Plan,
    scale: Scale,
    unit: str,
    inks: ChartInks,
    breaks: Sequence[tuple[date, str]],
    goals: Sequence[GoalLine],
    with_bands: bool,
    events: Sequence[Event],
    places: EventPlaces,
) -> list[dict[str, Any]]:
    """The panel of each zone in zone order with the events that concern it, as specs to be drawn as they are."""
    axis, given = year_axis(series, scale), (breaks, goals, with_bands)
    marks = {
        zone: event_layers(places.concerning(events, zone), axis, inks, places) for zone in plan.zone_ids
    }
    return [
        ready(zone_chart(series, zone, plan, scale, unit, inks, *given, marks[zone.area_id]))
        for zone in plan.zones
    ]


def joined_panels(panels: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The panels' specs as one, two in a row, each with its own width: for a picture outside the page."""
    inner = [
        {key: value for key, value in spec.items() if key not in ("config", "$schema")}
        | {"width": PICTURE_WIDTH, "height": PICTURE_HEIGHT}
        for spec in panels
    ]
    return {"concat": inner, "columns": 2, "spacing": 32, "config": panels[0]["config"]}


def _lines(rows: pd.DataFrame, scale: Scale) -> alt.Chart:
    """Rows in drawing order: what stands first is underneath."""
    dashes = alt.Scale(domain=list(DASHES), range=[list(dash) for dash in DASHES.values()])
    return (
        alt.Chart(rows)
        .mark_line()
        .encode(
            x=x_of(scale),
            y=y_of(scale),
            detail="segment:N",
            stroke=alt.Stroke("colour:N", scale=None, legend=None),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None, legend=None),
            strokeDash=alt.StrokeDash("dash:N", scale=dashes, legend=None),
        )
    )


def _points(rows: pd.DataFrame, scale: Scale) -> alt.Chart:
    return (
        alt.Chart(rows)
        .mark_point(filled=True, opacity=1)
        .encode(
            x=x_of(scale),
            y=y_of(scale),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            stroke=alt.Stroke("colour:N", scale=None, legend=None),
            size=alt.Size("size:Q", scale=None, legend=None),
            strokeWidth=alt.value(1.3),
            tooltip=[
                alt.Tooltip(f"{name}:N", title=name) for name in ("Område", "År", "Værdi", "Oprindelse")
            ],
        )
    )


def _text(rows: pd.DataFrame, scale: Scale, **mark: Any) -> alt.Chart:
    chart = alt.Chart(rows).mark_text(fontSize=15, fontWeight="bold", **mark)
    colour = alt.Color("colour:N", scale=None, legend=None)
    return chart.encode(x=x_of(scale), y=y_of(scale, "label_y"), text="label:N", color=colour)


def _title(words: str, inks: ChartInks) -> alt.TitleParams:
    return alt.TitleParams(words, anchor="start", fontSize=18, fontWeight=600, color=inks.ink, offset=8)


def _configured(chart: alt.LayerChart, inks: ChartInks) -> alt.LayerChart:
    configured: alt.LayerChart = chart.configure(
        locale=DANISH, background="transparent", font="Source Sans, sans-serif"
    )
    return configured.configure_view(stroke=None).configure_axis(
        labelColor=inks.muted,
        labelFontSize=15,
        gridColor=inks.line,
        gridOpacity=0.6,
        domainColor=inks.line,
        tickColor=inks.line,
    )
