"""Excel workbooks (.xlsx) through openpyxl, after the guards. Sheets that are hidden in Excel are not read."""

import warnings
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers import expat
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lib.ingest.messages import DROP_COLUMNS
from lib.ingest.sheets import limits
from lib.ingest.sheets.cells import cell_of
from lib.ingest.sheets.frames import sheet_of, trimmed
from lib.ingest.sheets.kinds import AS_XLSX
from lib.ingest.sheets.merged import TooManyMergedError, fill_merged
from lib.ingest.sheets.package import (
    AS_PLAIN,
    BROKEN_ZIP,
    broken,
    check_package,
    embedded,
    external_links,
    macros,
)
from lib.ingest.sheets.parts import PartScan, SheetFacts, UnwantedPartError
from lib.ingest.sheets.refused import FileRefused
from lib.ingest.sheets.sheet import Cell, Sheet
from lib.ingest.sheets.source import Source, one_line
from lib.ingest.sheets.text import empty

BROKEN_WORKBOOK = (
    *BROKEN_ZIP,
    ParseError,
    expat.ExpatError,
    InvalidFileException,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
)
"""What openpyxl and the XML readers under it raise at parts that are damaged or do not follow the format."""

LOOKS_ONLY = (
    r".*extension is not supported",
    r".*no default style",
    r".*no stylesheet",
    r"Cannot parse header or footer",
    r"Failed to load a conditional formatting rule",
    r"Print area cannot be set",
    r"Defined names for sheet index",
    r"Unknown type for",
    r"Title is more than 31",
    r"Cell .* is marked as a date",
)
"""Warnings of openpyxl about what is not read anyway; the last one is told by the cell itself, which says #VALUE!."""

XML_ENDINGS = (".xml", ".rels")
"""Other parts are pictures and printer settings, and need not be XML."""

COPY_VALUES = "Markér arket, kopiér, vælg Indsæt speciel > Værdier, gem, og indlæs filen igen."


def read_workbook(source: Source) -> list[Sheet]:
    """The visible sheets that have values, in the workbook's order."""
    if source.size > limits.MAX_PACKED_BYTES:
        problem = f"Regnearket fylder over {limits.MAX_PACKED_BYTES // 1024**2} MB."
        raise source.refusal(
            "for_stor", problem, "Slet billeder og ark, der ikke bruges, eller gem tabellen som CSV."
        )
    try:
        with source.stream() as stream, ZipFile(stream) as package:
            check_package(source, package)
            facts = _scan(source, package)
            stream.seek(0)
            with warnings.catch_warnings():
                for message in LOOKS_ONLY:
                    warnings.filterwarnings("ignore", message, UserWarning)
                workbook = load_workbook(stream, read_only=True, keep_links=False)
                sheets = [sheet for tab in workbook.worksheets for sheet in _sheet(source, tab, facts)]
    except BROKEN_WORKBOOK:
        raise broken(source) from None
    if not sheets:
        raise empty(source)
    return sheets


def _scan(source: Source, package: ZipFile) -> Mapping[str, SheetFacts]:
    """Every part, whatever it is called: openpyxl reads what the package says is a sheet, not what is named so."""
    scan = PartScan()
    facts = {}
    for name in package.namelist():
        with package.open(name) as stream:
            try:
                facts[name] = scan.scan(stream)
            except UnwantedPartError as unwanted:
                raise _unwanted(source, unwanted.code) from None
            except expat.ExpatError:
                if name.lower().endswith(XML_ENDINGS):
                    raise
    return facts


def _unwanted(source: Source, code: str) -> FileRefused:
    if code == "makroer":
        return macros(source)
    if code == "eksterne_henvisninger":
        return external_links(source)
    if code == "indlejrede_objekter":
        return embedded(source)
    if code == "strengt_format":
        problem = "Filen er gemt som «Strict Open XML-regneark», som ikke læses."
        return source.refusal("gammelt_format", problem, AS_XLSX)
    if code == "for_mange_kolonner":
        problem = f"Et ark har celler efter kolonne nummer {limits.MAX_COLUMNS}."
        return source.refusal(code, problem, DROP_COLUMNS)
    if code == "for_lang_celle":
        problem = f"En celle har over {limits.MAX_CELL_CHARACTERS // 1000} tusind tegn."
        return source.refusal(code, problem, AS_PLAIN)
    if code in ("for_mange_celler", "zipbombe"):
        return _too_many(source)
    return broken(source)


def _too_many(source: Source, sheet: str = "") -> FileRefused:
    problem = (
        f"Der er for mange celler; et regneark læses med højst {limits.MAX_CELLS // 1000} tusind udfyldte."
    )
    remedy = "Slet tomme rækker og kolonner uden om tabellen, eller gem tabellen som CSV."
    return source.refusal("for_mange_celler", problem, remedy, sheet)


def _sheet(source: Source, tab: Any, parts: Mapping[str, SheetFacts]) -> Iterator[Sheet]:
    """The sheet of one tab; none when it is hidden or has no values."""
    if tab.sheet_state != "visible":
        return
    # The one attribute of openpyxl that is not public: which part of the package the tab is.
    facts = parts[tab._worksheet_path]
    name = one_line(str(tab.title))
    _check_facts(source, name, facts, sum(part.cells for part in parts.values()))
    rows = [_row(cells) for cells in _cells(tab, facts)]
    try:
        fill_merged(rows, facts.merged)
    except TooManyMergedError:
        raise _too_many(source, name) from None
    while rows and not rows[-1]:
        rows.pop()
    if rows:
        yield sheet_of(source.sheet_name(name), rows)


def _check_facts(source: Source, name: str, facts: SheetFacts, cells: int) -> None:
    if facts.formula_count:
        count = facts.formula_count
        where = ", ".join(facts.formulas) + (" …" if count > len(facts.formulas) else "")
        problem = f"Arket har formler i {count} {'celle' if count == 1 else 'celler'}: {where}."
        raise source.refusal("formler", problem, COPY_VALUES, name, facts.formulas[0])
    if cells > limits.MAX_CELLS or facts.last_row * facts.width > limits.MAX_AREA:
        raise _too_many(source, name)


def _cells(tab: Any, facts: SheetFacts) -> Iterator[tuple[Any, ...]]:
    if not facts.cells:
        return iter(())
    return iter(tab.iter_rows(min_row=1, max_row=facts.last_row, min_col=1, max_col=facts.width))


def _row(cells: tuple[Any, ...]) -> list[Cell]:
    """The values; the format is only asked for where it matters."""
    return trimmed(
        [
            None
            if cell.value is None
            else cell_of(cell.value, cell.number_format if cell.data_type == "n" else "")
            for cell in cells
        ]
    )
