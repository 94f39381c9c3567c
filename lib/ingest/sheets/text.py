"""Text files: csv, tsv, txt and pasted tables, in the encodings and with the delimiters that people send."""

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper

from lib.domain.formula_guard import unguarded
from lib.ingest.messages import DROP_COLUMNS
from lib.ingest.sheets import limits
from lib.ingest.sheets.delimiter import SAMPLE_CHARACTERS, delimiter_of
from lib.ingest.sheets.frames import Row, frames, padded, trimmed
from lib.ingest.sheets.kinds import ONLY_TABLES
from lib.ingest.sheets.sheet import HEAD_ROWS, Cell, Sheet
from lib.ingest.sheets.source import Source

CHUNK = 1024 * 1024
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
SEPARATOR_LINE = re.compile(r"sep=([;,|\t])\s*", re.IGNORECASE)
"""Excel's own first line that names the delimiter; it is no row of the table, and Excel does not show it."""


@dataclass(frozen=True)
class _Form:
    """How the file is written. `lead`: lines before the first row (a `sep=` line)."""

    encoding: str
    delimiter: str
    lead: int
    quoting: int


def read_text(source: Source, quoted: bool = True) -> list[Sheet]:
    """The file as one sheet. All of it is read once here, so that its blocks hold no surprise.

    `quoted`: quotation marks may wrap a cell, as in a CSV; in a letter they are only quotation marks.
    """
    form = _form(source, csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    head: list[Row] = []
    width = last = 0
    for number, row in enumerate(_rows(source, form), 1):
        if row:
            width, last = max(width, len(row)), number
        if number <= HEAD_ROWS:
            head.append(row)
    if not last:
        raise empty(source)

    def rows() -> Iterator[Row]:
        for number, row in enumerate(_rows(source, form), 1):
            if number > last:
                return
            yield row

    return [Sheet(source.sheet_name(""), padded(head[:last], width), lambda: frames(rows(), width))]


def empty(source: Source) -> Exception:
    """The refusal of a file without a single value."""
    return source.refusal(
        "tom_fil", "Filen er tom.", "Hent eller gem den igen, og se efter, at tabellen er med."
    )


def _form(source: Source, quoting: int) -> _Form:
    encoding = _encoding(source)
    with TextIOWrapper(source.stream(), encoding=encoding, newline="") as handle:
        sample = handle.read(SAMPLE_CHARACTERS)
    lines = sample.splitlines(keepends=True)
    named = SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    if named:
        return _Form(encoding, named[1], 1, quoting)
    # The last line of a longer file is cut in two, and half a row misleads.
    whole = lines[:-1] if len(sample) == SAMPLE_CHARACTERS and len(lines) > 1 else lines
    return _Form(encoding, delimiter_of("".join(whole)), 0, quoting)


def _encoding(source: Source) -> str:
    likely = ["utf-16"] if source.head(2) in UTF_16_MARKS else ["utf-8-sig", "cp1252"]
    for encoding in likely:
        try:
            _check_characters(source, encoding)
        except UnicodeError:
            continue
        return encoding
    problem = "Filens bogstaver kan ikke læses: den er hverken gemt som UTF-8, UTF-16 eller Windows-1252."
    raise source.refusal("tegnsaet", problem, "Gem den igen som CSV UTF-8, eller gem regnearket som .xlsx.")


def _check_characters(source: Source, encoding: str) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    with source.stream() as stream:
        while chunk := stream.read(CHUNK):
            control = CONTROL.search(decoder.decode(chunk))
            if control:
                raise _no_text(source, control[0])
    decoder.decode(b"", final=True)


def _no_text(source: Source, sign: str) -> Exception:
    if sign == "\0":
        problem = "Filen har nul-tegn og er derfor ikke en tabel i tekst."
        return source.refusal("nul_tegn", problem, ONLY_TABLES)
    problem = f"Filen har styretegn (kode {ord(sign)}) og er derfor ikke en tabel i tekst."
    return source.refusal("forkert_filtype", problem, ONLY_TABLES)


def _rows(source: Source, form: _Form) -> Iterator[list[Cell]]:
    """The rows of the file: text without blanks around it and without the apostrophe that our own files guard against
    formulas with, None where nothing is, no empty cells at the end."""
    with TextIOWrapper(source.stream(), encoding=form.encoding, newline="") as handle:
        for _ in range(form.lead):
            handle.readline()
        reader = csv.reader(
            _lines(handle, source), delimiter=form.delimiter, quoting=form.quoting, strict=True
        )
        number = line = 0
        try:
            for number, row in enumerate(reader, 1):
                _check_row(source, number, row, reader.line_num - line)
                line = reader.line_num
                yield trimmed([unguarded(cell.strip()) or None for cell in row])
        except csv.Error:
            raise _wrong_quotes(source, number + 1) from None


def _lines(handle: TextIOWrapper, source: Source) -> Iterator[str]:
    while line := handle.readline(limits.MAX_LINE_CHARACTERS + 1):
        if len(line) > limits.MAX_LINE_CHARACTERS:
            problem = f"En linje er på over {limits.MAX_LINE_CHARACTERS // 1000} tusind tegn."
            raise source.refusal("for_lang_linje", problem, "Gem tabellen igen som CSV eller .xlsx.")
        yield line


def _check_row(source: Source, number: int, row: list[str], lines: int) -> None:
    if lines > limits.MAX_LINES_IN_CELL:
        raise _wrong_quotes(source, number)
    if len(row) > limits.MAX_COLUMNS:
        problem = f"Rækken har {len(row)} celler; der læses højst {limits.MAX_COLUMNS} kolonner."
        raise source.refusal("for_mange_kolonner", problem, DROP_COLUMNS, cell=f"A{number}")
    if number > limits.MAX_ROWS:
        problem = f"Filen har over {limits.MAX_ROWS // 1_000_000} millioner rækker."
        raise source.refusal("for_mange_celler", problem, "Del den i flere filer, fx en pr. år.")


def _wrong_quotes(source: Source, number: int) -> Exception:
    problem = 'Anførselstegnene (") passer ikke: en celle begynder med et, men slutter ikke med et.'
    remedy = "Slet det overflødige tegn her eller i rækkerne lige før, eller gem tabellen som .xlsx."
    return source.refusal("anfoerselstegn", problem, remedy, cell=f"A{number}")
