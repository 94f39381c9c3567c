"""A small app behind a middleware, asked in this process."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.responses import Response

Headers = list[tuple[bytes, bytes]]


async def answer_app(scope: Any, receive: Any, send: Any) -> None:
    """Says hello to all; the path /auth/nej is refused, the query code=ind sets the cookie of a sign-in."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    response = Response("hej", status_code=403 if scope["path"] == "/auth/nej" else 200)
    if scope["query_string"] == b"code=ind":
        response.headers["set-cookie"] = "_streamlit_user=abc"
    await response(scope, receive, send)


def asked(app: Callable[..., Any], **about: Any) -> list[dict[str, Any]]:
    """What is sent back to one request; `about` is put into its scope."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], **about}
    asyncio.run(app(scope, receive, send))
    return sent


def status_of(app: Callable[..., Any], **about: Any) -> int:
    """The status that one request is answered with."""
    return int(asked(app, **about)[0]["status"])
