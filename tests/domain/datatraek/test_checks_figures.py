"""Rules about figures together: sums, jumps, whole columns, and what a file covers."""

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.domain.datatraek.finding import SHOWN_OF_A_KIND, Finding, Severity
from tests.domain.datatraek.checked_builders import HOMES, codes, found, on, only, rows, share

BEFORE = on("2023-10-01")
ZONE = {"area_id": "z1"}


def homes(numerators: list[int], denominator: int = 100, **more: Any) -> list[dict[str, Any]]:
    """A share for each of the first homes."""
    return [share(home, x, denominator, **more) for home, x in zip(HOMES, numerators, strict=False)]


def test_afdelinger_that_add_up_to_their_zone_are_right() -> None:
    assert codes(found(rows(*homes([10, 20, 30, 40]), share("z1", 100, 400)))) == set()


@pytest.mark.parametrize(("total", "words"), [(101, "1 person for få"), (98, "2 personer for mange")])
def test_afdelinger_that_do_not_add_up_ask(total: int, words: str) -> None:
    finding = only(found(rows(*homes([10, 20, 30, 40]), share("z1", total, 400))), "sum_passer_ikke")
    assert (finding.severity, finding.place.cell) == (Severity.SPOERGER, "B6")
    assert words in finding.problem
    assert "totalen i filen" in finding.problem


def test_with_a_masked_part_the_sum_may_be_lower_and_not_higher() -> None:
    masked = {"area_id": "a4", "status": "diskretioneret"}
    lower = rows(*homes([10, 20, 30]), masked, share("z1", 64, 400))
    higher = rows(*homes([10, 20, 30]), masked, share("z1", 59, 400))
    assert "sum_passer_ikke" not in codes(found(lower))
    assert "1 person for mange" in only(found(higher), "sum_passer_ikke").problem


def test_with_a_part_left_out_the_sum_may_be_lower() -> None:
    assert codes(found(rows(*homes([10, 20, 30]), share("z1", 64, 400)))) == set()


def test_the_total_in_force_is_used_when_the_file_has_none() -> None:
    measured = rows(share("z1", 90, 400))
    finding = only(found(rows(*homes([10, 20, 30, 40])), measured), "sum_passer_ikke")
    assert "totalen i de tal, der gælder nu, er 90" in finding.problem


def test_the_plans_known_sum_of_groups() -> None:
    groups = [{"indicator_id": "g1", "value": 20.0, **ZONE}, {"indicator_id": "g2", "value": 11.0, **ZONE}]
    total = share("z1", 30, 200, indicator_id="ledige")
    assert "1 person for mange" in only(found(rows(*groups, total)), "sum_passer_ikke").problem
    right = share("z1", 31, 200, indicator_id="ledige")
    assert codes(found(rows(*groups, right))) == set()


def test_an_afdeling_that_moved_counts_in_the_zone_of_the_period() -> None:
    moved = pd.DataFrame(
        [
            ("a1", "z2", pd.NaT, pd.Timestamp("2024-12-31")),
            ("a1", "z1", pd.Timestamp("2025-01-01"), pd.NaT),
        ],
        columns=["area_id", "zone", "valid_from", "valid_to"],
    )
    table = rows(*homes([10, 20, 30, 40]), share("z1", 90, 400))
    assert "10 personer for mange" in only(found(table), "sum_passer_ikke").problem
    assert "sum_passer_ikke" not in codes(found(table, memberships=moved))


def test_a_survey_share_is_not_summed() -> None:
    survey = rows(*homes([10, 20, 30, 40], indicator_id="tryg"), share("z1", 50, 400, indicator_id="tryg"))
    assert codes(found(survey)) == set()


@pytest.mark.parametrize(
    ("numerator", "jumped"),
    [
        # 30 of 100 before. Newcombe at 99,9 %: to 52 it is -0,8 to 41,9 points, to 53 it is 0,2 to 42,8, so sure.
        (30, False),
        (52, False),
        (53, True),
    ],
)
def test_a_jump_is_larger_than_its_interval(numerator: int, jumped: bool) -> None:
    findings = found(rows(share("a1", numerator, 100)), rows(share("a1", 30, 100, **BEFORE)))
    assert ("stort_spring" in codes(findings)) is jumped


def test_a_sure_but_small_change_is_no_jump() -> None:
    old = rows(share("by", 3000, 10000, **BEFORE))
    assert codes(found(rows(share("by", 3490, 10000)), old)) == set(), (
        "4,9 points, certain and not noteworthy"
    )
    assert codes(found(rows(share("by", 3510, 10000)), old)) == {"stort_spring"}


def test_without_counts_only_a_very_large_change_is_a_jump() -> None:
    old = rows({"area_id": "by", "value": 36.4, **BEFORE})
    assert codes(found(rows({"area_id": "by", "value": 56.3}), old)) == set()
    assert codes(found(rows({"area_id": "by", "value": 63.4}), old)) == {"stort_spring"}


@pytest.mark.parametrize(("value", "jumped"), [(125.0, False), (160.0, True), (50.0, True)])
def test_weekly_counts_jump_by_poisson(value: float, jumped: bool) -> None:
    old = rows({"indicator_id": "g1", "value": 100.0, **ZONE, **on("2026-11-02")})
    findings = found(rows({"indicator_id": "g1", "value": value, **ZONE, **on("2026-11-09")}), old)
    assert ("stort_spring" in codes(findings)) is jumped


def test_a_jump_within_the_file_is_seen_and_the_latest_period_before_counts() -> None:
    old = rows(share("a1", 80, 100, **on("2020-10-01")))
    findings = found(rows(share("a1", 80, 100), share("a1", 20, 100, **BEFORE)), old)
    problems = [
        each.problem.replace("\N{NO-BREAK SPACE}", " ") for each in findings if each.code == "stort_spring"
    ]
    assert [problem.partition(" er ")[2] for problem in problems] == [
        "80,0 %, men var 20,0 % den 1. oktober 2023.",
        "20,0 %, men var 80,0 % den 1. oktober 2020.",
    ]


def test_a_break_of_the_series_explains_a_jump() -> None:
    breaks = pd.DataFrame(
        {"date": [dt.date(2024, 1, 1)], "indicators": ["job;skole"], "of": ["tal"], "text": ["ny opgørelse"]}
    )
    old, new = rows(share("a1", 20, 100, **BEFORE)), rows(share("a1", 80, 100))
    assert codes(found(new, old)) == {"stort_spring"}
    assert codes(found(new, old, breaks=breaks)) == set()


@pytest.mark.parametrize(("denominator", "asked"), [(120, False), (121, True), (79, True), (80, False)])
def test_a_denominator_changed_by_more_than_a_fifth(denominator: int, asked: bool) -> None:
    old = rows(share("a1", 30, 100, **BEFORE))
    findings = found(rows(share("a1", round(0.3 * denominator), denominator)), old)
    assert ("naevner_aendret" in codes(findings)) is asked


HISTORY = {"skole": [20, 24, 30, 22, 26, 35, 28, 21], "job": [60, 66, 58, 71, 63, 69, 57, 64]}


def test_two_columns_that_changed_places_are_named_with_where_they_belong() -> None:
    old = rows(*_columns(HISTORY, **BEFORE))
    swapped = rows(*_columns({"skole": HISTORY["job"], "job": HISTORY["skole"]}))
    findings = [finding for finding in found(swapped, old) if finding.code == "kolonne_forskudt"]
    assert [finding.problem.split(" plejer")[0] for finding in findings] == [
        "Tallene i «Kun grundskole» ligner dem, «I job»",
        "Tallene i «I job» ligner dem, «Kun grundskole»",
    ]
    assert "kolonne_forskudt" not in codes(found(rows(*_columns(HISTORY)), old))


def test_one_column_that_changed_is_no_shift() -> None:
    moved = rows(*_columns({"skole": HISTORY["job"], "job": HISTORY["job"]}))
    assert "kolonne_forskudt" not in codes(found(moved, rows(*_columns(HISTORY, **BEFORE))))


def test_a_column_that_slid_a_row_down() -> None:
    cells = [20, 44, 31, 62, 26, 55, 28, 71]
    slid = [50, *cells[:-1]]
    findings = found(rows(*_columns({"skole": slid})), rows(*_columns({"skole": cells}, **BEFORE)))
    assert "en række for langt nede" in only(findings, "raekker_forskudt").problem


def test_one_value_throughout_asks_but_not_when_it_always_was() -> None:
    same = rows(*_columns({"skole": [31] * 8}))
    finding = only(found(same), "alle_ens")
    assert "alle 8 områder har den samme værdi" in finding.problem
    assert "alle_ens" not in codes(found(same, rows(*_columns({"skole": [31] * 8}, **BEFORE))))


def test_nought_throughout_asks_only_where_there_was_something() -> None:
    nought = rows(*_columns({"skole": [0] * 8}))
    assert "alle_ens" not in codes(found(nought))
    assert "alle_ens" in codes(found(nought, rows(*_columns({"skole": [3] * 8}, **BEFORE))))


def test_an_area_that_was_there_last_time_asks() -> None:
    old = rows(*homes([10, 11, 12, 13], **BEFORE), share("by", 100, 1000, **BEFORE))
    finding = only(found(rows(*homes([10, 11, 12])), old), "omraade_mangler")
    assert finding.severity is Severity.SPOERGER
    assert finding.problem == "Gården a4 var med sidst, men mangler nu i filen. Sidst var der 4 områder."


def test_an_area_missing_in_some_indicators_is_named_with_them() -> None:
    old = rows(*_columns({"skole": [10, 11, 12, 13], "job": [20, 21, 22, 23]}, **BEFORE))
    new = rows(*_columns({"skole": [10, 11, 12, 13], "job": [20, 21, 22]}))
    assert "mangler nu for 1 af 2 indikatorer («I job»)" in only(found(new, old), "omraade_mangler").problem


def test_an_indicator_that_the_source_gave_last_time_informs() -> None:
    old = rows(*_columns({"skole": [10, 11], "job": [20, 21]}, **BEFORE))
    assert "«I job»" in only(found(rows(*_columns({"skole": [10, 11]})), old), "indikator_mangler").problem


def test_masked_and_missing_shares_new_indicators_and_small_areas_inform() -> None:
    table = rows(
        share("a1", 10, 90), {"area_id": "a2", "status": "mangler"}, {"area_id": "a3", "status": "mangler"}
    )
    findings = found(table, min_residents=201, min_households=50)
    assert {finding.severity for finding in findings} == {Severity.OPLYSER}
    assert "2 af 3 tal (66,7" in only(findings, "andel_mangler").problem
    assert "«Kun grundskole»" in only(findings, "ny_indikator").problem
    small = only(findings, "for_lille_afdeling").problem
    assert small.startswith(
        "3 tal er for afdelinger under 201 beboere eller 50 husstande: Gården a1, Gården a2 og"
    )


def test_stopping_findings_come_first() -> None:
    findings = found(
        rows(share("a1", 10, 100), {"area_id": "x", "value": 3.0}, {"area_id": "a2", "status": "mangler"})
    )
    order = [list(Severity).index(finding.severity) for finding in findings]
    assert order == sorted(order)


def _columns(columns: dict[str, list[int]], **more: Any) -> list[dict[str, Any]]:
    """Shares in per cent of 150, home by home and column by column as a wide table gives them."""
    count = max(map(len, columns.values()))
    return [
        {"indicator_id": key, "area_id": HOMES[place], "value": float(cells[place]), **more}
        for place in range(count)
        for key, cells in columns.items()
        if place < len(cells)
    ]


def test_a_column_of_noise_is_not_called_shifted() -> None:
    random = np.random.default_rng(7)
    for _ in range(20):
        table = {key: [int(x) for x in random.binomial(100, 0.3, 8)] for key in ("skole", "job", "tryg")}
        later = {key: [int(x) for x in random.binomial(100, 0.3, 8)] for key in table}
        findings = codes(found(rows(*_columns(later)), rows(*_columns(table, **BEFORE))))
        assert not findings & {"kolonne_forskudt", "raekker_forskudt"}


def sums_of(days: int) -> list[Finding]:
    """So many days on which the afdelinger are one person short of their zone."""
    each = [
        one
        for year in range(2025 - days, 2025)
        for one in (
            *homes([10, 20, 30, 40], **on(f"{year}-10-01")),
            share("z1", 101, 400, **on(f"{year}-10-01")),
        )
    ]
    return [finding for finding in found(rows(*each)) if finding.code == "sum_passer_ikke"]


def test_a_total_that_its_parts_do_not_meet_is_told_whole() -> None:
    (finding,) = sums_of(1)
    assert finding.problem == (
        "«Kun grundskole», Zone 1, 1. oktober 2024: delene er tilsammen 100, men totalen i filen er 101, "
        "altså 1 person for få."
    )
    assert finding.remedy == (
        "Se efter, om en del mangler eller står to gange, og bekræft tallene, hvis de er rigtige."
    )
    over = only(found(rows(*homes([10, 20, 30, 40]), share("z1", 98, 400))), "sum_passer_ikke")
    assert over.problem.endswith("totalen i filen er 98, altså 2 personer for mange.")


def test_many_wrong_totals_are_counted_beyond_what_is_shown() -> None:
    assert len(sums_of(SHOWN_OF_A_KIND)) == SHOWN_OF_A_KIND
    assert all("delene er tilsammen" in each.problem for each in sums_of(SHOWN_OF_A_KIND))
    many = sums_of(SHOWN_OF_A_KIND + 3)
    assert len(many) == SHOWN_OF_A_KIND
    assert many[-1].problem == "Det samme gælder 4 totaler mere."
    assert (many[-1].severity, many[-1].remedy, many[-1].place.cell) == (
        Severity.SPOERGER,
        many[0].remedy,
        "",
    )
