"""`python -m lib import`: a file -> rows by its profile -> a draft."""

import datetime as dt
from dataclasses import dataclass

from lib.cli.drafts import Imported, ReadFile, make_draft
from lib.cli.reading import SentFile, read_file, wanted_profile
from lib.cli.versions import Progress, active_contents, plan_with
from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.ingest.profile_toml import profile_text
from lib.settings import Settings


@dataclass(frozen=True)
class ImportRequest:
    """`only_try`: read and check, keep nothing."""

    sent: SentFile
    profile_id: str
    actor: Account
    only_try: bool = False


def import_file(settings: Settings, request: ImportRequest, progress: Progress, now: dt.datetime) -> Imported:
    """Reads, checks and keeps the file as a draft; nothing that is published changes.

    Raises NotAllowed, FileRefused and PlanFileError (nothing is kept then) and ArchiveUnavailable.
    """
    allowed(request.actor, Action.IMPORT)
    profile = wanted_profile(settings, request.profile_id)
    progress("Henter det gældende", 0.0)
    plan_tables = plan_with(settings, active_contents(settings))
    reading = read_file(
        request.sent, profile, plan_tables, lambda share: progress("Læser filen", 0.05 + 0.65 * share)
    )
    read = ReadFile(
        path=request.sent.path,
        name=request.sent.name,
        kind=profile.kind,
        profile_id=profile.profile_id,
        profile_text=profile_text(profile),
        source_id=profile.source_id,
        rows=reading.rows,
        findings=tuple(reading.findings),
    )
    return make_draft(settings, plan_tables, read, request.actor, now, request.only_try, progress)
