"""The weights of a board's members, by discussion: only ever added to; the last row of a seat counts."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, insert, select

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.priority.members import MemberWeights, UnsoundWeights, checked, unreadable
from lib.state.audit import AuditEntry, append
from lib.state.tables import weighting as table

KEPT, TAKEN_OUT = "vægte gemt", "vægte taget ud"
TAKEN = (
    "En anden har skrevet på {seat} imens. Intet er overskrevet: se, hvad der står, og vælg en anden plads."
)
NOTHING = ""
"""The document of a seat that has been taken out of the discussion."""

LONGEST = 20_000
"""Signs of a document; a longer one was not written here."""


class SeatTaken(Exception):
    """Somebody has written on the seat meanwhile; the message says so in Danish. Nothing has been written."""


@dataclass(frozen=True)
class Weightings:
    """The seats that count in a discussion, in the order in which they first spoke; `unreadable`: Danish sentences on
    those whose weights cannot be read; `latest`: the id of the last row of every seat that has ever spoken."""

    members: tuple[MemberWeights, ...]
    unreadable: tuple[str, ...]
    latest: Mapping[str, int]

    @property
    def last(self) -> int:
        """The id of the discussion's last row, 0 where nobody has spoken."""
        return max(self.latest.values(), default=0)


def keep_weighting(
    engine: Engine,
    plan_id: str,
    session: str,
    weighed: MemberWeights,
    actor: Account,
    at: dt.datetime,
    seen: int | None = None,
) -> int:
    """Writes the weights of one seat; returns the row's id. The audit row is written in the same transaction.

    `seen` is the last row of the seat that the writer knows of (0: none, None: whichever it is). Raises SeatTaken where
    it has another one, and NotAllowed.
    """
    document = json.dumps({"weights": dict(weighed.weights)}, ensure_ascii=False)
    row = {"plan_id": plan_id, "session": session, "member": weighed.member, "document": document}
    return _write(engine, row, allowed(actor, Action.WEIGH, plan_id), at, KEPT, seen)


def take_out(
    engine: Engine,
    plan_id: str,
    session: str,
    member: str,
    actor: Account,
    at: dt.datetime,
    seen: int | None = None,
) -> int:
    """Writes that the seat no longer counts in the discussion; what it weighed stays in its rows. `seen` and SeatTaken
    as in `keep_weighting`."""
    row = {"plan_id": plan_id, "session": session, "member": member, "document": NOTHING}
    return _write(engine, row, allowed(actor, Action.WEIGH, plan_id), at, TAKEN_OUT, seen)


def weightings_of(engine: Engine, plan_id: str, session: str) -> Weightings:
    """The last word of each seat in the discussion, without those taken out."""
    own = (table.c.plan_id == plan_id, table.c.session == session)
    with engine.connect() as connection:
        rows = connection.execute(select(table).where(*own).order_by(table.c.weighting_id)).all()
    last = {row.member: row.document for row in rows}
    found: list[MemberWeights] = []
    refused: list[str] = []
    for member, document in last.items():
        if document == NOTHING:
            continue
        try:
            found.append(_read(member, document))
        except UnsoundWeights as unsound:
            refused.append(str(unsound))
    return Weightings(tuple(found), tuple(refused), {row.member: row.weighting_id for row in rows})


def last_weighting(engine: Engine, plan_id: str, session: str) -> int:
    """The id of the discussion's last row, 0 where nobody has spoken: whether anything has come since."""
    own = (table.c.plan_id == plan_id, table.c.session == session)
    with engine.connect() as connection:
        return connection.execute(select(func.max(table.c.weighting_id)).where(*own)).scalar() or 0


def sessions_of(engine: Engine, plan_id: str) -> tuple[str, ...]:
    """The names of the plan's discussions, the one that somebody last wrote in first."""
    latest = func.max(table.c.weighting_id)
    named = select(table.c.session).where(table.c.plan_id == plan_id).group_by(table.c.session)
    with engine.connect() as connection:
        return tuple(row.session for row in connection.execute(named.order_by(latest.desc())))


def _read(member: str, document: str) -> MemberWeights:
    try:
        weights = json.loads(document)["weights"] if len(document) <= LONGEST else None
    except (ValueError, TypeError, KeyError, RecursionError) as not_ours:
        raise UnsoundWeights(unreadable(member)) from not_ours
    if not isinstance(weights, dict):
        raise UnsoundWeights(unreadable(member))
    return checked(member, weights)


def _write(
    engine: Engine, row: dict[str, str], actor: str, at: dt.datetime, action: str, seen: int | None
) -> int:
    """The audit row first: of two on one seat at once the second waits for it, and sees what the first has written."""
    done = {"at": at, "actor": actor}
    with engine.begin() as connection:
        subject = f"vægtning {row['plan_id']}/{row['session']}"
        append(connection, AuditEntry(at, actor, action, subject, row["member"]))
        if seen is not None and seen != _last_of(connection, row):
            raise SeatTaken(TAKEN.format(seat=row["member"]))
        written = connection.execute(insert(table).values(**row, **done)).inserted_primary_key
    return int(written[0]) if written else 0


def _last_of(connection: Connection, row: dict[str, str]) -> int:
    """The id of the seat's last row, 0 where there is none."""
    same = (table.c[name] == row[name] for name in ("plan_id", "session", "member"))
    return connection.execute(select(func.max(table.c.weighting_id)).where(*same)).scalar() or 0
