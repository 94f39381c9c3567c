"""The two papers, read back as Word files: headings, tables, alternative texts, and nothing that may not be there."""

import datetime as dt
import re
from dataclasses import replace
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from lib.domain.goals.close_out import close_out
from lib.domain.goals.follow_up import FollowUp, Meeting, freeze
from lib.reports.close_out_docx import CloseOutPaper, close_out_docx, close_out_table
from lib.reports.follow_up_docx import follow_up_docx
from lib.reports.follow_up_tables import flat_table
from lib.ui.frame import csv_bytes
from tests.domain.goals.made import PLAN, breaks, goal, reading, result, row

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
VERSION = "abcdef" + "0" * 58
HIDDEN = 7421
NASTY = "=1+1 <b>fed</b> & {{felt}}\n@SUM(A1)\n\x00slut"
RESULTS = [
    result(goal(), row(70, "2026-10-01")),
    result(goal(reading(area_id="z1")), row(None, "2026-10-01", area_id="z1")),
    result(goal(delaftale="Uddannelse", goal_id="M2"), row(HIDDEN, "2026-10-01", provenance="demo")),
]
MASKED = row(None, "2026-10-01", area_id="z1", numerator=HIDDEN)
"""A masked cell whose count somebody forgot to take out of the row: not even then may it be printed."""


def record(number: int, day: dt.date, comment: str = "Taget til efterretning") -> FollowUp:
    shown = freeze([*RESULTS, result(goal(reading(area_id="z1")), MASKED)])
    meeting = Meeting("bestyrelse", f"Bestyrelsesmøde {number}", day, comment)
    return FollowUp(number, meeting, VERSION, None, shown, None, NOW, "maal-siden")


RECORDS = (
    replace(record(2, dt.date(2026, 11, 20), NASTY), version_since=dt.date(2026, 11, 21)),
    record(1, dt.date(2026, 3, 1)),
)


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def headings(paper: Document) -> list[str]:
    return [each.text for each in paper.paragraphs if each.style.name.startswith(("Heading", "Title"))]


def heads(paper: Document) -> list[list[str]]:
    return [[cell.text for cell in table.rows[0].cells] for table in paper.tables]


def words(paper: Document) -> str:
    cells = (cell.text for table in paper.tables for line in table.rows for cell in line.cells)
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


def alternative_texts(paper: Document) -> list[tuple[str, str]]:
    found = []
    for table in paper.tables:
        both = [table._tbl.tblPr.find(qn(name)) for name in ("w:tblCaption", "w:tblDescription")]
        found.append(tuple("" if each is None else each.get(qn("w:val")) for each in both))
    return found


def test_the_report_has_its_headings_and_tables_in_order() -> None:
    paper = opened(follow_up_docx(RECORDS, PLAN, VERSION, NOW))
    assert headings(paper) == [
        "Opfølgningsrapport: Prøveplanen",
        "Møder, hvor opfølgningen blev vist",
        "Bestyrelsesmøde 2, 20. november 2026", "Kommentar", "Beskæftigelse", "Uddannelse",
        "Bestyrelsesmøde 1, 1. marts 2026", "Kommentar", "Beskæftigelse", "Uddannelse",
    ]  # fmt: skip
    first, *others = heads(paper)
    assert first[:7] == ["Dato", "Møde", "Version", "Nået", "På vej", "Bagud", "Kan ikke vurderes"]
    goal_heads = ["Mål", "Område", "Læsning", "Udgangspunkt", "Seneste tal", "Målet", "Status", "Begrundelse"]
    assert others == [goal_heads] * 4
    meetings = [cell.text for cell in paper.tables[0].rows[1].cells]
    assert meetings[:7] == ["20. november 2026", "Bestyrelsesmøde 2", "abcdef", "1", "0", "0", "3"]
    said = words(paper)
    assert VERSION in said
    assert "1. januar 2023 til 31. december 2026" in said
    assert "Versionen er udgivet efter mødet (21. november 2026)" in said
    assert "● nået" in said


def test_every_table_has_an_alternative_text_and_a_repeated_head() -> None:
    for content in (follow_up_docx(RECORDS, PLAN, VERSION, NOW), written_close_out()):
        paper = opened(content)
        assert paper.tables
        assert all(title and len(text.split()) > 5 for title, text in alternative_texts(paper))
        assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in paper.tables)


def test_the_paper_says_what_it_is_and_in_which_language() -> None:
    about = opened(follow_up_docx(RECORDS, PLAN, VERSION, NOW)).core_properties
    assert (about.title, about.language, about.author, about.last_modified_by, about.comments) == (
        "Opfølgningsrapport: Prøveplanen",
        "da-DK",
        "Zonekompas",
        "Zonekompas",
        "",
    )
    foot = opened(written_close_out()).sections[0].footer.paragraphs[0].text
    assert foot.startswith("Prøve · version abcdef · side ")


def test_what_people_write_is_plain_text_in_the_paper() -> None:
    paper = opened(follow_up_docx(RECORDS, PLAN, VERSION, NOW))
    lines = [each.text for each in paper.paragraphs]
    assert lines[lines.index("=1+1 <b>fed</b> & {{felt}}") :][:3] == [
        "=1+1 <b>fed</b> & {{felt}}",
        "@SUM(A1)",
        "slut",
    ]


def test_no_masked_and_no_demo_count_is_in_any_of_them() -> None:
    for content in (follow_up_docx(RECORDS, PLAN, VERSION, NOW), written_close_out()):
        said = words(opened(content))
        assert not re.search(r"7\.?421", said)
        assert "kan ikke vurderes" in said


def test_the_csv_says_the_same_and_runs_nothing() -> None:
    table = flat_table(RECORDS)
    assert len(table) == sum(len(one.shown) for one in RECORDS)
    text = csv_bytes(table, "Opfølgningsrapport").decode("utf-8-sig")
    assert "\"'=1+1 <b>fed</b>" in text
    assert "7421" not in text
    assert text.splitlines()[0].startswith(
        "Dato;Møde;Version;Kommentar;Registreret;Bemærkning;Delaftale;Styregruppe;Mål"
    )


def test_without_meetings_the_report_says_so() -> None:
    paper = opened(follow_up_docx((), PLAN, VERSION, NOW))
    assert "Intet møde er registreret endnu." in words(paper)
    assert paper.tables == []
    assert flat_table(()).empty


def written_close_out() -> bytes:
    outs = close_out(RESULTS, breaks(), dt.date(2026, 12, 31))
    paper = CloseOutPaper(
        "Foreløbig slutstatus: 1 mål er nået", ("Note.",), "Prøve · version abcdef", NOW, over=False
    )
    return close_out_docx(outs, paper)


def test_the_close_out_has_a_table_for_each_delaftale() -> None:
    paper = opened(written_close_out())
    assert headings(paper) == ["Foreløbig slutstatus: 1 mål er nået", "Beskæftigelse", "Uddannelse"]
    assert (
        heads(paper)
        == [["Mål", "Område", "Status", "Hvad er nået", "Hvorfor det ikke kan vurderes", "Til næste plan"]]
        * 2
    )
    rows = [[cell.text for cell in line.cells] for line in paper.tables[0].rows[1:]]
    assert rows[0][:4] == ["M1: Ledige", "Hele planen", "● nået, usikkert", rows[0][3]]
    assert rows[0][3].startswith("Nået: 70 (1. oktober 2026) mod målet højst 80")


def test_the_table_of_the_close_out_has_a_row_for_every_goal() -> None:
    outs = close_out(RESULTS, breaks(), dt.date(2026, 12, 31))
    table = close_out_table(outs, over=True)
    assert len(table) == len(RESULTS)
    assert (table.drop(columns="Hvorfor det ikke kan vurderes") != "").all(axis=None)
