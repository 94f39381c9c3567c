"""The pieces of a Word paper: title, headings, text and tables, the same on every paper that we write.

Every table has a head that is repeated on each page, and an alternative text. What people wrote goes in as plain text.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
import pandas as pd
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table

from lib.domain.free_text import clean_text

_LANGUAGE = "da-DK"
_FONT = "Calibri"
_INK, _LINE, _PANEL = "14212E", "D5DBE1", "F5F7F9"
_MARGIN_MM = 18
_BODY, _CELL, _SMALL = 11, 9, 8
_HEADING_SIZES = {"Title": 24, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11}


@dataclass(frozen=True)
class Paper:
    """What stands around a paper: `title` is the finding, `mark` plan, version and date, `written` (UTC) when."""

    title: str
    subtitle: str
    mark: str
    written: dt.datetime


def new_document(paper: Paper) -> Document:
    """An empty paper in A4 across, in Danish, with its title, its subtitle and a foot with mark and page number."""
    document = docx.Document()
    _styles(document)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    foot = section.footer.paragraphs[0]
    foot.style.font.size = Pt(_SMALL)
    foot.add_run(f"{clean_text(paper.mark)} · side ")
    _page_number(foot.add_run())
    about = document.core_properties
    about.title, about.author, about.comments = clean_text(paper.title)[:255], "Zonekompas", ""
    about.language, about.created, about.modified = _LANGUAGE, paper.written, paper.written
    document.add_heading(clean_text(paper.title), 0)
    if paper.subtitle:
        add_text(document, paper.subtitle)
    return document


def add_heading(document: Document, words: str, level: int, new_page: bool = False) -> None:
    """A heading of level 1 to 3, which stays with what follows it; `new_page` lets it begin a page."""
    heading = document.add_heading(clean_text(words), level)
    heading.paragraph_format.page_break_before = new_page


def add_text(document: Document, words: str) -> None:
    """Plain text; each line a paragraph of its own. Nothing in it is markup."""
    for line in clean_text(words).split("\n"):
        document.add_paragraph(line)


def add_table(
    document: Document, table: pd.DataFrame, title: str, description: str, widths: Sequence[float]
) -> None:
    """The frame as a table. `title` and `description` are its alternative text; `widths` the columns' shares."""
    drawn = document.add_table(rows=1 + len(table), cols=len(table.columns))
    _frame(drawn, title, description)
    room = 297 - 2 * _MARGIN_MM
    sizes = [Mm(room * share / sum(widths)) for share in widths]
    for column, size in zip(drawn.columns, sizes, strict=True):
        column.width = size
    head, *body = drawn.rows
    _mark_head(head._tr)
    for cell, name in zip(head.cells, table.columns, strict=True):
        _write(cell, str(name), bold=True)
        _shade(cell)
    for row, words in zip(body, table.itertuples(index=False), strict=True):
        _keep_whole(row._tr)
        for cell, size, said in zip(row.cells, sizes, words, strict=True):
            cell.width = size
            _write(cell, str(said))
    document.add_paragraph()


def to_bytes(document: Document) -> bytes:
    """The paper as a .docx file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _styles(document: Document) -> None:
    for name, size in {"Normal": _BODY, **_HEADING_SIZES}.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(_INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)


def _frame(drawn: Table, title: str, description: str) -> None:
    drawn.style = "Table Grid"
    drawn.autofit = False
    properties = drawn._tbl.tblPr
    for name, words in (("w:tblCaption", title), ("w:tblDescription", description)):
        properties.append(_element(name, **{"w:val": clean_text(words)}))
    for line in drawn.style.element.iter(qn("w:tblBorders")):
        for side in line:
            side.set(qn("w:color"), _LINE)


def _write(cell: Any, words: str, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(clean_text(words))
    run.font.size, run.bold = Pt(_CELL), bold


def _shade(cell: Any) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", **{"w:val": "clear", "w:fill": _PANEL}))


def _mark_head(row: Any) -> None:
    _keep_whole(row)
    row.get_or_add_trPr().append(_element("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    row.get_or_add_trPr().append(_element("w:cantSplit"))


def _page_number(run: Any) -> None:
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            run._r.append(_element("w:fldChar", **{"w:fldCharType": kind}))
        else:
            instruction = _element("w:instrText")
            instruction.text = words
            run._r.append(instruction)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made
