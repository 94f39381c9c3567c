"""Every kind of file, made on the shipped plan, opens in LibreOffice without repair and comes out with its own words.

LibreOffice is asked to turn each into PDF: a file that it cannot read, or must repair first, gives none.
"""

import datetime as dt
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from lib.domain.material.paper import Paper
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
from lib.warehouse.public import PublicWarehouse
from scripts.libreoffice import ensure_soffice
from tests.domain.indstilling.made import DEMO_NEED, FIELDS, VERSION, facts
from tests.material.made_paper import BUDGET, MARK, made_paper
from tests.material.test_zone_paper import house

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
SECONDS = 180
pytestmark = pytest.mark.soak
Opened = Callable[[str, bytes], PdfReader]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Opens a file by its name and gives what LibreOffice made of it. Fails in words where there is no LibreOffice."""
    soffice = ensure_soffice()
    folder = tmp_path_factory.mktemp("papers")

    def converted(name: str, content: bytes) -> PdfReader:
        (folder / name).write_bytes(content)
        out = folder / "out" / name
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        command = [
            soffice,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out),
            str(folder / name),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        made = out / Path(name).with_suffix(".pdf")
        assert made.exists(), f"LibreOffice could not open {name}: {done.stdout}{done.stderr}"
        return PdfReader(made)

    return converted


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def indstilling() -> Paper:
    return made_paper(facts(DEMO_NEED), kind=BUDGET)


def test_a_word_file_opens(opened: Opened, public_warehouse: PublicWarehouse) -> None:
    told = words(opened("indstilling.docx", paper_docx(indstilling(), NOW)))
    assert "Det indstilles" in told
    assert VERSION in told
    zone = opened("zone.docx", paper_docx(zone_paper(house(public_warehouse), "zone1", LIGHT), NOW))
    assert "Her kan I spørge" in words(zone)


def test_a_presentation_opens_with_every_slide(opened: Opened, public_warehouse: PublicWarehouse) -> None:
    plan = questions.plan(public_warehouse)
    ground = MeetingGround(public_warehouse, plan, MARK, VERSION, LIGHT, facts=facts(DEMO_NEED))
    deck = Deck("Møde", MARK, VERSION, meeting_slides(ground))
    reader = opened("moede.pptx", deck_pptx(deck, LIGHT, NOW))
    assert len(reader.pages) == len(deck.slides) >= 8
    assert deck.slides[-1].title.split()[0] in words(reader)


def test_a_pdf_opens_as_it_is(opened: Opened) -> None:
    content = paper_pdf(indstilling(), LIGHT, NOW)
    reader = opened("indstilling.pdf", content)
    assert len(reader.pages) == len(PdfReader(BytesIO(content)).pages)


def test_a_workbook_opens_with_its_numbers(opened: Opened, public_warehouse: PublicWarehouse) -> None:
    plan = questions.plan(public_warehouse)
    book = indstilling_workbook(public_warehouse, plan, facts(DEMO_NEED), FIELDS, MARK, only_real=False)
    told = words(opened("indstilling.xlsx", workbook(book, NOW)))
    assert "Hvad er det" in told
    assert VERSION in told
    assert "Err:" not in told
    assert "#NAME?" not in told
