"""The log of what was loaded: one row per datatræk, and what has happened to it since."""

import datetime as dt
from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.datatraek.rows import DatatraekKind
from lib.state.audit import READ_RAW, AuditEntry, append, write_audit
from lib.state.moments import utc
from lib.state.tables import active_version, datatraek_event, version_content
from lib.state.tables import datatraek as table
from lib.state.versions import PUBLISHED, WITHDRAWN

IMPORTED = "indlæst"


class State(StrEnum):
    """Where a datatræk stands: never published, part of the active version, or taken back."""

    KLADDE = "kladde"
    UDGIVET = PUBLISHED
    TRUKKET_TILBAGE = WITHDRAWN


@dataclass(frozen=True)
class Datatraek:
    """What was loaded, as it was registered. `file_name` is what the sender called it; only words."""

    datatraek_id: str
    kind: DatatraekKind
    profile_id: str
    source_id: str
    file_name: str
    original_sha256: str
    profile_sha256: str
    rows_sha256: str
    row_count: int
    period_from: dt.date | None
    period_to: dt.date | None


@dataclass(frozen=True)
class Event:
    """`action`: indlæst, udgivet or trukket tilbage; `version` '' where none was made; `note`: the reason given."""

    datatraek_id: str
    at: dt.datetime
    actor: str
    action: str
    version: str
    note: str


@dataclass(frozen=True)
class DatatraekRow:
    """A line of the history: the datatræk, its state now, and its events, oldest first."""

    datatraek: Datatraek
    state: State
    events: tuple[Event, ...]


def register(engine: Engine, plan_id: str, loaded: Datatraek, actor: Account, at: dt.datetime) -> bool:
    """Writes down a new datatræk with its first event and its audit row; False when it is known already. Raises
    NotAllowed."""
    done_by = allowed(actor, Action.IMPORT, plan_id)
    row = {**asdict(loaded), "kind": loaded.kind.value}
    event = {"at": at, "actor": done_by, "action": IMPORTED}
    try:
        with engine.begin() as connection:
            connection.execute(insert(table).values(plan_id=plan_id, **row))
            connection.execute(
                insert(datatraek_event).values(
                    plan_id=plan_id, datatraek_id=loaded.datatraek_id, version="", note="", **event
                )
            )
            append(connection, AuditEntry(at, done_by, IMPORTED, loaded.datatraek_id, loaded.file_name))
    except IntegrityError:
        return False
    return True


def read_draft(engine: Engine, datatraek_id: str, actor: Account, at: dt.datetime | None = None) -> None:
    """Writes that somebody is shown the rows of a datatræk as they came, unmasked. Raises NotAllowed."""
    done_by, moment = allowed(actor, Action.READ_DRAFTS), dt.datetime.now(dt.UTC) if at is None else at
    write_audit(engine, AuditEntry(moment, done_by, READ_RAW, datatraek_id, "vist som kladde"))


def find(engine: Engine, plan_id: str, datatraek_id: str) -> DatatraekRow | None:
    """The datatræk of that id, or of the one id that begins so; None when there is none or more than one."""
    found = [row for row in history(engine, plan_id) if row.datatraek.datatraek_id.startswith(datatraek_id)]
    return found[0] if len(found) == 1 else None


def history(engine: Engine, plan_id: str) -> list[DatatraekRow]:
    """Everything that was ever loaded, the latest loaded first: in the order of writing, whatever the clock said."""
    events: dict[str, list[Event]] = {}
    with engine.connect() as connection:
        of_plan = select(datatraek_event).where(datatraek_event.c.plan_id == plan_id)
        for row in connection.execute(of_plan.order_by(datatraek_event.c.event_id)):
            event = Event(row.datatraek_id, utc(row.at), row.actor, row.action, row.version, row.note)
            events.setdefault(row.datatraek_id, []).append(event)
        rows = {
            row.datatraek_id: row
            for row in connection.execute(select(table).where(table.c.plan_id == plan_id))
        }
        in_force = set(
            connection.scalars(
                select(version_content.c.datatraek_id)
                .join(active_version, active_version.c.version == version_content.c.version)
                .where(active_version.c.plan_id == plan_id, version_content.c.plan_id == plan_id)
                .where(version_content.c.in_force)
            )
        )
    lines = [
        DatatraekRow(_datatraek(rows[known]), _state(known, own, in_force), tuple(own))
        for known, own in events.items()
    ]
    return lines[::-1]


def ever_published(engine: Engine, plan_id: str) -> list[str]:
    """Ids of all that has been published at some time, in the order of their first publication."""
    query = (
        select(datatraek_event.c.datatraek_id)
        .where(datatraek_event.c.plan_id == plan_id, datatraek_event.c.action == PUBLISHED)
        .order_by(datatraek_event.c.event_id)
    )
    with engine.connect() as connection:
        return list(dict.fromkeys(connection.scalars(query)))


def _state(datatraek_id: str, events: list[Event], in_force: set[str]) -> State:
    if datatraek_id in in_force:
        return State.UDGIVET
    published = any(event.action == PUBLISHED for event in events)
    return State.TRUKKET_TILBAGE if published else State.KLADDE


def _datatraek(row: object) -> Datatraek:
    values = {name: getattr(row, name) for name in Datatraek.__dataclass_fields__}
    return Datatraek(**{**values, "kind": DatatraekKind(values["kind"])})
