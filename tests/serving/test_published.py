"""The route that idle pages ask: what it says, how seldom it asks the state, and that a silent state does no harm."""

import asyncio
import threading
from typing import Any

import httpx
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette

from lib.domain.version import Version
from lib.serving.published import PUBLISHED, PublishedRoute


class Asked:
    """The question to the state, with what it answers or raises."""

    def __init__(self) -> None:
        self.answer: str | Exception = "en"
        self.times = 0
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, plan_id: str) -> str:
        self.times += 1
        self.gate.wait(10)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def run(story: Any) -> None:
    async def told() -> None:
        asked = Asked()
        route = PublishedRoute(asked, lambda plan_id: plan_id == "plan")
        transport = httpx.ASGITransport(Starlette(routes=route.routes()))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:

            async def ask(plan_id: str = "plan") -> str:
                answer = await client.get(PUBLISHED, params={"plan": plan_id})
                assert answer.headers["cache-control"] == "no-store"
                return str(answer.json()["udgave"])

            await story(asked, ask)

    asyncio.run(told())


def test_it_tells_a_new_version_and_many_who_ask_at_once_ask_the_state_once() -> None:
    async def story(asked: Asked, ask: Any) -> None:
        assert set(await asyncio.gather(*(ask() for _ in range(20)))) == {"en"}
        assert asked.times == 1
        asked.answer = "to"
        await asyncio.sleep(0.25)
        assert await ask() == "to"
        assert asked.times == 2

    run(story)


def test_what_is_no_plan_is_answered_without_asking() -> None:
    async def story(asked: Asked, ask: Any) -> None:
        for plan_id in ("", "../plan", "en-anden", "PLAN", "x" * 500):
            assert await ask(plan_id) == ""
        assert asked.times == 0

    run(story)


def test_a_state_that_is_away_or_hangs_leaves_the_last_answer() -> None:
    async def story(asked: Asked, ask: Any) -> None:
        assert await ask() == "en"
        asked.answer = OperationalError("SELECT", {}, Exception("gone"))
        await asyncio.sleep(0.25)
        assert await ask() == "en"
        asked.answer = "to"
        asked.gate.clear()
        await asyncio.sleep(0.25)
        assert await ask() == "en"
        asked.gate.set()
        await asyncio.sleep(0.25)
        assert await ask() == "to"

    run(story)


def test_a_token_tells_versions_and_plans_apart_and_not_what_they_are() -> None:
    from datetime import UTC, datetime

    at = datetime(2026, 11, 22, tzinfo=UTC)
    tokens = {Version(v * 64, p, at).token for v in "ab" for p in ("en", "to")}
    assert len(tokens) == 4
    assert not any("a" * 6 in token for token in tokens)
