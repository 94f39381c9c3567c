"""Rules about single rows, shares and periods: what stops, what asks, and what is let through."""

from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.checks_context import zone_level_indicators
from lib.domain.datatraek.finding import SHOWN_OF_A_KIND, Severity
from tests.domain.datatraek.checked_builders import FACTS, HOMES, codes, found, on, only, rows, share


def test_right_rows_break_no_rule() -> None:
    fine = rows(
        share("a1", 10, 100),
        share("a2", 0, 90),
        {"area_id": "a3", "status": "diskretioneret"},
        {"indicator_id": "domme", "area_id": "a1", "value": 4.4, "numerator": 4, "denominator": 90},
        {"indicator_id": "karakter", "area_id": "by", "value": -3.0},
        {"indicator_id": "g1", "area_id": "z1", "value": 24.0},
    )
    assert codes(found(fine)) == {"andel_diskretioneret"}


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"indicator_id": "findes ikke", "value": 3.0}, "ukendt_indikator"),
        ({"area_id": "findes ikke", "value": 3.0}, "ukendt_omraade"),
        ({"area_id": None, "value": 3.0}, "ukendt_omraade"),
        ({"value": 50.0, "numerator": 30, "denominator": 20}, "taeller_over_naevner"),
        ({"indicator_id": "domme", "value": None, "numerator": 3, "denominator": 0}, "taeller_over_naevner"),
        ({"value": 10.0, "numerator": -1, "denominator": 20}, "negativt_tal"),
        ({"indicator_id": "g1", "area_id": "z1", "value": -1.0}, "negativt_tal"),
        ({"indicator_id": "g1", "area_id": "z1", "value": 2.5}, "antal_ikke_helt"),
        ({"value": 100.1}, "uden_for_skala"),
        ({"value": float("inf")}, "uden_for_skala"),
        ({"indicator_id": "karakter", "value": 12.1}, "uden_for_karakterskala"),
        ({"indicator_id": "karakter", "value": -3.1}, "uden_for_karakterskala"),
        ({"numerator": 3}, "uden_vaerdi"),
        ({"indicator_id": "g1", "value": 3.0}, "forkert_niveau"),
        ({"indicator_id": "g2b", "value": 3.0}, "forkert_niveau"),
        ({"numerator": 201, "denominator": 300, **on("2025-10-01")}, "flere_end_beboere"),
        ({"value": 9.0, **on("2026-11-23")}, "periode_i_fremtiden"),
        ({"value": 9.0, **on("1989-12-31")}, "periode_for_gammel"),
        ({"value": 9.0, "period_start": "2024-10-02"}, "periode_bagvendt"),
        ({"value": 9.0, "period_end": None}, "uden_periode"),
        ({"value": 20.2, "numerator": 20, "denominator": 100}, "andel_passer_ikke"),
    ],
)
def test_what_stops(record: dict[str, Any], code: str) -> None:
    finding = only(found(rows(record, share("a8", 31, 99))), code)
    assert finding.severity is Severity.STOPPER
    assert (finding.place.file, finding.place.sheet, finding.place.cell) == ("fil.xlsx", "Ark1", "B2")
    assert finding.problem.endswith(".")
    assert finding.remedy.endswith(".")


def test_a_rate_may_exceed_100_and_a_mean_may_be_negative() -> None:
    assert (
        codes(found(rows({"indicator_id": "domme", "value": 130.0, "numerator": 130, "denominator": 100})))
        == set()
    )


def test_a_key_twice_names_the_second_row() -> None:
    finding = only(
        found(rows(share("a1", 10, 100), share("a2", 1, 10), share("a1", 10, 100))), "dobbelt_raekke"
    )
    assert (finding.severity, finding.place.cell) == (Severity.STOPPER, "B4")


def test_older_figures_may_count_more_than_live_there_now() -> None:
    finding = only(found(rows(share("a1", 201, 300, **on("2015-10-01")))), "flere_end_beboere_nu")
    assert finding.severity is Severity.SPOERGER
    assert "201 personer, men afdelingen har 200 beboere" in finding.problem


def test_a_pool_of_three_years_counts_its_residents_three_times() -> None:
    pool = share("a1", 300, 600, period_start="2022-01-01", period_end="2024-12-31")
    assert codes(found(rows(pool))) == set()


def test_groups_that_exist_for_zones_only_come_from_the_plans_facts() -> None:
    assert zone_level_indicators(FACTS) == {"g1", "g2", "g2b"}
    assert codes(found(rows({"indicator_id": "ledige", "value": 20.0}))) == set(), (
        "the total may be per afdeling"
    )


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        # 20/99 is 20,202: printed with one decimal it is 20,2; a tenth more is wrong.
        ((20.2, 33.3), 0),
        ((20.25, 33.3), 0),
        ((20.3, 33.3), 1),
        # A column without decimals was rounded to whole per cent.
        ((20.0, 33.0), 0),
        ((21.0, 33.0), 1),
    ],
)
def test_a_share_matches_its_counts_within_its_own_rounding(values: tuple[float, float], wrong: int) -> None:
    counts = [("a1", 20, 99), ("a2", 33, 99)]
    table = rows(
        *[
            {"area_id": area, "value": value, "numerator": x, "denominator": n}
            for value, (area, x, n) in zip(values, counts, strict=True)
        ]
    )
    assert len([f for f in found(table) if f.code == "andel_passer_ikke"]) == wrong


AS_ONE = [{"area_id": home, "value": 0.30 + place / 100} for place, home in enumerate(HOMES)]


def test_a_column_of_0_to_1_stops_when_the_history_is_in_per_cent() -> None:
    before = rows(*[{**one, "value": 100 * one["value"]} for one in AS_ONE], **on("2023-10-01"))
    finding = only(found(rows(*AS_ONE), before), "andel_som_0_1")
    assert finding.severity is Severity.STOPPER
    assert "share_of_one" in finding.remedy


def test_a_column_of_0_to_1_stops_when_its_counts_say_so_and_is_told_once() -> None:
    with_counts = [{**one, "numerator": 30 + i, "denominator": 100} for i, one in enumerate(AS_ONE)]
    assert codes(found(rows(*with_counts))) == {"andel_som_0_1"}


def test_a_column_of_0_to_1_without_history_or_counts_asks() -> None:
    assert only(found(rows(*AS_ONE)), "andel_maaske_0_1").severity is Severity.SPOERGER


def test_small_percentages_are_let_through_when_the_history_is_small() -> None:
    before = rows(*[{**one, "value": one["value"] + 0.1} for one in AS_ONE], **on("2023-10-01"))
    assert codes(found(rows(*AS_ONE), before)) == set()


def test_a_year_that_is_not_over_asks() -> None:
    year = rows({"value": 9.0, "period_start": "2026-01-01", "period_end": "2026-12-31"})
    assert only(found(year), "periode_ikke_slut").severity is Severity.SPOERGER


def test_a_loaded_period_with_other_values_asks_and_counts_them() -> None:
    before = rows(share("a1", 10, 100), share("a2", 20, 100))
    findings = found(rows(share("a1", 10, 100), share("a2", 21, 100)), before)
    finding = only(findings, "periode_indlaest_andre_tal")
    assert finding.severity is Severity.SPOERGER
    assert "1. oktober 2024 er allerede indlæst: 1 af 2 rækker" in finding.problem


def test_a_loaded_period_with_the_same_values_informs() -> None:
    before = rows(share("a1", 10, 100))
    assert only(found(before, before), "periode_indlaest").severity is Severity.OPLYSER


def test_a_period_left_out_informs() -> None:
    before = rows(*[share("a1", 10, 100, **on(f"{year}-10-01")) for year in (2019, 2020, 2021, 2022)])
    finding = only(found(rows(share("a1", 10, 100)), before), "periode_sprunget_over")
    assert "Mellem 1. oktober 2022 og 1. oktober 2024" in finding.problem


def test_of_many_alike_the_rest_are_counted() -> None:
    many = pd.concat([rows({"area_id": f"ukendt {place}", "value": 3.0}) for place in range(100)])
    findings = [finding for finding in found(many) if finding.code == "ukendt_omraade"]
    assert len(findings) == SHOWN_OF_A_KIND
    assert findings[-1].problem == "Det samme gælder 81 rækker mere i filen."
    assert findings[0].problem == "Planen har intet område «ukendt 0»."


def test_no_rows_stop() -> None:
    assert only(found(rows().iloc[:0]), "ingen_raekker").severity is Severity.STOPPER
