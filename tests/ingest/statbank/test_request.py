"""What a table does not have is named before anything is fetched, with what it has that looks most like it."""

from dataclasses import replace
from pathlib import Path

import pytest

from lib.ingest.statbank.catalogue import read_queries
from lib.ingest.statbank.client import StatbankClient
from lib.ingest.statbank.query import Part, StatbankQuery
from lib.ingest.statbank.refusals import StatbankUnavailable
from tests.ingest.statbank.local_statbank import Statbank


@pytest.fixture
def school(plan_folder: Path) -> StatbankQuery:
    return read_queries(plan_folder)["dst_kun_grundskole_15_64"]


def both(query: StatbankQuery, **changes: object) -> StatbankQuery:
    """The query with the same change in count and population."""
    assert query.numerator is not None
    assert query.denominator is not None
    return replace(
        query,
        numerator=replace(query.numerator, **changes),
        denominator=replace(query.denominator, **changes),
    )


def problems(client: StatbankClient, query: StatbankQuery) -> list[str]:
    with pytest.raises(StatbankUnavailable) as caught:
        client.fetch(query)
    assert all(finding.remedy.endswith("gælder fortsat.") for finding in caught.value.findings)
    return [finding.problem for finding in caught.value.findings]


def test_a_renamed_variable_is_named_with_the_nearest(
    bank: Statbank, client: StatbankClient, school: StatbankQuery
) -> None:
    old = both(school, area_variable="BOPOMRÅDE")
    found = problems(client, old)
    assert found[0] == "Tabellen har ikke variablen «BOPOMRÅDE». Nærmest er «BOPOMR – bopomr»."
    assert found[1] == "Tabellen har variablen «BOPOMR» (bopomr), som forespørgslen ikke nævner."
    assert bank.functions() == ["tableinfo"]


def test_a_renamed_code_is_named_with_the_nearest(client: StatbankClient, school: StatbankQuery) -> None:
    part = school.numerator
    assert part is not None
    wrong = replace(part, codes={**part.codes, "HFUDD": ("H1O",), "ALDER": ("15-19", "60-65")})
    assert problems(client, replace(school, numerator=wrong)) == [
        "Tabellen har ikke koden «H1O» i «HFUDD». Nærmest er «H10 – H10 Grundskole».",
        "Tabellen har ikke koden «60-65» i «ALDER». Nærmest er «60-64 – 60-64 år».",
    ]


def test_a_code_that_looks_like_nothing_is_named_alone(client: StatbankClient, school: StatbankQuery) -> None:
    assert problems(client, replace(school, areas={"999": "x"})) == [
        "Tabellen har ikke koden «999» i «BOPOMR»."
    ]


def test_a_new_variable_of_a_table_is_not_silently_summed_over(
    bank: Statbank, client: StatbankClient, school: StatbankQuery
) -> None:
    table = bank.tables["HFUDD11"]
    table.variables = {"NYT": {"10": "Alle i alt", "20": "En del"}, **table.variables}
    with pytest.raises(StatbankUnavailable) as caught:
        client.fetch(school)
    (finding,) = caught.value.findings
    assert finding.problem == "Tabellen har variablen «NYT» (nyt), som forespørgslen ikke nævner."
    assert "totalen «10»" in finding.remedy


def test_a_pattern_that_takes_two_periods_of_a_year_is_refused(
    client: StatbankClient, plan_folder: Path
) -> None:
    quarterly = both(read_queries(plan_folder)["dst_ikke_vestlige"], periods="*")
    (problem,) = problems(client, quarterly)
    assert problem == "«*» giver flere tidspunkter i samme år (2021K1, 2021K2, 2021K3, 2021K4)."


def test_a_pattern_that_takes_no_period_is_refused(client: StatbankClient, school: StatbankQuery) -> None:
    (problem,) = problems(client, both(school, periods="*K1"))
    assert problem.startswith("Der er ingen år, som passer på «*K1» i HFUDD11")


def test_only_the_latest_years_are_asked_for(
    bank: Statbank, client: StatbankClient, school: StatbankQuery
) -> None:
    client.fetch(replace(school, latest=2))
    assert bank.asked[1][1]["variables"][-1] == {"code": "Tid", "values": ["2023", "2024"]}


def test_a_table_that_is_gone_says_so(client: StatbankClient, school: StatbankQuery) -> None:
    with pytest.raises(StatbankUnavailable) as caught:
        client.fetch(both(school, table="HFUDD15"))
    assert "Tjenesten skriver: «Tabel findes ikke: HFUDD15»." in str(caught.value)


def test_a_description_of_another_table_is_not_believed(
    bank: Statbank, client: StatbankClient, school: StatbankQuery
) -> None:
    bank.misbehave(lambda handler: handler.send("text/json", b'{"id": "FOLK1A", "variables": []}'))
    with pytest.raises(StatbankUnavailable) as caught:
        client.fetch(school)
    assert caught.value.findings[0].code == "statbank_tabelinfo"


def test_the_parts_of_a_query_are_told_once(plan_folder: Path) -> None:
    query = read_queries(plan_folder)["dst_offentligt_forsoergede_16_59"]
    assert query.tables == ("AUH01", "FOLK1A")
    assert [type(part) for part in query.parts] == [Part, Part]
