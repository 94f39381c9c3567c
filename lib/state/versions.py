"""Which version of the data is the active one, and the transaction that makes it so."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.version import Version
from lib.state.audit import AuditEntry, append
from lib.state.moments import utc
from lib.state.tables import active_version as table
from lib.state.tables import datatraek_event
from lib.state.tables import version_content as contents
from lib.state.tables import version_named as named

PUBLISHED = "udgivet"
WITHDRAWN = "trukket tilbage"
MOVED = "En anden udgivelse kom imellem. Intet er ændret; genindlæs siden, og prøv igen."


class VersionMoved(Exception):
    """Another publication came in between; the message says so in Danish. Nothing has been changed."""


@dataclass(frozen=True)
class Content:
    """One datatræk of a version. `in_force` False: shown once and withdrawn."""

    datatraek_id: str
    in_force: bool


@dataclass(frozen=True)
class Publication:
    """A version about to be named: what it is made of, who names it and why.

    `replaces`: the version that was active
    when the work began (None: there was none). `events`: (datatraek_id, action) of what this does to single datatræk.
    """

    version: Version
    contents: tuple[Content, ...]
    actor: Account
    action: str
    detail: str
    replaces: str | None
    events: tuple[tuple[str, str], ...] = ()


def activate(engine: Engine, publication: Publication) -> None:
    """Makes the version the active one of its plan with all that is written of it, in one transaction.

    Raises NotAllowed, and VersionMoved when another version has become active since `replaces` was read.
    """
    withdraws = publication.action == WITHDRAWN
    done_by = allowed(
        publication.actor, Action.WITHDRAW if withdraws else Action.PUBLISH, publication.version.plan_id
    )
    version = publication.version
    key = {"plan_id": version.plan_id, "version": version.version}
    done = {"at": version.activated_at, "actor": done_by}
    with engine.begin() as connection:
        _swap(connection, version, publication.replaces)
        _write_contents(connection, key, publication.contents)
        connection.execute(insert(named).values(**key, at=version.activated_at))
        for datatraek_id, action in publication.events:
            event = {"datatraek_id": datatraek_id, "action": action, "note": publication.detail}
            connection.execute(insert(datatraek_event).values(**key, **done, **event))
        told = (publication.action, version.version, publication.detail)
        append(connection, AuditEntry(version.activated_at, done_by, *told))


def _write_contents(connection: Connection, key: dict[str, str], new: tuple[Content, ...]) -> None:
    same = (contents.c.plan_id == key["plan_id"]) & (contents.c.version == key["version"])
    connection.execute(delete(contents).where(same))
    rows = [{**key, "position": position, **asdict(content)} for position, content in enumerate(new)]
    if rows:
        connection.execute(insert(contents), rows)


def _swap(connection: Connection, version: Version, replaces: str | None) -> None:
    """The compare-and-swap: of two who publish at once one wins and the other is told."""
    new = {"version": version.version, "activated_at": version.activated_at}
    try:
        if replaces is None:
            connection.execute(insert(table).values(plan_id=version.plan_id, **new))
            return
    except IntegrityError as error:
        raise VersionMoved(MOVED) from error
    own = (table.c.plan_id == version.plan_id) & (table.c.version == replaces)
    if connection.execute(update(table).where(own).values(**new)).rowcount != 1:
        raise VersionMoved(MOVED)


def contents_of(engine: Engine, plan_id: str, version: str) -> tuple[Content, ...]:
    """The datatræk that the version is made of, oldest publication first; empty for the plan's own figures alone."""
    query = (
        select(contents)
        .where(contents.c.plan_id == plan_id, contents.c.version == version)
        .order_by(contents.c.position)
    )
    with engine.connect() as connection:
        return tuple(Content(row.datatraek_id, bool(row.in_force)) for row in connection.execute(query))


def earlier_versions(engine: Engine, plan_id: str) -> list[str]:
    """Every version that has been active, the latest first, each once."""
    query = select(named.c.version).where(named.c.plan_id == plan_id).order_by(named.c.naming_id.desc())
    with engine.connect() as connection:
        return list(dict.fromkeys(row.version for row in connection.execute(query)))


def built_plans(engine: Engine) -> frozenset[str]:
    """Ids of the plans that have an active version."""
    with engine.connect() as connection:
        return frozenset(connection.scalars(select(table.c.plan_id)))


def active_version(engine: Engine, plan_id: str) -> Version | None:
    """The active version of the plan; None before the first build."""
    with engine.connect() as connection:
        row = connection.execute(select(table).where(table.c.plan_id == plan_id)).one_or_none()
    if row is None:
        return None
    return Version(row.version, row.plan_id, utc(row.activated_at))
