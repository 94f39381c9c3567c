"""The attacker on sums that cross each other: classes of several afdelinger, masked totals, and exact facts."""

import numpy as np
import pytest

from lib.domain.disclosure import (
    AuditResult,
    CellRange,
    CountInterval,
    DisclosureError,
    DisclosureTable,
    Mask,
    attack,
    find_unsafe,
    make_table,
    publish,
    with_known_sums,
)
from lib.domain.disclosure.presolve import reduce_release
from lib.domain.disclosure.release import publish_positions
from tests.domain.disclosure.naive import naive_spans

COUNTS = {"a": 3, "b": 9, "c": 12, "d": 6, "e": 2, "f": 30, "g": 5}
SUMS = {
    "zone1": ["a", "b", "e"],
    "zone2": ["c", "d"],
    "org1": ["a", "c", "e"],
    "org2": ["b", "d"],
    "known": ["f"],
    "across": ["a", "d", "f"],
    "half": ["a", "b", "c", "g"],
}
CROSSED = frozenset({*"abcdeg", "known", "across", "half"})
"""'a' and 'e' are in the same published sums; 'f' is shown; 'g' is in no sum that is shown."""


def crossed() -> DisclosureTable:
    """Two zones and two organisations that cross."""
    return make_table(COUNTS, dict.fromkeys(COUNTS, 40), SUMS)


def ranges_of(table: DisclosureTable, hidden: frozenset[str]) -> dict[str, tuple[float, float]]:
    return {
        cell: (found.low, found.high) for cell, found in attack(publish(table, Mask(hidden))).ranges.items()
    }


def test_what_each_count_of_a_cycle_can_be() -> None:
    """a + e is 5 now; with t more it is 5 + t, b 9 - t, c 12 - t, d 6 + t, where t is -5 to 9."""
    table = make_table(COUNTS, dict.fromkeys(COUNTS, 40), {name: SUMS[name] for name in list(SUMS)[:5]})
    found = ranges_of(table, frozenset({*"abcdeg", "known"}))
    assert found == {
        "a": (0, 14),
        "b": (0, 14),
        "c": (3, 17),
        "d": (1, 15),
        "e": (0, 14),
        "g": (0, 40),
        "known": (30, 30),
    }


def test_masked_totals_move_with_the_parts_that_they_lie_in() -> None:
    """'across' is a + d + 30, of which a is 0 to a + e; 'half' is a + b + c + g, and a + b + c is least without a."""
    found = ranges_of(crossed(), CROSSED)
    assert (found["known"], found["across"], found["half"]) == ((30, 30), (31, 59), (3, 71))
    assert found == {
        **found,
        "a": (0, 14),
        "b": (0, 14),
        "c": (3, 17),
        "d": (1, 15),
        "e": (0, 14),
        "g": (0, 40),
    }


@pytest.mark.parametrize("seed", range(12))
def test_any_need_is_met_or_not_as_the_plain_attacker_says(seed: int) -> None:
    rng = np.random.default_rng(seed)
    table = crossed()
    hidden = table.positions(CROSSED) if seed % 2 else rng.random(table.cell_count) < 0.7
    release = publish_positions(table, hidden)
    spans = naive_spans(release)
    exactly = np.where(release.masked, spans, 0.0)
    for required in (exactly, exactly + 1, rng.integers(0, 40, table.cell_count).astype(float)):
        narrow = release.masked & (spans < required)
        assert find_unsafe(release, required).tolist() == narrow.tolist()


@pytest.mark.parametrize(
    ("coefficients", "low", "high"),
    [
        ({"a": 1.0, "b": -1.0}, -6, -6),
        ({"a": 2.0, "c": 1.0}, 18, 18),
        ({"a": 3.0}, 9, 9),
        ({"a": 1.0, "e": 1.0}, 5, 5),
        ({"b": 1.0, "d": 1.0, "g": 2.0}, 25, 25),
        ({"a": 1.0, "e": -1.0}, 0, 2),
        ({"a": 0.5, "b": 0.5}, 6, 6),
        ({"g": -1.0, "a": 1.0}, -4, -2),
    ],
)
def test_an_exact_fact_with_weights_is_no_sum_to_be_taken_from_another(
    coefficients: dict[str, float], low: float, high: float
) -> None:
    table = with_known_sums(crossed(), [(coefficients, CountInterval(low, high))])
    for hidden in (CROSSED - {"half"}, CROSSED | {"zone1", "org2"}):
        release = publish(table, Mask(hidden))
        found = attack(release).ranges
        plain = naive_spans(release)
        assert {cell: each.span for cell, each in found.items()} == {
            table.cell_ids[i]: plain[i] for i in np.flatnonzero(release.masked)
        }


def test_a_range_is_unsafe_under_its_span_alone() -> None:
    found = AuditResult({"a": CellRange(2, 7), "b": CellRange(0, 4)})
    assert (CellRange(2, 7).span, CellRange(3, 3).span) == (5, 0)
    assert found.unsafe({"a": 5.0, "b": 5.0}) == {"b": CellRange(0, 4)}
    assert found.unsafe({"a": 5.5, "b": 4.0}) == {"a": CellRange(2, 7)}


def test_a_release_falls_into_classes_and_parts() -> None:
    """Sums that are shown bind; a + e is one class of at most 80, and 'g', which nothing binds, is one by itself."""
    system = reduce_release(publish(crossed(), Mask(CROSSED)))
    assert system.leaf_class.tolist() == [0, 1, 2, 3, 4, -1, 5], "'across' and 'half' tell 'a' from 'e'"
    assert system.totals_known.tolist() == [0, 0, 0, 0, 30, 30, 0]
    few = make_table(COUNTS, dict.fromkeys(COUNTS, 40), {name: SUMS[name] for name in list(SUMS)[:4]})
    plain = reduce_release(publish(few, Mask(frozenset("abcdeg"))))
    assert plain.leaf_class.tolist() == [0, 1, 2, 3, 0, -1, 4]
    assert plain.class_low.tolist() == [0] * 5
    assert plain.class_high.tolist() == [80, 40, 40, 40, 40]
    assert plain.totals.toarray().tolist() == [
        [1, 1, 0, 0, 0],
        [0, 0, 1, 1, 0],
        [1, 0, 1, 0, 0],
        [0, 1, 0, 1, 0],
    ]
    assert sorted(part.classes.tolist() for part in plain.parts) == [[0, 1, 2, 3], [4]]


def parts_of(
    sums: dict[str, list[str]], *facts: tuple[dict[str, float], CountInterval]
) -> list[list[object]]:
    """Classes, rows and values of every part when all leaves of two a zone are hidden and all sums shown."""
    table = make_table(dict.fromkeys("abcdef", 10), dict.fromkeys("abcdef", 40), sums)
    system = reduce_release(publish(with_known_sums(table, list(facts)), Mask(frozenset("abcdef"))))
    found = [
        [part.classes.tolist(), part.matrix.toarray().tolist(), part.low.tolist()] for part in system.parts
    ]
    return sorted(found, key=str)


def test_a_sum_of_sums_is_cut_to_its_remainder_so_that_parts_are_small() -> None:
    zones = {"one": ["a", "b"], "two": ["c", "d"]}
    plan = {**zones, "plan": list("abcdef")}
    alone = [[[place], [[1.0]], [20.0]] for place in range(3)]
    assert parts_of(plan) == alone, "'e' and 'f' are what is left of the plan"
    assert parts_of({"plan": plan["plan"], **zones}) == alone, "in any order"
    nested = {"one": ["a", "b"], "north": list("abcd"), "plan": list("abcdef")}
    assert parts_of(nested) == alone, "the largest part is taken away first"
    assert parts_of({**plan, "again": list("abcd")}) == alone, "what is nothing but its parts is left out"


def test_only_exact_sums_of_whole_classes_are_taken_from_others() -> None:
    zones, all_of_them = {"one": ["a", "b"], "two": ["c", "d"]}, dict.fromkeys("abcdef", 1.0)
    loose = parts_of(zones, (all_of_them, CountInterval(50, 70)))
    assert [each[0] for each in loose] == [[0, 1, 2]], "a sum that is not exact is not cut"
    twice = {"a": 2.0, "b": 2.0, "c": 1.0, "d": 1.0}
    weighted = parts_of(zones, (twice, CountInterval(60, 60)))
    assert [each[0] for each in weighted] == [[0, 1], [2]], "one with weights is neither cut nor taken away"


def test_a_printed_interval_is_a_part_of_the_sums_it_lies_in() -> None:
    table = make_table(
        {"a": 3, "b": 20, "c": 8},
        {"a": 40, "b": 50, "c": 30},
        {"zone": ["a", "b", "c"], "two": ["b", "c"]},
        printed={"b": CountInterval(18, 23)},
    )
    found = ranges_of(table, frozenset({"a", "zone", "two"}))
    assert found == {"a": (0, 40), "zone": (26, 71), "two": (26, 31)}
    assert ranges_of(table, frozenset({"a", "two"})) == {"a": (0, 5), "two": (26, 31)}, "of 31, 8 is shown"


@pytest.mark.parametrize(
    ("cell", "value", "sentence"),
    [
        ("a", 41.0, "De offentlige tal modsiger hinanden: en tæller er større end sin nævner."),
        ("zone", 92.0, "De offentlige tal modsiger hinanden: en sum passer ikke med sine dele."),
        ("zone", 19.0, "De offentlige tal modsiger hinanden: en sum passer ikke med sine dele."),
    ],
)
def test_figures_that_cannot_be_are_told_apart(cell: str, value: float, sentence: str) -> None:
    table = make_table({"a": 3, "b": 20, "c": 8}, {"a": 40, "b": 50, "c": 30}, {"zone": ["a", "b", "c"]})
    hidden = frozenset() if cell == "a" else frozenset({"a", "c"})
    release = publish(table, Mask(hidden))
    place = table.cell_ids.index(cell)
    release.low[place] = release.high[place] = value
    with pytest.raises(DisclosureError) as refused:
        attack(release)
    assert str(refused.value) == sentence
    release.low[place] = release.high[place] = 40.0 if cell == "a" else 90.0
    if cell == "zone":
        assert attack(release).ranges["a"] == CellRange(40, 40)


def test_sums_that_cross_and_contradict_each_other_are_refused() -> None:
    release = publish(crossed(), Mask(CROSSED))
    places = [release.cell_ids.index(name) for name in ("zone1", "zone2")]
    release.low[places] = release.high[places] = [60.0, 60.0]
    with pytest.raises(DisclosureError, match="De offentlige tal modsiger hinanden: "):
        attack(release)
