"""`/sundhed` and `/sundhed/oppe`: JSON for a proxy or a supervisor, answered by the server itself: without a session,
without sign-in, and also while pages compute."""

import asyncio
import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from lib.serving.health import Health

READY, ALIVE = "/sundhed", "/sundhed/oppe"
KEPT_S = 5.0
"""An answer is kept so long: whoever asks a thousand times a second does not make a thousand checks."""
LIMIT_S = 3.0
SLOW = Health({"svar": "for langsomt"}, "")


class HealthRoutes:
    """The two routes over `check`, which may block: it runs beside the server's own thread, one at a time."""

    def __init__(self, check: Callable[[], Health], limit_s: float = LIMIT_S) -> None:
        self._check = check
        self._limit_s = limit_s
        self._kept: tuple[float, Health] | None = None
        self._running: asyncio.Task[Health] | None = None

    def routes(self) -> list[Route]:
        """To be given to the server."""
        return [Route(ALIVE, self.alive), Route(READY, self.ready)]

    async def alive(self, _: Request) -> JSONResponse:
        """200 as long as the process answers: a supervisor starts it anew when it does not."""
        return _answer({"status": "ok"}, 200)

    async def ready(self, _: Request) -> JSONResponse:
        """200 when all is well, else 503: a proxy sends nobody here until it is."""
        health = await self._now()
        status = "ok" if health.ready else "fejl"
        about = {"status": status, "version": health.version, "tjek": dict(health.checks)}
        return _answer(about, 200 if health.ready else 503)

    async def _now(self) -> Health:
        if self._kept and time.monotonic() - self._kept[0] < KEPT_S:
            return self._kept[1]
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._asked())
        try:
            return await asyncio.wait_for(asyncio.shield(self._running), self._limit_s)
        except TimeoutError:
            return SLOW

    async def _asked(self) -> Health:
        health = await run_in_threadpool(self._check)
        self._kept = (time.monotonic(), health)
        return health


def _answer(content: dict[str, object], status: int) -> JSONResponse:
    return JSONResponse(content, status_code=status, headers={"cache-control": "no-store"})
