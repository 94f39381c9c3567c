"""Tables of more than one publication by hand: sums that are out, earlier versions, and linked indicators."""

import pytest

from lib.domain.disclosure import (
    ClassFamily,
    CountInterval,
    DisclosureTable,
    Links,
    Mask,
    link_facts,
    link_tables,
    make_table,
    with_earlier_version,
    with_known_sums,
    with_released_sums,
)
from lib.domain.disclosure.joined import facts_of, leaf_values, members_of, printed_of, sums_of
from lib.domain.disclosure.linked import part_of
from lib.domain.disclosure.table import UNBOUNDED


def plan(c: float = 8, printed: bool = True, weight: float = 7.0) -> DisclosureTable:
    """Three afdelinger in a zone with a printed figure; 'b' has no row of its own; 'a' and 'c' are at most 30."""
    table = make_table(
        {"a": 3, "b": 20, "c": c},
        {"a": 40, "b": 50, "c": 30},
        {"zone": ["a", "b"], "plan": ["a", "b", "c"]},
        never_published=frozenset("b"),
        printed={"zone": CountInterval(21, 25)} if printed else {},
        weights={"a": weight},
    )
    return with_known_sums(table, [({"a": 1.0, "c": 1.0}, CountInterval(0, 30))])


FACT = ({"a": 1.0, "c": 1.0}, CountInterval(0.0, 30.0))


def test_a_table_tells_its_parts() -> None:
    table = plan()
    assert [members_of(table, cell) for cell in (0, 3, 4)] == [("a",), ("a", "b"), ("a", "b", "c")]
    assert sums_of(table) == {"zone": ("a", "b"), "plan": ("a", "b", "c")}
    assert dict(printed_of(table)) == {"zone": CountInterval(21.0, 25.0)}
    assert list(facts_of(table)) == [FACT]
    assert leaf_values(table, table.populations) == {"a": 40.0, "b": 50.0, "c": 30.0}


def test_a_released_sum_is_added_and_all_else_is_kept() -> None:
    table = plan()
    joined = with_released_sums(table, {"ny": ["c", "a", "c"]})
    assert joined.cell_ids == ("a", "b", "c", "zone", "plan", "ny")
    assert joined.counts.tolist() == [3, 20, 8, 23, 31, 11]
    assert joined.populations.tolist() == [40, 50, 30, 90, 120, 70]
    assert dict(printed_of(joined)) == {"zone": CountInterval(21.0, 25.0), "ny": CountInterval(11.0, 11.0)}
    assert joined.named(joined.never_published) == {"b"}
    assert joined.weights.tolist()[:5] == table.weights.tolist()
    assert list(facts_of(joined)) == [FACT]
    assert sums_of(joined)["ny"] == ("a", "c")


def test_an_earlier_version_is_there_with_its_own_name_where_a_count_has_changed() -> None:
    table, earlier = plan(c=9, printed=False, weight=6.0), plan()
    joined = with_earlier_version(table, earlier, Mask(frozenset({"a", "b", "c"})))
    old = "tidligere:"
    assert joined.cell_ids == ("a", "b", "c", f"{old}c", "zone", "plan", f"{old}zone", f"{old}plan")
    assert joined.counts.tolist() == [3, 20, 9, 8, 23, 32, 23, 31]
    assert sums_of(joined) == {
        "zone": ("a", "b"),
        "plan": ("a", "b", "c"),
        f"{old}zone": ("a", "b"),
        f"{old}plan": ("a", "b", f"{old}c"),
    }
    assert joined.named(joined.never_published) == {"b", f"{old}c"}
    assert dict(printed_of(joined)) == {
        f"{old}zone": CountInterval(21.0, 25.0),
        f"{old}plan": CountInterval(31.0, 31.0),
    }
    assert list(facts_of(joined)) == [FACT, ({"a": 1.0, f"{old}c": 1.0}, CountInterval(0.0, 30.0))]
    assert joined.weights.tolist()[0] == 6.0


def test_what_an_earlier_version_showed_is_printed_and_what_it_hid_stays_hidden() -> None:
    table, earlier = plan(printed=False), plan(printed=False)
    joined = with_earlier_version(table, earlier, Mask(frozenset({"a", "zone"})))
    old = "tidligere:"
    assert joined.cell_ids == ("a", "b", "c", "zone", "plan", f"{old}zone", f"{old}plan")
    assert dict(printed_of(joined)) == {
        "b": CountInterval(20.0, 20.0),
        "c": CountInterval(8.0, 8.0),
        f"{old}plan": CountInterval(31.0, 31.0),
    }
    assert joined.named(joined.never_published) == {"b", f"{old}zone"}


def test_a_count_that_comes_back_is_the_count_it_was() -> None:
    first, second, third = plan(c=8), plan(c=9), plan(c=8)
    twice = with_earlier_version(second, first, Mask(frozenset("abc")))
    thrice = with_earlier_version(third, twice, Mask(frozenset({"a", "b", "c", "tidligere:c"})))
    leaves = thrice.cell_ids[: thrice.leaf_count]
    assert leaves == ("a", "b", "c", "tidligere:c")
    assert thrice.counts[:4].tolist() == [3, 20, 8, 9]
    assert sums_of(thrice)["tidligere:tidligere:plan"] == ("a", "b", "c")


def test_linked_tables_keep_their_sums_weights_prints_facts_and_kept_out_cells() -> None:
    other = make_table(
        {"a": 1, "b": 2}, {"a": 9, "b": 9}, {"zone": ["a", "b"]}, never_published=frozenset("a")
    )
    joined = link_tables({"x": plan(), "xy": other}, Links())
    assert joined.cell_ids == (
        *("x|a", "x|b", "x|c", "xy|a", "xy|b"),
        *("x|zone", "x|plan", "xy|zone"),
    )
    assert joined.counts.tolist() == [3, 20, 8, 1, 2, 23, 31, 3]
    assert joined.populations.tolist() == [40, 50, 30, 9, 9, 90, 120, 18]
    weights = dict(zip(joined.cell_ids, joined.weights, strict=True))
    assert (weights["x|a"], weights["xy|a"]) == (7.0, other.weights[0])
    assert dict(printed_of(joined)) == {"x|zone": CountInterval(21.0, 25.0)}
    assert joined.named(joined.never_published) == {"x|b", "xy|a"}
    assert list(facts_of(joined)) == [({"x|a": 1.0, "x|c": 1.0}, CountInterval(0.0, 30.0))]
    assert joined.named(part_of(joined, "x")) == {"x|a", "x|b", "x|c", "x|zone", "x|plan"}
    assert part_of(joined, "x").dtype == bool


FAMILY = Links(families=(ClassFamily(("x", "y"), 5.0),))


@pytest.mark.parametrize(
    ("counts", "populations", "facts"),
    [
        ({"x|a": 3, "y|a": 30}, {"x|a": 40, "y|a": 40}, [(33, 40)]),
        ({"x|a": 3, "y|a": 34}, {"x|a": 40, "y|a": 40}, [(35, 40)]),
        ({"x|a": 0, "y|a": 1}, {"x|a": 4, "y|a": 4}, [(0, 4)]),
        ({"x|a": 3, "y|a": 40}, {"x|a": 40, "y|a": 40}, [(35, 43)]),
        ({"x|a": 3, "y|a": 30}, {"x|a": 40, "y|a": 41}, []),
        ({"x|a": 3, "y|a": 30}, {"x|a": 40}, []),
        ({"x|a": 3, "y|a": 30}, {}, []),
        ({"x|a": 3}, {"x|a": 40}, []),
        ({"y|a": 3, "x|b": 3}, {"y|a": 40, "x|b": 40}, []),
    ],
)
def test_classes_of_one_population_leave_out_so_many_at_most(
    counts: dict[str, float], populations: dict[str, float], facts: list[tuple[float, float]]
) -> None:
    both = {"x|a": 1.0, "y|a": 1.0}
    assert list(link_facts(["a"], FAMILY, counts, populations)) == [
        (both, CountInterval(low, high)) for low, high in facts
    ]


def test_classes_of_which_one_is_absent_only_exclude_each_other() -> None:
    three = Links(families=(ClassFamily(("x", "y", "z"), 0.0),))
    counts, populations = {"x|a": 3.0, "y|a": 30.0}, {"x|a": 40.0, "y|a": 40.0}
    assert list(link_facts(["b", "a"], three, counts, populations)) == [
        ({"x|a": 1.0, "y|a": 1.0}, CountInterval(0.0, 40.0))
    ]


def test_each_family_of_each_afdeling_is_looked_at() -> None:
    several = Links(
        families=(ClassFamily(("p", "q"), 0.0), ClassFamily(("x", "y"), 0.0)), ordered=(("p", "x"),)
    )
    counts = {"x|a": 3.0, "y|a": 1.0, "p|b": 1.0, "x|b": 1.0, "y|b": 3.0}
    assert list(link_facts(["a", "b"], several, counts, dict.fromkeys(counts, 4.0))) == [
        ({"x|a": 1.0, "y|a": 1.0}, CountInterval(4.0, 4.0)),
        ({"x|b": 1.0, "y|b": 1.0}, CountInterval(4.0, 4.0)),
        ({"p|b": 1.0, "x|b": -1.0}, CountInterval(-UNBOUNDED, 0.0)),
    ]


def test_fewer_persons_than_events_is_a_fact_only_where_it_holds() -> None:
    links = Links(ordered=(("x", "y"),))
    counts = {"x|a": 3, "y|a": 3, "x|b": 4, "y|b": 3, "x|c": 1, "y|d": 1, "x|e": 1, "y|e": 9}
    assert list(link_facts("abcde", links, counts, {})) == [
        ({f"x|{leaf}": 1.0, f"y|{leaf}": -1.0}, CountInterval(-UNBOUNDED, 0.0)) for leaf in "ae"
    ]
