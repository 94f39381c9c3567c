"""The zone outlines: four valid polygons that do not overlap, each with its base inside."""

import json
from itertools import combinations
from pathlib import Path

import pytest
from shapely.geometry import Point, box, shape
from shapely.geometry.base import BaseGeometry

FILE = Path(__file__).resolve().parents[2] / "geo" / "zones.geojson"
PLAN = "fredericia"
KOMMUNE = box(9.558, 55.509, 9.860, 55.628)


def features(kind: str) -> list[dict]:
    found = json.loads(FILE.read_text(encoding="utf-8"))["features"]
    return [f for f in found if f["properties"]["plan"] == PLAN and f["properties"]["kind"] == kind]


def outlines() -> dict[str, BaseGeometry]:
    return {feature["properties"]["area_id"]: shape(feature["geometry"]) for feature in features("zone")}


def test_there_are_four_valid_polygons_in_the_kommune() -> None:
    zones = outlines()
    assert list(zones) == ["zone1", "zone2", "zone3", "zone4"]
    for zone in zones.values():
        assert zone.geom_type == "Polygon"
        assert zone.is_valid
        assert KOMMUNE.contains(zone)


def test_no_two_zones_overlap() -> None:
    overlaps = {
        (a, b): one.intersection(two).area for (a, one), (b, two) in combinations(outlines().items(), 2)
    }
    assert len(overlaps) == 6
    assert max(overlaps.values()) < 1e-12


def test_every_zone_has_one_base_inside_it() -> None:
    bases = features("base")
    assert [base["properties"]["area_id"] for base in bases] == list(outlines())
    for base in bases:
        assert outlines()[base["properties"]["area_id"]].contains(shape(base["geometry"]))


def test_everything_is_marked_illustrative() -> None:
    marks = [feature["properties"]["mark"] for feature in features("zone") + features("base")]
    assert marks == ["illustrativ"] * 8


@pytest.mark.parametrize(
    ("lon", "lat", "zone"),
    [(9.716, 55.565, "zone1"), (9.727, 55.556, "zone2"), (9.757, 55.566, "zone3"), (9.772, 55.577, "zone4")],
    ids=["Korskærparken", "Sønderparken", "midtbyen", "Skanseparken"],
)
def test_known_places_lie_in_their_zone(lon: float, lat: float, zone: str) -> None:
    assert [name for name, outline in outlines().items() if outline.contains(Point(lon, lat))] == [zone]


def test_the_smallest_zone_can_be_read_on_a_projector() -> None:
    areas = {name: outline.area for name, outline in outlines().items()}
    assert min(areas.values()) > 0.02 * sum(areas.values())
