"""The readers of the formats that may also stand as an attachment in a mail."""

from collections.abc import Callable, Mapping

from lib.ingest.sheets.kinds import Kind
from lib.ingest.sheets.sheet import Sheet
from lib.ingest.sheets.source import Source
from lib.ingest.sheets.text import read_text
from lib.ingest.sheets.workbook import read_workbook

READERS: Mapping[Kind, Callable[[Source], list[Sheet]]] = {
    Kind.WORKBOOK: read_workbook,
    Kind.TEXT: read_text,
}
