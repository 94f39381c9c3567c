"""Security headers: on every answer, once each, and with no outside host but the background map's pictures."""

import asyncio
import re
from typing import Any

from lib.ui.headers import CONTENT_SECURITY_POLICY, SECURITY_HEADERS, AsgiApp, Receive, SecurityHeaders, Send


def answer_of(app: AsgiApp, scope_type: str = "http", **scope: Any) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(SecurityHeaders(app)({"type": scope_type, **scope}, receive, send))
    return sent


async def small_app(scope: Any, receive: Receive, send: Send) -> None:
    headers = [(b"content-type", b"text/html"), (b"X-Frame-Options", b"ALLOWALL")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"hej"})


async def socket_app(scope: Any, receive: Receive, send: Send) -> None:
    await send({"type": "websocket.accept"})


def test_every_header_is_there_once_and_ours_wins() -> None:
    start, body = answer_of(small_app)

    names = [name.decode().lower() for name, _ in start["headers"]]
    assert sorted(names) == sorted(["content-type", *SECURITY_HEADERS])
    assert dict(start["headers"])[b"x-frame-options"] == b"SAMEORIGIN"
    assert body["body"] == b"hej"


def test_a_websocket_is_let_through_untouched() -> None:
    assert answer_of(socket_app, "websocket") == [{"type": "websocket.accept"}]


def test_the_only_outside_host_is_the_background_map_and_only_for_pictures() -> None:
    directives = dict(part.split(" ", 1) for part in CONTENT_SECURITY_POLICY.split("; "))

    outside = {name: re.findall(r"https?://\S+", value) for name, value in directives.items()}
    assert {name: hosts for name, hosts in outside.items() if hosts} == {
        "img-src": ["https://tile.openstreetmap.org"]
    }
    assert "*" not in CONTENT_SECURITY_POLICY


async def cookie_app(scope: Any, receive: Receive, send: Send) -> None:
    cookies = (b"a=1; HttpOnly", b"b=2; SameSite=None; Secure", b"c=secure")
    headers = [(b"Set-Cookie", cookie) for cookie in cookies]
    await send({"type": "http.response.start", "status": 200, "headers": headers})


def test_over_tls_no_cookie_goes_in_the_clear_and_browsers_are_told_to_stay() -> None:
    (start,) = answer_of(cookie_app, scheme="https")
    headers = [(name, value) for name, value in start["headers"] if name.decode() not in SECURITY_HEADERS]

    assert headers == [
        (b"set-cookie", b"a=1; HttpOnly; Secure"),
        (b"set-cookie", b"b=2; SameSite=None; Secure"),
        (b"set-cookie", b"c=secure; Secure"),
        (b"strict-transport-security", b"max-age=31536000"),
    ]


def test_in_the_clear_there_is_no_such_header() -> None:
    (start,) = answer_of(cookie_app, scheme="http")
    assert b"strict-transport-security" not in dict(start["headers"])
    assert (b"Set-Cookie", b"a=1; HttpOnly") in start["headers"]
