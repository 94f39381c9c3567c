"""Workers end with the process that started them, however it ends."""

import subprocess
import sys

from tests.conftest import ROOT

PARENT = """
import os, signal, sys
from lib.warehouse.masking.workers import worker_pool
pool = worker_pool()
list(pool.map(abs, range(8)))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_of_a_killed_process_leave_and_hold_nothing_open() -> None:
    """The workers hold the parent's standard output: it is at its end only when the last of them is gone."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    parent.communicate(timeout=20)
    assert parent.returncode == -9
