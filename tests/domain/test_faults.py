"""Errors of the system, of SQLite and of a database server are told apart by their numbers."""

import errno
import sqlite3

import pytest
import sqlalchemy.exc

from lib.domain.faults import WORDS, Fault, Unavailable, causes, fault_of, system_words


class OperationalError(Exception):
    """As a database server's driver names what it raises when the connection is lost."""


def of_sqlite(code: int) -> Exception:
    error = sqlite3.OperationalError("words that are not looked at")
    error.sqlite_errorcode = code
    return error


def of_postgres(sqlstate: str | None) -> Exception:
    error = OperationalError("words that are not looked at")
    error.sqlstate = sqlstate
    return error


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (of_postgres("53100"), Fault.FULL),
        (of_postgres("25006"), Fault.READ_ONLY),
        (of_postgres("55P03"), Fault.BUSY),
        (of_postgres("XX001"), Fault.DAMAGED),
        (of_postgres("57P01"), Fault.GONE),
        (of_postgres(None), Fault.GONE),
        (sqlalchemy.exc.TimeoutError("all connections taken"), Fault.BUSY),
        (OSError(errno.ENOSPC, ""), Fault.FULL),
        (OSError(errno.EROFS, ""), Fault.READ_ONLY),
        (PermissionError(errno.EACCES, ""), Fault.REFUSED),
        (of_sqlite(sqlite3.SQLITE_BUSY), Fault.BUSY),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), Fault.BUSY),
        (of_sqlite(sqlite3.SQLITE_FULL), Fault.FULL),
        (of_sqlite(sqlite3.SQLITE_READONLY), Fault.READ_ONLY),
        (of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), Fault.MOVED),
        (of_sqlite(sqlite3.SQLITE_NOTADB), Fault.DAMAGED),
        (of_sqlite(sqlite3.SQLITE_CORRUPT), Fault.DAMAGED),
        (of_sqlite(sqlite3.SQLITE_CANTOPEN), Fault.REFUSED),
        (of_sqlite(sqlite3.SQLITE_IOERR_WRITE), Fault.DISK),
        (of_sqlite(sqlite3.SQLITE_ERROR), None),
        (OperationalError("server closed the connection"), Fault.GONE),
        (RuntimeError("IO Error: Could not write: No space left on device"), Fault.FULL),
        (FileNotFoundError(errno.ENOENT, ""), None),
        (ValueError("disk full"), None),
    ],
)
def test_each_fault_is_known_for_what_it_is(error: Exception, fault: Fault | None) -> None:
    assert fault_of(error) is fault


def test_a_fault_is_found_under_what_was_made_of_it() -> None:
    wrapped = ValueError("x")
    wrapped.orig = of_sqlite(sqlite3.SQLITE_BUSY)
    outer = RuntimeError("y")
    outer.__cause__ = wrapped
    wrapped.__context__ = outer  # a ring is walked once
    assert fault_of(outer) is Fault.BUSY


def test_every_fault_has_whole_sentences_that_say_what_became_of_the_work() -> None:
    assert WORDS.keys() == set(Fault)
    for words in WORDS.values():
        assert words.sentence.startswith(f"{words.title}. ")
        assert "blev ikke gemt" in words.sentence or "Intet er ændret" in words.sentence
        assert words.sentence.endswith(".")
    assert str(Unavailable("Filen er væk.")) == "Filen er væk."


def test_an_error_of_the_system_is_said_in_words_or_by_its_number() -> None:
    full = OSError(errno.ENOSPC, "No space")
    fault = fault_of(full)
    assert fault is not None
    assert system_words(full) == fault.value
    assert system_words(OSError(errno.EXDEV, "x")) == f"fejl {errno.EXDEV} i systemet"
    assert system_words(OSError("uden nummer")) == "fejl 0 i systemet"


def test_what_was_wrapped_does_not_hide_what_it_was_raised_from() -> None:
    error, wrapped, behind, before = ValueError("ydre"), OSError("indre"), KeyError("bag"), KeyError("før")
    error.orig, error.__cause__, wrapped.__context__ = wrapped, behind, before  # type: ignore[attr-defined]  # as a database layer does
    assert list(causes(error)) == [error, wrapped, behind, before]
