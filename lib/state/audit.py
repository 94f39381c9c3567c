"""The audit: what was done, when and by which account. Append-only, each row chained to the one before; no personal
data beyond the account id. `append` is the only way in: it writes in the transaction of what it tells of."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from lib.domain.audit_chain import LINKED_LATER, START, AuditEntry, Head, linked
from lib.domain.free_text import without_control
from lib.state.audit_tables import audit_head, audit_link
from lib.state.moments import utc
from lib.state.tables import audit as table

READ_RAW = "læst umaskeret"
EXPORTED = "eksporteret"
CHAIN = 1
PROGRAM = "programmet"
LONGEST_ACTOR, LONGEST_SUBJECT = 200, 200


class AccountRefused(Exception):
    """An account that names a person; the message says so in Danish. Nothing has been written."""


def append(connection: Connection, entry: AuditEntry) -> Head:
    """Writes the row as the last of the chain, inside the caller's transaction; returns where the chain stands then.

    The first statement takes the head's row in PostgreSQL and the only writer's place in SQLite: of two who write at
    once the second waits for the first one's transaction to end, and follows it. Raises AccountRefused for an account
    that is a mail address or too long.
    """
    if entry.actor and "@" in entry.actor:
        raise AccountRefused("Skriv et konto-id, ikke en mailadresse: revisionssporet gemmer ingen personer.")
    entry = _fitting(entry)
    own = audit_head.c.chain == CHAIN
    connection.execute(update(audit_head).where(own).values(chain=CHAIN))
    row = connection.execute(select(audit_head.c.number, audit_head.c.hash).where(own)).one()
    head = _write(connection, Head(row.number, row.hash), entry)
    _move_head(connection, head)
    return head


def write_audit(engine: Engine, entry: AuditEntry) -> None:
    """Appends the row, in a transaction of its own: it stands before anything it speaks of is done."""
    with engine.begin() as connection:
        append(connection, entry)


def exported(engine: Engine, account: str, what: str, version: str, at: dt.datetime | None = None) -> None:
    """Writes that a file was made for somebody: `what` it is (its kind, or page and format), of which `version`."""
    moment = dt.datetime.now(dt.UTC) if at is None else at
    write_audit(engine, AuditEntry(moment, account, EXPORTED, version, what))


def audit_rows(engine: Engine) -> list[AuditEntry]:
    """All rows, oldest first."""
    with engine.connect() as connection:
        rows = connection.execute(select(table).order_by(table.c.audit_id)).all()
    return [AuditEntry(row.at, row.actor, row.action, row.subject, row.detail) for row in rows]


def begin_chain(engine: Engine) -> None:
    """Makes the chain's head where there is none yet, and links the rows that an earlier program wrote without one.

    How many they were stands in the chain itself. Of two who open the database at once one does it.
    """
    with engine.connect() as connection:
        if connection.execute(select(audit_head.c.chain)).first() is not None:
            return
    try:
        with engine.begin() as connection:
            connection.execute(insert(audit_head).values(chain=CHAIN, number=START.number, hash=START.hash))
            older = connection.execute(select(table).order_by(table.c.audit_id)).all()
            if not older:
                return
            _move_head(connection, _link_older(connection, older))
            told = (LINKED_LATER, "revisionsspor", f"{len(older)} rækker er skrevet før kæden")
            append(connection, AuditEntry(dt.datetime.now(dt.UTC), PROGRAM, *told))
    except IntegrityError:
        return


def _fitting(entry: AuditEntry) -> AuditEntry:
    """The row as PostgreSQL can keep it, which holds the columns to their lengths and knows no NUL: what is hashed is
    what is kept."""
    if len(entry.actor) > LONGEST_ACTOR or entry.actor != without_control(entry.actor):
        raise AccountRefused(f"Et konto-id er højst {LONGEST_ACTOR} tegn, uden styretegn.")
    subject, detail = without_control(entry.subject), without_control(entry.detail)
    return replace(entry, subject=subject[:LONGEST_SUBJECT], detail=detail)


def _link_older(connection: Connection, older: list) -> Head:
    head, links = START, []
    for row in older:
        entry = AuditEntry(utc(row.at), row.actor, row.action, row.subject, row.detail)
        link = linked(head, row.audit_id, entry)
        links.append(vars(link))
        head = Head(link.number, link.hash)
    connection.execute(insert(audit_link), links)
    return head


def _write(connection: Connection, head: Head, entry: AuditEntry) -> Head:
    """The row and its link. The moment is kept as UTC, which is how SQLite is read."""
    values = {**vars(entry), "at": utc(entry.at).astimezone(dt.UTC)}
    key = connection.execute(insert(table).values(**values)).inserted_primary_key
    link = linked(head, int(key[0]) if key else 0, entry)
    connection.execute(insert(audit_link).values(**vars(link)))
    return Head(link.number, link.hash)


def _move_head(connection: Connection, head: Head) -> None:
    moved = update(audit_head).where(audit_head.c.chain == CHAIN)
    connection.execute(moved.values(number=head.number, hash=head.hash))
