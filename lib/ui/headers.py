"""Security headers on every answer of the server."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
MutableScope = MutableMapping[str, Any]
AsgiApp = Callable[[MutableScope, Receive, Send], Awaitable[None]]

# Streamlit and Vega need inline styles, inline scripts, eval and blob workers. OpenStreetMap is the one
# outside host, for pictures only: nothing is asked of it until the user turns the background map on.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self' blob: data:",
        "script-src 'self' blob: 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: https://tile.openstreetmap.org",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: blob: data:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)

SECURITY_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}


OVER_TLS = "max-age=31536000"
"""Only where the request came by TLS, here or to a trusted proxy: browsers then never ask in the clear again."""


class SecurityHeaders:
    """ASGI middleware that sets SECURITY_HEADERS; they replace a header of the same name. Over TLS it adds HSTS, and
    no cookie leaves that would be sent in the clear."""

    def __init__(self, app: AsgiApp) -> None:
        self.app = app

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        over_tls = scope.get("scheme") == "https"

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = _others(message.get("headers", []))
                message["headers"] = [*(_kept_by_tls(others) if over_tls else others), *_ours()]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _others(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [
        (name, value) for name, value in headers if name.decode("latin-1").lower() not in SECURITY_HEADERS
    ]


def _ours() -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in SECURITY_HEADERS.items()]


def _kept_by_tls(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    names = (b"strict-transport-security", b"set-cookie")
    rest = [header for header in headers if header[0].lower() not in names]
    cookies = [value for name, value in headers if name.lower() == b"set-cookie"]
    secure = [(b"set-cookie", value if _is_secure(value) else value + b"; Secure") for value in cookies]
    return [*rest, *secure, (b"strict-transport-security", OVER_TLS.encode("latin-1"))]


def _is_secure(cookie: bytes) -> bool:
    return b"secure" in [part.strip().lower() for part in cookie.split(b";")]
