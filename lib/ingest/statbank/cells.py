"""The cells of one part of a query, found by their codes and added up; a missing cell makes the sum missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.observation import Status
from lib.ingest.sheets.sheet import address
from lib.ingest.statbank.query import Part, fits, years_of
from lib.ingest.statbank.table_csv import ROW_TWICE, VALUE_COLUMN, NotThatTable, TableCsv, not_asked

NUMBER = re.compile(r"\d+(,\d+)?", re.ASCII)
"""Danish decimals, no thousands: the form of the API's CSV with lang=da."""
SIGNS = {
    "..": Status.MANGLER,
    "…": Status.MANGLER,
    "": Status.MANGLER,
    "-": Status.MANGLER,
    ".": Status.IKKE_RELEVANT,
}
"""'..' is the API's sign of a number that is missing, hidden or too uncertain; '' was it before 2017."""
ZERO_ON_PAGES = "-"
"""May mean zero, but the API writes 0 for that: it is not read as a number, and a person is asked."""
FETCH_AGAIN = "Hent tallene igen."


@dataclass(frozen=True)
class PartCells:
    """`index`: (area, Tid, *codes) -> row of the table; `tid`: year -> the Tid code that stands for it."""

    part: Part
    place: Place
    table: TableCsv
    index: Mapping[tuple[str, ...], int]
    tid: Mapping[int, str]


@dataclass(frozen=True)
class Sum:
    """The cells of one area and year added up. `value` is None with a status, or with a finding that stops."""

    value: float | None
    status: Status
    cell: str
    findings: tuple[Finding, ...] = ()

    @property
    def stopped(self) -> bool:
        """True when the file cannot be believed here, so that no row is made of it."""
        return any(finding.severity is Severity.STOPPER for finding in self.findings)


def part_cells(part: Part, table: TableCsv, period_rule: str, place: Place) -> PartCells:
    """The part's cells by their codes; raises NotThatTable when the table is another than the query's."""
    variables = (part.area_variable, part.time_variable, *part.codes)
    places = [table.place(variable) for variable in variables]
    extra = table.columns.keys() - {variable.upper() for variable in variables} - {VALUE_COLUMN}
    if extra:
        raise NotThatTable(not_asked(min(extra)))
    index = {tuple(row[at] for at in places): number for number, row in enumerate(table.rows)}
    if len(index) != len(table.rows):
        raise NotThatTable(ROW_TWICE)
    tid = {}
    for year, codes in years_of(part, dict.fromkeys(key[1] for key in index)).items():
        if len(codes) > 1:
            raise NotThatTable(f"der er flere tidspunkter i {year} ({', '.join(codes[:4])}).")
        if not fits(codes[0], period_rule, part):
            raise NotThatTable(
                f"tidspunktet «{codes[0]}» passer ikke til indikatorens periode «{period_rule}»."
            )
        tid[year] = codes[0]
    return PartCells(part, place, table, index, tid)


def summed(cells: PartCells, area: str, year: int) -> Sum:
    """All cells of the part for an area and a year, added up."""
    numbers: list[float] = []
    findings: list[Finding] = []
    absent = Status.OK
    first = ""
    for codes in product(*cells.part.codes.values()):
        key = (area, cells.tid.get(year, str(year)), *codes)
        if key not in cells.index:
            return Sum(None, Status.MANGLER, first, (_not_there(cells, key),))
        row = cells.index[key]
        cell = address(row + 2, cells.table.value_place)
        first = first or cell
        raw = cells.table.rows[row][cells.table.value_place]
        if NUMBER.fullmatch(raw):
            numbers.append(float(raw.replace(",", ".")))
            continue
        if raw not in SIGNS:
            return Sum(None, Status.MANGLER, first, (_no_number(cells, cell, raw),))
        absent = SIGNS[raw]
        if raw == ZERO_ON_PAGES:
            findings.append(_asked_dash(cells, cell))
    if absent is not Status.OK:
        return Sum(None, absent, first, tuple(findings))
    return Sum(sum(numbers), Status.OK, first)


def _at(cells: PartCells, cell: str) -> Place:
    return Place(cells.place.file, cells.place.sheet, cell)


def _not_there(cells: PartCells, key: tuple[str, ...]) -> Finding:
    problem = f"Rækken med koderne «{', '.join(key)}» mangler i {cells.part.table}."
    return Finding(Severity.STOPPER, "statbank_mangler_kode", _at(cells, ""), problem, FETCH_AGAIN)


def _no_number(cells: PartCells, cell: str, raw: str) -> Finding:
    problem = f"«{raw[:40]}» er ikke et tal, og tegnet er ikke et af Danmarks Statistiks."
    return Finding(Severity.STOPPER, "statbank_ikke_et_tal", _at(cells, cell), problem, FETCH_AGAIN)


def _asked_dash(cells: PartCells, cell: str) -> Finding:
    problem = "Cellen har «-», som kan betyde nul. Her skrives nul som 0, så cellen er læst som manglende."
    remedy = "Slå tallet op på statistikbanken.dk, før I siger ja."
    return Finding(Severity.SPOERGER, "statbank_streg", _at(cells, cell), problem, remedy)
