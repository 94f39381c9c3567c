"""100.000 spoilt files: none gives anything but sheets or a refusal, none hangs, none takes much memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INPUTS = int(os.environ.get("ZONEKOMPAS_FUZZ_INPUTS", "100000"))
WORKERS = 2
MAX_SECONDS = 10.0
MAX_MEGABYTES = 1024


@pytest.mark.soak
def test_no_file_does_harm(capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "tests.ingest.sheets.fuzz_worker"]
    share = INPUTS // WORKERS
    runs = [
        subprocess.Popen(
            [*command, str(first), str(share), str(WORKERS)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for first in range(WORKERS)
    ]
    reports = [json.loads(run.communicate()[0]) for run in runs]
    with capsys.disabled():
        for report in reports:
            print("\n", report)
    assert [run.returncode for run in runs] == [0] * WORKERS
    assert sum(report["inputs"] for report in reports) == share * WORKERS
    assert [failure for report in reports for failure in report["failures"]] == []
    assert max(report["slowest_seconds"] for report in reports) < MAX_SECONDS
    assert max(report["peak_megabytes"] for report in reports) < MAX_MEGABYTES
    for report in reports:
        assert report["ends"]["laest"] > share // 20, "the spoilt files still reach the readers"
        assert len(report["ends"]) > 8, "and many of the guards"
