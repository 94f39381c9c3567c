"""`python -m lib raw`: one unmasked count for the secretariat, with the reason written down before it is read."""

import datetime as dt
from dataclasses import dataclass

from lib.cli.places import BuildPlaces
from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.settings import Settings
from lib.state.audit import READ_RAW, AuditEntry, write_audit
from lib.state.engine import open_state
from lib.state.versions import active_version
from lib.warehouse.files import raw_path
from lib.warehouse.public import NO_VERSION, WarehouseUnavailable
from lib.warehouse.raw import RawCount, raw_count

SHORTEST_REASON = 10


class ReasonMissing(Exception):
    """No unmasked count without a reason; the message says so in Danish."""


@dataclass(frozen=True)
class RawQuestion:
    """Who asks for which count, and why."""

    account: Account
    indicator_id: str
    area_id: str
    year: int
    reason: str


def read_raw_count(
    settings: Settings, places: BuildPlaces, question: RawQuestion, now: dt.datetime
) -> RawCount | None:
    """The unmasked count of the active version; the audit row is written first, also when there is no such count.

    Raises NotAllowed, ReasonMissing, and WarehouseUnavailable where no version is active or its raw file is gone.
    """
    account = allowed(question.account, Action.READ_RAW)
    reason = checked_reason(question.reason)
    engine = open_state(settings.state_url)
    active = active_version(engine, settings.plan_id)
    if active is None:
        raise WarehouseUnavailable(NO_VERSION)
    subject = f"{active.short} {question.indicator_id} {question.area_id} {question.year}"
    write_audit(engine, AuditEntry(now, account, READ_RAW, subject, reason))
    path = raw_path(places.raw_folder, active.version)
    return raw_count(path, question.indicator_id, question.area_id, question.year)


def checked_reason(reason: str) -> str:
    """The reason without blanks around it. Raises ReasonMissing where it is too short to be one."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise ReasonMissing(f"Skriv en begrundelse på mindst {SHORTEST_REASON} tegn: den bliver gemt.")
    return reason.strip()
