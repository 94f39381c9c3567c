"""Where events may stand, which of them concern an area, and the words that need the names of both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.events import KIND_WORDS, Event, days_text, days_words, in_order, letter, short_title
from lib.domain.observation import Provenance
from lib.domain.plan import Plan
from lib.domain.sentences import number_word

WHOLE_PLAN = "Hele planen"
GONE = "område, der ikke findes mere"


@dataclass(frozen=True)
class EventPlaces:
    """The areas that events may stand on: `names` by area id, the plan first, then zones, then afdelinger.

    `zone_of`: afdeling -> zone. `hidden`: the made-up afdelinger, when only real figures are shown.
    """

    plan_area: str
    names: Mapping[str, str]
    zone_of: Mapping[str, str]
    hidden: frozenset[str] = frozenset()

    def name(self, area_id: str) -> str:
        """The name of an area; in words that it is gone, when afdelinger have been replaced since."""
        return self.names.get(area_id, GONE)

    def full_name(self, area_id: str) -> str:
        """The name with the zone behind it for an afdeling: 'Bøgelunden (Zone 2)'."""
        zone = self.zone_of.get(area_id)
        return self.name(area_id) if zone is None else f"{self.name(area_id)} ({self.name(zone)})"

    def shown(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The events whose area is one of these, in order."""
        return in_order(event for event in events if event.area_id in self.names)

    def listed(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """As `shown`, and those of areas that are gone: somebody must see them to correct them."""
        return in_order(event for event in events if event.area_id not in self.hidden)

    def concerning(self, events: Iterable[Event], area_id: str) -> tuple[Event, ...]:
        """The events that concern an area, in order: its own, those of what it lies in and of what lies in it.

        The plan's events concern every zone and afdeling; a zone is also concerned by those of its afdelinger, the
        plan by all. What concerns an afdeling does not concern its neighbours.
        """
        if area_id == self.plan_area:
            return self.shown(events)
        inside = {afdeling for afdeling, zone in self.zone_of.items() if zone == area_id}
        wanted = {area_id, self.plan_area, self.zone_of.get(area_id, area_id), *inside}
        return self.shown(event for event in events if event.area_id in wanted)


def places_from(plan: Plan, afdelinger: pd.DataFrame, only_real: bool) -> EventPlaces:
    """The places of a plan. `afdelinger`: area_id, name, parent_id (its zone), provenance; with `only_real` the made-up
    ones are left out, and with them what somebody has noted on them."""
    zones = {zone.area_id: zone.name for zone in plan.zones}
    hidden = (afdelinger["provenance"] == Provenance.DEMO) & only_real
    shown = afdelinger[afdelinger["parent_id"].isin(list(zones)) & ~hidden]
    own = dict(zip(shown["area_id"], shown["name"], strict=True))
    return EventPlaces(
        plan.plan_area,
        {plan.plan_area: WHOLE_PLAN, **zones, **own},
        dict(zip(shown["area_id"], shown["parent_id"], strict=True)),
        frozenset(afdelinger.loc[hidden, "area_id"]),
    )


def event_words(event: Event, places: EventPlaces) -> str:
    """'Renovering: Nye tage (Zone 1, 1. juni 2022 til 31. december 2023)'."""
    return f"{KIND_WORDS[event.kind]}: {event.title} ({places.name(event.area_id)}, {days_words(event)})"


def key_lines(events: Sequence[Event], places: EventPlaces, own: str) -> tuple[str, ...]:
    """What the letters on the curve of the area `own` stand for, in the order given; short, for under a panel.

    'A Renovering: Nye tage (1.6.2022-31.12.2023)', 'B Corona: Nedlukning (Hele planen, fra 11.3.2020)'.
    """
    return tuple(
        f"{letter(place)} {KIND_WORDS[event.kind]}: {short_title(event.title)} "
        f"({'' if event.area_id == own else f'{places.name(event.area_id)}, '}{days_text(event)})"
        for place, event in enumerate(events)
    )


def key_guide(drawn: Iterable[Sequence[Event]]) -> str:
    """How the letters on curves are read, with a space after it; '' when no curve has one."""
    if not any(drawn):
        return ""
    return "Prikket linje og lyst felt med bogstav: en begivenhed; den forklarer ikke i sig selv tallene. "


def events_finding(events: Sequence[Event], places: EventPlaces) -> str:
    """The headline of the events: how many there are and which began last."""
    if not events:
        return "Ingen begivenheder er noteret endnu"
    last = in_order(events)[-1]
    told = f"»{short_title(last.title)}« ({places.name(last.area_id)}, {days_words(last)})"
    if len(events) == 1:
        return f"Én begivenhed er noteret: {told}"
    return f"{number_word(len(events)).capitalize()} begivenheder er noteret; den seneste er {told}"
