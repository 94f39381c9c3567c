"""What is free inside the program goes back to the machine, even below something that is still held."""

import subprocess
import sys

PIECES = 100_000
PIECE_BYTES = 600
"""More than Python's own small pieces (512): the C library keeps these."""
PROGRAM = f"""
from lib.ui.given_back import give_back

def resident():
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) * 1024

before = resident()
pieces = [bytes({PIECE_BYTES}) for _ in range({PIECES})]
last = pieces[-1]
del pieces
kept = resident() - before
gave = give_back()
print(kept, resident() - before, gave)
"""


def test_what_is_free_below_a_held_piece_is_given_back() -> None:
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )
    kept, left, gave = said.stdout.split()
    assert int(kept) > PIECES * PIECE_BYTES / 2, "nothing was kept, so nothing is shown"
    assert int(left) < int(kept) / 4
    assert gave == "True"
