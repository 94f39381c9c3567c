"""Broken bytes of every format, and any JSON, never give more than rows and sentences, and never take long."""

import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.ingest.geography.reading import GeoReading, read_geography
from lib.ingest.sheets.refused import FileRefused
from tests.ingest.geography.made_geography import made_bases, made_zones, shapefile_zip
from tests.ingest.geography.maps import afdeling_frame, packed, point, saved, written

SECONDS = 10


class Seeds(dict[str, bytes]):
    """A whole file of each format, by ending; shown as its endings when a test fails."""

    def __repr__(self) -> str:
        return f"Seeds({', '.join(self)})"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    folder = tmp_path_factory.mktemp("hele")
    zones, bases = made_zones(), made_bases()
    afdelinger = afdeling_frame([point(0, 0), point(10, 10)])
    zones.to_crs(4326).to_file(folder / "a.geojson")
    written(folder / "a.gpkg", ("zoner", zones), ("baser", bases), ("afdelinger", afdelinger))
    shapefile_zip(folder / "a.zip", {"zoner": zones, "afdelinger": afdelinger})
    return Seeds({form: (folder / f"a.{form}").read_bytes() for form in ("geojson", "gpkg", "zip")})


Edit = tuple[float, int, bytes]


def mutated(content: bytes, edits: list[Edit]) -> bytes:
    """The bytes with pieces overwritten or cut out at places given as shares of the length."""
    raw = bytearray(content)
    for share, cut, piece in edits:
        at = int(share * len(raw))
        raw[at : at + (cut or len(piece))] = piece
    return bytes(raw)


def attempt(folder: Path, content: bytes) -> GeoReading | None:
    started = time.monotonic()
    try:
        return read_geography(saved(folder / "kort", content), "kort", None, "en_plan")
    except FileRefused:
        return None
    finally:
        assert time.monotonic() - started < SECONDS


edits = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0, 0, 0, 1, 50]), st.binary(min_size=1, max_size=8)),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("form", ["geojson", "gpkg", "zip"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=edits)
def test_broken_bytes_give_sentences_only(
    seeds: Seeds, tmp_path: Path, form: str, changes: list[Edit]
) -> None:
    attempt(tmp_path, mutated(seeds[form], changes))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=edits, part=st.sampled_from(["shp", "shx", "dbf", "prj", "cpg"]))
def test_a_broken_part_of_a_shapefile_gives_sentences_only(
    seeds: Seeds, tmp_path: Path, part: str, changes: list[Edit]
) -> None:
    (tmp_path / "hel.zip").write_bytes(seeds["zip"])
    with zipfile.ZipFile(tmp_path / "hel.zip") as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    broken = {name: mutated(raw, changes) if name.endswith(part) else raw for name, raw in members.items()}
    attempt(tmp_path, packed(tmp_path / "brudt.zip", broken).read_bytes())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
geometries = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["Point", "Polygon", "MultiPolygon", "LineString", "GeometryCollection", "Cirkel"]
        ),
        "coordinates": json_values
        | st.lists(st.lists(st.tuples(st.floats(7, 16), st.floats(54, 58)), max_size=6), max_size=3),
    }
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "type": st.just("Feature"),
                "properties": json_values
                | st.fixed_dictionaries(
                    {
                        "zone": json_values,
                        "navn": json_values,
                        "type": st.sampled_from(["zone", "base", "afdeling"]),
                    }
                ),
                "geometry": geometries | json_values,
            }
        )
        | json_values,
        max_size=5,
    )
)
def test_any_json_gives_sentences_only(tmp_path: Path, features: list[object]) -> None:
    attempt(tmp_path, json.dumps({"type": "FeatureCollection", "features": features}).encode())
