"""Runs of a page that took long are told to the log: the page and the seconds, nothing of what was shown."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

SLOW_S = 5.0
_LOGGER = logging.getLogger("zonekompas")


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
