"""What is asked for later: groups of afdelinger, moved zone borders, another version of the same period."""

from lib.domain.disclosure import (
    DisclosureTable,
    Mask,
    attack,
    audit_release,
    exact_mask,
    make_table,
    publish,
    required_spans,
    with_earlier_version,
    with_released_sums,
)
from lib.domain.disclosure.audit import FEW, SOLVABLE

COUNTS = {"a": 3, "b": 9, "c": 8, "d": 40, "e": 50}
POPULATIONS = dict.fromkeys(COUNTS, 100)
ZONES = {"zone1": ["a", "b", "c"], "zone2": ["d", "e"]}


def plan_table(counts: dict[str, int] | None = None) -> DisclosureTable:
    return make_table(counts or COUNTS, POPULATIONS, {**ZONES, "plan": list(COUNTS)})


MASK = Mask(frozenset({"a", "b"}))


def test_a_group_that_cuts_a_masked_pair_apart_is_refused() -> None:
    audit = audit_release(plan_table(), MASK, {"gruppe": ["a", "d"], "anden": ["a", "b", "d"]})
    assert not audit.answers["gruppe"].allowed
    assert audit.answers["gruppe"].reason == SOLVABLE
    assert audit.answers["anden"].allowed
    assert audit.unsafe == {}


def test_a_moved_zone_border_is_refused_when_the_difference_is_a_masked_afdeling() -> None:
    moved = {"zone1 ny": ["b", "c"], "zone2 ny": ["a", "d", "e"]}
    answers = audit_release(plan_table(), MASK, moved).answers
    assert [answers[name].allowed for name in moved] == [False, False]


def test_a_group_of_few_persons_is_refused_though_it_gives_no_one_away() -> None:
    counts = {"a": 1, "b": 2, "c": 30, "d": 30}
    table = make_table(counts, dict.fromkeys(counts, 100), {"plan": list(counts)})
    mask = Mask(frozenset(counts))
    assert audit_release(table, mask, {"gruppe": ["a", "b"]}).answers["gruppe"].reason == FEW


def test_what_was_answered_before_counts_against_the_next_question() -> None:
    counts = {"a": 9, "b": 9, "c": 9, "d": 9}
    table = make_table(counts, dict.fromkeys(counts, 100), {"plan": list(counts)})
    mask = Mask(frozenset(counts))
    first, second = {"ab": ["a", "b"]}, {"bc": ["b", "c"]}
    third = {"ac": ["a", "c"]}
    assert audit_release(table, mask, third).answers["ac"].allowed
    answers = audit_release(table, mask, {**first, **second, **third}).answers
    assert [answers[name].allowed for name in ("ab", "bc", "ac")] == [True, True, False]


def test_a_mask_that_is_too_small_is_unsafe_and_named() -> None:
    audit = audit_release(plan_table(), Mask(frozenset({"a"})))
    assert audit.unsafe == {"a": 0.0}


def test_a_released_sum_is_public_exactly() -> None:
    table = with_released_sums(plan_table(), {"gruppe": ["a", "d"]})
    assert attack(publish(table, MASK)).ranges["a"].span == 0


def test_a_reissue_may_not_show_the_partner_that_hid_a_count() -> None:
    """Version 1 hid a and c behind each other; in version 2 c is corrected, and hiding a and b instead gives a away."""
    earlier = plan_table()
    first = Mask(frozenset({"a", "c"}))
    again = plan_table({**COUNTS, "e": 60})
    joined = with_earlier_version(again, earlier, first)
    careless = Mask(frozenset({"a", "b"}) | joined.named(joined.never_published))
    required = required_spans(joined).by_cell(joined)
    assert "a" in attack(publish(joined, careless)).unsafe({**required, "a": 5.0})
    careful = exact_mask(joined).mask
    assert {"a", "c"} <= careful.hidden
    assert attack(publish(joined, careful)).unsafe(required) == {}
    assert required["a"] == 5


def test_a_corrected_afdeling_is_another_unknown() -> None:
    earlier = plan_table()
    again = plan_table({**COUNTS, "c": 7})
    joined = with_earlier_version(again, earlier, Mask(frozenset({"a", "b"})))
    assert "tidligere:c" in joined.cell_ids
    assert "tidligere:a" not in joined.cell_ids
    assert exact_mask(joined).mask.hidden >= {"a", "b"}
