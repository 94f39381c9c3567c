"""The loop of a mutation run: tests are collected once, then each mutant is tried in a fork of that process.

A child changes one function, runs the tests that meet the change, nearest and quickest first, and ends with the first
that fails. Time is the child's CPU time, so a stopped or crowded machine makes no mutant time out.
"""

import gc
import importlib
import json
import os
import resource
import select
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import hypothesis
import pytest
from _pytest.outcomes import Skipped

from tests.mutation import met
from tests.mutation.mutant import Mutant, put_in
from tests.mutation.score import INVALID, KILLED, NO_TEST, SURVIVED, TIMEOUT

PHASES = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
LEAST_S, TIMES, SILENT_S = 4.0, 20.0, 300.0
"""A test may take this many CPU seconds, plus this many times its own; a child without CPU use is given up after."""

ROOM = 3 << 30
"""Bytes a mutant may take on top of what the process has: one that fills a list for ever is soon caught."""


@dataclass(frozen=True)
class Result:
    """How one mutant ended; `by` is the test that told it from the real function, `seconds` are of CPU."""

    id: str
    status: str
    by: str = ""
    seconds: float = 0.0


class MutationLoop:
    """A pytest plugin: takes the collected tests and runs mutants where pytest would have run the tests."""

    def __init__(self, mutants: list[Mutant], results: Path, known: Path, examples: int) -> None:
        self.mutants, self.results, self.known, self.examples = mutants, results, known, examples
        self.failed = self.done = False
        self.told: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant; each result is written as soon as it is there, so a stopped run goes on where it was."""
        for item in session.items:
            fewer_examples(item, self.examples)
        self.items = {item.nodeid: item for item in session.items}
        self.met = met.find(session.items, self.passes, self.known, str(self.examples))
        for name in sorted(self.met.modules - set(sys.modules)):
            if name.split(".")[0] in (
                "pandas",
                "numpy",
                "scipy",
                "statsmodels",
                "lib",
                "hypothesis",
                "babel",
            ):
                importlib.import_module(name)
        gc.collect()
        gc.freeze()
        with self.results.open("a", encoding="utf-8") as out:
            for mutant in self.mutants:
                result = self.tried(mutant)
                self.told[(mutant.file, mutant.function)][result.by] += 1
                out.write(json.dumps(asdict(result)) + "\n")
                out.flush()
        self.done = True
        return True

    def passes(self, item: pytest.Item, following: pytest.Item | None) -> bool:
        """Run one test; whether it did not fail."""
        self.failed = False
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return not self.failed

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test, its set-up or its end may fail."""
        self.failed = self.failed or report.failed

    def tried(self, mutant: Mutant) -> Result:
        """The result of one mutant; one that used its time is tried once more."""
        tests = self.tests_of(mutant)
        if not tests:
            return Result(mutant.id, NO_TEST)
        first = self.in_child(mutant, tests)
        return self.in_child(mutant, tests) if first.status == TIMEOUT else first

    def tests_of(self, mutant: Mutant) -> list[str]:
        """The tests that run a line of the mutant: first those that told others of its function, then those of its own
        file and of its package, quickest first."""
        first, last = mutant.lines
        found = set().union(*(self.met.tests.get((mutant.file, line), ()) for line in range(first, last + 1)))
        own = "test_" + mutant.file.rpartition("/")[2].removesuffix(".py")
        folder = mutant.file.rpartition("/")[0].replace("lib/", "tests/", 1) + "/"

        told = self.told[(mutant.file, mutant.function)]

        def distance(test: str) -> tuple[int, bool, bool, float]:
            return -told[test], own not in test, not test.startswith(folder), self.met.seconds[test]

        return sorted(
            (test for test in found if test in self.items and test in self.met.seconds), key=distance
        )

    def in_child(self, mutant: Mutant, tests: list[str]) -> Result:
        """Fork, and hear from the child what it found."""
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            self.be_the_mutant(mutant, tests, write)
        os.close(write)
        said = b"".join(heard(read, child))
        os.close(read)
        _, end, used = os.wait4(child, 0)
        status, _, by = (said.decode() or TIMEOUT).partition(" | ")
        if not said and os.WIFSIGNALED(end) and os.WTERMSIG(end) not in (signal.SIGPROF, signal.SIGKILL):
            status, by = KILLED, f"signal {os.WTERMSIG(end)}"
        return Result(mutant.id, status, by, round(used.ru_utime + used.ru_stime, 3))

    def be_the_mutant(self, mutant: Mutant, tests: list[str], write: int) -> None:
        """In the child: change the function, run the tests until one fails, say so and end."""
        silence()
        try:
            put_in(mutant)
        except Exception as refused:  # noqa: BLE001 - whatever Python says of a function that it cannot make
            end(write, f"{INVALID} | {refused!r}")
        items = [self.items[test] for test in tests]
        for item, following in zip(items, [*items[1:], None], strict=True):
            signal.setitimer(signal.ITIMER_PROF, LEAST_S + TIMES * self.met.seconds[item.nodeid])
            self.write, self.running = write, item.nodeid
            if not self.passes(item, following):
                end(write, f"{KILLED} | {item.nodeid}")
        end(write, SURVIVED)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        """In a child, the first failure is the end: nothing is written up."""
        try:
            return (yield)
        except Skipped:
            raise
        except BaseException:
            if hasattr(self, "write"):
                end(self.write, f"{KILLED} | {item.nodeid}")
            raise


def fewer_examples(item: pytest.Item, most: int) -> None:
    """A property is asked `most` examples at most, always the same ones, and a counter-example is not made smaller."""
    function = getattr(item, "obj", None)
    function = getattr(function, "__func__", function)
    if not getattr(function, "is_hypothesis_test", False):
        return
    own = getattr(function, "_hypothesis_internal_use_settings", None) or hypothesis.settings.default
    function._hypothesis_internal_use_settings = hypothesis.settings(
        own,
        max_examples=min(own.max_examples, most),
        derandomize=True,
        database=None,
        deadline=None,
        phases=PHASES,
        suppress_health_check=list(hypothesis.HealthCheck),
    )


def silence() -> None:
    """No output, no more room than ROOM, no rubbish collected: the child lives for a moment."""
    empty = os.open(os.devnull, os.O_WRONLY)
    os.dup2(empty, 1)
    os.dup2(empty, 2)
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + ROOM, size + ROOM))


def heard(read: int, child: int) -> Iterator[bytes]:
    """What the child writes until it ends; a child that says nothing for long and uses no time is ended."""
    while True:
        ready, _, _ = select.select([read], [], [], SILENT_S)
        if not ready:
            os.kill(child, signal.SIGKILL)
        part = os.read(read, 65536)
        if not part:
            return
        yield part


def end(write: int, words: str) -> None:
    """Say what was found and be gone, without the clean-up of a whole process."""
    os.write(write, words.encode())
    os._exit(0)
