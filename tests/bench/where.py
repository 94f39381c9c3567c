"""Where the time of a rerun goes, page by page: what the profiles of browser and server say is left."""

import signal
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from lib.ui.navigation import PAGES
from tests.bench.measure import CLICK_SWITCH, after, load_ms, measured_page
from tests.bench.pages import served
from tests.bench.report import FLOOR, percentile
from tests.bench.told import told
from tests.browser.app_server import AppServer

HERE = Path(__file__).parent
TIMES = 10
MOST_NAMED = 4
EVERY_US = 500
LAST_MESSAGE = "() => window.lastMessage"
COUNTS = """
() => ({charts: document.querySelectorAll('[data-testid="stVegaLiteChart"]').length,
        elements: document.querySelectorAll('[data-testid="stElementContainer"]').length})
"""
SCRIPTS = {
    "embed": "Vega",
    "index": "Streamlit",
    "react-dom": "React",
    "protobuf": "messages read",
    "recordbatch": "tables read",
    "serialization": "tables read",
    "arrowFormatUtils": "tables read",
    "DataFrame": "tables drawn",
    "lib": "HTML made safe",
    "StreamlitMarkdown": "Markdown",
    "leaflet": "map",
}
"""The beginning of a script's file name -> whose work it is; other scripts are Streamlit's too, in many small files."""
NATIVE = {"(program)": "style, layout, paint", "(garbage collector)": "garbage"}
IDLE = "(idle)"


@dataclass(frozen=True)
class Where:
    """One page's reruns. Milliseconds of one rerun: `whole` from click to rest, `answered` from the click to the
    server's last word (medians); `browser` and `server` by whose work it is (means, of one core)."""

    name: str
    whole: float
    answered: float
    browser: Mapping[str, float]
    server: Mapping[str, float]
    charts: int
    elements: int


def measure_where(environment: Mapping[str, str], folder: Path, browser: Browser) -> list[Where]:
    """The empty app and every page."""
    samples = folder / "samples.json"
    watched = {"BENCH_SAMPLES": str(samples), "PYTHONPATH": str(HERE / "sampling")}
    with served(watched, folder / "where-empty.log", HERE / "empty_app.py") as empty:
        found = [_where(browser, empty, FLOOR, "", samples)]
    with served({**environment, **watched}, folder / "where.log") as app:
        for entry in PAGES:
            found.append(_where(browser, app, entry.title, f"/{entry.url_path}", samples))
            print(f"  {entry.title}", file=sys.stderr)
    return found


def _where(browser: Browser, server: AppServer, name: str, path: str, samples: Path) -> Where:
    page = measured_page(browser)
    load_ms(page, server.url + path)
    # Once for each position of the switch: what is worked out once is not what a rerun costs.
    for _ in range(2):
        after(page, CLICK_SWITCH)
    counted = page.evaluate(COUNTS)
    told(server.pid, signal.SIGUSR2, samples)
    session = profiling(page)
    whole, answered = [], []
    for _ in range(TIMES):
        took = after(page, CLICK_SWITCH)
        whole.append(took)
        answered.append(took - (page.evaluate("() => window.lastChange") - page.evaluate(LAST_MESSAGE)))
    profile = session.send("Profiler.stop")["profile"]
    looks: Mapping[str, int] = told(server.pid, signal.SIGUSR2, samples)
    page.context.close()
    return Where(
        name,
        percentile(whole, 50),
        percentile(answered, 50),
        {work: round(each / TIMES, 1) for work, each in browser_ms(profile).items()},
        {whose: round(2 * each / TIMES, 1) for whose, each in looks.items()},
        **counted,
    )


def profiling(page: Page) -> CDPSession:
    """Chromium's own sampling profiler, begun."""
    session = page.context.new_cdp_session(page)
    session.send("Profiler.enable")
    session.send("Profiler.setSamplingInterval", {"interval": EVERY_US})
    session.send("Profiler.start")
    return session


def browser_ms(profile: Mapping[str, Any]) -> Counter[str]:
    """Milliseconds of a profile by whose work it is, the idle ones left out."""
    nodes = {node["id"]: node["callFrame"] for node in profile["nodes"]}
    found: Counter[str] = Counter()
    for node, delta in zip(profile["samples"], profile["timeDeltas"], strict=True):
        if nodes[node]["functionName"] != IDLE:
            found[whose_script(nodes[node])] += delta / 1000
    return found


def whose_script(frame: Mapping[str, str]) -> str:
    """Whose work a function of the browser is."""
    if frame["functionName"] in NATIVE:
        return NATIVE[frame["functionName"]]
    file = frame["url"].rpartition("/")[2].partition(".")[0]
    return SCRIPTS.get(file, "Streamlit" if frame["url"] else "the browser's own")


def text(found: Sequence[Where]) -> str:
    """The section of docs/benchmarks.md."""
    rows = "\n".join(
        f"| {one.name} | {one.whole:.0f} | {one.answered:.0f} | {_named(one.server)} | {_named(one.browser)} "
        f"| {one.charts} | {one.elements} |"
        for one in found
    )
    return (
        "\n## Where a rerun's time goes\n\nWhat the profiles say is left, page by page: milliseconds of one rerun by "
        f"the switch (n = {TIMES}), with both profilers running, so all is somewhat slower than above. *Answered*: "
        "until the server's last word. Server and browser work at the same time for a part of it.\n\n"
        "| page | rerun | answered | server's scripts | browser | charts | elements |\n|---|---|---|---|---|---|---|\n"
        f"{rows}\n"
    )


def _named(parts: Mapping[str, float]) -> str:
    """The largest parts and the rest."""
    ordered = sorted(parts.items(), key=lambda part: -part[1])
    rest = sum(each for _, each in ordered[MOST_NAMED:])
    named = [f"{name} {each:.0f}" for name, each in ordered[:MOST_NAMED] if each >= 1]
    return ", ".join([*named, *([f"other {rest:.0f}"] if rest >= 1 else [])]) or "–"


def as_json(found: Sequence[Where]) -> list[dict[str, Any]]:
    """The same as plain values."""
    return [asdict(one) for one in found]
