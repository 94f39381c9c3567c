"""Small multiples of a series: one chart per zone on shared axes, the zone in ink against kommune and country.

Returned one by one, so that the page can set them in columns that follow the width of the screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from lib.charts.inks import ChartInks
from lib.charts.series_marks import DASHES, described, end_labels, styled_lines, styled_points, told_values
from lib.charts.series_segments import break_year, segments, valid_points
from lib.domain.observation import REAL_PROVENANCES
from lib.domain.plan import Plan, Zone

DANISH = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}}
PANEL_HEIGHT = 400
_LABEL_ROOM = 0.4
_LEFT_ROOM = 0.1
_LABEL_GAP = 0.06
_MOST_TICKS = 4


@dataclass(frozen=True)
class Scale:
    """The axes that all panels share: first and last year, lowest and highest value, years marked."""

    years: tuple[int, int]
    values: tuple[float, float]
    ticks: tuple[int, ...]

    @property
    def year_domain(self) -> tuple[float, float]:
        """The axis of years with room for the labels at the ends of the lines."""
        first, last = self.years
        span = max(1, last - first)
        return first - span * _LEFT_ROOM, last + span * _LABEL_ROOM / (1 - _LABEL_ROOM - _LEFT_ROOM)

    @property
    def label_gap(self) -> float:
        """The least distance between two labels, in the unit of the values."""
        return (self.values[1] - self.values[0]) * _LABEL_GAP

    @property
    def starts_at_zero(self) -> bool:
        """False when the caption has to say that the axis is cut."""
        return self.values[0] == 0


def shared_scale(series: pd.DataFrame) -> Scale | None:
    """Axes for all points of `series` (area_id, year, value, status, ...); None when there is none.

    The axis of values starts at 0 unless every value lies in the upper half of it.
    """
    points = valid_points(series)
    if points.empty:
        return None
    low, high = float(points["value"].min()), float(points["value"].max())
    floor = 0.0 if low < high / 2 else low - max((high - low) * 0.25, high * 0.02)
    room = max((high - floor) * 0.08, 0.1)
    years = sorted({int(year) for year in points["year"]})
    real = {int(year) for year in points.loc[points["provenance"].isin(REAL_PROVENANCES), "year"]}
    return Scale((years[0], years[-1]), (floor, high + room), _ticks(years, real))


def _ticks(years: list[int], real: set[int]) -> tuple[int, ...]:
    """The published years and the two ends when they are few, else even steps."""
    marked = sorted(real | {years[0], years[-1]})
    if len(marked) <= _MOST_TICKS:
        return tuple(marked)
    step = -(-(years[-1] - years[0]) // _MOST_TICKS)
    return tuple(range(years[0], years[-1] + 1, step))


def zone_chart(
    series: pd.DataFrame,
    zone: Zone,
    plan: Plan,
    scale: Scale,
    unit: str,
    inks: ChartInks,
    breaks: Sequence[tuple[date, str]] = (),
) -> alt.LayerChart:
    """The panel of `zone`: the other zones faint, kommune dashed, country dotted, the zone in ink on top.

    Few layers on purpose: altair checks each one, and four panels stand on the page.
    """
    points = described(valid_points(series), plan, unit)
    own = points[points["area_id"].isin((zone.area_id, *plan.benchmark_ids))]
    layers = [
        *_break_layers(series, breaks, scale, inks),
        _lines(styled_lines(segments(series, [day for day, _ in breaks]), zone, plan, inks), scale),
        _points(styled_points(own, zone, inks), scale),
        _text(end_labels(own, zone, plan, scale.label_gap, inks), scale, align="left", dx=9),
        _text(told_values(own, zone, inks), scale, align="center", dy=-15),
    ]
    chart = alt.layer(*layers).properties(height=PANEL_HEIGHT, title=_title(zone.name, inks))
    return _configured(chart, inks)


def _x(scale: Scale) -> alt.X:
    axis = alt.Axis(values=list(scale.ticks), format="d", grid=False, title=None, labelOverlap=True)
    return alt.X("year:Q", scale=alt.Scale(domain=list(scale.year_domain), nice=False), axis=axis)


def _y(scale: Scale, field: str = "value") -> alt.Y:
    axis = alt.Axis(tickCount=5, title=None, domain=False, ticks=False)
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=list(scale.values), nice=False, zero=False), axis=axis)


def _lines(rows: pd.DataFrame, scale: Scale) -> alt.Chart:
    """Rows in drawing order: what stands first is underneath."""
    dashes = alt.Scale(domain=list(DASHES), range=[list(dash) for dash in DASHES.values()])
    return (
        alt.Chart(rows)
        .mark_line()
        .encode(
            x=_x(scale),
            y=_y(scale),
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
            x=_x(scale),
            y=_y(scale),
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
    return chart.encode(x=_x(scale), y=_y(scale, "label_y"), text="label:N", color=colour)


def _break_layers(
    series: pd.DataFrame, breaks: Sequence[tuple[date, str]], scale: Scale, inks: ChartInks
) -> list[alt.Chart]:
    if not breaks:
        return []
    rows = pd.DataFrame(
        [
            {"year": break_year(series, day), "value": scale.values[1], "label": "databrud", "tekst": text}
            for day, text in breaks
        ]
    )
    rule = (
        alt.Chart(rows)
        .mark_rule(color=inks.worse, strokeWidth=1.5)
        .encode(x=_x(scale), tooltip=[alt.Tooltip("tekst:N", title="Databrud")])
    )
    text = alt.Chart(rows).mark_text(align="right", dx=-5, dy=8, fontSize=14, color=inks.worse)
    return [rule, text.encode(x=_x(scale), y=_y(scale), text="label:N")]


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
