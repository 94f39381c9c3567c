"""Rules about afdelinger: each told whole, and the limits of size, zone and time."""

import dataclasses
from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.checks import check_rows
from lib.domain.datatraek.finding import SHOWN_OF_A_KIND, Finding, Place, Severity
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from tests.domain.datatraek.checked_builders import AREAS, context

KIND = DatatraekKind.AFDELINGER
STOPS, ASKS, _ = Severity


def table(*records: dict[str, Any]) -> pd.DataFrame:
    """Afdelinger of 200 residents and 90 households in zone 1, in the cells A2, A3 …"""
    same = {
        "area_id": "a1",
        "name": "Gården",
        "zone": "z1",
        "residents": 200,
        "households": 90,
        "sheet": "Ark1",
    }
    cells = [{**same, "cell": f"A{place}", **each} for place, each in enumerate(records, start=2)]
    return typed_rows(pd.DataFrame(cells), KIND)


def said(*records: dict[str, Any]) -> list[Finding]:
    return check_rows(table(*records), KIND, context())


def at(cell: str) -> Place:
    return Place("fil.xlsx", "Ark1", cell)


BEFORE, AFTER = {"valid_to": "2024-12-31"}, {"valid_from": "2025-01-01", "zone": "z2"}


@pytest.mark.parametrize(
    ("records", "severity", "code", "cell", "problem", "remedy"),
    [
        (
            [{}, {"residents": 201}],
            STOPS,
            "dobbelt_raekke",
            "A3",
            "«Gården» står mere end én gang med samme første dag.",
            "Slet den række, der er forkert.",
        ),
        (
            [{"zone": "plan"}],
            STOPS,
            "ukendt_zone",
            "A2",
            "«Gården» har en zone, som planen ikke har.",
            "Ret zonen, eller indlæs zonerne først.",
        ),
        (
            [{"valid_from": "2025-01-02", "valid_to": "2025-01-01"}],
            STOPS,
            "periode_bagvendt",
            "A2",
            "«Gården» slutter, før den begynder.",
            "Ret de to datoer.",
        ),
        (
            [AFTER, {"valid_to": "2025-01-01"}],
            STOPS,
            "to_zoner_samtidig",
            "A2",
            "«Gården» hører til to zoner på samme tid.",
            "Lad den første periode slutte, dagen før den næste begynder.",
        ),
        (
            [{"households": -1}],
            STOPS,
            "negativt_tal",
            "A2",
            "«Gården» har et negativt antal beboere eller husstande.",
            "Ret tallet.",
        ),
        (
            [{"households": 201, "name": None}],
            ASKS,
            "flere_husstande_end_beboere",
            "A2",
            "«a1» har flere husstande end beboere.",
            "Se efter, om de to kolonner er byttet om, eller om boliger står tomme.",
        ),
        (
            [{"residents": 1241, "name": ""}],
            ASKS,
            "beboere_aendret",
            "A2",
            "«a1» har 1.241 beboere, men havde 200.",
            "Bekræft tallet, eller se efter, om rækkerne er forskudt.",
        ),
    ],
)
def test_a_row_that_cannot_be_or_is_odd_is_told_whole(
    records: list[dict[str, Any]], severity: Severity, code: str, cell: str, problem: str, remedy: str
) -> None:
    assert said(*records) == [Finding(severity, code, at(cell), problem, remedy)]


@pytest.mark.parametrize(
    "records",
    [
        [{"residents": 200, "households": 200}],
        [{"area_id": "new", "residents": 0, "households": 0}],
        [{"residents": None, "households": None}],
        [{"residents": 240}, {"area_id": "a2", "residents": 160}],
        [{"valid_from": "2025-01-01", "valid_to": "2025-01-01"}],
        [AFTER, BEFORE],
        [{}, {"area_id": "a2"}],
        # Two afdelinger of which one begins while the other lasts are nobody's two zones.
        [{"valid_from": "2020-01-01"}, {"area_id": "a2", "valid_from": "2019-01-01"}],
        # What has ended is not held against what the plan knows of today.
        [{"residents": 20, "households": 9, **BEFORE}, AFTER],
        [{"area_id": "new", "residents": 5000}],
    ],
)
def test_what_stands_on_the_limit_is_let_through(records: list[dict[str, Any]]) -> None:
    assert said(*records) == []


def test_an_open_stay_reaches_as_far_as_it_can() -> None:
    """The first has no end, so whatever begins after it is in two zones; the order of the rows plays no part."""
    open_end = said({}, {"valid_from": "2199-12-31", "zone": "z2"})
    assert [(each.code, each.place) for each in open_end] == [("to_zoner_samtidig", at("A3"))]
    turned = said({"valid_from": "2199-12-31", "zone": "z2"}, {})
    assert [(each.code, each.place) for each in turned] == [("to_zoner_samtidig", at("A2"))]


def test_a_stay_that_is_backwards_is_not_told_as_two_zones_as_well() -> None:
    late = {"valid_from": "2025-01-01", "valid_to": "2024-06-01", "zone": "z2"}
    assert [each.code for each in said({}, late)] == ["periode_bagvendt"]


def test_a_place_that_is_not_known_is_empty() -> None:
    (found,) = said({"zone": "z9", "sheet": None, "cell": None})
    assert found.place == Place("fil.xlsx", "", "")


@pytest.mark.parametrize(
    ("known", "residents", "asked"),
    [
        # More than a fifth, and twenty persons at least: 20 of 60 is enough, 19 of 60 is too few persons.
        (60, 80, True),
        (60, 79, False),
        (60, 40, True),
        (100, 120, False),
        (100, 121, True),
        (1000, 1200, False),
        (1000, 799, True),
        (None, 500, False),
    ],
)
def test_residents_that_changed_by_more_than_a_fifth_are_asked_about(
    known: float | None, residents: int, asked: bool
) -> None:
    areas = AREAS.assign(residents=[known] * len(AREAS))
    given = dataclasses.replace(context(), areas=areas)
    found = check_rows(table({"residents": residents, "households": 9}), KIND, given)
    assert [each.code for each in found] == (["beboere_aendret"] if asked else [])


def test_the_newest_of_two_rows_of_an_area_is_what_the_plan_knows() -> None:
    earlier = AREAS[AREAS["area_id"] == "a1"].assign(residents=500)
    given = dataclasses.replace(context(), areas=pd.concat([earlier, AREAS], ignore_index=True))
    assert check_rows(table({}), KIND, given) == []
    given = dataclasses.replace(context(), areas=AREAS.drop(columns=["residents", "households"]))
    assert check_rows(table({"residents": 5000}), KIND, given) == []


def test_of_many_alike_twenty_are_named_and_the_rest_counted() -> None:
    found = said(*({"area_id": f"n{place}", "zone": "z9"} for place in range(SHOWN_OF_A_KIND + 1)))
    assert [each.place.cell for each in found[:-1]] == [f"A{place + 2}" for place in range(SHOWN_OF_A_KIND)]
    assert found[-1] == Finding(
        STOPS,
        "ukendt_zone",
        Place("fil.xlsx"),
        "Det samme gælder 1 sted mere i filen.",
        "Ret zonen, eller indlæs zonerne først.",
    )


def test_a_zone_twice_is_told_whole_and_once() -> None:
    zones = typed_rows(
        pd.DataFrame({"area_id": ["z1", "z2", "z1", "z1", "z3"], "number": [1, 2, 3, 4, 5]}),
        DatatraekKind.ZONER,
    )
    assert check_rows(zones, DatatraekKind.ZONER, context()) == [
        Finding(
            STOPS, "dobbelt_raekke", Place("fil.xlsx"), "Zonen «z1» står mere end én gang.", "Slet den ene."
        )
    ]
