"""What is asked for later: groups of afdelinger, moved zone borders, another version of the same period."""

import pytest

from lib.domain.disclosure import (
    Answer,
    CellRange,
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


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        (0, 1, Answer(False, FEW)),
        (2, 2, Answer(False, FEW)),
        (2, 3, Answer(True, "")),
        (0, 0, Answer(False, SOLVABLE)),
        (50, 49, Answer(False, FEW)),
        (48, 48, Answer(False, FEW)),
        (47, 48, Answer(True, "")),
        (50, 50, Answer(False, SOLVABLE)),
    ],
)
def test_a_sum_of_one_to_four_or_of_all_but_so_many_is_refused_before_it_is_tried(
    a: float, b: float, answer: Answer
) -> None:
    counts = {"a": a, "b": b, "c": 25, "d": 25}
    table = make_table(counts, dict.fromkeys(counts, 50), {"plan": list(counts)})
    assert audit_release(table, Mask(frozenset(table.cell_ids)), {"sum": ["a", "b"]}).answers == {
        "sum": answer
    }


def test_of_events_a_sum_has_no_complement() -> None:
    counts = {"a": 20, "b": 30}
    table = make_table(counts, {}, {})
    assert audit_release(table, Mask(frozenset("ab")), {"sum": ["a", "b"]}).answers["sum"] == Answer(True, "")


def test_the_audit_tells_ranges_with_the_allowed_sums_out_and_what_cannot_be_had() -> None:
    counts, populations = {"a": 3, "b": 9, "c": 8, "d": 1}, {"a": 40, "b": 40, "c": 40, "d": 2}
    table = make_table(counts, populations, {"zone": ["a", "b", "c"]})
    mask = Mask(frozenset("abcd"))
    plain = audit_release(table, mask)
    assert plain.ranges.ranges == {
        "a": CellRange(0, 20),
        "b": CellRange(0, 20),
        "c": CellRange(0, 20),
        "d": CellRange(0, 2),
    }
    assert (plain.unsafe, plain.lowered, plain.answers) == ({}, {"d": 2.0}, {})
    without_zone = make_table(counts, populations, {})
    more = audit_release(without_zone, mask, {"ab": ["a", "b"], "again": ["b"], "bc": ["b", "c"]})
    assert [each.allowed for each in more.answers.values()] == [True, False, True]
    # a + b is 12 and b + c is 17, so a is 0 to 12 and c 5 to 17.
    assert more.ranges.ranges == {
        "a": CellRange(0, 12),
        "b": CellRange(0, 12),
        "c": CellRange(5, 17),
        "d": CellRange(0, 2),
    }
