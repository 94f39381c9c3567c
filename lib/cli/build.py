"""`python -m lib build`: the plan's files -> checked -> two DuckDB files -> named the active version."""

import datetime as dt

from lib.cli.places import BuildPlaces
from lib.domain.plan_tables import PlanTables
from lib.domain.version import Version
from lib.ingest.plan_reader import read_plan
from lib.settings import Settings
from lib.state.engine import open_state
from lib.state.versions import activate, active_version
from lib.warehouse.build import build, is_built
from lib.warehouse.files import version_of

ACTOR = "kommandolinjen: build"


def build_plan(settings: Settings, places: BuildPlaces, now: dt.datetime) -> tuple[Version, bool]:
    """Builds the plan if it is new or changed; returns the active version and whether anything was done.

    Raises PlanFileError; the old warehouse and the old active version then stay.
    """
    plan_tables = read_plan(settings.plan_folder, settings.geo_file)
    current = current_version(settings, places, plan_tables)
    if current is not None:
        return current, False
    built = build(plan_tables, settings.warehouse_folder, places.raw_folder, places.mask_folder)
    version = Version(built, settings.plan_id, now)
    activate(open_state(settings.state_url), version, ACTOR, detail=plan_tables.plan.name)
    return version, True


def current_version(settings: Settings, places: BuildPlaces, plan_tables: PlanTables) -> Version | None:
    """The active version when it is the one that the files on disk would give and its files are there."""
    active = active_version(open_state(settings.state_url), settings.plan_id)
    wanted = version_of(plan_tables.fingerprint)
    if (
        active is None
        or active.version != wanted
        or not is_built(settings.warehouse_folder, places.raw_folder, wanted)
    ):
        return None
    return active
