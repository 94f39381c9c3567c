"""An unknown sheet as a grid: what a cell is, where the header stands, and what is under it."""

import datetime as dt

import pytest

from lib.domain.datatraek.mapping_grid import Column, Grid, grid_of, is_code, is_number, is_year, word


def column(*cells: object) -> Column:
    return Column("Tal", cells)


def test_words_numbers_codes_and_years() -> None:
    days = (dt.date(2020, 10, 1), dt.datetime(2020, 10, 1, 12, 30))  # noqa: DTZ001 - a sheet's day has no zone
    cells = (None, *days, 2020.0, 20.5, True, " a\n b ", 7)
    assert [word(cell) for cell in cells] == [
        "",
        "2020-10-01",
        "2020-10-01",
        "2020",
        "20.5",
        "True",
        "a b",
        "7",
    ]
    numbers = (1, 1.5, "1", "1.137,5", "-3 %", "+3", "3 000", "\N{MINUS SIGN}2")
    assert all(is_number(cell) for cell in numbers)
    assert not any(is_number(cell) for cell in (True, None, "", "x", "1 stk.", "--1", dt.date(2020, 1, 1)))
    assert all(is_code(cell) for cell in ("*", " < 5", "DISKR.", "-", "N/A", ".", "Ikke relevant"))
    assert not any(is_code(cell) for cell in (None, "x", "", 5))
    assert all(is_year(cell) for cell in (1900, "2099", 2020.0, " 2020 "))
    assert not any(is_year(cell) for cell in (1899, "2100", "20", "2020-01", None))


@pytest.mark.parametrize(
    ("cells", "filled", "words", "numeric"),
    [
        ((1, None, " ", "x", 1.0), (1, "x", 1.0), ("1", "x"), True),
        ((1, "x"), (1, "x"), ("1", "x"), False),
        ((1, 2, "x"), (1, 2, "x"), ("1", "2", "x"), True),
        ((1, "*", "-", "x"), (1, "*", "-", "x"), ("1", "*", "-", "x"), False),
        (("*", "-"), ("*", "-"), ("*", "-"), True),
        ((1, "*"), (1, "*"), ("1", "*"), True),
        ((None, ""), (), (), False),
    ],
)
def test_what_a_column_holds(
    cells: tuple[object, ...], filled: tuple[object, ...], words: tuple[str, ...], numeric: bool
) -> None:
    made = column(*cells)
    assert (made.filled, made.words, made.numeric) == (filled, words, numeric)


def test_a_sheet_becomes_a_grid() -> None:
    made = grid_of(
        [
            ["Tabel 9", None, "2024"],
            ["Tabel 9"],
            [],
            ["Zone", "Antal¹", None, "Andel"],
            ["Zone 1", 1, "x", "1,5", 9],
            [None, None],
            ["Zone 2", 2],
            ["Kilde: registret", 3],
            ["Zone 3", 3],
        ]
    )
    assert made == Grid(
        header_row=3,
        header_rows=1,
        last_headers=("Zone", "Antal", "Andel"),
        columns=(
            Column("Zone", ("Zone 1", "Zone 2")),
            Column("Antal", (1, 2)),
            Column("Andel", ("1,5", None)),
        ),
        above=("Tabel 9", "2024"),
    )


def test_group_headers_reach_over_their_columns_unless_cells_were_merged() -> None:
    body = [["Zone 1", 1, 2, 3, 4], ["Zone 2", 1, 2, 3, 4]]
    last = [None, "Antal", "Andel", "Antal", "Andel"]
    made = grid_of([["Titel"], ["Zone", "Mænd", None, "Kvinder"], last, *body])
    assert made is not None
    assert (made.header_row, made.header_rows, made.above) == (2, 2, ("Titel",))
    assert [each.header for each in made.columns] == [
        "Zone", "Mænd | Antal", "Mænd | Andel", "Kvinder | Antal", "Kvinder | Andel",
    ]  # fmt: skip
    merged = grid_of([["Zone", "Mænd", "Mænd", None, "Kvinder"], last, *body])
    assert merged is not None
    assert [each.header for each in merged.columns] == [
        "Zone", "Mænd | Antal", "Mænd | Andel", "Antal", "Kvinder | Andel",
    ]  # fmt: skip
    years = grid_of([["Zone", 2023, None, 2024], last, *body])
    assert years is not None
    assert [each.header for each in years.columns][1:4] == ["2023 | Antal", "2023 | Andel", "2024 | Antal"]
    numbers = grid_of([["Zone", 17, None, 18], last, *body])
    assert numbers is not None
    assert numbers.header_rows == 1


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ([["A", "B"], ["x", 1]], 0),
        ([["A", "A"], ["x", 1]], None),
        ([["A", "B"], ["x", "y"]], None),
        ([["A", "B"]], None),
        # Of two rows that are alike the lower one, and more words over figures beat fewer.
        ([["A", "B"], ["C", "D"], ["x", 1]], 1),
        ([["A", "B", "C"], ["x", 1, 2], ["D", "E"], ["y", 1]], 0),
        # Half of a column in figures are not most of it.
        ([["A", "B"], ["x", 1], ["y", "z"]], None),
        ([["A", "B"], ["x", 1], ["y", 2], ["z", "w"]], 0),
        # A year may be a header, another number may not.
        ([["A", 2020], ["x", 1]], 0),
        ([["A", 17], ["x", 1]], None),
        ([], None),
    ],
)
def test_where_the_header_stands(head: list[list[object]], row: int | None) -> None:
    made = grid_of(head)
    assert (made.header_row if made else None) == row


def test_only_twenty_rows_under_a_header_say_what_its_columns_hold() -> None:
    words = [["x", "y"]] * 11
    assert grid_of([["A", "B"], *[["x", 1]] * 11, *words]) is not None
    assert grid_of([["A", "B"], *[["x", 1]] * 10, *words]) is None
