"""An indstilling on the agenda of a meeting that is still to come."""

import datetime as dt
from dataclasses import replace

from lib.domain.indstilling.agenda import sent_to, still_to_come, with_point
from lib.domain.indstilling.indstilling import Indstilling
from lib.domain.meetings.meeting import AgendaItem, Meeting, MeetingFields, MeetingState
from tests.domain.indstilling.made import FIELDS

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
OWN = Indstilling(5, 9, FIELDS, NOW, "en-side")


def meeting(number: int, day: int, state: MeetingState = MeetingState.PLANNED) -> Meeting:
    return Meeting(number, number, MeetingFields("bestyrelse", dt.date(2026, 12, day), state=state), NOW, "x")


def test_only_planned_meetings_from_today_on_can_get_a_point() -> None:
    held = meeting(1, 1, MeetingState.CLOSED)
    later, sooner, past = meeting(2, 20), meeting(3, 10), meeting(4, 2)
    assert still_to_come([held, later, sooner, past], dt.date(2026, 12, 5)) == (sooner, later)


def test_the_point_comes_last_once_and_the_meeting_looks_at_its_scenarios() -> None:
    first = AgendaItem("Velkomst", "orientering")
    fields = replace(meeting(1, 1).fields, agenda=(first,), scenarios=(("scenarie", 7),))
    sent = with_point(fields, OWN, "Flyt timerne.")
    assert sent.agenda == (
        first,
        AgendaItem(FIELDS.title, "beslutning", text="Flyt timerne.", indstilling_id=5),
    )
    assert sent.scenarios == (("scenarie", 7), ("andet", 2))
    renamed = with_point(sent, replace(OWN, fields=replace(FIELDS, title="Nyt navn")), "Lad dem stå.")
    assert [(item.title, item.text) for item in renamed.agenda] == [
        ("Velkomst", ""),
        ("Nyt navn", "Lad dem stå."),
    ]
    there = replace(meeting(1, 1), fields=sent)
    cancelled = replace(there, fields=replace(sent, state=MeetingState.CANCELLED))
    assert sent_to([there, cancelled, meeting(2, 2)], 5) == (there,)
