"""Every format in every coordinate system ends on the same spot; what a file does not say is asked."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from pyproj import Geod, Transformer

from lib.domain.datatraek.finding import Severity
from lib.ingest.geography.reading import read_geography
from lib.ingest.sheets.refused import FileRefused
from tests.ingest.geography.made_geography import shapefile_zip
from tests.ingest.geography.maps import geojson, of_code, read, severities, square, written, zone_frame

LON, LAT = 9.7526, 55.5657
"""A known point; pyproj is the independent source of where it is in ETRS89/UTM32."""
FORMATS = ["geojson", "gpkg", "zip"]


def around(lon: float, lat: float, code: int) -> gpd.GeoDataFrame:
    """One zone that is a diamond around the known point, in EPSG `code`."""
    e, n = Transformer.from_crs(4326, 25832, always_xy=True).transform(lon, lat)
    diamond = shapely.Polygon([(e + 500, n), (e, n + 500), (e - 500, n), (e, n - 500)])
    return gpd.GeoDataFrame({"zone": [1]}, geometry=[diamond], crs=25832).to_crs(code)


def saved(frame: gpd.GeoDataFrame, folder: Path, form: str) -> Path:
    path = folder / f"zoner.{form}"
    if form == "zip":
        return shapefile_zip(path, {"zoner": frame})
    frame.to_file(path, **({"layer": "zoner"} if form == "gpkg" else {"RFC7946": "NO"}))
    return path


def metres_off(geojson_text: str) -> float:
    middle = shapely.from_geojson(geojson_text).centroid
    return Geod(ellps="GRS80").inv(middle.x, middle.y, LON, LAT)[2]


@pytest.mark.parametrize("code", [4326, 4258, 25832, 32632, 25833, 3857])
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_and_system_ends_within_a_metre(tmp_path: Path, form: str, code: int) -> None:
    reading = read(saved(around(LON, LAT, code), tmp_path, form))
    assert severities(reading.findings) == {}
    assert metres_off(reading.zones["geojson"][0]) < 1


@pytest.mark.parametrize("form", FORMATS)
def test_another_system_is_refused_by_its_code(tmp_path: Path, form: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read(saved(around(LON, LAT, 3035), tmp_path, form))
    assert caught.value.finding.code == "koordinatsystem"
    assert "3035" in caught.value.finding.problem


def test_geojson_with_metres_and_no_system_is_read_as_utm32_and_asked(tmp_path: Path) -> None:
    (shape,) = around(LON, LAT, 25832).geometry
    reading = read(geojson(tmp_path / "zoner.geojson", [({"zone": 1}, shape)]))
    (asked,) = of_code(reading.findings, "koordinater_laest")
    assert asked.severity is Severity.SPOERGER
    assert "ETRS89/UTM32" in asked.problem
    assert metres_off(reading.zones["geojson"][0]) < 1


def test_geojson_in_degrees_needs_no_system(tmp_path: Path) -> None:
    (shape,) = around(LON, LAT, 4326).geometry
    assert (
        of_code(
            read(geojson(tmp_path / "zoner.geojson", [({"zone": 1}, shape)])).findings, "koordinater_laest"
        )
        == []
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("urn:ogc:def:crs:EPSG::25832", 25832),
        ("urn:ogc:def:crs:EPSG:6.3:25832", 25832),
        ("EPSG:25832", 25832),
    ],
)
def test_the_old_crs_member_of_geojson(tmp_path: Path, name: str, code: int) -> None:
    (shape,) = around(LON, LAT, code).geometry
    crs = {"type": "name", "properties": {"name": name}}
    reading = read(geojson(tmp_path / "zoner.geojson", [({"zone": 1}, shape)], crs=crs))
    assert severities(reading.findings) == {}
    assert metres_off(reading.zones["geojson"][0]) < 1


def test_an_unknown_crs_member_is_refused(tmp_path: Path) -> None:
    crs = {"type": "link", "properties": {"name": "http://example.org/system34"}}
    with pytest.raises(FileRefused, match="koordinatsystem"):
        read(geojson(tmp_path / "zoner.geojson", [({"zone": 1}, square(0, 0))], crs=crs))


@pytest.mark.parametrize(("code", "severity"), [(25832, Severity.SPOERGER), (4326, Severity.OPLYSER)])
def test_a_shapefile_without_prj_says_how_it_was_read(tmp_path: Path, code: int, severity: Severity) -> None:
    path = shapefile_zip(tmp_path / "zoner.zip", {"zoner": around(LON, LAT, code)}, leave_out=(".prj",))
    reading = read(path)
    (said,) = of_code(reading.findings, "koordinater_laest")
    assert said.severity is severity
    assert said.place.sheet == "zoner"
    assert metres_off(reading.zones["geojson"][0]) < 1


def test_without_prj_and_outside_denmark_it_cannot_be_known(tmp_path: Path) -> None:
    frame = zone_frame([shapely.box(0, 0, 100, 200)])
    with pytest.raises(FileRefused) as caught:
        read(shapefile_zip(tmp_path / "zoner.zip", {"zoner": frame}, leave_out=(".prj",)))
    assert caught.value.finding.code == "koordinatsystem"


@pytest.mark.parametrize(("said", "real"), [(4326, 25832), (25832, 4326)])
def test_a_system_that_does_not_fit_the_numbers_is_asked(tmp_path: Path, said: int, real: int) -> None:
    frame = around(LON, LAT, real).set_crs(said, allow_override=True)
    reading = read(written(tmp_path / "zoner.gpkg", ("zoner", frame)))
    (asked,) = of_code(reading.findings, "koordinater_laest")
    assert asked.severity is Severity.SPOERGER
    assert "Filen siger" in asked.problem
    assert metres_off(reading.zones["geojson"][0]) < 1


@pytest.mark.parametrize("code", [4326, 25832])
def test_swapped_axes_are_seen_and_asked(tmp_path: Path, code: int) -> None:
    frame = around(LON, LAT, code)
    frame.geometry = shapely.transform(frame.geometry.to_numpy(), lambda pairs: pairs[:, ::-1])
    reading = read(written(tmp_path / "zoner.gpkg", ("zoner", frame)))
    (asked,) = of_code(reading.findings, "koordinater_laest")
    assert asked.severity is Severity.SPOERGER
    assert "nord før øst" in asked.problem
    assert metres_off(reading.zones["geojson"][0]) < 1


def test_a_place_outside_denmark_stops(tmp_path: Path) -> None:
    oslo = shapely.box(10.7, 59.9, 10.8, 60.0)
    reading = read(geojson(tmp_path / "zoner.geojson", [({"zone": 1}, oslo)]))
    assert severities(reading.findings)["uden_for_danmark"] is Severity.STOPPER


def test_one_stray_zone_does_not_change_how_the_file_is_read(tmp_path: Path) -> None:
    stray = shapely.box(0, 0, 10, 10)
    reading = read(
        written(tmp_path / "zoner.gpkg", ("zoner", zone_frame([square(0, 0), square(1000, 0), stray])))
    )
    (stopped,) = of_code(reading.findings, "uden_for_danmark")
    assert (stopped.place.sheet, stopped.place.cell) == ("zoner", "3")
    assert list(reading.zones["number"]) == [1, 2]


def test_heights_are_dropped_and_said(tmp_path: Path) -> None:
    frame = zone_frame([square(0, 0)])
    frame.geometry = shapely.force_3d(frame.geometry.to_numpy(), 12.5)
    reading = read(written(tmp_path / "zoner.gpkg", ("zoner", frame)))
    assert of_code(reading.findings, "hoejder_udeladt")
    assert not shapely.from_geojson(reading.zones["geojson"][0]).has_z


def test_our_own_zones_are_read_as_they_are() -> None:
    path = Path(__file__).resolve().parents[3] / "geo" / "zones.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    plan = features[0]["properties"]["plan"]
    reading = read_geography(path, path.name, None, plan)
    assert [found.code for found in reading.findings] == ["andre_planer"], (
        "the file holds those of every plan"
    )
    of_plan = [f["properties"] | {"shape": f["geometry"]["coordinates"]} for f in features]
    own = {f["area_id"]: f for f in of_plan if f["kind"] == "zone" and f["plan"] == plan}
    assert {row.area_id: json.loads(row.geojson)["coordinates"] for row in reading.zones.itertuples()} == {
        area_id: f["shape"] for area_id, f in own.items()
    }
    assert set(reading.zones["mark"]) == {f["mark"] for f in own.values()}
