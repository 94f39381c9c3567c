"""The reading of a file has a limit of memory, and only the reading."""

import resource
import subprocess
import sys

from tests.conftest import ROOT

TOO_MUCH = """
from lib.cli import limits
limits.MOST_BYTES = 600 * 1024**2
try:
    with limits.limited_memory():
        held = bytearray(900 * 1024**2)
except MemoryError:
    print("standset")
print(len(bytearray(900 * 1024**2)))
"""


def test_what_takes_too_much_while_a_file_is_read_ends_in_a_memory_error() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TOO_MUCH], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["standset", str(900 * 1024**2)]


def test_the_limit_is_as_it_was_afterwards() -> None:
    from lib.cli.limits import limited_memory

    before = resource.getrlimit(resource.RLIMIT_AS)
    with limited_memory():
        assert resource.getrlimit(resource.RLIMIT_AS) != before
    assert resource.getrlimit(resource.RLIMIT_AS) == before
