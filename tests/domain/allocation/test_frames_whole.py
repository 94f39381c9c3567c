"""From frames to the model and back, as whole objects and whole tables."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.domain.allocation import frames
from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.by import Key, by
from lib.domain.allocation.coverage import (
    Need,
    ZoneChange,
    ZoneStanding,
    counted,
    coverage,
    even_hours_per_100,
    hours_moved,
    hours_per_100,
    plan_coverage,
    shortfall,
    standings,
    worst_off,
    zone_changes,
)
from lib.domain.allocation.placement import Cell, Flow, Placement, Scenario
from tests.domain.allocation.builders import ZONE_IDS, ZONES, move, small_rulebook

ACTIVITIES = pd.DataFrame(
    [
        ("a", "Aktivitet A", "A", "Trivsel", "alle_zoner", 2.0, "i alle zoner"),
        ("b", "Aktivitet B", "B", "Job", "flytbar", None, None),
        ("c", "Aktivitet C", "C", "Job", "flytbar", None, ""),
    ],
    columns=["activity_id", "name", "short_name", "delaftale", "mobility", "teams", "placement_rule"],
)
RESOURCES = pd.DataFrame({"resource": ["r", "s"], "activities": ["a; b", "b"]})
TERMS = pd.DataFrame(
    [
        ("a", 1.5, 1, 8.0, "2025-03-01", 15, 0.5, "aftalen"),
        ("b", None, 0, None, None, 0, 0.0, "antagelse"),
    ],
    columns=[
        "activity_id", "session_hours", "rotates", "cycle_months", "cycle_from", "startup_hours", "travel_hours",
        "source",
    ],
)  # fmt: skip


def test_the_agreement_is_read_whole_with_and_without_further_terms() -> None:
    bare = (
        ActivityTerms("a", "Aktivitet A", "A", "Trivsel", True, 2, "i alle zoner"),
        ActivityTerms("b", "Aktivitet B", "B", "Job", False, None, ""),
        ActivityTerms("c", "Aktivitet C", "C", "Job", False, None, ""),
    )
    serves = frozenset({("a", "r"), ("b", "r"), ("b", "s")})
    assert frames.agreement_from(ACTIVITIES, RESOURCES, ZONES) == Agreement(ZONES, bare, serves)
    further = (
        replace(
            bare[0],
            session=3,
            rotates=True,
            cycle_months=8,
            cycle_from=date(2025, 3, 1),
            startup_hours=15.0,
            travel_hours=0.5,
            terms_source="aftalen",
        ),
        replace(bare[1], terms_source="antagelse"),
        bare[2],
    )
    made = frames.agreement_from(ACTIVITIES, RESOURCES, ZONES, TERMS)
    assert made == Agreement(ZONES, further, serves)
    assert [made.zone_name("zone2"), made.zone_name("x"), made.has("a"), made.has("x")] == [
        "zone 2",
        "x",
        True,
        False,
    ]
    assert [each.smallest_block for each in made.activities] == [1, 4, 4]


def test_a_placement_is_read_in_half_hours_and_rows_of_one_cell_are_added() -> None:
    rows = [
        ("b", "r", "zone2", 1.5),
        ("a", "r", "zone1", 2),
        ("b", "r", "zone2", 0.5),
        ("a", "r", "zone3", 0),
    ]
    frame = pd.DataFrame(rows, columns=["activity_id", "resource", "zone", "hours"])
    assert frames.placement_from(frame) == Placement(
        ((Cell("a", "r", "zone1"), 4), (Cell("b", "r", "zone2"), 4))
    )
    for wrong in (0.25, -0.5, float("nan")):
        with pytest.raises(ValueError, match=rf"zone='zone2'\): {wrong} is not in whole half-hours"):
            frames.placement_from(frame[:1].assign(hours=wrong))


def test_needs_are_summed_by_zone_in_zone_order_with_the_limits_of_counts() -> None:
    agreement = frames.agreement_from(ACTIVITIES, RESOURCES, ZONES)
    rows = [
        *[("b", zone, 10.0, "published") for zone in reversed(ZONE_IDS)],
        ("b", "zone1", 5.0, "published"),
        ("b", "andre", 7.0, "published"),
        *[("a", f"zone{at}", 1.0, basis) for at, basis in enumerate(("published", "proxy", "demo", "published"), 1)],
        *[("c", zone, 1.0, "published") for zone in ZONE_IDS[:3]],
        ("x", "zone1", 1.0, "published"),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["activity_id", "zone", "persons", "basis"])
    needs = frames.needs_from(frame.assign(note=None), agreement)
    assert [(need.activity_id, need.persons, need.basis) for need in needs.known] == [
        ("a", tuple((zone, 1.0) for zone in ZONE_IDS), "demo"),
        ("b", (("zone1", 15.0), ("zone2", 10.0), ("zone3", 10.0), ("zone4", 10.0)), "published"),
    ]
    assert needs.incomplete == ("c",)
    one = needs.of("a")
    assert one is not None
    # The exact limits of one event (chi-square): 0,0253 and 5,5716.
    assert one.limits("zone3") == pytest.approx((0.0253, 5.5716), abs=5e-5)
    assert [zone for zone, _ in one.low] == [zone for zone, _ in one.high] == list(ZONE_IDS)
    assert (needs.of("c"), needs.of("b")) == (None, needs.known[1])


RULEBOOK = small_rulebook({"a": (10, 6, 0, 0), "b": (0, 0, 5, 0)}, rest=1)
NEED_A = Need("a", tuple(zip(ZONE_IDS, (40.0, 30.0, 10.0, 0.0), strict=True)), "published")
NEED_B = Need("b", tuple((zone, 5.0) for zone in ZONE_IDS), "proxy")
NOBODY = Need("rest", tuple((zone, 0.0) for zone in ZONE_IDS), "published")
UNKNOWN = Need("x", tuple((zone, 5.0) for zone in ZONE_IDS), "published")
NEEDS = (NEED_B, NOBODY, NEED_A, UNKNOWN)
BEFORE = RULEBOOK.base
AFTER = BEFORE.shifted(move("a", 1, 3, 2.5)).shifted(move("b", 3, 4, 2))


def test_the_matrix_as_a_whole_table() -> None:
    shown = frames.matrix(RULEBOOK.agreement, BEFORE, AFTER)
    assert shown.to_dict("list") == {
        "activity_id": ["a"] * 4 + ["b"] * 4 + ["rest"] * 4,
        "name": ["A"] * 4 + ["B"] * 4 + ["REST"] * 4,
        "zone": [*ZONE_IDS] * 3,
        "before": [10.0, 6, 0, 0, 0, 0, 5, 0, 1, 1, 1, 1],
        "after": [7.5, 6, 2.5, 0, 0, 0, 3, 2, 1, 1, 1, 1],
        "change": [-2.5, 0, 2.5, 0, 0, 0, -2, 2, 0, 0, 0, 0],
    }


def test_hours_per_100_as_a_whole_table() -> None:
    shown = frames.per_100(RULEBOOK.agreement, BEFORE, AFTER, NEED_A)
    assert shown["before"].isna().tolist() == shown["after"].isna().tolist() == [False] * 3 + [True]
    assert shown.fillna(-1).to_dict("list") == {
        "zone": [*ZONE_IDS],
        "number": [1, 2, 3, 4],
        "persons": [40.0, 30.0, 10.0, 0.0],
        "before": [25.0, 20.0, 0.0, -1.0],
        "after": [18.75, 20.0, 25.0, -1.0],
        "even": [20.0] * 4,
        "change": [-2.5, 0.0, 2.5, 0.0],
    }
    nobody = frames.per_100(RULEBOOK.agreement, BEFORE, AFTER, NOBODY)
    assert nobody["even"].isna().all()
    assert set(map(str, nobody.dtypes[["persons", "before", "after", "even", "change"]])) == {"float64"}


def test_coverage_by_activity_as_a_whole_table() -> None:
    """A: fair 8, 6, 2, 0 against 10, 6, 0, 0: 2 of 16 missing; after 7,5 in zone 1: half an hour. B: 3 x 1,25 of 5."""
    shown = frames.coverage_by_activity(RULEBOOK.agreement, BEFORE, AFTER, NEEDS)
    assert shown.to_dict("list") == {
        "activity_id": ["b", "a"],
        "name": ["B", "A"],
        "basis": ["proxy", "published"],
        "hours": [5.0, 16.0],
        "before": [25.0, 87.5],
        "after": [50.0, pytest.approx(96.875)],
    }
    outside = frames.outside_coverage(RULEBOOK.agreement, BEFORE, NEEDS)
    assert [each.activity_id for each in outside] == ["rest"]


def test_the_measures_by_hand() -> None:
    assert counted(BEFORE, NEEDS) == (NEED_B, NEED_A)
    assert [shortfall(BEFORE, NEED_A), shortfall(BEFORE, NEED_B)] == [2.0, 3.75]
    assert [coverage(BEFORE, each) for each in NEEDS] == [0.25, None, 0.875, None]
    assert plan_coverage(BEFORE, NEEDS) == pytest.approx(1 - 5.75 / 21)
    assert plan_coverage(BEFORE, (NOBODY, UNKNOWN)) is None
    assert [hours_per_100(BEFORE, NEED_A, zone) for zone in (*ZONE_IDS, "x")] == [25, 20, 0, None, None]
    assert [even_hours_per_100(BEFORE, each) for each in (NEED_A, NOBODY)] == [20, None]
    stood = standings(BEFORE, NEEDS, ZONE_IDS)
    assert stood == (
        ZoneStanding("zone1", 10, 9.25),
        ZoneStanding("zone2", 6, 7.25),
        ZoneStanding("zone3", 5, 3.25),
        ZoneStanding("zone4", 0, 1.25),
    )
    assert [each.ratio for each in stood] == pytest.approx([10 / 9.25, 6 / 7.25, 5 / 3.25, 0])
    assert worst_off(BEFORE, NEEDS, ZONE_IDS) == (stood[3],)
    assert ZoneStanding("zone1", 3, 0).ratio is None
    tied = Need("b", (("zone1", 1.0), ("zone2", 1.0), ("zone3", 2.0), ("zone4", 0.0)), "published")
    assert [each.zone for each in worst_off(BEFORE, (tied,), ZONE_IDS)] == ["zone1", "zone2"]
    assert worst_off(BEFORE, (), ZONE_IDS) == ()


def test_what_moved_by_hand() -> None:
    assert [hours_moved(BEFORE, AFTER, ids) for ids in (None, ["a"], ["b", "x"], [])] == [4.5, 2.5, 2, 0]
    assert hours_moved(AFTER, BEFORE) == 4.5
    assert zone_changes(BEFORE, AFTER, ("zone3", "zone1", "zone4", "x")) == (
        ZoneChange("zone3", 6, 6.5, 2.5, 2),
        ZoneChange("zone1", 11, 8.5, 0, 2.5),
        ZoneChange("zone4", 1, 3, 2, 0),
        ZoneChange("x", 0, 0, 0, 0),
    )


def test_a_need_must_be_counts_inside_their_limits() -> None:
    for persons in (-0.5, float("nan")):
        with pytest.raises(ValueError, match="^need of a has a zone without a number of persons$"):
            Need("a", (("zone1", persons),), "published")
    with pytest.raises(ValueError, match="^need of a is outside its own interval in zone1$"):
        Need("a", (("zone1", 3.0),), "published", high=(("zone1", 2.9),))
    edge = Need("a", (("zone1", 3.0), ("zone2", 0.0)), "published", (("zone1", 3.0),), (("zone1", 3.0),))
    assert [edge.limits("zone1"), edge.limits("zone2"), edge.limits("x"), edge.total] == [
        (3, 3),
        (0, 0),
        (0, 0),
        3,
    ]
    weighed = replace(edge, persons=(("zone1", 3.0), ("zone2", 2.0)), factors=(("zone1", 2.0),))
    assert [weighed.fair_share(zone, 16) for zone in ("zone1", "zone2", "x")] == [12, 4, 0]


def test_by_delaftale_and_zone_as_whole_tables() -> None:
    shown = by(RULEBOOK.agreement, BEFORE, NEEDS, Key.DELAFTALE)
    assert shown.drop(columns=["coverage", "hours_per_100"]).to_dict("list") == {
        "key": ["Delaftale", "Anden"],
        "name": ["Delaftale", "Anden"],
        "hours": [21.0, 4.0],
        "counted_hours": [21.0, 0.0],
        "persons": [100.0, 0.0],
        "fair_share": [21.0, 0.0],
        "shortfall": [5.75, 0.0],
    }
    assert shown["coverage"].tolist()[0] == pytest.approx(100 * (1 - 5.75 / 21))
    assert shown["hours_per_100"].tolist()[0] == pytest.approx(21.0)
    assert shown[["coverage", "hours_per_100"]].isna().all(axis=1).tolist() == [False, True]
    zones = by(RULEBOOK.agreement, BEFORE, NEEDS, Key.ZONE)
    assert zones["hours"].tolist() == [11.0, 7.0, 6.0, 1.0]
    assert zones["shortfall"].tolist() == [1.25, 1.25, 2.0, 1.25]
    assert zones["coverage"].tolist() == pytest.approx(
        [100 * (1 - x / y) for x, y in ((1.25, 9.25), (1.25, 7.25), (2, 3.25))] + [0]
    )
    assert zones["name"].tolist() == ["Zone 1", "Zone 2", "Zone 3", "Zone 4"]


def test_opposite_ways_between_two_zones_are_set_off() -> None:
    moves = (
        move("a", 1, 2, 3),
        move("b", 2, 1, 1),
        move("a", 3, 1, 2),
        move("a", 1, 4, 1),
        move("b", 4, 1, 1),
    )
    assert Scenario(BEFORE, moves).flows == (Flow("zone1", "zone2", 2), Flow("zone3", "zone1", 2))
