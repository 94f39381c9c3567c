"""What each rule about rows says, whole: how serious it is, where it stands, what is wrong and what to do."""

from typing import Any

import pytest

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.disclosure.facts import PublicFacts
from tests.domain.datatraek.checked_builders import codes, found, on, only, rows, share

HERE = "«Kun grundskole», Gården a1, 1. oktober 2024"
FIRST = Place("fil.xlsx", "Ark1", "B2")
STOPS, ASKS, TELLS = Severity
TO_PERIOD = "Ret perioden i filen, eller vælg den rigtige ved indlæsningen."
AS_DATE = "Se efter, om et tal er læst som en dato, og ret perioden i filen eller i kildens opsætning."
WIDE = "Ret tallet, eller se efter, om kolonnen er et antal, eller om decimaltegnet i opsætningen er forkert."
GRADE = "Ret tallet, eller se efter, om decimaltegnet i opsætningen er forkert."
BELOW = "Ret tallet. Er det ikke oplyst, skal cellen være tom eller have kildens tegn for manglende."
SWAPPED = "Tælleren kan ikke være større end nævneren. Se efter, om de to kolonner er byttet om."
LEVEL = "Slet rækkerne for afdelinger, eller læg dem sammen til zoner. Pr. afdeling modtages kun det samlede antal."
UNLIKE = "Ret andelen eller antallene, så de passer sammen; forskellen er større end afrunding."

SINGLE = [
    (
        {"indicator_id": "findes ikke", "value": 3.0},
        "ukendt_indikator",
        "Planen har ingen indikator «findes ikke».",
        "Ret indikatoren i filen eller i kildens opsætning, eller tilføj den i planens indikatorer.",
    ),
    (
        {"area_id": "findes ikke", "value": 3.0},
        "ukendt_omraade",
        "Planen har intet område «findes ikke».",
        "Ret navnet eller nummeret i filen, tilføj det tidligere navn på afdelingen, eller lad opsætningen springe "
        "rækken over.",
    ),
    (
        {"area_id": None, "value": 3.0},
        "ukendt_omraade",
        "Planen har intet område «».",
        "Ret navnet eller nummeret i filen, tilføj det tidligere navn på afdelingen, eller lad opsætningen springe "
        "rækken over.",
    ),
    (
        {"value": 10.0, "numerator": -1, "denominator": 20},
        "negativt_tal",
        f"{HERE} har et negativt tal.",
        BELOW,
    ),
    (
        {"value": 10.0, "numerator": 0, "denominator": -1},
        "negativt_tal",
        f"{HERE} har et negativt tal.",
        BELOW,
    ),
    ({"value": -0.1}, "negativt_tal", f"{HERE} har et negativt tal.", BELOW),
    (
        {"value": 50.0, "numerator": 3000, "denominator": 20},
        "taeller_over_naevner",
        f"{HERE} har tælleren 3.000 og nævneren 20.",
        SWAPPED,
    ),
    (
        {"indicator_id": "domme", "numerator": 3, "denominator": 0},
        "taeller_over_naevner",
        "«Domme pr. 100», Gården a1, 1. oktober 2024 har tælleren 3 og nævneren 0.",
        SWAPPED,
    ),
    (
        {"indicator_id": "beboere", "value": 2.5},
        "antal_ikke_helt",
        "«Beboere», Gården a1, 1. oktober 2024 er 2,50, men et antal er et helt tal.",
        "Se efter, om kolonnen er en andel, eller om decimaltegnet i opsætningen er forkert.",
    ),
    (
        {"value": 100.25},
        "uden_for_skala",
        f"{HERE} er 100,25\N{NO-BREAK SPACE}%; en andel ligger fra 0 til 100 %.",
        WIDE,
    ),
    ({"value": float("inf")}, "uden_for_skala", f"{HERE} er ikke et tal, der kan vises.", WIDE),
    (
        {"indicator_id": "karakter", "value": 12.1},
        "uden_for_karakterskala",
        "«Karakterer», Gården a1, 1. oktober 2024 er 12,1; karakterer ligger fra −3 til 12.",
        GRADE,
    ),
    (
        {"indicator_id": "karakter", "value": -3.1},
        "uden_for_karakterskala",
        "«Karakterer», Gården a1, 1. oktober 2024 er −3,1; karakterer ligger fra −3 til 12.",
        GRADE,
    ),
    (
        {"numerator": 3},
        "uden_vaerdi",
        f"{HERE} har hverken en værdi eller antal nok til at beregne den.",
        "Sæt tallet ind, eller brug kildens tegn for manglende. En tom celle bliver aldrig til 0.",
    ),
    (
        {"indicator_id": "g1", "value": 3.0},
        "forkert_niveau",
        "«Gruppe 1», Gården a1, 1. oktober 2024: målgruppen opgøres kun for zoner og større områder.",
        LEVEL,
    ),
    (
        {"value": 9.0, "period_start": None},
        "uden_periode",
        "Rækken for «Kun grundskole» har ingen periode.",
        TO_PERIOD,
    ),
    (
        {"value": 9.0, "period_start": "2024-10-02"},
        "periode_bagvendt",
        "Perioden for «Kun grundskole» begynder 2. oktober 2024 og slutter 1. oktober 2024, altså før den begynder.",
        TO_PERIOD,
    ),
    (
        {"value": 9.0, **on("2026-11-23")},
        "periode_i_fremtiden",
        "«Kun grundskole», Gården a1, 23. november 2026: perioden er ikke begyndt endnu.",
        TO_PERIOD,
    ),
    (
        {"value": 9.0, **on("1989-12-31")},
        "periode_for_gammel",
        "«Kun grundskole», Gården a1, 31. december 1989: perioden er før 1990.",
        AS_DATE,
    ),
    (
        {"value": 20.3, "numerator": 20, "denominator": 99},
        "andel_passer_ikke",
        f"{HERE} er 20,3\N{NO-BREAK SPACE}%, men tæller og nævner giver 20,2\N{NO-BREAK SPACE}%.",
        UNLIKE,
    ),
    (
        {"indicator_id": "domme", "value": 4.4, "numerator": 1, "denominator": 3},
        "andel_passer_ikke",
        "«Domme pr. 100», Gården a1, 1. oktober 2024 er 4,4 pr. 100, men tæller og nævner giver 33,33 pr. 100.",
        UNLIKE,
    ),
]


@pytest.mark.parametrize(("record", "code", "problem", "remedy"), SINGLE)
def test_a_row_that_cannot_be_is_told_whole(
    record: dict[str, Any], code: str, problem: str, remedy: str
) -> None:
    finding = only(found(rows(record, share("a8", 31, 99))), code)
    assert finding == Finding(STOPS, code, FIRST, problem, remedy)


@pytest.mark.parametrize(
    "record",
    [
        {"value": 100.0},
        {"value": 0.0},
        share("a1", 100, 100),
        {"value": 0.0, "numerator": 0, "denominator": 100},
        {"indicator_id": "karakter", "value": 12.0},
        {"indicator_id": "karakter", "value": -3.0},
        {"indicator_id": "alder", "value": -4.5},
        {"indicator_id": "alder", "value": 140.5},
        {"indicator_id": "domme", "value": 0.0, "numerator": 0, "denominator": 0},
        {"indicator_id": "beboere", "value": 200.0},
        {"indicator_id": "g1", "area_id": "z1", "value": 2000.0},
        {"value": 9.0, **on("2026-11-22")},
        {"value": 9.0, **on("1990-01-01")},
        {"value": 9.0, "period_start": "2025-11-23", "period_end": "2026-11-22"},
        {"value": None, "numerator": 20, "denominator": 99},
    ],
)
def test_what_stands_exactly_on_the_limit_breaks_no_rule(record: dict[str, Any]) -> None:
    assert codes(found(rows(record, share("a8", 31, 99)))) == set()


def test_a_row_of_unknown_names_twice_is_told_with_the_place_of_the_second() -> None:
    again = {"indicator_id": "x", "area_id": "y", "value": 3.0}
    assert only(found(rows(again, again)), "dobbelt_raekke") == Finding(
        STOPS,
        "dobbelt_raekke",
        Place("fil.xlsx", "Ark1", "B3"),
        "«ukendt indikator», ukendt område, 1. oktober 2024 står mere end én gang i filen.",
        "Slet den række, der er forkert, og indlæs filen igen.",
    )


TO_RESIDENTS = "Ret tallet, eller ret afdelingens antal beboere, hvis det er for gammelt."
THEN = "Bekræft, at der boede flere i afdelingen dengang, eller ret tallet."


@pytest.mark.parametrize(
    ("day", "words", "severity", "code", "remedy"),
    [
        # Today is 22 November 2026; 732 days before is 20 November 2024.
        ("2024-11-20", "20. november 2024", STOPS, "flere_end_beboere", TO_RESIDENTS),
        ("2024-11-19", "19. november 2024", ASKS, "flere_end_beboere_nu", THEN),
    ],
)
def test_more_than_live_there_stops_for_two_years_and_asks_before(
    day: str, words: str, severity: Severity, code: str, remedy: str
) -> None:
    count = {"indicator_id": "beboere", "value": 1201.0, **on(day)}
    assert only(found(rows(count)), code) == Finding(
        severity,
        code,
        FIRST,
        f"«Beboere», Gården a1, {words} tæller 1.201 personer, men afdelingen har 200 beboere.",
        remedy,
    )


def test_a_pool_of_years_counts_its_residents_once_a_year() -> None:
    """600 person-years of 200 residents in three years is possible, 601 is not; one person a day would be."""
    years = {"period_start": "2022-12-31", "period_end": "2024-01-01"}
    fine, over = share("a1", 600, 900, **years), share("a1", 601, 900, **years)
    assert codes(found(rows(fine))) == set()
    assert only(found(rows(over)), "flere_end_beboere_nu").severity is ASKS


def test_a_zone_may_hold_more_than_an_afdeling_and_a_rate_is_not_held_against_residents() -> None:
    assert codes(found(rows(share("z1", 300, 400)))) == set()
    many = {"indicator_id": "domme", "value": 90.0, "numerator": 270, "denominator": 300}
    assert codes(found(rows(many))) == set()


def test_without_known_sums_a_group_may_be_told_per_afdeling() -> None:
    group = rows({"indicator_id": "g1", "value": 3.0})
    assert codes(found(group)) == {"forkert_niveau"}
    assert codes(found(group, facts=PublicFacts())) == set()


def test_a_file_without_rows_says_what_to_look_for() -> None:
    assert found(rows().iloc[:0]) == [
        Finding(
            STOPS,
            "ingen_raekker",
            Place("fil.xlsx"),
            "Filen har ingen rækker, der kan indlæses.",
            "Se efter, om opsætningen passer til filen.",
        )
    ]


def test_what_stops_comes_first_and_within_it_family_by_family() -> None:
    """Rows one by one, shares, periods, sums, jumps, columns, and what the file covers."""
    before = rows(share("a1", 80, 100, **on("2023-10-01")), share("a5", 10, 100, **on("2023-10-01")))
    table = rows(
        share("a1", 10, 100),
        share("a2", 10, 100, value=50.0),
        {"area_id": "x", "value": 3.0},
        {"area_id": "a3", "value": 9.0, "period_start": "2025-10-02"},
        {"area_id": "a4", "status": "mangler"},
        share("z1", 9, 400),
        *[{"indicator_id": "alder", "area_id": home, "value": 40.0} for home in ("a1", "a2", "a3", "a4")],
    )
    assert [finding.code for finding in found(table, before)] == [
        "ukendt_omraade",
        "andel_passer_ikke",
        "periode_bagvendt",
        "sum_passer_ikke",
        "stort_spring",
        "alle_ens",
        "omraade_mangler",
        "andel_mangler",
        "ny_indikator",
    ]
