"""Workbooks: real values, per cent, dates, merged cells, hidden sheets."""

import datetime as dt

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from lib.ingest.sheets.sheet import HEAD_ROWS, Percent
from tests.ingest.sheets.conftest import Opener, Refuser
from tests.ingest.sheets.made_files import plain_workbook, saved, shared_strings_workbook, sheet_with


def test_values_are_what_the_reader_of_the_sheet_sees(opened: Opener) -> None:
    (sheet,) = opened(plain_workbook())
    assert sheet.name == "Tabel 9"
    assert sheet.head == (
        ("Tabel 9. Beboere",) * 4,
        ("Afdeling", "Antal", "Andel", "Dato"),
        ("Engparken", 12, 25.7, dt.date(2026, 11, 2)),
        ("Åhaven", 7, 100.0, dt.date(2026, 11, 9)),
    )
    assert isinstance(sheet.head[2][2], Percent)
    assert isinstance(sheet.head[3][2], Percent)
    assert type(sheet.head[2][1]) is int


def test_blocks_hold_the_same_cells_as_the_head(opened: Opener) -> None:
    (sheet,) = opened(plain_workbook())
    for _ in range(2):
        (frame,) = sheet.blocks()
        assert list(frame.index) == [1, 2, 3, 4]
        assert list(frame.columns) == [0, 1, 2, 3]
        assert {str(dtype) for dtype in frame.dtypes} == {"object"}
        assert tuple(tuple(row) for row in frame.to_numpy()) == sheet.head


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (3.0, "General", 3),
        (2.5, "0", 2.5),
        (0.1 + 0.2, "General", 0.3),
        (0.57, "0%", Percent(57.0)),
        (0.07, "0.00%", Percent(7.0)),
        (-0.125, "0.0%;-0.0%", Percent(-12.5)),
        (7.5, '0.0" %"', 7.5),
        (7.5, r"0.0\%", 7.5),
        (True, "General", True),
        (12, "0%", Percent(1200.0)),
        ("  Åhaven\u00a0 ", "General", "Åhaven"),
        ("   ", "General", None),
        ("#N/A", "General", "#N/A"),
        ("<5", "0%", "<5"),
        ("007", "General", "007"),
        (
            dt.datetime.fromisoformat("2026-11-02T08:30"),
            "yyyy-mm-dd hh:mm",
            dt.datetime.fromisoformat("2026-11-02T08:30"),
        ),
        (dt.datetime.fromisoformat("2026-11-02"), "yyyy-mm-dd", dt.date(2026, 11, 2)),
        (dt.time(8, 30), "hh:mm", "08:30:00"),
        (dt.timedelta(hours=37, minutes=30), "[h]:mm", "37:30:00"),
    ],
)
def test_each_kind_of_cell(opened: Opener, value: object, number_format: str, expected: object) -> None:
    book = Workbook()
    book.active.append(["x", value])
    book.active["B1"].number_format = number_format
    (sheet,) = opened(saved(book))
    cell = sheet.head[0][1] if len(sheet.head[0]) > 1 else None
    assert cell == expected
    assert type(cell) is type(expected)


def test_error_cells_are_their_text(opened: Opener) -> None:
    (sheet,) = opened(sheet_with('<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>1</v></c></row>'))
    assert sheet.head == (("#REF!", 1),)


@pytest.mark.parametrize("number", ["1E400", "9" * 400, "-1E999"])
def test_a_number_beyond_all_measure_is_an_error_cell(opened: Opener, number: str) -> None:
    (sheet,) = opened(sheet_with(f'<row r="1"><c r="A1"><v>{number}</v></c></row>'))
    assert sheet.head == (("#NUM!",),)


def test_shared_strings_as_excel_writes_them(opened: Opener) -> None:
    (sheet,) = opened(shared_strings_workbook(["Antal_x000D_\nbeboere", "Åhaven"]))
    assert sheet.head == (("Antal\nbeboere",), ("Åhaven",))


def test_merged_ranges_are_filled_down_and_across(opened: Opener) -> None:
    book = Workbook()
    tab = book.active
    tab["A1"], tab["B1"], tab["A2"], tab["B3"] = "År", 2024, "Zone", 5
    tab.merge_cells("B1:D1")
    tab.merge_cells("A2:A3")
    (sheet,) = opened(saved(book))
    assert sheet.head == (("År", 2024, 2024, 2024), ("Zone", None, None, None), ("Zone", 5, None, None))


def test_a_merged_whole_column_reaches_to_the_last_used_row(opened: Opener) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>'
    after = '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>'
    (sheet,) = opened(sheet_with(rows, after))
    assert sheet.head == ((1, None), (1, None), (1, 2))


def test_hidden_and_empty_sheets_are_left_out_and_the_order_is_kept(opened: Opener) -> None:
    book = Workbook()
    book.active.title = "Tom"
    for title, state in (
        ("B", "visible"),
        ("Skjult", "hidden"),
        ("Helt skjult", "veryHidden"),
        ("A", "visible"),
    ):
        tab = book.create_sheet(title)
        tab["A1"] = "=1+1" if state == "hidden" else title
        tab.sheet_state = state
    assert [sheet.name for sheet in opened(saved(book))] == ["B", "A"]


def test_rows_that_are_missing_in_the_file_are_empty_rows(opened: Opener) -> None:
    (sheet,) = opened(
        sheet_with('<row r="2"><c r="B2"><v>1</v></c></row><row r="5"><c r="A5"><v>2</v></c></row>')
    )
    assert sheet.head == ((None, None), (None, 1), (None, None), (None, None), (2, None))


def test_cells_without_addresses_stand_one_after_the_other(opened: Opener) -> None:
    (sheet,) = opened(sheet_with("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"))
    assert sheet.head == ((1, 2), (3, None))


def test_a_claimed_million_of_rows_costs_nothing(opened: Opener) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + "".join(
        f'<row r="{n}" ht="15"/>' for n in range(2, 60_000)
    )
    (sheet,) = opened(sheet_with(rows, before='<dimension ref="A1:XFD1048576"/>'))
    assert sheet.head == ((1,),)
    assert sum(len(frame) for frame in sheet.blocks()) == 1


def test_a_date_beyond_the_calendar_says_so_in_its_cell(opened: Opener) -> None:
    book = Workbook()
    book.active["A1"] = 99_999_999
    book.active["A1"].number_format = "yyyy-mm-dd"
    (sheet,) = opened(saved(book))
    assert sheet.head == (("#VALUE!",),)


def test_the_head_is_short_and_the_blocks_hold_all(opened: Opener) -> None:
    book = Workbook(write_only=True)
    tab = book.create_sheet("Lang")
    for number in range(450):
        tab.append([number, "x"])
    (sheet,) = opened(saved(book))
    assert len(sheet.head) == HEAD_ROWS
    assert [cell for frame in sheet.blocks() for cell in frame[0]] == list(range(450))


def test_formulas_are_refused_by_name(refused: Refuser) -> None:
    book = Workbook()
    book.active.title = "Ark1"
    for number in range(1, 8):
        book.active.cell(number, 2).value = "=1+1"
    finding = refused(saved(book), "tal.xlsx")
    assert finding.code == "formler"
    assert finding.place.words() == "tal.xlsx, ark «Ark1», celle B1"
    assert "7 celler: B1, B2, B3, B4, B5 …" in finding.problem
    assert "Værdier" in finding.remedy


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ('<row r="5"><c r="A5"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>', "beskadiget"),
        ('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "beskadiget"),
        ('<row r="1"><c r="A7"><v>1</v></c></row>', "beskadiget"),
        ('<row r="99999999999"><c><v>1</v></c></row>', "beskadiget"),
        ('<row r="x"/>', "beskadiget"),
        ('<row r="1"><c r="A1"><v>tolv</v></c></row>', "beskadiget"),
        ('<row r="1"><c r="A1" s="999"><v>1</v></c></row>', "beskadiget"),
        ('<row r="1"><c r="A1" t="s"><v>999</v></c></row>', "beskadiget"),
        (f'<row r="1"><c r="{get_column_letter(2001)}1"><v>1</v></c></row>', "for_mange_kolonner"),
        ('<row r="1"><c r="A1" t="str"><v>' + "x" * 100_001 + "</v></c></row>", "for_lang_celle"),
        (
            '<row r="1"><c r="ALL1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
            "for_mange_celler",
        ),
        ("<row/>", "tom_fil"),
        ('<row r="1"><c r="A1" t="str"><v>  </v></c></row>', "tom_fil"),
    ],
)
def test_rows_that_would_be_misread_are_refused(refused: Refuser, rows: str, code: str) -> None:
    assert refused(sheet_with(rows)).code == code


def test_too_many_cells_are_refused(refused: Refuser) -> None:
    row = "<row>" + "<c><v>1</v></c>" * 1000 + "</row>"
    assert refused(sheet_with(row * 401)).code in ("for_mange_celler", "zipbombe")
