"""Meetings are only added to: of two who change one the second is told, and what it was before stays to be read."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, update

from lib.domain.access.account import program
from lib.domain.meetings.meeting import MeetingFields, MeetingState
from lib.domain.meetings.steps import opened
from lib.state.audit import audit_rows
from lib.state.meeting_tables import meeting as table
from lib.state.meetings import CHANGED, PLANNED, MeetingBook, MeetingMoved

FIRST = MeetingFields("bestyrelse", date(2026, 12, 3), "09:00")
SECOND = MeetingFields("faellessekretariat", date(2026, 9, 1))


@pytest.fixture
def book(engine: Engine) -> MeetingBook:
    return MeetingBook(engine, "planen", program("sekretariat-1"))


def test_meetings_stand_by_day_and_keep_their_id_through_changes(book: MeetingBook) -> None:
    number = book.write(FIRST)
    book.write(SECOND)
    found = book.find(number)
    assert found is not None
    assert found.fields == FIRST
    assert book.write(opened(found.fields, "v1", found.fields.held_on), found.row_id) == number
    assert [each.fields.kind for each in book.all()] == ["faellessekretariat", "bestyrelse"]
    now = book.find(number)
    assert now is not None
    assert (now.fields.state, now.fields.version) == (MeetingState.OPEN, "v1")
    assert [each.fields.state for each in book.history(number)] == [MeetingState.PLANNED, MeetingState.OPEN]


def test_the_second_of_two_who_change_a_meeting_is_told(book: MeetingBook, engine: Engine) -> None:
    number = book.write(FIRST)
    read = book.find(number)
    assert read is not None
    book.write(replace(FIRST, begins="10:00"), read.row_id)
    with pytest.raises(MeetingMoved, match="Intet er ændret"):
        book.write(replace(FIRST, begins="11:00"), read.row_id)
    now = book.find(number)
    assert now is not None
    assert now.fields.begins == "10:00"
    assert [row.action for row in audit_rows(engine)] == [PLANNED, CHANGED]


def test_a_withdrawn_meeting_is_gone_from_the_list_and_not_from_the_rows(book: MeetingBook) -> None:
    number = book.write(FIRST)
    read = book.find(number)
    assert read is not None
    book.withdraw(read.row_id, "Planlagt ved en fejl")
    assert book.find(number) is None
    assert book.all() == ()
    assert len(book.history(number)) == 1


def test_another_plans_meetings_are_not_seen_nor_changed(book: MeetingBook, engine: Engine) -> None:
    number = book.write(FIRST)
    other = MeetingBook(engine, "en anden", program("sekretariat-2"))
    assert other.all() == ()
    with pytest.raises(MeetingMoved):
        other.write(SECOND, number)


def test_a_meeting_that_cannot_be_read_hides_no_other(book: MeetingBook, engine: Engine) -> None:
    number = book.write(FIRST)
    book.write(SECOND)
    with engine.begin() as connection:
        connection.execute(update(table).where(table.c.row_id == number).values(document="{}"))
    assert [each.fields.kind for each in book.all()] == ["faellessekretariat"]
