"""Secondary masking: known answers, the optimum by brute force, and that no mask can be solved."""

import numpy as np
import pytest
from hypothesis import given, settings

from lib.domain.disclosure import (
    CountInterval,
    DisclosureTable,
    Mask,
    attack,
    exact_mask,
    forced_cells,
    heuristic_mask,
    information_loss,
    make_table,
    publish,
    required_spans,
)
from lib.domain.disclosure.loss import loss_weight
from tests.domain.disclosure.naive import brute_force_loss, naive_is_safe
from tests.domain.disclosure.plans import random_plan, small_tables


def test_the_lightest_partner_hides_a_lone_masked_count() -> None:
    table = make_table({"a": 3, "b": 20, "c": 8}, {"a": 40, "b": 50, "c": 30}, {"zone": ["a", "b", "c"]})
    found = exact_mask(table)
    assert found.mask.hidden == {"a", "c"}
    assert found.proven
    assert found.loss == pytest.approx(2 + 70 / 120)


def test_a_partner_of_zero_persons_is_no_partner() -> None:
    table = make_table({"a": 3, "b": 20, "c": 0}, {"a": 40, "b": 50, "c": 30}, {"zone": ["a", "b", "c"]})
    assert exact_mask(table).mask.hidden == {"a", "b"}


def test_two_masked_counts_too_small_to_hide_each_other_get_a_third() -> None:
    table = make_table({"a": 2, "b": 2, "c": 9}, dict.fromkeys("abc", 40), {"zone": ["a", "b", "c"]})
    assert exact_mask(table).mask.hidden == {"a", "b", "c"}


def test_crossing_organisations_need_a_whole_cycle() -> None:
    counts = {"a": 3, "b": 9, "c": 30, "d": 30}
    sums = {"zone1": ["a", "b"], "zone2": ["c", "d"], "org1": ["a", "c"], "org2": ["b", "d"]}
    table = make_table(counts, dict.fromkeys(counts, 60), {**sums, "plan": list(counts)})
    for mask in (exact_mask(table).mask, heuristic_mask(table)):
        assert mask.hidden == set(counts)


def test_a_zone_total_is_hidden_only_where_leaves_are_not_enough() -> None:
    counts = {"a": 3, "b": 40, "c": 40}
    sums = {"zone1": ["a"], "zone2": ["b", "c"], "plan": list(counts)}
    table = make_table(counts, dict.fromkeys(counts, 100), sums)
    hidden = exact_mask(table).mask.hidden
    assert {"a", "zone1", "zone2"} <= hidden
    assert "plan" not in hidden
    assert len(hidden & {"b", "c"}) == 1


def test_a_population_under_five_must_stay_wholly_unknown_and_is_too_little_cover() -> None:
    table = make_table({"a": 1, "b": 20, "c": 20}, {"a": 3, "b": 50, "c": 60}, {"zone": ["a", "b", "c"]})
    assert required_spans(table).lowered == {"a": 3}
    mask = exact_mask(table).mask
    assert mask.hidden == {"a", "b", "c"}
    assert attack(publish(table, mask)).ranges["a"].span == 3


def test_what_print_gives_away_is_named_and_the_rest_still_hidden() -> None:
    table = make_table(
        {"a": 1, "b": 1, "c": 30},
        dict.fromkeys("abc", 50),
        {"zone": ["a", "b"], "plan": ["a", "b", "c"]},
        printed={"zone": CountInterval(2, 2)},
    )
    assert required_spans(table).lowered == {"a": 2, "b": 2}
    assert exact_mask(table).mask.hidden == {"a", "b"}


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    table = make_table({"a": 30, "b": 20}, {"a": 80, "b": 50}, {"zone": ["a", "b"]})
    assert exact_mask(table).mask.hidden == heuristic_mask(table).hidden == frozenset()


def test_loss_counts_afdelinger_and_totals_apart() -> None:
    table = make_table({"a": 3, "b": 20, "c": 8}, {"a": 40, "b": 50, "c": 30}, {"zone": ["a", "b", "c"]})
    loss = information_loss(table, Mask(frozenset({"a", "zone"})))
    assert (loss.leaves_hidden, loss.leaves_primary, loss.totals_hidden) == (1, 1, 1)
    assert loss.shown_pct == pytest.approx(200 / 3)
    assert loss.weight == pytest.approx((1 + 40 / 120) + 2 * (3 + 1))


@settings(max_examples=30, deadline=None)
@given(small_tables())
def test_exact_is_the_brute_force_optimum_and_the_heuristic_never_better(table: DisclosureTable) -> None:
    required = required_spans(table).spans
    found = exact_mask(table)
    quick = table.positions(heuristic_mask(table).hidden)
    assert found.proven
    assert found.loss == pytest.approx(brute_force_loss(table, forced_cells(table), required))
    assert loss_weight(table, quick) >= found.loss - 1e-9
    assert naive_is_safe(table, quick, required)


@settings(max_examples=60, deadline=None)
@given(small_tables())
def test_no_mask_can_be_solved(table: DisclosureTable) -> None:
    required = required_spans(table)
    for mask in (exact_mask(table).mask, heuristic_mask(table)):
        assert table.named(forced_cells(table)) <= mask.hidden
        assert attack(publish(table, mask)).unsafe(required.by_cell(table)) == {}


def test_the_attacker_catches_a_plan_without_secondary_masking() -> None:
    table = random_plan(4, afdelinger=41)
    only_primary = Mask(table.named(forced_cells(table)))
    required = required_spans(table).by_cell(table)
    assert attack(publish(table, only_primary)).unsafe(required) != {}
    assert attack(publish(table, exact_mask(table).mask)).unsafe(required) == {}


@pytest.mark.parametrize("seed", range(10))
def test_random_plans_are_masked_safely_and_not_wholly(seed: int) -> None:
    table = random_plan(seed)
    required = required_spans(table).by_cell(table)
    exact, quick = exact_mask(table), heuristic_mask(table)
    assert exact.proven
    for mask in (exact.mask, quick):
        assert attack(publish(table, mask)).unsafe(required) == {}
    assert exact.loss <= loss_weight(table, table.positions(quick.hidden)) + 1e-9
    secondary = table.positions(exact.mask.hidden) & ~forced_cells(table)
    assert int(secondary.sum()) <= max(10, table.leaf_count // 3)


def test_the_heuristic_masks_a_table_of_a_thousand_afdelinger() -> None:
    table = random_plan(7, afdelinger=1000)
    hidden = table.positions(heuristic_mask(table).hidden)
    required = required_spans(table).by_cell(table)
    assert attack(publish(table, Mask(table.named(hidden)))).unsafe(required) == {}
    assert int((hidden & ~forced_cells(table)).sum()) < 100
    assert np.all(hidden[forced_cells(table)])
