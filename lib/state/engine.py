"""The state database, opened by its SQLAlchemy address."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from lib.domain.faults import WORDS, Fault, Unavailable, fault_of
from lib.state.access_tables import metadata  # importing it makes the tables of all modules known
from lib.state.audit import PROGRAM, begin_chain
from lib.state.making import BEHIND, HEAD, SEE_ADDRESS, StepRefused, make_tables, step_of, step_words
from lib.state.pool import make_engine
from lib.state.reachable import state_file
from lib.state.upgrading import Upgraded, upgrade

UNKNOWN = SEE_ADDRESS

NO_FILE = "Filen er der ikke endnu. Den bliver lavet af: python -m lib build"


class StateUnavailable(Unavailable):
    """The state database cannot be opened; the message says so in Danish."""


@lru_cache(maxsize=4)
def open_state(url: str) -> Engine:
    """The engine of the address, with the tables of this program; one per process.

    An empty database gets them, and a file of an earlier program is upgraded, with a copy beside it. Raises
    StateUnavailable when the database cannot be reached or opened, is of a newer program, or is an earlier program's on
    a server: that is upgraded by command.
    """
    with _told():
        engine, file = _reached(url)
        if not make_tables(engine, metadata):
            if file is None:
                raise StepRefused(BEHIND.format(step=_stands(engine), head=HEAD))
            upgrade(engine, metadata, file, PROGRAM, dt.datetime.now(dt.UTC))
        begin_chain(engine)
    return engine


def upgrade_state(url: str, actor: str, at: dt.datetime) -> Upgraded | None:
    """Brings the tables to this program's step, wherever they are; None where there was nothing to change. Raises
    StateUnavailable."""
    with _told():
        engine, file = _reached(url)
        done = None if make_tables(engine, metadata) else upgrade(engine, metadata, file, actor, at)
        begin_chain(engine)
        engine.dispose()
    return done


def state_step(url: str) -> str | None:
    """The step that the tables stand at, None where none was ever written. Changes nothing. Raises
    StateUnavailable."""
    with _told():
        file = state_file(url)
        if file is not None and not file.is_file():
            raise StepRefused(NO_FILE)
        engine, _ = _reached(url)
        with engine.connect() as connection:
            step = step_of(connection)
        engine.dispose()
    return step


def _reached(url: str) -> tuple[Engine, Path | None]:
    file = state_file(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    engine = make_engine(url)
    if file is not None:
        _check_whole(engine)
    return engine, file


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong, as StateUnavailable with its sentence."""
    try:
        yield
    except StepRefused as refused:
        raise _unavailable(str(refused)) from refused
    except (SQLAlchemyError, OSError) as error:
        fault = fault_of(error)
        raise _unavailable(WORDS[fault].sentence if fault else UNKNOWN) from error


def _stands(engine: Engine) -> str:
    with engine.connect() as connection:
        return step_words(step_of(connection))


def _check_whole(engine: Engine) -> None:
    """SQLite reads every page once: damage is told at the start, not when somebody saves."""
    with engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise _unavailable(WORDS[Fault.DAMAGED].sentence)


def _unavailable(why: str) -> StateUnavailable:
    return StateUnavailable(f"Databasen med versioner og scenarier kan ikke åbnes. {why}")
