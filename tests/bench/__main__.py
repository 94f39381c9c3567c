"""`make bench`: what the program costs, measured in one run against an empty Streamlit app and bare libraries.

`python -m tests.bench --dele sider,spoergsmaal` measures some parts and lets the others stand as they were measured;
`--antal 5 --skriv-ikke` tries it out.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import kept
from tests.bench.parts import PARTS, Workshop, plain
from tests.browser.chrome import launch

TIMES = 20


def machine(load: float) -> dict[str, object]:
    """What the times depend on; `load` is the machine's one-minute load before anything was started."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        chromium = browser.version
        browser.close()
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "cores": os.cpu_count(),
        "memory GB": round(pages * size / 1e9),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Chromium": chromium,
        "load before": f"{load:.1f}",
    }


def measure(names: list[str], times: int, load: float) -> dict[str, dict[str, object]]:
    """The named parts, in the order of PARTS; minutes are told on the way."""
    date = datetime.now(UTC).date().isoformat()
    found: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as name:
        shop = Workshop(Path(name), times)
        for part in (each for each in PARTS if each in names):
            print(f"{part} ...", file=sys.stderr)
            started = time.perf_counter()
            found[part] = plain(PARTS[part](shop), date, load)
            print(f"{part}: {(time.perf_counter() - started) / 60:.1f} min", file=sys.stderr)
    return found


def main() -> None:
    """Measure, print, and write docs/benchmarks.*, the picture of growth and the table of the README."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--dele", default=",".join(PARTS), help="parts, with comma between")
    parser.add_argument("--antal", type=int, default=TIMES, help="how often each page is measured")
    parser.add_argument("--skriv-ikke", action="store_true", help="print only")
    asked = parser.parse_args()
    names = asked.dele.split(",")
    if unknown := set(names) - PARTS.keys():
        parser.error(f"unknown parts: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    load = os.getloadavg()[0]
    facts = machine(load)
    measured = measure(names, asked.antal, load)
    before = kept.read()
    now = kept.with_run(before, measured, facts, datetime.now(UTC).date().isoformat())
    if not asked.skriv_ikke:
        kept.write(now, before, list(PARTS))
    print(kept.words(now, before, list(PARTS)))


if __name__ == "__main__":
    main()
