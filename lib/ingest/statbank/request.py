"""From a query and the tables' own descriptions to the exact requests: every code is known before it is asked for."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

from lib.domain.datatraek.finding import Finding
from lib.ingest.statbank.query import Part, StatbankQuery, years_of
from lib.ingest.statbank.refusals import STILL_COUNTS, StatbankUnavailable, refusal, stopper
from lib.ingest.statbank.table_info import TableInfo, Variable, nearest, total_code

CELL_LIMIT = 1_000_000
"""The API's limit for CSV; above it only its streaming format BULK answers. A cell is a row times a column."""


@dataclass(frozen=True)
class TableRequest:
    """What is asked of one table. `variables`: variable -> codes, all explicit, in the table's order."""

    table: str
    variables: Mapping[str, tuple[str, ...]]

    @property
    def rows(self) -> int:
        """Rows that the whole answer has: one for every combination of codes."""
        return prod(len(codes) for codes in self.variables.values())

    @property
    def cells(self) -> int:
        """Cells as the API counts them: rows times columns, the value's own column included."""
        return self.rows * (len(self.variables) + 1)

    @property
    def format(self) -> str:
        """CSV, or BULK above the API's limit of cells."""
        return "BULK" if self.cells > CELL_LIMIT else "CSV"

    def combinations(self) -> Iterator[tuple[str, ...]]:
        """Every combination of codes that the answer must have, as tuples in the order of `variables`."""
        return itertools.product(*self.variables.values())

    def body(self) -> dict[str, Any]:
        """The JSON of POST /data."""
        return {
            "table": self.table,
            "format": self.format,
            "lang": "da",
            "valuePresentation": "Code",
            "delimiter": "Semicolon",
            "variables": [{"code": code, "values": list(values)} for code, values in self.variables.items()],
        }


def requests_of(query: StatbankQuery, infos: Mapping[str, TableInfo]) -> tuple[TableRequest, ...]:
    """One request per table; raises StatbankUnavailable that names every variable and code a table does not have."""
    flaws = [flaw for part in query.parts for flaw in _mismatches(part, infos[part.table], query)]
    if flaws:
        raise StatbankUnavailable(list(dict.fromkeys(flaws)))
    years = _common_years(query, infos)
    return tuple(_request(table, query, infos[table], years) for table in query.tables)


def _request(table: str, query: StatbankQuery, info: TableInfo, years: list[int]) -> TableRequest:
    wanted: dict[str, dict[str, None]] = {variable: {} for variable in info.variables}
    for part in query.parts:
        if part.table != table:
            continue
        by_year = years_of(part, info.variables[part.time_variable].codes)
        wanted[part.time_variable] |= dict.fromkeys(by_year[year][0] for year in years)
        wanted[part.area_variable] |= dict.fromkeys(query.areas)
        for variable, codes in part.codes.items():
            wanted[variable] |= dict.fromkeys(codes)
    return TableRequest(table, {variable: tuple(codes) for variable, codes in wanted.items() if codes})


def _common_years(query: StatbankQuery, infos: Mapping[str, TableInfo]) -> list[int]:
    """The newest years that every part has, oldest first."""
    by_part = [
        (part, years_of(part, infos[part.table].variables[part.time_variable].codes)) for part in query.parts
    ]
    for part, years in by_part:
        twice = [codes for codes in years.values() if len(codes) > 1]
        if twice:
            problem = f"«{part.periods}» giver flere tidspunkter i samme år ({', '.join(twice[0][:4])})."
            remedy = f"Vælg ét om året i filen med forespørgslen, fx «*{twice[0][0][4:]}». {STILL_COUNTS}"
            raise refusal("statbank_flere_tider", part.table, problem, remedy)
    common = sorted(set.intersection(*(set(years) for _, years in by_part)))
    if not common:
        patterns = " og ".join(f"«{part.periods}» i {part.table}" for part, _ in by_part)
        problem = f"Der er ingen år, som passer på {patterns}."
        remedy = f"Ret tidspunktet i filen med forespørgslen. {STILL_COUNTS}"
        raise refusal("statbank_ingen_tider", query.tables[0], problem, remedy)
    return common[-query.latest :]


def _mismatches(part: Part, info: TableInfo, query: StatbankQuery) -> Iterator[Finding]:
    """What the file asks for and the table has not, and what the table has and the file says nothing of."""
    asked = {part.area_variable: tuple(query.areas), part.time_variable: (), **part.codes}
    names = {code: variable.text for code, variable in info.variables.items()}
    for name, codes in asked.items():
        if name not in info.variables:
            yield _missing(part.table, f"variablen «{name}»", nearest(name, names))
            continue
        known = info.variables[name].codes
        for code in codes:
            if code not in known:
                yield _missing(part.table, f"koden «{code}» i «{name}»", nearest(code, known))
    for name, variable in info.variables.items():
        if name not in asked:
            yield _unmentioned(part.table, variable)


def _missing(table: str, what: str, near: str) -> Finding:
    guess = f" Nærmest er «{near}»." if near else ""
    remedy = f"Ret den i filen med forespørgslen, hvis tabellen er lavet om. {STILL_COUNTS}"
    return stopper("statbank_ukendt_kode", table, f"Tabellen har ikke {what}.{guess}", remedy)


def _unmentioned(table: str, variable: Variable) -> Finding:
    total = total_code(variable)
    choose = f"fx totalen «{total}»" if total else "og vælg dens koder"
    problem = f"Tabellen har variablen «{variable.code}» ({variable.text}), som forespørgslen ikke nævner."
    remedy = f"Skriv den i filen med forespørgslen, {choose}. {STILL_COUNTS}"
    return stopper("statbank_uvalgt_variabel", table, problem, remedy)
