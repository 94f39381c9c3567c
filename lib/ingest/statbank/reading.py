"""From what was fetched to the typed rows of a datatræk. Needs no network: the archive's copy is read the same way."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pandas as pd

from lib.domain.datatraek.finding import Finding, Place, Severity, limited
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.domain.indicator import Indicator
from lib.domain.observation import Status
from lib.domain.periods import period_of
from lib.ingest.statbank.cells import FETCH_AGAIN, PartCells, Sum, part_cells, summed
from lib.ingest.statbank.fetched import unpacked
from lib.ingest.statbank.query import StatbankQuery
from lib.ingest.statbank.table_csv import NotThatTable, parse_csv

Row = dict[str, object]


def read_statbank(
    source: bytes | Path, query: StatbankQuery, indicator: Indicator, file: str = ""
) -> tuple[pd.DataFrame, list[Finding]]:
    """Rows (typed_rows, OBSERVATIONER) and findings of what `query` fetched; `file` is its name in findings.

    One row per year and area, oldest first. The period is the indicator's own (lib/domain/periods.py). `value` is
    100 x numerator / denominator where the query has both. A row that cannot be believed is a finding and no row.
    """
    name = file or (source.name if isinstance(source, Path) else query.query_id)
    data = source.read_bytes() if isinstance(source, Path) else source
    try:
        parts = _parts(data, query, indicator, name)
    except NotThatTable as flaw:
        problem = f"Filen kan ikke læses: {flaw}"
        return _frame([]), [_stop("statbank_fil", Place(name), problem, FETCH_AGAIN)]
    rows: list[Row] = []
    findings: list[Finding] = []
    for year, (code, area_id) in product(_years(parts), query.areas.items()):
        sums = [summed(part, code, year) for part in parts]
        made, flaws = _row(parts, sums)
        findings += flaws
        if made is not None:
            start, end = period_of(indicator.period_rule, year)
            named: Row = {
                "indicator_id": query.indicator_id,
                "area_id": area_id,
                "source_id": query.source_id,
            }
            rows.append(named | made | {"period_start": start, "period_end": end})
    if not rows and not findings:
        findings.append(_stop("statbank_tom", Place(name), "Der er ingen tal i filen.", FETCH_AGAIN))
    return _frame(rows), limited([*findings, *_missing(rows, name)])


def _parts(data: bytes, query: StatbankQuery, indicator: Indicator, name: str) -> list[PartCells]:
    tables = {table: parse_csv(body) for table, body in unpacked(data, query.tables).items()}
    areas = set(query.areas)
    parts = []
    for part in query.parts:
        place = Place(name, part.table if len(tables) > 1 else "")
        cells = part_cells(part, tables[part.table], indicator.period_rule, place)
        strange = {key[0] for key in cells.index} - areas
        if strange:
            raise NotThatTable(f"området «{min(strange)}» er der ikke bedt om.")
        parts.append(cells)
    return parts


def _years(parts: list[PartCells]) -> list[int]:
    return sorted({year for part in parts for year in part.tid})


def _row(parts: list[PartCells], sums: list[Sum]) -> tuple[Row | None, list[Finding]]:
    """The row without its names and period, and what is said of it; no row where the file cannot be believed."""
    findings = [finding for one in sums for finding in one.findings]
    if any(one.stopped for one in sums):
        return None, findings
    place = parts[0].place
    row: Row = {"sheet": place.sheet, "cell": sums[0].cell, "status": Status.OK.value}
    if len(sums) == 1:
        return row | {"value": sums[0].value, "status": sums[0].status.value}, findings
    numerator, denominator = sums
    at = Place(place.file, place.sheet, numerator.cell)
    broken = [one.value for one in sums if one.value is not None and one.value != int(one.value)]
    if broken:
        problem = f"Antallet {str(broken[0]).replace('.', ',')} er ikke et helt tal."
        return None, [*findings, _stop("statbank_ikke_helt", at, problem, FETCH_AGAIN)]
    if denominator.value == 0:
        problem = "Antallet i alt er 0, så andelen kan ikke regnes ud."
        return None, [*findings, _stop("statbank_naevner_nul", at, problem, "Ret koderne i forespørgslen.")]
    counts = {
        measure: None if one.value is None else int(one.value)
        for measure, one in (("numerator", numerator), ("denominator", denominator))
    }
    if numerator.value is None or denominator.value is None:
        status = numerator.status if numerator.value is None else denominator.status
        return row | counts | {"value": None, "status": status.value}, findings
    return row | counts | {"value": 100 * numerator.value / denominator.value}, findings


def _missing(rows: list[Row], name: str) -> Iterator[Finding]:
    """One sentence that counts the rows without a number."""
    absent = [row for row in rows if row["status"] != Status.OK.value]
    if absent:
        problem = f"{len(absent)} af {len(rows)} rækker har intet tal hos Danmarks Statistik; de står som manglende."
        remedy = "Der er intet at gøre: tallet er hemmeligt, for usikkert eller findes ikke."
        yield Finding(Severity.OPLYSER, "statbank_manglende", Place(name), problem, remedy)


def _stop(code: str, place: Place, problem: str, remedy: str) -> Finding:
    return Finding(Severity.STOPPER, code, place, problem, remedy)


def _frame(rows: list[Row]) -> pd.DataFrame:
    return typed_rows(pd.DataFrame(rows), DatatraekKind.OBSERVATIONER)
