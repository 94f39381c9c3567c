"""A thousand writers of the state killed (SIGKILL) at random moments, on SQLite and on PostgreSQL."""

import os
import random
import select
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from lib.state.engine import open_state
from tests.postgres.server import PostgresServer
from tests.soak.state_kept import Kept, kinds
from tests.soak.state_writer import BEGUN, FAILED, heard, write_without_end

KILLS = int(os.environ.get("ZONEKOMPAS_TEST_KILLS", "1000"))
AT_ONCE = 2
ROUNDS_OF_A_PLAN = 20
ROUNDS_BETWEEN_LOOKS = 100
GIVEN_UP_S = 60
FIRST_GUESS_S = 0.02


@dataclass(frozen=True)
class State:
    """A state's address, and the server that it is on."""

    url: str
    server: PostgresServer | None

    def settle(self) -> None:
        """Comes back when the database knows that the writers are no more."""
        if self.server is not None:
            self.server.wait_until_left(self.url)


@pytest.fixture(params=["sqlite", "postgresql"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[State]:
    """An empty state."""
    if request.param == "sqlite":
        yield State(f"sqlite:///{tmp_path / 'state.sqlite'}", None)
        return
    server = PostgresServer()
    server.start()
    yield State(server.new_database(), server)
    server.close()


@dataclass
class Running:
    """A writer that runs, and when its time has come: a random moment within or after its write number `writes`."""

    pid: int
    pipe: int
    writes: int
    share: float
    until: float | None = None
    rest: bytes = b""
    last: dict[str, object] = field(default_factory=dict)

    @property
    def inside(self) -> bool:
        """Whether the last it told is that it had begun to write."""
        return self.last.get("what") == BEGUN


@dataclass
class Pace:
    """How long a write takes, by the last hundred or so."""

    seconds: float = FIRST_GUESS_S

    def add(self, seconds: float) -> None:
        """Takes another one in."""
        self.seconds += (seconds - self.seconds) / 100


@pytest.mark.soak
def test_a_thousand_kills_lose_and_halve_nothing(state: State) -> None:
    url, rng, pace = state.url, random.Random(state.url.partition(":")[0]), Pace()
    open_state(url).dispose()
    open_state.cache_clear()
    # A connection of its own for each look: none may be open when a writer is forked.
    kept = Kept(create_engine(url, poolclass=NullPool))
    begun_at, inside, counts = time.monotonic(), 0, {}
    for number in range(KILLS // AT_ONCE):
        name, plan_id = f"r{number}w", f"plan-{number // ROUNDS_OF_A_PLAN}"
        writers = [started(url, f"{name}{place}", plan_id, rng) for place in range(AT_ONCE)]
        watch(writers, kept, pace)
        inside += sum(writer.inside for writer in writers)
        state.settle()
        kept.check_round(name)
        if not (number + 1) % ROUNDS_BETWEEN_LOOKS:
            counts = kept.check_all()
            told(kept, number + 1, inside, pace, begun_at)
    counts = kept.check_all()
    told(kept, KILLS // AT_ONCE, inside, pace, begun_at)
    print(f"writes: {kinds(kept.whole, kept)}; ends: {Counter(kept.ends.values())}; rows: {counts}")


def told(kept: Kept, rounds: int, inside: int, pace: Pace, begun_at: float) -> None:
    """The figures so far."""
    kills = rounds * AT_ONCE
    print(
        f"{kills} kills, {inside} inside a write ({100 * inside / kills:.0f} pct.), {len(kept.whole)} writes "
        f"committed, {kept.silent} of them not yet told; {1000 * pace.seconds:.1f} ms a write; chain {kept.head.number}"
        f" rows; {time.monotonic() - begun_at:.0f} s",
        flush=True,
    )


def started(url: str, name: str, plan_id: str, rng: random.Random) -> Running:
    """A writer of its own, forked: what it imports is there already."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        try:
            write_without_end(url, name, plan_id, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return Running(pid, reading, 1 + int(rng.expovariate(1 / 3)), rng.uniform(0, 1.1))


def watch(writers: list[Running], kept: Kept, pace: Pace) -> None:
    """Hears what they tell and kills each when its time has come; returns when all are dead and all has been heard."""
    alive, given_up = list(writers), time.monotonic() + GIVEN_UP_S
    while alive:
        assert time.monotonic() < given_up, [writer.last for writer in alive]
        now = time.monotonic()
        for writer in [each for each in alive if each.until is not None and each.until <= now]:
            os.kill(writer.pid, signal.SIGKILL)
            os.waitpid(writer.pid, 0)
            alive.remove(writer)
        moments = [writer.until for writer in alive if writer.until is not None]
        longest = max(0.0, min(moments, default=now + 1) - time.monotonic())
        ready, _, _ = select.select([writer.pipe for writer in alive], [], [], longest)
        for writer in [each for each in alive if each.pipe in ready]:
            take_in(writer, os.read(writer.pipe, 65_536), kept, pace)
    for writer in writers:
        while more := os.read(writer.pipe, 65_536):
            take_in(writer, more, kept, pace)
        os.close(writer.pipe)


def take_in(writer: Running, words: bytes, kept: Kept, pace: Pace) -> None:
    """The lines that have come; the time to kill is drawn when the write has begun that it is drawn for."""
    *lines, writer.rest = (writer.rest + words).split(b"\n")
    for said in (heard(line) for line in lines):
        assert said.get("what") not in (None, FAILED), said
        if said["what"] == BEGUN:
            writer.writes -= 1
            if not writer.writes:
                writer.until = said["moment"] + writer.share * pace.seconds
        else:
            pace.add(said["moment"] - float(str(writer.last["moment"])))
        writer.last = said
        kept.hear(said)
