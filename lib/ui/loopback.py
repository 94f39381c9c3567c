"""Without sign-in only the machine itself is answered, whatever the server was told to listen to."""

from collections.abc import Callable

from lib.ui.headers import AsgiApp, MutableScope, Receive, Send

FORWARDED = frozenset({b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip", b"via"})
SENTENCE = (
    "Zonekompas er startet uden login og svarer kun den maskine, det kører på. "
    "Sæt ZONEKOMPAS_LOGIN (se docs/adgang.md), før andre får adgang."
)


class LoopbackOnly:
    """ASGI middleware: a request that came to another address, or that a proxy has passed on, is refused."""

    def __init__(self, app: AsgiApp, is_loopback: Callable[[str | None], bool]) -> None:
        self.app = app
        self.is_loopback = is_loopback

    async def __call__(self, scope: MutableScope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or self._is_own(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            kind = (b"content-type", b"text/plain; charset=utf-8")
            await send({"type": "http.response.start", "status": 403, "headers": [kind]})
            await send({"type": "http.response.body", "body": SENTENCE.encode()})

    def _is_own(self, scope: MutableScope) -> bool:
        listening = (scope.get("server") or (None, None))[0]
        passed_on = any(name.lower() in FORWARDED for name, _ in scope["headers"])
        return self.is_loopback(listening) and not passed_on
