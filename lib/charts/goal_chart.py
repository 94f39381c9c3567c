"""One goal over time: its numbers, the line to the target on the plan's last day, and what breaks the series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from lib.charts.inks import ChartInks
from lib.charts.labels import spread
from lib.charts.pair_chart import DANISH
from lib.charts.ready import ready
from lib.domain.dates import long_date
from lib.domain.goals.assessment import Assessment
from lib.domain.goals.pace import way
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES, Provenance, Status
from lib.domain.value_words import UNIT_WORDS, marked_value

HEIGHT = 420
PICTURE_WIDTH = 1100
_ROOM = 0.08
"""Free space over and under the numbers, as a share of their span."""
_WORDS_ROOM = 0.4
"""Of the axis of time, to the right of the plan's last day: for the words at the targets."""
_LABEL_GAP = 0.055
_FEW_POINTS = 20
"""More points than these stand so close that they are drawn small."""


@dataclass(frozen=True)
class GoalSeries:
    """What the picture of a goal is made of.

    `own` and `benchmark` are rows of the question `goal_series` about the goal's indicator; `assessments` the readings
    that are drawn, each with its own target; `breaks` databrud with their texts; `plan_end` the plan's last day.
    """

    own: pd.DataFrame
    benchmark: pd.DataFrame
    benchmark_name: str
    assessments: tuple[Assessment, ...]
    breaks: tuple[tuple[date, str], ...]
    plan_end: date

    @property
    def unit(self) -> str:
        """The unit of all numbers in the picture."""
        return self.assessments[0].unit


def goal_points(rows: pd.DataFrame, breaks: Sequence[tuple[date, str]] = ()) -> pd.DataFrame:
    """The rows with a value as points in time: day, value, low, high, provenance and the stretch of line that they
    belong to. A stretch ends at a break and where made-up numbers begin."""
    valid = rows[(rows["status"] == Status.OK) & rows["value"].notna()]
    points = valid[["value", "low", "high", "provenance"]].astype({"low": float, "high": float})
    points = points.assign(day=pd.to_datetime(valid["period_end"])).sort_values("day", kind="stable")
    days = [pd.Timestamp(day) for day, _ in breaks]
    made_up = ~points["provenance"].isin(REAL_PROVENANCES)
    crossed = [sum(day <= point for day in days) for point in points["day"]]
    return points.assign(
        made_up=made_up, stretch=[f"{n}-{demo}" for n, demo in zip(crossed, made_up, strict=True)]
    )


def goal_chart(goal: GoalSeries, inks: ChartInks) -> alt.LayerChart:
    """The numbers of a goal in ink, its comparison dashed and grey, the way to the target dotted, demo hollow.

    `goal` must have at least one number, baseline or target: `has_picture`.
    """
    own, other = goal_points(goal.own, goal.breaks), goal_points(goal.benchmark, goal.breaks)
    span = _Span.of(goal, own, other)
    layers = [
        _new_years(span, inks),
        *_break_layers(goal, span, inks),
        *_benchmark_layers(goal, other, span, inks),
        *_way_layers(goal, span, inks),
        *_number_layers(own, goal.unit, span, inks),
    ]
    return _configured(alt.layer(*layers).properties(height=HEIGHT), inks)


def goal_spec(goal: GoalSeries, inks: ChartInks) -> dict[str, Any]:
    """The same as a spec that the page can draw as it is."""
    return ready(goal_chart(goal, inks))


def goal_picture(goal: GoalSeries, inks: ChartInks) -> dict[str, Any]:
    """The same as a spec with a width of its own: for a picture outside the page."""
    return goal_spec(goal, inks) | {"width": PICTURE_WIDTH}


def has_picture(goal: GoalSeries) -> bool:
    """Whether there is anything to draw."""
    return bool(_values(goal, goal_points(goal.own), goal_points(goal.benchmark)))


@dataclass(frozen=True)
class _Span:
    """The axes: first and last day, lowest and highest value."""

    days: tuple[date, date]
    values: tuple[float, float]

    @classmethod
    def of(cls, goal: GoalSeries, own: pd.DataFrame, other: pd.DataFrame) -> "_Span":
        values = _values(goal, own, other)
        room = (max(values) - min(values) or abs(max(values)) or 1.0) * _ROOM
        low = 0.0 if goal.unit == "antal" else max(0.0, min(values) - room)
        days = [day.date() for points in (own, other) for day in points["day"]]
        days += [each.baseline_day for each in goal.assessments if each.baseline_day]
        return cls((min([*days, goal.plan_end]), max([*days, goal.plan_end])), (low, max(values) + 2 * room))

    def x(self, field: str = "day") -> alt.X:
        """The axis of time, with room at its right end for the words at the target."""
        room = timedelta(days=max(90, int((self.days[1] - self.days[0]).days * _WORDS_ROOM)))
        domain = [self.days[0].isoformat(), (self.days[1] + room).isoformat()]
        # A year's name stands in the middle of the year: a number of 2019 has its mark on the last day of 2019.
        middles = [f"{year}-07-01" for year in self.years if self.days[0] <= date(year, 7, 1) <= self.days[1]]
        axis = alt.Axis(title=None, format="%Y", values=middles, ticks=False, grid=False)
        return alt.X(f"{field}:T", scale=alt.Scale(domain=domain), axis=axis)

    @property
    def years(self) -> range:
        """The calendar years from the first day to the last."""
        return range(self.days[0].year, self.days[1].year + 1)

    @property
    def label_gap(self) -> float:
        """How far apart two labels must stand not to lie on each other."""
        return (self.values[1] - self.values[0]) * _LABEL_GAP

    def y(self, field: str, unit: str) -> alt.Y:
        """The axis of values."""
        scale = alt.Scale(domain=list(self.values), zero=False, nice=False)
        return alt.Y(f"{field}:Q", scale=scale, axis=alt.Axis(title=UNIT_WORDS.get(unit, unit), tickCount=5))


def _values(goal: GoalSeries, own: pd.DataFrame, other: pd.DataFrame) -> list[float]:
    values = [float(value) for points in (own, other) for value in points["value"]]
    values += [float(value) for value in pd.concat([own["low"], own["high"]]).dropna()]
    for each in goal.assessments:
        target = each.target.value if each.target else None
        values += [value for value in (each.baseline, target) if value is not None]
    return values


def _new_years(span: _Span, inks: ChartInks) -> alt.Chart:
    """A faint line at each turn of the year."""
    days = [f"{year}-01-01" for year in span.years if date(year, 1, 1) > span.days[0]]
    rule = alt.Chart(pd.DataFrame({"day": days})).mark_rule(color=inks.line, strokeWidth=1, opacity=0.6)
    return rule.encode(x=span.x())


def _number_layers(own: pd.DataFrame, unit: str, span: _Span, inks: ChartInks) -> list[alt.Chart]:
    if own.empty:
        return []
    shown = own.assign(
        fill=own["made_up"].map({True: inks.paper, False: inks.ink}),
        width=own["made_up"].map({True: 1.3, False: 3.0}),
        size=own["made_up"].map({True: 34, False: 110 if len(own) <= _FEW_POINTS else 45}),
        Dag=[long_date(day.date()) for day in own["day"]],
        Værdi=[
            marked_value(value, Status.OK, unit, word)
            for value, word in zip(own["value"], own["provenance"], strict=True)
        ],
        Oprindelse=[PROVENANCE_WORDS[Provenance(word)] for word in own["provenance"]],
    )
    base = alt.Chart(shown)
    told = [alt.Tooltip(f"{name}:N", title=name) for name in ("Dag", "Værdi", "Oprindelse")]
    band = base.mark_area(color=inks.muted, opacity=0.18).transform_filter("isValid(datum.low)")
    width = alt.StrokeWidth("width:Q", scale=None, legend=None)
    ends = alt.Chart(shown.groupby("made_up").tail(1)).mark_text(
        align="left", dx=7, dy=-13, fontSize=16, fontWeight="bold"
    )
    return [
        band.encode(x=span.x(), y=span.y("low", unit), y2="high:Q", detail="stretch:N"),
        base.mark_line(color=inks.ink).encode(
            x=span.x(), y=span.y("value", unit), detail="stretch:N", strokeWidth=width
        ),
        base.mark_point(filled=True, opacity=1, stroke=inks.ink, strokeWidth=1.3).encode(
            x=span.x(),
            y=span.y("value", unit),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            size=alt.Size("size:Q", scale=None, legend=None),
            tooltip=told,
        ),
        ends.encode(x=span.x(), y=span.y("value", unit), text="Værdi:N", color=alt.value(inks.ink)),
    ]


def _benchmark_layers(goal: GoalSeries, other: pd.DataFrame, span: _Span, inks: ChartInks) -> list[alt.Chart]:
    if other.empty:
        return []
    line = alt.Chart(other).mark_line(color=inks.muted, strokeWidth=2, strokeDash=[7, 4], point=False)
    start = other.head(1).assign(label=goal.benchmark_name)
    text = alt.Chart(start).mark_text(align="left", dx=4, dy=-12, fontSize=15, color=inks.muted)
    end = other.tail(1)
    point = alt.Chart(end).mark_point(
        color=inks.muted, size=50, filled=bool(not end["made_up"].iloc[0]), opacity=1
    )
    y = span.y("value", goal.unit)
    return [
        line.encode(x=span.x(), y=y, detail="stretch:N"),
        point.encode(x=span.x(), y=y),
        text.encode(x=span.x(), y=y, text="label:N"),
    ]


def _way_layers(goal: GoalSeries, span: _Span, inks: ChartInks) -> list[alt.Chart]:
    """The way from baseline to target, and the target as a mark with its words on the plan's last day."""
    targets, corners = _ways(goal)
    if not targets:
        return []
    y = span.y("value", goal.unit)
    spread_out = spread([end["value"] for end in targets], span.label_gap)
    ends = alt.Chart(pd.DataFrame(targets).assign(label_y=spread_out))
    layers = [
        ends.mark_tick(color=inks.accent, thickness=4, size=44, orient="horizontal").encode(x=span.x(), y=y),
        ends.mark_text(align="left", dx=26, fontSize=16, fontWeight="bold", color=inks.accent).encode(
            x=span.x(), y=span.y("label_y", goal.unit), text="label:N"
        ),
    ]
    if not corners:
        return layers
    way = alt.Chart(pd.DataFrame(corners)).mark_line(color=inks.accent, strokeWidth=2, strokeDash=[2, 4])
    begins = alt.Chart(pd.DataFrame(corners).drop_duplicates("way"))
    begin = begins.mark_point(shape="diamond", size=230, color=inks.accent, strokeWidth=2.5, opacity=1)
    return [way.encode(x=span.x(), y=y, detail="way:N"), *layers, begin.encode(x=span.x(), y=y)]


def _ways(goal: GoalSeries) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The targets with their words; and the points, baseline first, of each way whose baseline has a day."""
    targets, corners = [], []
    for place, each in enumerate(goal.assessments):
        if each.target is None or each.target.value is None:
            continue
        end = {"day": goal.plan_end.isoformat(), "value": each.target.value, "way": place}
        targets.append(end | {"label": f"mål: {each.target.words}"})
        if each.baseline is not None and each.baseline_day is not None:
            drawn = way(
                each.baseline, each.baseline_day, each.target.value, goal.plan_end, each.reading.by_curve
            )
            corners += [{"day": day.isoformat(), "value": value, "way": place} for day, value in drawn]
    return targets, corners


def _break_layers(goal: GoalSeries, span: _Span, inks: ChartInks) -> list[alt.Chart]:
    inside = [(day, text) for day, text in goal.breaks if span.days[0] < day <= goal.plan_end]
    if not inside:
        return []
    rows = pd.DataFrame(
        [
            {"day": day.isoformat(), "value": span.values[1], "label": "databrud", "tekst": text}
            for day, text in inside
        ]
    )
    rule = alt.Chart(rows).mark_rule(color=inks.worse, strokeWidth=1.5)
    text = alt.Chart(rows).mark_text(align="right", dx=-6, dy=8, fontSize=15, color=inks.worse)
    told = [alt.Tooltip("tekst:N", title="Databrud")]
    return [
        rule.encode(x=span.x(), tooltip=told),
        text.encode(x=span.x(), y=span.y("value", goal.unit), text="label:N"),
    ]


def _configured(chart: alt.LayerChart, inks: ChartInks) -> alt.LayerChart:
    configured: alt.LayerChart = chart.configure(
        locale=DANISH, background="transparent", font="Source Sans, sans-serif"
    )
    return configured.configure_view(stroke=None).configure_axis(
        labelColor=inks.muted,
        titleColor=inks.muted,
        labelFontSize=15,
        titleFontSize=15,
        titleFontWeight="normal",
        gridColor=inks.line,
        domainColor=inks.line,
        tickColor=inks.line,
    )
