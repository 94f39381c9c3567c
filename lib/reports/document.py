"""The pieces of a Word paper: title, headings, text, lists, tables and pictures, the same on every paper that we write.

Every table has a head that is repeated on each page, and an alternative text, as every picture has. What people wrote
goes in as plain text.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
import pandas as pd
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table

from lib.domain.free_text import clean_text

_LANGUAGE = "da-DK"
_FONT = "Calibri"
_INK, _LINE, _PANEL = "14212E", "D5DBE1", "F5F7F9"
_MARGIN_MM = 18
_BODY, _CELL, _SMALL = 11, 9, 8
_HEADING_SIZES = {"Title": 24, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11}
_UPRIGHT_TITLE = 20
_LONG_SIDE, _SHORT_SIDE = 297, 210
_NOTE = "Bemærkning"


@dataclass(frozen=True)
class Paper:
    """What stands around a paper: `title` is the finding, `mark` plan, version and date, `written` (UTC) when.

    `version`: the whole hash, where the foot is to have it; `stamp`: what the head of every page says; `upright`: A4
    on its short side.
    """

    title: str
    subtitle: str
    mark: str
    written: dt.datetime
    version: str = ""
    stamp: str = ""
    upright: bool = False


def new_document(paper: Paper) -> Document:
    """An empty paper in A4, in Danish, with its title, its subtitle and a foot with mark and page number."""
    document = docx.Document()
    _styles(document, _UPRIGHT_TITLE if paper.upright else _HEADING_SIZES["Title"])
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT if paper.upright else WD_ORIENT.LANDSCAPE
    sides = (_SHORT_SIDE, _LONG_SIDE) if paper.upright else (_LONG_SIDE, _SHORT_SIDE)
    section.page_width, section.page_height = (Mm(side) for side in sides)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    foot = section.footer.paragraphs[0]
    foot.style.font.size = Pt(_SMALL)
    foot.add_run(f"{clean_text(paper.mark)} · side ")
    _page_number(foot.add_run())
    if paper.version:
        section.footer.add_paragraph(f"Datagrundlag {clean_text(paper.version)}", foot.style)
    if paper.stamp:
        head = section.header.paragraphs[0]
        head.add_run(clean_text(paper.stamp)).bold = True
        head.paragraph_format.space_after = Pt(_BODY)
    about = document.core_properties
    about.title, about.comments = clean_text(paper.title)[:255], ""
    about.author = about.last_modified_by = "Zonekompas"
    about.subject = clean_text(paper.subtitle)[:255]
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


def add_note(document: Document, words: str) -> None:
    """What must not be overlooked: text on a panel; each line a paragraph of its own."""
    for line in clean_text(words).split("\n"):
        document.add_paragraph(line, _NOTE)


def add_bullets(document: Document, items: Sequence[str]) -> None:
    """A list, every item on one line."""
    for item in items:
        document.add_paragraph(" ".join(clean_text(item).split()), "List Bullet")


def add_caption(document: Document, words: str, above: bool = True) -> None:
    """What a table or a picture is; one that stands above stays with what follows it."""
    caption = document.add_paragraph(clean_text(words), "Caption")
    caption.paragraph_format.keep_with_next = above


def add_picture(document: Document, png: bytes, name: str, alt: str, tallest_mm: float = 88) -> None:
    """A picture as wide as the page, no taller than `tallest_mm`; `alt` is what is read aloud. It stays with what
    follows: its caption."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    drawn = paragraph.add_run().add_picture(BytesIO(png), width=_room(document))
    if drawn.height > Mm(tallest_mm):
        drawn.width, drawn.height = int(drawn.width * Mm(tallest_mm) / drawn.height), Mm(tallest_mm)
    about = drawn._inline.docPr
    about.set("name", clean_text(name))
    about.set("descr", clean_text(alt))


def add_table(
    document: Document,
    table: pd.DataFrame,
    title: str,
    description: str,
    widths: Sequence[float],
    right: Collection[int] = (),
) -> None:
    """The frame as a table. `title` and `description` are its alternative text; `widths` the columns' shares; `right`
    the places of the columns of numbers."""
    drawn = document.add_table(rows=1 + len(table), cols=len(table.columns))
    _frame(drawn, title, description)
    sizes = [Emu(int(_room(document) * share / sum(widths))) for share in widths]
    for column, size in zip(drawn.columns, sizes, strict=True):
        column.width = size
    head, *body = drawn.rows
    _mark_head(head._tr)
    for place, (cell, name) in enumerate(zip(head.cells, table.columns, strict=True)):
        _write(cell, str(name), place in right, bold=True)
        _shade(cell)
    for row, words in zip(body, table.itertuples(index=False), strict=True):
        _keep_whole(row._tr)
        for place, (cell, size, said) in enumerate(zip(row.cells, sizes, words, strict=True)):
            cell.width = size
            _write(cell, str(said), place in right)
    document.add_paragraph()


def to_bytes(document: Document) -> bytes:
    """The paper as a .docx file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _styles(document: Document, title: int) -> None:
    sizes = {"Normal": _BODY, **_HEADING_SIZES, "Title": title, "Caption": _CELL, "List Bullet": _BODY}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(_INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    document.styles["Caption"].font.bold = False
    note = document.styles.add_style(_NOTE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = document.styles["Normal"]
    drawn = note.element.get_or_add_pPr()
    side = _element("w:left", **{"w:val": "single", "w:sz": "24", "w:space": "8", "w:color": _INK})
    border = _element("w:pBdr")
    border.append(side)
    drawn.append(border)
    drawn.append(_element("w:shd", **{"w:val": "clear", "w:fill": _PANEL}))


def _room(document: Document) -> int:
    """What is between the margins, in Word's own unit."""
    section = document.sections[0]
    return int(section.page_width - section.left_margin - section.right_margin)


def _frame(drawn: Table, title: str, description: str) -> None:
    drawn.style = "Table Grid"
    drawn.autofit = False
    properties = drawn._tbl.tblPr
    for name, words in (("w:tblCaption", title), ("w:tblDescription", description)):
        properties.append(_element(name, **{"w:val": clean_text(words)}))
    for line in drawn.style.element.iter(qn("w:tblBorders")):
        for side in line:
            side.set(qn("w:color"), _LINE)


def _write(cell: Any, words: str, right: bool, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
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
