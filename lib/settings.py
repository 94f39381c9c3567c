"""Where the program finds its plan and keeps what it makes. Read once from the environment; nothing else reads it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATBANK = "https://api.statbank.dk/v1"


@dataclass(frozen=True)
class Settings:
    """Folders and addresses of one running program.

    `plan_folder` holds the plan's CSV and TOML, `geo_file` the polygons of every plan, `warehouse_folder` the
    public DuckDB files that pages open, `state_url` the SQLAlchemy address of what people write, `archive_folder` the
    files that were loaded, with their rows, `statbank_url` the address of Statistikbanken's interface.
    """

    plan_folder: Path
    geo_file: Path
    warehouse_folder: Path
    state_url: str
    archive_folder: Path
    statbank_url: str = STATBANK

    @property
    def plan_id(self) -> str:
        """A plan is a folder; its name is the plan's id."""
        return self.plan_folder.name


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `ZONEKOMPAS_PLAN`, `_PLANS`, `_GEO`, `_WAREHOUSE`, `_STATE_URL`, `_DATATRAEK` and `_STATBANK`.

    Each has a default.

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
    )
