"""Runs the mutants named in a file, inside a copy of the tree: `python -m tests.mutation.run FOLDER TODO EXAMPLES`."""

import json
import sys
from pathlib import Path

import pytest

from tests.mutation.loop import MutationLoop
from tests.mutation.mutant import Mutant
from tests.mutation.work import Work

QUIET = [
    "-qq",
    "--tb=no",
    "--assert=plain",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-p",
    "no:warnings",
    "-s",
]


def main(folder: Path, todo: Path, examples: int) -> None:
    """Collect tests/domain once, without soak and bench, and try each mutant."""
    work = Work(folder)
    fields = (json.loads(line) for line in todo.read_text(encoding="utf-8").splitlines())
    mutants = [Mutant(**{**each, "lines": tuple(each["lines"])}) for each in fields]
    loop = MutationLoop(mutants, work.results, folder / "met", examples)
    pytest.main([*QUIET, "-m", "not soak and not bench", "tests/domain"], plugins=[loop])
    if not loop.done:
        raise SystemExit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
