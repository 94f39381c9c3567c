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
from tests.bench import importing, masking, proposal
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


def house_at(folder: Path, masks: Path) -> dict[str, str]:
    """An environment with a warehouse and a state of its own; `masks` keeps what is solved between builds."""
    return {
        "ZONEKOMPAS_WAREHOUSE": str(folder / "warehouse"),
        "ZONEKOMPAS_RAW": str(folder / "raw"),
        "ZONEKOMPAS_MASKS": str(masks),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{folder / 'state.sqlite'}",
    }


def measure_builds(folder: Path) -> dict[str, Timing]:
    """The first build of a machine (every mask is solved), builds with known masks, and of what is current."""
    masks = folder / "masks"
    houses = [folder / f"house-{number}" for number in range(COUNTS["build"] + 1)]
    for house in houses:
        house.mkdir()
    first = build_ms(house_at(houses[0], masks))
    cold = [build_ms(house_at(house, masks)) for house in houses[1:]]
    current = [build_ms(house_at(house, masks)) for house in houses[1:]]
    return {
        "first build, masks solved": timing([first]),
        "build, masks known": timing(cold),
        "build when current": timing(current),
    }


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
    app = AppServer(house_at(folder / "house-0", folder / "masks"), folder / "app.log")
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
    imports = importing.measure_imports()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        builds = measure_builds(folder)
        proposals = proposal.measure(folder / "house-0" / "warehouse")
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
        "imports": importing.as_json(imports),
        "proposal": proposal.as_json(*proposals),
    }
    tables = masking.plan_tables()
    mask_words = masking.text(masking.compare_methods(tables), len(tables), masking.national_seconds())
    publish(
        results,
        text(results, table(floor, pages)),
        importing.text(imports) + mask_words + proposal.text(*proposals),
    )


def publish(results: dict[str, object], words: str, more: str) -> None:
    """One text for the screen and docs/benchmarks.md; the README has the pages and builds of it."""
    print(words + more)
    docs = ROOT / "docs"
    (docs / "benchmarks.json").write_text(
        json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    (docs / "benchmarks.md").write_text(f"# Benchmarks\n\n{words}{more}", encoding="utf-8")
    readme = ROOT / "README.md"
    filled = README_TABLE.sub(lambda match: match[1] + words + match[2], readme.read_text(encoding="utf-8"))
    readme.write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
