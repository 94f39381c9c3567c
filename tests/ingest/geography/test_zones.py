"""What zones are called and how they lie to each other: every trait gives its finding, in its place."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from lib.domain.datatraek.finding import Severity
from lib.domain.datatraek.known_names import KnownArea, KnownNames
from lib.ingest.sheets.refused import FileRefused
from tests.ingest.geography.maps import (
    SOUTH,
    UTM32,
    WEST,
    geojson,
    of_code,
    point,
    read,
    severities,
    square,
    written,
    zone_frame,
)

PLAN = KnownNames(
    [KnownArea("nord", "Zone Nord", "zone", "1"), KnownArea("syd", "Zone Syd", "zone", "2")], [], [], {}
)


def gpkg(folder: Path, *shapes: shapely.Geometry) -> Path:
    return written(folder / "kort.gpkg", ("zoner", zone_frame(shapes)))


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"Zone_nr": [7], "Navn": ["Parken"]}, "Parken"),
        ({"ZONE": ["Zone 7"]}, "Zone 7"),
        ({"zone": ["7"]}, "Zone 7"),
        ({"Nummer": [7.0], "Betegnelse": ["Parken"]}, "Parken"),
        ({"number": ["7"], "name": ["Parken"]}, "Parken"),
        ({"navn": ["Zone 7"]}, "Zone 7"),
    ],
)
def test_the_attributes_of_a_zone_have_many_names(
    tmp_path: Path, columns: dict[str, list], name: str
) -> None:
    frame = gpd.GeoDataFrame(columns, geometry=[square(0, 0)], crs=UTM32)
    zones = read(written(tmp_path / "kort.gpkg", ("zoner", frame))).zones
    assert (zones["number"][0], zones["name"][0], zones["area_id"][0]) == (7, name, "zone7")


def test_a_zone_gets_the_id_that_the_plan_has_for_its_number(tmp_path: Path) -> None:
    reading = read(gpkg(tmp_path, square(0, 0), square(1000, 0)), names=PLAN)
    assert list(reading.zones["area_id"]) == ["nord", "syd"]
    assert severities(reading.findings) == {}


def test_other_zones_than_before_are_asked(tmp_path: Path) -> None:
    frame = zone_frame([square(0, 0), square(1000, 0)], navn=["Zone Nord", "Havnen"]).assign(zone=[1, 3])
    reading = read(written(tmp_path / "kort.gpkg", ("zoner", frame)), names=PLAN)
    (asked,) = of_code(reading.findings, "andre_zoner")
    assert asked.severity is Severity.SPOERGER
    assert "Havnen kommer til" in asked.problem
    assert "Zone Syd udgår" in asked.problem


def test_zones_without_a_number_stop(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"navn": ["Parken"]}, geometry=[square(0, 0)], crs=UTM32)
    reading = read(written(tmp_path / "kort.gpkg", ("zoner", frame)))
    assert severities(reading.findings)["intet_zonenummer"] is Severity.STOPPER
    assert reading.zones is None


def test_a_number_that_stands_twice_stops(tmp_path: Path) -> None:
    frame = zone_frame([square(0, 0), square(1000, 0)]).assign(zone=[4, 4])
    reading = read(written(tmp_path / "kort.gpkg", ("zoner", frame)))
    (stopped,) = of_code(reading.findings, "zone_to_gange")
    assert (stopped.severity, stopped.place.cell) == (Severity.STOPPER, "2")


def test_an_overlap_is_named_in_square_metres(tmp_path: Path) -> None:
    reading = read(gpkg(tmp_path, square(0, 0), square(990, 0)))
    (stopped,) = of_code(reading.findings, "zoner_overlapper")
    assert stopped.severity is Severity.STOPPER
    assert "Zone 1 og Zone 2" in stopped.problem
    assert "10.000 m²" in stopped.problem, "10 m x 1.000 m"


def test_a_shared_border_and_the_width_of_a_line_are_no_overlap(tmp_path: Path) -> None:
    assert severities(read(gpkg(tmp_path, square(0, 0), square(999.996, 0))).findings) == {}


def test_zones_that_nearly_touch_are_told(tmp_path: Path) -> None:
    (told,) = of_code(read(gpkg(tmp_path, square(0, 0), square(1012, 0))).findings, "revne_mellem_zoner")
    assert "12,0 m" in told.problem


def test_a_hole_in_a_zone_is_asked_unless_another_zone_fills_it(tmp_path: Path) -> None:
    ring = square(0, 0, 2000).difference(square(500, 500, 100))
    (asked,) = of_code(read(gpkg(tmp_path, ring)).findings, "hul_i_zone")
    assert asked.severity is Severity.SPOERGER
    assert "10.000 m²" in asked.problem
    filled = written(tmp_path / "fyldt.gpkg", ("zoner", zone_frame([ring, square(500, 500, 100)])))
    assert severities(read(filled).findings) == {}


def test_a_gap_that_zones_enclose_is_told_with_its_area(tmp_path: Path) -> None:
    left = shapely.union_all([square(0, 0), square(0, 1000), square(0, 2000), square(1000, 0)])
    right = shapely.union_all([square(1000, 2000), square(2000, 0), square(2000, 1000), square(2000, 2000)])
    (told,) = of_code(read(gpkg(tmp_path, left, right)).findings, "hul_mellem_zoner")
    assert told.severity is Severity.OPLYSER
    assert "1.000.000 m²" in told.problem


def test_a_zone_in_parts_is_allowed_and_said(tmp_path: Path) -> None:
    parts = shapely.MultiPolygon([square(0, 0), square(3000, 0)])
    reading = read(gpkg(tmp_path, parts))
    assert "2 dele" in of_code(reading.findings, "zone_i_dele")[0].problem
    assert severities(reading.findings) == {}


def test_an_outline_that_crosses_itself_stops_and_says_where(tmp_path: Path) -> None:
    bow = shapely.Polygon(
        [(WEST, SOUTH), (WEST + 900, SOUTH + 900), (WEST + 900, SOUTH), (WEST, SOUTH + 900)]
    )
    reading = read(gpkg(tmp_path, bow))
    (stopped,) = of_code(reading.findings, "ugyldigt_omrids")
    assert stopped.severity is Severity.STOPPER
    assert "krydser sig selv (ved længde 9,7" in stopped.problem
    assert len(reading.zones) == 1, "it is shown all the same, so that it can be found"


def test_a_fault_that_changes_no_area_is_mended_and_asked(tmp_path: Path) -> None:
    spike = [(0, 0), (1000, 0), (1000, 1000), (500, 1000), (500, 1400), (500, 1000), (0, 1000)]
    shape = shapely.Polygon([(WEST + e, SOUTH + n) for e, n in spike])
    assert not shape.is_valid
    reading = read(gpkg(tmp_path, shape))
    (asked,) = of_code(reading.findings, "omrids_rettet")
    assert asked.severity is Severity.SPOERGER
    mended = shapely.from_geojson(reading.zones["geojson"][0])
    assert mended.is_valid
    area = gpd.GeoSeries([mended], crs=4326).to_crs(UTM32).area[0]
    assert area == pytest.approx(1_000_000, rel=1e-6)


@pytest.mark.parametrize(
    "shape",
    [
        None,
        shapely.Polygon(),
        shapely.Point(WEST, SOUTH),
        shapely.LineString([(WEST, SOUTH), (WEST, SOUTH + 9)]),
    ],
)
def test_a_zone_without_an_outline_stops(tmp_path: Path, shape: shapely.Geometry | None) -> None:
    frame = zone_frame([square(0, 0), shape])
    reading = read(written(tmp_path / "kort.gpkg", ("zoner", frame)))
    (stopped,) = of_code(reading.findings, "intet_omrids")
    assert (stopped.severity, stopped.place.cell) == (Severity.STOPPER, "2")


def test_a_broken_shape_in_geojson_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    broken = {"type": "Polygon", "coordinates": [[[9.7, "halv"], [9.8, 55.5]]]}
    path = geojson(
        tmp_path / "zoner.geojson",
        [({"zone": 1}, shapely.box(9.7, 55.5, 9.71, 55.51)), ({"zone": 2}, broken)],
    )
    reading = read(path)
    (stopped,) = of_code(reading.findings, "intet_omrids")
    assert (stopped.place.cell, "koordinater" in stopped.problem) == ("2", True)
    assert list(reading.zones["number"]) == [1]


@pytest.mark.parametrize("stray", [float("nan"), float("inf"), 1e300])
def test_a_corner_that_lies_nowhere_stops(tmp_path: Path, stray: float) -> None:
    corners = [(WEST, SOUTH), (WEST + 900, SOUTH), (WEST + stray, SOUTH + 900), (WEST, SOUTH + 900)]
    with np.errstate(invalid="ignore"):
        path = gpkg(tmp_path, square(0, 0), square(2000, 0), shapely.Polygon(corners))
    assert severities(read(path).findings) == {"uden_for_danmark": Severity.STOPPER}


def test_a_base_is_a_point_that_names_its_zone_or_lies_in_it(tmp_path: Path) -> None:
    zones = zone_frame([square(0, 0), square(1000, 0)])
    bases = gpd.GeoDataFrame(
        {"zone": ["2", None], "navn": ["Huset", "Gården"]},
        geometry=[point(1500, 500), point(20, 30)],
        crs=UTM32,
    )
    reading = read(written(tmp_path / "kort.gpkg", ("zoner", zones), ("baser", bases)))
    assert list(reading.zones["base_name"]) == ["Gården", "Huset"]
    assert reading.findings == []


def test_a_base_may_stand_among_the_zones_own_attributes(tmp_path: Path) -> None:
    frame = zone_frame([square(0, 0)], base=["Huset"], base_lon=[WEST + 10], base_lat=[SOUTH + 20])
    reading = read(written(tmp_path / "kort.gpkg", ("zoner", frame)))
    expected = gpd.GeoSeries([point(10, 20)], crs=UTM32).to_crs(4326)[0]
    assert (reading.zones["base_lon"][0], reading.zones["base_lat"][0]) == pytest.approx(
        (expected.x, expected.y)
    )
    assert reading.zones["base_name"][0] == "Huset"


def test_a_zone_without_a_base_gets_a_place_in_it_that_says_so(tmp_path: Path) -> None:
    reading = read(gpkg(tmp_path, square(0, 0)))
    row = reading.zones.iloc[0]
    assert row["base_name"] == "Base ikke oplyst"
    assert shapely.from_geojson(row["geojson"]).contains(shapely.Point(row["base_lon"], row["base_lat"]))
    assert of_code(reading.findings, "base_ikke_oplyst")


def test_a_base_outside_its_zone_stops(tmp_path: Path) -> None:
    bases = gpd.GeoDataFrame({"zone": [1]}, geometry=[point(-200, 0)], crs=UTM32)
    reading = read(written(tmp_path / "kort.gpkg", ("zoner", zone_frame([square(0, 0)])), ("baser", bases)))
    assert severities(reading.findings) == {"base_uden_for_zone": Severity.STOPPER}


def test_a_file_of_several_plans_gives_this_plans_zones(tmp_path: Path) -> None:
    frame = zone_frame([square(0, 0), square(5000, 0)], plan=["en_plan", "en_anden"])
    reading = read(written(tmp_path / "kort.gpkg", ("zoner", frame)))
    assert list(reading.zones["number"]) == [1]
    assert "1 objekt hører til andre planer" in of_code(reading.findings, "andre_planer")[0].problem


def test_many_corners_are_said_and_too_many_refused(tmp_path: Path) -> None:
    round_one = point(0, 0).buffer(900, quad_segs=2000)
    reading = read(gpkg(tmp_path, round_one))
    assert "8.001 hjørner" in of_code(reading.findings, "mange_hjoerner")[0].problem
    turn = np.linspace(0, 2 * np.pi, 200_001)
    rim = shapely.Polygon(np.column_stack([WEST + 900 * np.cos(turn), SOUTH + 900 * np.sin(turn)]))
    with pytest.raises(FileRefused) as caught:
        read(written(tmp_path / "stor.gpkg", ("zoner", zone_frame([rim]))))
    assert caught.value.finding.code == "for_stor"


def test_the_rows_are_typed_and_in_the_order_of_the_numbers(tmp_path: Path) -> None:
    frame = zone_frame([square(0, 0), square(1000, 0)]).assign(zone=[2, 1])
    zones = read(written(tmp_path / "kort.gpkg", ("zoner", frame))).zones
    assert list(zones["number"]) == [1, 2]
    assert zones["number"].dtype == pd.Int64Dtype()
    assert list(zones["cell"]) == ["2", "1"]
    assert list(zones["sheet"]) == ["zoner", "zoner"]
