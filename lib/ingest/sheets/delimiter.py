"""Which sign stands between the cells of a text file: DuckDB's sniffer first, held against what the rows say."""

import csv
import tempfile
from functools import cache
from itertools import groupby
from pathlib import Path

import duckdb

DELIMITERS = ("\t", ";", "|", ",")
"""In the order in which they win a draw: the comma last, for it also stands in Danish numbers and sentences."""

SAMPLE_CHARACTERS = 64 * 1024
NEARLY = 0.8
SNIFF = "SELECT Delimiter FROM sniff_csv(?, all_varchar = true)"


def delimiter_of(sample: str) -> str:
    """The delimiter of a text that begins with `sample`.

    The sniffer is fooled by titles above and footnotes under the table, and by decimal commas. Its answer stands when
    it makes a table of almost as many rows as any other sign does, and is no comma where another sign does as well.
    """
    lengths = {delimiter: table_rows(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: lengths[delimiter])
    sniffed = _sniffed(sample)
    if sniffed not in lengths or lengths[sniffed] < NEARLY * lengths[best]:
        return best
    rivals = [sign for sign in DELIMITERS if sign != "," and lengths[sign] >= NEARLY * lengths[","]]
    if sniffed == "," and rivals:
        return max(rivals, key=lambda sign: lengths[sign])
    return sniffed


def table_rows(sample: str, delimiter: str) -> int:
    """The most rows in a stretch that `delimiter` splits into the same number of cells, at least two."""
    reader = csv.reader(sample.splitlines(), delimiter=delimiter)
    try:
        widths = [len(row) for row in reader if row]
    except csv.Error:
        return 0
    return max((len(list(run)) for width, run in groupby(widths) if width > 1), default=0)


def _sniffed(sample: str) -> str:
    """DuckDB's answer, '' when it has none. The sample is written to a folder that is all the connection may read."""
    connection, folder = _sniffer()
    file = Path(folder.name, "sample.csv")
    file.write_text(sample, encoding="utf-8")
    try:
        row = connection.execute(SNIFF, [str(file)]).fetchone()
    except (duckdb.Error, UnicodeDecodeError):
        return ""
    return str(row[0]) if row else ""


@cache
def _sniffer() -> tuple[duckdb.DuckDBPyConnection, tempfile.TemporaryDirectory[str]]:
    """One connection per process, locked to a folder of its own."""
    folder = tempfile.TemporaryDirectory(prefix="zonekompas-")
    settings = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    connection = duckdb.connect(config={"threads": "1", "memory_limit": "200MB", **settings})
    connection.execute(f"SET allowed_directories = ['{folder.name}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection, folder
