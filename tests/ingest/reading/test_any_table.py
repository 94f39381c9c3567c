"""Whatever stands in the cells, a reading ends in rows and findings and never in an error."""

from collections.abc import Iterator

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.datatraek.profile import SourceProfile
from lib.domain.datatraek.rows import PLACE_COLUMNS, ROW_COLUMNS
from lib.ingest.profile_toml import parse_profile, read_profiles
from lib.ingest.reading import read_rows
from lib.ingest.sheets.sheet import HEAD_ROWS, Cell, Percent, Sheet
from lib.settings import read_settings
from tests.ingest.datatraek_files import areas_and_periods, layouts, numbers_and_codes, shapes
from tests.ingest.datatraek_files.plan import names

READY = read_profiles(read_settings({}).plan_folder / "sources")
MADE = {
    case.profile for cases in (areas_and_periods, layouts, shapes, numbers_and_codes) for case in cases.CASES
}
PROFILES = [*READY.values(), *(parse_profile(text, "proeve") for text in sorted(MADE))]

WORDS = st.sampled_from(
    [
        "Bøgeparken",
        "Elmeparken",
        "11",
        "Zone 1",
        "I alt",
        "2024",
        "01-10-2024",
        "andel",
        "*",
        "<5",
        "1.137",
        "36,4",
    ]
    + [
        "Kilde:",
        "Antal",
        "Beboere",
        "År",
        "taeller",
        "ok",
        "juni 2026",
        "Uge 23 2026",
        "2024/25",
        "1e999",
        "-",
    ]
)
CELLS = st.one_of(
    st.none(),
    WORDS,
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.builds(Percent, st.floats(0, 100)),
)


def sheet(rows: list[list[Cell]]) -> Sheet:
    width = max(map(len, rows))
    full = [tuple(row) + (None,) * (width - len(row)) for row in rows]

    def blocks() -> Iterator[pd.DataFrame]:
        for start in range(0, len(full), 2):
            part = full[start : start + 2]
            columns = {i: pd.Series([row[i] for row in part], dtype=object) for i in range(width)}
            yield pd.DataFrame(columns).set_axis(range(start + 1, start + len(part) + 1))

    return Sheet("Ark", tuple(full[:HEAD_ROWS]), blocks)


@pytest.mark.parametrize("profile", PROFILES, ids=range(len(PROFILES)))
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_any_cells_under_the_right_headers_end_in_rows_and_findings(
    profile: SourceProfile, data: st.DataObject
) -> None:
    coordinates = (profile.area.where, profile.period.where, profile.indicator, profile.measure)
    headers = [column for c in coordinates if c is not None for column in c.columns]
    headers += [column.header.rstrip("?") for column in profile.columns] + list(profile.table.header_contains)
    headers = list(dict.fromkeys(part for header in headers for part in header.split(" .. ")))
    above = [["Tal for uge 23 2026"]] * profile.table.header_rows
    rows = data.draw(st.lists(st.lists(CELLS, min_size=1, max_size=len(headers) + 1), max_size=6))
    reading = read_rows([sheet([*above, headers, *rows])], profile, names(), "fil.xlsx", "2026-06-01")
    assert list(reading.rows.columns) == [*ROW_COLUMNS[profile.kind], *PLACE_COLUMNS]
    assert all(isinstance(finding.sentence(), str) for finding in reading.findings)
    dated = {"observationer": "period_end", "registreringer": "period_end"}.get(profile.kind)
    assert dated is None or reading.rows[dated].notna().all()
