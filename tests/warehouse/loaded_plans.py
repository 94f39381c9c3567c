"""The default plan with made rows in place of datatræk: small, so that a test can be worked out by hand."""

import dataclasses
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from lib.domain.datatraek.rows import ROW_COLUMNS, DatatraekKind, typed_rows
from lib.domain.plan_tables import PlanTables
from lib.ingest.plan_reader import read_plan
from lib.settings import read_settings
from lib.warehouse.compose import measure
from lib.warehouse.masking.mask import mask
from lib.warehouse.masking.proof import prove, traces
from lib.warehouse.masking.task import MaskingTask
from lib.warehouse.masking.tasks import masking_tasks
from lib.warehouse.measured import Measured
from lib.warehouse.observations import shown_afdelinger

SHARE = "uden_for_arbejdsstyrken_30_64"
CRIME = "doemte"
YEAR_END = "2024-11-01"
ZONES = ("zone1", "zone2", "zone3", "zone4")
PLAN = "alle_zoner"

Row = Mapping[str, object]


def row(area: str, numerator: float | None, denominator: float | None = None, **more: object) -> Row:
    """An observation of SHARE on YEAR_END; a row without a count is masked by its source unless it says otherwise."""
    status = "ok" if numerator is not None or "value" in more else "diskretioneret"
    base = {
        "indicator_id": SHARE,
        "area_id": area,
        "period_start": YEAR_END,
        "period_end": YEAR_END,
        "numerator": numerator,
        "denominator": denominator,
        "status": status,
        "source_id": "lbf_t10",
        "datatraek_id": "d1",
        "order": 0,
    }
    return base | more


@lru_cache(maxsize=1)
def plan() -> PlanTables:
    settings = read_settings({})
    return read_plan(settings.plan_folder, settings.geo_file)


def afdelinger(zones: Mapping[str, str], residents: Mapping[str, int] | None = None) -> pd.DataFrame:
    """Real afdelinger in their zones, all large enough for rows of their own unless `residents` says otherwise."""
    rows = [
        {
            "area_id": area,
            "name": area,
            "organisation": "En" if place % 2 else "To",
            "zone": zone,
            "residents": (residents or {}).get(area, 300),
            "households": 150,
            "lon": 9.7,
            "lat": 55.5,
            "provenance": "datatraek",
        }
        for place, (area, zone) in enumerate(zones.items())
    ]
    return pd.DataFrame(rows).reindex(columns=plan().tables["afdelinger"].columns)


def loaded(
    zones: Mapping[str, str],
    rows: Sequence[Row] = (),
    superseded: Sequence[Row] = (),
    registrations: Sequence[Row] = (),
    memberships: Sequence[Row] = (),
    residents: Mapping[str, int] | None = None,
    indicators: pd.DataFrame | None = None,
) -> PlanTables:
    """The plan with these afdelinger (area id -> zone; none: the demo layer stays) and these rows in force."""
    own = afdelinger(zones, residents) if zones else plan().tables["afdelinger"]
    stays = memberships or own[["area_id", "zone"]].to_dict("records")
    dated = pd.DataFrame(stays).reindex(columns=["area_id", "zone", "valid_from", "valid_to"])
    tables = {
        **plan().tables,
        "afdelinger": own,
        "loaded_observations": _observations(rows),
        "superseded_observations": _observations(superseded),
        "loaded_registrations": _registrations(registrations),
        "memberships": dated.astype({"valid_from": "datetime64[us]", "valid_to": "datetime64[us]"}),
    }
    if indicators is not None:
        tables["indicators"] = indicators
    return dataclasses.replace(plan(), tables=tables)


def _observations(rows: Sequence[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows))
    typed = typed_rows(frame, DatatraekKind.OBSERVATIONER)[list(ROW_COLUMNS[DatatraekKind.OBSERVATIONER])]
    order = frame["order"] if "order" in frame else pd.Series(dtype="int64")
    ids = frame["datatraek_id"] if "datatraek_id" in frame else pd.Series(dtype="object")
    return typed.assign(datatraek_id=ids, order=order)


def _registrations(rows: Sequence[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows))
    columns = list(ROW_COLUMNS[DatatraekKind.REGISTRERINGER])
    return typed_rows(frame, DatatraekKind.REGISTRERINGER)[columns].assign(datatraek_id="r1")


def tasks_of(tables: PlanTables, measured: Measured) -> list[MaskingTask]:
    """The masking tasks, of made-up rows left out: they are tested elsewhere and take longest."""
    observed = measured.observed[measured.observed["provenance"] != "demo"]
    rolled = measured.rolled[measured.rolled["provenance"] != "demo"]
    return masking_tasks(tables, observed, rolled, shown_afdelinger(tables.tables))


def shown(tables: PlanTables, masks: Path) -> Measured:
    """What the public file may show of the loaded rows; nothing of it may be narrowed by the attacker."""
    measured = measure(tables)
    real = Measured(
        measured.observed[measured.observed["provenance"] != "demo"].reset_index(drop=True),
        measured.rolled[measured.rolled["provenance"] != "demo"].reset_index(drop=True),
        measured.registered,
    )
    public = mask(tables, real, shown_afdelinger(tables.tables), masks)
    assert [leak.sentence() for leak in prove(tasks_of(tables, measured), public).leaks] == []
    uncertain = Measured(
        public.observed.assign(low=None, high=None),
        public.rolled.assign(low=None, high=None),
        public.registered,
    )
    assert traces(uncertain).empty
    return public


def statuses(rows: pd.DataFrame, indicator_id: str = SHARE) -> dict[str, str]:
    """Status by area of one indicator's loaded rows."""
    own = rows[(rows["indicator_id"] == indicator_id) & (rows["provenance"] == "datatraek")]
    return dict(zip(own["area_id"], own["status"], strict=True))
