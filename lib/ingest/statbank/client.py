"""The asking: Danmarks Statistik's API over HTTPS, without a key. Either a whole answer comes home, or a sentence.

Source of the forms: dst.dk, «Statistikbank API»; the errors are answered as {errorTypeCode, message} with status 400.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from lib.ingest.statbank import refusals
from lib.ingest.statbank.fetched import Fetched, FetchedTable, packed, sha256
from lib.ingest.statbank.query import StatbankQuery
from lib.ingest.statbank.refusals import StatbankUnavailable
from lib.ingest.statbank.request import TableRequest, requests_of
from lib.ingest.statbank.table_csv import NotThatTable, check_whole
from lib.ingest.statbank.table_info import TableInfo, parse_table_info

BASE_URL = "https://api.statbank.dk/v1"
USER_AGENT = "Zonekompas (boligsocial helhedsplan)"
MAX_ERROR_BYTES = 100_000
LONGEST_WAIT = 60.0
"""Seconds; a longer Retry-After is not waited for."""


@dataclass(frozen=True)
class Patience:
    """How long and how often. `silent`: seconds without a byte; `whole`: seconds for one answer; `attempts` in all;
    `first_wait`: seconds before the second attempt, doubled for each one after it."""

    connect: float = 10.0
    silent: float = 60.0
    whole: float = 300.0
    attempts: int = 4
    first_wait: float = 1.0


@dataclass(frozen=True)
class FetchProgress:
    """How far a fetch is: table number `part` of `parts`, bytes of it, and how many there will be if that is said."""

    table: str
    part: int
    parts: int
    received: int
    expected: int | None


Progress = Callable[[FetchProgress], None]


def no_progress(_step: FetchProgress) -> None:
    """For callers that show none."""


class _Passing(Exception):
    """A fault that may be gone at the next attempt."""

    def __init__(self, refusal: StatbankUnavailable, wait: float | None = None) -> None:
        self.refusal = refusal
        self.wait = wait
        super().__init__(str(refusal))


class StatbankClient:
    """The API at `base_url`. `sleep` and `clock` are the waiting and the stopwatch, so that a test needs neither."""

    def __init__(
        self,
        base_url: str = BASE_URL,
        patience: Patience = Patience(),
        max_bytes: int = 50_000_000,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._patience = patience
        self._max_bytes = max_bytes
        self._sleep = sleep
        self._clock = clock

    def table_info(self, table: str) -> TableInfo:
        """The table's own description; raises StatbankUnavailable."""
        body = self._whole_answer("tableinfo", {"table": table, "lang": "da"}, table, "json", lambda *_: None)
        try:
            info = parse_table_info(body)
        except ValueError:
            raise refusals.bad_table_info(table) from None
        if info.table.upper() != table.upper():
            raise refusals.bad_table_info(table)
        return info

    def fetch(self, query: StatbankQuery, progress: Progress = no_progress) -> Fetched:
        """Everything the query asks for, checked to be whole; raises StatbankUnavailable, and then nothing is kept."""
        infos = {table: self.table_info(table) for table in query.tables}
        requests = requests_of(query, infos)
        bodies: dict[str, bytes] = {}
        tables = []
        for part, request in enumerate(requests, start=1):
            body, rows = self._table(request, part, len(requests), progress)
            info = infos[request.table]
            bodies[request.table] = body
            tables.append(
                FetchedTable(
                    request.table,
                    info.title,
                    info.updated,
                    info.active,
                    self._url("data"),
                    rows,
                    sha256(body),
                )
            )
        file, ending = packed(bodies)
        name = f"{query.query_id}.{ending}"
        return Fetched(query.query_id, name, file, sha256(file), tuple(tables), query.text)

    def _table(self, request: TableRequest, part: int, parts: int, progress: Progress) -> tuple[bytes, int]:
        def report(received: int, expected: int | None) -> None:
            progress(FetchProgress(request.table, part, parts, received, expected))

        body = self._whole_answer("data", request.body(), request.table, "csv", report)
        try:
            return body, check_whole(body, request)
        except NotThatTable as flaw:
            raise refusals.not_whole(request.table, str(flaw)) from None

    def _whole_answer(
        self,
        function: str,
        payload: Mapping[str, Any],
        table: str,
        wanted: str,
        report: Callable[[int, int | None], None],
    ) -> bytes:
        """The body of one answer, asked for until it comes or the patience ends."""
        wait = self._patience.first_wait
        for attempt in range(1, self._patience.attempts + 1):
            try:
                return self._answer(function, payload, table, wanted, report)
            except _Passing as fault:
                if attempt == self._patience.attempts:
                    raise fault.refusal from None
                self._sleep(wait if fault.wait is None else fault.wait)
                wait *= 2
        raise refusals.unexpected(table)

    def _answer(
        self,
        function: str,
        payload: Mapping[str, Any],
        table: str,
        wanted: str,
        report: Callable[[int, int | None], None],
    ) -> bytes:
        """One attempt. Nothing but _Passing and StatbankUnavailable comes out of it."""
        patience = self._patience
        # identity: what is kept is what was received, and a small packed body cannot become an enormous one.
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
        timeout = httpx.Timeout(patience.silent, connect=patience.connect)
        try:
            with (
                httpx.Client(timeout=timeout, headers=headers, follow_redirects=False) as http,
                http.stream("POST", self._url(function), json=dict(payload)) as response,
            ):
                return self._read(response, table, wanted, report)
        except httpx.ConnectTimeout:
            raise _Passing(refusals.not_connected(table, self._host())) from None
        except httpx.TimeoutException:
            raise _Passing(refusals.timed_out(table, patience.silent)) from None
        except (httpx.ConnectError, httpx.ProxyError):
            raise _Passing(refusals.not_connected(table, self._host())) from None
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            raise _Passing(refusals.cut_off(table)) from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise refusals.unexpected(table) from None

    def _read(
        self, response: httpx.Response, table: str, wanted: str, report: Callable[[int, int | None], None]
    ) -> bytes:
        status = response.status_code
        if status == 429 or status >= 500:
            raise _Passing(refusals.busy(table, status), _asked_wait(response))
        if 300 <= status < 400:
            raise refusals.moved(table, status)
        if status != 200:
            raise refusals.rejected(table, status, _beginning(response))
        content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
        if wanted not in content_type or response.headers.get("content-encoding", "identity") != "identity":
            raise refusals.wrong_type(table, content_type)
        return self._body(response, table, report)

    def _body(self, response: httpx.Response, table: str, report: Callable[[int, int | None], None]) -> bytes:
        length = response.headers.get("content-length", "")
        expected = int(length) if length.isascii() and length.isdigit() else None
        if expected is not None and expected > self._max_bytes:
            raise refusals.too_big(table, self._max_bytes)
        latest = self._clock() + self._patience.whole
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > self._max_bytes:
                raise refusals.too_big(table, self._max_bytes)
            if self._clock() > latest:
                raise refusals.timed_out(table, self._patience.whole)
            report(len(body), expected)
        return bytes(body)

    def _url(self, function: str) -> str:
        return f"{self._base_url}/{function}"

    def _host(self) -> str:
        return httpx.URL(self._base_url).host


def _asked_wait(response: httpx.Response) -> float | None:
    """Seconds of a Retry-After that is a number and not too long; None leaves it to the patience."""
    asked = response.headers.get("retry-after", "").strip()
    return float(asked) if asked.isascii() and asked.isdigit() and int(asked) <= LONGEST_WAIT else None


def _beginning(response: httpx.Response) -> bytes:
    """The first bytes of an error's body: its words are short, and no more is read."""
    body = bytearray()
    for chunk in response.iter_raw():
        body += chunk
        if len(body) > MAX_ERROR_BYTES:
            break
    return bytes(body)
