"""A paper as PDF, read by another library: structure, language, alternative texts, letters, hash, and no markup."""

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from lib.domain.allocation.coverage import Need
from lib.domain.material.paper import Bullets, Heading, Note, Paper, Text
from lib.domain.material.table import WordTable
from lib.reports.own_font import UNKNOWN, drawable
from lib.reports.paper_pdf import MOST_SIGNS, PaperNotMade, paper_pdf
from lib.ui.theme import LIGHT
from tests.domain.indstilling.made import DEMO_NEED, FIELDS, VERSION, facts
from tests.material.made_paper import MARK, made_paper
from tests.reports.pdf_rules import RULES, fonts, role, roles, structure, told

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
HOSTILE = (
    '#import "@preview/x:1.0.0"',
    '#read("/etc/passwd")',
    "$x^2$ *fed* _kursiv_ `kode` <mærke> @henvis",
    "= ikke en overskrift",
    "- ikke et punkt",
    "\\ \\u{41} // væk /* væk */ ~ -- ---",
    '"anførsel" \' #(1+1) [a] {b}',
    "</text><script>",
)


def read(paper: Paper) -> PdfReader:
    return PdfReader(BytesIO(paper_pdf(paper, LIGHT, NOW)))


def of(*blocks: object) -> Paper:
    return Paper("Titel", "", MARK, VERSION, blocks)


@cache
def indstilling() -> PdfReader:
    """The indstilling on demo needs, with an own text: everything that a file can hold."""
    own = replace(FIELDS, texts=(("baggrund", "Nu."),))
    return read(made_paper(facts(DEMO_NEED), own))


def text_of(reader: PdfReader) -> str:
    return "\n".join(map(told, reader.pages))


@pytest.mark.parametrize("rule", RULES)
def test_it_keeps_the_rule(rule: str) -> None:
    assert RULES[rule](indstilling()) == []


@cache
def bare() -> PdfReader:
    """A page that another library writes: neither tagged nor titled."""
    file, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("x.txt", b"x")
    writer.write(file)
    return PdfReader(file)


@pytest.mark.parametrize(
    "rule", [each for each in RULES if each.startswith(("5-1", "7.1-9", "6.1", "7.2-29", "7.10", "A 6.2.3"))]
)
def test_a_file_without_it_is_caught(rule: str) -> None:
    assert RULES[rule](bare()) != []


def test_it_has_title_author_day_and_bookmarks() -> None:
    reader = indstilling()
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author, about.creation_date) == (facts(DEMO_NEED).finding, "Zonekompas", NOW)
    top = [each["/Title"] for each in reader.outline if isinstance(each, dict)]
    assert top[:3] == ["Det indstilles", "Baggrund", "Det flyttes"]
    below = next(each for each in reader.outline if isinstance(each, list))
    assert below[0]["/Title"].startswith("Zone 1: ")


def test_pictures_and_tables_are_in_the_tree() -> None:
    paper, found = made_paper(facts(DEMO_NEED)), roles(indstilling())
    alts = [str(each["/Alt"]) for each, _ in structure(indstilling()) if role(each) == "Figure"]
    assert alts[0].startswith("Kort over zonerne")
    assert "pr. 100 i målgruppen" in alts[1]
    tables = [block for block in paper.blocks if isinstance(block, WordTable)]
    assert found.count("Table") == len(tables) == found.count("THead")
    assert found.count("TH") == sum(len(each.columns) for each in tables)
    assert found.count("TD") == sum(len(each.columns) * len(each.rows) for each in tables)


def test_every_page_has_mark_hash_stamp_and_number_and_only_our_own_letters() -> None:
    reader = indstilling()
    for number, page in enumerate(reader.pages, 1):
        words = told(page)
        assert VERSION in words
        assert MARK in words
        assert "demo- og hjælpetal: kan ikke bruges" in words
        assert f"side {number} af {len(reader.pages)}" in words
    assert {
        re.sub(r"-(Identity-H|.*)$", "", str(font["/BaseFont"]).split("+")[1]) for font in fonts(reader)
    } == {"SourceSansPro"}


def test_signs_of_markup_come_out_as_they_are() -> None:
    hostile = "\n".join(HOSTILE)
    table = WordTable(HOSTILE[0], "d", (HOSTILE[2], "B"), ((HOSTILE[1], HOSTILE[5]),))
    paper = Paper(HOSTILE[0], HOSTILE[2], HOSTILE[6], HOSTILE[3], (
        Heading(HOSTILE[3], 1), Text(hostile), Note(hostile), Bullets(HOSTILE), table
    ), HOSTILE, HOSTILE[1])  # fmt: skip
    reader = read(paper)
    words = re.sub(r"\s+", " ", text_of(reader))
    for each in HOSTILE:
        assert words.count(re.sub(r"\s+", " ", each)) >= 4, each
    assert roles(reader).count("H1") == 2
    assert roles(reader).count("LI") == 2 * len(HOSTILE)


def test_words_are_hyphenated_as_in_danish_and_numbers_never() -> None:
    word, amount = "boligorganisationernes", "10.000.000 "
    words = text_of(read(of(Text(f"{word} " * 60), Text(amount * 60), Text("2023-2026 " * 60))))
    assert re.search(r"bolig(or|orga|organi|organisa|organisati|organisatio|organisationer)?[\xad-]\n", words)
    assert words.count(amount.strip()) == 60
    assert words.count("2023-2026") == 60
    assert not re.search(r"\d\xad", words)


def test_signs_without_a_letter_are_boxes_and_do_not_stop_the_paper() -> None:
    assert drawable("æ 漢 ▲ \u200b\x00x") == f"æ {UNKNOWN} ▲ x"
    assert "漢" not in (words := text_of(read(of(Text("Se 漢字 \U0001f600 \ue000 ▲▼●○◐ a\u0301 \ud800!")))))
    assert f"Se {UNKNOWN}{UNKNOWN}" in words
    assert "▲▼●○◐" in words


def test_an_endless_word_is_broken_and_stays_on_the_page() -> None:
    address = "https://example.org/" + "abcdefghij/" * 30
    reader = read(of(Text(address), WordTable("T", "d", ("A", "B"), ((address, "1"),))))
    lines = text_of(reader).replace("\u200b", "").split("\n")
    assert max(map(len, lines)) < 130
    assert "".join(line.strip() for line in lines).count(address) == 2


def test_headings_that_skip_a_level_are_lifted() -> None:
    reader = read(of(Heading("Først", 3), Heading("A", 1), Heading("B", 3), Heading("C", 2)))
    assert [each for each in roles(reader) if each.startswith("H")] == ["H1", "H1", "H2", "H2"]
    assert RULES["7.4.2-1: headings skip no level"](reader) == []


def test_the_head_of_a_long_table_stands_on_every_page_but_once_in_the_tree() -> None:
    rows = tuple((str(place), "x") for place in range(120))
    reader = read(of(WordTable("Lang", "d", ("Nummer", "Ting"), rows)))
    assert len(reader.pages) >= 3
    assert all("Nummer" in told(page) for page in reader.pages)
    assert roles(reader).count("TH") == 2
    assert RULES["7.1-1 to 7.1-3: everything is tagged or an artifact"](reader) == []


def test_an_empty_paper_is_a_page_and_a_new_page_begins_where_it_is_told() -> None:
    assert len(read(of()).pages) == 1
    assert len(read(of(Text("a"), Heading("B", 1, new_page=True))).pages) == 2


def test_no_count_of_persons_and_no_address_is_in_the_file() -> None:
    counts = (7421, 6313, 5297, 4273)
    persons = tuple((f"zone{place}", float(count)) for place, count in enumerate(counts, 1))
    content = paper_pdf(made_paper(facts(Need("fremskudt", persons, "published"))), LIGHT, NOW)
    reader = PdfReader(BytesIO(content))
    words = text_of(reader) + str(reader.metadata) + str([each.get("/Alt") for each, _ in structure(reader)])
    assert not any(f"{count}" in words or f"{count:,}".replace(",", ".") in words for count in counts)
    assert "/home" not in words


def test_what_is_too_large_or_too_slow_is_refused_in_words() -> None:
    with pytest.raises(PaperNotMade, match="for stort"):
        paper_pdf(of(Text("a" * MOST_SIGNS)), LIGHT, NOW)
    with pytest.raises(PaperNotMade, match="ikke færdig på 1 sekunder"):
        paper_pdf(of(Text("a")), LIGHT, NOW, seconds=0.001)
