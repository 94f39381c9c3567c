"""Runs of a page that took long are told to the log: the page and the seconds, nothing of what was shown."""

import atexit
import gc
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

SLOW_S = 5.0
_LOGGER = logging.getLogger("zonekompas")
_SETTLED: set[str] = set()

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
    """What a page's first run has loaded stays loaded: it is taken out of what is searched for garbage.

    Streamlit searches the whole heap after every run and holds the interpreter meanwhile: with altair, pandas and
    SQLAlchemy in it that takes 115 ms of a rerun's time, of what comes after the first runs about one.
    """
    if page not in _SETTLED:
        _SETTLED.add(page)
        gc.collect()
        gc.freeze()
