"""The inequalities and movements worked out by hand on a zone of three, and the masks when one way of them is shut."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from lib.domain.disclosure import (
    CountInterval,
    DisclosureTable,
    exact_mask,
    find_unsafe,
    forced_cells,
    heuristic_mask,
    make_table,
    required_spans,
    secondary_exact,
    secondary_heuristic,
    with_known_sums,
)
from lib.domain.disclosure.cuts import Cut, Play, capacity_cut, cover_cut
from lib.domain.disclosure.loss import loss_weight
from lib.domain.disclosure.movement import Movement
from lib.domain.disclosure.release import publish_positions
from lib.domain.disclosure.table import UNBOUNDED, BoolArray
from tests.domain.disclosure.plans import random_plan


def zone(**more: Any) -> DisclosureTable:
    """3 of 40, 20 of 50 and 8 of 30."""
    return make_table(
        {"a": 3, "b": 20, "c": 8}, {"a": 40, "b": 50, "c": 30}, {"zone": ["a", "b", "c"]}, **more
    )


def cut_of(table: DisclosureTable, *hidden: str, required: float = 5.0) -> Cut | None:
    """The capacity cut of 'a' under a mask."""
    return capacity_cut(table, Play.of(table), 0, table.positions(frozenset(hidden)), required)


def test_what_moves_nothing_needs_all_of_its_span_from_any_other_cell() -> None:
    cut = cut_of(zone(), "a")
    assert cut is not None
    assert (cut.target, cut.need) == (0, pytest.approx(5.0))
    assert cut.coefficients.tolist() == pytest.approx([0.0, 5.0, 5.0, 5.0])
    wider = cut_of(zone(), "a", required=45.0)
    assert wider is not None
    # 'c' can fall by 8 and rise by 22, 'b' by 20 and 30: no more than that is theirs to give.
    assert wider.coefficients.tolist() == pytest.approx([0.0, 45.0, 30.0, 45.0])


def test_a_printed_sum_gives_what_its_figure_leaves_open() -> None:
    cut = cut_of(zone(printed={"zone": CountInterval(30, 33)}), "a")
    assert cut is not None
    assert cut.need == pytest.approx(2.0)
    assert cut.coefficients.tolist() == pytest.approx([0.0, 2.0, 2.0, 0.0])


def test_a_fact_gives_what_it_leaves_open() -> None:
    known = with_known_sums(zone(), [({"a": 1.0, "b": 1.0}, CountInterval(22, 25))])
    cut = cut_of(known, "a", "zone")
    assert cut is not None
    assert cut.need == pytest.approx(2.0)
    assert cut.coefficients.tolist() == pytest.approx([0.0, 2.0, 0.0, 0.0])


def test_a_cell_with_room_enough_needs_no_cut() -> None:
    apart = cut_of(zone(), "a", "b")
    assert apart is not None
    assert not apart.violated_by(zone().positions(frozenset("ab")))
    assert cut_of(make_table({"a": 3}, {"a": 40}, {}), "a") is None


def test_how_far_a_printed_count_and_a_fact_can_move() -> None:
    table = with_known_sums(
        zone(printed={"b": CountInterval(18, 23)}), [({"a": 1.0, "c": 2.0}, CountInterval(15, 26))]
    )
    play = Play.of(table)
    assert play.down.tolist() == [3, 2, 8, 31]
    assert play.up.tolist() == [37, 3, 22, 89]
    assert (play.fact_down.tolist(), play.fact_up.tolist()) == ([4], [7])


def test_a_cover_cut_asks_for_one_of_the_cells_that_would_each_do() -> None:
    table = zone()
    cut = cover_cut(table, 0, table.positions(frozenset("a")), 5.0)
    assert (cut.target, cut.need, cut.coefficients.tolist()) == (0, 1.0, [0.0, 1.0, 1.0, 1.0])
    nobody = make_table(
        {"a": 3, "b": 20, "c": 0, "d": 9},
        {"a": 40, "b": 50, "c": 30, "d": 9},
        {"zone": list("abcd")},
        printed={"d": CountInterval(9, 9)},
    )
    wider = cover_cut(nobody, 0, nobody.positions(frozenset("a")), 5.0)
    assert wider.coefficients.tolist() == [0.0, 1.0, 0.0, 0.0, 1.0], "'c' can only rise, by the 3 of 'a'"


def support(table: DisclosureTable, cell: int, *hidden: str, required: float = 5.0) -> set[str]:
    """The cells that must be hidden with a cell, of the whole table."""
    movement = Movement(table, np.arange(table.leaf_count))
    return set(table.named(movement.support(cell, table.positions(frozenset(hidden)), required)))


def test_a_count_moves_with_the_cell_that_is_cheapest_to_hide() -> None:
    assert support(zone(), 0, "a") == {"a", "c"}
    assert support(zone(weights={"b": 0.5}), 0, "a") == {"a", "b"}
    assert support(zone(), 0, "a", "b") == {"a", "b"}, "what is hidden already costs next to nothing"
    assert support(zone(weights={"zone": 0.5}), 0, "a") == {"a", "zone"}
    assert support(zone(), 3, "zone") == {"zone", "c"}
    assert support(zone(), 0, "a", required=11.0) == {"a", "c"}
    assert support(zone(), 0, "a", required=12.0) == {"a", "b", "c"}, (
        "'c' alone lets 'a' rise by 8 and fall by 3"
    )
    assert support(zone(), 0, "a", required=1000.0) == set(), "what cannot be had needs nothing"


def test_a_count_moves_no_further_than_prints_and_facts_let_it() -> None:
    """Printed cells move for nothing and are never hidden; a fact keeps 'a' and 'c' to 11, so 'b' must move."""
    printed = zone(printed={"c": CountInterval(2, 14)})
    assert support(printed, 0, "a") == {"a"}
    cheap = zone(printed={"b": CountInterval(10, 30)}, weights={"c": 0.5})
    assert support(cheap, 0, "a") == {"a"}, "though 'c' is cheap to hide"
    fact = with_known_sums(
        zone(), [({"a": 1.0, "c": 1.0}, CountInterval(11, 11)), ({"c": 1.0}, CountInterval(8, 8))]
    )
    assert support(fact, 0, "a") == set()
    fewer = with_known_sums(zone(), [({"a": 1.0, "b": -1.0}, CountInterval(-UNBOUNDED, 0))])
    assert support(fewer, 0, "a") == {"a", "c"}
    loose = with_known_sums(zone(), [({"c": 1.0}, CountInterval(7, 9))])
    assert support(loose, 0, "a") == {"a", "b", "c"}, "'c' gives one either way and 'b' the rest"


def test_what_moved_but_is_not_needed_is_shown_again_also_the_first_cell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts, populations = {"c": 8, "b": 20, "a": 3}, {"c": 30, "b": 50, "a": 40}
    loose = make_table(counts, populations, {"zone": list(counts)})
    table = with_known_sums(loose, [({"c": 1.0}, CountInterval(7, 9))])
    assert heuristic_mask(table).hidden == exact_mask(table).mask.hidden == {"a", "b"}
    for small, hidden in ((3, {"a", "b"}), (2, {"a", "b", "c"})):
        monkeypatch.setattr(secondary_heuristic, "SMALL", small)
        monkeypatch.setattr(secondary_heuristic, "protect_blocks", lambda _, hidden, *rest: hidden)
        assert heuristic_mask(table).hidden == hidden, "in a large table only sums are tried"


def safe(table: DisclosureTable, hidden: BoolArray) -> bool:
    """Whether the attacker finds no cell too narrow."""
    return not find_unsafe(publish_positions(table, hidden), required_spans(table).spans).any()


@pytest.mark.parametrize("seed", [4, 5])
def test_cover_cuts_alone_find_the_same_smallest_loss(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    table = random_plan(seed, afdelinger=5)
    best = exact_mask(table)
    monkeypatch.setattr(secondary_exact, "capacity_cut", lambda *_: None)
    again = exact_mask(table)
    assert (again.proven, again.loss) == (True, pytest.approx(best.loss))
    assert safe(table, table.positions(again.mask.hidden))


@pytest.mark.parametrize(("dual", "bound"), [(None, 0.0), (1.5, 1.5), (99.0, 2 + 70 / 120)])
def test_a_master_that_is_not_solved_leaves_the_heuristics_answer_unproven(
    dual: float | None, bound: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []

    def unsolved(cost: object, **more: Any) -> SimpleNamespace:
        asked.append(more)
        return SimpleNamespace(status=1, x=None, mip_dual_bound=dual)

    table = zone()
    monkeypatch.setattr(secondary_exact, "milp", unsolved)
    monkeypatch.setattr(secondary_exact, "heuristic_mask", lambda _: heuristic_mask(table))
    found = exact_mask(table, max_rounds=3)
    assert (found.mask.hidden, found.proven, found.rounds) == ({"a", "c"}, False, 3)
    assert (found.loss, found.bound) == pytest.approx((2 + 70 / 120, bound))
    assert asked[0]["options"] == {"mip_rel_gap": 0.0, "time_limit": 20.0}


class Still:
    """A movement that finds nothing to hide."""

    def __init__(self, *_: object) -> None:
        self.found = np.zeros(0, dtype=np.bool_)

    def support(self, cell: int, hidden: BoolArray, required: float) -> BoolArray:
        """No cell."""
        return np.zeros(hidden.size, dtype=np.bool_)


def test_where_no_movement_is_found_the_lightest_cell_around_is_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(secondary_heuristic, "Movement", Still)
    assert heuristic_mask(zone()).hidden == {"a", "zone"}, "the sum is the only other cell with 'a' in it"
    printed = zone(printed={"zone": CountInterval(31, 31)})
    assert heuristic_mask(printed).hidden == {"a", "c"}, "the lightest of all where none is around"
    counts = {"a": 3, "b": 20, "c": 8, "d": 9}
    sums = {"plan": list(counts), "one": ["a", "b"], "two": ["c", "d"]}
    wider = make_table(counts, dict.fromkeys(counts, 50), sums)
    assert heuristic_mask(wider).hidden == {"a", "one", "plan"}
    for seed in (1, 7):
        table = random_plan(seed, afdelinger=5)
        hidden = table.positions(heuristic_mask(table).hidden)
        assert safe(table, hidden)


@pytest.mark.parametrize("seed", [1, 4, 7])
def test_nothing_is_hidden_for_nothing(seed: int) -> None:
    table = random_plan(seed, afdelinger=5)
    hidden = table.positions(heuristic_mask(table).hidden)
    for cell in np.flatnonzero(hidden & ~forced_cells(table)):
        fewer = hidden.copy()
        fewer[cell] = False
        assert not safe(table, fewer)
    assert loss_weight(table, hidden) >= exact_mask(table).loss - 1e-9
