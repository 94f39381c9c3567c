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


ONE_ZONE = Publication(frozenset("abc"), frozenset(), {"zone": ("a", "b", "c")})


def three(year: int = 2024, **more: object) -> pd.DataFrame:
    """3 of 40, 20 of 50 and 8 of 30: 'a' is hidden, and 'c', the lightest, with it."""
    rows = [("a", 3, 40), ("b", 20, 50), ("c", 8, 30), ("zone", 31, 120)]
    frame = pd.DataFrame(rows, columns=["area_id", "numerator", "denominator"])
    frame["value"] = 100 * frame["numerator"] / frame["denominator"]
    return frame.assign(indicator_id="x", year=year, **more)


def test_the_audit_and_the_loss_of_a_small_table_are_those_of_a_hand_calculation() -> None:
    """The zone's 31 and b's 20 are shown, so 'a' and 'c' are 11 together: each is 0 to 11."""
    found = mask_frame(three(), ONE_ZONE)
    same = {"indicator_id": "x", "year": 2024, "low": 0.0, "high": 11.0, "span": 11.0, "required": 5.0}
    assert found.audit.sort_values("area_id").to_dict("records") == [
        {**same, "area_id": "a", "primary": True},
        {**same, "area_id": "c", "primary": False},
    ]
    (loss,) = found.losses.to_dict("records")
    assert loss.pop("loss") == pytest.approx(2 + 70 / 120)
    assert loss.pop("shown_pct") == pytest.approx(100 / 3)
    assert loss == {
        "indicator_id": "x",
        "year": 2024,
        "method": "exact",
        "leaves": 3,
        "leaves_hidden": 2,
        "leaves_primary": 1,
        "totals_hidden": 0,
    }


def test_each_year_is_masked_by_itself_and_a_year_without_counts_is_left_out() -> None:
    empty = three(2023, status="mangler").assign(numerator=np.nan)
    frame = pd.concat([empty, three(2024, status="ok"), three(2025, status="ok")], ignore_index=True)
    found = mask_frame(frame, ONE_ZONE)
    assert list(found.losses["year"]) == [2024, 2025]
    assert sorted(set(found.audit["year"])) == [2024, 2025]
    hidden = found.frame[found.frame["status"] == "diskretioneret"]
    assert sorted(zip(hidden["year"], hidden["area_id"], strict=True)) == [
        (2024, "a"),
        (2024, "c"),
        (2025, "a"),
        (2025, "c"),
    ]
    assert (found.frame.loc[found.frame["year"] == 2023, "status"] == "mangler").all()
    nothing = mask_frame(empty, ONE_ZONE)
    assert (len(nothing.audit), len(nothing.losses)) == (0, 0)
    assert "span" in nothing.audit
    assert "shown_pct" in nothing.losses


def test_a_printed_percentage_of_the_zone_is_known_to_the_attacker() -> None:
    """25.8 % of 120 is 31 alone: with the zone printed the answer is the same; unprinted and hidden it is wider."""
    printed = three(provenance="demo")
    printed.loc[3, ["provenance", "value"]] = ["published", 25.8]
    found = mask_frame(printed, ONE_ZONE)
    assert found.frame.set_index("area_id").loc["zone", "status"] == "ok"
    assert set(found.audit["high"]) == {11.0}
    silent = printed.assign(value=np.nan)
    assert mask_frame(silent, ONE_ZONE).frame.set_index("area_id").loc["zone", "status"] == "ok"


def test_sums_that_are_public_whatever_happens_are_never_hidden() -> None:
    one = Publication(frozenset("a"), frozenset(), {"zone": ("a",)})
    alone = three().iloc[[0, 3]].assign(numerator=3, denominator=40, value=7.5)
    hidden = mask_frame(alone, one).frame.set_index("area_id")["status"].to_dict()
    assert hidden == {"a": "diskretioneret", "zone": "diskretioneret"}
    fixed = Publication(one.leaves, one.kept_out, one.groups, fixed_totals=frozenset({"x"}))
    found = mask_frame(alone, fixed)
    assert found.audit["span"].tolist() == [0.0], "nothing can hide a count whose sum is public and its own"


def test_of_events_the_persons_are_no_limit() -> None:
    """More events than persons: refused as a share, let through where the indicator counts no part of the persons."""
    many = three().assign(numerator=[50, 60, 70, 180])
    with pytest.raises(ValueError, match="Tælleren"):
        mask_frame(many, ONE_ZONE)
    events = Publication(ONE_ZONE.leaves, ONE_ZONE.kept_out, ONE_ZONE.groups, unbounded=frozenset({"x"}))
    assert (mask_frame(many, events).frame["status"] == "ok").all()
