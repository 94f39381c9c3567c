"""`python -m lib publish` and `withdraw`: a draft becomes part of the active version, or is taken out of it again."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from lib.archive.archive import Archive
from lib.cli.checking import check_against_plan
from lib.cli.places import BuildPlaces
from lib.cli.versions import (
    Naming,
    Progress,
    active_contents,
    contents_before,
    contents_with,
    in_force,
    make_version,
    plan_with,
)
from lib.domain.datatraek.finding import Finding, Severity
from lib.domain.version import Version
from lib.settings import Settings
from lib.state.datatraek import PUBLISHED, WITHDRAWN, DatatraekRow, State, find
from lib.state.engine import open_state
from lib.state.versions import active_version


class NotPublished(Exception):
    """The datatræk cannot be published or withdrawn; the message says why in Danish. Nothing has been changed."""


@dataclass(frozen=True)
class Publishing:
    """What is asked for. `yes`: a person has seen what the checks ask about and says that it is right."""

    datatraek_id: str
    actor: str
    note: str = ""
    yes: bool = False


def publish(
    settings: Settings, places: BuildPlaces, asked: Publishing, progress: Progress, now: dt.datetime
) -> dict[str, Any]:
    """Makes the draft part of a new version and names it the active one.

    It is checked again, against what is in force now. Raises NotPublished, PlanFileError, ArchiveUnavailable and
    VersionMoved; the old version is then still the active one.
    """
    row = _known(settings, asked.datatraek_id)
    if row.state is State.UDGIVET:
        raise NotPublished(f"Datatræk {row.datatraek.datatraek_id} er allerede udgivet.")
    contents = active_contents(settings)
    progress("Kontrollerer igen", 0.02)
    _check_again(settings, row, asked.yes, now)
    own = row.datatraek.datatraek_id
    wanted = contents_with(settings, [*in_force(contents), own])
    naming = Naming(asked.actor, PUBLISHED, _detail(row, asked.note), now, ((own, PUBLISHED),))
    before = _active(settings)
    version = make_version(settings, places, wanted, naming, progress)
    return _result(own, version, before)


def withdraw(
    settings: Settings, places: BuildPlaces, asked: Publishing, progress: Progress, now: dt.datetime
) -> dict[str, Any]:
    """Takes a published datatræk back: the version that had all the others and not this one is named again, or made.

    Raises as `publish`.
    """
    row = _known(settings, asked.datatraek_id)
    if row.state is not State.UDGIVET:
        raise NotPublished(
            f"Datatræk {row.datatraek.datatraek_id} er ikke udgivet, så det kan ikke trækkes tilbage."
        )
    own = row.datatraek.datatraek_id
    left = [known for known in in_force(active_contents(settings)) if known != own]
    naming = Naming(asked.actor, WITHDRAWN, _detail(row, asked.note), now, ((own, WITHDRAWN),))
    before = _active(settings)
    version = make_version(settings, places, contents_before(settings, left), naming, progress)
    return _result(own, version, before)


def _known(settings: Settings, datatraek_id: str) -> DatatraekRow:
    row = find(open_state(settings.state_url), settings.plan_id, datatraek_id)
    if row is None:
        raise NotPublished(
            f"Der er ikke ét datatræk, hvis id begynder med «{datatraek_id}». Se: python -m lib history"
        )
    return row


def _check_again(settings: Settings, row: DatatraekRow, yes: bool, now: dt.datetime) -> None:
    """What stopped or asked when the file was read still does, and what has been published since may add to it."""
    archive = Archive(settings.archive_folder, settings.plan_id)
    known = row.datatraek
    report = archive.report(known.datatraek_id)
    fresh, _ = check_against_plan(
        plan_with(settings, active_contents(settings)),
        archive.rows(known.datatraek_id),
        known.kind,
        known.file_name,
        (),
        now.date(),
    )
    stopping = _sentences(report, fresh, Severity.STOPPER)
    if stopping:
        raise NotPublished("Datatrækket kan ikke udgives:\n" + "\n".join(stopping))
    asking = _sentences(report, fresh, Severity.SPOERGER)
    if asking and not yes:
        raise NotPublished("Sig ja til dette først (--ja):\n" + "\n".join(asking))


def _sentences(report: dict[str, Any], fresh: list[Finding], severity: Severity) -> list[str]:
    told = [
        f"{found['problem']} {found['remedy']}"
        for found in report["findings"]
        if found["severity"] == severity.value
    ]
    now = [f"{found.problem} {found.remedy}" for found in fresh if found.severity is severity]
    return list(dict.fromkeys([*told, *now]))


def _active(settings: Settings) -> str | None:
    version = active_version(open_state(settings.state_url), settings.plan_id)
    return None if version is None else version.version


def _detail(row: DatatraekRow, note: str) -> str:
    return f"{row.datatraek.file_name}: {note}" if note else row.datatraek.file_name


def _result(datatraek_id: str, version: Version, before: str | None) -> dict[str, Any]:
    return {
        "datatraek_id": datatraek_id,
        "version": version.version,
        "short": version.short,
        "previous_version": before,
    }
