"""Whatever goes wrong out there gives its designed sentence and nothing else; half an answer is never taken."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.domain.datatraek.finding import Severity
from lib.ingest.statbank.catalogue import read_queries
from lib.ingest.statbank.client import Patience, StatbankClient
from lib.ingest.statbank.query import StatbankQuery
from lib.ingest.statbank.refusals import STILL_COUNTS, StatbankUnavailable
from lib.ingest.statbank.request import TableRequest
from lib.ingest.statbank.table_csv import NotThatTable, check_whole
from tests.ingest.statbank.local_statbank import Handler, Statbank, csv

Answer = Callable[[Handler], None]


@pytest.fixture
def origins(plan_folder: Path) -> StatbankQuery:
    return read_queries(plan_folder)["dst_ikke_vestlige"]


def refused(client: StatbankClient, query: StatbankQuery) -> str:
    """The one sentence of the refusal."""
    with pytest.raises(StatbankUnavailable) as caught:
        client.fetch(query)
    (finding,) = caught.value.findings
    assert finding.severity is Severity.STOPPER
    assert str(caught.value) == finding.sentence()
    assert finding.sentence().startswith("Danmarks Statistik, tabel FOLK1E: ")
    assert finding.sentence().endswith(STILL_COUNTS)
    assert caught.value.__cause__ is None
    return finding.code


def apierror(code: str, message: str, status: int = 400) -> Answer:
    return lambda handler: handler.error(code, message, status)


def plain(status: int, body: bytes = b"", content_type: str = "text/plain", **headers: str) -> Answer:
    return lambda handler: handler.send(content_type, body, status, headers)


def shorter_than_said(handler: Handler) -> None:
    body = handler.whole()
    handler.head(200, "text/csv; charset=utf-8", {"Content-Length": str(len(body))})
    handler.wfile.write(body[: len(body) // 2])


def stream_without_end(handler: Handler) -> None:
    handler.head(200, "text/csv; charset=utf-8", {"Transfer-Encoding": "chunked"})
    handler.chunk(handler.whole()[:100])


def unmarked(cut: Callable[[bytes], bytes]) -> Answer:
    """A body that says no length, cut where only its content can tell."""

    def answer(handler: Handler) -> None:
        handler.head(200, "text/csv; charset=utf-8", {"Connection": "close"})
        handler.wfile.write(cut(handler.whole()))

    return answer


def hung_up(handler: Handler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def no_http(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")


@dataclass(frozen=True)
class Accident:
    """`tried`: whether it is worth another attempt."""

    name: str
    answer: Answer
    code: str
    tried: bool


LIMIT = (
    "Forespørgslen på op mod 4.800.600 celler er over begrænsningen på 1.000.000 celler for denne filtype."
)
PAGE = b"<!DOCTYPE html><html><body>Log ind</body></html>"
ACCIDENTS = [
    Accident(
        "not found", apierror("EXTRACT-NOTFOUND", "Tabel findes ikke: FOLK1E"), "statbank_afvist", False
    ),
    Accident("not chosen", apierror("EXTRACT-NOTALLOWED", "Der skal vælges."), "statbank_afvist", False),
    Accident("too many cells", apierror("REQUEST-LIMIT", LIMIT), "statbank_afvist", False),
    Accident("no format", apierror("REQUEST-MISSING", "Format ikke angivet."), "statbank_afvist", False),
    Accident("no json", apierror("REQUEST-EMPTY", "Medsend gyldigt JSON-objekt."), "statbank_afvist", False),
    Accident("no page", apierror("REQUEST-NOTFOUND", "Siden findes ikke.", 404), "statbank_afvist", False),
    Accident("403 page", plain(403, PAGE, "text/html"), "statbank_afvist", False),
    Accident("400 broken json", plain(400, b"{", "text/json"), "statbank_afvist", False),
    Accident("400 other json", plain(400, b'["x"]', "text/json"), "statbank_afvist", False),
    Accident("400 odd json", plain(400, b'{"errorTypeCode": 7}', "text/json"), "statbank_afvist", False),
    Accident("busy", plain(429), "statbank_optaget", True),
    Accident("server error", plain(500, PAGE, "text/html"), "statbank_optaget", True),
    Accident("gateway", plain(504), "statbank_optaget", True),
    Accident("moved", plain(301, Location="http://127.0.0.1:1/"), "statbank_flyttet", False),
    Accident("found", plain(302, Location="/v1/data"), "statbank_flyttet", False),
    Accident("no content", plain(204), "statbank_afvist", False),
    Accident("a page", plain(200, PAGE, "text/html; charset=utf-8"), "statbank_forkert_type", False),
    Accident("no type", plain(200, b"x", ""), "statbank_forkert_type", False),
    Accident(
        "packed", plain(200, b"x", "text/csv", **{"Content-Encoding": "gzip"}), "statbank_forkert_type", False
    ),
    Accident("a page as csv", plain(200, PAGE, "text/csv"), "statbank_ufuldstaendigt", False),
    Accident("empty", plain(200, b"", "text/csv"), "statbank_ufuldstaendigt", False),
    Accident(
        "latin-1",
        plain(200, "OMRÅDE;INDHOLD\r\n".encode("cp1252"), "text/csv"),
        "statbank_ufuldstaendigt",
        False,
    ),
    Accident("half of it", shorter_than_said, "statbank_halvt", True),
    Accident("a stream without end", stream_without_end, "statbank_halvt", True),
    Accident(
        "cut at a row",
        unmarked(lambda body: body[: body.index(b"\r\n", 200) + 2]),
        "statbank_ufuldstaendigt",
        False,
    ),
    Accident("cut in a row", unmarked(lambda body: body[:-20]), "statbank_ufuldstaendigt", False),
    Accident("cut in the last number", unmarked(lambda body: body[:-3]), "statbank_ufuldstaendigt", False),
    Accident("twice", unmarked(lambda body: body + body), "statbank_ufuldstaendigt", False),
    Accident("hung up", hung_up, "statbank_halvt", True),
    Accident("not http", no_http, "statbank_halvt", True),
]


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda accident: accident.name)
def test_an_accident_has_its_sentence(
    bank: Statbank, client: StatbankClient, origins: StatbankQuery, waits: list[float], accident: Accident
) -> None:
    bank.misbehave(accident.answer, accident.answer, accident.answer, after=1)
    assert refused(client, origins) == accident.code
    attempts = 3 if accident.tried else 1
    assert bank.functions() == ["tableinfo"] + ["data"] * attempts
    assert waits == [1.0, 2.0][: attempts - 1]


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda accident: accident.name)
def test_an_accident_at_the_description_stops_before_any_number_is_fetched(
    bank: Statbank, client: StatbankClient, origins: StatbankQuery, accident: Accident
) -> None:
    def answer(handler: Handler) -> None:
        if accident.answer.__qualname__.startswith(("shorter", "stream", "unmarked")):
            handler.send("text/json", b'{"id": "FOLK1E", "variables": [{"id": ')
        else:
            accident.answer(handler)

    bank.misbehave(answer, answer, answer)
    refused(client, origins)
    assert "data" not in bank.functions()


def test_the_words_of_the_api_are_repeated_on_one_line(
    bank: Statbank, client: StatbankClient, origins: StatbankQuery
) -> None:
    bank.misbehave(
        apierror("EXTRACT-NOTFOUND", "Kan ikke finde\r\n\x1b[31mværdien:\t999 (OMRÅDE)" + "x" * 500), after=1
    )
    with pytest.raises(StatbankUnavailable) as caught:
        client.fetch(origins)
    (finding,) = caught.value.findings
    assert "Tjenesten skriver: «Kan ikke finde [31mværdien: 999 (OMRÅDE)xxx" in finding.problem
    assert finding.problem.isprintable()
    assert len(finding.problem) < 300


def test_an_address_we_are_sent_on_to_is_never_asked(
    bank: Statbank, client: StatbankClient, origins: StatbankQuery
) -> None:
    bank.misbehave(plain(307, Location=f"{bank.url}/elsewhere"), after=1)
    assert refused(client, origins) == "statbank_flyttet"
    assert "elsewhere" not in bank.functions()


def test_silence_ends(bank: Statbank, origins: StatbankQuery, waits: list[float]) -> None:
    def silent(handler: Handler) -> None:
        bank.released.wait(30)

    impatient = StatbankClient(bank.url, Patience(silent=0.1, attempts=2), sleep=waits.append)
    bank.misbehave(silent, silent)
    assert refused(impatient, origins) == "statbank_tid"
    assert waits == [1.0]


def test_an_answer_that_goes_on_for_ever_ends(bank: Statbank, origins: StatbankQuery) -> None:
    """Every look at the clock is a minute later: the answer drips in within the silence allowed, and is stopped."""
    minutes = iter(range(0, 60_000, 60))
    client = StatbankClient(bank.url, Patience(whole=100), clock=lambda: float(next(minutes)))

    def drip(handler: Handler) -> None:
        handler.head(200, "text/json", {"Transfer-Encoding": "chunked"})
        for _ in range(200):
            handler.chunk(b" " * 70_000)
        handler.chunk(b"")

    bank.misbehave(drip)
    assert refused(client, origins) == "statbank_tid"


def test_nobody_home(origins: StatbankQuery, waits: list[float]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        client = StatbankClient(url, Patience(attempts=2), sleep=waits.append)
        assert refused(client, origins) == "statbank_forbindelse"
    assert waits == [1.0]


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/v1", "http://127.0.0.1:notaport/v1", "nonsense"])
def test_an_address_that_is_none(origins: StatbankQuery, url: str) -> None:
    assert refused(StatbankClient(url, Patience(attempts=1)), origins) == "statbank_fejl"


@pytest.mark.parametrize("said", [True, False], ids=["declared", "undeclared"])
def test_an_enormous_answer_is_not_read(
    bank: Statbank, origins: StatbankQuery, waits: list[float], said: bool
) -> None:
    sent = 0

    def enormous(handler: Handler) -> None:
        nonlocal sent
        size = {"Content-Length": str(10**12)} if said else {"Transfer-Encoding": "chunked"}
        handler.head(200, "text/csv", size)
        while not said and sent < 10**9:
            handler.chunk(b"0" * 100_000)
            sent += 100_000

    bank.misbehave(enormous, after=1)
    client = StatbankClient(bank.url, max_bytes=1_000_000, sleep=waits.append)
    assert refused(client, origins) == "statbank_for_stort"
    assert (waits, sent < 10**8) == ([], True)


def test_a_body_cut_anywhere_is_never_whole(bank: Statbank) -> None:
    """Every possible cut of a small table, with and without its byte order mark."""
    chosen = {
        "OMRÅDE": ["607", "000"],
        "KØN": ["TOT"],
        "ALDER": ["IALT"],
        "HERKOMST": ["25"],
        "Tid": ["2021K1"],
    }
    rows = [
        {"OMRÅDE": area} | {code: values[0] for code, values in chosen.items() if code != "OMRÅDE"}
        for area in chosen["OMRÅDE"]
    ]
    body = csv(bank.tables["FOLK1E"], chosen, rows)
    asked = TableRequest("FOLK1E", {code: tuple(values) for code, values in chosen.items()})
    assert check_whole(body, asked) == 2
    assert check_whole(body[3:], asked) == 2
    for length in range(len(body) - 1):
        with pytest.raises(NotThatTable):
            check_whole(body[:length], asked)
