"""Making versions: which datatræk a version is of, building it, and naming it as the active one."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lib.archive.archive import Archive
from lib.cli.places import BuildPlaces
from lib.domain.access.account import Account
from lib.domain.datatraek.compose import Piece
from lib.domain.plan_tables import PlanTables
from lib.domain.version import Version
from lib.ingest.plan_reader import read_plan
from lib.settings import Settings
from lib.state.datatraek import ever_published, history
from lib.state.engine import open_state
from lib.state.version_files import tell_file
from lib.state.versions import (
    Content,
    Publication,
    activate,
    active_version,
    contents_of,
    earlier_versions,
)
from lib.warehouse.build import build
from lib.warehouse.files import public_path, version_of
from lib.warehouse.shared import put_shared

Progress = Callable[[str, float], None]
"""Told of each step in Danish words and how far the work has come, 0 to 1."""


def silent(words: str, share: float) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Naming:
    """Who names a version, what it does (an action of `lib.state.versions`), why, when, and which datatræk it is
    about: (datatraek_id, action)."""

    actor: Account
    action: str
    detail: str
    now: dt.datetime
    events: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Active:
    """The version in force when the work began (None: there is none yet), and what it is made of.

    Read once: what is made of these contents may only replace this version.
    """

    version: str | None
    contents: tuple[Content, ...]


def active_now(settings: Settings) -> Active:
    """The active version and its contents."""
    engine = open_state(settings.state_url)
    active = active_version(engine, settings.plan_id)
    if active is None:
        return Active(None, ())
    return Active(active.version, contents_of(engine, settings.plan_id, active.version))


def active_contents(settings: Settings) -> tuple[Content, ...]:
    """What the active version is made of; empty when there is none yet."""
    return active_now(settings).contents


def in_force(contents: Iterable[Content]) -> list[str]:
    """Ids of the datatræk that count, in order."""
    return [content.datatraek_id for content in contents if content.in_force]


def contents_with(settings: Settings, ids: Sequence[str]) -> tuple[Content, ...]:
    """`ids` in force, and before them all that has been published at some time and is not."""
    seen = ever_published(open_state(settings.state_url), settings.plan_id)
    withdrawn = [Content(known, in_force=False) for known in seen if known not in ids]
    return (*withdrawn, *(Content(wanted, in_force=True) for wanted in ids))


def plan_with(settings: Settings, contents: Iterable[Content]) -> PlanTables:
    """The plan's folder with the datatræk composed into it. Raises PlanFileError and ArchiveUnavailable."""
    contents = tuple(contents)
    kinds = {}
    if contents:
        engine = open_state(settings.state_url)
        kinds = {row.datatraek.datatraek_id: row.datatraek.kind for row in history(engine, settings.plan_id)}
    archive = Archive(settings.archive_folder, settings.plan_id)
    pieces = [
        Piece(
            content.datatraek_id,
            kinds[content.datatraek_id],
            archive.rows(content.datatraek_id),
            content.in_force,
        )
        for content in contents
    ]
    return read_plan(settings.plan_folder, settings.geo_file, pieces)


def contents_before(settings: Settings, wanted: Sequence[str]) -> tuple[Content, ...]:
    """What the version was made of that had just `wanted` in force, as it was when it was shown; else what a new one
    would be made of."""
    engine = open_state(settings.state_url)
    for version in earlier_versions(engine, settings.plan_id):
        contents = contents_of(engine, settings.plan_id, version)
        if in_force(contents) == list(wanted):
            return contents
    return contents_with(settings, wanted)


def make_version(
    settings: Settings,
    places: BuildPlaces,
    contents: tuple[Content, ...],
    replaces: Active,
    naming: Naming,
    progress: Progress,
) -> Version:
    """Builds the version of `contents` and names it as the active one instead of `replaces`, in one transaction.

    Raises PlanFileError, ArchiveUnavailable, SharedUnavailable and VersionMoved; the version in force then stays in
    force.
    """
    plan_tables = plan_with(settings, contents)
    built = build(
        plan_tables, settings.warehouse_folder, places.raw_folder, places.mask_folder, progress=progress
    )
    share(settings, built, naming.now)
    version = Version(built, settings.plan_id, naming.now)
    activate(
        open_state(settings.state_url),
        Publication(
            version=version,
            contents=contents,
            actor=naming.actor,
            action=naming.action,
            detail=naming.detail,
            replaces=replaces.version,
            events=naming.events,
        ),
    )
    return version


def share(settings: Settings, version: str, now: dt.datetime) -> None:
    """Puts the version's public file where other machines find it, and tells what it is; nothing where none share.
    Raises SharedUnavailable."""
    if settings.shared_warehouse:
        file = put_shared(settings.shared_warehouse, public_path(settings.warehouse_folder, version))
        tell_file(open_state(settings.state_url), settings.plan_id, version, file, now)


def is_of(version: str, plan_tables: PlanTables) -> bool:
    """True when `version` is what these tables and this code give."""
    return version == version_of(plan_tables.fingerprint)
