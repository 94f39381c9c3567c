"""`/udgave`: which version is in force, for pages that nobody touches; and its file fetched before anybody asks for it.

Every open page asks once a second (lib/ui/new_figures.js). The state is asked no more than five times a second however
many they are, and not waited for long: while it is silent the last answer stands.
"""

import asyncio
import re
import time
from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from lib.domain.faults import Unavailable
from lib.settings import Settings
from lib.state.engine import open_state
from lib.state.reachable import STATE_FAULTS
from lib.state.version_files import file_of
from lib.state.versions import active_version
from lib.warehouse.shared import ensure_public

PUBLISHED = "/udgave"
KEPT_S = 0.2
LIMIT_S = 0.7
SILENT = (Unavailable, *STATE_FAULTS)
PLAN_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


def fetched(settings: Settings, version: str) -> Path:
    """The public file of a version in this machine's folder. Raises SharedUnavailable, and the state's own errors."""
    return ensure_public(
        settings.warehouse_folder,
        settings.shared_warehouse,
        version,
        lambda: file_of(open_state(settings.state_url), settings.plan_id, version),
    )


def published_token(settings: Settings, plan_id: str) -> str:
    """What tells the plan's active version from others; '' where it has none. Its file is fetched first, so that a page
    that is told has it at its next run. Raises what the state and the shared place raise."""
    version = active_version(open_state(settings.state_url), plan_id)
    if version is None:
        return ""
    fetched(settings.of_plan(plan_id), version.version)
    return version.token


class PublishedRoute:
    """The route over `ask` (plan -> token), which may block or raise: then the last answer stands."""

    def __init__(self, ask: Callable[[str], str], is_plan: Callable[[str], bool]) -> None:
        self._ask = ask
        self._is_plan = is_plan
        self._kept: dict[str, tuple[float, str]] = {}
        self._running: dict[str, asyncio.Task[None]] = {}

    def routes(self) -> list[Route]:
        """To be given to the server."""
        return [Route(PUBLISHED, self.published)]

    async def published(self, request: Request) -> JSONResponse:
        """`?plan=<id>` -> {"udgave": <token or ''>}."""
        plan_id = request.query_params.get("plan", "")
        known = PLAN_ID.fullmatch(plan_id) and self._is_plan(plan_id)
        token = await self._token(plan_id) if known else ""
        return JSONResponse({"udgave": token}, headers={"cache-control": "no-store"})

    async def _token(self, plan_id: str) -> str:
        at, token = self._kept.get(plan_id, (-KEPT_S, ""))
        if time.monotonic() - at >= KEPT_S and plan_id not in self._running:
            self._running[plan_id] = asyncio.create_task(self._renew(plan_id, token))
        if plan_id in self._running:
            await asyncio.wait([self._running[plan_id]], timeout=LIMIT_S)
        return self._kept.get(plan_id, (0.0, token))[1]

    async def _renew(self, plan_id: str, before: str) -> None:
        try:
            token = await run_in_threadpool(self._ask, plan_id)
        except SILENT:
            token = before
        finally:
            del self._running[plan_id]
        self._kept[plan_id] = (time.monotonic(), token)
