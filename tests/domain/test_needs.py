"""Need per activity and zone from published counts (table 9)."""

import numpy as np
import pandas as pd

from lib.domain.needs import compose_needs, fill_from_total, latest_counts, one_row_each

ZONES = ("z1", "z2")


def counts(indicator: str, values: tuple[float, float], provenance: str = "published") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "indicator_id": indicator,
            "area_id": list(ZONES),
            "numerator": list(values),
            "period_end": pd.Timestamp("2022-06-01"),
            "provenance": provenance,
            "status": "ok",
        }
    )


def rules(*indicators: str, basis: str = "published") -> pd.DataFrame:
    rows = [
        {"activity_id": "a", "indicator_id": name, "weight": 1.0, "basis": basis, "note": "n"}
        for name in indicators
    ]
    return pd.DataFrame(rows)


def test_counts_are_added_over_the_groups() -> None:
    both = pd.concat([counts("x", (29, 18)), counts("y", (79, 49))])
    needs = compose_needs(rules("x", "y"), both, ZONES).set_index("zone")
    assert needs["persons"].to_dict() == {"z1": 108.0, "z2": 67.0}
    assert set(needs["basis"]) == {"published"}


def test_one_demo_count_makes_the_need_demo_and_a_help_figure_a_proxy() -> None:
    mixed = pd.concat([counts("x", (1, 2)), counts("y", (3, 4), "demo")])
    assert set(compose_needs(rules("x", "y"), mixed, ZONES)["basis"]) == {"demo"}
    assert set(compose_needs(rules("x", basis="proxy"), counts("x", (1, 2)), ZONES)["basis"]) == {"proxy"}


def test_a_missing_count_gives_no_need_at_all() -> None:
    assert compose_needs(rules("x"), counts("x", (5, np.nan)), ZONES).empty
    assert compose_needs(rules("x", "y"), counts("x", (5, 6)), ZONES).empty


def test_one_empty_cell_follows_from_the_total() -> None:
    """Table 9, 6.12: 7, 2, empty, 6 and the total 15: what is left is 0, because the source's own total says so."""
    frame = pd.DataFrame({"numerator": [7.0, 2.0, np.nan, 6.0]})
    assert fill_from_total(frame, 15.0)["numerator"].tolist() == [7, 2, 0, 6]
    assert fill_from_total(frame, 19.0)["numerator"].tolist() == [7, 2, 4, 6]


def test_two_empty_cells_follow_only_when_nothing_is_left() -> None:
    frame = pd.DataFrame({"numerator": [4.0, 2.0, np.nan, np.nan]})
    assert fill_from_total(frame, 6.0)["numerator"].tolist() == [4, 2, 0, 0]
    assert fill_from_total(frame, 9.0)["numerator"].isna().sum() == 2
    assert fill_from_total(frame, np.nan)["numerator"].isna().sum() == 2
    assert fill_from_total(frame, 5.0)["numerator"].isna().sum() == 2


def test_a_real_count_is_never_replaced_by_a_newer_demo_count() -> None:
    newer = counts("x", (9, 9), "demo").assign(period_end=pd.Timestamp("2026-01-01"))
    kept = latest_counts(pd.concat([counts("x", (1, 2)), newer]))
    assert kept["numerator"].tolist() == [1, 2]


def observed(*rows: tuple[str, str, float]) -> pd.DataFrame:
    """Provenance, basis and count of one number of one zone on one day."""
    own = pd.concat([counts("x", (value, 0.0), provenance).head(1) for provenance, _, value in rows])
    return own.assign(basis=[basis for _, basis, _ in rows]).reset_index(drop=True)


def test_of_one_number_told_twice_the_loaded_and_the_measured_one_counts() -> None:
    loaded_last = observed(("published", "maalt", 1.0), ("datatraek", "maalt", 2.0))
    assert one_row_each(loaded_last)["numerator"].tolist() == [2.0]
    measured_last = observed(("datatraek", "rullet", 1.0), ("published", "maalt", 2.0))
    assert one_row_each(measured_last)["numerator"].tolist() == [2.0]


def test_a_made_up_number_stands_beside_a_real_one_and_the_order_is_kept() -> None:
    three = observed(("demo", "maalt", 1.0), ("published", "maalt", 2.0), ("interpoleret", "maalt", 3.0))
    assert one_row_each(three)["numerator"].tolist() == [1.0, 2.0]
    assert list(one_row_each(three).columns) == list(three.columns)


def test_other_indicators_areas_and_days_are_other_numbers() -> None:
    one = observed(("published", "maalt", 1.0))
    others = [
        one,
        one.assign(indicator_id="y"),
        one.assign(area_id="z2"),
        one.assign(period_end=pd.Timestamp("2023-06-01")),
    ]
    assert len(one_row_each(pd.concat(others, ignore_index=True))) == 4


def test_every_activity_has_its_own_rows_and_one_without_a_count_stops_no_other() -> None:
    asked = pd.concat(
        [
            rules("y").assign(activity_id="b", note="om b"),
            rules("mangler").assign(activity_id="uden"),
            rules("x").assign(activity_id="a", weight=0.5, note="om a"),
        ]
    )
    known = pd.concat([counts("x", (10, 20)), counts("y", (1, 2)), counts("mangler", (3, np.nan))])
    found = compose_needs(asked, known, ZONES)
    assert list(found.columns) == ["activity_id", "zone", "persons", "basis", "note", "date"]
    assert found[["activity_id", "zone", "persons", "note"]].to_numpy().tolist() == [
        ["b", "z1", 1.0, "om b"],
        ["b", "z2", 2.0, "om b"],
        ["a", "z1", 5.0, "om a"],
        ["a", "z2", 10.0, "om a"],
    ]
    assert set(found["date"]) == {pd.Timestamp("2022-06-01")}
    assert list(compose_needs(asked, known.iloc[:0], ZONES).columns) == list(found.columns)


def test_one_zone_and_one_count_are_a_need() -> None:
    found = compose_needs(rules("x"), counts("x", (5, 6)), ("z2",))
    assert found[["zone", "persons", "note"]].to_numpy().tolist() == [["z2", 6.0, "n"]]


def test_half_a_person_left_is_not_nothing_left() -> None:
    two = pd.DataFrame({"numerator": [4.0, 2.0, np.nan, np.nan]})
    assert fill_from_total(two, 6.5)["numerator"].isna().sum() == 2
    assert fill_from_total(two.iloc[:3], 6.5)["numerator"].tolist() == [4, 2, 0.5]
