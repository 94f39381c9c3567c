"""The findings of one reading, as few as people read: each is told once, and a kind that repeats is counted."""

from collections import Counter

from lib.domain.datatraek.finding import SHOWN_OF_A_KIND, Finding, Place, Severity
from lib.ingest.sheets.sheet import address

_NAMED = SHOWN_OF_A_KIND - 1


class FindingLog:
    """Collects findings of one file in constant memory: a file may be wrong in millions of cells."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._named: list[Finding] = []
        self._seen: Counter[tuple[Severity, str]] = Counter()

    def stop(self, code: str, place: tuple[str, str], problem: str, remedy: str, times: int = 1) -> None:
        """The file cannot be published as it is."""
        self._add(Severity.STOPPER, code, place, problem, remedy, times)

    def ask(self, code: str, place: tuple[str, str], problem: str, remedy: str, times: int = 1) -> None:
        """A person must say yes first."""
        self._add(Severity.SPOERGER, code, place, problem, remedy, times)

    def tell(self, code: str, place: tuple[str, str], problem: str, remedy: str, times: int = 1) -> None:
        """Worth knowing."""
        self._add(Severity.OPLYSER, code, place, problem, remedy, times)

    def findings(self) -> list[Finding]:
        """All of them, in the order they were found; what is beyond the first of a kind is counted at the end."""
        counted = []
        named = Counter((finding.severity, finding.code) for finding in self._named)
        for (severity, code), total in self._seen.items():
            rest = total - named[severity, code]
            if rest:
                first = next(f for f in self._named if (f.severity, f.code) == (severity, code))
                more = f"Det samme gælder {rest} {'sted' if rest == 1 else 'steder'} mere i filen."
                counted.append(Finding(severity, code, Place(self._file), more, first.remedy))
        return self._named + counted

    def _add(
        self, severity: Severity, code: str, place: tuple[str, str], problem: str, remedy: str, times: int
    ) -> None:
        before = self._seen[severity, code]
        self._seen[severity, code] += times
        if before < _NAMED and self._count(severity, code) < _NAMED:
            self._named.append(Finding(severity, code, Place(self._file, *place), problem, remedy))

    def _count(self, severity: Severity, code: str) -> int:
        return sum((f.severity, f.code) == (severity, code) for f in self._named)


def at(sheet: str, row: int, column: int) -> tuple[str, str]:
    """The place of a cell: the sheet's name and the address."""
    return sheet, address(row, column)


def quoted(cell: object, longest: int = 60) -> str:
    """A cell as it is shown in a sentence."""
    text = " ".join(str(cell).split())
    return f"«{text[: longest - 1]}…»" if len(text) > longest else f"«{text}»"


def listed(words: list[str], most: int = 12) -> str:
    """Words as a list in a sentence; a long list is cut and counted."""
    shown = ", ".join(f"«{word}»" for word in words[:most])
    return shown if len(words) <= most else f"{shown} og {len(words) - most} til"


def danish(number: float) -> str:
    """A number with decimal comma, as short as it is exact."""
    return f"{number:.10g}".replace(".", ",")
