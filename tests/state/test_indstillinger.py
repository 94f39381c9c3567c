"""Indstillinger are only ever added to: corrections and withdrawals are rows, and nothing is corrected twice."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, insert, select

from lib.domain.access.account import program
from lib.state.audit import audit_rows
from lib.state.indstillinger import IndstillingBook, IndstillingMoved
from lib.state.meeting_tables import indstilling as table
from tests.domain.indstilling.made import FIELDS

RENAMED = replace(FIELDS, title="Et andet navn")


@pytest.fixture
def book(engine: Engine) -> IndstillingBook:
    return IndstillingBook(engine, "plan", program("en-side"))


def test_what_is_written_is_what_is_read_the_last_first_and_by_plan(
    book: IndstillingBook, engine: Engine
) -> None:
    first, second = book.write(FIELDS), book.write(RENAMED)
    assert [(each.indstilling_id, each.fields) for each in book.all()] == [(second, RENAMED), (first, FIELDS)]
    assert book.find(first) == book.all()[1]
    assert IndstillingBook(engine, "en anden plan", program("x")).all() == ()


def test_a_correction_keeps_the_id_and_a_withdrawal_the_history(
    book: IndstillingBook, engine: Engine
) -> None:
    own = book.write(FIELDS)
    assert book.write(RENAMED, own, "nyt navn") == own
    standing = book.find(own)
    assert standing is not None
    assert (standing.fields.title, standing.row_id != own) == ("Et andet navn", True)
    assert book.withdraw(standing.row_id, "ikke nu") == own
    assert book.all() == ()
    assert [each.fields.title for each in book.history(own)] == [FIELDS.title, "Et andet navn"]
    assert [row.detail for row in audit_rows(engine)][-2:] == ["nyt navn", "ikke nu"]


def test_what_somebody_else_has_corrected_is_not_overwritten(book: IndstillingBook) -> None:
    own = book.write(FIELDS)
    book.write(RENAMED, own, "først")
    for late in (lambda: book.write(FIELDS, own, "for sent"), lambda: book.withdraw(own, "for sent")):
        with pytest.raises(IndstillingMoved, match="imens"):
            late()
    assert [each.fields.title for each in book.all()] == ["Et andet navn"]


def test_a_document_that_cannot_be_read_does_not_hide_the_others(
    book: IndstillingBook, engine: Engine
) -> None:
    own = book.write(FIELDS)
    with engine.begin() as connection:
        row = connection.execute(select(table)).mappings().one()
        values = {name: row[name] for name in row if name != "row_id"}
        connection.execute(
            insert(table).values(**{**values, "document": '{"schema": 9}', "title": "Fremtid"})
        )
    assert [each.indstilling_id for each in book.all()] == [own]
    assert book.unreadable() == ("Fremtid",)
