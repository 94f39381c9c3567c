"""After sign-in, back to the page that was asked for: Streamlit itself always goes to the front page."""

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from lib.ui.headers import AsgiApp, Message, MutableScope, Receive, Send

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"
COOKIE = "zonekompas_retur"
LONGEST = 1500
MINUTES_S = 600


class ReturnPath:
    """ASGI middleware. The way to sign in is asked from a page (`Referer`): its path is kept in a cookie, and the
    answer that ends the sign-in leads there instead of to the front page.

    Only the paths of our own pages are kept and followed, never a host: nobody is led elsewhere.
    """

    def __init__(self, app: AsgiApp, paths: Iterable[str]) -> None:
        self.app = app
        self.paths = frozenset(f"/{path}" for path in paths)

    async def __call__(self, scope: MutableScope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith((LOGIN, CALLBACK)):
            await self.app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        back = scope["path"].endswith(CALLBACK)
        wanted = self._kept(headers.get(b"cookie", "")) if back else self._asked(headers.get(b"referer", ""))

        async def send_changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _changed(message.get("headers", []), wanted, back)
            await send(message)

        await self.app(scope, receive, send_changed)

    def _asked(self, referer: str) -> str:
        """The path and query of the page that the browser comes from; '' where it is none of ours."""
        parts = urlsplit(referer)
        return self._ours(f"{parts.path}?{parts.query}" if parts.query else parts.path)

    def _kept(self, cookies: str) -> str:
        try:
            kept = SimpleCookie(cookies).get(COOKIE)
        except CookieError:
            return ""
        return self._ours(kept.value) if kept else ""

    def _ours(self, target: str) -> str:
        plain = target.isascii() and target.isprintable() and len(target) <= LONGEST
        safe = plain and not set(target) & set('"\\;, ')
        return target if safe and target.partition("?")[0] in self.paths else ""


def _changed(headers: list[tuple[bytes, bytes]], wanted: str, back: bool) -> list[tuple[bytes, bytes]]:
    about = f"{COOKIE}={{value}}; Path=/; HttpOnly; SameSite=Lax; Max-Age={{age}}"
    if not back:
        kept = about.format(value=wanted, age=MINUTES_S if wanted else 0)
        return [*headers, (b"set-cookie", kept.encode("latin-1"))]
    signed_in = any(
        name == b"set-cookie" and value.startswith(b"_streamlit_user=") for name, value in headers
    )
    gone = (b"set-cookie", about.format(value="", age=0).encode("latin-1"))
    if not (wanted and signed_in):
        return [*headers, gone]
    return [
        *((name, value) for name, value in headers if name != b"location"),
        (b"location", wanted.encode()),
        gone,
    ]
