"""A meeting as one JSON text, as the state keeps it. Whoever wrote the text, nothing in it is trusted.

Fields: schema, kind, held_on, begins, place, zone, state, version, scenarios, agenda, deck, note. Days are written
2026-01-31, the hour 09:30.
"""

import json
import re
from typing import Any

from lib.domain.meetings.meeting import AgendaItem, DeckChoice, MeetingFields, MeetingState
from lib.domain.scenario.reading import (
    ScenarioUnreadable,
    day_of,
    fields_of,
    id_of,
    json_value,
    list_of,
    text_of,
    unreadable,
    whole_of,
)
from lib.domain.scenario.written import ID, LARGEST_ID

SCHEMA = 1
"""Raised when a document of an earlier shape no longer means the same."""
LONGEST = 200_000
TITLE_LIMIT, TEXT_LIMIT, PLACE_LIMIT, NOTE_LIMIT = 200, 4_000, 120, 4_000
ITEMS, SCENARIOS, SLIDES, DRAFTS = 60, 20, 200, 50
KINDS = ("orientering", "drøftelse", "beslutning")
"""What a point of an agenda can be."""
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_FIELDS = (
    "schema",
    "kind",
    "held_on",
    "begins",
    "place",
    "zone",
    "state",
    "version",
    "scenarios",
    "agenda",
    "deck",
    "note",
)


class MeetingUnreadable(Exception):
    """A text is not a meeting; the message says in Danish what is wrong and where."""


def to_json(fields: MeetingFields) -> str:
    """The meeting as text; the same meeting always gives the same."""
    written = {
        "schema": SCHEMA,
        "kind": fields.kind,
        "held_on": fields.held_on.isoformat(),
        "begins": fields.begins,
        "place": fields.place,
        "zone": fields.zone,
        "state": fields.state.value,
        "version": fields.version,
        "scenarios": [{"scenario_id": each, "save_id": save} for each, save in fields.scenarios],
        "agenda": [
            {
                "title": item.title,
                "kind": item.kind,
                "delaftale": item.delaftale,
                "text": item.text,
                "indstilling_id": item.indstilling_id,
                "delaftaler": list(item.delaftaler),
            }
            for item in fields.agenda
        ],
        "deck": {
            "order": list(fields.deck.order),
            "said": [{"slide_id": each, "words": words} for each, words in fields.deck.said],
        },
        "note": fields.note,
    }
    return json.dumps(written, ensure_ascii=False)


def from_json(written: str | bytes) -> MeetingFields:
    """The meeting of a text. Raises MeetingUnreadable with a Danish sentence for anything else."""
    try:
        return _read(fields_of(json_value(written, LONGEST), "mødet", _FIELDS, ()))
    except ScenarioUnreadable as error:
        raise MeetingUnreadable(f"Mødet kan ikke læses: {error.fault}.") from error


def _read(found: dict[str, Any]) -> MeetingFields:
    if whole_of(found["schema"], "«schema»", 1, 1_000) != SCHEMA:
        unreadable(f"det er skrevet af en anden udgave af programmet (schema {found['schema']})")
    begins = text_of(found["begins"], "«begins»", 5)
    if begins and not HOUR.fullmatch(begins):
        unreadable("«begins» skal være et klokkeslæt skrevet som 09:30")
    return MeetingFields(
        kind=id_of(found["kind"], "«kind»", ID),
        held_on=day_of(found["held_on"], "«held_on»"),
        begins=begins,
        place=text_of(found["place"], "«place»", PLACE_LIMIT),
        zone=id_of(found["zone"], "«zone»", ID, may_be_empty=True),
        state=_state(found["state"]),
        version=id_of(found["version"], "«version»", 64, may_be_empty=True),
        scenarios=tuple(_scenario(each) for each in list_of(found["scenarios"], "«scenarios»", SCENARIOS)),
        agenda=tuple(
            _item(each, f"punkt {place}")
            for place, each in enumerate(list_of(found["agenda"], "«agenda»", ITEMS), 1)
        ),
        deck=_deck(found["deck"]),
        note=text_of(found["note"], "«note»", NOTE_LIMIT),
    )


def _state(value: Any) -> MeetingState:
    words = [state.value for state in MeetingState]
    if value not in words:
        unreadable(f"«state» skal være en af {', '.join(words)}")
    return MeetingState(value)


def _scenario(value: Any) -> tuple[str, int]:
    found = fields_of(value, "et scenarie", ("scenario_id", "save_id"), ())
    return (
        id_of(found["scenario_id"], "«scenario_id»", ID),
        whole_of(found["save_id"], "«save_id»", 1, LARGEST_ID),
    )


def _item(value: Any, where: str) -> AgendaItem:
    found = fields_of(value, where, ("title", "kind", "delaftale", "text", "indstilling_id"), ("delaftaler",))
    kind = text_of(found["kind"], f"«kind» i {where}", ID)
    if kind not in KINDS:
        unreadable(f"«kind» i {where} skal være en af {', '.join(KINDS)}")
    number = found["indstilling_id"]
    return AgendaItem(
        title=id_of(found["title"], f"«title» i {where}", TITLE_LIMIT),
        kind=kind,
        delaftale=text_of(found["delaftale"], f"«delaftale» i {where}", ID),
        text=text_of(found["text"], f"«text» i {where}", TEXT_LIMIT),
        indstilling_id=None
        if number is None
        else whole_of(number, f"«indstilling_id» i {where}", 1, LARGEST_ID),
        delaftaler=tuple(
            whole_of(each, f"«delaftaler» i {where}", 1, LARGEST_ID)
            for each in list_of(found.get("delaftaler", []), f"«delaftaler» i {where}", DRAFTS)
        ),
    )


def _deck(value: Any) -> DeckChoice:
    found = fields_of(value, "«deck»", ("order", "said"), ())
    said = [
        fields_of(each, "en tilføjet sætning", ("slide_id", "words"), ())
        for each in list_of(found["said"], "«said»", SLIDES)
    ]
    return DeckChoice(
        order=tuple(
            id_of(each, "et punkt i «order»", ID) for each in list_of(found["order"], "«order»", SLIDES)
        ),
        said=tuple(
            (id_of(each["slide_id"], "«slide_id»", ID), text_of(each["words"], "«words»", TEXT_LIMIT))
            for each in said
        ),
    )
