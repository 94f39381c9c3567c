"""The slides of a meeting as a PowerPoint file: the same slides as on the projector, with native tables and pictures.

Every slide has a real title, its picture and table an alternative text, and its notes the source and the whole hash of
the data. What people wrote goes in as plain text.
"""

import datetime as dt
import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Protocol

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from lib.domain.free_text import clean_text
from lib.domain.material.slide import BigNumber, Deck, Slide
from lib.domain.material.table import WordTable
from lib.reports.chart_png import bare_png
from lib.reports.deck_names import name_in_danish

WIDTH, HEIGHT = 1280, 720
"""Of a slide in the units that everything here is measured in: pixels of a projector with 1280 of them."""

LANGUAGE = "da-DK"
WATERMARK = "DEMO"
_EMU = 9525
_POINT = 0.75
_LEFT, _ACROSS = 56, 1168
_TITLE, _LONG_TITLE, _LONG = 44, 36, 105
_SUB, _LINE, _CELL, _HEAD, _NUMBER, _CAPTION, _FOOT = 25, 28, 28, 24, 60, 24, 16
_SMALL_CAPTION = 20
_BODY_END, _FOOT_TOP = 622, 634
_LEAST_ROOM, _LEAST_SIZE = 120, 8
"""Of a picture or table, and of a sign in a table: where people wrote more than a slide holds, it runs over the edge,
and the file can still be written and mended in PowerPoint."""
_FACE = "Arial"
"""On every machine, or with another face of the same widths in its place."""
_MOST_SOURCE = 230
"""Signs of the source in the foot, two lines; the whole of it stands in the notes."""
_TITLE_ONLY = 5
"""The layout of the template that has a title and nothing else."""


class DeckInks(Protocol):
    """The colours of a slide on paper; `lib.ui.theme.LIGHT` is one of these."""

    @property
    def ink(self) -> str:
        """Text and numbers."""

    @property
    def muted(self) -> str:
        """Subtitle, source and foot."""

    @property
    def line(self) -> str:
        """The lines of a table, and the watermark."""

    @property
    def accent(self) -> str:
        """Beside the sentence that the secretariat added."""


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        left, top, width, height = (
            Emu(round(side * _EMU)) for side in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height


def deck_pptx(
    deck: Deck, inks: DeckInks, written: dt.datetime, on_slide: Callable[[int, int], None] | None = None
) -> bytes:
    """The file. The pictures of `deck` are drawn with the colours they were made with; `written` (UTC) is when;
    `on_slide` is told how many of how many slides are done."""
    show = pptx.Presentation()
    show.slide_width, show.slide_height = Emu(WIDTH * _EMU), Emu(HEIGHT * _EMU)
    about = show.core_properties
    about.title, about.language, about.author = clean_text(deck.title), LANGUAGE, "Zonekompas"
    about.subject, about.keywords = clean_text(deck.mark), deck.version
    about.created = about.modified = written
    about.comments, about.last_modified_by = "", "Zonekompas"  # the template's own name a person
    for place, slide in enumerate(deck.slides, start=1):
        _add_slide(show, slide, deck, inks)
        if on_slide is not None:
            on_slide(place, len(deck.slides))
    name_in_danish(show)
    buffer = BytesIO()
    show.save(buffer)
    return buffer.getvalue()


def _add_slide(show: Any, slide: Slide, deck: Deck, inks: DeckInks) -> None:
    page = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    if slide.demo:
        _watermark(page, inks)
    top = _title(page, slide, inks)
    said = f"»{slide.said}«" if slide.said else ""
    sentence = _height_of([said], _LINE, _ACROSS) if said else 0
    end = max(top + _LEAST_ROOM, _BODY_END - (sentence + 8 if said else 0))
    _body(page, slide, _Box(_LEFT, top, _ACROSS, end - top), inks)
    if said:
        _words(page, [said], _Box(_LEFT, end + 4, _ACROSS, sentence), _LINE, inks.accent)
    _foot(page, slide, deck, inks)
    parts = (slide.source, slide.picture.alt if slide.picture else "", f"{deck.mark}. Version {deck.version}")
    page.notes_slide.notes_text_frame.text = clean_text("\n".join(part for part in parts if part))


def _title(page: Any, slide: Slide, inks: DeckInks) -> float:
    """Title and subtitle; returns where the body begins."""
    size = _LONG_TITLE if len(slide.title) > _LONG else _TITLE
    height = _height_of([slide.title], size, _ACROSS)
    title = page.shapes.title
    title.left, title.top, title.width, title.height = _Box(_LEFT, 30, _ACROSS, height).emu
    _fill(title.text_frame, [slide.title], size, inks.ink, bold=True)
    title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    subtitle = f"{slide.subtitle} · demo" if slide.demo else slide.subtitle
    if not subtitle:
        return 30 + height + 12
    below = _height_of([subtitle], _SUB, _ACROSS)
    _words(page, [subtitle], _Box(_LEFT, 34 + height, _ACROSS, below), _SUB, inks.muted)
    return 34 + height + below + 12


def _body(page: Any, slide: Slide, box: _Box, inks: DeckInks) -> None:
    """Numbers, picture or table, and lines, one under the other; numbers stand to the left of a picture."""
    if slide.numbers and slide.picture:
        left = box.width * 0.34
        _numbers(page, slide.numbers, _Box(box.left, box.top, left, box.height), inks, standing=True)
        box = _Box(box.left + left + 24, box.top, box.width - left - 24, box.height)
    elif slide.numbers:
        _numbers(page, slide.numbers, _Box(box.left, box.top + 16, box.width, 130), inks, standing=False)
        box = _Box(box.left, box.top + 166, box.width, box.height - 166)
    words = _height_of(slide.lines, _LINE, box.width) if slide.lines else 0.0
    room = _Box(box.left, box.top, box.width, max(_LEAST_ROOM, box.height - words))
    if slide.picture:
        _picture(page, slide, room)
    elif slide.table:
        _table(page, slide.table, room, inks)
    if slide.lines:
        over = box.top + (room.height if slide.picture or slide.table else 8)
        _words(page, slide.lines, _Box(box.left, over, box.width, words), _LINE, inks.ink)


def _numbers(page: Any, numbers: Sequence[BigNumber], box: _Box, inks: DeckInks, standing: bool) -> None:
    for place, each in enumerate(numbers):
        step = (box.height if standing else box.width) / len(numbers)
        own = (
            _Box(box.left, box.top + place * step, box.width, step)
            if standing
            else _Box(box.left + place * step, box.top, step - 16, box.height)
        )
        frame = page.shapes.add_textbox(*own.emu).text_frame
        size = _NUMBER if len(numbers) <= 3 or not standing else 42
        _fill(frame, [each.value], size, inks.ink, bold=True)
        caption = frame.add_paragraph()
        _run(caption, each.caption, _CAPTION if len(each.caption) < 30 else _SMALL_CAPTION, inks.ink)


def _picture(page: Any, slide: Slide, box: _Box) -> None:
    if slide.picture is None:
        return
    image = page.shapes.add_picture(BytesIO(bare_png(slide.picture.spec)), 0, 0)
    scale = min(box.width * _EMU / image.width, box.height * _EMU / image.height)
    image.width, image.height = Emu(round(image.width * scale)), Emu(round(image.height * scale))
    image.left = Emu(round((box.left + box.width / 2) * _EMU - image.width / 2))
    image.top = Emu(round((box.top + box.height / 2) * _EMU - image.height / 2))
    _described(image, "Billede", slide.picture.alt)


def _table(page: Any, words: WordTable, box: _Box, inks: DeckInks) -> None:
    rows = [words.columns, *words.rows]
    height = min(54.0, box.height / len(rows))
    size = max(_LEAST_SIZE, min(_CELL, height * 0.58))
    shape = page.shapes.add_table(
        len(rows), len(words.columns), *_Box(box.left, box.top, box.width, height * len(rows)).emu
    )
    _described(shape, clean_text(words.title), clean_text(words.description))
    table = shape.table
    table.first_row, table.horz_banding = True, False
    for place, width in enumerate(_widths(words)):
        table.columns[place].width = Emu(round(box.width * width * _EMU))
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            head = down == 0
            _cell(
                table.cell(down, across),
                cell,
                min(size, _HEAD) if head else size,
                inks.muted if head else inks.ink,
                right=across in words.right,
                bold=not head and across > 0,
                line=inks.line,
            )


def _widths(words: WordTable) -> list[float]:
    """Each column's part of the width, by its longest cell."""
    longest = [
        max(6, *(len(row[place]) for row in (words.columns, *words.rows))) + 3
        for place in range(len(words.columns))
    ]
    return [each / sum(longest) for each in longest]


def _cell(cell: Any, words: str, size: float, colour: str, right: bool, bold: bool, line: str) -> None:
    _fill(cell.text_frame, [words], size, colour, bold=bold)
    cell.fill.background()
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Emu(0)
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    edge = parse_xml(
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{line.lstrip("#")}"/></a:solidFill></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, edge)  # python-pptx has no way to a cell's edges of its own


def _foot(page: Any, slide: Slide, deck: Deck, inks: DeckInks) -> None:
    source = textwrap.shorten(slide.source, _MOST_SOURCE, placeholder=" …") if slide.source else ""
    lines = [line for line in (source, f"{deck.mark} · {deck.version}") if line]
    _words(page, lines, _Box(_LEFT, _FOOT_TOP, _ACROSS - 70, 70), _FOOT, inks.muted)
    frame = page.shapes.add_textbox(*_Box(_LEFT + _ACROSS - 64, _FOOT_TOP, 64, 40).emu).text_frame
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}" type="slidenum">'
        f'<a:rPr lang="{LANGUAGE}" sz="{round(_FOOT * _POINT * 100)}"/><a:t>‹#›</a:t></a:fld>'
    )
    frame.paragraphs[0]._p.insert(0, field)


def _watermark(page: Any, inks: DeckInks) -> None:
    """A word behind everything else, so that a slide with demo numbers cannot be cut loose from it."""
    box = page.shapes.add_textbox(*_Box(290, 260, 700, 220).emu)
    _fill(box.text_frame, [WATERMARK], 190, inks.line, bold=True)
    box.rotation = -20
    _described(box, "Vandmærke", "Vandmærke: tal på diaset er demo")
    tree = page.shapes._spTree
    tree.remove(box._element)
    tree.insert(2, box._element)


def _words(page: Any, lines: Sequence[str], box: _Box, size: float, colour: str) -> None:
    _fill(page.shapes.add_textbox(*box.emu).text_frame, lines, size, colour)


def _fill(frame: Any, lines: Sequence[str], size: float, colour: str, bold: bool = False) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(4 if len(lines) > 1 else 0)
        _run(paragraph, line, size, colour, bold)


def _run(paragraph: Any, words: str, size: float, colour: str, bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = clean_text(words)
    run.font.size, run.font.bold, run.font.name = Pt(round(size * _POINT, 1)), bold, _FACE
    run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    run._r.get_or_add_rPr().set("lang", LANGUAGE)


def _described(shape: Any, name: str, alt: str) -> None:
    """Name and alternative text, which python-pptx leaves to the file's own words."""
    about = shape._element.find(f".//{qn('p:cNvPr')}")
    about.set("name", name)
    about.set("descr", alt)


def _height_of(lines: Sequence[str], size: float, width: float) -> float:
    """About as high as the lines will be: a letter is half as wide as it is high."""
    rows = sum(max(1, math.ceil(len(line) * size * 0.54 / width)) for line in lines)
    return rows * size * 1.22 + max(0, len(lines) - 1) * 6
