"""The activities as rows and as a finding."""

import math

import pandas as pd

from lib.domain.activities import (
    NO_NEED,
    activities_finding,
    activity_rows,
    activity_table,
    demo_needs,
    placement_reservation,
)
from tests.maps.frames import plan

ACTIVITIES = pd.DataFrame(
    [
        ("gade", "Gadearbejde", "Tryghed", "Unge", "10-25", "flytbar", math.nan, "Politi"),
        ("cafe", "Jobcafé", "Arbejde", "Ledige", None, "alle_zoner", "I alle zoner", None),
    ],
    columns=[
        "activity_id", "name", "delaftale", "target_group_text", "age_range", "mobility", "placement_rule", "partners",
    ],
)  # fmt: skip
PLACEMENT = pd.DataFrame(
    [
        ("gade", "r1", "z1", 9.0, "antagelse: ligeligt"),
        ("gade", "r2", "z1", 0.5, "antagelse: ligeligt"),
        ("gade", "r1", "z2", 9.5, "antagelse: ligeligt"),
        ("cafe", "r1", "z2", 4.0, "aftalen: i hallen"),
    ],
    columns=["activity_id", "resource", "zone", "hours", "basis"],
)
NEEDS = pd.DataFrame(
    [("gade", "z1", 100.0, "demo"), ("gade", "z2", 21.0, "demo"), ("cafe", "z1", 5.0, "published")],
    columns=["activity_id", "zone", "persons", "basis"],
)
ZONES = plan().zones


def test_hours_are_summed_over_who_employs_and_a_zone_without_has_none() -> None:
    gade, cafe = activity_rows(ACTIVITIES, PLACEMENT, NEEDS, ZONES)
    assert gade.hours == (9.5, 9.5)
    assert cafe.hours == (0.0, 4.0)
    assert (gade.assumed, cafe.assumed) == (True, False)
    assert (gade.movable, cafe.movable) == (True, False)
    assert gade.placement_rule == ""


def test_a_need_is_told_with_its_basis_and_only_when_every_zone_is_counted() -> None:
    gade, cafe = activity_rows(ACTIVITIES, PLACEMENT, NEEDS, ZONES)
    assert gade.need == "121 personer, demo"
    assert cafe.need == NO_NEED
    assert demo_needs([gade, cafe])
    assert demo_needs([cafe]) == ""


def test_the_finding_says_how_much_can_be_moved() -> None:
    gade, cafe = activity_rows(ACTIVITIES, PLACEMENT, NEEDS, ZONES)
    assert (
        activities_finding([gade, cafe])
        == "To aktiviteter har 23 timer om ugen; én af dem, med 19 timer, kan flyttes mellem zonerne"
    )
    assert activities_finding([gade]) == "Én aktivitet har 19 timer om ugen, som kan flyttes mellem zonerne"
    assert activities_finding([cafe]).endswith("og ingen af timerne kan flyttes mellem zonerne")
    assert activities_finding([]) == "Planen har ingen aktiviteter"
    unplaced = activity_rows(ACTIVITIES, PLACEMENT[:0], NEEDS[:0], ZONES)
    assert "ikke er fordelt" in activities_finding(unplaced)


def test_assumed_hours_are_said() -> None:
    gade, cafe = activity_rows(ACTIVITIES, PLACEMENT, NEEDS, ZONES)
    assert "antagelse for én af to aktiviteter" in placement_reservation([gade, cafe])
    assert placement_reservation([cafe]) == ""


def test_the_table_has_a_column_for_each_zone() -> None:
    table = activity_table(activity_rows(ACTIVITIES, PLACEMENT, NEEDS, ZONES), ZONES)
    assert table["Zone 1, timer"].tolist() == [9.5, 0.0]
    assert table["Mobilitet"].tolist() == ["kan flyttes", "i alle zoner"]


def test_a_row_of_the_table_is_whole() -> None:
    gade, cafe = activity_rows(ACTIVITIES, PLACEMENT, NEEDS, ZONES)
    names = [f"{zone.name}, timer" for zone in ZONES]
    assert activity_table([gade], ZONES).to_dict("records") == [
        {
            "Delaftale": "Tryghed",
            "Aktivitet": "Gadearbejde",
            "Målgruppe": "Unge",
            "Alder": "10-25",
            "Partnere": "Politi",
            **dict(zip(names, (9.5, 9.5), strict=True)),
            "I alt, timer": 19.0,
            "Placeringen bygger på": "antagelse: ligeligt",
            "Mobilitet": "kan flyttes",
            "Regel for placering": "",
            "Behov": "121 personer, demo",
        }
    ]
    assert (cafe.age_range, cafe.partners, cafe.placement_rule) == ("", "", "I alle zoner")
    assert demo_needs([gade]) == "Behov, der er mærket demo, er opdigtede tal"
    reserved = "aktiviteter: aftalen siger, hvor mange der er i alt, ikke hvor de står"
    assert placement_reservation([gade]) == f"Timerne pr. zone er en antagelse for alle {reserved}"
    assert placement_reservation([gade, cafe]) == (
        f"Timerne pr. zone er en antagelse for én af to {reserved}"
    )


def test_every_way_the_hours_are_placed_is_told_once_and_an_unknown_basis_is_said() -> None:
    mixed = PLACEMENT.assign(basis=["aftalen: a", "antagelse: b", "aftalen: a", "aftalen: c"])
    needs = NEEDS.assign(basis="andet", note=None)
    gade, cafe = activity_rows(ACTIVITIES, mixed, needs, ZONES)
    assert (gade.activity_id, cafe.activity_id) == ("gade", "cafe")
    assert (gade.basis, cafe.basis) == ("aftalen: a; antagelse: b", "aftalen: c")
    assert gade.need == "121 personer, ukendt grundlag"
