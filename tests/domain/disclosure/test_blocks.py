"""Large tables by hand: the partners within a block, who is a neighbour, and that the way of large tables is safe."""

import numpy as np
import pytest
from hypothesis import given, settings

from lib.domain.disclosure import (
    CountInterval,
    DisclosureTable,
    forced_cells,
    heuristic_mask,
    make_table,
    secondary_heuristic,
    with_known_sums,
)
from lib.domain.disclosure.blocks import protect_blocks
from lib.domain.disclosure.movement import SOME, WIDE_SUM, neighbourhood
from lib.domain.disclosure.requirement import required_spans
from tests.domain.disclosure.naive import naive_is_safe
from tests.domain.disclosure.plans import small_tables


def protected(table: DisclosureTable, *unsafe: str) -> set[str]:
    """What is hidden when the primary mask has been protected, with these cells unsafe."""
    hidden = forced_cells(table)
    required = required_spans(table).spans
    return set(table.named(protect_blocks(table, hidden, table.positions(frozenset(unsafe)), required)))


def test_the_lightest_partner_is_hidden_and_one_is_enough() -> None:
    table = make_table(
        {"a": 3, "b": 20, "c": 8, "d": 9}, {"a": 40, "b": 50, "c": 30, "d": 60}, {"zone": list("abcd")}
    )
    assert protected(table, "a") == {"a", "c"}


def test_counts_near_their_persons_leave_little_room_below() -> None:
    """38 of 40 and 49 of 50 are 87 together: the first is 37 at least, so 'c' is needed too."""
    table = make_table({"a": 38, "b": 49, "c": 10}, {"a": 40, "b": 50, "c": 60}, {"zone": list("abc")})
    assert protected(table, "a", "b") == {"a", "b", "c"}


def test_a_partner_that_turned_out_not_to_be_needed_is_shown_again() -> None:
    """'c' is lightest, but one person gives no span of five; with 'b' it is not needed."""
    table = make_table({"a": 3, "b": 20, "c": 1}, {"a": 40, "b": 50, "c": 30}, {"zone": ["a", "b", "c"]})
    hidden = forced_cells(table) & ~table.positions(frozenset("c"))
    required = required_spans(table).spans
    found = protect_blocks(table, hidden, table.positions(frozenset("a")), required)
    assert table.named(found) == {"a", "b"}


def test_only_blocks_with_an_unsafe_count_are_touched() -> None:
    counts = {"a": 3, "b": 20, "c": 3, "d": 20}
    table = make_table(counts, dict.fromkeys(counts, 50), {"one": ["a", "b"], "two": ["c", "d"]})
    assert protected(table, "a") == {"a", "b", "c"}
    assert protected(table, "a", "c") == {"a", "b", "c", "d"}
    assert protected(table) == {"a", "c"}


def test_counts_of_different_sums_are_no_partners() -> None:
    table = make_table({"a": 3, "b": 20}, {"a": 40, "b": 50}, {"one": ["a"], "two": ["b"]})
    assert protected(table, "a") == {"a", "one"}, "the sum of a lone hidden count is hidden with it"


def test_a_count_in_a_fact_of_its_own_stands_alone() -> None:
    plain = make_table({"a": 3, "b": 20}, {"a": 40, "b": 50}, {"zone": ["a", "b"]})
    assert protected(plain, "a") == {"a", "b"}
    known = with_known_sums(plain, [({"a": 1.0}, CountInterval(0, 30))])
    assert protected(known, "a") == {"a"}


def test_a_printed_count_is_no_partner() -> None:
    counts = {"a": 3, "b": 20, "c": 21}
    table = make_table(
        counts, dict.fromkeys(counts, 50), {"zone": list(counts)}, printed={"b": CountInterval(19, 21)}
    )
    assert protected(table, "a") == {"a", "c"}


def test_a_block_that_cannot_be_made_safe_stays_as_it_is() -> None:
    table = make_table({"a": 3, "b": 0}, {"a": 40, "b": 50}, {"zone": ["a", "b"]})
    assert "b" not in protected(table, "a")


def test_neighbours_share_a_sum_and_theirs_are_one_hop_further() -> None:
    leaves = dict.fromkeys("abcde", 10)
    sums = {"ab": ["a", "b"], "bc": ["b", "c"], "cd": ["c", "d"], "de": ["d", "e"]}
    table = make_table(leaves, dict.fromkeys(leaves, 50), sums)
    none = np.zeros(table.cell_count, dtype=np.bool_)

    def near(cell: str, hops: int) -> str:
        found = neighbourhood(table, table.cell_ids.index(cell), none, hops)
        return "".join(table.cell_ids[leaf] for leaf in found)

    assert [near("a", hops) for hops in (0, 1, 2, 3)] == ["a", "ab", "abc", "abcd"]
    assert near("cd", 0) == "cd"
    assert near("cd", 1) == "bcde"


def test_of_a_wide_sum_the_hidden_and_then_the_lightest_are_neighbours() -> None:
    size = WIDE_SUM + 1
    names = [f"a{number}" for number in range(size)]
    persons = {name: float(1000 - number) for number, name in enumerate(names)}
    table = make_table(dict.fromkeys(names, 10.0), persons, {"plan": names})
    hidden = table.positions(frozenset({"a5"}))
    found = {names[leaf] for leaf in neighbourhood(table, 0, hidden, 2)}
    assert found == {"a0", "a5", *names[-(SOME - 1) :]}


def test_a_sum_that_is_just_not_wide_has_all_its_leaves_as_neighbours() -> None:
    names = [f"a{number}" for number in range(WIDE_SUM)]
    table = make_table(dict.fromkeys(names, 10.0), dict.fromkeys(names, 50.0), {"plan": names})
    none = np.zeros(table.cell_count, dtype=np.bool_)
    assert neighbourhood(table, 0, none, 0).tolist() == [0]
    assert neighbourhood(table, 0, none, 1).size == WIDE_SUM


@settings(max_examples=15)
@given(small_tables())
def test_the_way_of_large_tables_is_safe_too(table: DisclosureTable) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(secondary_heuristic, "SMALL", 0)
        mask = heuristic_mask(table)
    hidden = table.positions(mask.hidden)
    assert hidden[forced_cells(table)].all()
    assert naive_is_safe(table, hidden, required_spans(table).spans)
