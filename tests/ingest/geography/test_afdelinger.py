"""Afdelinger from a map: their attributes, their ids, their place."""

import datetime as dt
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from lib.domain.datatraek.finding import Severity
from lib.domain.datatraek.known_names import KnownAfdeling, KnownNames
from lib.domain.datatraek.rows import DatatraekKind
from tests.ingest.geography.made_geography import shapefile_zip
from tests.ingest.geography.maps import (
    UTM32,
    afdeling_frame,
    geojson,
    of_code,
    point,
    read,
    severities,
    square,
    written,
    zone_frame,
)

ZONES = ("zoner", zone_frame([square(0, 0), square(1000, 0)]))


def known(**facts: object) -> KnownNames:
    afdeling = {
        "area_id": "afd_kendt",
        "name": "Rønnevang",
        "organisation": "Boligselskabet",
        "number": "",
        "former_names": ("Gården 1",),
        "zone": "z1",
        "real": True,
    }
    return KnownNames([], [KnownAfdeling(**{**afdeling, **facts})], [], {})


def test_afdelinger_in_their_layer_are_read_with_the_zones(tmp_path: Path) -> None:
    frame = afdeling_frame([point(500, 500), point(1500, 500)], tidligere_navne=["Gl. Gård; Øen", None])
    reading = read(written(tmp_path / "kort.gpkg", ZONES, ("afdelinger", frame)))
    assert severities(reading.findings) == {}
    assert list(reading.afdelinger["zone"]) == ["zone1", "zone2"]
    row = reading.afdelinger.iloc[0]
    assert (row["number"], row["name"], row["organisation"]) == ("1", "Gården 1", "Boligselskabet")
    assert (row["residents"], row["households"], row["former_names"]) == (200, 120, "Gl. Gård; Øen")
    assert row["area_id"] == "boligselskabet_1"
    assert reading.afdelinger["valid_from"].isna().all()
    assert of_code(reading.findings, "uden_dato")


@pytest.mark.parametrize("layer", ["Boligafdelinger 2026", "data", "eksport"])
def test_a_layer_of_afdelinger_is_known_by_its_name_or_its_attributes(tmp_path: Path, layer: str) -> None:
    reading = read(written(tmp_path / "kort.gpkg", (layer, afdeling_frame([point(0, 0)]))))
    assert reading.zones is None
    assert len(reading.afdelinger) == 1
    assert pd.isna(reading.afdelinger["zone"][0]), "there are no zones to place it in yet"


def test_a_property_tells_the_kinds_apart_in_one_layer(tmp_path: Path) -> None:
    wgs84 = gpd.GeoSeries([square(0, 0), point(10, 10), point(500, 500)], crs=UTM32).to_crs(4326)
    facts = {"nummer": 12, "organisation": "B", "beboere": 120, "husstande": 80, "navn": "Engen"}
    path = geojson(
        tmp_path / "kort.geojson",
        [
            ({"Type": "Zone", "nummer": 1}, wgs84[0]),
            ({"Type": "base", "zone": 1, "navn": "Huset"}, wgs84[1]),
            ({"Type": "Boligafdeling", **facts}, wgs84[2]),
        ],
    )
    reading = read(path)
    assert severities(reading.findings) == {}
    assert list(reading.zones["base_name"]) == ["Huset"]
    assert list(reading.afdelinger["zone"]) == ["zone1"]


def test_the_names_that_a_shapefile_cuts_off_are_known(tmp_path: Path) -> None:
    frame = afdeling_frame([point(0, 0)], boligorganisation=["Ådalens Bo"], afdelingsnummer=["77"])
    frame = frame.drop(columns=["organisation", "nummer"])
    row = read(shapefile_zip(tmp_path / "kort.zip", {"lag": frame})).afdelinger.iloc[0]
    assert (row["organisation"], row["number"]) == ("Ådalens Bo", "77")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("leave_out", [(), (".cpg",)])
def test_danish_letters_of_a_shapefile(tmp_path: Path, encoding: str, leave_out: tuple[str, ...]) -> None:
    frame = afdeling_frame([point(0, 0)], navn=["Ærøgården på Møllevænget"])
    made = tmp_path / "dele"
    made.mkdir()
    frame.rename(columns={"organisation": "organisati"}).to_file(made / "lag.shp", encoding=encoding)
    with zipfile.ZipFile(tmp_path / "kort.zip", "w") as packed:
        for part in made.iterdir():
            if part.suffix not in leave_out:
                packed.write(part, part.name)
    assert read(tmp_path / "kort.zip").afdelinger["name"][0] == "Ærøgården på Møllevænget"


def test_an_outline_gives_a_point_inside_it(tmp_path: Path) -> None:
    horseshoe = square(0, 0, 900).difference(square(100, 100, 800))
    reading = read(written(tmp_path / "kort.gpkg", ZONES, ("afdelinger", afdeling_frame([horseshoe]))))
    assert severities(reading.findings) == {}
    row = reading.afdelinger.iloc[0]
    drawn = gpd.GeoSeries([horseshoe], crs=UTM32).to_crs(4326)[0]
    assert drawn.contains(shapely.Point(row["lon"], row["lat"]))


def test_an_outline_across_a_border_stops_with_the_areas(tmp_path: Path) -> None:
    across = square(600, 0, 500)
    reading = read(written(tmp_path / "kort.gpkg", ZONES, ("afdelinger", afdeling_frame([across]))))
    (stopped,) = of_code(reading.findings, "afdeling_i_flere_zoner")
    assert stopped.severity is Severity.STOPPER
    assert "50.000 m² i Zone 2" in stopped.problem, "100 m x 500 m"


@pytest.mark.parametrize(
    ("written_as", "date"),
    [
        ("2026-01-31", "2026-01-31"),
        ("31.01.2026", "2026-01-31"),
        ("31-1-2026", "2026-01-31"),
        ("20260131", "2026-01-31"),
    ],
)
def test_dates_are_read_as_people_write_them(tmp_path: Path, written_as: str, date: str) -> None:
    frame = afdeling_frame([point(0, 0)], gyldig_fra=[written_as])
    reading = read(written(tmp_path / "kort.gpkg", ("afdelinger", frame)))
    assert reading.afdelinger["valid_from"][0] == pd.Timestamp(date)


@pytest.mark.parametrize("date", [dt.date(2026, 1, 31), "2026/01/31 00:00:00", "2026-01-31T00:00:00"])
def test_a_date_of_a_shapefile_is_a_date(tmp_path: Path, date: object) -> None:
    frame = afdeling_frame([point(0, 0)], gyldig_fra=[date])
    path = shapefile_zip(tmp_path / "kort.zip", {"afdelinger": frame})
    assert read(path).afdelinger["valid_from"][0] == pd.Timestamp("2026-01-31")


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"gyldig_fra": ["i foråret"]}, "ingen_dato"),
        ({"beboere": ["ca. 200"]}, "intet_antal"),
        ({"beboere": [-4]}, "intet_antal"),
        ({"husstande": [12.5]}, "intet_antal"),
    ],
)
def test_what_cannot_be_read_stops_in_its_place(tmp_path: Path, columns: dict[str, list], code: str) -> None:
    path = written(tmp_path / "kort.gpkg", ("afdelinger", afdeling_frame([point(0, 0)], **columns)))
    (stopped,) = of_code(read(path).findings, code)
    assert (stopped.severity, stopped.place.sheet, stopped.place.cell) == (
        Severity.STOPPER,
        "afdelinger",
        "1",
    )


def test_danish_thousands_are_whole_numbers(tmp_path: Path) -> None:
    frame = afdeling_frame([point(0, 0)], beboere=["1.234"])
    assert read(written(tmp_path / "kort.gpkg", ("afdelinger", frame))).afdelinger["residents"][0] == 1234


def test_an_afdeling_keeps_the_id_that_the_plan_has(tmp_path: Path) -> None:
    path = written(tmp_path / "kort.gpkg", ("afdelinger", afdeling_frame([point(0, 0)])))
    by_number = read(path, names=known(number="1", former_names=()))
    assert list(by_number.afdelinger["area_id"]) == ["afd_kendt"]
    by_former_name = read(path, names=known())
    assert list(by_former_name.afdelinger["area_id"]) == ["afd_kendt"]
    assert "«Gården 1» er et tidligere navn for «Rønnevang»" in by_former_name.findings[0].problem
    assert of_code(by_former_name.findings, "tidligere_navn")


def test_a_demo_afdeling_lends_its_id_to_nobody(tmp_path: Path) -> None:
    path = written(tmp_path / "kort.gpkg", ("afdelinger", afdeling_frame([point(0, 0)])))
    assert list(read(path, names=known(number="1", real=False)).afdelinger["area_id"]) == ["boligselskabet_1"]


def test_the_same_number_counts_within_its_organisation_only(tmp_path: Path) -> None:
    frame = afdeling_frame([point(0, 0), point(9, 9)], nummer=["1", "1"], organisation=["Nord", "Syd"])
    reading = read(written(tmp_path / "kort.gpkg", ("afdelinger", frame)))
    assert list(reading.afdelinger["area_id"]) == ["nord_1", "syd_1"]
    assert severities(reading.findings) == {}
    twice = frame.assign(organisation="Nord")
    reading = read(written(tmp_path / "to.gpkg", ("afdelinger", twice)))
    assert severities(reading.findings) == {"afdeling_to_gange": Severity.STOPPER}


def test_an_afdeling_may_stand_once_for_each_stay_in_a_zone(tmp_path: Path) -> None:
    frame = afdeling_frame(
        [point(500, 500)] * 2, nummer=["1", "1"], zone=["1", "2"], gyldig_fra=["2020-01-01", "2026-01-01"]
    )
    reading = read(written(tmp_path / "kort.gpkg", ZONES, ("afdelinger", frame)))
    assert list(reading.afdelinger["zone"]) == ["zone1", "zone2"]
    assert severities(reading.findings) == {"zone_mod_sted": Severity.SPOERGER}


def test_leading_zeros_are_no_part_of_a_number(tmp_path: Path) -> None:
    frame = afdeling_frame([point(0, 0)], nummer=["011"])
    row = read(written(tmp_path / "kort.gpkg", ("afdelinger", frame))).afdelinger.iloc[0]
    assert (row["number"], row["area_id"]) == ("11", "boligselskabet_11")


def test_only_the_wanted_kind_is_read_and_spoken_of(tmp_path: Path) -> None:
    lost = afdeling_frame([point(-900, 0)])
    path = written(tmp_path / "kort.gpkg", ZONES, ("afdelinger", lost))
    zones = read(path, wanted=DatatraekKind.ZONER)
    assert zones.afdelinger is None
    assert severities(zones.findings) == {}
    other = zones.zones.assign(area_id=["nord", "syd"])
    afdelinger = read(path, wanted=DatatraekKind.AFDELINGER, zones_in_force=other)
    assert afdelinger.zones is None
    assert {f.code for f in afdelinger.findings} == {"afdeling_uden_zone", "uden_dato"}


def test_afdelinger_alone_are_placed_in_the_zones_that_will_be_in_force(tmp_path: Path) -> None:
    path = written(tmp_path / "kort.gpkg", ZONES, ("afdelinger", afdeling_frame([point(1500, 500)])))
    in_force = read(path).zones.assign(area_id=["nord", "syd"])
    assert list(read(path, zones_in_force=in_force).afdelinger["zone"]) == ["zone2"]
    alone = read(path, zones_in_force=in_force, wanted=DatatraekKind.AFDELINGER)
    assert list(alone.afdelinger["zone"]) == ["syd"]


def test_neither_name_nor_number_stops(tmp_path: Path) -> None:
    frame = afdeling_frame([point(0, 0)], nummer=[None], navn=[None])
    reading = read(written(tmp_path / "kort.gpkg", ("afdelinger", frame)))
    assert severities(reading.findings) == {"afdeling_uden_navn": Severity.STOPPER}


@pytest.mark.parametrize("shape", [None, shapely.LineString([(547_000, 6_158_000), (547_009, 6_158_000)])])
def test_an_afdeling_must_be_a_point_or_an_area(tmp_path: Path, shape: shapely.Geometry | None) -> None:
    path = written(tmp_path / "kort.gpkg", ("afdelinger", afdeling_frame([point(0, 0), shape])))
    (stopped,) = of_code(read(path).findings, "intet_sted")
    assert stopped.place.cell == "2"


def test_what_was_guessed_of_the_kinds_is_said(tmp_path: Path) -> None:
    reading = read(written(tmp_path / "kort.gpkg", ("lag", zone_frame([square(0, 0), square(1000, 0)]))))
    assert "2 zoner" in of_code(reading.findings, "objekters_art")[0].problem
