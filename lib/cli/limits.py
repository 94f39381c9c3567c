"""How much memory a command may take that reads a file from outside."""

import sys

MOST_BYTES = 8 * 1024**3
"""Address space, not resident memory: DuckDB and Arrow reserve far more than they use."""


def limit_memory() -> None:
    """A file that would take more than MOST_BYTES ends in a MemoryError, not in a machine that stands still.

    Windows has no such limit for a process; there the limits on file size and number of cells stand alone.
    """
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = MOST_BYTES if hard == resource.RLIM_INFINITY else min(MOST_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
