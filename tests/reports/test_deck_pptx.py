"""The PowerPoint file, unpacked: real titles, native tables, alternative texts, notes, language and hash."""

import datetime as dt
import re
from io import BytesIO
from zipfile import ZipFile

import pptx
from pptx.util import Emu

from lib.domain.material.picture import Picture
from lib.domain.material.slide import BigNumber, Deck, Slide
from lib.domain.material.table import WordTable
from lib.reports.deck_pptx import deck_pptx
from lib.ui.theme import LIGHT

HASH = "be15bd" + "7" * 58
SPEC = {
    "data": {"values": [{"a": 1}]},
    "mark": "bar",
    "width": 300,
    "height": 200,
    "encoding": {"x": {"field": "a"}},
}
SLIDES = (
    Slide(
        "et",
        "Færre står uden for",
        "2019, i procent",
        (BigNumber("47,9 %", "Zone 1"),),
        picture=Picture("p", "Kort: Zone 1 47,9", SPEC),
        source="Kilde: LBF",
        said="=1+1 <b>",
    ),
    Slide(
        "to",
        "Zone 1 mod kommunen",
        table=WordTable(
            "Tal",
            "Zonens tal",
            ("Tal", "Zone 1"),
            (("Domme", "diskretioneret"), ("Skole", "36,4 %")),
            frozenset({1}),
        ),
        lines=("En linje.",),
        source="Kilde: DST",
        demo=True,
    ),
)
DECK = Deck("Bestyrelsesmøde", "Plan · version be15bd", HASH, SLIDES)


def made() -> bytes:
    told: list[tuple[int, int]] = []
    file = deck_pptx(
        DECK, LIGHT, dt.datetime(2026, 11, 22, tzinfo=dt.UTC), lambda done, of: told.append((done, of))
    )
    assert told == [(1, 2), (2, 2)]
    return file


def test_titles_tables_pictures_and_notes_are_real() -> None:
    show = pptx.Presentation(BytesIO(made()))
    assert (show.slide_width, show.slide_height) == (Emu(1280 * 9525), Emu(720 * 9525))
    assert show.core_properties.keywords == HASH
    first, second = show.slides
    assert [page.shapes.title.text for page in (first, second)] == [slide.title for slide in SLIDES]
    (image,) = [shape for shape in first.shapes if shape.shape_type == 13]
    assert image._element.nvPicPr.cNvPr.get("descr") == "Kort: Zone 1 47,9"
    (table,) = [shape for shape in second.shapes if shape.has_table]
    assert table._element.nvGraphicFramePr.cNvPr.get("descr") == "Zonens tal"
    cells = [[cell.text for cell in row.cells] for row in table.table.rows]
    assert cells == [["Tal", "Zone 1"], ["Domme", "diskretioneret"], ["Skole", "36,4 %"]]
    assert table.table.first_row
    for page, slide in zip((first, second), SLIDES, strict=True):
        assert HASH in page.notes_slide.notes_text_frame.text
        assert slide.source in page.notes_slide.notes_text_frame.text
        assert any(HASH in shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
        for shape in page.shapes:
            assert min(shape.left, shape.top) >= 0, shape.name
            assert shape.left + shape.width <= show.slide_width, shape.name
            assert shape.top + shape.height <= show.slide_height, shape.name


def test_what_a_program_shows_of_the_file_is_danish_and_names_nobody() -> None:
    """The template that the file is made from has English names, and its author's."""
    show = pptx.Presentation(BytesIO(made()))
    about = show.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("Zonekompas", "Zonekompas", "")
    assert [layout.name for layout in show.slide_layouts] == ["Overskrift og indhold"]
    shapes = [shape for page in show.slides for each in (page, page.notes_slide) for shape in each.shapes]
    named = {shape.name.rpartition(" ")[0] or shape.name for shape in shapes}
    assert named >= {"Overskrift", "Tekst", "Billede", "Tal", "Vandmærke", "Noter", "Billede af diaset"}
    assert [name for name in named if re.search("Title|Text|Box|Picture|Placeholder|Slide", name)] == []


def test_language_page_numbers_and_the_watermark_of_demo() -> None:
    with ZipFile(BytesIO(made())) as file:
        one, two = (file.read(f"ppt/slides/slide{number}.xml").decode() for number in (1, 2))
    assert 'lang="da-DK"' in one
    assert 'type="slidenum"' in one
    assert "»=1+1 &lt;b&gt;«" in one, "plain text, as it was written"
    assert ("DEMO" in one, "DEMO" in two) == (False, True)
