"""The audit as a whole: verified, asked, and pruned where a time limit is set."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, insert, select

from lib.domain.audit_chain import (
    LINKED_LATER,
    PRUNED,
    START,
    AuditEntry,
    Chain,
    Head,
    Link,
    chain_faults,
    old_prefix,
    pruned_words,
)
from lib.state.audit import CHAIN, append
from lib.state.audit_tables import audit_anchor, audit_head, audit_link
from lib.state.moments import utc
from lib.state.snapshots import snapshot
from lib.state.tables import audit as table


class ChainBroken(Exception):
    """The audit does not hold, so nothing of it is taken away; the message says so in Danish."""


@dataclass(frozen=True)
class Wanted:
    """Which rows are asked for: from the moment `since` up to but not including `until`, of one account, of one action.
    None or '': all."""

    since: dt.datetime | None = None
    until: dt.datetime | None = None
    actor: str = ""
    action: str = ""


def read_chain(engine: Engine) -> Chain:
    """The whole chain as it stands at one moment."""
    with snapshot(engine) as connection:
        return chain_in(connection)


def chain_in(connection: Connection) -> Chain:
    """The chain as a transaction sees it."""
    anchor = connection.execute(select(audit_anchor).order_by(audit_anchor.c.number.desc())).first()
    links = connection.execute(select(audit_link).order_by(audit_link.c.number)).all()
    entries = {row.audit_id: _entry(row) for row in connection.execute(select(table))}
    return Chain(
        entries,
        [Link(row.number, row.audit_id, row.previous, row.hash) for row in links],
        START if anchor is None else Head(anchor.number, anchor.hash),
        head_in(connection),
    )


def head_in(connection: Connection) -> Head:
    """Where the chain stands, by the state's own word."""
    own = audit_head.c.chain == CHAIN
    head = connection.execute(select(audit_head.c.number, audit_head.c.hash).where(own)).first()
    return START if head is None else Head(head.number, head.hash)


def linked_later(chain: Chain) -> str:
    """What the chain says of rows older than itself; '' where there were none."""
    told = (entry.detail for entry in chain.entries.values() if entry.action == LINKED_LATER)
    return next(told, "")


def asked_rows(engine: Engine, wanted: Wanted) -> list[tuple[int, AuditEntry]]:
    """The rows asked for, oldest first, each with its number in the chain (0: it stands outside)."""
    query = select(table, audit_link.c.number).outerjoin(
        audit_link, audit_link.c.audit_id == table.c.audit_id
    )
    if wanted.since is not None:
        query = query.where(table.c.at >= wanted.since.astimezone(dt.UTC))
    if wanted.until is not None:
        query = query.where(table.c.at < wanted.until.astimezone(dt.UTC))
    if wanted.actor:
        query = query.where(table.c.actor == wanted.actor)
    if wanted.action:
        query = query.where(table.c.action == wanted.action)
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(table.c.audit_id)).all()
    return [(row.number or 0, _entry(row)) for row in rows]


def prune(engine: Engine, before: dt.datetime, actor: str, at: dt.datetime) -> int:
    """Takes away the oldest rows, all of them older than `before`, and writes that it was done; returns how many.

    What is left begins at an anchor and verifies as before. Raises ChainBroken where the chain does not hold: a pruning
    would hide it.
    """
    with engine.begin() as connection:
        # Held first: what is verified is what is pruned.
        connection.execute(audit_head.update().where(audit_head.c.chain == CHAIN).values(chain=CHAIN))
        chain = chain_in(connection)
        if chain_faults(chain):
            raise ChainBroken(
                "Revisionssporet er ikke, som det blev skrevet. Intet er fjernet. Se: python -m lib audit verify"
            )
        moments = [(link.number, chain.entries[link.audit_id].at) for link in chain.links]
        last = old_prefix(moments, before)
        if not last:
            return 0
        (anchor,) = (Head(link.number, link.hash) for link in chain.links if link.number == last)
        gone = audit_link.c.number <= last
        connection.execute(
            delete(table).where(table.c.audit_id.in_(select(audit_link.c.audit_id).where(gone)))
        )
        connection.execute(delete(audit_link).where(gone))
        connection.execute(delete(audit_anchor))
        connection.execute(insert(audit_anchor).values(**vars(anchor)))
        append(connection, AuditEntry(at, actor, PRUNED, "revisionsspor", pruned_words(anchor)))
    return last - chain.anchor.number


def _entry(row: object) -> AuditEntry:
    fields = {name: getattr(row, name) for name in ("actor", "action", "subject", "detail")}
    return AuditEntry(utc(row.at), **fields)
