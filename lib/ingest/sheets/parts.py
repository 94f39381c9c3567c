"""One pass over every XML part of a workbook before openpyxl sees it: what must not be there, and what a sheet holds.

openpyxl builds objects of what it reads, which takes ten to fifty times as long as reading it. So the parts are first
read by expat alone, which keeps nothing, and the cost of building is counted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from lib.ingest.sheets import limits
from lib.ingest.sheets.sheet import address

SHEET_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_NAMESPACE = "http://purl.oclc.org/ooxml/"
WORKSHEET = f"{SHEET_NAMESPACE} worksheet"
COSTS = {
    f"{SHEET_NAMESPACE} {name}": cost
    for name, cost in {"row": 1, "c": 1, "v": 1, "t": 1, "r": 1, "f": 1, "is": 4, "si": 25}.items()
}
COST_OF_OTHERS = 15
MAX_COST = 4_000_000
"""Measured: openpyxl stays under 8 seconds at this, whichever elements make it up."""

MAX_DEPTH = 100
CHUNK = 64 * 1024
MAX_SILENT_CHUNKS = 16
"""So many chunks without an element or text: one endless attribute or comment."""

CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
ROW = re.compile(r"[1-9][0-9]{0,6}")
SHOWN_FORMULAS = 5


class UnwantedPartError(Exception):
    """A part holds what is not read. `code` names the refusal."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass
class SheetFacts:
    """What one sheet holds. `formulas`: the first few; `cells`: those with a value; `width`: the last column used."""

    formulas: list[str] = field(default_factory=list)
    formula_count: int = 0
    merged: list[str] = field(default_factory=list)
    cells: int = 0
    last_row: int = 0
    width: int = 0


class PartScan:
    """Scans parts one after the other; the cost is that of all of them together."""

    def __init__(self) -> None:
        self._cost = 0
        self._seen = 0
        self._begin()

    def _begin(self) -> None:
        self._facts = SheetFacts()
        self._depth = self._text = self._row = self._column = 0
        self._counted = True
        self._in_sheet = False

    def scan(self, stream: BinaryIO) -> SheetFacts:
        """The facts of one part. Raises UnwantedPartError, or expat's own error for broken XML."""
        self._begin()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        silent = 0
        while chunk := stream.read(CHUNK):
            before = self._seen
            parser.Parse(chunk, False)
            silent = silent + 1 if self._seen == before else 0
            if silent > MAX_SILENT_CHUNKS:
                raise UnwantedPartError("zipbombe")
        parser.Parse(b"", True)
        return self._facts

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._seen += 1
        self._text = 0
        self._depth += 1
        self._cost += COSTS.get(name, COST_OF_OTHERS)
        if self._cost > MAX_COST or self._depth > MAX_DEPTH:
            raise UnwantedPartError("for_mange_celler")
        if self._depth == 1:
            self._in_sheet = name == WORKSHEET
        if name in COSTS and self._in_sheet:
            self._cell_part(name.rpartition(" ")[2], attributes)
        elif name not in COSTS:
            self._other(name, attributes)

    def _end(self, name: str) -> None:
        self._seen += 1
        self._text = 0
        self._depth -= 1

    def _characters(self, text: str) -> None:
        self._seen += 1
        self._text += len(text)
        if self._text > limits.MAX_CELL_CHARACTERS:
            raise UnwantedPartError("for_lang_celle")

    def _doctype(self, *_declaration: object) -> None:
        raise UnwantedPartError("beskadiget")

    def _cell_part(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "row":
            self._start_row(attributes.get("r"))
        elif tag == "c":
            self._start_cell(attributes.get("r"))
        elif tag == "f":
            self._facts.formula_count += 1
            if len(self._facts.formulas) < SHOWN_FORMULAS:
                self._facts.formulas.append(address(max(self._row, 1), max(self._column - 1, 0)))
        elif tag in ("v", "is") and not self._counted:
            self._counted = True
            self._facts.cells += 1
            self._facts.last_row = self._row
            self._facts.width = max(self._facts.width, self._column)

    def _start_row(self, number: str | None) -> None:
        """Rows and cells must stand in order: openpyxl drops those that do not, and no figure is lost in silence."""
        if number is not None and not ROW.fullmatch(number):
            raise UnwantedPartError("beskadiget")
        row = self._row + 1 if number is None else int(number)
        if not self._row < row <= limits.MAX_WORKBOOK_ROWS:
            raise UnwantedPartError("beskadiget")
        self._row, self._column = row, 0

    def _start_cell(self, place: str | None) -> None:
        column = self._column + 1
        if not self._row:
            raise UnwantedPartError("beskadiget")
        if place is not None:
            match = CELL.fullmatch(place)
            if match is None or int(match[2]) != self._row:
                raise UnwantedPartError("beskadiget")
            column = column_number(match[1])
        if column <= self._column:
            raise UnwantedPartError("beskadiget")
        if column > limits.MAX_COLUMNS:
            raise UnwantedPartError("for_mange_kolonner")
        self._column, self._counted = column, False

    def _other(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if namespace.startswith(STRICT_NAMESPACE):
            raise UnwantedPartError("strengt_format")
        if tag == "mergeCell":
            self._facts.merged.append(attributes.get("ref", ""))
        elif tag in ("Override", "Default") and "macroenabled" in attributes.get("ContentType", "").lower():
            raise UnwantedPartError("makroer")
        elif tag in ("oleObject", "ddeLink", "oleLink"):
            raise UnwantedPartError("indlejrede_objekter" if tag == "oleObject" else "eksterne_henvisninger")
        elif tag == "Relationship" and _reaches_out(attributes):
            raise UnwantedPartError("eksterne_henvisninger")


def _reaches_out(relationship: Mapping[str, str]) -> bool:
    """A link that a person may click is harmless; what the workbook itself fetches is not."""
    outside = relationship.get("TargetMode", "").lower() == "external"
    return outside and not relationship.get("Type", "").endswith("/hyperlink")


def column_number(letters: str) -> int:
    """'A' -> 1, 'AB' -> 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
