"""Events as thin lettered marks on a chart over time: a rule where one begins, a light band for as long as it lasted.

The letters are those of `lib.domain.event_places.key_lines`, which the page writes beside the chart: a panel is too
narrow for titles. Few layers on purpose, and none when there is nothing to draw: altair checks each one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from lib.charts.inks import ChartInks
from lib.charts.series_scale import Scale, x_of
from lib.domain.event_places import EventPlaces
from lib.domain.events import KIND_WORDS, Event, days_words, letter

BAND_OPACITY = 0.13
_FIRST_ROW, _ROW, _ROWS = 26, 18, 4
"""Pixels from the top of a panel to the first letter, from one to the next, and how many stand under each other: the
word of a break has the top."""
_TOO_NEAR = 0.05
"""Letters closer than this part of the axis would cover each other: the later one goes a row down."""
_DAYS_OF_A_YEAR = 365.25
_HALF_A_YEAR = 0.5


@dataclass(frozen=True)
class TimeAxis:
    """The axis that events are drawn on: `x` as the chart encodes it, over the column `field`.

    `place` says where on it a day stands (a number, or the day itself on a temporal axis); `first` and `last`: between
    which days an event is drawn at all.
    """

    x: alt.X
    field: str
    first: date
    last: date
    place: Callable[[date], float | pd.Timestamp]


def day_axis(x: alt.X, field: str, first: date, last: date) -> TimeAxis:
    """A temporal axis (`x` encodes `field` as ':T') that shows the days from `first` to `last`."""
    return TimeAxis(x, field, first, last, pd.Timestamp)


def year_axis(series: pd.DataFrame, scale: Scale) -> TimeAxis:
    """An axis of years as the curves have it: each point stands at its year, for the middle of its period.

    So a day is placed by its distance to those middles: for figures of whole years 1 July stands at the year itself,
    for figures of 1 January that day does. `series`: year, period_start, period_end.
    """
    latest = series.loc[series["year"].idxmax()]
    starts, ends = pd.Timestamp(latest["period_start"]), pd.Timestamp(latest["period_end"])
    middle, year = starts + (ends - starts) / 2, int(latest["year"])

    def place(day: date) -> float:
        return year + float((pd.Timestamp(day) - middle).days) / _DAYS_OF_A_YEAR

    def day_of(position: float) -> date:
        return (middle + pd.Timedelta(days=(position - year) * _DAYS_OF_A_YEAR)).date()

    low, high = scale.year_domain[0], scale.years[1] + _HALF_A_YEAR
    return TimeAxis(x_of(scale), "year", day_of(low), day_of(high), place)


def drawn_events(events: Sequence[Event], axis: TimeAxis) -> tuple[Event, ...]:
    """Those of `events` that touch the days of the axis, in their order: what `event_layers` gives letters."""
    return tuple(
        event
        for event in events
        if event.first_day <= axis.last and (event.last_day or event.first_day) >= axis.first
    )


def event_layers(
    events: Sequence[Event], axis: TimeAxis, inks: ChartInks, places: EventPlaces
) -> list[alt.Chart]:
    """Band, rule and letter of each event on the axis; no layer at all when there is none.

    Put them first in the chart, behind its lines. `places` name them when pointed at.
    """
    drawn = drawn_events(events, axis)
    if not drawn:
        return []
    rows = _rows(drawn, axis, places)
    told = [alt.Tooltip(f"{name}:N", title=name) for name in ("Begivenhed", "Slags", "Område", "Tid")]
    layers = []
    lasting, begun = rows[rows["until"].notna()], rows[rows["begins"]]
    if not lasting.empty:
        band = alt.Chart(lasting).mark_rect(color=inks.accent, opacity=BAND_OPACITY)
        layers.append(band.encode(x=axis.x, x2="until", tooltip=told))
    if not begun.empty:
        rule = alt.Chart(begun).mark_rule(color=inks.accent, strokeWidth=1.5, strokeDash=[1, 3])
        layers.append(rule.encode(x=axis.x, tooltip=told))
    text = alt.Chart(rows).mark_text(align="left", dx=4, fontSize=15, fontWeight="bold", color=inks.accent)
    down = alt.Y("down:Q", scale=None, axis=None)  # pixels, whatever the chart's own scale is
    layers.append(text.encode(x=axis.x, y=down, text="letter:N", tooltip=told))
    return layers


def _rows(drawn: Sequence[Event], axis: TimeAxis, places: EventPlaces) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    free = [date.min] * _ROWS
    gap = (axis.last - axis.first) * _TOO_NEAR
    for place, event in enumerate(drawn):
        start = max(event.first_day, axis.first)
        lasts = event.last_day is not None and event.last_day > event.first_day
        row = next((one for one in range(_ROWS) if free[one] <= start), _ROWS - 1)
        free[row] = min(start + gap, date.max)
        rows.append(
            {
                axis.field: axis.place(start),
                "until": axis.place(min(event.last_day or start, axis.last)) if lasts else None,
                "begins": event.first_day >= axis.first,
                "letter": letter(place),
                "down": _FIRST_ROW + row * _ROW,
                "Begivenhed": event.title,
                "Slags": KIND_WORDS[event.kind],
                "Område": places.name(event.area_id),
                "Tid": days_words(event),
            }
        )
    return pd.DataFrame(rows)
