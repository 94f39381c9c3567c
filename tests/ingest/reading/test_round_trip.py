"""What is exported in the long template comes back row by row: values to the last digit, masked and missing too, and
texts that a spreadsheet would run as formulas, which no cell of the file begins."""

import csv
import datetime as dt
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.cli.exporting import write_rows
from lib.domain.datatraek.rows import ROW_COLUMNS, DatatraekKind, typed_rows
from lib.domain.observation import Status
from lib.ingest.profile_toml import read_profiles
from lib.ingest.reading import read_rows
from lib.ingest.sheets.opening import open_sheets
from lib.settings import read_settings
from tests.ingest.datatraek_files.plan import names

PROFILE = read_profiles(read_settings({}).plan_folder / "sources")["skabelon"]
COLUMNS = list(ROW_COLUMNS[DatatraekKind.OBSERVATIONER])

DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2060, 12, 31))
PEOPLE = st.integers(0, 10**6)


@st.composite
def a_row(draw: st.DrawFn) -> dict[str, object]:
    """A row as loaded rows are: a share printed or computed, or none with its reason."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    status = draw(st.sampled_from(Status))
    value = draw(st.floats(0, 1000, allow_subnormal=False)) if status is Status.OK else None
    counts = draw(st.sampled_from(["none", "denominator", "both"]))
    both = counts == "both" and status is Status.OK
    return {
        "indicator_id": draw(st.sampled_from(["andel", "aarlig", "grad"])),
        "area_id": draw(st.sampled_from(["nord_11", "zone_a", "hele"])),
        "period_start": start,
        "period_end": end,
        "value": value,
        "numerator": draw(PEOPLE) if both else None,
        "denominator": draw(PEOPLE) if both or counts == "denominator" else None,
        "status": status.value,
        "source_id": draw(st.sampled_from(["kilde", "anden_kilde", "=1+1", "-kilde", "'@k", "＝k"])),
    }


@given(st.lists(a_row(), min_size=1, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
def test_every_row_comes_back_as_it_was(tmp_path: Path, rows: list[dict[str, object]]) -> None:
    frame = typed_rows(pd.DataFrame(rows), DatatraekKind.OBSERVATIONER)
    path = tmp_path / "eksport.csv"
    path.unlink(missing_ok=True)
    write_rows(frame, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝"))]
    reading = read_rows(open_sheets(path, path.name), PROFILE, names(), path.name, None)
    assert reading.findings == []
    again = typed_rows(reading.rows, DatatraekKind.OBSERVATIONER)
    pd.testing.assert_frame_equal(again[COLUMNS], frame[COLUMNS], check_exact=True)
