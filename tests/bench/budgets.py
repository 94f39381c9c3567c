"""What the program may cost, held against what was measured; and which ratios have changed since the last run."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.report import Ratio

LEAST_CHANGE = 0.15
"""Ratios of one machine move by so much from run to run even where nothing was changed."""


@dataclass(frozen=True)
class Budget:
    """`limit` of every ratio or figure whose name begins with `of`; `words` and `unit` for people."""

    words: str
    of: str
    limit: float
    unit: str = "×"


BUDGETS = (
    Budget("rerun of any page, against the floor's", "rerun: ", 2.0),
    Budget("page switch, against the floor's", "switch: ", 2.5),
    Budget("warm load, against the floor's", "warm: ", 1.7),
    Budget("map recolour without remount, against the floor's rerun", "recolour: ", 2.5),
    Budget("server's cold start to the first page, against the empty app's", "cold start", 2.0),
    Budget("the same pages on national data, against 41 afdelinger", "national: ", 1.3),
    Budget("memory of one more session", "memory per session", 3.0, " MB"),
    Budget("peak memory, against an empty app with the same packages", "peak memory", 1.5),
)


@dataclass(frozen=True)
class Verdict:
    """One budget: how many of its figures keep it, and the largest of them."""

    budget: Budget
    kept: int
    of: int
    worst: str
    measured: Ratio

    @property
    def met(self) -> bool:
        """All figures are within the limit."""
        return self.kept == self.of


@dataclass(frozen=True)
class Change:
    """One ratio that is no longer what it was, by more than both runs' noise."""

    name: str
    before: Ratio
    now: Ratio


def verdicts(ratios: Mapping[str, Ratio]) -> list[Verdict]:
    """Of each budget that something was measured for."""
    found = []
    for budget in BUDGETS:
        own = {name: one for name, one in ratios.items() if name.startswith(budget.of)}
        if own:
            worst = max(own, key=lambda name: own[name].value)
            kept = sum(one.value <= budget.limit for one in own.values())
            found.append(Verdict(budget, kept, len(own), worst, own[worst]))
    return found


def changes(before: Mapping[str, Ratio], now: Mapping[str, Ratio]) -> list[Change]:
    """Ratios that changed by more than noise, slower ones first; what only one run has is not among them."""
    found = [
        Change(name, before[name], now[name])
        for name in now.keys() & before.keys()
        if _has_changed(before[name], now[name])
    ]
    return sorted(found, key=lambda change: change.before.value / change.now.value)


def budget_table(found: Sequence[Verdict]) -> str:
    """Markdown: budget, measured, met or missed by how much."""
    rows = "\n".join(
        f"| {one.budget.words} | {one.budget.limit:g}{one.budget.unit} | {one.measured.value:.2f}{one.budget.unit} "
        f"({_subject(one)}) | {_outcome(one)} |"
        for one in found
    )
    return f"| budget | at most | measured, at worst | |\n|---|---|---|---|\n{rows}\n"


def changes_words(found: Sequence[Change], since: str) -> str:
    """What is slower or faster than in the run before, or that nothing is."""
    if not found:
        return f"Since {since} no ratio has changed by more than its noise.\n"
    rows = "\n".join(
        f"| {one.name} | {one.before.value:.2f} | {one.now.value:.2f} | "
        f"{'slower' if one.now.value > one.before.value else 'faster'} |"
        for one in found
    )
    return (
        f"Ratios that have changed since {since} by more than their noise:\n\n"
        f"| ratio | before | now | |\n|---|---|---|---|\n{rows}\n"
    )


def _has_changed(before: Ratio, now: Ratio) -> bool:
    if min(before.value, now.value) <= 0:
        return before.value != now.value
    return abs(math.log(now.value / before.value)) > max(
        math.hypot(before.noise, now.noise), math.log(1 + LEAST_CHANGE)
    )


def _subject(one: Verdict) -> str:
    name = one.worst.removeprefix(one.budget.of).strip(" :") or "the default plan"
    return f"{name}; {one.kept} of {one.of} within" if one.of > 1 else name


def _outcome(one: Verdict) -> str:
    share = one.measured.value / one.budget.limit
    return "met" if one.met else f"missed by {100 * (share - 1):.0f} %"
