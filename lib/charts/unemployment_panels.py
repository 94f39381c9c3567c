"""The kendskabsgrad, or the persons of one målgruppe, over time: one panel per zone on shared axes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from lib.charts.inks import ChartInks
from lib.charts.series_marks import DASHES
from lib.charts.series_segments import Stretch
from lib.charts.unemployment_curves import Curves
from lib.domain.dates import long_date
from lib.domain.numbers import count, number
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES, Provenance
from lib.domain.plan import Plan, Zone
from lib.domain.unemployment.targets import AreaGoal
from lib.domain.value_words import with_unit

PANEL_HEIGHT = 330
FEW_POINTS = 14
"""With more points than this in a panel only the ends of a line are marked."""

LOCALE = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]},
    "time": {
        "dateTime": "%A den %d. %B %Y %X",
        "date": "%d-%m-%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
        "shortDays": ["søn", "man", "tir", "ons", "tor", "fre", "lør"],
        "months": [
            "januar", "februar", "marts", "april", "maj", "juni",
            "juli", "august", "september", "oktober", "november", "december",
        ],
        "shortMonths": [
            "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
        ],
    },
}  # fmt: skip

_STROKES = {
    Stretch.KENDT: ("hel", 3.5),
    Stretch.HUL: ("hul", 2.0),
    Stretch.DEMO: ("hel", 1.3),
}
_MONTHS_SHOWN_DAYS = 500


def zone_panel(
    made: Curves,
    zone: Zone,
    plan: Plan,
    unit: str,
    inks: ChartInks,
    breaks: Sequence[tuple[date, str]] = (),
    goal: AreaGoal | None = None,
    events: Sequence[alt.Chart] = (),
) -> alt.LayerChart:
    """The panel of `zone`: other zones faint, kommune dashed, the zone in ink, its latest value told.

    `events` are layers on the axis of days, drawn behind the lines.
    """
    layers = [
        *events,
        *_break_layers(breaks, made, inks),
        *_goal_layers(goal, [day for day, _ in breaks], made, inks, below=unit == "antal"),
        _lines(_styled(made.lines, zone, plan, inks), made),
        _points(_marked(made, zone, plan, unit, inks), made),
        *_end_labels(made, zone, plan, unit, inks),
    ]
    title = alt.TitleParams(zone.name, anchor="start", fontSize=18, fontWeight=600, color=inks.ink, offset=8)
    chart = alt.layer(*layers).properties(height=PANEL_HEIGHT, title=title)
    configured: alt.LayerChart = chart.configure(
        locale=LOCALE, background="transparent", font="Source Sans, sans-serif"
    )
    return configured.configure_view(stroke=None).configure_axis(
        labelColor=inks.muted,
        labelFontSize=15,
        gridColor=inks.line,
        gridOpacity=0.6,
        domainColor=inks.line,
        tickColor=inks.line,
    )


def x_of(made: Curves) -> alt.X:
    """The axis of days: years, or months when little time is shown."""
    first, last = made.days
    by_months = (last - first).days <= _MONTHS_SHOWN_DAYS
    ticks = [pd.Timestamp(day).isoformat() for day in _ticks(first, last, by_months)]
    axis = alt.Axis(
        values=ticks, format="%b %y" if by_months else "%Y", grid=False, title=None, labelOverlap=True
    )
    domain = [pd.Timestamp(day).isoformat() for day in made.day_domain]
    return alt.X("day:T", scale=alt.Scale(domain=domain, nice=False), axis=axis)


def y_of(made: Curves, field: str = "value") -> alt.Y:
    """The axis of values, for what stands at `field`."""
    axis = alt.Axis(tickCount=5, title=None, domain=False, ticks=False)
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=list(made.values), nice=False, zero=False), axis=axis)


def _ticks(first: date, last: date, by_months: bool) -> list[date]:
    if not by_months:
        return [
            date(year, 1, 1) for year in range(first.year + (first > date(first.year, 1, 1)), last.year + 1)
        ]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months if month % 3 == 0]


def _styled(lines: pd.DataFrame, zone: Zone, plan: Plan, inks: ChartInks) -> pd.DataFrame:
    """Lines with colour, width and dash in drawing order; the plan as a whole has no line of its own."""
    styles = {
        zone.area_id: (2, inks.ink),
        plan.kommune_area: (1, inks.muted),
        **{other: (0, inks.line) for other in plan.zone_ids if other != zone.area_id},
    }
    kept = lines[lines["area_id"].isin(styles)]
    rows = []
    for row in kept.itertuples():
        place, colour = styles[str(row.area_id)]
        dash, width = _STROKES[Stretch(row.stretch)] if place == 2 else ("hel", 1.5)
        if place == 1:
            dash, width = "kommune", 2.0
        rows.append((place, colour, width, dash))
    styled = kept.assign(
        day=pd.to_datetime(kept["day"]),
        layer=[row[0] for row in rows],
        colour=[row[1] for row in rows],
        width=[row[2] for row in rows],
        dash=[row[3] for row in rows],
    )
    return styled.sort_values("layer", kind="stable")


def _marked(made: Curves, zone: Zone, plan: Plan, unit: str, inks: ChartInks) -> pd.DataFrame:
    """The points that are drawn: all when they are few, else the real ones that stand alone and the last."""
    points = made.points[made.points["area_id"].isin((zone.area_id, plan.kommune_area))]
    last = points.groupby("area_id")["day"].transform("max") == points["day"]
    few = points.groupby("area_id")["day"].transform("size") <= FEW_POINTS
    is_real = points["provenance"].isin(REAL_PROVENANCES)
    rare = is_real & (is_real.groupby(points["area_id"]).transform("sum") <= FEW_POINTS)
    kept = points[few | last | rare]
    own = kept["area_id"] == zone.area_id
    colour = own.map({True: inks.ink, False: inks.muted})
    names = {zone.area_id: zone.name, plan.kommune_area: plan.kommune_name}
    return kept.assign(
        day=pd.to_datetime(kept["day"]),
        colour=colour,
        fill=colour.where(kept["provenance"].isin(REAL_PROVENANCES), inks.paper),
        size=own.map({True: 85, False: 28}),
        Område=[names[area] for area in kept["area_id"]],
        Dag=[long_date(day) for day in kept["day"]],
        Værdi=[with_unit(value, unit) for value in kept["value"]],
        Oprindelse=[PROVENANCE_WORDS[Provenance(word)] for word in kept["provenance"]],
    ).sort_values("size", kind="stable")


def _end_labels(made: Curves, zone: Zone, plan: Plan, unit: str, inks: ChartInks) -> list[alt.Chart]:
    """The zone's latest real value, large, and the demo value its line ends with, small; the kommune's under its line,
    where the panel has no room beside it."""
    own = made.points[made.points["area_id"] == zone.area_id]
    kommune = made.points[made.points["area_id"] == plan.kommune_area].tail(1)
    real = own[own["provenance"].isin(REAL_PROVENANCES)].tail(1)
    last = own.tail(1)
    layers = []
    if not real.empty:
        is_last = real.index[0] == last.index[0]
        place = {"align": "left", "dx": 9, "dy": -9} if is_last else {"align": "left", "dx": -4, "dy": -18}
        layers.append(_text(real, _label(real, unit), made, color=inks.ink, fontSize=19, **place))
    if not last.empty and (real.empty or real.index[0] != last.index[0]):
        small = {"align": "left", "dx": 9, "color": inks.muted, "fontSize": 15, "fontWeight": "normal"}
        layers.append(_text(last, _label(last, unit), made, **small))
    if not kommune.empty:
        is_real = kommune["provenance"].isin(REAL_PROVENANCES).all()
        under = {"align": "right", "dx": 6, "dy": 15, "color": inks.muted, "fontSize": 15}
        weight = "bold" if is_real else "normal"
        layers.append(_text(kommune, f"kommunen {_label(kommune, unit)}", made, fontWeight=weight, **under))
    return layers


def _label(end: pd.DataFrame, unit: str) -> str:
    """The value of the one row; one that nobody has published or loaded is named."""
    row = end.iloc[0]
    value = count(row["value"]) if unit == "antal" else number(row["value"])
    return value if row["provenance"] in REAL_PROVENANCES else f"{value} demo"


def _break_layers(breaks: Sequence[tuple[date, str]], made: Curves, inks: ChartInks) -> list[alt.Chart]:
    """A rule with the word at each databrud between the first and the last day drawn."""
    first, last = made.days
    seen = [(day, text) for day, text in breaks if first <= day <= last]
    if not seen:
        return []
    rows = pd.DataFrame(
        [
            {"day": pd.Timestamp(day), "value": made.values[1], "label": "databrud", "tekst": text}
            for day, text in seen
        ]
    )
    rule = alt.Chart(rows).mark_rule(color=inks.worse, strokeWidth=1.5)
    text = alt.Chart(rows).mark_text(align="right", dx=-5, dy=8, fontSize=14, color=inks.worse)
    told = [alt.Tooltip("tekst:N", title="Databrud")]
    return [
        rule.encode(x=x_of(made), tooltip=told),
        text.encode(x=x_of(made), y=y_of(made), text="label:N"),
    ]


def _goal_layers(
    goal: AreaGoal | None, breaks: Sequence[date], made: Curves, inks: ChartInks, below: bool
) -> list[alt.Chart]:
    """A line at the goal, named at its left end. It ends at a databrud: numbers after it are not read against it.

    The name stands `below` the line where the zone begins above it, and over it where the kommune lies close under.
    """
    if goal is None:
        return []
    first, last = made.day_domain
    row = {
        "day": pd.Timestamp(first),
        "until": pd.Timestamp(min([day for day in breaks if first < day <= last], default=last)),
        "value": goal.value,
        "label": f"mål: {goal.word} {number(goal.value)}",
    }
    rows = pd.DataFrame([row])
    rule = alt.Chart(rows).mark_rule(color=inks.accent, strokeWidth=1.5, strokeDash=[2, 3])
    text = alt.Chart(rows).mark_text(
        align="left", dx=4, dy=11 if below else -9, fontSize=14, color=inks.accent
    )
    return [
        rule.encode(x=x_of(made), x2="until:T", y=y_of(made)),
        text.encode(x=x_of(made), y=y_of(made), text="label:N"),
    ]


def _lines(rows: pd.DataFrame, made: Curves) -> alt.Chart:
    dashes = alt.Scale(domain=list(DASHES), range=[list(dash) for dash in DASHES.values()])
    return (
        alt.Chart(rows[["day", "value", "segment", "colour", "width", "dash"]])
        .mark_line()
        .encode(
            x=x_of(made),
            y=y_of(made),
            detail="segment:N",
            stroke=alt.Stroke("colour:N", scale=None, legend=None),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None, legend=None),
            strokeDash=alt.StrokeDash("dash:N", scale=dashes, legend=None),
        )
    )


def _points(rows: pd.DataFrame, made: Curves) -> alt.Chart:
    told = ["Område", "Dag", "Værdi", "Oprindelse"]
    return (
        alt.Chart(rows[["day", "value", "colour", "fill", "size", *told]])
        .mark_point(filled=True, opacity=1)
        .encode(
            x=x_of(made),
            y=y_of(made),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            stroke=alt.Stroke("colour:N", scale=None, legend=None),
            size=alt.Size("size:Q", scale=None, legend=None),
            strokeWidth=alt.value(1.5),
            tooltip=[alt.Tooltip(f"{name}:N", title=name) for name in told],
        )
    )


def _text(rows: pd.DataFrame, label: str, made: Curves, **mark: Any) -> alt.Chart:
    told = rows[["day", "value"]].assign(day=pd.to_datetime(rows["day"]), label=label)
    chart = alt.Chart(told).mark_text(**{"fontWeight": "bold", **mark})
    return chart.encode(x=x_of(made), y=y_of(made), text="label:N")
