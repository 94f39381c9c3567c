"""The inequalities behind the exact mask: each is broken by the mask that it explains and kept by every safe one."""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from lib.domain.disclosure import DisclosureTable, exact_mask, forced_cells, heuristic_mask, make_table
from lib.domain.disclosure.attacker import find_unsafe
from lib.domain.disclosure.cuts import Cut, Play, capacity_cut, cover_cut
from lib.domain.disclosure.loss import loss_weight
from lib.domain.disclosure.release import publish_positions
from lib.domain.disclosure.requirement import required_spans
from lib.domain.disclosure.table import BoolArray
from tests.domain.disclosure.plans import small_tables


def unsafe_cells(table: DisclosureTable, hidden: BoolArray) -> BoolArray:
    return find_unsafe(publish_positions(table, hidden), required_spans(table).spans)


def safe_masks(table: DisclosureTable) -> list[BoolArray]:
    """Three safe masks: a cheap one, the cheapest one, and everything that can be hidden."""
    masks = [heuristic_mask(table).hidden, exact_mask(table).mask.hidden]
    return [*(table.positions(each) for each in masks), ~table.printed]


@settings(max_examples=5)
@given(small_tables())
def test_a_cover_cut_is_broken_by_its_mask_and_kept_by_safe_ones(table: DisclosureTable) -> None:
    forced = forced_cells(table)
    cells = np.flatnonzero(unsafe_cells(table, forced))
    assume(cells.size > 0)
    required = required_spans(table).spans
    for cell in cells:
        cut = cover_cut(table, int(cell), forced, float(required[cell]))
        assert cut.violated_by(forced)
        assert not any(cut.violated_by(mask) for mask in safe_masks(table))
        outside = cut.coefficients > 0
        assert not (outside & (forced | table.printed)).any()
        largest = ~outside & ~table.printed
        assert unsafe_cells(table, largest)[cell], "without a cell of the cut it is still unsafe"
        for one in np.flatnonzero(outside):
            more = largest.copy()
            more[one] = True
            assert not unsafe_cells(table, more)[cell], "and with any of them no longer"


@settings(max_examples=5)
@given(small_tables())
def test_a_capacity_cut_is_kept_by_safe_masks_too(table: DisclosureTable) -> None:
    forced = forced_cells(table)
    cells = np.flatnonzero(unsafe_cells(table, forced))
    assume(cells.size > 0)
    required = required_spans(table).spans
    for cell in cells:
        cut = capacity_cut(table, Play.of(table), int(cell), forced, float(required[cell]))
        if cut is not None:
            assert (cut.target, cut.coefficients[cell]) == (cell, 0.0)
            assert not any(cut.violated_by(mask) for mask in safe_masks(table))
            assert (cut.coefficients <= cut.need).all()


def test_a_capacity_cut_by_hand() -> None:
    """3 of 40 beside 20 of 50 and 8 of 30: nothing moves 'a' alone, and either neighbour gives it all it needs."""
    table = make_table({"a": 3, "b": 20, "c": 8}, {"a": 40, "b": 50, "c": 30}, {"zone": ["a", "b", "c"]})
    forced = forced_cells(table)
    cut = capacity_cut(table, Play.of(table), 0, forced, 5.0)
    assert cut is not None
    assert cut.violated_by(forced)
    for partner in ("b", "c"):
        assert not cut.violated_by(table.positions(frozenset({"a", partner})))


def test_a_cut_says_nothing_of_a_mask_that_shows_its_target() -> None:
    cut = Cut(0, np.array([0.0, 1.0, 1.0]), 2.0)
    assert cut.row().tolist() == [-2.0, 1.0, 1.0]
    shown, one, two = ([False, False, False], [True, True, False], [True, True, True])
    assert [cut.violated_by(np.array(mask)) for mask in (shown, one, two)] == [False, True, False]


def test_how_far_a_count_can_move() -> None:
    table = make_table({"a": 3, "b": 20}, {"a": 40, "b": 50}, {"zone": ["a", "b"]})
    play = Play.of(table)
    assert play.down.tolist() == [3, 20, 23]
    assert play.up.tolist() == [37, 30, 67]


def test_without_rounds_the_answer_is_the_heuristics_and_not_proven() -> None:
    table = make_table({"a": 3, "b": 20, "c": 8}, {"a": 40, "b": 50, "c": 30}, {"zone": ["a", "b", "c"]})
    found = exact_mask(table, max_rounds=0)
    assert (found.mask, found.proven, found.rounds) == (heuristic_mask(table), False, 0)
    assert found.loss == pytest.approx(loss_weight(table, table.positions(found.mask.hidden)))
    assert found.bound == pytest.approx(loss_weight(table, forced_cells(table)))
    assert found.bound < found.loss
    once = exact_mask(table, max_rounds=1)
    assert once.bound <= once.loss
    assert exact_mask(table).rounds >= 1
