"""The weights of a board's members, by discussion: only ever added to; the last row of a seat counts."""

import datetime as dt
import json
from dataclasses import dataclass

from sqlalchemy import Engine, func, insert, select

from lib.domain.priority.members import MemberWeights, UnsoundWeights, checked, unreadable
from lib.state.tables import audit
from lib.state.tables import weighting as table

KEPT, TAKEN_OUT = "vægte gemt", "vægte taget ud"
NOTHING = ""
"""The document of a seat that has been taken out of the discussion."""

LONGEST = 20_000
"""Signs of a document; a longer one was not written here."""


@dataclass(frozen=True)
class Weightings:
    """The seats that count in a discussion, in the order in which they first spoke; `unreadable`: Danish sentences on
    those whose weights cannot be read."""

    members: tuple[MemberWeights, ...]
    unreadable: tuple[str, ...]


def keep_weighting(
    engine: Engine, plan_id: str, session: str, weighed: MemberWeights, actor: str, at: dt.datetime
) -> int:
    """Writes the weights of one seat; returns the row's id. The audit row is written in the same transaction."""
    document = json.dumps({"weights": dict(weighed.weights)}, ensure_ascii=False)
    row = {"plan_id": plan_id, "session": session, "member": weighed.member, "document": document}
    return _write(engine, row, actor, at, KEPT)


def take_out(engine: Engine, plan_id: str, session: str, member: str, actor: str, at: dt.datetime) -> int:
    """Writes that the seat no longer counts in the discussion; what it weighed stays in its rows."""
    row = {"plan_id": plan_id, "session": session, "member": member, "document": NOTHING}
    return _write(engine, row, actor, at, TAKEN_OUT)


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
    return Weightings(tuple(found), tuple(refused))


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


def _write(engine: Engine, row: dict[str, str], actor: str, at: dt.datetime, action: str) -> int:
    done = {"at": at, "actor": actor}
    with engine.begin() as connection:
        written = connection.execute(insert(table).values(**row, **done)).inserted_primary_key
        told = {
            "action": action,
            "subject": f"vægtning {row['plan_id']}/{row['session']}",
            "detail": row["member"],
        }
        connection.execute(insert(audit).values(**told, **done))
    return int(written[0]) if written else 0
