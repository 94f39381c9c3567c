"""Whole frames of who the known unemployed are and the hours beside them: also what is missing, masked or nothing."""

import datetime as dt
from math import isnan, nan

import pandas as pd
import pytest

from lib.domain.unemployment.composition import (
    COMPOSITION_COLUMNS,
    DISTANCE_COLUMNS,
    composition,
    distances,
    totals_on,
)
from lib.domain.unemployment.groups import by_distance, division_words
from lib.domain.unemployment.hours import (
    HOURS_COLUMNS,
    activity_hours,
    hours_finding,
    hours_per_100,
    named_groups,
)
from lib.domain.unemployment.known import KNOWN_COLUMNS, known_persons, of_group, real, with_value
from tests.domain.unemployment.persons import BASELINE, NAMES, PLAN, frame, row

LATER = dt.date(2026, 10, 5)


def known() -> pd.DataFrame:
    """Three groups in two zones: the total of the second is not known, and of the first a group is masked."""
    rows = [
        row("", "a", BASELINE, 200, 20.0),
        row("", "b", BASELINE, nan, status="mangler"),
        row("6.3", "a", BASELINE, 50),
        row("6.3", "b", BASELINE, 20, provenance="datatraek"),
        row("6.1", "a", BASELINE, 1),
        row("6.9L", "a", BASELINE, nan, status="diskretioneret"),
        row("6.1", "a", LATER, 99),
        row("", "a", LATER, 300, 30.0),
    ]
    return known_persons(frame(*rows), PLAN)


def test_every_group_has_a_row_in_every_area_nearest_first() -> None:
    made = composition(known(), ["b", "a"], BASELINE)
    assert list(made.columns) == COMPOSITION_COLUMNS
    assert made.fillna(-1.0).to_dict("list") == {
        "target_group": ["6.1", "6.1", "6.9L", "6.9L", "6.3", "6.3"],
        "label": [f"Navn på {group}" for group in ("6.1", "6.1", "6.9L", "6.9L", "6.3", "6.3")],
        "distance": ["taet_paa", "taet_paa", "andre", "andre", "langt_fra", "langt_fra"],
        "part_of": ["", "", "6.9", "6.9", "", ""],
        "area_id": ["b", "a", "b", "a", "b", "a"],
        "persons": [-1.0, 1.0, -1.0, -1.0, 20.0, 50.0],
        "share": [-1.0, 0.5, -1.0, -1.0, -1.0, 25.0],
        "status": ["mangler", "ok", "mangler", "diskretioneret", "ok", "ok"],
        "provenance": ["", "published", "", "published", "datatraek", "published"],
    }
    assert totals_on(known(), BASELINE) == {"a": 200.0}
    assert list(composition(known().iloc[:2], ["a"], BASELINE).columns) == COMPOSITION_COLUMNS


@pytest.mark.parametrize(("total", "share"), [(1.0, 100.0), (0.0, nan)])
def test_a_share_is_of_one_person_too_and_never_of_nobody(total: float, share: float) -> None:
    rows = frame(row("", "a", BASELINE, total, 1.0), row("6.1", "a", BASELINE, total))
    found = composition(known_persons(rows, PLAN), ["a"], BASELINE)["share"].tolist()
    assert found == [share] or (isnan(share) and isnan(found[0]))


def made_of(**areas: dict[str, float]) -> pd.DataFrame:
    """A composition by area and class, one group each."""
    rows = [
        {"area_id": area, "distance": distance, "persons": persons, "part_of": ""}
        for area, own in areas.items()
        for distance, persons in own.items()
    ]
    return pd.DataFrame(rows)


def test_classes_are_summed_per_area_and_what_is_not_shown_is_the_rest() -> None:
    made = made_of(
        nothing={"taet_paa": nan, "langt_fra": nan},
        nobody={"taet_paa": 0.0},
        b={"taet_paa": 5.0, "langt_fra": 4.0},
        a={"langt_fra": 30.0, "andre": 10.0},
        one={"andre": 1.0},
    )
    part = pd.DataFrame([{"area_id": "a", "distance": "andre", "persons": 7.0, "part_of": "6.9"}])
    table = distances(pd.concat([made, part]), {"nothing": 50.0, "b": 10.0, "a": 30.0})
    assert table.to_dict("list") == {
        "area_id": [*["b"] * 4, *["a"] * 3, *["one"] * 3],
        "distance": [
            *("taet_paa", "andre", "langt_fra", "skjult"),
            *("taet_paa", "andre", "langt_fra"),
            *("taet_paa", "andre", "langt_fra"),
        ],
        "persons": [5.0, 0.0, 4.0, 1.0, 0.0, 10.0, 30.0, 0.0, 1.0, 0.0],
        "share": pytest.approx([50.0, 0.0, 40.0, 10.0, 0.0, 100 / 3, 100.0, 0.0, 100.0, 0.0]),
        "total": [*[10.0] * 4, *[30.0] * 3, *[1.0] * 3],
    }
    assert list(distances(made.iloc[:2], {}).columns) == DISTANCE_COLUMNS


def test_groups_of_a_class_stand_in_one_sentence_and_a_part_is_not_named() -> None:
    assert by_distance(["x", "6.12", "y", "6.9"]) == ["6.9", "6.12", "x", "y"]
    assert division_words(["6.9L", "6.3", "x", "6.9", "6.1", "6.2"]) == (
        "Tæt på arbejdsmarkedet: 6.1, 6.2. Hverken eller: 6.9, x. Langt fra arbejdsmarkedet: 6.3."
    )


ACTIVITIES = pd.DataFrame(
    {
        "activity_id": ["klub", "x", "y"],
        "name": ["Klub", "Indsats", "Forløb"],
        "target_group_text": ["Børn", "Sygemeldte (6.5) og jobparate (6.2)", "Jobparate (6.2)."],
    }
)
PLACEMENT = pd.DataFrame(
    {
        "activity_id": ["klub", "x", "x", "y", "y"],
        "zone": ["a", "a", "b", "b", "a"],
        "hours": [9.0, 20.0, 10.0, 5.0, 0.5],
        "basis": ["kendt", "antagelse: lige fordelt", "kendt", "kendt", "kendt"],
    }
)


def test_activities_for_named_groups_have_their_hours_in_every_zone() -> None:
    needs = pd.DataFrame(
        {"activity_id": ["x", "x", "y"], "zone": ["a", "b", "a"], "persons": [1.0, 0.0, 50.0]}
    )
    made = activity_hours(ACTIVITIES, PLACEMENT, needs, ["6.2", "6.5"], ["b", "a"])
    assert list(made.columns) == HOURS_COLUMNS
    assert made.fillna(-1.0).to_dict("list") == {
        "activity_id": ["x", "x", "y", "y"],
        "name": ["Indsats", "Indsats", "Forløb", "Forløb"],
        "groups": ["6.2, 6.5", "6.2, 6.5", "6.2", "6.2"],
        "area_id": ["b", "a", "b", "a"],
        "hours": [10.0, 20.0, 5.0, 0.5],
        "per_100": [-1.0, 2000.0, -1.0, 1.0],
        "is_assumed": [False, True, False, False],
    }
    assert (
        list(activity_hours(ACTIVITIES.iloc[:1], PLACEMENT, needs, ["6.2"], ["a"]).columns) == HOURS_COLUMNS
    )
    assert list(hours_per_100(made, {"a": 0.0, "b": 30.0}).items()) == [
        ("b", (15.0, 50.0)),
        ("a", (20.5, None)),
    ]


def test_the_hours_are_told_of_the_zones_at_both_ends() -> None:
    rates = {"a": (1.0, 5.0), "b": (9.0, 3.0), "c": (8.0, 4.0), "d": (1.0, None), "kommunen": (1.0, 99.0)}
    names = {"a": "Zone 1", "b": "Zone 2", "c": "Zone 3", "d": "Zone 4"}
    assert hours_finding(rates, names) == (
        "Flest timer pr. 100 kendte ledige i Zone 1: 5,0, færrest i Zone 2: 3,0"
    )
    assert hours_finding({"a": (1.0, 5.0), "b": (1.0, 5.04)}, NAMES) == "", "the same as it is written"
    assert hours_finding({"a": (1.0, 5.0)}, NAMES) == ""
    assert hours_finding({"d": (1.0, None)}, NAMES) == ""


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("6.2", ("6.2",)),
        ("16.2, 6.2.1 og 6.21", ()),
        ("(6.1, 6.2)", ("6.1", "6.2")),
        ("6.2. Og så 6.1", ("6.1", "6.2")),
        ("INT-II", ("INT-II",)),
    ],
)
def test_a_group_is_named_by_its_whole_number(words: str, groups: tuple[str, ...]) -> None:
    assert named_groups(words, ["6.1", "6.2", "INT-II"]) == groups


def test_known_persons_are_of_the_total_its_persons_and_of_a_group_its_value() -> None:
    rows = frame(
        row("", "a", BASELINE, 30, 10.0, 300) | {"source_id": "a"},
        row("", "b", BASELINE, 20, 5.0, 400, provenance="datatraek"),
        row("6.2", "a", BASELINE, 7, status="ok") | {"numerator": 99.0},
        row("6.2", "b", BASELINE, 7, status="diskretioneret"),
    )
    made = known_persons(rows, PLAN)
    assert list(made.columns) == KNOWN_COLUMNS
    assert made.index.tolist() == [0, 1, 2, 3, 4]
    assert made["persons"].fillna(-1).tolist() == [30, 20, 7, -1, 50]
    whole = made.iloc[-1].to_dict()
    assert whole == {
        "indicator_id": "kendskabsgrad",
        "target_group": "",
        "label": "Kendskabsgrad",
        "area_id": "samlet",
        "day": BASELINE,
        "value": pytest.approx(100 * 50 / 700),
        "persons": 50.0,
        "denominator": 700.0,
        "status": "ok",
        "provenance": "datatraek",
        "source_id": "a",
    }


def test_the_plans_own_sum_is_kept_and_none_is_made_of_too_few_zones() -> None:
    two = [row("", area, BASELINE, 30, 10.0, 300) for area in ("a", "b")]
    own = known_persons(frame(*two, row("", "samlet", BASELINE, 61, 10.0, 600)), PLAN)
    assert of_group(own, "", ["samlet"])["persons"].tolist() == [61.0]
    later = known_persons(frame(*two, row("", "samlet", LATER, 61, 10.0, 600)), PLAN)
    assert of_group(later, "", ["samlet"])[["day", "persons"]].to_numpy().tolist() == [
        [BASELINE, 60.0],
        [LATER, 61.0],
    ]
    assert of_group(known_persons(frame(two[0]), PLAN), "", ["samlet"]).empty
    one_unknown = known_persons(frame(two[0], two[1] | {"denominator": nan}), PLAN)
    assert of_group(one_unknown, "", ["samlet"])[["persons", "value"]].fillna(-1).to_numpy().tolist() == [
        [60, -1]
    ]
    assert list(known_persons(frame(*two).iloc[:0], PLAN).columns) == KNOWN_COLUMNS
    for of, value in ((0.0, -1.0), (0.5, 100.0)):
        few = known_persons(frame(*[each | {"numerator": of, "denominator": of} for each in two]), PLAN)
        assert of_group(few, "", ["samlet"])["value"].fillna(-1).tolist() == [value]


def test_rows_of_a_group_stand_by_area_and_day_and_real_ones_have_a_number_and_a_source() -> None:
    rows = [
        row("6.2", "b", LATER, 1),
        row("6.2", "a", LATER, 2),
        row("6.2", "a", BASELINE, 3, provenance="demo"),
        row("6.2", "c", BASELINE, 4),
        row("6.3", "a", BASELINE, 5),
        row("6.2", "b", BASELINE, 6, status="diskretioneret"),
        row("", "a", BASELINE, nan, 20.0, provenance="interpoleret"),
        row("", "b", BASELINE, 7, provenance="datatraek"),
        row("", "kommunen", BASELINE, nan),
    ]
    made = known_persons(frame(*rows), PLAN)
    found = of_group(made, "6.2", ["b", "a"])
    assert found["persons"].fillna(-1).tolist() == [3, 2, -1, 1]
    assert found.index.tolist() == [0, 1, 2, 3]
    assert list(found.columns) == KNOWN_COLUMNS
    assert with_value(made)["persons"].fillna(-1).tolist() == [1, 2, 3, 4, 5, -1, 7]
    assert real(made)["persons"].tolist() == [1, 2, 4, 5, 7]
