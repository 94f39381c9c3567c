"""What can be seen of a server from outside: memory and processor time, and whether the memory grows."""

import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from scipy.stats import theilslopes

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")
MEGABYTE = 1_000_000
LOOK_EVERY_S = 1.0
BIN_S = 10
"""Looks within ten seconds are one: neighbours tell the same, and the interval would come out too narrow."""


@dataclass(frozen=True)
class Slope:
    """MB a minute: Theil and Sen's median of all slopes, and its 95 % interval."""

    mb_per_min: float
    low: float
    high: float


def resident_mb(pid: int) -> float:
    """The memory of a process that is in use now, in MB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / MEGABYTE


def processor_s(pid: int) -> float:
    """Seconds of processor time of a process so far, its own and the system's for it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_slope(looks: Sequence[tuple[float, float]]) -> Slope:
    """Of looks (seconds, MB): the median of each ten seconds, then Theil-Sen, which a few peaks cannot move."""
    binned = [
        [value for _, value in own] for _, own in groupby(looks, key=lambda look: int(look[0] // BIN_S))
    ]
    minutes = np.arange(len(binned)) * BIN_S / 60
    slope, _, low, high = theilslopes([float(np.median(own)) for own in binned], minutes, alpha=0.95)
    return Slope(float(slope), float(low), float(high))


class Watch(threading.Thread):
    """Looks at a process once a second until it is over: (moment, MB) in `looks`."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._over = threading.Event()
        self.looks: list[tuple[float, float]] = []

    def run(self) -> None:
        """Until `end`, or the process is gone."""
        while True:
            try:
                self.looks.append((time.monotonic(), resident_mb(self._pid)))
            except (OSError, IndexError):
                return
            if self._over.wait(LOOK_EVERY_S):
                return

    def end(self) -> None:
        """Enough."""
        self._over.set()
        self.join()
