"""Danish numbers and the codes of sources: read when they have one meaning, refused when they have two or none."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.datatraek.cells import CellRead, Trouble, parse_cell, parse_cells
from lib.domain.datatraek.profile import CellRule
from lib.domain.observation import Status

DANISH = CellRule()
ENGLISH = CellRule(decimal=".", thousands=",")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0.0),
        ("1.137", 1137.0),
        ("1.137.000", 1137000.0),
        ("1.137,5", 1137.5),
        ("36,4", 36.4),
        ("1 137", 1137.0),
        ("1\u00a0137", 1137.0),
        ("1\u202f137", 1137.0),
        (" 12 ", 12.0),
        ("-3", -3.0),
        ("\u22123,5", -3.5),
        ("+3", 3.0),
    ],
)
def test_a_danish_number_is_read(text: str, number: float) -> None:
    assert parse_cell(text, DANISH) == CellRead(number, Status.OK)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("1.5", Trouble.GROUPS),
        ("1.13", Trouble.GROUPS),
        ("11.37.000", Trouble.GROUPS),
        ("1,137,000", Trouble.GROUPS),
        ("1.137 000", Trouble.GROUPS),
        ("1 13", Trouble.GROUPS),
        (",5", Trouble.GROUPS),
        ("5,", Trouble.GROUPS),
        ("--3", Trouble.GROUPS),
        ("(12)", Trouble.WORDS),
        ("12 stk.", Trouble.WORDS),
        ("1,2E+05", Trouble.WORDS),
        ("nan", Trouble.WORDS),
        ("inf", Trouble.WORDS),
        ("1.1371)", Trouble.WORDS),
        ("9" * 400, Trouble.ENDLESS),
        (True, Trouble.FLAG),
        (dt.date(2026, 5, 1), Trouble.DATE),
        (float("inf"), Trouble.ENDLESS),
    ],
)
def test_what_has_two_meanings_or_none_is_not_read(text: object, trouble: Trouble) -> None:
    read = parse_cell(text, DANISH)
    assert read.trouble is trouble
    assert np.isnan(read.number)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("<5", Status.DISKRETIONERET),
        ("< 5", Status.DISKRETIONERET),
        ("1-4", Status.DISKRETIONERET),
        ("1\u20134", Status.DISKRETIONERET),
        ("DISKR.", Status.DISKRETIONERET),
        ("-", Status.MANGLER),
        ("\u2014", Status.MANGLER),
        ("..", Status.MANGLER),
        ("N/A", Status.MANGLER),
        (".", Status.IKKE_RELEVANT),
        ("", Status.MANGLER),
        (" \u00a0", Status.MANGLER),
        (None, Status.MANGLER),
        (float("nan"), Status.MANGLER),
    ],
)
def test_a_code_is_a_status_and_never_a_number(text: object, status: Status) -> None:
    read = parse_cell(text, DANISH)
    assert (read.status, read.trouble) == (status, None)
    assert np.isnan(read.number)


def test_a_code_of_the_profile_goes_before_what_it_looks_like() -> None:
    rule = CellRule(missing=("999",), zero=("-",), masked=("0",))
    assert parse_cell("999", rule).status is Status.MANGLER
    assert parse_cell("0", rule).status is Status.DISKRETIONERET
    assert parse_cell("-", rule) == CellRead(0.0, Status.OK)


@pytest.mark.parametrize("text", ["36,4 1)", "36,4*", "36,4¹", "36,4 a)"])
def test_a_footnote_mark_is_taken_off_and_remembered(text: str) -> None:
    assert parse_cell(text, DANISH) == CellRead(36.4, Status.OK, footnote=True)


def test_a_per_cent_sign_is_remembered() -> None:
    assert parse_cell("36,4 %", DANISH) == CellRead(36.4, Status.OK, percent=True)
    assert parse_cell("36.4%", ENGLISH) == CellRead(36.4, Status.OK, percent=True)


@given(st.integers(0, 10**12))
def test_every_whole_number_with_danish_thousands_is_itself(number: int) -> None:
    written = f"{number:,}".replace(",", ".")
    assert parse_cell(written, DANISH).number == number
    assert parse_cell(written.replace(".", "\u00a0"), DANISH).number == number
    assert parse_cell(str(number), DANISH).number == number


@given(st.decimals(-(10**6), 10**6, places=3, allow_nan=False))
def test_every_decimal_with_comma_is_itself(number: object) -> None:
    assert parse_cell(f"{number:f}".replace(".", ","), DANISH).number == float(str(number))


@given(st.text(max_size=20))
def test_any_text_is_a_number_a_status_or_a_trouble(text: str) -> None:
    read = parse_cell(text, DANISH)
    assert np.isnan(read.number) == (read.status is not Status.OK)
    assert read.trouble is None or np.isnan(read.number)


def test_cells_of_different_types_that_are_equal_are_read_each_by_its_own_type() -> None:
    cells = np.array([[1, 1.0, True], ["1", None, "<5"]], dtype=object)
    read = parse_cells(cells, DANISH)
    one_by_one = [parse_cell(cell, DANISH) for cell in cells.ravel()]
    assert [read.reads[code] for code in read.codes] == one_by_one
    assert np.array_equal(read.numbers, [cell.number for cell in one_by_one], equal_nan=True)


def test_no_cells_are_no_cells() -> None:
    assert len(parse_cells(np.empty((0, 3), dtype=object), DANISH).numbers) == 0
