"""A workbook as .xlsx: numbers as numbers, words as words. Nothing that is written into it can become a formula or a
link, whatever sign it begins with: every cell is written by its kind, never guessed."""

import datetime as dt
import textwrap
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from lib.domain.dates import long_date
from lib.domain.free_text import clean_text
from lib.domain.material.book import Book, Sheet, Value
from lib.reports.digest_look import MAIL_INKS

READ_ME = "Læs mig"
LONGEST = 32_767
"""Signs that a cell can hold (Excel)."""

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NARROWEST, _WIDEST, _AROUND = 9, 36, 4
_LINE_POINTS, _MOST_LINES = 15, 27
"""A line of a cell: rows of more lines must be told their height, else their words lie over each other. A row is
409 points at most (Excel)."""

_SUBJECT, _WORDS = 24, 100
_MARK_SIGNS, _PROPERTY_SIGNS = 120, 255
_INK, _PANEL, _LINE = MAIL_INKS.ink, MAIL_INKS.panel, MAIL_INKS.line
_FONT = "Calibri"


def workbook(book: Book, written: dt.datetime) -> bytes:
    """The .xlsx file. `written` (UTC) is when. *Læs mig* comes first, then the sheets in their order."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {**_PLAIN, "in_memory": True, "remove_timezone": True}) as made:
        _describe(made, book, written)
        formats = _Formats(made)
        _read_me(made.add_worksheet(READ_ME), book, written, formats)
        for sheet in book.sheets:
            _sheet(made.add_worksheet(sheet.name), sheet, book, formats)
    return file.getvalue()


class _Formats:
    """How cells look, made once: a workbook holds each format once."""

    def __init__(self, made: Any) -> None:
        base = {"font_name": _FONT, "font_color": _INK, "valign": "top"}
        self._made, self._base = made, base
        self.words = made.add_format({**base, "text_wrap": True, "align": "left", "indent": 1})
        self.subject = made.add_format({**base, "bold": True, "text_wrap": True})
        self.title = made.add_format({**base, "bold": True, "font_size": 16})
        self.day = made.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"})
        head = {"bold": True, "bg_color": _PANEL, "bottom": 1, "bottom_color": _LINE, "text_wrap": True}
        self.head = made.add_format({**base, **head, "align": "left", "indent": 1})
        self.number_head = made.add_format({**base, **head, "align": "right"})
        self._numbers: dict[int, Any] = {}

    def number(self, decimals: int) -> Any:
        """Of a number with so many decimals. The signs between are those of the reader's own machine."""
        if decimals not in self._numbers:
            shown = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._made.add_format({**self._base, "num_format": shown})
        return self._numbers[decimals]


def _describe(made: Any, book: Book, written: dt.datetime) -> None:
    about = {"title": book.title, "subject": book.subtitle, "keywords": book.version}
    made.set_properties(
        {
            **{name: clean_text(words)[:_PROPERTY_SIGNS] for name, words in about.items()},
            "author": "Zonekompas",
            "comments": clean_text(f"{book.mark}. {book.stamp}".strip()),
            "created": written,
        }
    )


def _read_me(drawn: Any, book: Book, written: dt.datetime, formats: _Formats) -> None:
    """What it is, of which data, how to read it, and what each sheet holds."""
    rows = [
        ("Hvad er det", book.subtitle),
        *((("Pas på", book.stamp),) if book.stamp else ()),
        ("Datagrundlag", f"{book.mark}. Hele mærket: {book.version}"),
        ("Skrevet", long_date(written.date())),
        *book.read_me,
        *((f"Arket »{sheet.name}«", sheet.about) for sheet in book.sheets),
    ]
    drawn.set_column(0, 0, _SUBJECT)
    drawn.set_column(1, 1, _WORDS)
    _write(drawn, 0, 0, book.title, formats.title, formats)
    for place, (subject, words) in enumerate(rows, 2):
        _write(drawn, place, 0, subject, formats.subject, formats)
        _write(drawn, place, 1, words, formats.words, formats)
        drawn.set_row(place, _height([words], [_WORDS]))
    _printed(drawn, book)


def _sheet(drawn: Any, sheet: Sheet, book: Book, formats: _Formats) -> None:
    widths = [_width(sheet, place) for place in range(len(sheet.columns))]
    for place, (name, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        numbers = any(isinstance(row[place], int | float) for row in sheet.rows)
        _write(drawn, 0, place, name, formats.number_head if numbers else formats.head, formats)
        drawn.set_column(place, place, width)
    decimals = sheet.decimals or {}
    for line, row in enumerate(sheet.rows, 1):
        for place, value in enumerate(row):
            _write(drawn, line, place, value, formats.words, formats, decimals.get(place, 1))
        drawn.set_row(line, _height(row, widths))
    drawn.freeze_panes(1, 0)
    drawn.repeat_rows(0)
    if sheet.rows:
        drawn.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    _printed(drawn, book)


def _write(
    drawn: Any, line: int, place: int, value: Value, words: Any, formats: _Formats, decimals: int = 1
) -> None:
    """By its kind; a bool is its word, and what is no number at all (NaN) an empty cell."""
    if isinstance(value, bool):
        value = "ja" if value else "nej"
    if isinstance(value, str):
        drawn.write_string(line, place, clean_text(value)[:LONGEST], words)
    elif isinstance(value, dt.date):
        drawn.write_datetime(line, place, value, formats.day)
    elif isinstance(value, int | float) and value == value:
        drawn.write_number(line, place, value, formats.number(decimals))


def _width(sheet: Sheet, place: int) -> int:
    texts = [sheet.columns[place], *(str(row[place]) for row in sheet.rows if row[place] is not None)]
    return max(_NARROWEST, min(_WIDEST, max(len(words) for words in texts) + _AROUND))


def _height(row: Sequence[Value], widths: Sequence[int]) -> int:
    """In points: as many lines as the longest of the row's words take."""
    room = [max(1, width - _AROUND) for width in widths]
    lines = [
        len(textwrap.wrap(value, each))
        for value, each in zip(row, room, strict=True)
        if isinstance(value, str)
    ]
    return _LINE_POINTS * min(_MOST_LINES, max([1, *lines]))


def _printed(drawn: Any, book: Book) -> None:
    """On paper: sideways, as wide as the page, with stamp, mark and hash on every page."""
    drawn.set_landscape()
    drawn.set_paper(9)  # A4, as Excel counts papers
    drawn.fit_to_pages(1, 0)
    drawn.hide_gridlines(2)
    if book.stamp:
        drawn.set_header(f"&L{_code(book.stamp)}")
    drawn.set_footer(f"&L&8{_code(book.mark[:_MARK_SIGNS])}\n{_code(book.version)}&R&8side &P af &N")


def _code(words: str) -> str:
    """Words of a head or a foot: there '&' begins a command."""
    return clean_text(words).replace("&", "&&")
