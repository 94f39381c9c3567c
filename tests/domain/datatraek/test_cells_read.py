"""One cell read whole: by type, by the source's signs, with per cent and footnote; and many at once."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from lib.domain.datatraek.cells import EMPTY, TROUBLE_WORDS, CellRead, Trouble, parse_cell, parse_cells
from lib.domain.datatraek.profile import CellRule
from lib.domain.observation import Status

DANISH = CellRule()


class Percent(float):
    """As the reader of spreadsheets has a cell that is formatted as per cent."""


def number(value: float, **more: bool) -> CellRead:
    return CellRead(value, Status.OK, **more)


def same(one: CellRead, other: CellRead) -> bool:
    """Equal, where no number is like no number."""
    return repr(one) == repr(other)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (None, EMPTY),
        (pd.NaT, EMPTY),
        (np.float64("nan"), EMPTY),
        (7, number(7.0)),
        (np.int64(7), number(7.0)),
        (np.float64(7.5), number(7.5)),
        (0, number(0.0)),
        (Percent(0.5), number(0.5, percent=True)),
        (False, CellRead(trouble=Trouble.FLAG)),
        (np.bool_(True), CellRead(trouble=Trouble.FLAG)),
        (dt.datetime(2026, 5, 1), CellRead(trouble=Trouble.DATE)),  # noqa: DTZ001 - a sheet's day has no zone
        (float("-inf"), CellRead(trouble=Trouble.ENDLESS)),
        (Percent("inf"), CellRead(trouble=Trouble.ENDLESS)),
        ("36,4 %*", number(36.4, percent=True, footnote=True)),
        ("36,4* %", CellRead(trouble=Trouble.WORDS)),
        ("1.5*", CellRead(trouble=Trouble.GROUPS)),
        ("12¹", number(12.0, footnote=True)),
        ("- 3,5", number(-3.5)),
        ("+ 3", number(3.0)),
        ("1'137", CellRead(trouble=Trouble.GROUPS)),
        ("%", CellRead(trouble=Trouble.GROUPS)),
        ("1.137.000,25", number(1137000.25)),
        ("12.345.678", number(12345678.0)),
        ("1.137.00", CellRead(trouble=Trouble.GROUPS)),
        ("mangler", CellRead(status=Status.MANGLER)),
        ("Ikke Relevant", CellRead(status=Status.IKKE_RELEVANT)),
        ("*", CellRead(status=Status.DISKRETIONERET)),
    ],
)
def test_a_cell_is_read_whole(cell: object, read: CellRead) -> None:
    assert same(parse_cell(cell, DANISH), read)


@pytest.mark.parametrize(
    ("text", "rule", "read"),
    [
        ("1137,5", CellRule(thousands=""), number(1137.5)),
        ("1.137", CellRule(thousands=""), CellRead(trouble=Trouble.GROUPS)),
        ("1 137,5", CellRule(thousands=""), number(1137.5)),
        ("1 137.5", CellRule(decimal=".", thousands=" "), number(1137.5)),
        ("1,137.5", CellRule(decimal=".", thousands=","), number(1137.5)),
        ("1.137", CellRule(decimal=".", thousands=","), number(1.137)),
        ("1'137,5", CellRule(thousands="'"), number(1137.5)),
        # A sign that stands in two lists has the more careful meaning.
        ("-", CellRule(zero=("-",), missing=("-",)), CellRead(status=Status.MANGLER)),
        ("-", CellRule(missing=("-",), masked=("-",)), CellRead(status=Status.DISKRETIONERET)),
        ("-", CellRule(zero=("-",), missing=(), not_relevant=("-",)), CellRead(status=Status.IKKE_RELEVANT)),
        ("-", CellRule(zero=("-",), missing=()), number(0.0)),
        ("o", CellRule(zero=("O",)), number(0.0)),
    ],
)
def test_a_cell_is_read_by_the_sources_own_rule(text: str, rule: CellRule, read: CellRead) -> None:
    assert same(parse_cell(text, rule), read)


def test_many_cells_share_what_is_read_once() -> None:
    cells = np.array([["1", 1, "1"], [1.0, None, "*"]], dtype=object)
    read = parse_cells(cells, DANISH)
    assert len(read.reads) == 5
    assert np.array_equal(read.numbers, [1, 1, 1, 1, np.nan, np.nan], equal_nan=True)
    assert read.codes.tolist()[0] == read.codes.tolist()[2]
    masked = [place for place, one in enumerate(read.reads) if one.status is Status.DISKRETIONERET]
    assert read.where(masked).tolist() == [False] * 5 + [True]
    assert read.where([]).tolist() == [False] * 6
    texts = {read.codes.tolist()[place] for place in (0, 3)}
    assert read.where(texts).tolist() == [True, False, True, True, False, False]


def test_no_cells_have_no_numbers_and_no_reads() -> None:
    read = parse_cells(np.empty((0, 2), dtype=object), DANISH)
    assert (read.numbers.tolist(), read.codes.tolist(), read.reads) == ([], [], ())


def test_every_trouble_says_what_is_wrong_and_what_to_do() -> None:
    assert set(TROUBLE_WORDS) == set(Trouble)
    assert all(wrong.endswith(".") and remedy.endswith(".") for wrong, remedy in TROUBLE_WORDS.values())
