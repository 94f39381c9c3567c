"""The geography of the walk-through is what it says, whichever file it comes from."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import shapely

from lib.domain.datatraek.finding import Severity
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.ingest.geography.placing import place_in_zones
from lib.ingest.geography.reading import read_geography
from tests.ingest.geography.made_geography import (
    BASE_NAMES,
    LIST_HEADER,
    ZONE_NAMES,
    MadeGeography,
    made_geography,
    made_zones,
)


@pytest.fixture
def made(tmp_path: Path) -> MadeGeography:
    return made_geography(tmp_path)


def test_the_made_zones_share_their_borders() -> None:
    zones = list(made_zones().geometry)
    assert all(zone.is_valid for zone in zones)
    whole = shapely.union_all(zones)
    assert whole.geom_type == "Polygon"
    assert len(whole.interiors) == 0
    assert whole.area == pytest.approx(sum(zone.area for zone in zones), abs=0.01)


@pytest.mark.parametrize("file", ["zones_gpkg", "zones_zip"])
def test_the_zones_are_read_without_a_question(made: MadeGeography, file: str) -> None:
    path = getattr(made, file)
    reading = read_geography(path, path.name, None, "ny_plan")
    assert reading.afdelinger is None
    assert reading.findings == []
    assert list(reading.zones["number"]) == [1, 2, 3, 4]
    assert tuple(reading.zones["name"]) == ZONE_NAMES
    assert tuple(reading.zones["base_name"]) == BASE_NAMES


def test_the_same_zones_from_both_files(made: MadeGeography) -> None:
    one, other = (read_geography(p, p.name, None, "ny_plan").zones for p in (made.zones_gpkg, made.zones_zip))
    for left, right in zip(one["geojson"], other["geojson"], strict=True):
        assert shapely.from_geojson(left).equals_exact(shapely.from_geojson(right), 1e-9, normalize=True)


def test_the_afdelinger_of_the_map_are_placed_in_the_zones(made: MadeGeography) -> None:
    zones = read_geography(made.zones_gpkg, "zoner.gpkg", None, "ny_plan").zones
    reading = read_geography(made.afdelinger_zip, "afdelinger.zip", None, "ny_plan", zones_in_force=zones)
    assert not [f for f in reading.findings if f.severity is not Severity.OPLYSER]
    placed = {(row.organisation, row.number): row.zone for row in reading.afdelinger.itertuples()}
    assert placed == {key: f"zone{number}" for key, number in made.zone_of.items()}
    assert reading.afdelinger["residents"].sum() == 4265
    assert set(reading.afdelinger["valid_from"]) == {pd.Timestamp("2024-01-01")}
    assert reading.afdelinger["area_id"].is_unique


def test_the_list_in_excel_holds_the_same_afdelinger(made: MadeGeography) -> None:
    sheet = openpyxl.load_workbook(made.afdelinger_xlsx).active
    header, *rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert header == LIST_HEADER
    listed = pd.DataFrame(
        rows,
        columns=[
            "number",
            "name",
            "organisation",
            "zone",
            "residents",
            "households",
            "lon",
            "lat",
            "valid_from",
        ],
    )
    zones = read_geography(made.zones_gpkg, "zoner.gpkg", None, "ny_plan").zones
    placed, findings = place_in_zones(
        typed_rows(listed.astype({"number": str, "zone": str}), DatatraekKind.AFDELINGER),
        zones,
        "afdelinger.xlsx",
    )
    assert findings == []
    found = {(row.organisation, row.number): row.zone for row in placed.itertuples()}
    assert found == {key: f"zone{number}" for key, number in made.zone_of.items()}
