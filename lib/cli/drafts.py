"""Rows that have been read become a draft: checked against the plan, kept in the archive, written in the log."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from lib.archive.archive import Archive, sha256_of
from lib.cli.checking import check_against_plan
from lib.cli.output import finding_fields
from lib.cli.versions import Progress, silent
from lib.domain.access.account import Account
from lib.domain.datatraek.difference import Difference
from lib.domain.datatraek.finding import Finding, limited, stops
from lib.domain.datatraek.row_hash import rows_hash
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.plan_tables import PlanTables
from lib.settings import Settings
from lib.state.datatraek import Datatraek, register
from lib.state.engine import open_state
from lib.state.versions import PUBLISHED

ID_LENGTH = 16
DRAFT, KNOWN, TRIED = "kladde", "findes", "proeve"
STATUS_WORDS = {
    DRAFT: "gemt som kladde",
    KNOWN: "var indlæst i forvejen",
    TRIED: "kun en prøve, ikke gemt",
    PUBLISHED: "udgivet",
}
"""What became of a file, as a report names it and as people are told."""


@dataclass(frozen=True)
class ReadFile:
    """A file and what it became. `name`: what the sender called it; `profile_text`: what it was read by (TOML);
    `rows`: typed_rows of `kind`; `findings`: what the reading found."""

    path: Path
    name: str
    kind: DatatraekKind
    profile_id: str
    profile_text: str
    source_id: str
    rows: pd.DataFrame
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Imported:
    """What became of the file; `report` is what pages and --json show of it."""

    datatraek_id: str
    findings: tuple[Finding, ...]
    report: dict[str, Any]

    @property
    def stops(self) -> bool:
        """True when it cannot be published as it is."""
        return stops(self.findings)


def make_draft(
    settings: Settings,
    plan_tables: PlanTables,
    read: ReadFile,
    actor: Account,
    now: dt.datetime,
    only_try: bool,
    progress: Progress = silent,
) -> Imported:
    """Checks the rows against `plan_tables` and keeps file, rows and report; with `only_try` keeps nothing.

    Raises ArchiveUnavailable.
    """
    progress("Kontrollerer tallene", 0.7)
    findings, difference = check_against_plan(
        plan_tables, read.rows, read.kind, read.name, read.findings, now.date()
    )
    progress("Gemmer kladden", 0.9)
    loaded = _described(read)
    kept = False if only_try else _keep(settings, read, loaded, actor, now)
    status = TRIED if only_try else DRAFT if kept else KNOWN
    report = _report(loaded, status, limited(findings), difference)
    if not only_try:
        Archive(settings.archive_folder, settings.plan_id).keep_report(loaded.datatraek_id, report)
    return Imported(loaded.datatraek_id, tuple(findings), report)


def _described(read: ReadFile) -> Datatraek:
    original = sha256_of(read.path)
    profile = hashlib.sha256(read.profile_text.encode()).hexdigest()
    hashed = rows_hash(read.rows, read.kind)
    named = "\n".join((read.kind, original, profile, hashed))
    dated = "period_end" in read.rows
    periods = read.rows["period_end"].dropna() if dated else pd.Series(dtype="datetime64[us]")
    return Datatraek(
        datatraek_id=hashlib.sha256(named.encode()).hexdigest()[:ID_LENGTH],
        kind=read.kind,
        profile_id=read.profile_id,
        source_id=read.source_id,
        file_name=PurePosixPath(read.name.replace("\\", "/")).name or read.path.name,
        original_sha256=original,
        profile_sha256=profile,
        rows_sha256=hashed,
        row_count=len(read.rows),
        period_from=None if periods.empty else periods.min().date(),
        period_to=None if periods.empty else periods.max().date(),
    )


def _keep(settings: Settings, read: ReadFile, loaded: Datatraek, actor: Account, now: dt.datetime) -> bool:
    """The archive first, the log last: what the log names is always there."""
    archive = Archive(settings.archive_folder, settings.plan_id)
    archive.keep_original(read.path)
    archive.keep_profile(read.profile_text)
    archive.keep_rows(loaded.datatraek_id, read.rows)
    return register(open_state(settings.state_url), settings.plan_id, loaded, actor, now)


def _report(
    loaded: Datatraek, status: str, findings: list[Finding], difference: Difference
) -> dict[str, Any]:
    largest = difference.largest.astype("object").where(difference.largest.notna(), None)
    return {
        "datatraek_id": loaded.datatraek_id,
        "status": status,
        "kind": loaded.kind.value,
        "profile_id": loaded.profile_id,
        "source_id": loaded.source_id,
        "file_name": loaded.file_name,
        "sha256": loaded.original_sha256,
        "rows_sha256": loaded.rows_sha256,
        "rows": loaded.row_count,
        "period_from": None if loaded.period_from is None else loaded.period_from.isoformat(),
        "period_to": None if loaded.period_to is None else loaded.period_to.isoformat(),
        "new": difference.new,
        "changed": difference.changed,
        "gone": difference.gone,
        "unchanged": difference.unchanged,
        "largest": [
            {name: str(cell.date()) if isinstance(cell, pd.Timestamp) else cell for name, cell in row.items()}
            for row in largest.to_dict("records")
        ],
        "findings": [finding_fields(finding) for finding in findings],
    }
