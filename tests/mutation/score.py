"""What a mutation run says of each package, and how sure that is where only a part of the mutants was tried.

Mutants are tried in a random order, so those tried of a package are a random sample of it until all have been.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.mutation.mutant import Mutant

KILLED, TIMEOUT, REFUSED, SURVIVED, NO_TEST, INVALID = (
    "killed",
    "timeout",
    "refused by types",
    "survived",
    "no test",
    "invalid",
)
Z = 1.959964
"""95 %."""


@dataclass(frozen=True)
class Count:
    """Mutants of one package (or of all): how many there are, how many were tried, how those ended."""

    package: str
    mutants: int
    killed: int
    timeout: int
    refused: int
    survived: int
    no_test: int

    @property
    def tried(self) -> int:
        """Mutants whose end is known."""
        return self.killed + self.timeout + self.refused + self.survived + self.no_test

    @property
    def whole(self) -> bool:
        """Whether all were tried."""
        return self.tried == self.mutants

    @property
    def by_tests(self) -> int:
        """Those that a test told; a mutant that never ends is told too."""
        return self.killed + self.timeout

    @property
    def told(self) -> int:
        """Those that a test or the strict type check told."""
        return self.by_tests + self.refused

    def share(self, told: int) -> float | None:
        """`told` in per cent of those tried; None where none was."""
        return round(100 * told / self.tried, 1) if self.tried else None


def counted(mutants: Iterable[Mutant], ended: Mapping[str, Mapping[str, object]]) -> list[Count]:
    """One count per package, the largest first. A mutant that Python cannot make is none."""
    all_of, found = Counter[str](), Counter[tuple[str, object]]()
    for mutant in mutants:
        status = ended.get(mutant.id, {}).get("status")
        if status != INVALID:
            all_of[mutant.package] += 1
            found[(mutant.package, status)] += 1
    return [
        Count(name, total, *(found[(name, each)] for each in (KILLED, TIMEOUT, REFUSED, SURVIVED, NO_TEST)))
        for name, total in all_of.most_common()
    ]


def overall(counts: list[Count], told_of: Callable[[Count], int]) -> tuple[float, float, float]:
    """Per cent told (`told_of` a package) of all mutants, with its 95 % interval: the packages weighed by theirs.

    A package of which all were tried adds no uncertainty; the share of another counts with (k + 1) / (n + 2) in the
    variance, so that 'all of few' is not taken for certain. One of which none was tried may have any share at all.
    """
    total = sum(each.mutants for each in counts)
    middle = variance = unknown = 0.0
    for each in counts:
        weight = 100 * each.mutants / total
        if not each.tried:
            unknown += weight
            continue
        told = told_of(each)
        share = (told + 1) / (each.tried + 2)
        middle += weight * told / each.tried
        variance += weight**2 * share * (1 - share) / each.tried * (1 - each.tried / each.mutants)
    half = Z * math.sqrt(variance)
    return middle, max(0.0, middle - half), min(100.0, middle + half + unknown)


def as_json(counts: list[Count], tool: str, examples: int) -> dict[str, object]:
    """What docs/measured/mutation.json holds."""
    scores = {
        name: [round(each, 1) for each in overall(counts, told)]
        for name, told in (("by tests", lambda each: each.by_tests), ("told", lambda each: each.told))
    }
    packages = {
        each.package: {
            "mutants": each.mutants,
            "tried": each.tried,
            "whole": each.whole,
            "killed": each.killed,
            "timeout": each.timeout,
            "refused by types": each.refused,
            "survived": each.survived,
            "no test": each.no_test,
            "by tests %": each.share(each.by_tests),
            "told %": each.share(each.told),
        }
        for each in counts
    }
    return {
        "tool": tool,
        "examples of a property": examples,
        "mutants": sum(each.mutants for each in counts),
        "tried": sum(each.tried for each in counts),
        "score with its 95 % interval": scores,
        "packages": packages,
    }


def table(kept: Mapping[str, Any]) -> str:
    """The table of docs/mutation.md from what is kept."""
    names = ("mutants", "tried", "killed", "timeout", "refused by types", "survived", "no test")
    heads = ("package", *names, "by tests", "told")
    rows = [f"| {' | '.join(heads)} |", "|---|" + "---:|" * (len(heads) - 1)]
    packages = kept["packages"]
    for package, each in packages.items():
        cells = [str(each[name]) for name in names]
        part = "" if each["whole"] else " (part)"
        cells += ["–" if each[f"{name} %"] is None else f"{each[f'{name} %']} %" for name in heads[-2:]]
        rows.append(f"| {package}{part} | {' | '.join(cells)} |")
    sums = [str(sum(each[name] for each in packages.values())) for name in names]
    scores = [score_words(*kept["score with its 95 % interval"][name]) for name in heads[-2:]]
    return "\n".join([*rows, f"| **all** | {' | '.join([*sums, *scores])} |"])


def score_words(middle: float, low: float, high: float) -> str:
    """'**90.1 %**', with the interval where not all was tried."""
    return f"**{middle} %**" + ("" if low == high else f" ({low} to {high})")
