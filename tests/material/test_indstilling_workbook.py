"""The workbook of an indstilling: the numbers are those of its facts, figures as the mask left them, no persons."""

from io import BytesIO

import openpyxl
import pytest

from lib.domain.allocation.coverage import Need
from lib.domain.material.book import Book, Sheet
from lib.material.indstilling_workbook import indstilling_workbook
from lib.reports.workbook import workbook
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse
from tests.domain.indstilling.made import DEMO_NEED, FIELDS, VERSION, facts
from tests.material.made_paper import MARK
from tests.reports.test_workbook import NOW

COUNTS = (7421, 6313, 5297, 4273)


def made(warehouse: PublicWarehouse, *needs: Need, only_real: bool = True) -> Book:
    return indstilling_workbook(warehouse, questions.plan(warehouse), facts(*needs), FIELDS, MARK, only_real)


def sheet(book: Book, name: str) -> Sheet:
    return next(each for each in book.sheets if each.name == name)


def test_its_numbers_are_those_of_the_facts(public_warehouse: PublicWarehouse) -> None:
    book, found = made(public_warehouse), facts()
    assert [row[4] for row in sheet(book, "Flytninger").rows] == [12, 8]
    assert [row[2] for row in sheet(book, "Alternativer").rows] == list(found.compared["after"])
    zones = sheet(book, "Zoner").rows
    assert [row[3] for row in zones] == list(found.by_zone["change"])
    assert [row[6] for row in zones] == pytest.approx(list(100 * found.by_zone["share_before"]))
    assert sum(row[4] for row in sheet(book, "Arbejdsgivere").rows) == found.partners["hours"].sum()
    assert (book.title, book.version, book.stamp) == (found.finding, VERSION, "")


def test_every_figure_has_a_definition_a_source_and_its_origin(public_warehouse: PublicWarehouse) -> None:
    book = made(public_warehouse, DEMO_NEED, only_real=False)
    figures = sheet(book, "Tal")
    assert {row[-1] for row in figures.rows} == {row[-1] for row in sheet(book, "Definitioner").rows}
    assert {row[10] for row in figures.rows} <= {row[0] for row in sheet(book, "Kilder").rows} | {""}
    assert {"demo", "offentliggjort"} <= {row[9] for row in figures.rows}
    for row in figures.rows:
        assert isinstance(row[4], float) == (row[8] == "oplyst")
    assert "demo- og hjælpetal" in book.stamp
    real = sheet(made(public_warehouse), "Tal").rows
    assert {row[9] for row in real} - {""} == {"offentliggjort"}


def test_a_masked_figure_is_its_word_alone(public_warehouse: PublicWarehouse) -> None:
    rows = sheet(made(public_warehouse, only_real=False), "Tal").rows
    masked = [row for row in rows if row[8] != "oplyst"]
    assert "diskretioneret" in {row[8] for row in masked}
    assert all((row[4], row[6], row[7], row[9]) == (row[8], None, None, "") for row in masked)


def test_no_count_of_persons_is_in_the_file(public_warehouse: PublicWarehouse) -> None:
    persons = tuple((f"zone{place}", float(count)) for place, count in enumerate(COUNTS, 1))
    book = made(public_warehouse, Need("fremskudt", persons, "published"))
    assert "antal" not in {row[5] for row in sheet(book, "Tal").rows}
    file = openpyxl.load_workbook(BytesIO(workbook(book, NOW)))
    cells = {cell for each in file for row in each.values for cell in row}
    assert not cells & {*COUNTS, *map(str, COUNTS)}
