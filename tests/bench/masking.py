"""Disclosure control measured: exact against heuristic on the plan, and the heuristic at national size."""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from lib.domain.disclosure import (
    DisclosureTable,
    Mask,
    exact_mask,
    heuristic_mask,
    information_loss,
    make_table,
)
from lib.ingest.plan_reader import read_plan
from lib.settings import read_settings
from lib.warehouse.compose import measure
from lib.warehouse.masking.tasks import masking_tasks
from lib.warehouse.observations import shown_afdelinger

NATIONAL_AFDELINGER, NATIONAL_INDICATORS, AFDELINGER_A_PLAN, ZONES_A_PLAN = 7500, 20, 41, 4
EXACT_UP_TO = 250
EVERY = 3
"""Of the plan's tables every third is solved both ways: all of them take three times as long and say the same."""


@dataclass(frozen=True)
class MethodResult:
    """One method on all tables: seconds in all and the information that it hid (loss)."""

    method: str
    seconds: float
    loss: float


def plan_tables() -> list[DisclosureTable]:
    """Every third table that `build` masks for the default plan."""
    settings = read_settings()
    plan = read_plan(settings.plan_folder, settings.geo_file)
    measured = measure(plan)
    tasks = masking_tasks(plan, measured.observed, measured.rolled, shown_afdelinger(plan.tables))
    return [task.table for task in tasks if task.table.leaf_count <= EXACT_UP_TO][::EVERY]


def compare_methods(tables: Sequence[DisclosureTable]) -> list[MethodResult]:
    """Exact (proven optimum) and heuristic on the same tables, one after the other, one core."""
    return [
        _run("eksakt", tables, lambda table: exact_mask(table).mask),
        _run("heuristik", tables, heuristic_mask),
    ]


def national_seconds() -> tuple[float, float]:
    """Wall seconds on all cores for 20 indicators of 7.500 afdelinger in one system, and the slowest indicator."""
    started = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        each = list(pool.map(_national_indicator, range(NATIONAL_INDICATORS)))
    return time.perf_counter() - started, max(each)


def text(methods: Sequence[MethodResult], tables: int, national: tuple[float, float]) -> str:
    """The section of docs/benchmarks.md."""
    optimum = methods[0].loss
    rows = "\n".join(
        f"| {one.method} | {one.seconds:.1f} | {one.loss:.1f} | {100 * (one.loss / optimum - 1):+.2f} % |"
        for one in methods
    )
    return (
        f"\n## Disclosure control\n\n{tables} tables of the default plan (one core):\n\n"
        f"| method | seconds | information lost | against the optimum |\n|---|---|---|---|\n{rows}\n\n"
        f"National size, {NATIONAL_AFDELINGER} afdelinger x {NATIONAL_INDICATORS} indicators by the heuristic, each "
        f"indicator one system of sums up to the country: {national[0]:.0f} s on {os.cpu_count()} cores, the slowest "
        f"indicator {national[1]:.1f} s.\n"
    )


def _run(
    name: str, tables: Sequence[DisclosureTable], solve: Callable[[DisclosureTable], Mask]
) -> MethodResult:
    started = time.perf_counter()
    masks = [solve(table) for table in tables]
    seconds = time.perf_counter() - started
    loss = sum(information_loss(table, mask).weight for table, mask in zip(tables, masks, strict=True))
    return MethodResult(name, seconds, loss)


def _national_indicator(seed: int) -> float:
    table = _national_table(seed)
    started = time.perf_counter()
    heuristic_mask(table)
    return time.perf_counter() - started


def _national_table(seed: int) -> DisclosureTable:
    """Plans of 41 afdelinger in four zones each, and the country; the indicator may be rare or common."""
    rng = np.random.default_rng(seed)
    residents = 20 + rng.lognormal(np.log(190), 0.5, NATIONAL_AFDELINGER).astype(int)
    in_age = rng.binomial(residents, rng.choice([0.12, 0.3, 0.7, 1.0]))
    share = np.clip(rng.normal(rng.choice([0.02, 0.1, 0.35, 0.9]), 0.05, NATIONAL_AFDELINGER), 0.005, 0.98)
    counts = rng.binomial(in_age, share).astype(float)
    names = [f"a{place}" for place in range(NATIONAL_AFDELINGER)]
    sums: dict[str, list[str]] = {"land": names}
    for place, name in enumerate(names):
        plan = place // AFDELINGER_A_PLAN
        sums.setdefault(f"plan{plan}", []).append(name)
        sums.setdefault(f"plan{plan} zone{place % ZONES_A_PLAN}", []).append(name)
    return make_table(
        dict(zip(names, counts.tolist(), strict=True)),
        dict(zip(names, in_age.astype(float).tolist(), strict=True)),
        sums,
        never_published=frozenset(names[place] for place in np.flatnonzero(residents < 100)),
    )
