"""Every page at three sizes of data, over the websocket: from the click to the end of the run, without the drawing.

The same plan is shown, so a page should cost the same whatever else the file holds. Three servers stand side by side
and take turns, so that what else the machine does hits them alike.
"""

import asyncio
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lib.ui.navigation import PAGES
from tests.bench.growth import Growth, growth_table
from tests.bench.pages import served
from tests.bench.report import Ratio, Timing, timing
from tests.bench.sizes import SIZES, Sized, house_environment
from tests.soak.streamlit_session import StreamlitSession
from tests.soak.widgets import chosen

TIMES = 20
SWITCH = "kun_rigtige"
"""The switch of the page frame, as the reruns in Chromium use it."""
REST_S = 30.0
"""A page that is slower than this for all its reruns is asked fewer times, at least three."""
LEAST = 3


@dataclass(frozen=True)
class SizedPage:
    """One page at every size: reruns, and its first load in a server that has not shown it before (one time)."""

    rerun: Growth
    first: Growth


def measure_sized_pages(found: Sequence[Sized], folder: Path) -> list[SizedPage]:
    """All pages; a house that is ended leaves its log in `folder`."""
    with ExitStack() as stack:
        urls = [
            stack.enter_context(served(house_environment(sized), folder / f"sized-{place}.log")).url
            for place, sized in enumerate(found)
        ]
        pages = asyncio.run(_around(urls, tuple(sized.rows for sized in found)))
    print("  pages at sizes", file=sys.stderr)
    return pages


async def _around(urls: Sequence[str], rows: tuple[int, ...]) -> list[SizedPage]:
    tabs = [StreamlitSession(url) for url in urls]
    for tab in tabs:
        await tab.open("indstilling")
    pages = []
    for entry in PAGES:
        firsts = [timing([1000 * (await tab.go_to(entry.url_path)).seconds]) for tab in tabs]
        again = await _reruns(tabs)
        pages.append(SizedPage(Growth(entry.title, rows, again), Growth(entry.title, rows, tuple(firsts))))
    for tab in tabs:
        await tab.drop()
    return pages


async def _reruns(tabs: Sequence[StreamlitSession]) -> tuple[Timing, ...]:
    times: list[list[float]] = [[] for _ in tabs]
    on = False
    began = time.monotonic()
    for turn in range(TIMES + 2):
        if turn >= LEAST + 2 and time.monotonic() - began > REST_S:
            break
        on = not on
        for own, tab in zip(times, tabs, strict=True):
            widget = tab.by_key(SWITCH)
            assert widget is not None
            own.append(1000 * (await tab.change(chosen(widget, on))).seconds)
    # The first two fill what is remembered for each position of the switch.
    return tuple(timing(own[2:]) for own in times)


def text(pages: Sequence[SizedPage]) -> str:
    """The section of docs/benchmarks.md."""
    sizes = list(SIZES)
    return (
        "\n## Pages by size\n\nThe same plan on the same screen while the file grows; over the websocket, from the "
        f"click to the end of the run. Reruns (n = {max(page.rerun.timings[0].n for page in pages)} at most):\n\n"
        + growth_table([page.rerun for page in pages], sizes, "page")
        + "\nThe first load of each page in a server that has not shown it (once):\n\n"
        + growth_table([page.first for page in pages], sizes, "page")
    )


def ratios(pages: Sequence[SizedPage]) -> Mapping[str, Ratio]:
    """National against 41 afdelinger, by name."""
    return {f"national: {page.rerun.name}": page.rerun.largest for page in pages}


def as_json(pages: Sequence[SizedPage]) -> list[dict[str, Any]]:
    """The same as plain values."""
    return [
        asdict(page)
        | {"exponents": {"rerun": round(page.rerun.exponent, 3), "first": round(page.first.exponent, 3)}}
        for page in pages
    ]
