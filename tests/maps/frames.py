"""Small made frames in the shape of the questions' answers."""

import json
import math

import pandas as pd

from lib.domain.plan import Plan, Zone
from lib.ui.theme import LIGHT

INKS = LIGHT
EVIL = "<script>alert('x')</script>"


def square(west: float, south: float, size: float = 0.02) -> str:
    """A square polygon as GeoJSON text."""
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def shapes(name: str = "Zone 1") -> pd.DataFrame:
    """Two zones side by side; the first is called `name`."""
    rows = [
        ("z1", name, 1, square(9.70, 55.56), "Huset", 9.705, 55.57),
        ("z2", "Zone 2", 2, square(9.73, 55.56), "Hallen", 9.735, 55.57),
    ]
    columns = ["area_id", "name", "number", "geojson", "base_name", "base_lon", "base_lat"]
    return pd.DataFrame(rows, columns=columns)


def values(*rows: tuple[str, float, str, str | None]) -> pd.DataFrame:
    """area_id, value, status, provenance of 2019, with name and year."""
    frame = pd.DataFrame(rows, columns=["area_id", "value", "status", "provenance"])
    frame = frame.assign(low=math.nan, high=math.nan, reliability="ukendt")
    return frame.assign(year=2019, name=[f"Navn {area}" for area in frame["area_id"]], source_id="kilde")


def afdelinger(
    *, name: str = "Bøgelunden", provenance: str = "demo", reliability: str = "sikker"
) -> pd.DataFrame:
    """Three afdelinger of the first zone: with a value (31,5, 25 to 39), masked, and too small for figures of its
    own; `reliability` is that of the value."""
    common = {"zone": "z1", "organisation": "Org", "area_provenance": provenance, "provenance": provenance}
    rows = [
        {"area_id": "a1", "name": name, "residents": 400.0, "value": 31.5, "status": "ok", "own_rows": True}
        | {"low": 25.0, "high": 39.0, "reliability": reliability},
        {"area_id": "a2", "name": "Elmen", "residents": 225.0, "status": "diskretioneret", "own_rows": True},
        {"area_id": "a3", "name": "Asken", "residents": 64.0, "status": "mangler", "own_rows": False},
    ]
    places = {"lon": [9.701, 9.71, 9.715], "lat": [55.561, 55.565, 55.575]}
    return pd.DataFrame([common | row for row in rows]).assign(year=2019, **places)


def plan() -> Plan:
    """A plan of two zones."""
    return Plan(
        plan_id="p",
        name="Planen",
        short_name="Plan",
        valid_from="2023-01-01",
        valid_to="2026-12-31",
        plan_area="alle",
        kommune_area="kommune",
        kommune_name="Byens Kommune",
        land_area="land",
        land_name="Hele landet",
        zones=(Zone("z1", 1, "Zone 1", "Huset"), Zone("z2", 2, "Zone 2", "Hallen")),
        headline_indicator="i",
        headline_phrase="er noget",
        card_indicators=("i",),
    )
