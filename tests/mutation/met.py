"""Which tests meet which lines of the domain, and what each test costs: asked once, in forks of the process."""

import hashlib
import os
import pickle
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

Line = tuple[str, int]


@dataclass(frozen=True)
class Met:
    """CPU seconds of each test (traced, so rather many); the tests of each line (file, line); what tests import."""

    seconds: dict[str, float]
    tests: dict[Line, set[str]]
    modules: set[str]


def find(
    items: list[pytest.Item], run: Callable[[pytest.Item, pytest.Item | None], bool], folder: Path, mark: str
) -> Met:
    """What is known of each test file as it is now, from `folder` or found in forks; `mark` is in the name too."""
    root = Path.cwd()
    by_file: dict[Path, list[pytest.Item]] = {}
    for item in items:
        by_file.setdefault(item.path, []).append(item)
    sources = {str(path.relative_to(root)): digest([path]) for path in root.glob("lib/domain/**/*.py")}
    shared = [path for path in root.glob("tests/domain/**/*.py") if not path.name.startswith("test_")]
    folder.mkdir(exist_ok=True)
    known = []
    for path, own in by_file.items():
        name = folder / f"{mark}-{path.stem}-{digest([path, *sorted(shared)])}.pickle"
        kept = pickle.loads(name.read_bytes()) if name.exists() else None
        if kept is None or any(sources.get(file) != was for file, was in kept[1].items()):
            found = found_of(own, run)
            kept = found, {file: sources[file] for file, _ in found.tests}
            name.write_bytes(pickle.dumps(kept))
        known.append(kept[0])
    return together(known)


def found_of(items: list[pytest.Item], run: Callable[[pytest.Item, pytest.Item | None], bool]) -> Met:
    """One run in a fork; a test that fails unmutated is left out, for it could tell nothing."""
    found = in_fork(lambda: traced(items, run))
    assert isinstance(found, Met)
    return found


def together(known: list[Met]) -> Met:
    """All test files as one."""
    seconds: dict[str, float] = {}
    tests: dict[Line, set[str]] = {}
    modules: set[str] = set()
    for each in known:
        seconds |= each.seconds
        modules |= each.modules
        for line, names in each.tests.items():
            tests.setdefault(line, set()).update(names)
    return Met(seconds, tests, modules)


def digest(paths: list[Path]) -> str:
    """Changes when one of the files does."""
    return hashlib.sha256(b"|".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def in_fork(work: Callable[[], Any]) -> Any:
    """What `work` returns, from a child, so that no cache of this process is warmed."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(write, "wb") as out:
            pickle.dump(work(), out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        found = pickle.load(answer)
    os.waitpid(child, 0)
    return found


def traced(items: list[pytest.Item], run: Callable[[pytest.Item, pytest.Item | None], bool]) -> Met:
    """The time of each test that passes, the lines of the domain that it runs, and what is imported in the end."""
    root = f"{Path.cwd()}/"
    domain = f"{root}lib/domain/"
    seconds: dict[str, float] = {}
    found: dict[Line, set[str]] = {}
    now: set[Line] = set()

    def inside(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            now.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    def called(frame: FrameType, event: str, _: object) -> Any:
        if not frame.f_code.co_filename.startswith(domain):
            return None
        now.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    for item, following in zip(items, [*items[1:], None], strict=True):
        now.clear()
        started = time.process_time()
        sys.settrace(called)
        passed = run(item, following)
        sys.settrace(None)
        if passed:
            seconds[item.nodeid] = time.process_time() - started
            for file, line in now:
                found.setdefault((file.removeprefix(root), line), set()).add(item.nodeid)
    return Met(seconds, found, set(sys.modules))
