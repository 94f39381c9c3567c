"""Whatever the bytes: rows and findings, or a refusal. The long run is tests/soak/test_file_fuzz.py."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.ingest.sheets.opening import open_sheets
from tests.ingest.sheets.fuzz_worker import Desk
from tests.ingest.sheets.made_files import CORPUS
from tests.ingest.sheets.mutations import spoilt

CELLS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters='";\t|,'), min_size=1, max_size=8
)
SETTINGS = settings(
    max_examples=200,
    deadline=10_000,
    # The folder is only a place for one file, which each example overwrites.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """What files are held against."""
    return Desk()


@SETTINGS
@given(seed=st.integers(10**9, 2 * 10**9))
def test_a_spoilt_file_gives_rows_or_a_refusal(desk: Desk, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "input"
    path.write_bytes(spoilt(seed))
    assert desk.take(path, seed)


@SETTINGS
@given(content=st.binary(max_size=400))
def test_noise_gives_rows_or_a_refusal(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "input"
    path.write_bytes(content)
    assert desk.take(path, len(content))


@SETTINGS
@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=3, max_size=12),
    delimiter=st.sampled_from(";\t|,"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_read(
    tmp_path: Path, rows: list[list[str]], delimiter: str, end: str, encoding: str
) -> None:
    # An angle bracket or an Office mark in the first cell would be another kind of file.
    rows[0][0] = "Afdeling"
    path = tmp_path / "input"
    path.write_bytes(end.join(delimiter.join(row) for row in rows).encode(encoding))
    (sheet,) = open_sheets(path, "tal.csv")
    assert sheet.head == tuple(tuple(row) for row in rows)


@pytest.mark.parametrize("name", sorted(CORPUS))
def test_the_files_that_are_spoilt_are_sound(desk: Desk, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(CORPUS[name]())
    assert desk.take(path, len(name)) == "laest"
