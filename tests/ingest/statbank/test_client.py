"""A whole answer comes home as it was received; what is asked is what the API documents."""

import hashlib
from pathlib import Path

import pytest

from lib.ingest.statbank import request
from lib.ingest.statbank.catalogue import read_queries
from lib.ingest.statbank.client import FetchProgress, Patience, StatbankClient
from lib.ingest.statbank.fetched import unpacked
from lib.ingest.statbank.query import StatbankQuery
from lib.ingest.statbank.refusals import StatbankUnavailable
from tests.ingest.statbank.local_statbank import Handler, Statbank


@pytest.fixture
def origins(plan_folder: Path) -> StatbankQuery:
    return read_queries(plan_folder)["dst_ikke_vestlige"]


@pytest.fixture
def support(plan_folder: Path) -> StatbankQuery:
    return read_queries(plan_folder)["dst_offentligt_forsoergede_16_59"]


def test_the_question_is_asked_as_the_api_documents_it(
    bank: Statbank, client: StatbankClient, origins: StatbankQuery
) -> None:
    client.fetch(origins)
    assert bank.functions() == ["tableinfo", "data"]
    assert bank.asked[0][1] == {"table": "FOLK1E", "lang": "da"}
    assert bank.asked[1][1] == {
        "table": "FOLK1E",
        "format": "CSV",
        "lang": "da",
        "valuePresentation": "Code",
        "delimiter": "Semicolon",
        "variables": [
            {"code": "OMRÅDE", "values": ["607", "000"]},
            {"code": "KØN", "values": ["TOT"]},
            {"code": "ALDER", "values": ["IALT"]},
            {"code": "HERKOMST", "values": ["25", "35", "TOT"]},
            {"code": "Tid", "values": ["2021K1", "2022K1", "2023K1", "2024K1"]},
        ],
    }
    for _, _, headers in bank.asked:
        sent = {name.lower(): value for name, value in headers.items()}
        assert sent["user-agent"].startswith("Zonekompas")
        assert sent["accept-encoding"] == "identity"
        assert not sent.keys() & {"authorization", "cookie", "referer"}


def test_one_table_is_kept_byte_for_byte(
    bank: Statbank, client: StatbankClient, origins: StatbankQuery
) -> None:
    sent: list[bytes] = []

    def remember(handler: Handler) -> None:
        sent.append(handler.whole())
        handler.behave()

    bank.misbehave(remember, after=1)
    fetched = client.fetch(origins)
    assert [fetched.body] == sent
    assert fetched.body.startswith(b"\xef\xbb\xbfOMR")
    assert fetched.sha256 == hashlib.sha256(sent[0]).hexdigest()
    assert fetched.name == "dst_ikke_vestlige.csv"
    assert fetched.profile == origins.text
    (table,) = fetched.tables
    assert (table.table, table.updated, table.rows) == ("FOLK1E", "2026-08-11T08:00:00", 2 * 3 * 4)
    assert table.url == f"{bank.url}/data"


def test_two_tables_are_one_file_that_is_the_same_each_time(
    client: StatbankClient, support: StatbankQuery
) -> None:
    first, second = client.fetch(support), client.fetch(support)
    assert (first.name, first.sha256) == ("dst_offentligt_forsoergede_16_59.zip", second.sha256)
    bodies = unpacked(first.body, support.tables)
    assert {table.table: table.sha256 for table in first.tables} == {
        name: hashlib.sha256(body).hexdigest() for name, body in bodies.items()
    }


def test_two_tables_are_asked_for_the_years_they_both_have(
    bank: Statbank, client: StatbankClient, support: StatbankQuery
) -> None:
    """The population reaches 2025, the benefits 2024."""
    client.fetch(support)
    years = [
        entry["values"]
        for function, payload, _ in bank.asked
        if function == "data"
        for entry in payload["variables"]
        if entry["code"] == "Tid"
    ]
    assert years == [["2021", "2022", "2023", "2024"], ["2021K3", "2022K3", "2023K3", "2024K3"]]


def test_progress_counts_bytes_to_the_end(client: StatbankClient, support: StatbankQuery) -> None:
    steps: list[FetchProgress] = []
    fetched = client.fetch(support, steps.append)
    assert {(step.table, step.part, step.parts) for step in steps} == {("AUH01", 1, 2), ("FOLK1A", 2, 2)}
    for table, body in unpacked(fetched.body, support.tables).items():
        received = [step.received for step in steps if step.table == table]
        assert received == sorted(received)
        assert received[-1] == len(body)
        assert {step.expected for step in steps if step.table == table} == {len(body)}


def test_above_the_limit_of_cells_the_streaming_format_is_asked_for(
    bank: Statbank,
    client: StatbankClient,
    origins: StatbankQuery,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """2 areas x 3 origins x 4 years = 24 rows, times 6 columns: 144 cells."""
    monkeypatch.setattr(request, "CELL_LIMIT", 143)
    bank.cell_limit = 143
    steps: list[FetchProgress] = []
    fetched = client.fetch(origins, steps.append)
    assert bank.asked[1][1]["format"] == "BULK"
    assert fetched.body.startswith(b"OMR")
    assert {step.expected for step in steps} == {None}
    monkeypatch.setattr(request, "CELL_LIMIT", 144)
    bank.cell_limit = 144
    client.fetch(origins)
    assert bank.asked[3][1]["format"] == "CSV"


def test_a_row_that_the_streaming_format_leaves_out_is_never_read_as_zero(
    bank: Statbank,
    client: StatbankClient,
    origins: StatbankQuery,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(request, "CELL_LIMIT", 1)
    bank.tables["FOLK1E"].number = lambda row: "0" if row["HERKOMST"] == "35" else "5"
    with pytest.raises(StatbankUnavailable) as caught:
        client.fetch(origins)
    assert "8 af 24 rækker mangler" in str(caught.value)


def test_a_passing_fault_is_tried_again_after_longer_and_longer_waits(
    bank: Statbank, client: StatbankClient, origins: StatbankQuery, waits: list[float]
) -> None:
    def down(handler: Handler) -> None:
        handler.send("text/html", b"<html>503</html>", 503)

    bank.misbehave(down, down)
    assert client.fetch(origins).tables[0].rows == 24
    assert waits == [1.0, 2.0]
    assert bank.functions() == ["tableinfo", "tableinfo", "tableinfo", "data"]


@pytest.mark.parametrize(
    ("said", "waited"), [("7", 7.0), ("3600", 1.0), ("Wed, 21 Oct 2026 07:28:00 GMT", 1.0), ("-1", 1.0)]
)
def test_the_wait_that_the_api_asks_for_is_kept_when_it_is_short(
    bank: Statbank,
    client: StatbankClient,
    origins: StatbankQuery,
    waits: list[float],
    said: str,
    waited: float,
) -> None:
    bank.misbehave(lambda handler: handler.send("text/json", b"{}", 429, {"Retry-After": said}))
    client.fetch(origins)
    assert waits == [waited]


def test_the_patience_of_a_client_is_its_own(bank: Statbank, origins: StatbankQuery) -> None:
    waits: list[float] = []
    one_try = StatbankClient(bank.url, Patience(attempts=1), sleep=waits.append)
    bank.misbehave(lambda handler: handler.send("text/json", b"{}", 500))
    with pytest.raises(StatbankUnavailable):
        one_try.fetch(origins)
    assert (waits, bank.functions()) == ([], ["tableinfo"])


def test_a_table_that_is_no_longer_kept_up_to_date_says_so(
    bank: Statbank, client: StatbankClient, support: StatbankQuery
) -> None:
    assert client.fetch(support).findings() == []
    bank.tables["AUH01"].active = False
    (finding,) = client.fetch(support).findings()
    assert finding.problem == "Danmarks Statistik opdaterer ikke længere tabellen AUH01."
