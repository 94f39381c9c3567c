"""What a page makes of its figures (a judged frame, a table's markup, a chart's spec) is worked out once for the very
same figures and choices.

The key is the whole content of the arguments, so nothing can be stale and nobody is shown what others may see: whoever
gets a kept result has handed in all that it was made of. Publishing, a choice, another role's figures, the day: each
comes in as an argument or not at all.
"""

import pickle
from collections.abc import Callable
from hashlib import blake2b
from typing import ParamSpec, TypeVar, cast

from lib.kept import Kept

MOST_BYTES = 16_000_000
"""Of all results together, in this process."""
Asked = ParamSpec("Asked")
Result = TypeVar("Result")
_KEPT = Kept(MOST_BYTES)


def once(function: Callable[Asked, Result], *arguments: Asked.args, **named: Asked.kwargs) -> Result:
    """`function(*arguments, **named)`, worked out where these arguments are new; the caller's own to change.

    For functions of `lib` that look at their arguments alone: no clock, no database, no widgets, nothing drawn. Raises
    ValueError for a page's own function: all pages are called `__main__`.
    """
    if function.__module__ == "__main__":
        raise ValueError(f"{function.__qualname__} belongs to a page: its name says not which.")
    content = pickle.dumps((function.__module__, function.__qualname__, arguments, named), protocol=5)
    key = blake2b(content, digest_size=32).digest()
    kept = _KEPT.get(key)
    if kept is None:
        kept = pickle.dumps(function(*arguments, **named), protocol=5)
        _KEPT.put(key, kept, len(kept))
    return cast(Result, pickle.loads(kept))
