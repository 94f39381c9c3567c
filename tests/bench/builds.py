"""`python -m lib build` measured: the first of a machine, with known masks, and where all is current."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from tests.bench.national import ROOT
from tests.bench.report import Ratio, Timing, ratio, timing

BUILDS = 3
IMPORT_ALONE = "import lib.cli.main, lib.warehouse.build, lib.ingest.plan_reader"


def build_ms(environment: Mapping[str, str]) -> float:
    """One `python -m lib build`, Python's own start included."""
    return _run_ms(["-m", "lib", "build"], environment)


def house_at(folder: Path, masks: Path | None = None) -> dict[str, str]:
    """An environment with a warehouse and a state of its own; `masks` keeps what is solved between builds (None: where
    the program itself keeps it)."""
    return {
        "ZONEKOMPAS_WAREHOUSE": str(folder / "warehouse"),
        "ZONEKOMPAS_RAW": str(folder / "raw"),
        **({} if masks is None else {"ZONEKOMPAS_MASKS": str(masks)}),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{folder / 'state.sqlite'}",
        "ZONEKOMPAS_DATATRAEK": str(folder / "datatraek"),
    }


def build_house(folder: Path) -> None:
    """A house as the other parts want it."""
    folder.mkdir(exist_ok=True)
    build_ms(house_at(folder))


def measure_builds(folder: Path, house: Path) -> dict[str, Timing]:
    """The first build of a machine goes into `house` and solves every mask; and what Python takes to import alone."""
    masks = folder / "masks"
    houses = [folder / f"built-{number}" for number in range(BUILDS)]
    for each in (house, *houses):
        each.mkdir()
    first = build_ms(house_at(house, masks))
    cold = [build_ms(house_at(each, masks)) for each in houses]
    current = [build_ms(house_at(each, masks)) for each in houses]
    return {
        "first build, masks solved": timing([first]),
        "build, masks known": timing(cold),
        "build when current": timing(current),
        "Python and imports alone": timing([_run_ms(["-c", IMPORT_ALONE], {}) for _ in range(BUILDS)]),
    }


def _run_ms(arguments: list[str], environment: Mapping[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return 1000 * (time.perf_counter() - started)


def ratios(found: Mapping[str, Timing]) -> dict[str, Ratio]:
    """Each against Python's own imports."""
    *builds, alone = found
    return {f"build: {name}": ratio(found[name], found[alone]) for name in builds}


def text(found: Mapping[str, Timing]) -> str:
    """The section of docs/benchmarks.md."""
    rows = "\n".join(
        f"| {name} | {each.p50:.0f} / {each.p95:.0f} | {each.n} |" for name, each in found.items()
    )
    return f"\n## Builds\n\n| warehouse | ms p50 / p95 | n |\n|---|---|---|\n{rows}\n"


def as_json(found: Mapping[str, Timing]) -> dict[str, object]:
    """The same as plain values."""
    return {name: asdict(each) for name, each in found.items()}
