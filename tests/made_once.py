"""What is dear to make and only read: made by the first test process that asks, while the others wait for it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

LIMIT_S = 300


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` has filled, once per run of the tests however many processes it has.

    Where it fails, the next process that asks begins anew in a folder of its own: a half made one is nobody's.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = factory.mktemp(name)
        make(folder)
        return folder
    run = factory.getbasetemp().parent  # each process has a folder of its own in it
    with _alone(run / f"{name}.lock"):
        made = run / f"{name}.folder"
        if not made.exists():
            folder = factory.mktemp(name)
            make(folder)
            made.write_text(str(folder), encoding="utf-8")
    return Path(made.read_text(encoding="utf-8"))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time; an ended one has let go. SQLite's lock: it waits, on every operating system."""
    held = sqlite3.connect(lock, timeout=LIMIT_S, isolation_level=None)
    try:
        held.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        held.close()
