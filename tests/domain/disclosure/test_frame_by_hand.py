"""Whole masked frames by hand: several indicators, printed figures, rows that are missing, and how sums are formed."""

from math import nan

import pandas as pd
import pytest

from lib.domain.disclosure import (
    ClassFamily,
    CountInterval,
    Links,
    Mask,
    Publication,
    hierarchy_groups,
    mask_frame,
)
from lib.domain.disclosure import frame as masking
from lib.domain.disclosure.frame import AUDIT_COLUMNS, LOSS_COLUMNS, count_interval, table_of_rows
from lib.domain.disclosure.joined import facts_of, printed_of, sums_of
from lib.domain.disclosure.table import UNBOUNDED

ONE_ZONE = Publication(frozenset("abc"), frozenset(), {"zone": ("a", "b", "c")})
ROWS = [("a", 3, 40), ("b", 20, 50), ("c", 8, 30), ("zone", 31, 120)]


def rows(indicator: str = "x", year: int = 2024, **more: object) -> pd.DataFrame:
    """3 of 40, 20 of 50, 8 of 30, and their zone."""
    frame = pd.DataFrame(ROWS, columns=["area_id", "numerator", "denominator"])
    frame["value"] = 100 * frame["numerator"] / frame["denominator"]
    return frame.assign(indicator_id=indicator, year=year, status="ok", **more)


def test_every_afdeling_is_in_its_zone_its_organisation_and_the_plan() -> None:
    afdelinger = pd.DataFrame(
        {"area_id": ["b", "a", "c"], "zone": ["z1", "z2", "z1"], "organisation": ["o", "o", "p"]}
    )
    assert hierarchy_groups(afdelinger, "plan") == {
        "z1": ("b", "c"),
        "z2": ("a",),
        "o": ("b", "a"),
        "p": ("c",),
        "plan": ("b", "a", "c"),
    }


def test_the_whole_frame_comes_out_with_two_counts_masked() -> None:
    frame = rows(note="n").sample(frac=1, random_state=3)
    found = mask_frame(frame, ONE_ZONE)
    out = found.frame.sort_values("area_id").fillna(-1.0)
    assert out.drop(columns="value").to_dict("list") == {
        "area_id": ["a", "b", "c", "zone"],
        "numerator": [-1.0, 20.0, -1.0, 31.0],
        "denominator": [-1.0, 50.0, -1.0, 120.0],
        "indicator_id": ["x"] * 4,
        "year": [2024] * 4,
        "status": ["diskretioneret", "ok", "diskretioneret", "ok"],
        "note": ["n"] * 4,
    }
    assert out["value"].tolist() == pytest.approx([-1.0, 40.0, -1.0, 100 * 31 / 120])
    assert found.frame.index.tolist() == [0, 1, 2, 3]
    assert {str(found.frame[each].dtype) for each in ("numerator", "denominator", "value")} == {"float64"}


def test_indicators_and_years_have_their_own_rows_of_audit_and_loss() -> None:
    quiet = rows("y").assign(numerator=[10, 20, 15, 45])
    empty = rows("w").assign(status="mangler", numerator=nan)
    frame = pd.concat([rows("x", 2025), rows("x"), quiet, empty], ignore_index=True)
    found = mask_frame(frame, ONE_ZONE)
    assert tuple(found.audit.columns) == AUDIT_COLUMNS
    assert tuple(found.losses.columns) == LOSS_COLUMNS
    assert found.audit.to_numpy().tolist() == [
        ["x", year, area, 0.0, 11.0, 11.0, 5.0, area == "a"] for year in (2024, 2025) for area in ("a", "c")
    ]
    masked = [pytest.approx(2 + 70 / 120), 3, 2, 1, 0, pytest.approx(100 / 3)]
    assert found.losses.to_numpy().tolist() == [
        ["x", 2024, "exact", *masked],
        ["y", 2024, "exact", 0.0, 3, 0, 0, 0, 100.0],
        ["x", 2025, "exact", *masked],
    ]
    nothing = mask_frame(empty, ONE_ZONE)
    assert (tuple(nothing.audit.columns), tuple(nothing.losses.columns)) == (AUDIT_COLUMNS, LOSS_COLUMNS)


def test_of_linked_indicators_each_has_its_own_loss() -> None:
    rest = rows("y").assign(numerator=[30, 25, 20, 75])
    links = Links(families=(ClassFamily(("x", "y"), UNBOUNDED),))
    linked = Publication(ONE_ZONE.leaves, frozenset(), ONE_ZONE.groups, links=links)
    found = mask_frame(pd.concat([rows("x"), rest], ignore_index=True), linked)
    assert found.losses[
        ["indicator_id", "leaves", "leaves_hidden", "leaves_primary"]
    ].to_numpy().tolist() == [
        ["x", 3, 2, 1],
        ["y", 3, 0, 0],
    ]
    assert found.losses["loss"].tolist() == pytest.approx([2 + 70 / 120, 0.0])


def test_a_table_holds_what_is_counted_and_what_is_known() -> None:
    frame = rows(provenance="demo")
    frame.loc[3, ["provenance", "value"]] = ["published", 25.8]
    frame.loc[1, "denominator"] = nan
    kept = Publication(
        frozenset("abc"),
        frozenset({"c", "elsewhere"}),
        {"zone": ("a", "c", "gone"), "plan": ("a", "b", "c"), "empty": ("gone",)},
        fixed_totals=frozenset({"x"}),
    )
    table = table_of_rows(frame, ["x"], kept)
    assert table.cell_ids == ("x|a", "x|b", "x|c", "x|zone", "x|plan")
    assert table.counts.tolist() == [3, 20, 8, 11, 31]
    assert table.populations.tolist() == [40, UNBOUNDED, 30, 70, UNBOUNDED]
    assert sums_of(table) == {"x|zone": ("x|a", "x|c"), "x|plan": ("x|a", "x|b", "x|c")}
    assert table.named(table.never_published) == {"x|c"}
    assert dict(printed_of(table)) == {
        "x|zone": CountInterval(11.0, 11.0),
        "x|plan": CountInterval(31.0, 31.0),
    }
    # 25.8 % of 70 persons is 18.025 to 18.095: no whole number; widened to the 11 that were counted.
    (fact,) = facts_of(table)
    assert fact == ({"x|a": 1.0, "x|c": 1.0}, CountInterval(11.0, 18.0))


def test_counts_that_are_no_part_of_persons_have_no_bound_and_missing_ones_no_place() -> None:
    frame = rows()
    frame.loc[1, "status"] = "mangler"
    frame.loc[2, "numerator"] = nan
    events = Publication(frozenset("abc"), frozenset(), ONE_ZONE.groups, unbounded=frozenset({"x"}))
    table = table_of_rows(frame, ["x"], events)
    assert (table.cell_ids, table.populations.tolist()) == (("x|a", "x|zone"), [UNBOUNDED, UNBOUNDED])
    other = table_of_rows(frame, ["x"], ONE_ZONE)
    assert other.populations.tolist() == [40.0, 40.0]
    assert list(facts_of(other)) == []


def test_a_printed_figure_is_left_alone_even_where_its_sum_is_masked() -> None:
    """Three persons alone in their zone: the count is masked, and the zone's printed percentage stays as printed."""
    one = Publication(frozenset("a"), frozenset(), {"zone": ("a",)})
    frame = rows(provenance="published").iloc[[0, 3]].assign(numerator=3, denominator=40, value=7.5)
    frame["provenance"] = ["demo", "published"]
    out = mask_frame(frame, one).frame
    assert out["status"].tolist() == ["diskretioneret", "ok"]
    assert out["value"].fillna(-1).tolist() == [-1.0, 7.5]


@pytest.mark.parametrize(
    ("pct", "persons", "low", "high"),
    [
        (12.3, 1000, 123, 123),
        (12.3, 4000, 490, 494),
        (0.0, 900, 0, 0),
        (0.0, 3000, 0, 1),
        (100.0, 3000, 2999, 3000),
        (25.0, 10, 3, 2),
        (12.25, 200, 25, 24),
        (50.05, 1000, 500, 501),
    ],
)
def test_the_counts_that_a_printed_percentage_allows(
    pct: float, persons: float, low: float, high: float
) -> None:
    assert count_interval(pct, persons) == CountInterval(float(low), float(high))


def test_whole_percentages_allow_more() -> None:
    assert count_interval(12.0, 1000, decimals=0) == CountInterval(115.0, 125.0)
    assert count_interval(12.34, 100_000, decimals=2) == CountInterval(12_335.0, 12_345.0)


def test_up_to_a_size_the_mask_is_the_exact_one_and_above_the_quick_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(masking, "heuristic_mask", lambda table: Mask(frozenset(table.cell_ids)))
    for exact_up_to, hidden in ((3, 2), (2, 4)):
        out = mask_frame(rows(), ONE_ZONE, exact_up_to=exact_up_to).frame
        assert (out["status"] == "diskretioneret").sum() == hidden


def test_both_methods_are_safe_and_the_limit_of_the_exact_one_is_its_own() -> None:
    exact = mask_frame(rows(), ONE_ZONE, exact_up_to=3)
    quick = mask_frame(rows(), ONE_ZONE, exact_up_to=2)
    assert (exact.losses["method"].tolist(), quick.losses["method"].tolist()) == (["exact"], ["heuristic"])
    table = table_of_rows(rows(), ["x"], ONE_ZONE)
    for found in (exact, quick):
        assert (found.audit["span"] >= 5).all()
        hidden = found.frame.loc[found.frame["status"] == "diskretioneret", "area_id"]
        assert set("x|" + hidden) <= set(table.cell_ids)
