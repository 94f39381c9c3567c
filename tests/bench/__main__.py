"""`make bench`: builds, loads and reruns, measured in one run against an empty Streamlit app."""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from lib.ui.navigation import PAGES
from tests.bench.measure import cold_loads, warm_loads_and_reruns
from tests.bench.report import FLOOR, PageTimes, Timing, as_json, table, text, timing
from tests.browser.app_server import AppServer
from tests.browser.chrome import launch

ROOT = Path(__file__).resolve().parents[2]
COUNTS = {"cold": 5, "warm": 10, "rerun": 20, "build": 3}
README_TABLE = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)


def build_ms(environment: Mapping[str, str]) -> float:
    """One `python -m lib build`, Python's own start included."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "lib", "build"]
    subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL
    )
    return 1000 * (time.perf_counter() - started)


def house_at(folder: Path) -> dict[str, str]:
    """An environment with a warehouse and a state of its own."""
    return {
        "ZONEKOMPAS_WAREHOUSE": str(folder / "warehouse"),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{folder / 'state.sqlite'}",
    }


def measure_builds(folder: Path) -> dict[str, Timing]:
    """Builds of a missing warehouse, and of one that is current."""
    houses = [folder / f"house-{number}" for number in range(COUNTS["build"])]
    for house in houses:
        house.mkdir()
    cold = [build_ms(house_at(house)) for house in houses]
    current = [build_ms(house_at(house)) for house in houses]
    return {"cold build": timing(cold), "build when current": timing(current)}


def measure_page(browser: Browser, name: str, url: str) -> PageTimes:
    """One page; a first load that is not counted fills the server's own caches."""
    cold_loads(browser, url, 1)
    cold = cold_loads(browser, url, COUNTS["cold"])
    warm, rerun = warm_loads_and_reruns(browser, url, COUNTS["warm"], COUNTS["rerun"])
    print(f"  {name}", file=sys.stderr)
    return PageTimes(name, timing(cold), timing(warm), timing(rerun))


def measure_pages(folder: Path, browser: Browser) -> tuple[PageTimes, list[PageTimes]]:
    """The empty app, then every page of ours."""
    empty = AppServer({}, folder / "empty.log", Path(__file__).with_name("empty_app.py"))
    app = AppServer(house_at(folder / "house-0"), folder / "app.log")
    try:
        empty.start()
        app.start()
        floor = measure_page(browser, FLOOR, empty.url)
        return floor, [
            measure_page(browser, page.title, app.url + ("" if page.default else f"/{page.url_path}"))
            for page in PAGES
        ]
    finally:
        empty.stop()
        app.stop()


def machine(chromium: str, load: float) -> dict[str, object]:
    """What the times depend on; `load` is the machine's one-minute load before anything was started."""
    return {
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Chromium": chromium,
        "load before": f"{load:.1f}",
    }


def main() -> None:
    """Measure, print the table, write docs/benchmarks.* and the table of the README."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        builds = measure_builds(folder)
        browser = launch(playwright)
        floor, pages = measure_pages(folder, browser)
        facts = machine(browser.version, load)
        browser.close()
    results = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": facts,
        "counts": COUNTS,
        "builds": {name: asdict(found) for name, found in builds.items()},
        "pages": as_json([floor, *pages]),
    }
    publish(results, text(results, table(floor, pages)))


def publish(results: dict[str, object], words: str) -> None:
    """One text for the screen, docs/benchmarks.md and the README."""
    print(words)
    docs = ROOT / "docs"
    (docs / "benchmarks.json").write_text(
        json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    (docs / "benchmarks.md").write_text(f"# Benchmarks\n\n{words}", encoding="utf-8")
    readme = ROOT / "README.md"
    filled = README_TABLE.sub(lambda match: match[1] + words + match[2], readme.read_text(encoding="utf-8"))
    readme.write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
