"""A paper as a Word file, unpacked: headings, alternative texts, language, hash, stamp, and nothing it may not hold."""

import datetime as dt
import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from lib.domain.allocation.coverage import Need
from lib.domain.material.paper import Bullets, Heading, Note, Paper, Text
from lib.domain.material.table import WordTable
from lib.reports.paper_docx import paper_docx
from tests.domain.indstilling.made import DEMO_NEED, FIELDS, VERSION, facts
from tests.material.made_paper import MARK, made_paper

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
NASTY = "</w:t><b>fed</b> & {{felt}}\x00\nslut"


@cache
def written() -> bytes:
    """The indstilling with hostile words in it, on demo needs: everything that a file can hold."""
    hostile = replace(FIELDS, title=f"Navn {NASTY}", texts=(("baggrund", NASTY), ("regler", NASTY)))
    return paper_docx(made_paper(facts(DEMO_NEED), hostile), NOW)


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def parts(content: bytes) -> dict[str, str]:
    """Every XML file inside."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {
            name: file.read(name).decode() for name in file.namelist() if name.endswith((".xml", ".rels"))
        }


def test_headings_lists_and_captions_are_real_styles() -> None:
    paper = opened(written())
    styled = [(each.style.name, each.text) for each in paper.paragraphs]
    assert ("Title", facts(DEMO_NEED).finding) in styled
    assert [words for style, words in styled if style == "Heading 1"][:3] == [
        "Det indstilles",
        "Baggrund",
        "Det flyttes",
    ]
    assert any(style == "Heading 2" and words.startswith("Zone 1: ") for style, words in styled)
    captions = [words for style, words in styled if style == "Caption"]
    assert [each.split(".")[0] for each in captions] == [
        "Figur 1", "Tabel 1", "Figur 2", "Tabel 2", "Tabel 3", "Tabel 4", "Tabel 5",
    ]  # fmt: skip
    assert ("List Bullet", "Behov: tabel 9.") in styled


def test_tables_and_pictures_say_what_they_are_and_heads_are_repeated() -> None:
    paper = opened(written())
    tables = paper.tables
    for table in tables:
        caption, about = (table._tbl.tblPr.find(qn(name)) for name in ("w:tblCaption", "w:tblDescription"))
        assert caption.get(qn("w:val"))
        assert len(about.get(qn("w:val"))) > len(caption.get(qn("w:val")))
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(tables) == 5
    alts = [shape._inline.docPr.get("descr") for shape in paper.inline_shapes]
    assert alts[0].startswith("Kort over zonerne")
    assert "pr. 100 i målgruppen" in alts[1]


def test_every_page_has_mark_hash_and_stamp_and_the_file_is_danish() -> None:
    paper = opened(written())
    (section,) = paper.sections
    foot = [each.text for each in section.footer.paragraphs]
    assert foot[1] == f"Datagrundlag {VERSION}"
    assert MARK in foot[0]
    assert "demo- og hjælpetal" in section.header.paragraphs[0].text
    assert section.page_height > section.page_width
    files = parts(written())
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]*)"', files["word/styles.xml"])) == {"da-DK"}
    assert paper.core_properties.language == "da-DK"
    assert paper.core_properties.title == facts(DEMO_NEED).finding


def test_hostile_words_stay_words() -> None:
    body = "\n".join(each.text for each in opened(written()).paragraphs)
    assert body.count("</w:t><b>fed</b> & {{felt}}") == 3
    assert "\x00" not in body


def test_no_count_of_persons_and_no_place_outside_is_in_the_file() -> None:
    counts = (7421, 6313, 5297, 4273)
    persons = tuple((f"zone{place}", float(count)) for place, count in enumerate(counts, 1))
    found = facts(Need("fremskudt", persons, "published"))
    for name, xml in parts(paper_docx(made_paper(found), NOW)).items():
        told = re.sub(r"<[^>]*>", "", xml)
        assert not any(f"{count}" in told or f"{count:,}".replace(",", ".") in told for count in counts), name
        assert 'TargetMode="External"' not in xml


def test_a_paper_of_any_blocks_is_drawn_and_an_empty_one_too() -> None:
    table = WordTable("T", "En række", ("A", "B"), (("x", "1"),), frozenset({1}))
    blocks = (Heading("H", 3), Text("a\nb"), Bullets(("c",)), Note("n"), table)
    paper = opened(paper_docx(Paper("Titel", "", MARK, VERSION, blocks), NOW))
    texts = [(each.style.name, each.text) for each in paper.paragraphs if each.text]
    assert texts == [
        ("Title", "Titel"),
        ("Heading 3", "H"),
        ("Normal", "a"),
        ("Normal", "b"),
        ("List Bullet", "c"),
        ("Bemærkning", "n"),
        ("Caption", "Tabel 1. T"),
    ]
    assert paper.sections[0].header.paragraphs[0].text == ""
    assert opened(paper_docx(Paper("Tom", "", MARK, VERSION, ()), NOW)).tables == []
