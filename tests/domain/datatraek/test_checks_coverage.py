"""What is said of what a file lacks, masks and brings for the first time."""

import dataclasses
from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.checks import check_rows
from lib.domain.datatraek.finding import Finding, Place, Severity
from tests.domain.datatraek.checked_builders import AREAS, HOMES, OBS, context, found, on, only, rows, share

_, ASKS, TELLS = Severity
FILE = Place("fil.xlsx")
BEFORE = on("2023-10-01")
STAYS = (
    "Bekræft, at tallene ikke længere leveres, eller find filen, hvor de er med. De gamle tal bliver stående."
)
HEADER = "Se efter, om en kolonne har fået en anden overskrift, og ret i så fald kildens opsætning."


def homes(number: int, indicator: str = "skole", **more: Any) -> list[dict[str, Any]]:
    """A share of the first homes."""
    return [share(home, 10, 100, indicator_id=indicator, **more) for home in HOMES[:number]]


def of(findings: list[Finding], code: str) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def missing(new: pd.DataFrame, old: pd.DataFrame) -> list[str]:
    return [each.problem for each in of(found(new, old), "omraade_mangler")]


def test_areas_that_were_there_last_time_are_told_whole_and_like_ones_together() -> None:
    old = rows(*homes(5, **BEFORE), *homes(4, "job", **BEFORE), *homes(2, "tryg", **BEFORE))
    new = rows(*homes(3), *homes(2, "job"), *homes(2, "tryg"))
    assert of(found(new, old), "omraade_mangler") == [
        Finding(ASKS, "omraade_mangler", FILE, problem, STAYS)
        for problem in (
            "Gården a3 var med sidst, men mangler nu for 1 af 3 indikatorer («I job»). Sidst var der 4 områder.",
            "Gården a4 var med sidst, men mangler nu for 2 af 3 indikatorer («Kun grundskole» og «I job»). "
            "Sidst var der 5 områder.",
            "Gården a5 var med sidst, men mangler nu for 1 af 3 indikatorer («Kun grundskole»). "
            "Sidst var der 5 områder.",
        )
    ]


def test_areas_that_are_missing_throughout_are_missing_in_the_file() -> None:
    assert missing(rows(*homes(2)), rows(*homes(4, **BEFORE))) == [
        "Gården a3 og Gården a4 var med sidst, men mangler nu i filen. Sidst var der 4 områder."
    ]
    only_one = rows(share("a2", 10, 100, **BEFORE))
    assert missing(rows(*homes(1)), only_one) == [
        "Gården a2 var med sidst, men mangler nu i filen. Sidst var der 1 område."
    ]


def test_last_time_is_the_newest_period_of_each_indicator_up_to_the_files_own() -> None:
    new = rows(*homes(3))
    the_same_period, later = rows(*homes(4)), rows(*homes(4, **on("2025-10-01")))
    assert len(missing(new, the_same_period)) == 1
    assert missing(new, later) == []
    # a4 was there two years ago and not last year; of another indicator it was there last year.
    older = [*homes(4, **on("2022-10-01")), *homes(3, **BEFORE)]
    assert missing(new, rows(*older)) == []
    assert missing(rows(*homes(3), *homes(3, "job")), rows(*older, *homes(4, "job", **on("2022-10-01")))) == [
        "Gården a4 var med sidst, men mangler nu for 1 af 2 indikatorer («I job»). Sidst var der 4 områder."
    ]


def test_another_source_another_level_and_another_indicator_are_not_missed() -> None:
    new = rows(*homes(3))
    assert missing(new, rows(*homes(3, **BEFORE), share("a4", 10, 100, source_id="en anden", **BEFORE))) == []
    assert missing(new, rows(*homes(3, **BEFORE), share("z1", 30, 300, **BEFORE))) == []
    assert missing(new, rows(*homes(3, **BEFORE), *homes(4, "job", **BEFORE))) == []
    gone = rows(*homes(3, **BEFORE), share("nedlagt", 10, 100, **BEFORE))
    assert missing(rows(*homes(3), share("ukendt", 10, 100)), gone) == [], "the plan has it no more"


def test_what_the_source_gave_before_is_told_whole() -> None:
    old = rows(*homes(1, **BEFORE), *homes(1, "tryg", **BEFORE), *homes(1, "job", **on("2015-10-01")))
    assert of(found(rows(*homes(1)), old), "indikator_mangler") == [
        Finding(
            TELLS,
            "indikator_mangler",
            FILE,
            "Kilden har før leveret «I job» og «Trygge»; filen har ingen tal for det.",
            HEADER,
        )
    ]
    another = rows(*homes(1, "job", source_id="en anden"))
    assert of(found(rows(*homes(1)), another), "indikator_mangler") == []
    nobody = rows(*homes(1, "job", source_id=None))
    assert of(found(rows(*homes(1, source_id=None)), nobody), "indikator_mangler") == []


def test_shares_of_what_is_not_told_are_told_whole_in_their_order() -> None:
    table = rows(
        share("a1", 10, 100),
        {"area_id": "a2", "status": "ikke_relevant"},
        {"area_id": "a3", "status": "mangler"},
        {"area_id": "a4", "status": "diskretioneret"},
        {"area_id": "a5", "status": "mangler"},
        share("a6", 11, 100),
    )
    never = "De vises som det, de er, og aldrig som 0."
    assert [each for each in found(table) if each.code.startswith("andel_")] == [
        Finding(
            TELLS,
            f"andel_{code}",
            FILE,
            f"{number} af 6 tal ({pct}\N{NO-BREAK SPACE}%) har status {word}.",
            never,
        )
        for code, number, pct, word in (
            ("diskretioneret", 1, "16,7", "diskretioneret"),
            ("mangler", 2, "33,3", "mangler"),
            ("ikke_relevant", 1, "16,7", "ikke relevant"),
        )
    ]


def test_what_has_no_history_is_told_whole_and_what_is_unknown_is_not() -> None:
    table = rows(*homes(1), *homes(1, "tryg"), *homes(1, "job"), {"indicator_id": "x", "value": 3.0})
    assert only(found(table, rows(*homes(1, "job", **BEFORE))), "ny_indikator") == Finding(
        TELLS,
        "ny_indikator",
        FILE,
        "Der er ingen tal i forvejen for «Kun grundskole» og «Trygge».",
        "Tallene kan ikke holdes op mod tidligere tal; se dem igennem på kortet, før de udgives.",
    )
    assert of(found(rows(*homes(1)), rows(*homes(1, **BEFORE))), "ny_indikator") == []


SIZES = {"a1": (99, 60), "a2": (100, 49), "a3": (100, 50), "a4": (None, None), "a5": (99, 49), "z1": (9, 9)}


@pytest.mark.parametrize(
    ("residents", "households", "names"),
    [
        (100, 50, "4 tal er for afdelinger under 100 beboere eller 50 husstande: Gården a1, Gården a2 og Gården a5."),
        (1000, 0, "5 tal er for afdelinger under 1.000 beboere eller 0 husstande: "
                  "Gården a1, Gården a2, Gården a3 og Gården a5."),
        (0, 50, "3 tal er for afdelinger under 0 beboere eller 50 husstande: Gården a2 og Gården a5."),
        (0, 0, None),
    ],
)  # fmt: skip
def test_afdelinger_too_small_for_rows_of_their_own(
    residents: int, households: int, names: str | None
) -> None:
    sizes = AREAS["area_id"].map(lambda area: SIZES.get(area, (500, 500)))
    areas = AREAS.assign(residents=[each[0] for each in sizes], households=[each[1] for each in sizes])
    given = dataclasses.replace(context(), areas=areas, min_residents=residents, min_households=households)
    table = rows(
        share("a2", 1, 10, **BEFORE),
        *(share(area, 1, 10) for area in ("a5", "a1", "a2", "a3", "a4", "z1", "x")),
    )
    told = of(check_rows(table, OBS, given), "for_lille_afdeling")
    remedy = "De vises ikke for sig selv, men tæller med i deres zone."
    assert told == ([Finding(TELLS, "for_lille_afdeling", FILE, names, remedy)] if names else [])
