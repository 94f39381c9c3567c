"""How the state's engine holds its connections. SQLite's are files and stay as SQLAlchemy has them; a server may go,
come back, or fall silent behind a firewall, and no page may hang or fail for that longer than the server is away."""

from typing import Any

from sqlalchemy import Engine, create_engine, make_url

POOL = {
    "pool_pre_ping": True,  # a connection that died is replaced before it is used: nothing need be started again
    "pool_size": 5,
    "max_overflow": 25,
    "pool_timeout": 5,
    "pool_recycle": 1800,
}
POSTGRES = {
    "connect_timeout": 4,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 8000,
    "options": "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s",
    "application_name": "zonekompas",
}
"""What libpq is asked for where the address says nothing else: seconds, but `tcp_user_timeout` (ms), after which a
connection whose packets nobody confirms is given up. A firewall forgets a connection that is still for some minutes:
every half minute it is not. A lock is waited for as long as SQLite waits for a writer."""


def make_engine(url: str, **more: Any) -> Engine:
    """The engine of an SQLAlchemy address; what stands in the address (`?connect_timeout=10`) counts before POSTGRES.

    Nothing is connected yet. Raises SQLAlchemyError for an address that is none.
    """
    address = make_url(url)
    if address.get_backend_name() != "postgresql":
        return create_engine(address, **more)
    asked = {name: value for name, value in POSTGRES.items() if name not in address.query}
    pool = {} if "poolclass" in more else POOL
    return create_engine(address, connect_args=asked, **pool, **more)
