"""A server on this machine that answers as Danmarks Statistik's API does, and misbehaves when told to.

Shapes from the API's own documentation and recorded answers: POST /v1/tableinfo and /v1/data; errors are status 400
with {errorTypeCode, message}; CSV has a byte order mark, CRLF, «Tid» as TID and the value under INDHOLD; BULK streams,
leaves out what is not stored and wants every variable chosen; CSV has a limit of cells.
"""

import itertools
import json
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Number = Callable[[dict[str, str]], str]


@dataclass
class FakeTable:
    """`variables`: code -> {value code: text}; the last is the time. `number`: chosen codes -> the cell's text."""

    title: str
    variables: dict[str, dict[str, str]]
    number: Number
    needed: frozenset[str] = frozenset()
    active: bool = True

    def info(self, table: str) -> dict[str, Any]:
        return {
            "id": table,
            "text": self.title,
            "description": f"{self.title} efter {', '.join(self.variables).lower()}",
            "unit": "Antal",
            "suppressedDataValue": "0",
            "updated": "2026-08-11T08:00:00",
            "active": self.active,
            "contacts": [],
            "documentation": {"id": "x", "url": "https://www.dst.dk/statistikdokumentation/x"},
            "footnote": None,
            "variables": [
                {
                    "id": code,
                    "text": code.lower(),
                    "elimination": code != "Tid" and code not in self.needed,
                    "time": code == "Tid",
                    "values": [{"id": value, "text": text} for value, text in values.items()],
                }
                for code, values in self.variables.items()
            ],
        }


@dataclass
class Statbank:
    """What the server knows and has been asked. `script`: answers given first, one a request, before it behaves."""

    tables: dict[str, FakeTable]
    asked: list[tuple[str, dict[str, Any], dict[str, str]]] = field(default_factory=list)
    script: deque[Callable[["Handler"], None]] = field(default_factory=deque)
    cell_limit: int = 1_000_000
    released: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def misbehave(self, *answers: Callable[["Handler"], None], after: int = 0) -> None:
        """Give these answers, one a request, after `after` good ones."""
        self.script.extend([Handler.behave] * after)
        self.script.extend(answers)

    def functions(self) -> list[str]:
        return [function for function, _, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    """One request. `behave` is the real API; the rest are its accidents."""

    protocol_version = "HTTP/1.1"
    statbank: Statbank

    def do_POST(self) -> None:
        self.function = self.path.removeprefix("/v1/")
        self.close_connection = True
        length = int(self.headers.get("content-length", 0))
        self.payload = json.loads(self.rfile.read(length).decode("utf-8"))
        bank = self.statbank
        bank.asked.append((self.function, self.payload, dict(self.headers)))
        (bank.script.popleft() if bank.script else Handler.behave)(self)

    def behave(self) -> None:
        if self.function not in ("tableinfo", "data"):
            self.error("REQUEST-NOTFOUND", "Siden kan ikke findes. / Page not found.", status=404)
            return
        name = str(self.payload.get("table", "")).upper()
        table = self.statbank.tables.get(name)
        if table is None:
            self.error("EXTRACT-NOTFOUND", f"Tabel findes ikke: {name}")
        elif self.function == "tableinfo":
            self.send("text/json; charset=utf-8", json.dumps(table.info(name)).encode())
        else:
            self.data(table)

    def data(self, table: FakeTable) -> None:
        chosen = {entry["code"]: entry["values"] for entry in self.payload["variables"]}
        for code, values in chosen.items():
            if code not in table.variables:
                return self.error("EXTRACT-NOTFOUND", f"Kan ikke finde variablen: {code}")
            for value in values:
                if value not in table.variables[code]:
                    return self.error("EXTRACT-NOTFOUND", f"Kan ikke finde værdien: {value} ({code})")
        bulk = self.payload.get("format") == "BULK"
        for code in table.variables.keys() - chosen.keys():
            if bulk or code in table.needed:
                return self.error("EXTRACT-NOTALLOWED", f"Der skal vælges værdier for variabel: {code}")
        rows = [dict(zip(chosen, row, strict=True)) for row in itertools.product(*chosen.values())]
        cells = len(rows) * (len(chosen) + 1)
        if not bulk and cells > self.statbank.cell_limit:
            return self.error(
                "REQUEST-LIMIT",
                f"Forespørgslen på op mod {cells} celler er over begrænsningen på {self.statbank.cell_limit} celler "
                "for denne filtype. Anvend BULK eller andet streaming format i stedet.",
            )
        return (
            self.stream(table, chosen, rows)
            if bulk
            else self.send("text/csv; charset=utf-8", csv(table, chosen, rows))
        )

    def stream(self, table: FakeTable, chosen: dict[str, list[str]], rows: list[dict[str, str]]) -> None:
        stored = [row for row in rows if table.number(row) != "0"]
        body = csv(table, chosen, stored).removeprefix(b"\xef\xbb\xbf")
        self.head(200, "text/csv; charset=utf-8", {"Transfer-Encoding": "chunked"})
        for start in range(0, len(body), 1000):
            self.chunk(body[start : start + 1000])
        self.chunk(b"")

    def chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def head(self, status: int, content_type: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("StatbankAPI-Request-Id", "4f0c7ac4-0000-4000-8000-000000000000")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def send(
        self, content_type: str, body: bytes, status: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        self.head(
            status, content_type, {"Content-Length": str(len(body)), "Connection": "close"} | (headers or {})
        )
        self.wfile.write(body)

    def error(self, code: str, message: str, status: int = 400) -> None:
        body = json.dumps({"errorTypeCode": code, "message": message}, ensure_ascii=False).encode()
        self.send("text/json; charset=utf-8", body, status)

    def whole(self) -> bytes:
        """The body that `behave` would send for data."""
        table = self.statbank.tables[self.payload["table"]]
        chosen = {entry["code"]: entry["values"] for entry in self.payload["variables"]}
        rows = [dict(zip(chosen, row, strict=True)) for row in itertools.product(*chosen.values())]
        return csv(table, chosen, rows)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


def csv(table: FakeTable, chosen: dict[str, list[str]], rows: list[dict[str, str]]) -> bytes:
    """CSV as the API writes it, codes presented."""
    lines = [";".join([*(code.upper() for code in chosen), "INDHOLD"])]
    lines += [";".join([*row.values(), table.number(row)]) for row in rows]
    return b"\xef\xbb\xbf" + "".join(f"{line}\r\n" for line in lines).encode()


def serve(bank: Statbank) -> ThreadingHTTPServer:
    """The server, listening on a port of 127.0.0.1, in a thread; `shutdown()` ends it."""
    handler = type("BankHandler", (Handler,), {"statbank": bank})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    bank.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server
