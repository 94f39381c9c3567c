"""Processes that solve and attack masks, one a core; they end with the process that started them."""

import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor

LOOK_EVERY_SECONDS = 0.5


def worker_pool() -> ProcessPoolExecutor:
    """A pool whose workers leave when their parent is gone.

    A worker waits for work without end: were its parent killed, it would stay, and hold open what the parent held.
    """
    return ProcessPoolExecutor(os.cpu_count(), initializer=_leave_with, initargs=(os.getpid(),))


def _leave_with(parent: int) -> None:
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_SECONDS)
    os._exit(1)
