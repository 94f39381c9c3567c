"""What is said of periods: not over, loaded already, and left out between two others."""

from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.finding import Finding, Place, Severity
from tests.domain.datatraek.checked_builders import found, on, rows, share

_, ASKS, TELLS = Severity
FILE = Place("fil.xlsx")


def of(findings: list[Finding], *codes: str) -> list[Finding]:
    return [finding for finding in findings if finding.code in codes]


def span(first: str, last: str) -> dict[str, str]:
    return {"period_start": first, "period_end": last}


def test_each_period_that_is_not_over_is_asked_about_once_where_it_first_stands() -> None:
    """Today is 22 November 2026: what ends today is over, what begins tomorrow has not begun."""
    year, month = span("2026-01-01", "2026-12-31"), span("2026-11-22", "2026-11-23")
    table = rows(
        {"value": 9.0, **span("2026-01-01", "2026-11-22")},
        {"value": 9.0, **year},
        {"value": 9.0, "area_id": "a2", **year},
        {"value": 9.0, **month},
        {"value": 9.0, **on("2026-11-23")},
    )
    remedy = "Bekræft, at tallene er endelige, eller vent med at indlæse dem."
    words = {"B3": "2026", "B5": "22. november 2026 - 23. november 2026"}
    assert of(found(table), "periode_ikke_slut") == [
        Finding(
            ASKS,
            "periode_ikke_slut",
            Place("fil.xlsx", "Ark1", cell),
            f"Perioden {each} er ikke slut endnu.",
            remedy,
        )
        for cell, each in words.items()
    ]


def test_periods_in_force_are_told_in_order_with_how_many_rows_would_change() -> None:
    year = span("2022-01-01", "2022-12-31")
    before = rows(
        *[share(home, 10, 100) for home in ("a1", "a2", "a3")],
        *[share(home, 11, 100, **on("2023-10-01")) for home in ("a1", "a2")],
        share("a1", 12, 100, **year),
    )
    new = rows(
        share("a1", 10, 100),
        share("a2", 20, 100),
        share("a3", 30, 100),
        share("a4", 40, 100),
        *[share(home, 11, 100, **on("2023-10-01")) for home in ("a1", "a2")],
        share("a1", 12, 100, **year),
    )
    done = "Filen ændrer ikke disse tal."
    assert of(found(new, before), "periode_indlaest", "periode_indlaest_andre_tal") == [
        Finding(
            ASKS,
            "periode_indlaest_andre_tal",
            FILE,
            "Perioden 1. oktober 2024 er allerede indlæst: 2 af 3 rækker har andre værdier end dem, der gælder nu.",
            "Se ændringerne, og bekræft, at de nye tal skal gælde i stedet for de gamle.",
        ),
        Finding(
            TELLS, "periode_indlaest", FILE, "Perioden 2022 er allerede indlæst med den samme værdi.", done
        ),
        Finding(
            TELLS,
            "periode_indlaest",
            FILE,
            "Perioden 1. oktober 2023 er allerede indlæst med de samme 2 værdier.",
            done,
        ),
    ]


def test_other_counts_another_status_or_another_first_day_are_other_values_and_another_source_is_not() -> (
    None
):
    before = rows(share("a1", 10, 100))
    same, other = "periode_indlaest", "periode_indlaest_andre_tal"
    for record, code in [
        (share("a1", 20, 200), other),
        ({"area_id": "a1", "value": 10.0}, other),
        ({"area_id": "a1", "status": "mangler"}, other),
        (share("a1", 10, 100, period_start="2024-09-30"), other),
        (share("a1", 10, 100, source_id="en anden"), same),
    ]:
        assert [each.code for each in of(found(rows(record), before), same, other)] == [code]


def skipped(old: list[str], new: list[str], indicator: str = "skole") -> list[str]:
    """What is said of periods left out, where these days are in force and these in the file."""
    record: dict[str, Any] = {"indicator_id": indicator, "value": 30.0}
    before = rows(*[{**record, **on(day)} for day in old]) if old else rows().iloc[:0]
    findings = found(rows(*[{**record, **on(day)} for day in new]), before)
    return [finding.problem for finding in of(findings, "periode_sprunget_over")]


TENS = ["2020-01-01", "2020-01-11", "2020-01-21"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # Steps of ten days: one of fifteen is half as long again and no more, one of sixteen leaves a period out.
        (TENS, ["2020-02-05"], None),
        (TENS, ["2020-02-06"], ("21. januar 2020", "6. februar 2020")),
        # Two steps do not say what is usual, three do, wherever they stand.
        (TENS[:2], ["2021-01-01"], None),
        ([], [*TENS, "2020-02-06"], ("21. januar 2020", "6. februar 2020")),
        # What was left out long ago is no matter of this file.
        (["2019-01-01", *TENS], ["2020-01-31"], None),
        # The file fills the first of a gap: what is still missing follows it.
        (["2020-01-01", "2020-01-11", "2020-02-20"], ["2020-01-21"], None),
        # Of two gaps into the file the last is told.
        ([*TENS, "2020-01-31"], ["2020-03-01", "2020-04-10"], ("1. marts 2020", "10. april 2020")),
        ([*TENS, "2020-01-31"], ["2020-03-01", "2020-03-11"], ("31. januar 2020", "1. marts 2020")),
    ],
)
def test_a_step_half_as_long_again_as_usual_leaves_a_period_out(
    old: list[str], new: list[str], said: tuple[str, str] | None
) -> None:
    words = [f"Mellem {said[0]} og {said[1]} er der ingen tal for «Kun grundskole»."] if said else []
    assert skipped(old, new) == words


def test_an_unknown_indicator_has_no_usual_step() -> None:
    assert skipped(TENS, ["2021-01-01"], "x") == []


def test_indicators_with_the_same_gap_are_told_together_and_the_earlier_gap_first() -> None:
    days = ["2019-10-01", "2020-10-01", "2021-10-01"]
    before = pd.concat(
        [rows(*[{"indicator_id": key, "value": 30.0, **on(day)} for day in days]) for key in ("skole", "job")]
        + [rows(*[{"indicator_id": "tryg", "value": 30.0, **on(day)} for day in days[1:]])]
        + [rows({"indicator_id": "tryg", "value": 30.0, **on("2022-10-01")})]
    )
    new = rows(
        {"indicator_id": "tryg", "value": 30.0},
        {"indicator_id": "job", "value": 30.0},
        {"indicator_id": "skole", "value": 30.0},
    )
    remedy = "Find filen for den mellemliggende periode, hvis der er en."
    assert of(found(new, before), "periode_sprunget_over") == [
        Finding(
            TELLS,
            "periode_sprunget_over",
            FILE,
            f"Mellem 1. oktober {year} og 1. oktober 2024 er der ingen tal for {names}.",
            remedy,
        )
        for year, names in ((2021, "«Kun grundskole» og «I job»"), (2022, "«Trygge»"))
    ]
