"""`python -m lib check figures` and `python -m lib seal`."""

from lib.cli.figures import as_asked, differences, on_disk, seals_on_disk, write_seals
from lib.settings import Settings
from lib.state.engine import open_state
from lib.state.versions import active_version
from lib.warehouse.files import public_path
from lib.warehouse.public import NO_VERSION, PublicWarehouse, WarehouseUnavailable


def check_figures(settings: Settings) -> tuple[int, list[str]]:
    """Number of published figures on disk, and a sentence for each that the active version or its seal denies.

    Raises PlanFileError for a broken file, WarehouseUnavailable where no version is active.
    """
    disk = on_disk(settings.plan_folder)
    asked = as_asked(open_active(settings))
    return len(disk), differences(disk, asked, seals_on_disk(settings.plan_folder))


def seal_figures(settings: Settings) -> int:
    """Writes the seals of the figures on disk; returns how many."""
    disk = on_disk(settings.plan_folder)
    write_seals(settings.plan_folder, disk)
    return len(disk)


def open_active(settings: Settings) -> PublicWarehouse:
    """The public warehouse of the active version; raises WarehouseUnavailable where there is none."""
    active = active_version(open_state(settings.state_url), settings.plan_id)
    if active is None:
        raise WarehouseUnavailable(NO_VERSION)
    return PublicWarehouse(public_path(settings.warehouse_folder, active.version))
