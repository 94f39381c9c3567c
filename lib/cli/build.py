"""`python -m lib build`: the plan's files and its published datatræk -> checked -> two DuckDB files -> named the active
version."""

import datetime as dt

from lib.cli.places import BuildPlaces
from lib.cli.versions import Naming, Progress, active_now, is_of, make_version, plan_with, share, silent
from lib.domain.access.account import program
from lib.domain.plan_tables import PlanTables
from lib.domain.version import Version
from lib.settings import Settings
from lib.state.engine import open_state
from lib.state.versions import PUBLISHED, VersionMoved, active_version
from lib.warehouse.build import is_built

ACTOR = program("kommandolinjen: build")


def build_plan(
    settings: Settings, places: BuildPlaces, now: dt.datetime, progress: Progress = silent
) -> tuple[Version, bool]:
    """Builds the plan if it is new or changed; returns the active version and whether anything was done.

    What is published stays published: the new version is made of the same datatræk as the old one. Raises
    PlanFileError and ArchiveUnavailable; the old warehouse and the old active version then stay.
    """
    active = active_now(settings)
    plan_tables = plan_with(settings, active.contents)
    current = current_version(settings, places, plan_tables)
    if current is not None:
        share(settings, current.version, now)
        return current, False
    naming = Naming(ACTOR, PUBLISHED, plan_tables.plan.name, now)
    try:
        return make_version(settings, places, active.contents, active, naming, progress), True
    except VersionMoved:
        same = current_version(settings, places, plan_tables)
        if same is None:
            raise
        return same, False  # two were started at once, and the other one has built the same


def current_version(settings: Settings, places: BuildPlaces, plan_tables: PlanTables) -> Version | None:
    """The active version when it is the one that the files on disk would give and its files are there."""
    active = active_version(open_state(settings.state_url), settings.plan_id)
    if (
        active is None
        or not is_of(active.version, plan_tables)
        or not is_built(settings.warehouse_folder, places.raw_folder, active.version)
    ):
        return None
    return active
