"""Masking of whole frames: what comes out, what stays, and how much of the default plan is still shown."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from lib.domain.disclosure import Publication, hierarchy_groups, mask_frame, pool_three_years
from lib.domain.disclosure.frame import count_interval
from lib.domain.small_areas import kept_out

PLAN = Path(__file__).resolve().parents[3] / "data" / "plans" / "fredericia"

AFDELINGER = pd.DataFrame(
    {
        "area_id": ["a", "b", "c", "d"],
        "zone": ["zone1", "zone1", "zone1", "zone2"],
        "organisation": ["org", "org", "org", "org"],
        "residents": [200, 200, 200, 60],
        "households": [100, 100, 100, 30],
    }
)
PUBLICATION = Publication(
    leaves=frozenset("abcd"),
    kept_out=frozenset(kept_out(AFDELINGER, 100, 50)),
    groups=hierarchy_groups(AFDELINGER, "plan"),
)


def observations() -> pd.DataFrame:
    rows = [
        ("a", 3, 100),
        ("b", 30, 120),
        ("c", 12, 90),
        ("d", 20, 40),
        ("zone1", 45, 310),
        ("zone2", 20, 40),
    ]
    frame = pd.DataFrame(rows, columns=["area_id", "numerator", "denominator"])
    frame["value"] = 100 * frame["numerator"] / frame["denominator"]
    return frame.assign(indicator_id="ledige", year=2024)


def test_masked_rows_lose_their_numbers_and_get_the_status() -> None:
    out = mask_frame(observations(), PUBLICATION).frame.set_index("area_id")
    masked = out[out["status"] == "diskretioneret"]
    assert "a" in masked.index
    assert masked[["numerator", "denominator", "value"]].isna().all(axis=None)
    shown = out[out["status"] == "ok"]
    assert shown[["numerator", "denominator", "value"]].notna().all(axis=None)


def test_an_afdeling_that_is_kept_out_has_no_row_but_cannot_be_subtracted() -> None:
    masked = mask_frame(observations(), PUBLICATION)
    assert "d" not in set(masked.frame["area_id"])
    zone = masked.frame.set_index("area_id").loc["zone2"]
    assert zone["status"] == "diskretioneret"
    assert masked.audit.set_index("area_id").loc["d", "span"] >= 5


def test_rows_that_are_missing_pass_as_they_are() -> None:
    frame = observations().assign(status="ok")
    frame.loc[frame["area_id"] == "b", ["status", "numerator"]] = ["mangler", np.nan]
    out = mask_frame(frame, PUBLICATION).frame.set_index("area_id")
    assert out.loc["b", "status"] == "mangler"


def test_a_printed_zone_is_never_masked() -> None:
    frame = observations().assign(provenance="demo")
    frame.loc[frame["area_id"] == "zone2", "provenance"] = "published"
    out = mask_frame(frame, PUBLICATION).frame.set_index("area_id")
    assert out.loc["zone2", "status"] == "ok"
    assert out.loc["zone2", "value"] == 50


def test_the_input_is_left_alone_and_both_methods_have_the_same_form() -> None:
    before = observations()
    frame = before.copy()
    exact, quick = mask_frame(frame, PUBLICATION), mask_frame(frame, PUBLICATION, exact_up_to=0)
    pd.testing.assert_frame_equal(frame, before)
    assert list(exact.losses["method"]) == ["exact"]
    assert list(quick.losses["method"]) == ["heuristic"]
    assert exact.losses["loss"].iloc[0] <= quick.losses["loss"].iloc[0]


def test_a_printed_percentage_is_an_interval_of_counts() -> None:
    interval = count_interval(12.3, 200)
    assert (interval.low, interval.high) == (25, 24)
    wide = count_interval(12.3, 1000)
    assert (wide.low, wide.high) == (123, 123)
    wider = count_interval(12.3, 4000)
    assert (wider.low, wider.high) == (490, 494)


def test_three_years_become_one_pool() -> None:
    frame = pd.DataFrame(
        {
            "indicator_id": "sigtelser",
            "area_id": ["a"] * 4 + ["zone1"],
            "year": [2020, 2021, 2022, 2023, 2023],
            "numerator": [1, 2, 3, 4, 50],
            "denominator": [100, 110, 120, 130, 900],
        }
    )
    pooled = pool_three_years(frame, {"sigtelser"}, {"a"}).set_index(["area_id", "year"])
    assert pooled.loc[("a", 2022), "numerator"] == 6
    assert pooled.loc[("a", 2023), "denominator"] == 360
    assert pooled.loc[("zone1", 2023), "numerator"] == 50
    assert ("a", 2021) not in pooled.index


@pytest.mark.parametrize(
    ("indicator", "least", "most"),
    [
        ("uden_for_arbejdsmarkedet_18_64", 70, 90),
        ("ikke_vestlige", 70, 90),
        ("kun_grundskole_18_29", 55, 85),
        ("mindst_en_sigtelse", 15, 45),
    ],
)
def test_the_default_plan_shows_about_what_the_design_expects(
    indicator: str, least: float, most: float
) -> None:
    """One year of the demo layer: work and origin in 4 of 5, education of the young in 3 of 4, charges in 1 of 4."""
    afdelinger = pd.read_csv(PLAN / "afdelinger.csv")
    rows = pd.read_csv(PLAN / "demo" / "observations.csv")
    publication = Publication(
        frozenset(afdelinger["area_id"]),
        frozenset(kept_out(afdelinger, 100, 50)),
        hierarchy_groups(afdelinger, "plan"),
    )
    masked = mask_frame(rows[(rows["indicator_id"] == indicator) & (rows["year"] == 2024)], publication)
    assert least <= masked.losses["shown_pct"].iloc[0] <= most
    assert (masked.audit["span"] >= masked.audit["required"]).all()
