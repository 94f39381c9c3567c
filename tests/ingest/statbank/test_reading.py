"""What was fetched becomes rows that can be added up by hand; a cell without a number is never a smaller sum."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.domain.datatraek.finding import Finding, Severity
from lib.domain.datatraek.rows import PLACE_COLUMNS, ROW_COLUMNS, DatatraekKind
from lib.domain.indicator import Indicator, Kind, Polarity
from lib.ingest.statbank.catalogue import read_queries
from lib.ingest.statbank.client import StatbankClient
from lib.ingest.statbank.query import StatbankQuery
from lib.ingest.statbank.reading import read_statbank
from tests.ingest.statbank.local_statbank import Statbank


def indicators(plan_folder: Path) -> dict[str, Indicator]:
    """The plan's own indicators, as far as a reading needs them."""
    table = pd.read_csv(plan_folder / "indicators.csv", dtype=str)
    return {
        row["indicator_id"]: Indicator(
            **{**row, "kind": Kind(row["kind"]), "polarity": Polarity(row["polarity"])}
        )
        for row in table.to_dict("records")
    }


@pytest.fixture
def queries(plan_folder: Path) -> dict[str, StatbankQuery]:
    return read_queries(plan_folder)


@pytest.fixture
def origins(queries: dict[str, StatbankQuery]) -> StatbankQuery:
    return replace(queries["dst_ikke_vestlige"], areas={"607": "kommunen"}, latest=1)


@pytest.fixture
def stock(plan_folder: Path) -> Indicator:
    return indicators(plan_folder)["dst_ikke_vestlige"]


def body(*cells: str, period: str = "2024K1") -> bytes:
    """FOLK1E for one area and period: the cells of HERKOMST 25, 35 and TOT."""
    rows = [
        f"607;TOT;IALT;{code};{period};{cell}" for code, cell in zip(("25", "35", "TOT"), cells, strict=True)
    ]
    return "\r\n".join(["OMRÅDE;KØN;ALDER;HERKOMST;TID;INDHOLD", *rows, ""]).encode("utf-8-sig")


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


@pytest.mark.parametrize(
    ("query_id", "numerator", "denominator", "value", "first", "last"),
    [
        ("dst_ikke_vestlige", 4_500, 50_000, 9.0, dt.date(2021, 1, 1), dt.date(2024, 1, 1)),
        ("dst_kun_grundskole_15_64", 8_000, 32_000, 25.0, dt.date(2021, 10, 1), dt.date(2024, 10, 1)),
        (
            "dst_offentligt_forsoergede_16_59",
            2_640,
            22_000,
            12.0,
            dt.date(2021, 12, 31),
            dt.date(2024, 12, 31),
        ),
        ("dst_ledighed_november", None, None, 3.4, dt.date(2021, 11, 1), dt.date(2024, 11, 1)),
    ],
)
def test_every_query_of_the_plan_from_the_api_to_the_rows(
    client: StatbankClient,
    plan_folder: Path,
    queries: dict[str, StatbankQuery],
    query_id: str,
    numerator: int | None,
    denominator: int | None,
    value: float,
    first: dt.date,
    last: dt.date,
) -> None:
    """25: 10 ages x 800 of 10 x 3.200. 12: 8 ages x 330 benefits, 44 ages x 500 persons."""
    query = queries[query_id]
    rows, findings = read_statbank(client.fetch(query).body, query, indicators(plan_folder)[query_id])
    assert findings == []
    assert tuple(rows.columns) == (*ROW_COLUMNS[DatatraekKind.OBSERVATIONER], *PLACE_COLUMNS)
    assert len(rows) == 2 * 4
    own = rows[rows["area_id"] == query.areas["607"]]
    assert own["value"].tolist() == pytest.approx([value] * 4)
    assert own["numerator"].tolist() == [numerator if numerator is not None else pd.NA] * 4
    assert own["denominator"].tolist() == [denominator if denominator is not None else pd.NA] * 4
    assert (own["period_end"].iloc[0].date(), own["period_end"].iloc[-1].date()) == (first, last)
    assert set(rows["indicator_id"]) == {query_id}
    assert set(rows["source_id"]) == {query.source_id}
    assert set(rows["status"]) == {"ok"}
    country = rows[rows["area_id"] == query.areas["000"]]
    if numerator is not None:
        assert country["numerator"].tolist() == [100 * numerator] * 4
    else:
        assert country["value"].tolist() == [2.6] * 4


def test_a_row_knows_its_cell(origins: StatbankQuery, stock: Indicator) -> None:
    rows, _ = read_statbank(body("3", "4", "100"), origins, stock)
    assert rows[["sheet", "cell"]].to_dict("records") == [{"sheet": "", "cell": "F2"}]


def test_zero_is_a_number(origins: StatbankQuery, stock: Indicator) -> None:
    rows, findings = read_statbank(body("0", "0", "100"), origins, stock)
    assert findings == []
    assert rows[["value", "numerator", "status"]].values.tolist() == [[0.0, 0, "ok"]]


@pytest.mark.parametrize("sign", ["..", "…", ""])
def test_a_missing_cell_makes_the_sum_missing_and_not_smaller(
    origins: StatbankQuery, stock: Indicator, sign: str
) -> None:
    rows, findings = read_statbank(body("3", sign, "100"), origins, stock)
    assert rows["status"].tolist() == ["mangler"]
    assert rows[["value", "numerator"]].isna().all(axis=None)
    assert rows["denominator"].tolist() == [100]
    assert only(findings).severity is Severity.OPLYSER
    assert only(findings).problem.startswith("1 af 1 rækker har intet tal")


def test_a_cell_that_cannot_be_is_not_relevant(origins: StatbankQuery, stock: Indicator) -> None:
    rows, _ = read_statbank(body("3", ".", "100"), origins, stock)
    assert rows["status"].tolist() == ["ikke_relevant"]


def test_a_dash_is_neither_zero_nor_silent(origins: StatbankQuery, stock: Indicator) -> None:
    rows, findings = read_statbank(body("3", "-", "100"), origins, stock, "fil.csv")
    assert rows["status"].tolist() == ["mangler"]
    assert findings[0].severity is Severity.SPOERGER
    assert findings[0].place.words() == "fil.csv, celle F3"


@pytest.mark.parametrize("raw", ["1.234", "abc", "-5", "1e3", "12,", "٣", "1 000", "=1+1"])
def test_a_sign_that_is_not_known_stops(origins: StatbankQuery, stock: Indicator, raw: str) -> None:
    rows, findings = read_statbank(body("3", raw, "100"), origins, stock)
    assert len(rows) == 0
    assert (only(findings).severity, only(findings).place.cell) == (Severity.STOPPER, "F3")
    assert f"«{raw}»" in only(findings).problem


def test_a_count_with_decimals_stops(origins: StatbankQuery, stock: Indicator) -> None:
    rows, findings = read_statbank(body("3,5", "1", "100"), origins, stock)
    assert (len(rows), only(findings).code) == (0, "statbank_ikke_helt")
    assert "4,5" in only(findings).problem


def test_a_share_of_nobody_stops(origins: StatbankQuery, stock: Indicator) -> None:
    rows, findings = read_statbank(body("0", "0", "0"), origins, stock)
    assert (len(rows), only(findings).code) == (0, "statbank_naevner_nul")


def test_a_code_that_did_not_come_is_named(origins: StatbankQuery, stock: Indicator) -> None:
    lines = body("3", "4", "100").split(b"\r\n")
    rows, findings = read_statbank(b"\r\n".join([*lines[:2], *lines[3:]]), origins, stock)
    assert (len(rows), only(findings).severity) == (0, Severity.STOPPER)
    assert "«607, 2024K1, TOT, IALT, 35»" in only(findings).problem


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "det er tomt"),
        (b"<html></html>\n", "INDHOLD"),
        (b"\xff\xfe\n", "UTF-8"),
        (body("1", "2", "3")[:-1], "ikke afsluttet"),
        (body("1", "2", "3").replace(b"607;TOT", b"607", 1), "felter"),
        (body("1", "2", "3").replace(b"607", b"621"), "området «621»"),
        (body("1", "2", "3").replace(b"HERKOMST", b"IELAND"), "HERKOMST"),
        (body("1", "2", "3") + body("1", "2", "3").split(b"\n", 1)[1], "to gange"),
        (body("1", "2", "3") + body("1", "2", "3", period="2024K2").split(b"\n", 1)[1], ""),
    ],
    ids=["empty", "page", "utf-16", "cut", "short row", "area", "variable", "twice", "other quarter"],
)
def test_a_file_that_is_not_the_querys_is_named(
    origins: StatbankQuery, stock: Indicator, data: bytes, words: str
) -> None:
    rows, findings = read_statbank(data, origins, stock)
    if not words:
        assert len(rows) == 1, "a quarter that the pattern does not take is passed over"
        return
    assert len(rows) == 0
    assert (only(findings).code, words in only(findings).problem) == ("statbank_fil", True)


@pytest.mark.parametrize(
    ("rule", "period", "fits"),
    [
        ("01-01", "2024K1", True),
        ("01-01", "2024K2", False),
        ("10-01", "2024", True),
        ("11-01", "2024M11", True),
        ("11-01", "2024M10", False),
        ("07-01", "2024H2", True),
        ("aar", "2024K1", False),
        ("dato", "2024", False),
        ("01-01", "2024X1", False),
        ("01-01", "2024K5", False),
        ("01-01", "2024U01", False),
    ],
)
def test_a_period_stands_only_for_what_it_holds(
    origins: StatbankQuery, stock: Indicator, rule: str, period: str, fits: bool
) -> None:
    assert origins.numerator is not None
    assert origins.denominator is not None
    every = replace(
        origins,
        numerator=replace(origins.numerator, periods="*"),
        denominator=replace(origins.denominator, periods="*"),
    )
    rows, findings = read_statbank(
        body("1", "2", "4", period=period), every, replace(stock, period_rule=rule)
    )
    assert (len(rows) == 1, findings == []) == (fits, fits)
    if fits and "-" in rule:
        assert rows["period_end"].iloc[0].strftime("%m-%d") == rule


def test_the_archives_copy_gives_the_same_rows(
    client: StatbankClient, queries: dict[str, StatbankQuery], plan_folder: Path, tmp_path: Path
) -> None:
    query = queries["dst_offentligt_forsoergede_16_59"]
    fetched = client.fetch(query)
    file = tmp_path / fetched.name
    file.write_bytes(fetched.body)
    indicator = indicators(plan_folder)[query.indicator_id]
    direct, _ = read_statbank(fetched.body, query, indicator)
    again, _ = read_statbank(file, query, indicator)
    pd.testing.assert_frame_equal(direct, again)
    assert set(again["sheet"]) == {"AUH01"}


def test_a_file_of_the_wrong_tables_is_named(
    client: StatbankClient, queries: dict[str, StatbankQuery], plan_folder: Path
) -> None:
    query = queries["dst_offentligt_forsoergede_16_59"]
    indicator = indicators(plan_folder)[query.indicator_id]
    for data in (body("1", "2", "3"), client.fetch(query).body[:-40], b"PK\x03\x04"):
        rows, findings = read_statbank(data, query, indicator)
        assert (len(rows), only(findings).code) == (0, "statbank_fil")


def test_a_missing_cell_out_there_is_a_missing_row_here(
    bank: Statbank, client: StatbankClient, queries: dict[str, StatbankQuery], plan_folder: Path
) -> None:
    query = queries["dst_ledighed_november"]
    bank.tables["AUP02"].number = lambda row: ".." if row["Tid"] == "2022M11" else "3,4"
    rows, findings = read_statbank(
        client.fetch(query).body, query, indicators(plan_folder)[query.indicator_id]
    )
    assert rows["status"].tolist() == ["ok", "ok", "mangler", "mangler", "ok", "ok", "ok", "ok"]
    assert only(findings).problem.startswith("2 af 8 rækker")
