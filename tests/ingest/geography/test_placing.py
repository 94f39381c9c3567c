"""Every afdeling is in exactly one zone: by what the file says and by where it lies."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.datatraek.finding import Finding, Severity
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.ingest.geography.placing import place_in_zones
from tests.ingest.geography.made_geography import made_zones
from tests.ingest.geography.maps import SOUTH, UTM32, WEST, of_code, point, severities, square

FILE = "afdelinger.xlsx"


def zones_of(shapes: list[shapely.Geometry], names: tuple[str, ...] = ()) -> pd.DataFrame:
    """Rows of zones from shapes in metres."""
    wgs84 = gpd.GeoSeries(shapes, crs=UTM32).to_crs(4326)
    numbers = range(1, len(shapes) + 1)
    return typed_rows(
        pd.DataFrame(
            {
                "area_id": [f"z{n}" for n in numbers],
                "number": numbers,
                "name": names or [f"Zone {n}" for n in numbers],
                "geojson": [shapely.to_geojson(shape) for shape in wgs84],
            }
        ),
        DatatraekKind.ZONER,
    )


def listed(*places: shapely.Point | None, zone: str | None = None, **more: object) -> pd.DataFrame:
    """Whole rows of afdelinger at the places (metres)."""
    known = [place or shapely.Point() for place in places]
    wgs84 = gpd.GeoSeries(known, crs=UTM32).to_crs(4326)
    row = {"organisation": "Boligselskabet", "residents": 200, "households": 120, "zone": zone, **more}
    frame = pd.DataFrame([{"name": f"Gården {n}", **row} for n, _ in enumerate(places, 1)])
    frame["lon"] = [None if p.is_empty else p.x for p in wgs84]
    frame["lat"] = [None if p.is_empty else p.y for p in wgs84]
    frame["cell"] = [f"A{n}" for n in range(2, len(frame) + 2)]
    return typed_rows(frame, DatatraekKind.AFDELINGER)


def placed(rows: pd.DataFrame, zones: pd.DataFrame) -> tuple[list[str | None], list[Finding]]:
    found, findings = place_in_zones(rows, zones, FILE)
    assert list(found.columns) == list(rows.columns)
    return [None if pd.isna(zone) else zone for zone in found["zone"]], findings


TWO = zones_of([square(0, 0), square(1000, 0)], ("Nord", "Zone Syd"))


def test_the_zone_is_where_the_point_lies() -> None:
    assert placed(listed(point(500, 500), point(1500, 20)), TWO) == (["z1", "z2"], [])


@given(st.lists(st.tuples(st.floats(-3000, 3000), st.floats(-3000, 3000)), min_size=1, max_size=30))
def test_points_are_placed_as_shapely_contains_them(offsets: list[tuple[float, float]]) -> None:
    """The other way round: one zone at a time, in metres, without an index."""
    shapes = list(made_zones().geometry)
    middle = shapely.union_all(shapes).centroid
    points = [shapely.Point(middle.x + e, middle.y + n) for e, n in offsets]
    sure = [p for p in points if min(shape.boundary.distance(p) for shape in shapes) > 0.5]
    expected = [next((f"z{n}" for n, s in enumerate(shapes, 1) if s.contains(p)), None) for p in sure]
    if not sure:
        return
    found, findings = placed(listed(*sure), zones_of(shapes))
    assert found == expected
    assert len(of_code(findings, "afdeling_uden_zone")) == expected.count(None)


@pytest.mark.parametrize("word", ["z2", "2", "Zone Syd", "zone 2", "ZONE SYD", "Zone nr. 2"])
def test_the_zone_may_be_named_in_many_ways(word: str) -> None:
    assert placed(listed(point(1500, 500), zone=word), TWO) == (["z2"], [])


def test_a_zone_against_the_place_is_asked_and_the_file_stands() -> None:
    zones, (asked,) = placed(listed(point(1500, 500), zone="Nord"), TWO)
    assert zones == ["z1"]
    assert (asked.code, asked.severity, asked.place.cell) == ("zone_mod_sted", Severity.SPOERGER, "A2")
    assert "står til Nord, men ligger i Zone Syd" in asked.problem


def test_a_place_outside_its_zone_is_asked_with_the_distance() -> None:
    zones, (asked,) = placed(listed(point(-250, 500), zone="1"), TWO)
    assert zones == ["z1"]
    assert asked.code == "zone_mod_sted"
    assert "250 m uden for" in asked.problem


def test_an_unknown_zone_is_asked_where_the_place_is_known_and_stops_elsewhere() -> None:
    zones, (asked,) = placed(listed(point(500, 500), zone="Zone 9"), TWO)
    assert (zones, asked.severity) == (["z1"], Severity.SPOERGER)
    zones, (stopped,) = placed(listed(None, zone="Zone 9"), TWO)
    assert (zones, stopped.severity) == ([None], Severity.STOPPER)


def test_no_zone_stops() -> None:
    zones, findings = placed(listed(point(-250, 500), point(500, 500)), TWO)
    assert zones == [None, "z1"]
    assert severities(findings) == {"afdeling_uden_zone": Severity.STOPPER}
    assert "«Gården 1»" in findings[0].problem


def test_two_zones_stop_unless_the_file_says_which() -> None:
    overlapping = zones_of([square(0, 0), square(500, 0)])
    zones, findings = placed(listed(point(700, 500)), overlapping)
    assert zones == [None]
    assert severities(findings) == {"afdeling_i_flere_zoner": Severity.STOPPER}
    assert placed(listed(point(700, 500), zone="2"), overlapping) == (["z2"], [])


def test_neither_zone_nor_place_stops_and_a_zone_alone_is_enough() -> None:
    assert severities(placed(listed(None), TWO)[1]) == {"afdeling_uden_zone": Severity.STOPPER}
    assert placed(listed(None, zone="1"), TWO) == (["z1"], [])


def test_without_zones_nothing_is_placed() -> None:
    zones, (stopped,) = placed(listed(point(500, 500)), TWO.iloc[:0])
    assert (zones, stopped.code, stopped.severity) == ([None], "ingen_zoner", Severity.STOPPER)


def test_coordinates_of_a_list_may_be_metres_and_are_asked() -> None:
    rows = listed(point(500, 500), point(1500, 500))
    utm = rows.assign(lon=[WEST + 500, WEST + 1500], lat=[SOUTH + 500, SOUTH + 500])
    found, (asked,) = place_in_zones(utm, TWO, FILE)
    assert list(found["zone"]) == ["z1", "z2"]
    assert (asked.code, asked.severity) == ("koordinater_laest", Severity.SPOERGER)
    assert found["lon"].to_numpy() == pytest.approx(rows["lon"].to_numpy(), abs=1e-7)


def test_swapped_coordinates_of_a_list_are_asked() -> None:
    rows = listed(point(500, 500))
    found, (asked,) = place_in_zones(rows.assign(lon=rows["lat"], lat=rows["lon"]), TWO, FILE)
    assert list(found["zone"]) == ["z1"]
    assert asked.severity is Severity.SPOERGER
    assert found[["lon", "lat"]].equals(rows[["lon", "lat"]])


def test_a_place_outside_denmark_stops() -> None:
    rows = listed(point(500, 500), point(600, 500), point(700, 500))
    rows.loc[1, ["lon", "lat"]] = [0.0, 0.0]
    zones, findings = placed(rows, TWO)
    assert zones == ["z1", None, "z1"]
    assert severities(findings) == {"uden_for_danmark": Severity.STOPPER}


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("residents", "antal_mangler"),
        ("households", "antal_mangler"),
        ("organisation", "organisation_mangler"),
    ],
)
def test_what_protection_needs_must_be_there(field: str, code: str) -> None:
    zones, findings = placed(listed(point(500, 500), **{field: None}), TWO)
    assert zones == ["z1"]
    assert severities(findings) == {code: Severity.STOPPER}


def test_the_rows_that_came_in_are_not_changed() -> None:
    rows = listed(point(500, 500), zone="Zone Syd")
    before = rows.copy()
    place_in_zones(rows, TWO, FILE)
    pd.testing.assert_frame_equal(rows, before)
