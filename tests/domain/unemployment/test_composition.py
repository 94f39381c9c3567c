"""Who the known unemployed are: shares, classes, what is not shown, and the hours beside them."""

import datetime as dt

import pandas as pd
import pytest

from lib.domain.unemployment.composition import composition, distances, totals_on
from lib.domain.unemployment.groups import Distance, by_distance, distance_of, division_words, part_of
from lib.domain.unemployment.hours import activity_hours, hours_finding, hours_per_100, named_groups
from lib.domain.unemployment.known import known_persons
from lib.domain.unemployment.sentences import distance_finding, distance_line
from tests.domain.unemployment.persons import BASELINE, NAMES, PLAN, frame, row

TABLE_9_ZONE_1 = {
    "6.1": 24, "6.2": 29, "6.3": 79, "6.4": 14, "6.5": 16, "6.6": 26, "6.7": 15, "6.8": 25, "6.9": 52, "6.10": 1,
    "6.11": 4, "6.12": 7, "INT-II": 4, "INT-SHP": 2, "INT-SP": 8,
}  # fmt: skip
"""The agreement's table 9, zone 1: 306 persons."""


def zone_1(**hidden: str) -> pd.DataFrame:
    """Table 9 of zone 1 as known persons; the groups in `hidden` have that status."""
    statuses = {group.replace("_", "."): status for group, status in hidden.items()}
    rows = [
        row(group, "a", BASELINE, float("nan") if group in statuses else n, status=statuses.get(group, "ok"))
        for group, n in TABLE_9_ZONE_1.items()
    ]
    return known_persons(frame(row("", "a", BASELINE, 306, 22.1), *rows, row("6.9L", "a", BASELINE, 4)), PLAN)


def test_table_9_of_zone_1_falls_in_three_classes() -> None:
    known = zone_1()
    made = composition(known, ["a"], BASELINE)
    table = distances(made, totals_on(known, BASELINE))
    assert dict(zip(table["distance"], table["persons"], strict=True)) == {
        "taet_paa": 24 + 29 + 14,
        "andre": 52 + 7 + 4 + 8 + 2 + 4,
        "langt_fra": 1 + 26 + 15 + 16 + 79 + 25,
    }
    assert table["share"].sum() == pytest.approx(100)
    assert distance_line("Zone 1", table, made) == (
        "Zone 1: 162 af 306 kendte ledige er langt fra arbejdsmarkedet (52,9\N{NO-BREAK SPACE}%), "
        "flest i 6.3 navn på 6.3 (79)"
    )


def test_shares_are_of_the_zones_known_unemployed_and_a_part_is_not_counted_twice() -> None:
    made = composition(zone_1(), ["a"], BASELINE).set_index("target_group")
    assert made.loc["6.3", "share"] == pytest.approx(100 * 79 / 306)
    assert made.loc["6.9L", "part_of"] == "6.9"
    assert made.loc[made["part_of"] == "", "persons"].sum() == 306


def test_a_masked_group_is_not_nothing() -> None:
    known = zone_1(**{"6_8": "diskretioneret"})
    made = composition(known, ["a"], BASELINE)
    table = distances(made, totals_on(known, BASELINE))
    persons = dict(zip(table["distance"], table["persons"], strict=True))
    assert (persons["langt_fra"], persons["skjult"]) == (137, 25)
    assert distance_line("Zone 1", table, made).startswith("Zone 1: mindst 137 af 306 ")
    assert distance_finding(table, {"a": "Zone 1"}, is_real=True) == "", "the order of shares is not known"


def test_without_a_number_there_is_no_bar() -> None:
    made = composition(zone_1(), ["b"], BASELINE)
    assert set(made["status"]) == {"mangler"}
    assert distances(made, {}).empty
    assert distance_line("Zone 2", distances(made, {}), made) == "Zone 2: ingen tal"


def test_the_zone_with_the_largest_share_is_named_and_equal_ones_tie() -> None:
    far = pd.DataFrame(
        {
            "area_id": ["a", "b"],
            "distance": "langt_fra",
            "persons": [5, 5],
            "share": [50.0, 40.0],
            "total": 10,
        }
    )
    told = distance_finding(far, NAMES, is_real=True)
    assert told == "Langt fra arbejdsmarkedet er den største del i Zone 1: 50,0\N{NO-BREAK SPACE}%"
    assert "alle zoner" in distance_finding(far.assign(share=50.0), NAMES, is_real=True)
    assert distance_finding(far, NAMES, is_real=False) == ""


def test_the_agreements_own_words_decide_the_ends() -> None:
    assert {distance_of(group) for group in ("6.3", "6.8")} == {Distance.LANGT_FRA}
    assert distance_of("6.2") is Distance.TAET_PAA
    assert distance_of("7.1") is Distance.ANDRE
    assert part_of("6.3") is None
    assert by_distance(["6.8", "6.3", "7.1", "6.9", "6.1"]) == ["6.1", "6.9", "7.1", "6.3", "6.8"]
    assert division_words(["6.8", "6.1"]) == "Tæt på arbejdsmarkedet: 6.1. Langt fra arbejdsmarkedet: 6.8."


def test_an_activity_is_for_the_groups_its_words_name() -> None:
    groups = ["6.1", "6.2", "6.9", "6.12", "6.9L"]
    assert named_groups("Jobparate (6.2), selvforsørgende (6.12)", groups) == ("6.2", "6.12")
    assert named_groups("Fleksjob 6.9L", groups) == ("6.9L",)
    assert named_groups("Børn 8-14 år", groups) == ()


def test_hours_per_100_and_where_most_stand() -> None:
    activities = pd.DataFrame(
        {
            "activity_id": ["x", "y"],
            "name": ["Indsats", "Klub"],
            "target_group_text": ["Jobparate (6.2)", "Børn"],
        }
    )
    placement = pd.DataFrame(
        {
            "activity_id": ["x", "x", "y"],
            "zone": ["a", "a", "a"],
            "hours": [20.0, 10.0, 9.0],
            "basis": "antagelse",
        }
    )
    needs = pd.DataFrame({"activity_id": ["x"], "zone": ["a"], "persons": [60.0]})
    made = activity_hours(activities, placement, needs, ["6.2"], ["a", "b"])
    assert made["hours"].tolist() == [30.0, 0.0]
    assert made["per_100"].tolist()[0] == 50.0
    assert made["is_assumed"].tolist() == [True, False]
    rates = hours_per_100(made, {"a": 300.0, "b": 200.0})
    assert rates == {"a": (30.0, 10.0), "b": (0.0, 0.0)}
    assert (
        hours_finding(rates, NAMES)
        == "Flest timer pr. 100 kendte ledige i Zone 1: 10,0, færrest i Zone 2: 0,0"
    )
    assert hours_finding(hours_per_100(made, {}), NAMES) == ""


def test_another_day_has_no_rows() -> None:
    assert totals_on(zone_1(), dt.date(2030, 1, 1)) == {}
