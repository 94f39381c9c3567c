"""Files as people send them: each gives the expected rows, or the expected sentence."""

import math
from pathlib import Path

import pandas as pd
import pytest

from lib.ingest.profile_toml import parse_profile
from lib.ingest.reading import Reading, read_rows
from lib.ingest.sheets.opening import open_sheets
from tests.ingest.datatraek_files import areas_and_periods, layouts, numbers_and_codes, shapes
from tests.ingest.datatraek_files.case import Case
from tests.ingest.datatraek_files.plan import names

CASES = [*numbers_and_codes.CASES, *layouts.CASES, *shapes.CASES, *areas_and_periods.CASES]


def read(case: Case, folder: Path) -> Reading:
    path = folder / case.file
    path.write_bytes(case.content)
    profile = parse_profile(case.profile, "proeve")
    return read_rows(open_sheets(path, case.file), profile, names(), case.file, case.asked)


def said(rows: pd.DataFrame) -> list[tuple[object, ...]]:
    """The rows as the cases write them; a value to ten decimals."""
    return [
        (
            row["indicator_id"],
            row["area_id"],
            row["period_end"].date().isoformat(),
            None if math.isnan(row["value"]) else round(row["value"], 10),
            None if pd.isna(row["numerator"]) else int(row["numerator"]),
            None if pd.isna(row["denominator"]) else int(row["denominator"]),
            row["status"],
        )
        for row in rows.to_dict("records")
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_made_file_gives_its_rows_or_its_sentence(case: Case, tmp_path: Path) -> None:
    reading = read(case, tmp_path)
    wanted = [(*row[:3], None if row[3] is None else round(row[3], 10), *row[4:]) for row in case.rows]
    assert said(reading.rows) == wanted
    assert [(f.severity.value, f.code) for f in reading.findings] == list(case.findings)
    if case.says:
        assert case.says in reading.findings[0].sentence()


def test_there_are_enough_of_them() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 40
