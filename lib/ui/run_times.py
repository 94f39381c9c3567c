"""Runs of a page that took long are told to the log: the page and the seconds, nothing of what was shown."""

import atexit
import gc
import logging
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from lib.ui.given_back import give_back

SLOW_S = 5.0
RUNS_BETWEEN = 50
"""A search of the whole heap takes a fifth of a second: four milliseconds a run. What fifty runs leave takes about as
long to search after each."""
_LOGGER = logging.getLogger("zonekompas")
_RUNS: Counter[str] = Counter()

# At the end all is let go as ever: DuckDB would say of what is still held that it has leaked.
atexit.register(gc.unfreeze)


@contextmanager
def timed_run(page: str, slow_s: float = SLOW_S) -> Iterator[None]:
    """Around a page's run; one that is stopped or fails is timed too."""
    began = time.monotonic()
    try:
        yield
    finally:
        seconds = time.monotonic() - began
        if seconds >= slow_s:
            _LOGGER.warning("slow-run", extra={"about": {"page": page, "seconds": round(seconds, 1)}})
        _settle(page)


def _settle(page: str) -> None:
    """What is still held after a page's first run, or after many runs, is taken out of what is searched for garbage.

    Streamlit searches the whole heap after every run and holds the interpreter meanwhile: with altair, pandas and
    SQLAlchemy in it that takes 115 ms of a rerun's time, with the sessions of fifty people more than half of all that
    the server does; of what comes after the last time a few. What was taken out is searched again each time, so that
    sessions that have ended are let go, and what they held goes back to the machine.
    """
    _RUNS[page] += 1
    if _RUNS[page] == 1 or _RUNS.total() % RUNS_BETWEEN == 0:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        give_back()
