"""A draft as a point of a meeting's agenda."""

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.delaftaler.agenda import on_agenda, with_draft
from lib.domain.meetings.agenda import ANY_OTHER, DECISION, SINCE_LAST
from lib.domain.meetings.meeting import AgendaItem, MeetingFields, MeetingState
from lib.domain.meetings.steps import MeetingRefused
from lib.domain.meetings.written import ITEMS
from tests.domain.delaftaler.made import edition
from tests.domain.meetings.made import meeting

DAY = dt.date(2026, 12, 3)
FIELDS = MeetingFields("bestyrelse", DAY, agenda=(SINCE_LAST, ANY_OTHER))
POINT = AgendaItem("Ny udgave af delaftalen for A", DECISION, "Uddannelse", "Ja?", None, (7,))


def test_the_draft_is_a_point_to_decide_before_what_stands_last() -> None:
    found = with_draft(FIELDS, edition(9, draft=7), "A", "Uddannelse", "Ja?")
    assert found == replace(FIELDS, agenda=(SINCE_LAST, POINT, ANY_OTHER))


def test_a_draft_that_is_there_already_says_what_it_says_now_where_it_stands() -> None:
    other = replace(POINT, delaftaler=(8,))
    there = replace(FIELDS, agenda=(POINT, other, ANY_OTHER))
    found = with_draft(there, edition(9, draft=7), "A", "Uddannelse", "Nu?")
    assert found.agenda == (replace(POINT, text="Nu?"), other, ANY_OTHER)


def test_a_full_agenda_is_refused() -> None:
    full = replace(FIELDS, agenda=(SINCE_LAST,) * ITEMS)
    with pytest.raises(MeetingRefused, match="plads til"):
        with_draft(full, edition(7), "A", "Uddannelse", "Ja?")


def test_the_meetings_of_a_draft_come_by_day_and_without_cancelled_ones() -> None:
    on = {"agenda": (SINCE_LAST, POINT)}
    meetings = [
        meeting(4, "bestyrelse", dt.date(2027, 3, 1), **on),
        meeting(3, "bestyrelse", DAY, **on),
        meeting(1, "bestyrelse", dt.date(2027, 6, 1), agenda=(SINCE_LAST,)),
        meeting(2, "bestyrelse", DAY, **on),
        meeting(5, "bestyrelse", DAY, state=MeetingState.CANCELLED, **on),
    ]
    assert [each.meeting_id for each in on_agenda(meetings, 7)] == [2, 3, 4]
    assert on_agenda(meetings, 8) == ()
