"""Results that are kept because their question has one answer, so nothing is worked out twice.

Nothing here goes out of date by time: whoever keeps a result puts all that it depends on into its key.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Any


class Kept:
    """Results by key, up to `most` of weight together; then those that nobody has asked for the longest are let go.

    Safe between threads. A result heavier than `most` is not kept at all.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._results: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Any | None:
        """The result of a key; None where none is kept."""
        with self._lock:
            if key not in self._results:
                return None
            self._results.move_to_end(key)
            return self._results[key][0]

    def put(self, key: Hashable, result: Any, weight: int) -> None:
        """Keep a result, which is not None, under a key that decides it."""
        if weight > self._most:
            return
        with self._lock:
            self._weight -= self._results.pop(key, (None, 0))[1]
            self._results[key] = (result, weight)
            self._weight += weight
            while self._weight > self._most:
                _, (_, let_go) = self._results.popitem(last=False)
                self._weight -= let_go

    def __len__(self) -> int:
        """How many results are kept now."""
        return len(self._results)
