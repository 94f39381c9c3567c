"""What is said of a file that is being loaded: how serious, what is wrong, where, and what to do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.numbers import count

SHOWN_OF_A_KIND = 20
"""So many findings of one code are named one by one; the rest are counted."""


class Severity(StrEnum):
    """STOPPER: the file cannot be published as it is. SPOERGER: a person must say yes first. OPLYSER: worth knowing."""

    STOPPER = "stopper"
    SPOERGER = "spoerger"
    OPLYSER = "oplyser"


@dataclass(frozen=True)
class Place:
    """Where in a file: `cell` is an address as a spreadsheet writes it ('B7'), '' for the whole sheet or file.

    In a map `sheet` is the layer and `cell` the number of the object in it ('2').
    """

    file: str
    sheet: str = ""
    cell: str = ""

    def words(self) -> str:
        """The place as people write it: 'fil.xlsx, ark «Tabel 9», celle B7'; 'kort.gpkg, lag «zoner», objekt 2'."""
        of_map = self.cell.isdigit()
        parts = [self.file]
        if self.sheet:
            parts.append(f"{'lag' if of_map else 'ark'} «{self.sheet}»")
        if self.cell:
            parts.append(f"{'objekt' if of_map else 'celle'} {self.cell}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Finding:
    """One thing found. `code` names the rule ('ukendt_omraade'); `problem` and `remedy` are Danish sentences."""

    severity: Severity
    code: str
    place: Place
    problem: str
    remedy: str

    def sentence(self) -> str:
        """The finding as text with its place."""
        return f"{self.place.words()}: {self.problem} {self.remedy}"


def limited(findings: Sequence[Finding]) -> list[Finding]:
    """At most SHOWN_OF_A_KIND findings of each code and severity, then one that counts the rest; order is kept."""
    seen: Counter[tuple[Severity, str]] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        seen[finding.severity, finding.code] += 1
        if seen[finding.severity, finding.code] <= SHOWN_OF_A_KIND:
            kept.append(finding)
    for (severity, code), total in seen.items():
        if total > SHOWN_OF_A_KIND:
            first = next(f for f in kept if (f.severity, f.code) == (severity, code))
            rest = total - SHOWN_OF_A_KIND
            more = f"Det samme gælder {'1 sted' if rest == 1 else f'{count(rest)} steder'} mere i filen."
            kept.append(Finding(severity, code, Place(first.place.file), more, first.remedy))
    return kept


def stops(findings: Sequence[Finding]) -> bool:
    """True when at least one finding keeps the file from being published."""
    return any(finding.severity is Severity.STOPPER for finding in findings)


def asks(findings: Sequence[Finding]) -> bool:
    """True when a person must say yes before the file is published."""
    return any(finding.severity is Severity.SPOERGER for finding in findings)
