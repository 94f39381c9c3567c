"""The default plan with a hostile string in every cell that a person writes freely, built by the real command."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from lib.settings import Settings, read_settings
from tests.attacks.hostile import Turn, in_a_plan, visible, writable
from tests.conftest import ROOT, BuiltHouse

FREE = {
    "activities": ("name", "short_name", "target_group_text", "age_range", "partners"),
    "activity_terms": ("source", "note"),
    "afdelinger": ("name", "former_names"),
    "areas": ("name",),
    "breaks": ("text",),
    "contacts": ("function", "about", "source"),
    "criteria": ("name", "short_name", "definition"),
    "criterion_measures": ("why",),
    "decision_kinds": ("name", "approver", "source"),
    "delaftaler": ("purpose", "places", "source"),
    "discrepancies": ("title", "finding", "handling", "where_in_source"),
    "doemte_national": ("source_da",),
    "effects": ("name", "source", "note"),
    "figures": ("label_da", "note_da"),
    "goal_readings": ("reading", "note"),
    "goals": ("goal_da", "indicator_da", "source_da", "note_da"),
    "indicators": ("label", "short_label"),
    "law_categories": ("paragraph", "short_law", "name", "source", "note"),
    "listed_values": ("source", "status"),
    "meetings": ("name", "audience", "rule", "source"),
    "milestones": ("name", "source"),
    "national_lists": ("source",),
    "needs": ("note",),
    "placement": ("basis",),
    "rules": ("requirement", "paragraph", "source", "note_da"),
    "sources": ("publisher", "reached_through"),
    "target_group_law": ("name", "paragraph", "text", "source"),
    "target_groups": ("label_da", "note_da"),
    "unit_values": ("name", "source", "note"),
    "voters": ("name", "source"),
}
"""Columns by file: what is only shown. Empty cells are filled too."""

REFERRED = {
    "delaftale": (("activities", "delaftale"), ("resources", "delaftale"), ("goals", "indsatsomraade")),
    "resource": (("resources", "resource"), ("placement", "resource")),
    "source": (("sources", "title"), ("figures", "source_da"), ("target_groups", "source_da")),
    "theme": (("indicators", "theme"),),
}
"""Names that one file uses of another: each becomes the same string wherever it stands."""


def write_hostile_plan(folder: Path, start: int = 0, per_cell: int = 1) -> Mapping[str, str]:
    """The plan under `folder`, its strings handed out from number `start`, `per_cell` of them in each cell; returns
    the environment of commands that build it."""
    default = read_settings({})
    plan = folder / "plans" / default.plan_id
    shutil.copytree(default.plan_folder, plan)
    turn = Turn(list(dict.fromkeys(visible(map(in_a_plan, writable())))), start)
    tables = {file.stem: _read(file) for file in plan.glob("*.csv")}
    for name, columns in FREE.items():
        for column in columns:
            for row in tables[name]:
                row[column] = turn.several(per_cell, 2_000).strip()
    for places in REFERRED.values():
        known: dict[str, str] = {}
        for table, column in places:
            for row in tables[table]:
                if row[column]:
                    row[column] = known.get(row[column]) or _another(row[column], known, turn)
    for name, rows in tables.items():
        _write(plan / f"{name}.csv", rows)
    _write_header(plan / "plan.toml", turn)
    geo = folder / "zones.geojson"
    geo.write_text(_outlines(default, turn, per_cell), encoding="utf-8")
    return {
        "ZONEKOMPAS_PLANS": str(folder / "plans"),
        "ZONEKOMPAS_PLAN": default.plan_id,
        "ZONEKOMPAS_GEO": str(geo),
    }


def _another(name: str, known: dict[str, str], turn: Turn) -> str:
    """A string of its own for `name`: two of the long ones begin alike, and are one when they are cut."""
    found = turn.one(200).strip()
    while found in known.values():
        found = turn.one(200).strip()
    known[name] = found
    return found


def build_hostile_house(folder: Path, start: int = 0, per_cell: int = 1) -> tuple[BuiltHouse, dict[str, str]]:
    """The hostile plan as `python -m lib build` makes it, and the environment that points at it."""
    house = BuiltHouse(folder / "warehouse", folder / "raw", folder / "state.sqlite")
    environment = {**write_hostile_plan(folder, start, per_cell), **house.environment}
    command = [sys.executable, "-m", "lib", "build"]
    built = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return house, environment


def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def _write(file: Path, rows: list[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)


def _write_header(file: Path, turn: Turn) -> None:
    """The plan's own names; a TOML text in double quotes is written as a JSON text is."""
    lines = file.read_text(encoding="utf-8").splitlines()
    for place, line in enumerate(lines):
        key = line.partition(" = ")[0]
        if key in ("name", "short_name", "headline_phrase"):
            lines[place] = f"{key} = {json.dumps(turn.several(2, 300), ensure_ascii=False)}"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _outlines(default: Settings, turn: Turn, per_cell: int) -> str:
    """The zones as they are drawn, under other names."""
    drawn = json.loads(default.geo_file.read_text(encoding="utf-8"))
    for feature in drawn["features"]:
        about = feature["properties"]
        about |= {key: turn.several(per_cell + 1, 600) for key in ("name", "base_name") if key in about}
    return json.dumps(drawn)
