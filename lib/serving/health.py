"""Whether this server can do its work: what a proxy, a supervisor or a person at night asks.

*Alive* is that the process answers at all. *Ready* is that the state answers, that the files of the active versions can
be read, and that what people write can be kept.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lib.domain.faults import Fault, fault_of
from lib.serving.published import fetched
from lib.settings import Settings, plans_on_disk
from lib.state.reachable import StateSilent, answered_version, state_file
from lib.warehouse.public import WarehouseUnavailable, open_public
from lib.warehouse.questions import plan as plan_of
from lib.warehouse.shared import SharedUnavailable

GOOD = "ok"
LEAST_FREE_BYTES = 100 * 2**20
PROBE_BYTES = 4096


@dataclass(frozen=True)
class Health:
    """`checks`: what was asked -> 'ok' or one word of what is wrong; `version`: the six signs of the active version,
    '' where none is known, of the plan in use. Nothing else is told: whoever asks may be anybody."""

    checks: Mapping[str, str]
    version: str

    @property
    def ready(self) -> bool:
        """Whether all is well."""
        return set(self.checks.values()) == {GOOD}


def check_health(settings: Settings) -> Health:
    """Asks everything once. Takes some milliseconds; a busy state makes it wait as long as the state's own timeout."""
    version, state = "", GOOD
    try:
        version = answered_version(settings.state_url, settings.plan_id) or ""
    except StateSilent as silent:
        state = str(silent)
    if state == GOOD and not version:
        warehouse = "ingen version"
    else:
        warehouse = _warehouses(settings, version) if version else "ukendt version"
    return Health({"database": state, "datafil": warehouse, "disk": _disk(settings)}, version[:6])


def _warehouses(settings: Settings, version: str) -> str:
    """The first of the plans' files that is not as it should be; a second plan that is not built yet is no fault."""
    answers = [_warehouse(settings, version)]
    for plan in plans_on_disk(settings):
        other = (
            answered_version(settings.state_url, plan.plan_id) if plan.plan_id != settings.plan_id else None
        )
        if other:
            answers.append(_warehouse(settings.of_plan(plan.plan_id), other))
    return next((answer for answer in answers if answer != GOOD), GOOD)


def _warehouse(settings: Settings, version: str) -> str:
    try:
        path = fetched(settings, version)
        if not path.is_file():
            return "mangler"
        plan_of(open_public(path))
    except SharedUnavailable:
        return "kan ikke hentes"
    except WarehouseUnavailable:
        return Fault.DAMAGED.value
    return GOOD


def _disk(settings: Settings) -> str:
    """Every folder that the server writes to; what is not made yet is asked of the folder that it will be made in."""
    file = state_file(settings.state_url)
    folders = [settings.archive_folder, settings.warehouse_folder, *([file.parent] if file else [])]
    answers = [_folder(_standing(folder)) for folder in folders]
    return next((answer for answer in answers if answer != GOOD), GOOD)


def _standing(folder: Path) -> Path:
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.cwd())


def _folder(folder: Path, free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free) -> str:
    """A few bytes are really written: a full, broken or write-protected disk says so itself."""
    if free(folder) < LEAST_FREE_BYTES:
        return Fault.FULL.value
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".sundhed-") as probe:
            probe.write(b"\0" * PROBE_BYTES)
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        return (fault_of(error) or Fault.DISK).value
    return GOOD
