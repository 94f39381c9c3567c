"""The import of a national datatræk measured: time, processor time and memory of `python -m lib import`, by step."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from lib.cli.limits import MOST_BYTES
from tests.bench.national import NATIONAL, ROOT, TENTH, Size, environment, make_plan, write_file

GIGABYTE = 1024**3
LOOK_EVERY = 0.05
"""Seconds between two looks at the memory; the system itself keeps the peak, so nothing is missed but the very end."""
START = "Python og moduler"
READING = "Læser filen"
FIGURES = """
SELECT count(*), count(DISTINCT taeller), count(DISTINCT omraade)
FROM (UNPIVOT (FROM read_csv(?, all_varchar = true)) ON COLUMNS(* EXCLUDE (omraade, aar)) INTO NAME n VALUE taeller)
"""


@dataclass(frozen=True)
class Step:
    """One step of the command. `signs`: how many times it said how far it had come; `peak`: bytes by its end."""

    name: str
    seconds: float
    signs: int
    peak: int


@dataclass(frozen=True)
class ImportRun:
    """One import. `cpu`: seconds of processor time; `peak`: resident bytes; `reserved`: bytes of address space;
    `floor`: seconds that DuckDB takes to read the same cells and do nothing with them."""

    size: Size
    file_bytes: int
    seconds: float
    cpu: float
    peak: int
    reserved: int
    floor: float
    steps: tuple[Step, ...]
    report: dict[str, Any]

    @property
    def signs_of_life(self) -> int:
        """How many times the progress moved while the file was read."""
        return sum(step.signs for step in self.steps if step.name == READING)


def measure_imports() -> list[ImportRun]:
    """A tenth of the national file, and all of it."""
    with tempfile.TemporaryDirectory() as name:
        return [measure_import(Path(name, str(size.afdelinger)), size) for size in (TENTH, NATIONAL)]


def measure_import(folder: Path, size: Size) -> ImportRun:
    """Makes plan and file in `folder` and imports the file there. Raises CalledProcessError when it is refused."""
    folder.mkdir()
    make_plan(folder, size)
    file = folder / "landet.csv"
    write_file(file, size)
    command = [sys.executable, "-m", "lib", "import", str(file), "--profil", "skabelon_bred", "--json"]
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment(folder)}, stdout=subprocess.PIPE, text=True
    ) as process:
        memory = Memory(process.pid)
        memory.start()
        said = [(time.perf_counter(), memory.peak, json.loads(line)) for line in process.stdout or ()]
        _, state, usage = os.wait4(process.pid, 0)
        ended = time.perf_counter()
        process.returncode = os.waitstatus_to_exitcode(state)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, str(said[-1:]))
    moments = [(at, peak, line["trin"]) for at, peak, line in said if "trin" in line]
    return ImportRun(
        size=size,
        file_bytes=file.stat().st_size,
        seconds=ended - started,
        cpu=usage.ru_utime + usage.ru_stime,
        peak=memory.peak,
        reserved=memory.reserved,
        floor=duckdb_seconds(file),
        steps=tuple(steps_of([(started, 0, START), *moments, (ended, memory.peak, "")])),
        report=said[-1][2]["resultat"],
    )


class Memory(threading.Thread):
    """Watches a process that another started: the most it has held (`peak`) and reserved, in bytes.

    Its own /proc file says so; what wait4 says may be the peak of the process that started it.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._status = Path(f"/proc/{pid}/status")
        self._over = threading.Event()
        self.peak = self.reserved = 0

    def run(self) -> None:
        """Until the process is gone."""
        while self._look() and not self._over.wait(LOOK_EVERY):
            pass

    def _look(self) -> bool:
        try:
            lines = dict(line.split(":", 1) for line in self._status.read_text().splitlines())
        except (OSError, ValueError):
            return False
        if "VmHWM" not in lines:
            return False
        self.peak, self.reserved = (1024 * int(lines[name].split()[0]) for name in ("VmHWM", "VmPeak"))
        return True


def steps_of(moments: Sequence[tuple[float, int, str]]) -> list[Step]:
    """Steps from (moment, peak so far, name of what begins or goes on then); the last moment ends the last step."""
    runs = [list(run) for _, run in groupby(moments, key=lambda moment: moment[2])]
    return [
        Step(own[0][2], following[0][0] - own[0][0], len(own), following[0][1])
        for own, following in zip(runs, runs[1:], strict=False)
    ]


def duckdb_seconds(file: Path) -> float:
    """Wall seconds for DuckDB to read every cell of the file as text, one row per cell, on all cores."""
    started = time.perf_counter()
    duckdb.connect().execute(FIGURES, [str(file)]).fetchall()
    return time.perf_counter() - started


def text(runs: Sequence[ImportRun]) -> str:
    """The section of docs/benchmarks.md; `runs` from small to large."""
    small, large = runs[0], runs[-1]
    rows = "\n".join(
        f"| {run.size.afdelinger} | {run.size.figures} | {run.file_bytes / 1e6:.1f} | {run.seconds:.1f} | "
        f"{run.cpu:.1f} | {run.peak / GIGABYTE:.2f} | {run.reserved / GIGABYTE:.1f} | {run.floor:.1f} "
        f"({run.seconds / run.floor:.0f}×) | {run.signs_of_life} |"
        for run in runs
    )
    steps = "\n".join(
        f"| {step.name} | {step.seconds:.1f} | {step.peak / GIGABYTE:.2f} |" for step in large.steps
    )
    more = large.size.figures / small.size.figures
    return (
        f"\n## Import of a national datatræk\n\n`python -m lib import` of a made file, {large.size.indicators} "
        f"indicators in {large.size.years} years, two columns each, a row per afdeling and year; read, checked, hashed "
        "and kept as a draft (the build is not in it).\n\n"
        "| afdelinger | figures | file MB | seconds | CPU seconds | peak GiB | address space GiB | DuckDB reads it "
        f"(ratio) | signs of progress while reading |\n|---|---|---|---|---|---|---|---|---|\n{rows}\n\n"
        f"{more:.0f} times the figures take {large.seconds / small.seconds:.1f} times the seconds and "
        f"{large.peak / small.peak:.1f} times the memory. The command may reserve {MOST_BYTES / GIGABYTE:.0f} GiB.\n\n"
        f"| step, {large.size.afdelinger} afdelinger | seconds | peak GiB so far |\n|---|---|---|\n{steps}\n"
    )


def as_json(runs: Sequence[ImportRun]) -> list[dict[str, Any]]:
    """The same as plain values."""
    return [
        {
            "afdelinger": run.size.afdelinger,
            "figures": run.size.figures,
            "file_bytes": run.file_bytes,
            "seconds": round(run.seconds, 1),
            "cpu_seconds": round(run.cpu, 1),
            "peak_bytes": run.peak,
            "reserved_bytes": run.reserved,
            "duckdb_seconds": round(run.floor, 2),
            "signs_of_progress": run.signs_of_life,
            "rows_sha256": run.report["rows_sha256"],
            "steps": [
                {"name": s.name, "seconds": round(s.seconds, 1), "peak_bytes": s.peak} for s in run.steps
            ],
        }
        for run in runs
    ]


if __name__ == "__main__":
    print(text(measure_imports()))
