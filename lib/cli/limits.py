"""How much memory the reading of a file from outside may take."""

import contextlib
import sys
from collections.abc import Iterator

MOST_BYTES = 8 * 1024**3
"""Address space, not resident memory: DuckDB and Arrow reserve far more than they use."""


@contextlib.contextmanager
def limited_memory() -> Iterator[None]:
    """A file that would take more than MOST_BYTES ends in a MemoryError, not in a machine that stands still.

    Only while it is read: building a version afterwards is no matter of the file. Windows has no such limit for a
    process; there the limits on file size and number of cells stand alone.
    """
    if sys.platform == "win32":
        yield
        return
    import resource

    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_BYTES if hard == resource.RLIM_INFINITY else min(MOST_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))
