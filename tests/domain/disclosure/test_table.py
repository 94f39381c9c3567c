"""The table of counts by hand: its cells, weights and public facts, what is refused, and what a release shows of it."""

from dataclasses import replace

import numpy as np
import pytest

from lib.domain.disclosure import (
    CountInterval,
    DisclosureError,
    DisclosureTable,
    Mask,
    information_loss,
    make_table,
    publish,
    required_spans,
    with_known_sums,
)
from lib.domain.disclosure.loss import InformationLoss, loss_weight
from lib.domain.disclosure.table import TOTAL_WEIGHT, UNBOUNDED


def table_of_four() -> DisclosureTable:
    """'c' has no known population and no row of its own, the zone is printed, the plan has a weight of its own."""
    return make_table(
        {"a": 3, "b": 20, "c": 7, "d": 0},
        {"a": 40, "b": 59, "d": 0},
        {"zone": ["b", "a", "b"], "plan": ["a", "b", "c", "d"], "alone": ["d"]},
        never_published=frozenset("c"),
        printed={"zone": CountInterval(22.2, 24.8)},
        weights={"plan": 9.0},
    )


def test_cells_are_the_leaves_and_then_the_sums() -> None:
    table = table_of_four()
    assert table.cell_ids == ("a", "b", "c", "d", "zone", "plan", "alone")
    assert (table.leaf_count, table.cell_count) == (4, 7)
    assert table.incidence.toarray().tolist() == [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
        [1, 1, 0, 0],
        [1, 1, 1, 1],
        [0, 0, 0, 1],
    ]
    assert table.counts.tolist() == [3, 20, 7, 0, 23, 30, 0]
    assert table.populations.tolist() == [40, 59, UNBOUNDED, 0, 99, UNBOUNDED, 0]
    assert table.never_published.tolist() == [False, False, True, *[False] * 4]
    assert table.printed.tolist() == [*[False] * 4, True, False, False]
    assert table.public_low.tolist() == [3, 20, 7, 0, 23, 30, 0]
    assert table.public_high.tolist() == [3, 20, 7, 0, 24, 30, 0]
    assert (table.known.matrix.shape, table.known.low.size, table.known.high.size) == ((0, 4), 0, 0)


def test_a_cell_weighs_one_per_afdeling_and_its_share_of_the_persons() -> None:
    # 40, 59, 1 (not known) and 0 persons: of 100. A sum weighs twice its afdelinger; the plan's weight was given.
    weights = [1.4, 1.59, 1.01, 1.0, 2 * 2.99, 9.0, 2.0]
    assert table_of_four().weights.tolist() == pytest.approx(weights)
    assert TOTAL_WEIGHT == 2.0
    assert make_table({"a": 0, "b": 0}, {"a": 1, "b": 0}, {}).weights.tolist() == [2.0, 1.0]
    assert make_table({"a": 0, "b": 0}, {"a": 0, "b": 0}, {}).weights.tolist() == [1.0, 1.0]


def test_a_table_without_afdelinger_has_no_cells_and_masks_nothing() -> None:
    table = make_table({}, {}, {})
    masks = (
        table.positions(frozenset()),
        table.never_published,
        table.printed,
        publish(table, Mask(frozenset())).masked,
    )
    assert [(mask.size, mask.dtype) for mask in masks] == [(0, np.bool_)] * 4


def test_more_persons_than_any_plan_has_are_no_bound() -> None:
    table = make_table({"a": 3, "b": 4}, {"a": 2 * UNBOUNDED, "b": UNBOUNDED - 1}, {"zone": ["a", "b"]})
    assert table.populations.tolist() == [UNBOUNDED, UNBOUNDED - 1, UNBOUNDED]


@pytest.mark.parametrize(
    ("low", "high", "public"),
    [(3.0, 5.0, (3, 5)), (2.1, 5.9, (3, 5)), (5.0, 6.0, (4, 6)), (1.0, 2.0, (1, 4)), (4.0, 4.0, (4, 4))],
)
def test_a_printed_cell_is_public_as_whole_persons_and_never_against_the_count(
    low: float, high: float, public: tuple[float, float]
) -> None:
    table = make_table({"a": 4}, {"a": 9}, {}, printed={"a": CountInterval(low, high)})
    assert (table.public_low[0], table.public_high[0]) == public


def test_cells_are_named_and_found_by_their_ids() -> None:
    table = table_of_four()
    chosen = table.positions(frozenset({"plan", "b"}))
    assert chosen.tolist() == [False, True, False, False, False, True, False]
    assert table.named(chosen) == {"b", "plan"}
    with pytest.raises(DisclosureError) as refused:
        table.positions(frozenset({"b", "y", "x"}))
    assert str(refused.value) == "Ukendte celler: x, y."


def test_what_cannot_be_a_table_is_refused_by_the_names_of_its_cells() -> None:
    for counts in ({"a": -1, "b": 4, "c": 0.5}, {"a": 11, "b": 10, "c": 11}):
        with pytest.raises(DisclosureError) as refused:
            make_table(counts, dict.fromkeys(counts, 10), {})
        assert str(refused.value) == "Tælleren skal være et helt tal mellem 0 og nævneren: a, c."
    with pytest.raises(DisclosureError) as refused:
        make_table({"a": 1}, {}, {"zone": ["y", "a", "x"]})
    assert str(refused.value) == "Summen har ukendte afdelinger: x, y."


def test_facts_are_added_to_those_that_are_known_already() -> None:
    table = with_known_sums(table_of_four(), [({"a": 1.0, "c": -2.0}, CountInterval(-11, 0))])
    table = with_known_sums(
        table, [({"d": 1.0}, CountInterval(0, 0)), ({"b": 1.0, "a": 1.0}, CountInterval(23, 30))]
    )
    assert table.known.matrix.toarray().tolist() == [[1, 0, -2, 0], [0, 0, 0, 1], [1, 1, 0, 0]]
    assert table.known.low.tolist() == [-11, 0, 23]
    assert table.known.high.tolist() == [0, 0, 30]
    for low, high in ((24, 30), (0, 22)):
        with pytest.raises(DisclosureError) as refused:
            with_known_sums(table, [({"a": 1.0, "b": 1.0}, CountInterval(low, high))])
        assert str(refused.value) == "En kendt sum passer ikke med de talte tal."


def test_a_release_shows_what_is_not_masked_and_all_that_is_printed() -> None:
    table = table_of_four()
    release = publish(table, Mask(frozenset({"a", "zone"})))
    inf = np.inf
    assert release.masked.tolist() == [True, False, True, *[False] * 4]
    assert release.low.tolist() == [-inf, 20, -inf, 0, 23, 30, 0]
    assert release.high.tolist() == [inf, 20, inf, 0, 24, 30, 0]
    assert release.leaf_populations.tolist() == [40, 59, UNBOUNDED, 0]
    assert (release.cell_ids, release.leaf_count) == (table.cell_ids, 4)


def test_a_loss_is_of_the_cells_asked_for_and_kept_out_ones_cost_nothing() -> None:
    table = table_of_four()
    hidden = table.positions(frozenset({"a", "c", "plan"}))
    assert loss_weight(table, hidden) == pytest.approx(1.4 + 9.0)
    whole = information_loss(table, Mask(frozenset({"a", "plan"})))
    assert whole == InformationLoss(pytest.approx(10.4), 4, 2, 1, 1)
    assert whole.shown_pct == 50.0
    leaves = table.positions(frozenset({"b", "c"}))
    assert information_loss(table, Mask(frozenset({"a", "b"})), leaves) == InformationLoss(
        pytest.approx(1.59), 2, 2, 0, 0
    )
    none = information_loss(table, Mask(frozenset()), np.zeros(7, dtype=np.bool_))
    assert (none.leaves, none.shown_pct) == (0, 0.0)


def test_five_persons_are_required_or_what_can_be_had() -> None:
    plain = make_table({"a": 3, "b": 0, "c": 9}, {"a": 4, "b": 5, "c": 30}, {"zone": ["a", "b"]})
    found = required_spans(plain)
    assert (found.spans.tolist(), found.lowered) == ([4, 5, 5, 5], {"a": 4.0})
    assert found.by_cell(plain) == {"a": 4.0, "b": 5.0, "c": 5.0, "zone": 5.0}
    fact = with_known_sums(plain, [({"c": 1.0}, CountInterval(8, 10))])
    assert required_spans(fact).lowered == {"a": 4.0, "c": 2.0}
    printed = replace(plain, printed=np.array([False, False, True, False]))
    assert required_spans(printed).spans.tolist() == [4, 5, 5, 5]
