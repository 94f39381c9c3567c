"""A layout as slots: one per figure of a row, with the columns that hold its value, counts, status and source."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.datatraek.profile import Measure
from lib.domain.datatraek.rows import DatatraekKind, RegistrationMeasure
from lib.ingest.reading.layout import BY_ROW, SOURCE, Held, Layout
from lib.ingest.reading.log import FindingLog, at, quoted
from lib.ingest.reading.table import Table

VALUE, NUMERATOR, DENOMINATOR, STATUS = "value", "numerator", "denominator", "status"
ROLES: Mapping[str, str] = {
    Measure.VALUE: VALUE,
    Measure.NUMERATOR: NUMERATOR,
    Measure.DENOMINATOR: DENOMINATOR,
    Measure.STATUS: STATUS,
    SOURCE: SOURCE,
    BY_ROW: BY_ROW,
}
"""Measure of an observation -> the role of its cell."""

FIGURES = (VALUE, NUMERATOR, DENOMINATOR)


@dataclass(frozen=True)
class Slot:
    """`columns`: role -> column. `measure`: a registration's measure, '' when the rows say it or there is none."""

    held: Held
    columns: Mapping[str, int]
    measure: str = ""

    def first_figure(self) -> int:
        """The leftmost column with figures."""
        return min(column for role, column in self.columns.items() if role in (*FIGURES, BY_ROW))


def slots_of(layout: Layout, kind: DatatraekKind, table: Table, log: FindingLog) -> list[Slot]:
    """The slots of a layout, from left to right; a column whose measure is unknown is a finding."""
    slots: list[Slot] = []
    for held, columns in layout.groups.items():
        if kind is DatatraekKind.REGISTRERINGER:
            slots += [
                Slot(held, {VALUE: column}, measure)
                for measure, column in columns.items()
                if _known(measure, kind, table, column, log)
            ]
            continue
        own = {ROLES[m]: c for m, c in columns.items() if _known(m, kind, table, c, log)}
        if {*own} & {*FIGURES, BY_ROW}:
            slots.append(Slot(held, own))
    return sorted(slots, key=Slot.first_figure)


def _known(measure: str, kind: DatatraekKind, table: Table, column: int, log: FindingLog) -> bool:
    known = (*RegistrationMeasure, BY_ROW) if kind is DatatraekKind.REGISTRERINGER else tuple(ROLES)
    if measure not in known:
        log.stop(
            "ukendt_maal",
            at(table.sheet.name, table.header_row, column),
            f"{quoted(measure)} er ikke noget, en kolonne kan indeholde.",
            f"Skriv et af ordene {', '.join(word for word in known if word)} i opsætningen.",
        )
    return measure in known
