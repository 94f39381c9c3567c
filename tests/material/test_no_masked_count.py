"""A figure that is masked is in none of the files: each is unpacked, and neither it nor what is reckoned from it is
there. The same files of the version where it is shown have it, so the search finds what it looks for."""

import datetime as dt
import re
import shutil
import zipfile
from io import BytesIO

import duckdb
import pytest
from pypdf import PdfReader

from lib.domain.material.slide import Deck
from lib.material.ground import MeetingGround
from lib.material.indstilling_workbook import indstilling_workbook
from lib.material.slides import meeting_slides
from lib.material.zone_paper import zone_paper
from lib.reports.deck_pptx import deck_pptx
from lib.reports.paper_docx import paper_docx
from lib.reports.paper_pdf import paper_pdf
from lib.reports.workbook import workbook
from lib.ui.theme import LIGHT
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse, open_public
from tests.conftest import BuiltHouse
from tests.domain.indstilling.made import FIELDS, VERSION, facts
from tests.material.made_paper import MARK
from tests.material.test_zone_paper import house

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
MASKED = "indicator_id = 'uden_for_arbejdsmarkedet_18_64' AND area_id = 'zone1'"
KINDS = {"pptx", "docx", "xlsx", "pdf"}
TABLES = ("observation", "rollup", "both_bases", "shown")
SHOWN = re.compile(r"(?<![\d.,])(47[.,]9|25[.,]6)(?!\d)")
"""Zone 1 and its distance to the kommune (tabel 1), as words and as a workbook's numbers."""


@pytest.fixture(scope="module")
def masked(built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory) -> PublicWarehouse:
    """The public file with one figure masked as the mask leaves it: no value, no counts, no interval."""
    copy = tmp_path_factory.mktemp("masked") / built_house.public_file.name
    shutil.copy(built_house.public_file, copy)
    with duckdb.connect(str(copy)) as connection:
        for table in TABLES:
            connection.execute(
                f"UPDATE {table} SET status = 'diskretioneret', value = NULL, numerator = NULL, denominator = NULL, "
                f"low = NULL, high = NULL WHERE {MASKED}"
            )
    return open_public(copy)


def unpacked(content: bytes) -> str:
    """All text of an Office file: of every XML part of it, without the marks."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = [file.read(name).decode() for name in file.namelist() if name.endswith((".xml", ".rels"))]
    return re.sub(r"<[^>]+>", " ", " ".join(parts))


def files(warehouse: PublicWarehouse) -> dict[str, str]:
    """What each kind of file says, by its kind."""
    plan = questions.plan(warehouse)
    slides = meeting_slides(MeetingGround(warehouse, plan, MARK, VERSION, LIGHT, facts=facts()))
    zone = zone_paper(house(warehouse), "zone1", LIGHT)
    book = indstilling_workbook(warehouse, plan, facts(), FIELDS, MARK, only_real=False)
    pdf = PdfReader(BytesIO(paper_pdf(zone, LIGHT, NOW)))
    return {
        "pptx": unpacked(deck_pptx(Deck("Møde", MARK, VERSION, slides), LIGHT, NOW)),
        "docx": unpacked(paper_docx(zone, NOW)),
        "xlsx": unpacked(workbook(book, NOW)),
        "pdf": " ".join(page.extract_text() for page in pdf.pages),
    }


def test_a_masked_figure_is_in_no_file(public_warehouse: PublicWarehouse, masked: PublicWarehouse) -> None:
    assert {kind for kind, said in files(public_warehouse).items() if SHOWN.search(said)} == KINDS
    assert {kind: SHOWN.findall(said) for kind, said in files(masked).items() if SHOWN.search(said)} == {}
