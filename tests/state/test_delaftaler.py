"""Editions of delaftaler are only ever added to, and a decision names the row whose words it puts in force."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, insert, select

from lib.domain.access.account import LOCAL
from lib.domain.delaftaler.agenda import on_agenda, with_draft
from lib.domain.meetings.agenda import ANY_OTHER
from lib.state.audit import audit_rows
from lib.state.delaftaler import EditionBook, EditionMoved
from lib.state.meeting_tables import delaftale_edition as table
from lib.state.meetings import MeetingBook
from tests.domain.delaftaler.made import text
from tests.domain.meetings.test_written import FULL


@pytest.fixture
def book(engine: Engine) -> EditionBook:
    return EditionBook(engine, "plan", LOCAL)


def test_a_correction_is_a_row_of_its_own_and_the_first_ones_words_never_change(
    book: EditionBook, engine: Engine
) -> None:
    first = book.write(text("Et"), None, "ny")
    second = book.write(text("To"), first, "rettet")
    rows = book.all()
    assert [(row.edition_id, row.draft_id, row.replaces) for row in rows] == [
        (first, first, None),
        (second, first, first),
    ]
    assert [(row.fields, row.reason) for row in rows] == [(text("Et"), "ny"), (text("To"), "rettet")]
    assert book.rows_of([first]) == (second,)
    assert [row.detail for row in audit_rows(engine)][-2:] == ["ny", "rettet"]
    assert EditionBook(engine, "en anden plan", LOCAL).all() == ()


def test_what_is_taken_back_stays_in_the_history_and_is_not_decided_on(book: EditionBook) -> None:
    first = book.write(text(), None, "ny")
    book.withdraw(first, "ikke nu")
    assert [(row.withdrawn, row.reason) for row in book.all()] == [(False, "ny"), (True, "ikke nu")]
    assert book.rows_of([first, 99]) == ()


def test_what_somebody_else_has_corrected_is_not_overwritten(book: EditionBook) -> None:
    first = book.write(text("Et"), None, "ny")
    book.write(text("To"), first, "først")
    for late in (
        lambda: book.write(text("Tre"), first, "for sent"),
        lambda: book.withdraw(first, "for sent"),
    ):
        with pytest.raises(EditionMoved, match="imens"):
            late()
    assert len(book.all()) == 2


def test_a_text_that_cannot_be_read_does_not_hide_the_others(book: EditionBook, engine: Engine) -> None:
    own = book.write(text(), None, "ny")
    with engine.begin() as connection:
        row = connection.execute(select(table)).mappings().one()
        values = {name: row[name] for name in row if name != "row_id"}
        connection.execute(insert(table).values(**{**values, "document": '{"schema": 9}'}))
    assert [row.edition_id for row in book.all()] == [own]
    assert book.unreadable() == ("a",)


def test_a_draft_is_a_point_of_a_meeting_once_and_comes_back_with_it(
    book: EditionBook, engine: Engine
) -> None:
    meetings = MeetingBook(engine, "plan", LOCAL)
    own = meetings.write(replace(FULL, agenda=(ANY_OTHER,)))
    first = book.write(text("Et"), None, "ny")
    for asked in ("Først", "Så"):
        (draft,) = book.all()
        meeting = meetings.find(own)
        assert meeting is not None
        meetings.write(with_draft(meeting.fields, draft, "A", "Delaftalen", asked), meeting.row_id)
    meeting = meetings.find(own)
    assert meeting is not None
    point, last = meeting.fields.agenda
    assert (point.delaftaler, point.text, point.kind, last) == ((first,), "Så", "beslutning", ANY_OTHER)
    assert on_agenda(meetings.all(), first) == (meeting,)
    assert on_agenda(meetings.all(), 99) == ()
