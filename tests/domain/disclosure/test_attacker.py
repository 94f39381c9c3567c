"""The attacker, by hand and against a second attacker that was written without any short cut."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.disclosure import (
    CountInterval,
    DisclosureError,
    DisclosureTable,
    Mask,
    attack,
    find_unsafe,
    forced_cells,
    make_table,
    publish,
    with_known_sums,
)
from lib.domain.disclosure.release import publish_positions
from tests.domain.disclosure.naive import naive_spans
from tests.domain.disclosure.plans import random_plan, small_tables


def zone_of_three() -> DisclosureTable:
    return make_table({"a": 3, "b": 20, "c": 8}, {"a": 40, "b": 50, "c": 10}, {"zone": ["a", "b", "c"]})


def test_one_masked_count_in_a_zone_is_solved_by_subtraction() -> None:
    found = attack(publish(zone_of_three(), Mask(frozenset({"a"})))).ranges["a"]
    assert (found.low, found.high) == (3, 3)


def test_two_masked_counts_share_the_rest_of_the_zone() -> None:
    ranges = attack(publish(zone_of_three(), Mask(frozenset({"a", "c"})))).ranges
    assert (ranges["a"].low, ranges["a"].high) == (1, 11)
    assert (ranges["c"].low, ranges["c"].high) == (0, 10)


def test_a_masked_zone_total_is_as_wide_as_its_masked_counts() -> None:
    ranges = attack(publish(zone_of_three(), Mask(frozenset({"a", "zone"})))).ranges
    assert (ranges["a"].low, ranges["a"].high) == (0, 40)
    assert (ranges["zone"].low, ranges["zone"].high) == (28, 68)


def test_organisation_totals_solve_what_zone_totals_leave_open() -> None:
    counts = {"a": 3, "b": 9, "c": 30, "d": 30}
    table = make_table(
        counts,
        dict.fromkeys(counts, 60),
        {"zone1": ["a", "b"], "zone2": ["c", "d"], "org1": ["a", "c"], "org2": ["b", "d"]},
    )
    pair = attack(publish(table, Mask(frozenset({"a", "b"})))).ranges
    assert (pair["a"].span, pair["b"].span) == (0, 0)
    cycle = attack(publish(table, Mask(frozenset(counts)))).ranges
    assert {cell: (found.low, found.high) for cell, found in cycle.items()} == {
        "a": (0, 12),
        "b": (0, 12),
        "c": (21, 33),
        "d": (27, 39),
    }


def test_a_printed_percentage_narrows_a_masked_count() -> None:
    table = make_table(
        {"a": 3, "b": 20}, {"a": 40, "b": 50}, {"zone": ["a", "b"]}, printed={"zone": CountInterval(22, 24)}
    )
    found = attack(publish(table, Mask(frozenset({"a"})))).ranges["a"]
    assert (found.low, found.high) == (2, 4)


def test_classes_that_exclude_each_other_narrow_each_other() -> None:
    table = make_table({"unge": 3, "voksne": 18}, {"unge": 20, "voksne": 20}, {})
    linked = with_known_sums(table, [({"unge": 1, "voksne": 1}, CountInterval(0, 22))])
    found = attack(publish(linked, Mask(frozenset({"unge"})))).ranges["unge"]
    assert (found.low, found.high) == (0, 4)


def test_the_release_holds_no_masked_count() -> None:
    release = publish(zone_of_three(), Mask(frozenset({"a", "c"})))
    assert not np.isfinite(release.low[release.masked]).any()
    assert not np.isfinite(release.high[release.masked]).any()


def test_figures_that_contradict_each_other_are_refused() -> None:
    table = make_table({"a": 3, "b": 20}, {"a": 40, "b": 50}, {"zone": ["a", "b"]})
    release = publish(table, Mask(frozenset({"a"})))
    release.low[2] = release.high[2] = 500.0
    with pytest.raises(DisclosureError, match="modsiger"):
        attack(release)


@settings(max_examples=60, deadline=None)
@given(small_tables(), st.data())
def test_both_attackers_find_the_same_spans(table: DisclosureTable, data: st.DataObject) -> None:
    cells = table.cell_count
    hidden = np.array(data.draw(st.lists(st.booleans(), min_size=cells, max_size=cells)))
    release = publish_positions(table, hidden)
    ranges, plain = attack(release).ranges, naive_spans(release)
    assert {cell: found.span for cell, found in ranges.items()} == {
        table.cell_ids[i]: plain[i] for i in np.flatnonzero(release.masked)
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_quick_attacker_names_the_same_cells_in_whole_plans(seed: int) -> None:
    table = random_plan(seed)
    release = publish_positions(table, forced_cells(table))
    required = np.minimum(5.0, table.populations)
    exact = attack(release).ranges
    expected = {cell for cell, found in exact.items() if found.span < required[table.cell_ids.index(cell)]}
    assert table.named(find_unsafe(release, required)) == expected


@settings(max_examples=25, deadline=None)
@given(small_tables(), st.data())
def test_the_quick_attacker_names_the_cells_that_the_plain_one_finds_too_narrow(
    table: DisclosureTable, data: st.DataObject
) -> None:
    """Totals are hidden with the afdelinger here, several of them in one part."""
    cells = table.cell_count
    hidden = np.array(data.draw(st.lists(st.booleans(), min_size=cells, max_size=cells)))
    required = np.array(data.draw(st.lists(st.integers(0, 12), min_size=cells, max_size=cells)), dtype=float)
    release = publish_positions(table, hidden)
    narrow = release.masked & (naive_spans(release) < required)
    assert find_unsafe(release, required).tolist() == narrow.tolist()
