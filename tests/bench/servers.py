"""What a server costs: its cold start to the first page, memory, and memory for each more session."""

import asyncio
import json
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from lib.ui.navigation import PAGES
from tests.bench.measure import load_ms, measured_page
from tests.bench.pages import HERE, served
from tests.bench.report import Ratio, Timing, ratio, timing
from tests.bench.told import told
from tests.soak.streamlit_session import StreamlitSession
from tests.soak.watched import resident_mb
from tests.soak.widgets import chosen

STARTS = 5
SESSIONS = 30
OURS = ("lib", "pages", "tests", "app", "server", "__main__", "sitecustomize")


@dataclass(frozen=True)
class Memory:
    """MB of one server: at most until one session had seen every page twice, and for each of SESSIONS more."""

    peak_mb: float
    per_session_mb: float


@dataclass(frozen=True)
class Servers:
    """Ours against the empty app; `same_mb`: the peak of an empty app that imports the same packages (`modules`)."""

    start: Timing
    empty_start: Timing
    ours: Memory
    empty: Memory
    same_mb: float
    modules: int


def measure_starts(environment: Mapping[str, str], folder: Path, browser: Browser) -> tuple[Timing, Timing]:
    """Ours and the empty app, in turn."""
    starts: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * STARTS):
        is_empty = turn % 2 == 0
        starts[is_empty].append(_start_ms(environment, folder / f"start-{turn}.log", browser, is_empty))
    return timing(starts[False]), timing(starts[True])


def measure_servers(environment: Mapping[str, str], folder: Path, starts: tuple[Timing, Timing]) -> Servers:
    """Memory, beside the `starts` that were measured before: Playwright and this each want an event loop."""
    said = folder / "modules.json"
    telling = {"PYTHONPATH": str(HERE / "telling"), "BENCH_MODULES": str(said)}
    with served({**environment, **telling}, folder / "memory.log") as app:
        ours = asyncio.run(_memory(app.url, app.pid, [entry.url_path for entry in PAGES]))
        modules = _modules_of(app.pid, said)
    with served({}, folder / "empty-memory.log", HERE / "empty_app.py") as app:
        empty = asyncio.run(_memory(app.url, app.pid, [""]))
    same = folder / "same.json"
    same.write_text(json.dumps(modules), encoding="utf-8")
    with served({"BENCH_SAME": str(same)}, folder / "same.log", HERE / "same_packages.py") as app:
        asyncio.run(_visit(StreamlitSession(app.url), [""]))
        same_mb = peak_mb(app.pid)
    print("  servers", file=sys.stderr)
    return Servers(*starts, ours, empty, round(same_mb, 1), len(modules))


def _modules_of(pid: int, said: Path) -> list[str]:
    """What the server has imported that is neither ours nor Python's own."""
    return [name for name in told(pid, signal.SIGUSR1, said) if not _is_ours(name)]


def peak_mb(pid: int) -> float:
    """The most resident memory that a process has had, in MB."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return 1024 * int(lines["VmHWM"].split()[0]) / 1e6


def _start_ms(environment: Mapping[str, str], log: Path, browser: Browser, is_empty: bool) -> float:
    """From the start of the process until its first page is at rest, in a browser that has not seen it."""
    page = measured_page(browser)
    began = time.perf_counter()
    with served({} if is_empty else environment, log, HERE / "empty_app.py" if is_empty else None) as app:
        started = time.perf_counter() - began
        took = load_ms(page, app.url)
        page.context.close()
    return 1000 * started + took


async def _memory(url: str, pid: int, pages: Sequence[str]) -> Memory:
    first = StreamlitSession(url)
    await _visit(first, [*pages, *pages])
    peak, before = peak_mb(pid), resident_mb(pid)
    more = [StreamlitSession(url) for _ in range(SESSIONS)]
    for place, tab in enumerate(more):
        await _visit(tab, [pages[place % len(pages)]], stay=True)
    per = (resident_mb(pid) - before) / SESSIONS
    for tab in more:
        await tab.drop()
    return Memory(round(peak, 1), round(per, 2))


async def _visit(tab: StreamlitSession, pages: Sequence[str], stay: bool = False) -> None:
    """Opens the pages one after the other and turns the first switch of each."""
    for place, page in enumerate(pages):
        await (tab.go_to(page) if place else tab.open(page))
        switch = next(widget for widget in tab.changeable() if widget.kind == "checkbox")
        await tab.change(chosen(switch, value=True))
    if not stay:
        await tab.drop()


def _is_ours(module: str) -> bool:
    return module.split(".")[0] in OURS or module.split(".")[0] in sys.stdlib_module_names


def ratios(found: Servers) -> dict[str, Ratio]:
    """By the names of the budgets; memory per session is MB, not a ratio."""
    return {
        "cold start": ratio(found.start, found.empty_start),
        "memory per session": Ratio(found.ours.per_session_mb),
        "peak memory": Ratio(round(found.ours.peak_mb / found.same_mb, 3)),
    }


def text(found: Servers) -> str:
    """The section of docs/benchmarks.md."""
    return (
        "\n## The server\n\n"
        f"Cold start to the first page at rest (n = {found.start.n} each, a new browser profile): "
        f"{found.start.p50:.0f} ms, the empty app {found.empty_start.p50:.0f} ms.\n\n"
        "| MB of memory | ours | empty app | empty app with the same packages |\n|---|---|---|---|\n"
        f"| peak, after every page twice | {found.ours.peak_mb:.0f} | {found.empty.peak_mb:.0f} | {found.same_mb:.0f} "
        f"({found.modules} modules) |\n"
        f"| each of {SESSIONS} more sessions | {found.ours.per_session_mb:.2f} | "
        f"{found.empty.per_session_mb:.2f} | – |\n"
    )


def as_json(found: Servers) -> dict[str, Any]:
    """The same as plain values."""
    return asdict(found)
