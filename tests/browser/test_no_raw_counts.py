"""No page sends a browser what the mask hides; nor asks anybody outside, nor speaks Streamlit's English.

Method. The unmasked file, which only the build and this test open, is joined with the public one: a cell of an
afdeling that is *diskretioneret* in public, or not there at all, is hidden. Its percentage, 100 * numerator /
denominator, is looked for in everything that the server sends over the websocket while each page is opened (its tabs
and expanders are sent with it), in a state that shows afdelinger where it has one; the other states, and what is drawn
only when a tab or an expander is opened, are soak. It is looked for as text with six significant digits, with point or
comma, and as the eight bytes of the number that a table or chart is sent as. Percentages that a shown cell has too tell
nothing and are left out, as are those with fewer than six digits and plain fractions, which are met by chance. Tables
are taken apart as well: no row that names the afdeling may hold both the numerator and the denominator of one of its
hidden cells. On the map the tooltip of a masked afdeling may hold no value.

That the method finds what is there is tested in the same way on values that are shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pytest
from playwright.sync_api import Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lib.domain.numbers import number
from lib.settings import ROOT
from lib.ui.navigation import PAGES
from tests.accessibility.axe import violations
from tests.browser.test_house import STREAMLIT_WORDS, each_tab, frames_of, open_at_rest, outside, words_on
from tests.conftest import BuiltHouse
from tests.pages.demo_words import words_of

MASKED_ON_THE_MAP = ("gymnasial_18_29", 2020)
THE_MAP = "/zonekort?niveau=Afdelinger&indikator=Gymnasial+uddannelse%2C+18-29-årige&aar=2020"
AFDELINGER = {
    "indikatorer": "/indikatorer?niveau=Afdelinger&usikkerhed=true",
    "udvikling": "/udvikling?indikator=Andel+dømte",
}
STATES = tuple(AFDELINGER.get(entry.url_path, f"/{entry.url_path}") for entry in PAGES)
"""One of each page: the one that shows afdelinger where an address asks for that. The map's own is asked below."""

ALL_STATES = (
    *(f"/{entry.url_path}" for entry in PAGES),
    *AFDELINGER.values(),
    "/zonekort?niveau=Afdelinger&indikator=Andel+dømte&aar=2022+(demo)",
)
LEAST_HIDDEN = 300
"""Cells that the method must have to look for: with fewer the test would prove little."""

LEAST_DENOMINATOR = 20
"""Of a percentage in its lowest terms: a third or 4/11 is met by chance among the hours of a placement."""

TEXT_DIGITS = 6
ALL_CELLS = """
    SELECT r.indicator_id, r.area_id, a.name, z.name AS zone_name, year(r.period_end) AS year,
        r.numerator, r.denominator, p.status AS public_status, 100.0 * r.numerator / r.denominator AS value
    FROM raw.observation r JOIN raw.area a ON a.area_id = r.area_id
    JOIN raw.area z ON z.area_id = a.parent_id
    LEFT JOIN public.observation p ON p.indicator_id = r.indicator_id AND p.area_id = r.area_id
        AND p.period_end = r.period_end AND p.provenance = r.provenance
    WHERE a.level = 'afdeling' AND r.status = 'ok' AND r.denominator > 0
"""
PUBLIC_NUMBERS = """
    SELECT unnest([value, low, high]) AS value FROM public.shown
    UNION ALL SELECT unnest([value, low, high]) FROM public.both_bases
    UNION ALL SELECT unnest([measured, rolled_up, deviation_points]) FROM public.calibration
"""


@dataclass(frozen=True)
class Cells:
    """Columns of both: indicator_id, area_id, name, zone_name, year, numerator, denominator, value."""

    hidden: pd.DataFrame
    shown: pd.DataFrame


def cells_of(house: BuiltHouse) -> Cells:
    """The hidden cells whose value no shown row has, and the shown cells."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{house.raw_file}' AS raw (READ_ONLY)")
        connection.execute(f"ATTACH '{house.public_file}' AS public (READ_ONLY)")
        cells = connection.execute(ALL_CELLS).df()
        public = connection.execute(PUBLIC_NUMBERS).df()["value"]
    known = {digits(abs(value)) for value in public.dropna()}
    hidden = cells[cells["public_status"] != "ok"]
    told = hidden["value"].map(digits)
    reduced = hidden["denominator"] // np.gcd(100 * hidden["numerator"], hidden["denominator"])
    distinctive = ~told.isin(known) & (told.map(len) > TEXT_DIGITS) & (reduced >= LEAST_DENOMINATOR)
    return Cells(hidden[distinctive], cells[cells["public_status"] == "ok"])


def digits(value: float) -> str:
    """The number cut, not rounded, after six significant digits: 6.3829787 -> '6.38297'; short numbers stay short."""
    whole, _, fraction = f"{value:.12f}".rstrip("0").partition(".")
    return f"{whole}.{fraction[: TEXT_DIGITS - len(whole.lstrip('-0'))]}" if fraction else whole


def numbers_in(text: str) -> frozenset[str]:
    """Every decimal number of `text`, cut after six significant digits, with a point."""
    found = {match.replace(",", ".") for match in re.findall(r"(?<![\d.,])\d{1,3}[.,]\d{3,}", text)}
    return frozenset(digits(float(each)) for each in found)


def found_in(frames: list[bytes], cells: pd.DataFrame) -> pd.DataFrame:
    """The rows of `cells` whose value is among what was sent, as text or as the bytes of a number."""
    as_text = cells["value"].map(digits).isin(numbers_in(words_of(frames)))
    sent = b"\n".join(frames)
    as_bytes = [np.isin(cells["value"].to_numpy(), doubles) for doubles in doubles_in(sent)]
    return cells[as_text | np.any(as_bytes, axis=0)]


def doubles_in(sent: bytes) -> Iterator[npt.NDArray[np.float64]]:
    """`sent` read as numbers of eight bytes, from each of the eight places that one may begin at."""
    for start in range(8):
        yield np.frombuffer(sent, dtype="<f8", count=(len(sent) - start) // 8, offset=start)


def tables_in(frames: list[bytes]) -> Iterator[pd.DataFrame]:
    """Every table that the frames hold: those of st.dataframe and the data of charts."""
    for frame in frames:
        message = ForwardMsg.FromString(frame)
        if not message.HasField("delta") or not message.delta.HasField("new_element"):
            continue
        element = message.delta.new_element
        streams = [element.dataframe.arrow_data.data] if element.HasField("dataframe") else []
        if element.HasField("vega_lite_chart"):
            chart = element.vega_lite_chart
            streams += [chart.data.data, *(dataset.data.data for dataset in chart.datasets)]
        for stream in filter(None, streams):
            yield pa.ipc.open_stream(stream).read_all().to_pandas()


def telling_rows(table: pd.DataFrame, cells: pd.DataFrame) -> list[str]:
    """Rows of `table` that name an afdeling and hold numerator and denominator of one of its `cells`."""
    pairs = {
        name: set(zip(rows["numerator"], rows["denominator"], strict=True))
        for name, rows in cells.groupby("name")
    }
    telling = []
    for row in ([str(cell) for cell in line] for line in table.itertuples(index=False)):
        for name in pairs.keys() & set(row):
            counts = {int(cell) for cell in row if re.fullmatch(r"\d{1,6}", cell)}
            telling += [
                f"{name}: {row}" for pair in pairs[name] if set(pair) <= counts and len(set(pair)) == 2
            ]
    return telling


@pytest.fixture(scope="module")
def cells(built_house: BuiltHouse) -> Cells:
    return cells_of(built_house)


def test_there_is_enough_to_look_for(cells: Cells) -> None:
    assert len(cells.hidden) >= LEAST_HIDDEN


@pytest.mark.parametrize("state", STATES)
def test_no_hidden_cell_reaches_the_browser_nothing_leaves_the_machine_and_the_page_is_for_everybody(
    app_url: str, page: Page, cells: Cells, state: str
) -> None:
    """One opening of each page, looked at from four sides as it then stands: opening it costs most."""
    frames = frames_of(page)
    open_at_rest(page, f"{app_url}{state}")
    assert violations(page) == []
    assert_in_danish(words_on(page))
    assert_kept(page, frames, cells)


@pytest.mark.soak
@pytest.mark.parametrize("state", ALL_STATES)
def test_every_tab_and_expander_is_for_everybody_and_tells_nothing_hidden(
    app_url: str, page: Page, cells: Cells, state: str
) -> None:
    """The same of every state, with each tab in front and every expander open."""
    frames = frames_of(page)
    open_at_rest(page, f"{app_url}{state}")
    words, barriers = [], []
    for _ in each_tab(page):
        words += words_on(page)
        barriers += violations(page)
    assert barriers == []
    assert_in_danish(words)
    assert_kept(page, frames, cells)


def assert_in_danish(words: list[str]) -> None:
    assert len(words) > 10
    assert {text for text in words if STREAMLIT_WORDS.search(text)} == set()


def assert_kept(page: Page, frames: list[bytes], cells: Cells) -> None:
    """Nobody outside has been asked, and nothing that was sent tells a hidden cell."""
    assert any(url.startswith("ws://127.0.0.1") for url in page.requests_seen)
    assert outside(page.requests_seen) == []
    assert found_in(frames, cells.hidden)["value"].tolist() == []
    assert [row for table in tables_in(frames) for row in telling_rows(table, cells.hidden)] == []
    assert b"raw-" not in b"\n".join(frames)


def test_the_map_says_nothing_of_a_masked_afdeling_and_the_method_finds_the_others(
    app_url: str, page: Page, cells: Cells
) -> None:
    indicator, year = MASKED_ON_THE_MAP
    frames = frames_of(page)
    open_at_rest(page, f"{app_url}{THE_MAP}")
    of_the_map = [
        each[each["indicator_id"].eq(indicator) & each["year"].eq(year)]
        for each in (cells.hidden, cells.shown)
    ]
    hidden, shown = of_the_map
    assert not hidden.empty
    assert found_in(frames, cells.hidden)["value"].tolist() == []
    assert [row for table in tables_in(frames) for row in telling_rows(table, cells.hidden)] == []
    long = shown[shown["value"].map(digits).map(len) > TEXT_DIGITS]
    assert len(found_in(frames, long)) == len(long) > 0, "what is shown is found, so what is hidden would be"
    text = words_of(frames)
    for cell in hidden.itertuples():
        tooltips = re.findall(rf"<b>{re.escape(cell.name)}</b>(.*?)\"", text)
        assert tooltips
        assert not any(number(cell.value) in words or "95 %" in words for words in tooltips), cell.name


def test_the_profile_of_an_afdeling_with_hidden_cells_does_not_tell_them(
    app_url: str, page: Page, cells: Cells
) -> None:
    masked = cells.hidden[cells.hidden["public_status"] == "diskretioneret"]
    name = masked["name"].mode()[0]
    label = f"{name} ({masked.loc[masked['name'] == name, 'zone_name'].iloc[0]})"
    frames = frames_of(page)
    open_at_rest(page, f"{app_url}/profil?omraade={quote(label)}")
    assert name in page.locator("main, .stMain").first.inner_text()
    assert found_in(frames, cells.hidden)["value"].tolist() == []
    assert [row for table in tables_in(frames) for row in telling_rows(table, cells.hidden)] == []


def test_rows_with_both_counts_are_recognised(cells: Cells) -> None:
    cell = cells.hidden[cells.hidden["numerator"] != cells.hidden["denominator"]].iloc[0]
    made = pd.DataFrame(
        {"Navn": [cell["name"], "Andet"], "T": [cell["numerator"]] * 2, "N": [cell["denominator"]] * 2}
    )
    assert len(telling_rows(made, cells.hidden)) == 1


@pytest.mark.parametrize("file", ["lib/settings.py", "lib/page.py", "app.py", "server.py"])
def test_the_app_does_not_know_where_the_unmasked_file_is(file: str) -> None:
    source = Path(ROOT / file).read_text(encoding="utf-8")
    assert "raw-" not in source
    assert "raw_path" not in source
    assert "raw_folder" not in source
