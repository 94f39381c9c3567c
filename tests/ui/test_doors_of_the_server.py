"""Two pieces of the server: only the machine itself without sign-in, and back to the page that was asked for."""

import asyncio
from typing import Any

import pytest

from lib.access_settings import is_loopback
from lib.ui.loopback import LoopbackOnly
from lib.ui.return_path import COOKIE, ReturnPath

Headers = list[tuple[bytes, bytes]]


def answered(
    app: Any, path: str, headers: Headers, server: str = "127.0.0.1", kind: str = "http"
) -> list[Any]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": kind, "path": path, "headers": headers, "server": (server, 8501)}
    asyncio.run(app(scope, None, send))
    return sent


def inner(headers: Headers, status: int = 302) -> Any:
    async def app(_: Any, __: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": headers})

    return app


@pytest.mark.parametrize(
    ("server", "headers"),
    [
        ("10.0.0.7", []),
        ("127.0.0.1", [(b"X-Forwarded-For", b"10.0.0.7")]),
        ("127.0.0.1", [(b"forwarded", b"for=10.0.0.7")]),
    ],
)
def test_without_sign_in_nobody_else_is_answered(server: str, headers: Headers) -> None:
    app = LoopbackOnly(inner([], 200), is_loopback)
    assert answered(app, "/", headers, server)[0]["status"] == 403
    assert answered(app, "/", headers, server, "websocket") == [{"type": "websocket.close", "code": 1008}]
    assert answered(app, "/", [(b"host", b"127.0.0.1")])[0]["status"] == 200


def asked(referer: str) -> str:
    """The cookie that is kept when the way to sign in is asked from that address."""
    (message,) = answered(ReturnPath(inner([]), ["maal"]), "/auth/login", [(b"referer", referer.encode())])
    (cookie,) = (value.decode() for name, value in message["headers"] if name == b"set-cookie")
    assert "HttpOnly" in cookie
    return cookie.partition(";")[0].removeprefix(f"{COOKIE}=")


def led_to(cookie: str, signed_in: bool = True) -> str:
    """Where the answer that ends the sign-in leads."""
    headers = [(b"location", b"/"), *([(b"set-cookie", b"_streamlit_user=x")] if signed_in else [])]
    app = ReturnPath(inner(headers), ["maal"])
    (message,) = answered(app, "/oauth2callback", [(b"cookie", f"{COOKIE}={cookie}".encode())])
    assert any(value.startswith(f"{COOKIE}=;".encode()) for _, value in message["headers"])
    (location,) = (value.decode() for name, value in message["headers"] if name == b"location")
    return location


def test_the_page_is_remembered_with_its_choices() -> None:
    assert asked("http://127.0.0.1:8501/maal?del=Databrud&zone=1") == "/maal?del=Databrud&zone=1"
    assert led_to("/maal?del=Databrud&zone=1") == "/maal?del=Databrud&zone=1"
    assert led_to("/maal", signed_in=False) == "/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://ond.dk/",
        "//ond.dk/maal",
        "/ukendt",
        "/maal/../x",
        "/maal\\..",
        "/maal?" + "x" * 2000,
    ],
)
def test_nobody_is_led_elsewhere(elsewhere: str) -> None:
    assert asked(elsewhere) in {"", "/maal"}
    assert led_to(elsewhere) == "/"


def test_a_cookie_that_cannot_be_read_leads_to_the_front_page() -> None:
    assert led_to('"\\') == "/"
