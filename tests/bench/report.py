"""What was measured, as numbers, a table and a text. No clock and no browser in here."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

FLOOR = "tom Streamlit-app (floor)"


@dataclass(frozen=True)
class Timing:
    """Median and 95th percentile of `n` times in milliseconds."""

    n: int
    p50: float
    p95: float


@dataclass(frozen=True)
class PageTimes:
    """One page: load with an empty cache, load with a filled one, rerun by a switch."""

    name: str
    cold: Timing
    warm: Timing
    rerun: Timing


def percentile(times: Sequence[float], pct: float) -> float:
    """The nearest-rank percentile, `pct` in 0-100: a time that was really measured."""
    ordered = sorted(times)
    return ordered[max(0, math.ceil(pct / 100 * len(ordered)) - 1)]


def timing(times: Sequence[float]) -> Timing:
    """Summary of times in milliseconds."""
    return Timing(len(times), round(percentile(times, 50)), round(percentile(times, 95)))


def table(floor: PageTimes, pages: Sequence[PageTimes]) -> str:
    """Markdown: a row per page, milliseconds p50 / p95 and the ratio of p50 to the floor."""
    head = "| page | cold load ms | warm load ms | rerun ms |\n|---|---|---|---|"
    return "\n".join([head, *(_row(page, floor) for page in (floor, *pages))])


def _row(page: PageTimes, floor: PageTimes) -> str:
    pairs = ((page.cold, floor.cold), (page.warm, floor.warm), (page.rerun, floor.rerun))
    return f"| {page.name} | " + " | ".join(_cell(own, base) for own, base in pairs) + " |"


def _cell(own: Timing, base: Timing) -> str:
    times = f"{own.p50:.0f} / {own.p95:.0f}"
    return times if own is base else f"{times} ({own.p50 / base.p50:.1f}×)"


def text(results: dict[str, object], times_table: str) -> str:
    """The whole of docs/benchmarks.md but its title."""
    machine = ", ".join(f"{name} {value}" for name, value in dict(results["machine"]).items())
    builds = "\n".join(
        f"| {name} | {timing['p50']:.0f} / {timing['p95']:.0f} | {timing['n']} |"
        for name, timing in dict(results["builds"]).items()
    )
    counts = results["counts"]
    return (
        f"Measured {results['date']} by `make bench` in one run: {machine}. "
        "Server and browser share the cores.\n\n"
        f"{times_table}\n\n"
        "p50 / p95 in ms, in brackets p50 against the empty app in the same run. "
        f"Cold: a new browser profile (n = {counts['cold']}). Warm: a filled cache (n = {counts['warm']}). "
        f"Rerun: the switch of the page frame (n = {counts['rerun']}). "
        "Each time ends at the last change of the DOM, the map's frame included.\n\n"
        f"| warehouse | ms p50 / p95 | n |\n|---|---|---|\n{builds}\n"
    )


def as_json(pages: Sequence[PageTimes]) -> list[dict[str, object]]:
    """The same as plain values."""
    return [asdict(page) for page in pages]
