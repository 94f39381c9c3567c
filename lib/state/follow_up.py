"""The record of what was shown to which meeting: only ever added to. A correction is a new row that names the old.

The goals are written down as they stood; a correction of meeting, day or comment keeps them as they were.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.goals.follow_up import FollowUp, Meeting, ShownGoal
from lib.state.audit import AuditEntry, append
from lib.state.moments import utc
from lib.state.tables import follow_up as table
from lib.state.tables import version_named

RECORDED, CORRECTED = "opfølgning registreret", "opfølgning rettet"
MOVED = "En anden har rettet registreringen imens. Intet er ændret; se listen, og ret den nyeste."


class FollowUpMoved(Exception):
    """The record has been corrected since it was read; the message says so in Danish. Nothing has been changed."""


def record_follow_up(
    engine: Engine,
    plan_id: str,
    meeting: Meeting,
    version: str,
    shown: Sequence[ShownGoal],
    actor: Account,
    at: dt.datetime,
) -> int:
    """Writes that `version` with the goals `shown` was seen by the meeting; returns the id of the record.

    The audit row is written in the same transaction. Raises NotAllowed.
    """
    done_by = allowed(actor, Action.FOLLOW_UP, plan_id)
    goals = json.dumps([asdict(goal) for goal in shown], ensure_ascii=False)
    with engine.begin() as connection:
        row = {**asdict(meeting), "version": version, "shown": goals, "replaces": None}
        return _write(connection, plan_id, row, RECORDED, done_by, at)


def correct_follow_up(
    engine: Engine, plan_id: str, follow_up_id: int, meeting: Meeting, actor: Account, at: dt.datetime
) -> int:
    """Writes the record anew with another meeting, day or comment; version and goals stay as they were shown.

    Raises NotAllowed, and FollowUpMoved when the record has been corrected since it was read, or is not of this plan.
    """
    done_by = allowed(actor, Action.FOLLOW_UP, plan_id)
    own = select(table).where(table.c.plan_id == plan_id, table.c.follow_up_id == follow_up_id)
    try:
        with engine.begin() as connection:
            old = connection.execute(own).one_or_none()
            if old is None:
                raise FollowUpMoved(MOVED)
            kept = {"version": old.version, "shown": old.shown, "replaces": follow_up_id}
            return _write(connection, plan_id, {**asdict(meeting), **kept}, CORRECTED, done_by, at)
    except IntegrityError as error:
        raise FollowUpMoved(MOVED) from error


def follow_ups(engine: Engine, plan_id: str) -> tuple[FollowUp, ...]:
    """The records in force (none that has been corrected), by the day of the meeting, the latest first."""
    of_plan = select(table).where(table.c.plan_id == plan_id).order_by(table.c.follow_up_id)
    first_named = (
        select(version_named.c.version, version_named.c.at)
        .where(version_named.c.plan_id == plan_id)
        .order_by(version_named.c.naming_id.desc())
    )
    with engine.connect() as connection:
        rows = connection.execute(of_plan).all()
        since = {row.version: row.at for row in connection.execute(first_named)}  # the first naming stays
    corrected = {row.replaces for row in rows}
    records = [_record(row, since.get(row.version)) for row in rows if row.follow_up_id not in corrected]
    return tuple(sorted(records, key=lambda one: (one.meeting.held_on, one.follow_up_id), reverse=True))


def _write(
    connection: Connection, plan_id: str, row: dict[str, object], action: str, actor: str, at: dt.datetime
) -> int:
    done = {"at": at, "actor": actor}
    written = connection.execute(insert(table).values(plan_id=plan_id, **row, **done)).inserted_primary_key
    follow_up_id = int(written[0]) if written else 0
    told = (f"opfølgning {plan_id}/{follow_up_id}", f"{row['meeting_id']} {row['held_on']}")
    append(connection, AuditEntry(at, actor, action, *told))
    return follow_up_id


def _record(row: Any, since: dt.datetime | None) -> FollowUp:
    return FollowUp(
        follow_up_id=row.follow_up_id,
        meeting=Meeting(row.meeting_id, row.meeting_name, row.held_on, row.comment),
        version=row.version,
        version_since=None if since is None else utc(since).date(),
        shown=tuple(_goal(goal) for goal in json.loads(row.shown)),
        replaces=row.replaces,
        at=utc(row.at),
        actor=row.actor,
    )


def _goal(written: dict[str, str]) -> ShownGoal:
    """A goal as it was written down; a field that came later is empty in an older record."""
    return ShownGoal(**{field.name: written.get(field.name, "") for field in fields(ShownGoal)})
