"""Which names the server answers to. A page elsewhere that points its own name at this machine (DNS rebinding) gets no
answer, and no page of another site may open a session here."""

import logging
import os
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.serving.logs import event

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
EVERYWHERE = frozenset({"", "0.0.0.0", "::", "[::]"})
SENTENCE = (
    "Zonekompas svarer ikke på dette navn. Den, der driver programmet, kan tilføje navnet i ZONEKOMPAS_HOSTS "
    "(docs/deployment.md)."
)
FOREIGN_SITE = 1008  # the WebSocket code of a broken rule


def read_hosts(
    listening: Iterable[str | None], environment: Mapping[str, str] | None = None
) -> frozenset[str]:
    """The names of `ZONEKOMPAS_HOSTS` (with comma between), the host of `ZONEKOMPAS_URL`, what the server listens to,
    and always the machine's own loopback names: nobody elsewhere can be led to those."""
    env = os.environ if environment is None else environment
    written = env.get("ZONEKOMPAS_HOSTS", "").split(",")
    own = urlsplit(env.get("ZONEKOMPAS_URL", "")).hostname or ""
    names = {bare_host(name.strip()) for name in (*written, own, *(name or "" for name in listening))}
    return LOOPBACK_NAMES | (names - EVERYWHERE)


def bare_host(written: str) -> str:
    """'Zonekompas.Example.dk:8501' -> 'zonekompas.example.dk'; '[::1]:8501' and '::1' -> '[::1]'."""
    name = written.lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    if name.count(":") > 1:
        return f"[{name}]"
    return name.partition(":")[0].rstrip(".")


class AllowedHosts:
    """ASGI middleware: refuses a request for a name that is not ours, and a websocket that a page of another site
    opens. Streamlit would ask the network for its own outside address to judge the latter."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        named = [value.decode("latin-1") for name, value in scope["headers"] if name.lower() == b"host"]
        known = len(named) == 1 and bare_host(named[0]) in self.hosts
        if known and (scope["type"] == "http" or _same_site(scope, named[0])):
            await self.app(scope, receive, send)
            return
        event("request-refused", logging.WARNING, reason="origin" if known else "host")
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": FOREIGN_SITE})
        else:
            await PlainTextResponse(SENTENCE, status_code=400)(scope, receive, send)


def _same_site(scope: Scope, host: str) -> bool:
    """Without an Origin it is no browser: then nobody is led astray."""
    origins = [value.decode("latin-1") for name, value in scope["headers"] if name.lower() == b"origin"]
    return all(urlsplit(origin).netloc.lower() == host.lower() for origin in origins)
