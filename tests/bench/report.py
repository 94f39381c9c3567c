"""What was measured, as numbers and ratios. No clock and no browser in here."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

FLOOR = "tom Streamlit-app (floor)"
KINDS = {
    "cold": "cold load",
    "warm": "warm load",
    "rerun": "rerun",
    "switch": "page switch",
    "recolour": "map recolour",
    "click": "map click",
}
FLOOR_OF = {"recolour": "rerun", "click": "rerun"}
"""What the floor has no word for is held against its rerun."""
Z = 1.96


@dataclass(frozen=True)
class Timing:
    """Median and 95th percentile of `n` times in milliseconds. `spread`: half the width of the median's own 95 %
    interval, as a share of the median: how far another run of the same would easily come out."""

    n: int
    p50: float
    p95: float
    spread: float = 0.0


@dataclass(frozen=True)
class Ratio:
    """One time against another of the same run. `noise`: as Timing's spread, of both together."""

    value: float
    noise: float = 0.0


@dataclass(frozen=True)
class Action:
    """One thing that a user does: how long it takes, bytes that the browser receives, and milliseconds of the server's
    processor."""

    timing: Timing
    received: int = 0
    cpu_ms: float = 0.0


@dataclass(frozen=True)
class PageFigures:
    """One page and what can be done with it, by KINDS."""

    name: str
    actions: Mapping[str, Action] = field(default_factory=dict)


def percentile(times: Sequence[float], pct: float) -> float:
    """The nearest-rank percentile, `pct` in 0-100: a time that was really measured."""
    ordered = sorted(times)
    return ordered[max(0, math.ceil(pct / 100 * len(ordered)) - 1)]


def timing(times: Sequence[float]) -> Timing:
    """Summary of times in milliseconds."""
    p50 = percentile(times, 50)
    return Timing(len(times), _digits(p50), _digits(percentile(times, 95)), _spread(sorted(times), p50))


def ratio(own: Timing, base: Timing) -> Ratio:
    """p50 against p50."""
    return Ratio(round(own.p50 / base.p50, 3), round(math.hypot(own.spread, base.spread), 3))


def page_ratios(floor: PageFigures, pages: Iterable[PageFigures]) -> dict[str, Ratio]:
    """'rerun: Overblik' -> its ratio to the floor, for all pages and kinds."""
    return {
        f"{kind}: {page.name}": ratio(action.timing, floor.actions[FLOOR_OF.get(kind, kind)].timing)
        for page in pages
        for kind, action in page.actions.items()
    }


def table(floor: PageFigures, pages: Sequence[PageFigures]) -> str:
    """Markdown: a row per page, milliseconds p50 / p95 and the ratio of p50 to the floor."""
    kinds = [kind for kind in KINDS if kind in floor.actions]
    head = f"| page | {' | '.join(f'{KINDS[kind]} ms' for kind in kinds)} |\n|---{'|---' * len(kinds)}|"
    rows = (
        f"| {page.name} | " + " | ".join(_cell(page, floor, kind) for kind in kinds) + " |"
        for page in (floor, *pages)
    )
    return "\n".join([head, *rows])


def on_the_map(floor: PageFigures, pages: Sequence[PageFigures]) -> str:
    """Sentences on what is done on maps; empty where nothing is."""
    said = [
        f"{page.name}, {KINDS[kind]}: {_cell(page, floor, kind)} ms (n = {page.actions[kind].timing.n}), "
        f"{page.actions[kind].received / 1000:.0f} kB, {page.actions[kind].cpu_ms:.0f} ms of the server's processor."
        for page in pages
        for kind in FLOOR_OF
        if kind in page.actions
    ]
    return "".join(f"{one}\n" for one in said)


def wire_table(pages: Sequence[PageFigures]) -> str:
    """Markdown: what each action costs in bytes received and in milliseconds of the server's processor."""
    kinds = [kind for kind in ("cold", "warm", "rerun", "switch") if kind in pages[0].actions]
    head = f"| page | {' | '.join(KINDS[kind] for kind in kinds)} |\n|---{'|---' * len(kinds)}|"
    rows = (f"| {page.name} | " + " | ".join(_cost(page, kind) for kind in kinds) + " |" for page in pages)
    return "\n".join([head, *rows])


def as_json(pages: Iterable[PageFigures]) -> list[dict[str, Any]]:
    """The same as plain values."""
    return [asdict(page) for page in pages]


def _cell(page: PageFigures, floor: PageFigures, kind: str) -> str:
    if kind not in page.actions:
        return "–"
    own, base = page.actions[kind].timing, floor.actions[FLOOR_OF.get(kind, kind)].timing
    times = f"{own.p50:.0f} / {own.p95:.0f}"
    return times if page is floor else f"{times} ({own.p50 / base.p50:.1f}×)"


def _cost(page: PageFigures, kind: str) -> str:
    if kind not in page.actions:
        return "–"
    return f"{page.actions[kind].received / 1000:.0f} kB, {page.actions[kind].cpu_ms:.0f} ms"


def _digits(value: float) -> float:
    """Whole milliseconds, and for short times so many decimals that three digits are left."""
    return round(value, max(0, 2 - math.floor(math.log10(value)))) if 0 < value < 100 else round(value)


def _spread(ordered: Sequence[float], p50: float) -> float:
    """From order statistics: the ranks between which the true median lies in 95 of 100 runs."""
    count = len(ordered)
    if count < 2 or p50 <= 0:
        return 0.0
    reach = Z * math.sqrt(count) / 2
    low, high = max(0, math.floor(count / 2 - reach)), min(count - 1, math.ceil(count / 2 + reach))
    return round((ordered[high] - ordered[low]) / 2 / p50, 3)
