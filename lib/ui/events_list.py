"""The events as a list, the newest first, and what was written of them before."""

from collections.abc import Sequence

import pandas as pd

from lib.domain.dates import short_date
from lib.domain.event_places import EventPlaces
from lib.domain.events import KIND_WORDS, Event, EventRecord, days_words
from lib.ui.markup import element, join, text


def events_html(events: Sequence[Event], places: EventPlaces) -> str:
    """A table of the events in force: what, where, when; the note under the title."""
    heads = join(element("th", name, scope="col") for name in ("Begivenhed", "Slags", "Område", "Tid"))
    rows = join(_row(event, places) for event in reversed(events))
    table = element(
        "table",
        element("caption", "Begivenheder, den seneste først", class_="zk-hidden"),
        element("thead", element("tr", heads)),
        element("tbody", rows),
        class_="zk-table zk-text zk-events",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label="Begivenheder")


def events_table(events: Sequence[Event], places: EventPlaces) -> pd.DataFrame:
    """The events in force as a tidy Danish table for CSV, the newest first."""
    rows = [
        {
            "Begivenhed": event.title,
            "Slags": KIND_WORDS[event.kind],
            "Område": places.name(event.area_id),
            "Fra": event.first_day.isoformat(),
            "Til": event.last_day.isoformat() if event.last_day else "",
            "Note": event.note,
        }
        for event in reversed(events)
    ]
    return pd.DataFrame(rows, columns=["Begivenhed", "Slags", "Område", "Fra", "Til", "Note"])


def history_table(records: Sequence[EventRecord], places: EventPlaces) -> pd.DataFrame:
    """Everything that was ever written, the newest first: when, by which account, what was done, and why."""
    rows = [
        {
            "Skrevet": short_date(record.at),
            "Af": record.actor,
            "Hvad": _deed(record),
            "Begivenhed": record.event.title,
            "Område": places.name(record.event.area_id),
            "Tid": days_words(record.event),
            "Begrundelse": record.reason,
        }
        for record in reversed(records)
        if record.event.area_id not in places.hidden
    ]
    return pd.DataFrame(rows, columns=["Skrevet", "Af", "Hvad", "Begivenhed", "Område", "Tid", "Begrundelse"])


def _deed(record: EventRecord) -> str:
    if record.withdrawn:
        return "trukket tilbage"
    return "tilføjet" if record.replaces is None else "rettet"


def _row(event: Event, places: EventPlaces) -> str:
    note = element("small", text(event.note)) if event.note else ""
    words = (KIND_WORDS[event.kind], places.name(event.area_id), days_words(event))
    return element(
        "tr",
        element("th", text(event.title), note, scope="row"),
        join(element("td", text(one)) for one in words),
    )
