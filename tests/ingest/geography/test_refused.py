"""What is no map, or a trap, is refused with a sentence."""

import sqlite3
import struct
import time
import zipfile
from pathlib import Path

import pytest

from lib.domain.datatraek.finding import Severity
from lib.ingest.geography import geojson as geojson_module
from lib.ingest.geography.reading import read_geography
from lib.ingest.sheets.refused import FileRefused
from tests.ingest.geography.made_geography import made_geography, made_zones, shapefile_zip
from tests.ingest.geography.maps import geojson, of_code, packed, read, saved, square, written, zone_frame

SECONDS = 10


def refusal(path: Path) -> str:
    """The code of the refusal; its sentences say what and what to do."""
    with pytest.raises(FileRefused) as caught:
        read(path)
    finding = caught.value.finding
    assert finding.place.file == path.name
    assert finding.problem.endswith(".")
    assert finding.remedy.endswith(".")
    return finding.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "tom_fil"),
        (b"   \n", "tom_fil"),
        (b"zone;navn\n1;Nord\n", "ukendt_format"),
        (b"<?xml version='1.0'?><kml/>", "ukendt_format"),
        (
            b"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>",
            "ukendt_format",
        ),
        (
            b'{"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read /vsicurl/http://x"}',
            "ikke_geojson",
        ),
        (b'{"type": "Topology", "objects": {}}', "ikke_geojson"),
        (b'{"type": "FeatureCollection"}', "ikke_geojson"),
        (b'{"type": "FeatureCollection", "features": [', "ikke_geojson"),
        (b'{"type": "Point", "coordinates": [NaN, 1]}', "ikke_geojson"),
        (b'{"type": "Point", "coordinates": ' + b"[" * 100_000, "ikke_geojson"),
        ('{"type": "FeatureCollection", "navn": "Sønder"}'.encode("cp1252"), "tegnsaet"),
        (b"\x00\x00\x27\x0a" + bytes(96), "shapefil_mangler"),
        (b"SQLite format 3\x00" + bytes(84), "gpkg_i_stykker"),
        (b"PK\x03\x04" + bytes(40), "zip_i_stykker"),
    ],
)
def test_what_is_no_map_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(saved(tmp_path / "kort", content)) == code


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    path = written(tmp_path / "kort.gpkg", ("zoner", zone_frame([square(0, 0)])))
    renamed = path.rename(tmp_path / "zoner.geojson")
    assert len(read(renamed).zones) == 1


def test_a_name_is_words_and_never_a_path(tmp_path: Path) -> None:
    path = written(tmp_path / "kort.gpkg", ("zoner", zone_frame([square(0, 0)])))
    reading = read_geography(path, "/vsicurl/http://eksempel.dk/../kort.gpkg", None, "en_plan")
    assert reading.findings[0].place.file.startswith("/vsicurl/")
    assert len(reading.zones) == 1


@pytest.mark.parametrize(
    "name", ["../kort.shp", "/etc/kort.shp", "a/../../kort.shp", "C:\\kort.shp", "..\\kort.shp"]
)
def test_names_that_point_out_of_a_zip_are_refused(tmp_path: Path, name: str) -> None:
    assert refusal(packed(tmp_path / "kort.zip", {name: b"x"})) == "zip_sti"
    assert [p.name for p in tmp_path.iterdir()] == ["kort.zip"]


def test_a_zip_that_swells_is_refused_before_and_while_it_is_unpacked(tmp_path: Path) -> None:
    honest = packed(tmp_path / "kort.zip", {"kort.geojson": bytes(101_000_000)})
    assert honest.stat().st_size < 200_000
    assert refusal(honest) == "for_stor"
    # The same bytes with a directory that lies about the size: 1 MB.
    raw, size = honest.read_bytes(), struct.pack("<I", 101_000_000)
    lying = saved(tmp_path / "loegn.zip", raw.replace(size, struct.pack("<I", 1_000_000)))
    assert refusal(lying) in {"for_stor", "zip_i_stykker", "ikke_geojson", "tegnsaet", "tom_fil"}


def test_a_zip_with_too_many_files_is_refused(tmp_path: Path) -> None:
    assert refusal(packed(tmp_path / "kort.zip", {f"{n}.shp": b"" for n in range(1_001)})) == "for_stor"


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "kort.zip", {"kort.geojson": b"{}"}, zipfile.ZIP_STORED)
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x03\x04") + 6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(saved(tmp_path / "laast.zip", bytes(raw))) == "zip_laast"


@pytest.mark.parametrize("missing", [".dbf", ".shx"])
def test_a_shapefile_must_have_its_parts(tmp_path: Path, missing: str) -> None:
    path = shapefile_zip(tmp_path / "kort.zip", {"zoner": made_zones()}, leave_out=(missing,))
    with pytest.raises(FileRefused) as caught:
        read(path)
    assert caught.value.finding.problem == f"Shapefilen mangler {missing}."


def test_a_zip_with_a_file_without_a_name_is_refused(tmp_path: Path) -> None:
    raw = packed(tmp_path / "kort.zip", {"a": b"x"}, zipfile.ZIP_STORED).read_bytes()
    at = raw.index(b"PK\x01\x02")
    nameless = raw[: at + 28] + b"\0\0" + raw[at + 30 : at + 46] + raw[at + 47 :]
    assert refusal(saved(tmp_path / "navnloes.zip", nameless)) == "zip_i_stykker"


def with_prj(folder: Path, prj: bytes | None = None, spoiled: int = 0) -> Path:
    """Zones as a shapefile with another .prj, or with its own in which one byte is no letter."""
    made = shapefile_zip(folder / "hel.zip", {"zoner": made_zones()})
    with zipfile.ZipFile(made) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    own = members["kort/zoner.prj"]
    other = own[:spoiled] + b"\x80" + own[spoiled:] if prj is None else prj
    return packed(folder / "kort.zip", {**members, "kort/zoner.prj": other})


def test_a_broken_prj_is_refused(tmp_path: Path) -> None:
    assert refusal(with_prj(tmp_path, prj=b"PROJCS[")) == "shapefil_i_stykker"


def test_a_prj_with_a_byte_that_is_no_letter_is_refused(tmp_path: Path) -> None:
    assert refusal(with_prj(tmp_path, spoiled=200)) == "shapefil_i_stykker"


@pytest.mark.parametrize("prj", [b"", b"UTM zone 32"])
def test_a_prj_that_says_nothing_is_as_none(tmp_path: Path, prj: bytes) -> None:
    (asked,) = of_code(read(with_prj(tmp_path, prj)).findings, "koordinater_laest")
    assert asked.severity is Severity.SPOERGER


def test_a_spreadsheet_is_no_map(tmp_path: Path) -> None:
    assert refusal(made_geography(tmp_path).afdelinger_xlsx) == "ikke_kort"


@pytest.mark.parametrize(
    "members", [{"laes.txt": b"x"}, {"__MACOSX/._zoner.shp": b"x"}, {"ydre.zip": b"PK\x03\x04"}]
)
def test_a_zip_without_a_map_is_refused(tmp_path: Path, members: dict[str, bytes]) -> None:
    assert refusal(packed(tmp_path / "kort.zip", members)) == "intet_kort"


def test_a_map_of_another_format_may_be_zipped_too(tmp_path: Path) -> None:
    inner = written(tmp_path / "kort.gpkg", ("zoner", zone_frame([square(0, 0)])))
    assert len(read(packed(tmp_path / "kort.zip", {"mappe/kort.gpkg": inner.read_bytes()})).zones) == 1


def test_too_many_features_attributes_and_layers_are_refused(tmp_path: Path) -> None:
    assert refusal(geojson(tmp_path / "a.geojson", [({}, None)] * 20_001)) == "for_stor"
    wide = {f"felt{n}": n for n in range(201)}
    assert refusal(geojson(tmp_path / "b.geojson", [(wide, None)])) == "for_stor"
    many = [(f"lag{n}", zone_frame([square(0, 0)])) for n in range(21)]
    assert refusal(written(tmp_path / "c.gpkg", *many)) == "for_stor"


def test_a_geojson_of_many_megabytes_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    assert refusal(saved(tmp_path / "a.geojson", b"{" + bytes(geojson_module.MAX_BYTES))) == "for_stor"


def test_programs_in_a_geopackage_are_not_run(tmp_path: Path) -> None:
    """A view that never ends and a column that is computed for ever: neither is read."""
    path = written(tmp_path / "kort.gpkg", ("zoner", zone_frame([square(0, 0)])))
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with sqlite3.connect(path) as database:
        database.execute("ALTER TABLE zoner ADD COLUMN regnet AS (length(zeroblob(999999999)))")
        database.execute(f"CREATE VIEW uendelig AS {endless}")
        database.execute("CREATE VIEW onde AS SELECT fid, geom FROM zoner, uendelig")
        database.execute(
            "INSERT INTO gpkg_geometry_columns SELECT 'onde', column_name, geometry_type_name, srs_id, z, m"
            " FROM gpkg_geometry_columns"
        )
    database.close()
    started = time.monotonic()
    assert len(read(path).zones) == 1
    assert time.monotonic() - started < SECONDS


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "kort.gpkg", ("zoner", zone_frame([square(0, 0)])))
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode = WAL")
    database.close()
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    read(path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
