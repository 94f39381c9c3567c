"""Any paper as a Word file: real headings, lists, tables and pictures, each with what is read aloud."""

import datetime as dt

import pandas as pd
from docx.document import Document

from lib.domain.material.paper import Block, Bullets, Heading, Note, Paper, Text
from lib.domain.material.picture import Picture
from lib.domain.material.table import WordTable
from lib.reports.chart_png import bare_png
from lib.reports.column_shares import column_shares
from lib.reports.digest_look import MAIL_INKS
from lib.reports.document import Paper as Around
from lib.reports.document import (
    add_bullets,
    add_caption,
    add_heading,
    add_note,
    add_picture,
    add_table,
    add_text,
    new_document,
    to_bytes,
)

SOURCES = "Kilder"
_GROUND = MAIL_INKS.paper
"""Of pictures: what is see-through gets a grey rim in some programs."""


def paper_docx(paper: Paper, written: dt.datetime) -> bytes:
    """The paper in A4 upright. `written` (UTC) is when; the whole hash and the stamp stand on every page."""
    around = Around(
        paper.title, paper.subtitle, paper.mark, written, paper.version, paper.stamp, upright=True
    )
    document = new_document(around)
    counted = {WordTable: 0, Picture: 0}
    for block in paper.blocks:
        if isinstance(block, WordTable | Picture):
            counted[type(block)] += 1
        _add(document, block, counted.get(type(block), 0))
    if paper.sources:
        add_heading(document, SOURCES, 1)
        add_bullets(document, paper.sources)
    return to_bytes(document)


def _add(document: Document, block: Block, number: int) -> None:
    """`number`: of a table or a picture among its kind, from 1."""
    match block:
        case Heading():
            add_heading(document, block.words, block.level, block.new_page)
        case Text():
            add_text(document, block.words)
        case Note():
            add_note(document, block.words)
        case Bullets():
            add_bullets(document, block.items)
        case Picture():
            png = bare_png({**block.spec, "background": _GROUND})
            add_picture(document, png, f"Figur {number}: {block.name}", block.alt)
            add_caption(document, f"Figur {number}. {block.alt}", above=False)
        case WordTable():
            add_caption(document, f"Tabel {number}. {block.title}")
            frame = pd.DataFrame(list(block.rows), columns=list(block.columns))
            add_table(document, frame, block.title, block.description, column_shares(block), block.right)
