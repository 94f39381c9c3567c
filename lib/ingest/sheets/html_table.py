"""The tables of a mail's HTML: rows of text, merged cells filled, as a reader of the mail sees them."""

from html.parser import HTMLParser

from lib.ingest.sheets import limits
from lib.ingest.sheets.merged import SMALL
from lib.ingest.sheets.source import one_line

CELLS = ("td", "th")
BREAKS = ("br", "p", "div", "li")
UNSEEN = ("style", "script", "title")

Grid = list[list[str]]


class TooLargeTableError(Exception):
    """The table's merged cells would fill more than a sheet may have."""


class _Table:
    """One table while it is being read. `spans`: (row, column) -> the text of a cell that reaches down into it."""

    def __init__(self) -> None:
        self.rows: Grid = []
        self.is_layout = False
        self._spans: dict[tuple[int, int], str] = {}
        self._cell: list[str] | None = None
        self._reach = (1, 1)
        self._filled = 0

    def start_row(self) -> None:
        self.end_cell()
        self.rows.append([])

    def start_cell(self, attributes: dict[str, str | None]) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self._cell = []
        self._reach = _reach(attributes.get("rowspan")), _reach(attributes.get("colspan"))

    def end_cell(self) -> None:
        if self._cell is None:
            return
        text = one_line(" ".join(self._cell))
        self._cell = None
        down, right = self._reach
        self._filled += down * right
        if self._filled > limits.MAX_HTML_CELLS or down * right > SMALL:
            raise TooLargeTableError
        row = len(self.rows) - 1
        self._take_spans(row)
        for _ in range(right):
            column = len(self.rows[row])
            self.rows[row].append(text)
            self._spans.update({(row + step, column): text for step in range(1, down)})
        self._take_spans(row)

    def _take_spans(self, row: int) -> None:
        while (text := self._spans.pop((row, len(self.rows[row])), None)) is not None:
            self.rows[row].append(text)

    def say(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)


def _reach(words: str | None) -> int:
    """A rowspan or colspan; what is no number is 1, as browsers have it."""
    return (
        int(words) if words and words.isascii() and words.isdigit() and len(words) < 6 and int(words) else 1
    )


class _TableReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Table] = []
        self._open: list[_Table] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        if tag == "table":
            if self._open:
                self._open[-1].is_layout = True
            self._open.append(_Table())
            self.found.append(self._open[-1])
        elif self._open and tag == "tr":
            self._open[-1].start_row()
        elif self._open and tag in CELLS:
            self._open[-1].start_cell(dict(attrs))
        elif self._open and tag in BREAKS:
            self._open[-1].say(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif self._open and tag in (*CELLS, "tr", "table"):
            self._open[-1].end_cell()
            if tag == "table":
                self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and not self._unseen:
            self._open[-1].say(data)


def html_tables(text: str) -> list[Grid]:
    """The tables that hold cells and no other table, with at least two rows and two columns.

    Raises TooLargeTableError. Not closed: what stands after a broken tag is not shown by a mail program either.
    """
    reader = _TableReader()
    reader.feed(text)
    tables = [table.rows for table in reader.found if not table.is_layout]
    return [rows for rows in tables if len([row for row in rows if len(row) > 1 and any(row)]) > 1]
