"""Decisions and answers are only ever added to; the last row speaks, and an answer does not follow to another."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, update

from lib.domain.access.account import program
from lib.domain.decisions.decision import Result
from lib.domain.decisions.written import DecisionUnreadable
from lib.state.audit import AccountRefused, audit_rows
from lib.state.decisions import DecisionBook, DecisionMoved
from lib.state.meeting_tables import decision as table
from tests.domain.decisions.made import DECIDED, VERSION, expectation, fields, moved

FIELDS = fields(moved(1, 4, 2), expectations=(expectation(),))
DAY = dt.date(2026, 12, 10)


@pytest.fixture
def book(engine: Engine) -> DecisionBook:
    return DecisionBook(engine, "plan", program("en-side"))


def test_what_is_written_is_what_is_read_by_day_and_by_plan(book: DecisionBook) -> None:
    second = book.write(FIELDS)
    first = book.write(replace(FIELDS, decided_on=DECIDED - dt.timedelta(days=1), meeting_id=2))
    assert [each.decision_id for each in book.all()] == [first, second]
    found = book.find(second)
    assert found is not None
    assert (found.fields, found.actor) == (FIELDS, "en-side")
    assert [each.decision_id for each in book.of_meeting(2)] == [first]
    assert DecisionBook(book.engine, "en anden plan", program("x")).all() == ()


def test_a_correction_and_a_withdrawal_are_rows_and_the_decision_keeps_its_id(book: DecisionBook) -> None:
    number = book.write(FIELDS)
    assert book.write(replace(FIELDS, title="Rettet"), number, "slåfejl") == number
    (now,) = book.all()
    assert (now.decision_id, now.fields.title) == (number, "Rettet")
    assert now.row_id != number
    assert book.withdraw(now.row_id, "skrevet på det forkerte møde") == number
    assert (book.all(), book.find(number)) == ((), None)
    rows = book.history()
    assert [(row.replaces, row.withdrawn, row.reason, row.decision.fields.title) for row in rows] == [
        (None, False, "", "Flyt"),
        (number, False, "slåfejl", "Rettet"),
        (now.row_id, True, "skrevet på det forkerte møde", "Rettet"),
    ]
    assert {row.decision.decision_id for row in rows} == {number}
    assert [row.action for row in audit_rows(book.engine)] == [
        "beslutning skrevet",
        "beslutning rettet",
        "beslutning trukket tilbage",
    ]


def test_the_second_to_correct_is_told_and_of_many_at_once_one_wins(book: DecisionBook) -> None:
    number = book.write(FIELDS)

    def correct(place: int) -> bool:
        try:
            book.write(replace(FIELDS, title=f"Ret {place}"), number, "nu")
        except DecisionMoved:
            return False
        return True

    with ThreadPoolExecutor(6) as people:
        won = list(people.map(correct, range(6)))
    assert won.count(True) == 1
    with pytest.raises(DecisionMoved, match="Intet er ændret"):
        book.withdraw(number, "for sent")
    with pytest.raises(DecisionMoved):
        DecisionBook(book.engine, "en anden plan", program("x")).write(FIELDS, number, "fremmed")
    assert len(book.history()) == 2


def test_an_answer_counts_for_what_was_answered_and_not_for_other_hours(book: DecisionBook) -> None:
    number = book.write(FIELDS)
    book.answer(number, True, DAY, "j.nr. 7")
    book.write(replace(FIELDS, title="Bedre titel"), number, "titlen")
    (approval,) = book.approvals()
    assert (approval.decision_id, approval.granted, approval.answered_on, approval.note) == (
        number,
        True,
        DAY,
        "j.nr. 7",
    )
    (now,) = book.all()
    book.write(replace(FIELDS, moves=(moved(1, 4, 5),)), now.row_id, "andre timer")
    assert book.approvals() == ()
    assert [each.covers for each in book.answers()] == [False]
    book.answer(number, False, DAY)
    assert [(each.granted, each.decision_id) for each in book.approvals()] == [(False, number)]


def test_an_answer_to_what_is_changed_or_withdrawn_is_refused(book: DecisionBook) -> None:
    number = book.write(FIELDS)
    book.write(replace(FIELDS, text="andet"), number, "ordlyd")
    with pytest.raises(DecisionMoved):
        book.answer(number, True, DAY, row_id=number)
    (now,) = book.all()
    book.withdraw(now.row_id, "væk")
    with pytest.raises(DecisionMoved):
        book.answer(number, True, DAY)
    assert book.answers() == ()


def test_when_the_audit_row_fails_nothing_is_written(engine: Engine) -> None:
    broken = DecisionBook(engine, "plan", program("navn@eksempel.dk"))  # what the audit refuses
    with pytest.raises(AccountRefused):
        broken.write(FIELDS)
    assert broken.history() == ()


def test_a_decision_that_could_not_be_read_again_is_not_written_and_one_that_is_spoilt_is_said(
    book: DecisionBook,
) -> None:
    with pytest.raises(DecisionUnreadable):
        book.write(replace(FIELDS, result=Result.REJECTED))
    assert book.history() == ()
    book.write(FIELDS)
    with book.engine.begin() as connection:
        connection.execute(update(table).values(document='{"schema": 9}'))
    with pytest.raises(DecisionUnreadable, match="Beslutningen kan ikke læses"):
        book.all()


def test_the_columns_say_what_the_document_says(book: DecisionBook) -> None:
    book.write(FIELDS)
    with book.engine.connect() as connection:
        (row,) = connection.execute(table.select()).all()
    assert (row.meeting_id, row.indstilling_id, row.decided_on, row.version) == (1, 7, DECIDED, VERSION)
