"""The CSV of Danmarks Statistik: semicolons, a header of variable codes, the value last under INDHOLD.

CSV comes with a byte order mark, BULK without; the time variable «Tid» is called TID in the header.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from lib.ingest.statbank.request import TableRequest

VALUE_COLUMN = "INDHOLD"

ROW_TWICE = "den samme række står to gange."


class NotThatTable(Exception):
    """The bytes are not the table that was asked for; the message is the end of a Danish sentence."""


def not_asked(column: str) -> str:
    """What is said of a column too many."""
    return f"kolonnen «{column}» er der ikke bedt om."


@dataclass(frozen=True)
class TableCsv:
    """`columns`: variable (upper case) -> place in a row. `rows[i]` stands in line i + 2 of the file."""

    columns: Mapping[str, int]
    rows: tuple[tuple[str, ...], ...]

    def place(self, variable: str) -> int:
        """Where a variable stands in a row; raises NotThatTable."""
        if variable.upper() not in self.columns:
            raise NotThatTable(f"kolonnen «{variable}» mangler.")
        return self.columns[variable.upper()]

    @property
    def value_place(self) -> int:
        """Where the value stands in a row."""
        return self.columns[VALUE_COLUMN]


def parse_csv(body: bytes) -> TableCsv:
    """The table; raises NotThatTable when header or a row has not the form above."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotThatTable("det er ikke tekst i UTF-8.") from None
    if not text.strip():
        raise NotThatTable("det er tomt.")
    if not text.endswith("\n"):
        raise NotThatTable("den sidste række er ikke afsluttet.")
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    except csv.Error:
        raise NotThatTable("det er ikke en semikolonsepareret tabel.") from None
    header = [name.strip().upper() for name in lines[0]]
    if VALUE_COLUMN not in header or len(header) < 2 or len(set(header)) != len(header):
        raise NotThatTable(f"overskriften har ikke kolonnen «{VALUE_COLUMN}» én gang.")
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(header):
            raise NotThatTable(f"række {number} har {len(line)} felter og ikke {len(header)}.")
    columns = {name: place for place, name in enumerate(header)}
    return TableCsv(columns, tuple(tuple(cell.strip() for cell in line) for line in lines[1:]))


def check_whole(body: bytes, request: TableRequest) -> int:
    """Rows of the body when it has every combination that was asked for, once; raises NotThatTable otherwise.

    In CSV a combination without a number has a row with '..'. BULK leaves some rows out, which mean 0 (the API's
    documentation); a row that is left out looks like one that was lost, so it is refused here and never read as 0.
    """
    table = parse_csv(body)
    extra = table.columns.keys() - {name.upper() for name in request.variables} - {VALUE_COLUMN}
    if extra:
        raise NotThatTable(not_asked(min(extra)))
    places = [table.place(variable) for variable in request.variables]
    came = {tuple(row[place] for place in places) for row in table.rows}
    if len(came) != len(table.rows):
        raise NotThatTable(ROW_TWICE)
    missing = [combination for combination in request.combinations() if combination not in came]
    if missing:
        raise NotThatTable(
            f"{len(missing)} af {request.rows} rækker mangler, fx «{', '.join(missing[0])}».",
        )
    if len(came) != request.rows:
        raise NotThatTable(f"der er {len(came)} rækker, og der blev bedt om {request.rows}.")
    return len(came)
