"""A process that opens spoilt files, one after the other: `python -m tests.ingest.sheets.fuzz_worker FIRST COUNT STEP`.

Prints one line of JSON: how many inputs, how they ended, the slowest, the peak memory, and what went wrong.
"""

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

from lib.ingest.sheets.opening import open_sheets
from lib.ingest.sheets.refused import FileRefused
from tests.ingest.sheets.mutations import spoilt

SECONDS = 10
ADDRESS_SPACE = 4 * 1024**3
"""Ends a process that runs away. Libraries reserve more addresses than they use: memory is judged by its peak."""

SHOWN_FAILURES = 5


class TooSlowError(Exception):
    """One input took more than SECONDS."""


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def open_all(path: Path) -> str:
    """Opens and reads all of the file; the refusal's code, or 'laest'."""
    try:
        for sheet in open_sheets(path, path.name):
            for block in sheet.blocks():
                assert block.shape[1] > 0
    except FileRefused as refused:
        return refused.finding.code
    return "laest"


def run(first: int, count: int, step: int) -> dict[str, object]:
    """Opens inputs first, first + step ... `count` of them; what happened."""
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
                ends[open_all(path)] += 1
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
