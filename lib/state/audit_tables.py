"""The tables of the audit's chain. They stand beside `audit`, so that a database from before the chain needs no
column changed: see `begin_chain`."""

from sqlalchemy import Column, Integer, String, Table

from lib.state.tables import metadata

audit_link = Table(
    "audit_link",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("audit_id", Integer, nullable=False, unique=True),
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
)
"""The place of each audit row in the chain. That the chain cannot fork, `previous` sees to: two rows cannot follow the
same one."""

audit_head = Table(
    "audit_head",
    metadata,
    Column("chain", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""One row (`chain` 1): where the chain stands. Whoever writes in the audit holds it until the transaction ends."""

audit_anchor = Table(
    "audit_anchor",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("hash", String(64), nullable=False),
)
"""The last row that was pruned: what is left of the chain begins after it."""
