"""A workbook, opened by another library and unpacked: real numbers, words that stay words, and what stands around."""

import datetime as dt
import re
import zipfile
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from lib.domain.material.book import Book, Sheet
from lib.reports.workbook import LONGEST, workbook

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
HASH = "abcdef" + "0" * 58
HOSTILE = (
    "=cmd()",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+1",
    "@x",
    "\t=1",
    "{=1+1}",
    "https://example.org",
    "mailto:a@b",
    "1e5",
    "007",
    "<b>&",
)
SHEET = Sheet(
    "Tal",
    "En række for hvert tal.",
    ("Navn", "Timer", "Dag", "Antal"),
    (
        ("Zone 1", 12.5, dt.date(2026, 12, 1), 1137),
        ("Zone 2", "diskretioneret", None, float("nan")),
        *((each, None, None, None) for each in HOSTILE),
    ),
    {3: 0},
)


def book(*sheets: Sheet, stamp: str = "Demo & prøve") -> Book:
    return Book("=Titel()", "Om", "Plan · version abcdef", HASH, (("Enheder", "=1"),), sheets, stamp)


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_numbers_days_and_words_are_what_they_are() -> None:
    sheet = opened(workbook(book(SHEET), NOW))["Tal"]
    first, second = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=3)]
    assert first == ["Zone 1", 12.5, NOW.replace(month=12, day=1, hour=0, tzinfo=None), 1137]
    assert second == ["Zone 2", "diskretioneret", None, None]
    assert [sheet.cell(2, column).number_format for column in (2, 4)] == ["#,##0.0", "#,##0"]


def test_nothing_becomes_a_formula_or_a_link() -> None:
    content = workbook(book(SHEET), NOW)
    cells = [cell for row in opened(content)["Tal"].iter_rows(min_row=4, max_col=1) for cell in row]
    assert [cell.value for cell in cells] == [each.strip() for each in HOSTILE]
    assert {cell.data_type for cell in cells} == {"s"}
    for name, xml in parts(content).items():
        assert not re.search(r"<f[ >]|<hyperlink|externalLink|TargetMode", xml), name


def test_each_sheet_has_a_frozen_head_a_filter_and_mark_hash_and_stamp_on_paper() -> None:
    made = opened(workbook(book(SHEET), NOW))
    assert made.sheetnames == ["Læs mig", "Tal"]
    sheet = made["Tal"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:D{1 + len(SHEET.rows)}")
    assert sheet.print_title_rows == "$1:$1"
    for each in made:
        assert HASH in each.oddFooter.left.text
        assert each.oddHeader.left.text == "Demo && prøve"


def test_the_first_sheet_says_what_it_is_and_the_file_too() -> None:
    made = opened(workbook(book(SHEET), NOW))
    rows = dict(row for row in made["Læs mig"].iter_rows(min_row=3, values_only=True))
    assert made["Læs mig"]["A1"].value == "=Titel()"
    assert HASH in rows["Datagrundlag"]
    assert (rows["Pas på"], rows["Skrevet"]) == ("Demo & prøve", "22. november 2026")
    assert (rows["Enheder"], rows["Arket »Tal«"]) == ("=1", "En række for hvert tal.")
    about = made.properties
    assert (about.title, about.creator, about.keywords) == ("=Titel()", "Zonekompas", HASH)
    assert about.created == NOW.replace(tzinfo=None)
    assert "Pas på" not in str(list(opened(workbook(book(stamp=""), NOW))["Læs mig"].values))


def test_rows_of_long_words_are_as_high_as_their_words_and_no_cell_holds_too_much() -> None:
    long = Sheet("Lang", "x", ("A", "B"), (("ord " * 30, 1), ("kort", 2), ("x" * (LONGEST + 5), 3)))
    sheet = opened(workbook(book(long), NOW))["Lang"]
    assert sheet.row_dimensions[2].height >= 4 * 15
    assert sheet.row_dimensions[3].height in (None, 15)
    assert len(sheet["A4"].value) == LONGEST
    assert sheet.row_dimensions[4].height == 405


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells"):
        Sheet("A", "x", ("A", "B"), (("1",),))
