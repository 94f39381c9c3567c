"""Many people at once in front of the real server, watched: `python -m tests.soak.many_sessions --sessioner 10
--sekunder 60` tries it out small.

First one session alone, then all of them. Times are the client's: from what a user does to the end of the run. Client
and server share the cores, and Python runs one script at a time: with fifty people who rest five to ten seconds between
two clicks the server is busy all the time, and what is measured is the queue.
"""

import argparse
import asyncio
import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.report import percentile
from tests.browser.app_server import AppServer
from tests.soak.streamlit_session import WentWrongError
from tests.soak.tabs import Tabs
from tests.soak.user import Seen, User
from tests.soak.watched import Slope, Watch, memory_slope, processor_s

KINDS = ("rerun", "page", "load")
LEAST_LOOKS = 20
"""Two bins: fewer have no slope."""


@dataclass(frozen=True)
class Load:
    """How much there is of it. `warm_up`: the share of the time that is not looked at for memory: what is worked out
    once is kept up to a bound (lib/kept.py), which some three thousand runs of such users fill, and the server keeps
    lost sessions for two minutes."""

    sessions: int = 50
    tabs: int = 2
    seconds: float = 1200
    alone_s: float = 90
    warm_up: float = 0.5
    think_s: tuple[float, float] = (5, 10)
    alone_think_s: tuple[float, float] = (0.1, 0.3)
    arrive_s: float = 30


@dataclass(frozen=True)
class Memory:
    """Millions of bytes of the server's resident memory: most with one session, after the warm-up, at the end, most of
    all, and the slope between the warm-up and the end."""

    alone: float
    warm: float
    end: float
    peak: float
    slope: Slope


@dataclass(frozen=True)
class Found:
    """What came of it; `busy` is cores' worth of processor time of the server and of the client."""

    alone: Seen
    together: Seen
    wrong: tuple[str, ...]
    tab_actions: int
    memory: Memory
    busy: float
    busy_client: float
    log: str


async def work(url: str, load: Load, until: float, seen: Seen) -> None:
    """All users but those in Chromium, each arriving a little after the one before."""
    users = (User(url, seed, load.think_s, seen) for seed in range(1, load.sessions - load.tabs + 1))
    waits = np.linspace(0, load.arrive_s, load.sessions).tolist()
    await asyncio.gather(*(user.work_until(until, wait) for user, wait in zip(users, waits, strict=False)))


def measure(environment: Mapping[str, str], folder: Path, load: Load) -> Found:
    """One server, one session alone, then all. Raises WentWrongError when all was over too soon."""
    server = AppServer(environment, folder / "log.txt")
    server.start()
    try:
        watch = Watch(server.pid)
        watch.start()
        alone, together = Seen(), Seen()
        until = time.monotonic() + load.alone_s
        asyncio.run(User(server.url, 0, load.alone_think_s, alone).work_until(until, 0))
        began, spent, own = time.monotonic(), processor_s(server.pid), time.process_time()
        tabs = Tabs(server.url, load.tabs, load.think_s, began + load.seconds)
        tabs.start()
        asyncio.run(work(server.url, load, began + load.seconds, together))
        lasted = time.monotonic() - began
        busy, client = (processor_s(server.pid) - spent) / lasted, (time.process_time() - own) / lasted
        tabs.join()
        watch.end()
    finally:
        server.stop()
    wrong = (*alone.wrong, *together.wrong, *tabs.wrong)
    memory = _memory(watch.looks, began, load)
    if memory is None:
        raise WentWrongError(f"all was over too soon: {wrong}\n{server.log()[-3000:]}")
    return Found(alone, together, wrong, tabs.actions, memory, busy, client, server.log())


def _memory(looks: Sequence[tuple[float, float]], began: float, load: Load) -> Memory | None:
    """None where there is too little to see a slope in. After the end sessions go, so that is not looked at."""
    warm = began + load.warm_up * load.seconds
    later = [(at - warm, mb) for at, mb in looks if warm <= at <= began + load.seconds]
    if len(later) < LEAST_LOOKS:
        return None
    return Memory(
        alone=max(mb for at, mb in looks if at <= began),
        warm=later[0][1],
        end=later[-1][1],
        peak=max(mb for _, mb in looks),
        slope=memory_slope(later),
    )


def figures(load: Load, found: Found) -> dict[str, Any]:
    """Plain values: what `make soak` prints and keeps."""
    times = {
        kind: {
            who: _summary(seen.seconds(kind))
            for who, seen in (("alone", found.alone), ("all", found.together))
        }
        for kind in KINDS
    }
    pairs = {
        kind: (each["all"]["p95_s"], each["alone"]["p95_s"])
        for kind, each in times.items()
        if each["all"]["n"] and each["alone"]["n"]
    }
    return {
        "cores": os.cpu_count(),
        "load": asdict(load),
        "seconds": times,
        "p95 all / alone": {kind: round(every / one, 1) for kind, (every, one) in pairs.items()},
        "runs a second": round(len(found.together.runs) / load.seconds, 2),
        "counts": dict(found.together.counts) | {"Chromium actions": found.tab_actions},
        "memory MB": {
            "one session": round(found.memory.alone),
            "after warm-up": round(found.memory.warm),
            "end": round(found.memory.end),
            "peak": round(found.memory.peak),
        },
        "memory slope MB/min": {name: round(value, 2) for name, value in asdict(found.memory.slope).items()},
        "cores busy": {
            "server": round(found.busy, 2),
            "clients, without Chromium": round(found.busy_client, 2),
        },
        "wrong": list(found.wrong),
    }


def _summary(seconds: Sequence[float]) -> dict[str, float]:
    if not seconds:
        return {"n": 0}
    p50, p95 = (round(percentile(seconds, pct), 3) for pct in (50, 95))
    return {"n": len(seconds), "p50_s": p50, "p95_s": p95, "longest_s": round(max(seconds), 3)}


def told(said: dict[str, Any]) -> str:
    """The figures as text."""
    return json.dumps(said, indent=2, ensure_ascii=False)


def faults_in(log: str) -> list[str]:
    """Lines of the server's log that tell of an error; a slow run is none."""
    signs = ("Traceback", '"level": "ERROR"', '"level": "CRITICAL"', '"exception": ')
    return [line for line in log.splitlines() if any(sign in line for sign in signs)]


def main() -> None:
    """A trial on the house that the environment names; its state is copied, so nothing stays."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sessioner", type=int, default=10)
    parser.add_argument("--faner", type=int, default=1, help="how many of them are Chromium tabs")
    parser.add_argument("--sekunder", type=float, default=60)
    parser.add_argument("--alene", type=float, default=20, help="seconds with one session first")
    parser.add_argument(
        "--pause", type=float, nargs=2, default=Load.think_s, help="seconds between two clicks"
    )
    asked = parser.parse_args()
    load = Load(
        asked.sessioner,
        asked.faner,
        asked.sekunder,
        asked.alene,
        think_s=tuple(asked.pause),
        arrive_s=asked.sekunder / 20,
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        state = os.environ["ZONEKOMPAS_STATE_URL"].removeprefix("sqlite:///")
        copied = shutil.copy(state, folder / "state.sqlite")
        found = measure({"ZONEKOMPAS_STATE_URL": f"sqlite:///{copied}"}, folder, load)
    print(told(figures(load, found)))
    print("\n".join(faults_in(found.log)))


if __name__ == "__main__":
    main()
