"""What lies behind and across the lines of a panel: intervals, breaks, goals, and signs where there is no value.

Each gives no layer at all when there is nothing to draw: altair checks every layer.
"""

from collections.abc import Sequence
from datetime import date

import altair as alt
import pandas as pd

from lib.charts.inks import ChartInks
from lib.charts.series_scale import Scale, x_of, y_of
from lib.charts.series_segments import bands, break_year, empty_years
from lib.domain.goal_lines import GoalLine
from lib.domain.numbers import number
from lib.domain.observation import Status
from lib.domain.plan import Zone
from lib.domain.status_signs import STATUS_SIGNS
from lib.domain.value_words import DECIMALS

BAND_OPACITY = 0.2


def band_layers(
    series: pd.DataFrame, zone: Zone, breaks: Sequence[date], scale: Scale, inks: ChartInks
) -> list[alt.Chart]:
    """The 95 % interval of the zone as a light band; it ends at a break and at a year without an interval."""
    rows = bands(series, zone.area_id, breaks)
    if rows.empty:
        return []
    area = alt.Chart(rows).mark_area(color=inks.muted, opacity=BAND_OPACITY, line=False)
    return [area.encode(x=x_of(scale), y=y_of(scale, "low"), y2="high:Q", detail="segment:N")]


def break_layers(
    series: pd.DataFrame, breaks: Sequence[tuple[date, str]], scale: Scale, inks: ChartInks
) -> list[alt.Chart]:
    """A rule with the word where a series is broken."""
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
        .encode(x=x_of(scale), tooltip=[alt.Tooltip("tekst:N", title="Databrud")])
    )
    text = alt.Chart(rows).mark_text(align="right", dx=-5, dy=8, fontSize=14, color=inks.worse)
    return [rule, text.encode(x=x_of(scale), y=y_of(scale), text="label:N")]


def goal_layers(goals: Sequence[GoalLine], scale: Scale, inks: ChartInks) -> list[alt.Chart]:
    """A line across at each goal, named at its left end: it stands for all zones together."""
    if not goals:
        return []
    rows = pd.DataFrame(
        [
            {
                "year": scale.year_domain[0],
                "value": goal.value,
                "label": f"mål: {goal.word} {number(goal.value, DECIMALS)}",
            }
            for goal in goals
        ]
    )
    rule = alt.Chart(rows).mark_rule(color=inks.accent, strokeWidth=1.5, strokeDash=[2, 3])
    text = alt.Chart(rows).mark_text(align="left", dx=4, dy=-9, fontSize=14, color=inks.accent)
    return [
        rule.encode(y=y_of(scale)),
        text.encode(x=x_of(scale), y=y_of(scale), text="label:N"),
    ]


def sign_layers(series: pd.DataFrame, zone: Zone, scale: Scale, inks: ChartInks) -> list[alt.Chart]:
    """At the foot of the panel the sign of each year without a value, which explains itself when pointed at."""
    rows = empty_years(series, zone.area_id)
    if rows.empty:
        return []
    signs = [STATUS_SIGNS[Status(str(status))] for status in rows["status"]]
    shown = rows.assign(
        value=scale.values[0],
        sign=[sign.sign for sign in signs],
        År=[str(year) for year in rows["year"]],
        Status=[sign.explanation for sign in signs],
    )
    text = alt.Chart(shown).mark_text(baseline="bottom", dy=-4, fontSize=16, color=inks.muted)
    told = [alt.Tooltip(f"{name}:N", title=name) for name in ("År", "Status")]
    return [text.encode(x=x_of(scale), y=y_of(scale), text="sign:N", tooltip=told)]
