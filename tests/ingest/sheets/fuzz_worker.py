"""A process that takes spoilt files the whole way: `python -m tests.ingest.sheets.fuzz_worker FIRST COUNT STEP`.

Prints one line of JSON: how many inputs, how they ended, the slowest, the peak memory, and what went wrong.
"""

import datetime as dt
import json
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType

from lib.cli.checking import context_of
from lib.cli.reading import SOURCES, names_of
from lib.domain.datatraek.checks import check_rows
from lib.domain.datatraek.mapping import propose_profile
from lib.domain.datatraek.rows import DatatraekKind
from lib.ingest.plan_reader import read_plan
from lib.ingest.profile_toml import read_profiles
from lib.ingest.reading import read_rows
from lib.ingest.sheets.opening import open_sheets
from lib.ingest.sheets.refused import FileRefused
from lib.settings import read_settings
from tests.ingest.sheets.mutations import spoilt

SECONDS = 10
TODAY = dt.date(2026, 11, 22)
ADDRESS_SPACE = 4 * 1024**3
"""Ends a process that runs away. Libraries reserve more addresses than they use: memory is judged by its peak."""

SHOWN_FAILURES = 5


class TooSlowError(Exception):
    """One input took more than SECONDS."""


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


class Desk:
    """What an import holds a file against: the default plan and the profiles of its sources."""

    def __init__(self) -> None:
        settings = read_settings({})
        plan_tables = read_plan(settings.plan_folder, settings.geo_file)
        self.names = names_of(plan_tables)
        self.profiles = list(read_profiles(settings.plan_folder / SOURCES).values())
        self.contexts = {kind: context_of(plan_tables, kind, "input", TODAY) for kind in DatatraekKind}

    def take(self, path: Path, seed: int) -> str:
        """Opens the file, reads it by one of the profiles, checks the rows and proposes a profile for it.

        The refusal's code, or 'laest'.
        """
        profile = self.profiles[seed % len(self.profiles)]
        try:
            sheets = open_sheets(path, path.name)
            reading = read_rows(sheets, profile, self.names, path.name, "2026-11-02")
            for sheet in sheets:
                propose_profile(sheet.head, self.names, path.name, sheet.name)
                for block in sheet.blocks():
                    assert block.shape[1] > 0
        except FileRefused as refused:
            return refused.finding.code
        check_rows(reading.rows, profile.kind, self.contexts[profile.kind])
        return "laest"


def run(first: int, count: int, step: int) -> dict[str, object]:
    """Opens inputs first, first + step ... `count` of them; what happened."""
    desk = Desk()
    ends: Counter[str] = Counter()
    failures: list[str] = []
    slowest = (0.0, -1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "input")
        for seed in range(first, first + count * step, step):
            path.write_bytes(spoilt(seed))
            started = time.perf_counter()
            signal.setitimer(signal.ITIMER_REAL, SECONDS)
            try:
                ends[desk.take(path, seed)] += 1
            except Exception as error:  # noqa: BLE001 - any other exception is what the fuzzer looks for
                failures.append(f"input {seed}: {''.join(traceback.format_exception(error))[-1500:]}")
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            slowest = max(slowest, (time.perf_counter() - started, seed))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "inputs": sum(ends.values()) + len(failures),
        "ends": dict(ends),
        "slowest_seconds": round(slowest[0], 3),
        "slowest_input": slowest[1],
        "peak_megabytes": peak,
        "failure_count": len(failures),
        "failures": failures[:SHOWN_FAILURES],
    }


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    signal.signal(signal.SIGALRM, _too_slow)
    print(json.dumps(run(*map(int, sys.argv[1:4]))))
