"""What leaves the house as a file: opened by the library that reads it, each hostile string is text."""

import datetime as dt
import io
import re
from collections.abc import Iterable
from dataclasses import replace

import docx
import openpyxl
import pandas as pd
import pptx
import pytest

from lib.domain.access.account import LOCAL
from lib.domain.decisions.history import decisions_table, records_table
from lib.domain.decisions.matter import DecisionRules
from lib.domain.decisions.standing import standing
from lib.domain.free_text import clean_text
from lib.domain.material.book import Book, Sheet
from lib.domain.material.paper import Bullets, Heading, Note, Paper, Text
from lib.domain.material.slide import BigNumber, Deck, Slide
from lib.domain.material.table import WordTable
from lib.domain.scenario.written import from_json, to_json
from lib.material.allocation import proposal_of, rulebook_of
from lib.material.delaftale_paper import delaftale_paper
from lib.material.delaftaler import Delaftaler
from lib.material.delaftaler import Kept as KeptEditions
from lib.material.indstilling_workbook import indstilling_workbook
from lib.material.meeting_ground import Frozen, Kept, meeting_ground
from lib.material.minutes_paper import Minuted, minutes_paper
from lib.material.slides import meeting_slides
from lib.material.zone_paper import zone_paper
from lib.reports.chart_png import Frame, framed
from lib.reports.chart_svg import chart_svg
from lib.reports.deck_pptx import deck_pptx
from lib.reports.follow_up_docx import follow_up_docx
from lib.reports.follow_up_tables import flat_table
from lib.reports.paper_docx import paper_docx
from lib.reports.paper_pdf import paper_pdf
from lib.reports.workbook import workbook
from lib.state.decisions import DecisionBook
from lib.state.delaftaler import EditionBook
from lib.state.follow_up import follow_ups
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.scenarios import scenarios_of
from lib.ui.delaftale_view import history_table
from lib.ui.frame import csv_bytes
from lib.ui.theme import LIGHT
from lib.warehouse import questions
from tests.attacks.conftest import HostileHouse
from tests.attacks.hostile import CANARY, visible, writable
from tests.attacks.opened_files import check_csv, check_office, check_pdf, check_svg, check_workbook
from tests.conftest import ROOT
from tests.material.test_zone_paper import house as zone_house

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
STRINGS = writable()
"""Half characters come no further than the reader of a file or a form: none is kept."""
LONG_TEXT = 400
"""Signs: more of them on a slide are cut."""
GUARDED = ("lib/cli/exporting.py", "lib/cli/new_plan.py", "lib/cli/next_plan.py", "lib/ui/frame.py")
OWN_IDS = ("lib/cli/figures.py", "lib/demo/write.py", "lib/ingest/plan_reader.py")
"""Seals and demo figures by id; the last one writes into a hash, not into a file."""


def lines(words: Iterable[str]) -> set[str]:
    """What is left of texts when white space no longer counts: a document breaks lines its own way."""
    return {"".join(clean_text(each).split()) for each in words}


def made_paper() -> Paper:
    """A paper with every string in every kind of block."""
    shown = visible(STRINGS)
    table = WordTable("Tabel", "Alle strenge", ("Streng", "=1+1"), tuple((each, each) for each in shown))
    blocks = (
        *(Heading(each[:200], 2) for each in shown[:60]),
        *(Text(each) for each in shown),
        Bullets(tuple(shown)),
        *(Note(each) for each in shown[60:120]),
        table,
    )
    return Paper("=1+1 <script>", "{{7*7}}", "#panic()", "a" * 64, blocks, tuple(shown[:40]), "=STEMPEL &P")


def test_no_cell_of_a_workbook_is_a_formula_and_every_string_stands_in_it() -> None:
    rows = tuple((each, -1.5, each) for each in STRINGS)
    book = Book(
        "=1+1",
        "@SUM(1)",
        "&D &P",
        "a" * 64,
        tuple((each[:60], each) for each in STRINGS[:80]),
        (Sheet("Strenge", "=1+1", ("=1+1", "-2", "@x"), rows),),
        '&"Arial"=1',
    )
    content = workbook(book, NOW)
    check_workbook(content)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Strenge"]
    found = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]
    assert [row[1] for row in found] == [-1.5] * len(STRINGS)
    # A text that looks like one of the format's own escapes is escaped, which openpyxl reads one time too few.
    assert {
        each for each in lines(str(row[0] or "") for row in found) ^ lines(STRINGS) if "_x" not in each
    } == set()


def test_no_cell_of_a_csv_begins_a_formula() -> None:
    table = pd.DataFrame(
        {"=1+1": STRINGS, "@x": [-1.5] * len(STRINGS), " +2": STRINGS[::-1], "\t-3": STRINGS}
    )
    for source in ("=1+1", *STRINGS[:5], "@x", "\r=1"):
        read = check_csv(csv_bytes(table, source))
        assert len(read) == len(STRINGS) + 2
        assert [row[1] for row in read[1:-1]] == ["-1,5"] * len(STRINGS)


def test_a_word_file_holds_every_string_as_text() -> None:
    content = paper_docx(made_paper(), NOW)
    check_office(content)
    document = docx.Document(io.BytesIO(content))
    said = "".join("".join(each.text.split()) for each in document.paragraphs)
    assert [each for each in lines(visible(STRINGS)) if each not in said] == []


def test_the_slides_hold_every_string_as_text() -> None:
    shown = [each for each in visible(STRINGS) if len(each) < LONG_TEXT]
    slides = [
        Slide(
            f"dias{start}",
            shown[start],
            shown[start - 1],
            (BigNumber(shown[start - 2][:20], shown[start - 3]),),
            tuple(shown[start : start + 6]),
            table=WordTable(
                "=1+1", "@x", ("=1+1", "-2"), tuple((each, each) for each in shown[start + 6 : start + 12])
            ),
            source=shown[start],
            said=shown[start - 4],
        )
        for start in range(0, len(shown), 12)
    ]
    content = deck_pptx(Deck("=1+1", "{{7*7}}", "a" * 64, tuple(slides)), LIGHT, NOW)
    check_office(content)
    drawn = pptx.Presentation(io.BytesIO(content))
    frames = [shape.text_frame for slide in drawn.slides for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for slide in drawn.slides for shape in slide.shapes if shape.has_table]
    cells = [cell.text_frame for table in tables for row in table.rows for cell in row.cells]
    said = "".join("".join(frame.text.split()) for frame in (*frames, *cells))
    assert [each for each in lines(shown) if each not in said] == []


def test_the_tables_of_decisions_and_reports_hold_no_formula(hostile_house: HostileHouse) -> None:
    written, at = hostile_house.written, hostile_house.written.warehouse
    plan, book = questions.plan(at), DecisionBook(written.engine, written.plan_id, LOCAL)
    rules = DecisionRules(questions.voters(at), questions.decision_kinds(at), rulebook_of(at, plan).agreement)
    decided = [(each, standing(each, book.approvals(), rules.kinds, NOW.date())) for each in book.all()]
    editions = EditionBook(written.engine, written.plan_id, LOCAL).all()
    tables = (
        decisions_table(decided, rules),
        records_table(book.history(), {written.meeting_id: "=1+1"}),
        flat_table(follow_ups(written.engine, written.plan_id)),
        history_table(editions, ["=1+1"] * len(editions), "@x"),
        questions.areas(at),
    )
    for table in tables:
        assert len(check_csv(csv_bytes(table, plan.name))) == len(table) + 2


def test_only_these_write_a_csv() -> None:
    """A new writer guards its texts (lib/domain/formula_guard.py), or writes ids and numbers that are our own."""
    writes = re.compile(r"\.to_csv\(|csv\.writer\(|csv\.DictWriter\(")
    code = [*(ROOT / "lib").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    found = {str(path.relative_to(ROOT)) for path in code if writes.search(path.read_text(encoding="utf-8"))}
    assert found == {*GUARDED, *OWN_IDS}
    for name in GUARDED:
        assert "guarded(" in (ROOT / name).read_text(encoding="utf-8"), name


def test_a_pdf_is_text_only() -> None:
    shown = visible(STRINGS)
    paper = replace(made_paper(), blocks=tuple(Text(each) for each in shown))
    reader = check_pdf(paper_pdf(paper, LIGHT, NOW))
    said = "".join("".join(page.extract_text().split()) for page in reader.pages)
    for words in ('#eval("1+1")', "#panic", "<script>", "$x^2$"[:2], "{{7*7}}", "*fed"):
        assert words in said, words


def test_the_papers_of_the_house_open(hostile_house: HostileHouse) -> None:
    written, at = hostile_house.written, hostile_house.written.warehouse
    plan, placed = questions.plan(at), questions.placement(at)
    decisions, editions = (
        book(written.engine, written.plan_id, LOCAL) for book in (DecisionBook, EditionBook)
    )
    meetings = MeetingBook(written.engine, written.plan_id, LOCAL)
    rules = DecisionRules(questions.voters(at), questions.decision_kinds(at), rulebook_of(at, plan).agreement)
    held = meetings.find(written.closed_id)
    assert held is not None
    minuted = Minuted(
        STRINGS[0],
        STRINGS[1],
        questions.meeting_kinds(at),
        decisions.all(),
        decisions.approvals(),
        rules,
        NOW.date(),
    )
    delaftaler = Delaftaler(
        at,
        plan,
        KeptEditions(editions.all(), decisions.all(), decisions.approvals()),
        NOW.date(),
        placed,
        True,
    )
    papers = [
        zone_paper(zone_house(at), "zone1", LIGHT),
        minutes_paper(held, minuted, written.version, plan.short_name),
        delaftale_paper(delaftaler.views[:2], plan, NOW.date(), plan.short_name, written.version, LIGHT),
    ]
    for paper in papers:
        content = paper_docx(paper, NOW)
        check_office(content)
        assert docx.Document(io.BytesIO(content)).paragraphs
        assert check_pdf(paper_pdf(paper, LIGHT, NOW)).pages
    report = follow_up_docx(follow_ups(written.engine, written.plan_id), plan, written.version, NOW)
    check_office(report)


def test_the_slides_and_the_workbook_of_the_house_open(hostile_house: HostileHouse) -> None:
    written, at = hostile_house.written, hostile_house.written.warehouse
    plan = questions.plan(at)
    documents = [each.head.document for each in scenarios_of(written.engine, written.plan_id)[:2]]
    indstillinger = IndstillingBook(written.engine, written.plan_id, LOCAL)
    own = indstillinger.find(written.indstilling_id)
    assert own is not None
    kept = Kept(
        MeetingBook(written.engine, written.plan_id, LOCAL).find(written.meeting_id),
        STRINGS[0],
        None,
        documents,
        {own.indstilling_id: own},
        rulebook_of(at, plan).base,
        (),
    )
    ground = meeting_ground(Frozen(at, written.version, plan.short_name), kept, LIGHT, only_real=False)
    slides = tuple(
        replace(slide, notes=STRINGS[place]) if hasattr(slide, "notes") else slide
        for place, slide in enumerate(meeting_slides(ground))
    )
    content = deck_pptx(Deck(STRINGS[0], plan.short_name, written.version, slides), LIGHT, NOW)
    check_office(content)
    assert len(pptx.Presentation(io.BytesIO(content)).slides) == len(slides)
    facts = proposal_of(at, rulebook_of(at, plan), documents, False)
    assert facts is not None
    check_workbook(workbook(indstilling_workbook(at, plan, facts, own.fields, plan.short_name, False), NOW))


def test_a_scenario_comes_out_and_in_again(hostile_house: HostileHouse) -> None:
    written = hostile_house.written
    for saved in scenarios_of(written.engine, written.plan_id):
        assert from_json(to_json(saved.head.document)) == saved.head.document


@pytest.mark.parametrize("start", range(0, len(visible(STRINGS)), 80))
def test_a_picture_says_the_strings_and_draws_nothing_of_theirs(start: int) -> None:
    words = visible(STRINGS)[start : start + 80]
    rows = [{"name": each[:200], "value": place, "tip": each[:200]} for place, each in enumerate(words)]
    chart = {
        "data": {"values": rows},
        "mark": {"type": "bar", "tooltip": True},
        "width": 300,
        "encoding": {
            "x": {"field": "value", "type": "quantitative", "title": words[0][:200]},
            "y": {"field": "name", "type": "nominal"},
            "tooltip": {"field": "tip"},
        },
    }
    drawn = framed(chart, Frame(words[1][:200], words[2][:200], words[3][:200]), LIGHT)
    svg = chart_svg(drawn)
    check_svg(svg.encode())
    assert CANARY in svg or start > 80
