"""Where the program finds its plan and keeps what it makes. Read once from the environment; nothing else reads it."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATBANK = "https://api.statbank.dk/v1"


@dataclass(frozen=True)
class Settings:
    """Folders and addresses of one running program.

    `plan_folder` holds the plan's CSV and TOML, `geo_file` the polygons of every plan, `warehouse_folder` the
    public DuckDB files that pages open, `state_url` the SQLAlchemy address of what people write, `archive_folder` the
    files that were loaded, with their rows, `statbank_url` the address of Statistikbanken's interface,
    `shared_warehouse` the folder or http(s) address where several machines share public files; '' for one machine.
    """

    plan_folder: Path
    geo_file: Path
    warehouse_folder: Path
    state_url: str
    archive_folder: Path
    statbank_url: str = STATBANK
    shared_warehouse: str = ""

    @property
    def plan_id(self) -> str:
        """A plan is a folder; its name is the plan's id."""
        return self.plan_folder.name

    def of_plan(self, plan_id: str) -> "Settings":
        """The same program with another plan in use; `plan_id` is one of `plans_on_disk`."""
        return replace(self, plan_folder=self.plan_folder.with_name(plan_id))


@dataclass(frozen=True)
class PlanName:
    """A plan's id and what it is called on screens."""

    plan_id: str
    short_name: str


def plans_on_disk(settings: Settings) -> tuple[PlanName, ...]:
    """Every plan that has a folder with a readable plan.toml, the one in use first and the rest by name."""
    found = []
    for path in settings.plan_folder.parent.glob("[!.]*/plan.toml"):
        name = _short_name(path, path.stat().st_mtime_ns)
        if name is not None:
            found.append(PlanName(path.parent.name, name))
    return tuple(sorted(found, key=lambda plan: (plan.plan_id != settings.plan_id, plan.short_name)))


@lru_cache(maxsize=1000)
def _short_name(path: Path, _changed_at: int) -> str | None:
    """None where the file is none: `python -m lib build` says what is wrong with it."""
    try:
        name = tomllib.loads(path.read_text(encoding="utf-8")).get("short_name")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    return name if isinstance(name, str) else None


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `ZONEKOMPAS_PLAN`, `_PLANS`, `_GEO`, `_WAREHOUSE`, `_STATE_URL`, `_DATATRAEK` and `_STATBANK`.

    Each has a default. `_WAREHOUSE_SHARED`, or the file that `_WAREHOUSE_SHARED_FIL` names, has none.

    The default plan is the one named in `data/plans/default`.
    """
    env = os.environ if environment is None else environment
    plans = Path(env.get("ZONEKOMPAS_PLANS", ROOT / "data" / "plans"))
    plan_id = env.get("ZONEKOMPAS_PLAN") or (plans / "default").read_text(encoding="utf-8").strip()
    state_file = ROOT / "data" / "state" / "zonekompas.sqlite"
    return Settings(
        plan_folder=plans / plan_id,
        geo_file=Path(env.get("ZONEKOMPAS_GEO", ROOT / "geo" / "zones.geojson")),
        warehouse_folder=Path(env.get("ZONEKOMPAS_WAREHOUSE", ROOT / "data" / "warehouse")),
        state_url=env.get("ZONEKOMPAS_STATE_URL", f"sqlite:///{state_file}"),
        archive_folder=Path(env.get("ZONEKOMPAS_DATATRAEK", ROOT / "data" / "datatraek")),
        statbank_url=env.get("ZONEKOMPAS_STATBANK", STATBANK),
        shared_warehouse=_shared(env),
    )


def _shared(env: Mapping[str, str]) -> str:
    """The address may hold a secret, so it may stand in a file."""
    file = env.get("ZONEKOMPAS_WAREHOUSE_SHARED_FIL")
    written = Path(file).read_text(encoding="utf-8") if file else env.get("ZONEKOMPAS_WAREHOUSE_SHARED", "")
    return written.strip()
