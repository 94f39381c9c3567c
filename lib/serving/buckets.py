"""A token bucket for each caller: a burst is let through, a flood is not. Pure: the time is handed in."""

import math
from collections import OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """`burst` at once, and then `per_minute`: a whole office may come from one address, and all sign in at nine."""

    burst: int
    per_minute: float


class Buckets:
    """The buckets of all callers; those not heard of longest are let go first, so a flood of addresses takes no
    memory. Whoever has been quiet long enough to be full again is as good as new."""

    def __init__(self, rate: Rate, most_callers: int = 10_000) -> None:
        self._rate = rate
        self._most = most_callers
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._levels)

    def wait_s(self, caller: str, now_s: float) -> int:
        """Takes one token: 0 when there was one, else the whole seconds until there is. `now_s` never goes back."""
        a_second = self._rate.per_minute / 60
        level, at = self._levels.pop(caller, (float(self._rate.burst), now_s))
        level = min(self._rate.burst, level + max(0.0, now_s - at) * a_second)
        granted = level >= 1
        self._levels[caller] = (level - granted, now_s)
        if len(self._levels) > self._most:
            self._levels.popitem(last=False)
        return 0 if granted else max(1, math.ceil((1 - level) / a_second))
