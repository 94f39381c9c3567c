"""The panels of *Ledighed* with the events that concern each zone, as specs that the page draws as they are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lib.charts.event_layers import day_axis, event_layers
from lib.charts.inks import ChartInks
from lib.charts.ready import ready
from lib.charts.unemployment_curves import Curves
from lib.charts.unemployment_panels import x_of, zone_panel
from lib.domain.event_places import EventPlaces
from lib.domain.events import Event
from lib.domain.plan import Plan, Zone
from lib.domain.unemployment.targets import AreaGoal


def zone_specs(
    made: Curves,
    zones: Sequence[Zone],
    plan: Plan,
    unit: str,
    inks: ChartInks,
    breaks: Sequence[tuple[date, str]],
    goals: Mapping[str, AreaGoal | None],
    events: Sequence[Event],
    places: EventPlaces,
) -> list[dict[str, Any]]:
    """The panel of each of `zones` with the events that concern it, as specs that the page draws as they are; `goals`
    by area id."""
    axis = day_axis(x_of(made), "day", *made.days)
    own = {zone.area_id: places.concerning(events, zone.area_id) for zone in zones}
    marks = {area_id: event_layers(noted, axis, inks, places) for area_id, noted in own.items()}
    return [
        ready(zone_panel(made, zone, plan, unit, inks, breaks, goals[zone.area_id], marks[zone.area_id]))
        for zone in zones
    ]
