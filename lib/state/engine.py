"""The state database, opened by its SQLAlchemy address."""

from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from lib.state.meeting_tables import metadata  # importing it makes the tables of both modules known


class StateUnavailable(Exception):
    """The state database cannot be opened; the message says so in Danish."""


@lru_cache(maxsize=4)
def open_state(url: str) -> Engine:
    """The engine of the address, with its tables made where they are missing; one per process.

    Raises StateUnavailable when the database cannot be reached or opened.
    """
    address = make_url(url)
    try:
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address)
        metadata.create_all(engine)
    except (SQLAlchemyError, OSError) as error:
        raise StateUnavailable("Databasen med versioner og scenarier kan ikke åbnes.") from error
    return engine
