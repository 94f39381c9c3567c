"""Sign-in and upload are answered at a pace: who asks faster gets 429 and is told how long to wait."""

import ipaddress
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.serving.buckets import Buckets, Rate
from lib.serving.logs import event

CALLBACK = "/oauth2callback"
RATES: Mapping[str, tuple[tuple[str, ...], Rate]] = {
    "sign-in": (("/auth/", CALLBACK), Rate(burst=200, per_minute=120)),
    "upload": (("/_stcore/upload_file/",), Rate(burst=60, per_minute=60)),
}
"""Group -> the beginnings of its paths, and its rate per client address."""
SIGNED_IN = b"_streamlit_user="
SENTENCE = "For mange forsøg på kort tid. Vent {seconds} s, og prøv igen."
FAILED = 400


class RateLimit:
    """ASGI middleware. The client's address is the connection's own, or what a proxy says of it where the proxy's
    address stands in FORWARDED_ALLOW_IPS (the server reads it; default 127.0.0.1): nobody else's word is taken.

    A sign-in that came to nothing is told to the log, without who it was.
    """

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._clock = clock
        self._buckets = {group: Buckets(rate) for group, (_, rate) in RATES.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        group = group_of(scope)
        if group is None:
            await self.app(scope, receive, send)
            return
        seconds = self._buckets[group].wait_s(caller_of(scope), self._clock())
        if seconds:
            event("rate-limited", logging.WARNING, group=group)
            words = SENTENCE.format(seconds=seconds)
            answer = PlainTextResponse(words, status_code=429, headers={"retry-after": str(seconds)})
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, _watching(group, scope, send))


def group_of(scope: Mapping[str, Any]) -> str | None:
    """The group that limits the request; None for all others."""
    if scope["type"] != "http":
        return None
    starts = ((group, start) for group, (paths, _) in RATES.items() for start in paths)
    return next((group for group, start in starts if scope["path"].startswith(start)), None)


def caller_of(scope: Mapping[str, Any]) -> str:
    """The client's address; of IPv6 the network that one customer has (/64), or one house would be many callers."""
    host = (scope.get("client") or ("", 0))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def brings_answer(scope: Mapping[str, Any]) -> bool:
    """Whether the provider's answer to a sign-in is in the request (OpenID Connect Core, 3.1.2.5 and 3.1.2.6)."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    return "code" in asked or "error" in asked


def _watching(group: str, scope: Scope, send: Send) -> Send:
    # Whoever comes back from the provider's log-out comes to the same address, and brings no answer.
    ends_sign_in = scope["path"] == CALLBACK and brings_answer(scope)

    async def send_and_see(message: Message) -> None:
        if message["type"] == "http.response.start":
            came_in = any(
                name == b"set-cookie" and value.startswith(SIGNED_IN)
                for name, value in message.get("headers", [])
            )
            if message["status"] >= FAILED or (ends_sign_in and not came_in):
                event(f"{group}-failed", logging.WARNING, status=message["status"])
        await send(message)

    return send_and_see
