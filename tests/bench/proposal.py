"""The proposal measured: on the plan's own data, on large made agreements, and against a second solver.

The second solver gets the very programme that ours has for its longest stage (dækning, the worst-off zone's best level
held), and its placement is checked by our rules. Whether two solvers agree is read from value and bound: the best there
is lies between the larger bound and the smaller value of the two.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.frames import agreement_from, needs_from, placement_from
from lib.domain.allocation.proposal.levels import level_rows
from lib.domain.allocation.proposal.programme import Programme, programme
from lib.domain.allocation.proposal.solve import propose
from lib.domain.allocation.proposal.stages import MISSING, MOVED, WORST_OFF
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import plan_terms
from lib.settings import read_settings
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse, open_public
from tests.bench.made_agreement import made_agreement
from tests.bench.model_file import Model, save
from tests.bench.report import Timing, timing

ROOT = Path(__file__).resolve().parents[2]
SECOND = ROOT / ".venv" / "bench" / "bin" / "python"
"""The second solver's environment; `make bench` makes it."""
SOLVES = 25
SIZES = ((50, 41), (200, 400))
SECONDS = 10.0
"""Time limit of one run of the solver, of which a proposal takes several; all of `make bench` has half an hour."""
SECOND_SECONDS = (5.0, 120.0)
"""The second solver may take as long as our whole proposal took, within these."""
SAME = 1e-4


@dataclass(frozen=True)
class Reached:
    """One solver on one programme: seconds, half-hours missing and their least (None where nothing was found), and the
    rules that its placement breaks."""

    solver: str
    seconds: float
    value: float | None
    bound: float
    broken: tuple[str, ...] = ()

    @property
    def gap(self) -> float | None:
        """Percent of the value that the best may be under it."""
        if self.value is None:
            return None
        return 100 * (self.value - self.bound) / self.value if self.value else 0.0


@dataclass(frozen=True)
class Sized:
    """One agreement: its size, what the proposal reached of each aim (aim, value, bound), and both solvers."""

    name: str
    cells: int
    columns: int
    seconds: float
    stages: tuple[tuple[str, float, float], ...]
    broken: tuple[str, ...]
    ours: Reached
    second: Reached

    @property
    def agree(self) -> bool:
        """Whether one and the same best value can be what both say; where both have proven theirs, it is the same."""
        values = [each.value for each in (self.ours, self.second) if each.value is not None]
        return max(self.ours.bound, self.second.bound) <= min(values) + SAME


def plan_case(warehouse: PublicWarehouse) -> tuple[Rulebook, tuple[Need, ...]]:
    """The plan's own agreement with all its rules on, and every need that is known."""
    agreement = agreement_from(
        questions.activities(warehouse),
        questions.resources(warehouse),
        questions.plan(warehouse).zones,
        questions.activity_terms(warehouse),
    )
    rulebook = Rulebook(agreement, placement_from(questions.placement(warehouse)), plan_terms(agreement))
    return rulebook, needs_from(questions.needs(warehouse, False), agreement).known


def measure_plan(rulebook: Rulebook, needs: Sequence[Need]) -> Timing:
    """Milliseconds of the whole proposal, each time from the start. Raises ValueError for one that is not proven."""
    times = []
    for _ in range(SOLVES):
        started = time.perf_counter()
        found = propose(rulebook, needs, rulebook.terms)
        times.append(1000 * (time.perf_counter() - started))
        if not found.proven:
            raise ValueError(f"the plan's own proposal is not proven: {found.stages} {found.broken}")
    return timing(times)


def measure_sized(name: str, rulebook: Rulebook, needs: Sequence[Need], seconds: float) -> Sized:
    """The proposal under a time limit, then the second solver on the programme of its stage of dækning."""
    started = time.perf_counter()
    found = propose(rulebook, needs, rulebook.terms, time_limit=seconds)
    took = time.perf_counter() - started
    missing = next(stage for stage in found.stages if stage.aim == MISSING)
    made = programme(rulebook, needs, rulebook.terms)
    model = coverage_model(made, next(stage.value for stage in found.stages if stage.aim == WORST_OFF))
    return Sized(
        name=name,
        cells=len(made.places),
        columns=len(made.low),
        seconds=took,
        stages=tuple((stage.aim, stage.value, stage.bound) for stage in found.stages),
        broken=found.broken,
        ours=Reached("HiGHS", took, missing.value, missing.bound, found.broken),
        second=second_solver(model, made, rulebook, min(max(took, SECOND_SECONDS[0]), SECOND_SECONDS[1])),
    )


def coverage_model(made: Programme, level: float) -> Model:
    """The least that is missing from the fair shares, in half-hours, the worst-off zone having a level at least."""
    rows = [*made.rows, *level_rows(made, level)]
    matrix = made.matrix(rows)
    return Model(
        cost=made.dense(made.shortfall),
        constant=np.array([sum(made.shares.values())]),
        low=made.low,
        high=made.high,
        values=matrix.data,
        columns=matrix.indices.astype(np.int64),
        starts=matrix.indptr.astype(np.int64),
        least=np.array([row.low for row in rows], dtype=np.float64),
        most=np.array([row.high for row in rows], dtype=np.float64),
    )


def second_solver(model: Model, made: Programme, rulebook: Rulebook, seconds: float) -> Reached:
    """What the second solver reaches in a process of its own; its placement measured and checked by us."""
    with tempfile.TemporaryDirectory() as name:
        file, solution = Path(name, "model.npz"), Path(name, "solution.npy")
        save(model, file)
        command = [SECOND, "-m", "tests.bench.second_solver", file, solution, seconds, os.cpu_count() or 1]
        done = subprocess.run(
            list(map(str, command)), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
        )
        said = json.loads(done.stdout.splitlines()[-1])
        if not said["found"]:
            return Reached(said["solver"], said["seconds"], None, said["bound"])
        placement = made.placement(np.load(solution))
    broken = tuple(sorted({each.rule_id for each in rulebook.violations(placement)}))
    return Reached(said["solver"], said["seconds"], made.missing(placement), said["bound"], broken)


def measure(warehouse_folder: Path) -> tuple[Timing, list[Sized]]:
    """Times of the plan's own proposal; then the plan and the made agreements by both solvers, small to large."""
    rulebook, needs = plan_case(open_public(next(warehouse_folder.glob("public-*.duckdb"))))
    times = measure_plan(rulebook, needs)
    found = [measure_sized("the default plan", rulebook, needs, SECONDS)]
    for activities, areas in SIZES:
        made = made_agreement(activities, areas)
        name = f"made, {activities} activities x {areas} areas"
        found.append(measure_sized(name, made.rulebook, made.needs, SECONDS))
        print(f"  {name}", file=sys.stderr)
    return times, found


def text(times: Timing, sized: Sequence[Sized]) -> str:
    """The section of docs/benchmarks.md."""
    aims = {WORST_OFF: "worst-off ratio", MISSING: "half-hours missing", MOVED: "half-hours moved"}
    stages = "\n".join(
        f"| {one.name} | {one.cells} | {one.columns} | {one.seconds:.1f} | "
        + " | ".join(_stage(stage) for stage in one.stages)
        + f" | {', '.join(one.broken) or 'none'} |"
        for one in sized
    )
    solvers = "\n".join(
        f"| {one.name} | {each.solver} | {each.seconds:.1f} | {_number(each.value)} | {each.bound:.2f} | "
        f"{_percent(each.gap)} | {', '.join(each.broken) or 'none'} | {'yes' if one.agree else 'NO'} |"
        for one in sized
        for each in (one.ours, one.second)
    )
    return (
        f"\n## Proposal\n\nThe default plan's proposal, all rules on, to proven optimum: {times.p50:.0f} ms median, "
        f"{times.p95:.0f} ms p95 (n = {times.n}).\n\n"
        f"Time limit {SECONDS:.0f} s for each run of the solver. Value, and in brackets how far off the best may be "
        "(0: proven):\n\n"
        f"| agreement | activities x areas | columns | seconds | {' | '.join(aims.values())} | rules broken |\n"
        f"|---|---|---|---|---|---|---|---|\n{stages}\n\n"
        "The same programme (half-hours missing, the worst-off zone's level held) by both solvers; HiGHS' seconds are "
        "those of the whole proposal:\n\n"
        "| agreement | solver | seconds | value | bound | gap | rules broken | agree |\n"
        f"|---|---|---|---|---|---|---|---|\n{solvers}\n"
    )


def as_json(times: Timing, sized: Sequence[Sized]) -> dict[str, Any]:
    """The same as plain values."""
    return {"plan_ms": asdict(times), "sizes": [asdict(one) | {"agree": one.agree} for one in sized]}


def _stage(stage: tuple[str, float, float]) -> str:
    aim, value, bound = stage
    digits = 5 if aim == WORST_OFF else 1
    return f"{value:.{digits}f} ({abs(value - bound):.{digits}f})"


def _number(value: float | None) -> str:
    return "none found" if value is None else f"{value:.2f}"


def _percent(gap: float | None) -> str:
    return "–" if gap is None else f"{gap:.2f} %"


if __name__ == "__main__":
    print(text(*measure(read_settings().warehouse_folder)))
