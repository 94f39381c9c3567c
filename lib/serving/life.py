"""The server's start and stop, as events of its log."""

import logging
import platform
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from lib.serving.logs import event, set_up_logs


def telling_life(
    address: str | None, port: int, before: Callable[[], None]
) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """What `st.App` calls around its work; `before` is called before it begins."""

    @asynccontextmanager
    async def life(_: object) -> AsyncIterator[None]:
        set_up_logs()
        before()
        event("start", address=address or "alle", port=port, python=platform.python_version())
        yield
        event("stop")

    return life


def tell_refused_start(why: Exception) -> None:
    """A start that was refused: the kind of refusal; the sentence itself is for whoever started it."""
    set_up_logs()
    event("start-refused", logging.ERROR, reason=type(why).__name__)
