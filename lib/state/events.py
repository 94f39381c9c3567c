"""The events of a plan: only ever added to. A correction is a new row that names the one it replaces."""

import datetime as dt
from dataclasses import asdict

from sqlalchemy import Engine, select

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.events import Event, EventFields, EventKind, EventRecord, in_order
from lib.state.corrections import Corrected
from lib.state.moments import utc
from lib.state.tables import event as table

ADDED, CORRECTED, WITHDRAWN = "begivenhed tilføjet", "begivenhed rettet", "begivenhed trukket tilbage"
MOVED = "En anden har rettet begivenheden eller trukket den tilbage imens. Intet er ændret."


class EventMoved(Exception):
    """The event has been replaced since it was read; the message says so in Danish. Nothing has been changed."""


_EVENTS = Corrected(
    table,
    "event_id",
    "begivenhed",
    ("area_id", "kind", "title", "note", "first_day", "last_day"),
    EventMoved,
    MOVED,
)


def events_of(engine: Engine, plan_id: str) -> tuple[Event, ...]:
    """The events in force, by first day: neither corrected nor withdrawn since."""
    records = event_history(engine, plan_id)
    gone = {record.replaces for record in records}
    return in_order(
        record.event for record in records if not record.withdrawn and record.event.event_id not in gone
    )


def event_history(engine: Engine, plan_id: str) -> tuple[EventRecord, ...]:
    """Every row that was ever written, in the order of writing, each with the reason that was given."""
    with engine.connect() as connection:
        of_plan = select(table).where(table.c.plan_id == plan_id).order_by(table.c.event_id)
        rows = connection.execute(of_plan).all()
        reasons = _EVENTS.reasons(connection, plan_id)
    return tuple(
        EventRecord(
            Event(
                row.event_id,
                row.area_id,
                EventKind(row.kind),
                row.title,
                row.note,
                row.first_day,
                row.last_day,
            ),
            row.replaces,
            bool(row.withdrawn),
            utc(row.at),
            row.actor,
            reasons.get(_EVENTS.subject(plan_id, row.event_id), ""),
        )
        for row in rows
    )


def add_event(
    engine: Engine,
    plan_id: str,
    fields: EventFields,
    actor: Account,
    at: dt.datetime,
    replaces: int | None = None,
    reason: str = "",
) -> int:
    """Writes a new event, or with `replaces` the corrected one; returns its id. The audit row is in the transaction.

    Raises NotAllowed, and EventMoved when the event `replaces`
    has been corrected or withdrawn since it was read, or is not of this plan.
    """
    done_by = allowed(actor, Action.EVENT, plan_id)
    row = {**asdict(fields), "kind": fields.kind.value, "withdrawn": False}
    action = ADDED if replaces is None else CORRECTED
    return _EVENTS.write(engine, plan_id, row, done_by, at, replaces, (action, reason))


def withdraw_event(
    engine: Engine, plan_id: str, event_id: int, reason: str, actor: Account, at: dt.datetime
) -> int:
    """Takes an event out of force; its rows stay. Returns the id of the row that says so. Raises NotAllowed,
    EventMoved."""
    done_by, row = allowed(actor, Action.EVENT, plan_id), {"withdrawn": True}
    return _EVENTS.write(engine, plan_id, row, done_by, at, event_id, (WITHDRAWN, reason))
