"""A plan whose zones are not drawn yet is no flaw by itself; zones that other files speak of are."""

import json
import shutil
from pathlib import Path

import pytest

from lib.domain.datatraek.rows import ROW_COLUMNS, DatatraekKind
from lib.ingest.messages import PlanFileError
from lib.ingest.plan_reader import read_plan
from lib.ingest.zones import read_zone_shapes
from lib.settings import Settings

EMPTY = {"type": "FeatureCollection", "features": []}


def test_a_plan_without_zones_has_no_rows(own_plan: Settings) -> None:
    zones = read_zone_shapes(own_plan.geo_file, "en_ny_plan")
    assert zones.empty
    assert list(zones.columns) == list(ROW_COLUMNS[DatatraekKind.ZONER])


def test_a_file_without_features_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "zones.geojson"
    path.write_text(json.dumps(EMPTY), encoding="utf-8")
    assert read_zone_shapes(path, "en_ny_plan").empty


def test_a_file_that_is_no_map_is_a_flaw(tmp_path: Path) -> None:
    path = tmp_path / "zones.geojson"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(PlanFileError, match="zones.geojson"):
        read_zone_shapes(path, "en_ny_plan")


def test_zones_that_other_files_speak_of_must_be_drawn(own_plan: Settings) -> None:
    own_plan.geo_file.write_text(json.dumps(EMPTY), encoding="utf-8")
    with pytest.raises(PlanFileError) as caught:
        read_plan(own_plan.plan_folder, own_plan.geo_file)
    drawn = [flaw for flaw in caught.value.flaws if "ikke tegnet" in flaw.problem]
    assert len(drawn) == 4


def test_an_empty_plan_is_read(own_plan: Settings, tmp_path: Path) -> None:
    """No zones, no afdelinger, no placement: what a new plan is before its geography is loaded."""
    folder = tmp_path / "en_ny_plan"
    shutil.copytree(own_plan.plan_folder, folder, ignore=shutil.ignore_patterns("demo"))
    keep_level = {"plan", "kommune", "region", "land"}
    areas = (folder / "areas.csv").read_text(encoding="utf-8").splitlines()
    column = areas[0].split(",").index("level")
    kept = [line for line in areas[1:] if line.split(",")[column] in keep_level]
    (folder / "areas.csv").write_text("\n".join([areas[0], *kept]) + "\n", encoding="utf-8")
    for name in (
        "afdelinger",
        "figures",
        "target_groups",
        "kendskabsgrad",
        "goals",
        "goal_readings",
        "listed_values",
        "activity_terms",
        "placement",
        "resources",
    ):
        path = folder / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    plan = read_plan(folder, own_plan.geo_file)
    assert plan.plan.zones == ()
    assert plan.zone_shapes.empty
