"""`python -m lib publish` and `withdraw`: a draft becomes part of the active version, or is taken out of it again."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from lib.archive.archive import Archive
from lib.cli.checking import check_against_plan
from lib.cli.output import finding_fields
from lib.cli.places import BuildPlaces
from lib.cli.versions import (
    Active,
    Naming,
    Progress,
    active_now,
    contents_before,
    contents_with,
    in_force,
    make_version,
    plan_with,
)
from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.datatraek.finding import Severity
from lib.domain.version import Version
from lib.settings import Settings
from lib.state.datatraek import PUBLISHED, WITHDRAWN, DatatraekRow, State, find
from lib.state.engine import open_state

NEW_QUESTIONS = "Der er udgivet andre tal, siden filen blev læst. Se dette igennem, og udgiv så igen:"


class NotPublished(Exception):
    """The datatræk cannot be published or withdrawn; the message says why in Danish. Nothing has been changed."""


@dataclass(frozen=True)
class Publishing:
    """What is asked for. `yes`: a person has seen what the checks ask about and says that it is right."""

    datatraek_id: str
    actor: Account
    note: str = ""
    yes: bool = False


def publish(
    settings: Settings, places: BuildPlaces, asked: Publishing, progress: Progress, now: dt.datetime
) -> dict[str, Any]:
    """Makes the draft part of a new version and names it the active one.

    It is checked again, against what is in force now. Raises NotAllowed, NotPublished, PlanFileError,
    ArchiveUnavailable and VersionMoved; the old version is then still the active one.
    """
    allowed(asked.actor, Action.PUBLISH)
    row = _known(settings, asked.datatraek_id)
    if row.state is State.UDGIVET:
        raise NotPublished(f"Datatræk {row.datatraek.datatraek_id} er allerede udgivet.")
    active = active_now(settings)
    progress("Kontrollerer igen", 0.02)
    _check_again(settings, active, row, asked.yes, now)
    own = row.datatraek.datatraek_id
    wanted = contents_with(settings, [*in_force(active.contents), own])
    naming = Naming(asked.actor, PUBLISHED, _detail(row, asked.note), now, ((own, PUBLISHED),))
    version = make_version(settings, places, wanted, active, naming, progress)
    return _result(own, version, active.version)


def withdraw(
    settings: Settings, places: BuildPlaces, asked: Publishing, progress: Progress, now: dt.datetime
) -> dict[str, Any]:
    """Takes a published datatræk back: the version that had all the others and not this one is named again, or made.

    Raises as `publish`.
    """
    allowed(asked.actor, Action.WITHDRAW)
    row = _known(settings, asked.datatraek_id)
    if row.state is not State.UDGIVET:
        raise NotPublished(
            f"Datatræk {row.datatraek.datatraek_id} er ikke udgivet, så det kan ikke trækkes tilbage."
        )
    own = row.datatraek.datatraek_id
    active = active_now(settings)
    left = [known for known in in_force(active.contents) if known != own]
    naming = Naming(asked.actor, WITHDRAWN, _detail(row, asked.note), now, ((own, WITHDRAWN),))
    version = make_version(settings, places, contents_before(settings, left), active, naming, progress)
    return _result(own, version, active.version)


def _known(settings: Settings, datatraek_id: str) -> DatatraekRow:
    row = find(open_state(settings.state_url), settings.plan_id, datatraek_id)
    if row is None:
        raise NotPublished(
            f"Der er ikke ét datatræk, hvis id begynder med «{datatraek_id}». Se: python -m lib history"
        )
    return row


def _check_again(settings: Settings, active: Active, row: DatatraekRow, yes: bool, now: dt.datetime) -> None:
    """What stopped or asked when the file was read still does. What has been published since may raise new questions:
    nobody has said yes to those, so they go into the report to be seen first."""
    archive = Archive(settings.archive_folder, settings.plan_id)
    known = row.datatraek
    report = archive.report(known.datatraek_id)
    rows = archive.rows(known.datatraek_id)
    plan_tables = plan_with(settings, active.contents)
    found, _ = check_against_plan(plan_tables, rows, known.kind, known.file_name, (), now.date())
    told = {(said["severity"], said["problem"]) for said in report["findings"]}
    new = [
        finding_fields(finding)
        for finding in found
        if finding.severity is not Severity.OPLYSER and (finding.severity.value, finding.problem) not in told
    ]
    if new:
        report["findings"] = [*new, *report["findings"]]
        archive.keep_report(known.datatraek_id, report)
        raise NotPublished(f"{NEW_QUESTIONS}\n" + _listed(new))
    stopping = [said for said in report["findings"] if said["severity"] == Severity.STOPPER.value]
    if stopping:
        raise NotPublished("Datatrækket kan ikke udgives:\n" + _listed(stopping))
    asking = [said for said in report["findings"] if said["severity"] == Severity.SPOERGER.value]
    if asking and not yes:
        raise NotPublished("Sig ja til dette først (--ja):\n" + _listed(asking))


def _listed(findings: list[dict[str, str]]) -> str:
    return "\n".join(f"{found['problem']} {found['remedy']}" for found in findings)


def _detail(row: DatatraekRow, note: str) -> str:
    return f"{row.datatraek.file_name}: {note}" if note else row.datatraek.file_name


def _result(datatraek_id: str, version: Version, before: str | None) -> dict[str, Any]:
    return {
        "datatraek_id": datatraek_id,
        "version": version.version,
        "short": version.short,
        "previous_version": before,
    }
