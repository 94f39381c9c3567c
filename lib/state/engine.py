"""The state database, opened by its SQLAlchemy address."""

from functools import lru_cache

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from lib.domain.faults import WORDS, Fault, Unavailable, fault_of
from lib.state.access_tables import metadata  # importing it makes the tables of all modules known
from lib.state.audit import begin_chain
from lib.state.making import make_tables
from lib.state.reachable import state_file


class StateUnavailable(Unavailable):
    """The state database cannot be opened; the message says so in Danish."""


@lru_cache(maxsize=4)
def open_state(url: str) -> Engine:
    """The engine of the address, with its tables made where they are missing; one per process.

    Raises StateUnavailable when the database cannot be reached or opened.
    """
    file = state_file(url)
    try:
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(make_url(url))
        if file is not None:
            _check_whole(engine)
        make_tables(engine, metadata)
        begin_chain(engine)
    except (SQLAlchemyError, OSError) as error:
        fault = fault_of(error)
        raise _unavailable(fault) from error
    return engine


def _check_whole(engine: Engine) -> None:
    """SQLite reads every page once: damage is told at the start, not when somebody saves."""
    with engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise _unavailable(Fault.DAMAGED)


def _unavailable(fault: Fault | None) -> StateUnavailable:
    why = WORDS[fault].sentence if fault else "Se efter, om adressen i ZONEKOMPAS_STATE_URL er rigtig."
    return StateUnavailable(f"Databasen med versioner og scenarier kan ikke åbnes. {why}")
