"""`python -m lib new-plan ID --fra-plan PLAN`: the plan that takes over when one ends.

What is the field's and what people still do comes along: areas, zones with their outlines, real afdelinger, indicators,
sources and their profiles, law, activities, resources, needs, placement, meetings, and the published figures as
history. The goals come as rows whose target nobody has set; their baseline is the ended plan's latest real figure. The
demo layer stays behind, and so do the datatræk: each plan has an archive of its own.
"""

import csv
import dataclasses
import datetime as dt
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.cli.new_plan import PlanNotMade, ensure_makeable
from lib.cli.next_goals import next_goals, next_readings
from lib.cli.reading import SOURCES
from lib.cli.versions import active_now, plan_with
from lib.domain.dates import long_date
from lib.domain.formula_guard import guarded
from lib.domain.observation import Provenance
from lib.domain.plan_tables import PlanTables
from lib.ingest.plan_fields import PLAN_FILES
from lib.ingest.plan_reader import read_plan
from lib.ingest.plan_toml import FILE, read_plan_header
from lib.ingest.statbank.catalogue import FOLDER as STATBANK_QUERIES
from lib.settings import Settings
from lib.warehouse.files import public_path
from lib.warehouse.public import PublicWarehouse, open_public

WRITTEN = ("areas", "afdelinger", "goals", "goal_readings")
"""The files that are not copied as they stand."""

YEARS = re.compile(r"\s*\d{4}\s*[-–]\s*\d{4}\s*$")


@dataclass(frozen=True)
class NextPlan:
    """`plan_id` names the folder, `follows` the folder of the plan that ends; `name` None: the same name. Without
    `valid_from` it begins the day after the other ends."""

    plan_id: str
    follows: str
    name: str | None
    valid_from: dt.date | None
    valid_to: dt.date


@dataclass(frozen=True)
class _Ended:
    """The plan that ends: its folder, what its active version is made of and shows, and its last day."""

    folder: Path
    tables: PlanTables
    warehouse: PublicWarehouse
    last_day: dt.date


def continue_plan(settings: Settings, wanted: NextPlan) -> Path:
    """Makes the folder beside the plan that ends, draws its zones in the file of all plans, and returns the folder.

    Raises PlanNotMade, PlanFileError, WarehouseUnavailable and ArchiveUnavailable; then nothing is written.
    """
    plans = settings.plan_folder.parent
    ended = _ended(dataclasses.replace(settings, plan_folder=plans / wanted.follows))
    begins = wanted.valid_from or ended.last_day + dt.timedelta(days=1)
    folder = ensure_makeable(plans, wanted.plan_id, begins, wanted.valid_to)
    if begins <= ended.last_day:
        raise PlanNotMade(
            f"Planen «{wanted.follows}» slutter {long_date(ended.last_day)}. Den næste plan skal begynde derefter."
        )
    aside = plans / f".{wanted.plan_id}.new"
    shutil.rmtree(aside, ignore_errors=True)
    made, geo = aside / wanted.plan_id, aside / settings.geo_file.name
    made.mkdir(parents=True)
    try:
        _write(made, ended, wanted, begins)
        geo.write_text(_with_zones(settings.geo_file, ended.tables, wanted.plan_id), encoding="utf-8")
        read_plan(made, geo)
        # The outlines first: without a folder nobody asks for them, and a second try draws them anew.
        geo.replace(settings.geo_file)
        made.replace(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return folder


def _ended(settings: Settings) -> _Ended:
    folder = settings.plan_folder
    if not (folder / FILE).is_file():
        known = ", ".join(sorted(path.parent.name for path in folder.parent.glob(f"[!.]*/{FILE}")))
        raise PlanNotMade(f"Planen «{folder.name}» findes ikke i {folder.parent}. Der er: {known}.")
    active = active_now(settings)
    if active.version is None:
        raise PlanNotMade(
            f"Planen «{folder.name}» har ingen version endnu, så dens seneste tal kendes ikke. "
            f"Byg den først: ZONEKOMPAS_PLAN={folder.name} python -m lib build"
        )
    warehouse = open_public(public_path(settings.warehouse_folder, active.version))
    tables = plan_with(settings, active.contents)
    return _Ended(folder, tables, warehouse, dt.date.fromisoformat(tables.plan.valid_to))


def _write(folder: Path, ended: _Ended, wanted: NextPlan, begins: dt.date) -> None:
    toml = (ended.folder / FILE).read_text(encoding="utf-8")
    (folder / FILE).write_text(_toml(toml, ended, wanted, begins), encoding="utf-8")
    for name in PLAN_FILES:
        if name not in WRITTEN:
            shutil.copyfile(ended.folder / f"{name}.csv", folder / f"{name}.csv")
    for name in (SOURCES, STATBANK_QUERIES):
        if (ended.folder / name).is_dir():
            shutil.copytree(ended.folder / name, folder / name)
    afdelinger = ended.tables.tables["afdelinger"]
    real = afdelinger[afdelinger["provenance"] == Provenance.DATATRAEK]
    _write_rows(folder, "areas", _as_text(ended.tables.tables["areas"]))
    _write_rows(folder, "afdelinger", _as_text(real))
    readings = next_readings(ended.warehouse, begins)
    printed = _read_rows(ended.folder / "goals.csv")
    _write_rows(folder, "goals", next_goals(printed, readings, ended.tables.plan.short_name))
    _write_rows(folder, "goal_readings", readings)


def _toml(text: str, ended: _Ended, wanted: NextPlan, begins: dt.date) -> str:
    """The header of the ended plan with its name and period made new; a JSON string is a TOML string."""
    header = read_plan_header(ended.folder)
    name = wanted.name or header.name
    short = YEARS.sub("", header.short_name) if wanted.name is None else name
    new = {
        "name": json.dumps(name, ensure_ascii=False),
        "short_name": json.dumps(f"{short} {begins.year}-{wanted.valid_to.year}", ensure_ascii=False),
        "valid_from": begins.isoformat(),
        "valid_to": wanted.valid_to.isoformat(),
    }
    top, bracket, sections = text.partition("\n[")
    keys = [line.partition("=")[0].strip() for line in top.splitlines()]
    lines = [
        f"{key} = {new[key]}" if key in new else line
        for key, line in zip(keys, top.splitlines(), strict=True)
    ]
    return "\n".join(lines) + bracket + sections


def _with_zones(geo_file: Path, tables: PlanTables, plan_id: str) -> str:
    """The file of all plans with the zones and bases of `tables` drawn for `plan_id` too, a feature a line."""
    drawn = json.loads(geo_file.read_text(encoding="utf-8"))
    others = [each for each in drawn["features"] if each["properties"].get("plan") != plan_id]
    own = [each for zone in tables.zone_shapes.to_dict("records") for each in _features(zone, plan_id)]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in [*others, *own])
    rest = {key: value for key, value in drawn.items() if key != "features"}
    return json.dumps(rest, ensure_ascii=False)[:-1] + f', "features": [\n{lines}\n]}}\n'


def _features(zone: dict[str, object], plan_id: str) -> list[dict[str, object]]:
    of_plan = {"plan": plan_id, "area_id": zone["area_id"], "mark": zone["mark"]}
    outline = {**of_plan, "kind": "zone", "number": int(str(zone["number"])), "name": zone["name"]}
    point = {"type": "Point", "coordinates": [zone["base_lon"], zone["base_lat"]]}
    return [
        {"type": "Feature", "properties": outline, "geometry": json.loads(str(zone["geojson"]))},
        {
            "type": "Feature",
            "properties": {**of_plan, "kind": "base", "name": zone["base_name"]},
            "geometry": point,
        },
    ]


def _read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def _as_text(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Rows as a plan's CSV writes them: ISO dates, empty cells where nothing is known, no text as a formula."""
    return [{str(name): _cell(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _cell(value: object) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, str):
        return guarded(value)
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def _write_rows(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(PLAN_FILES[name]), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
