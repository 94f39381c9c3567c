"""Indicators that give each other away: classes of one population, persons and their events."""

import pandas as pd

from lib.domain.disclosure import (
    ClassFamily,
    DisclosureTable,
    Links,
    Mask,
    Publication,
    attack,
    exact_mask,
    heuristic_mask,
    link_tables,
    make_table,
    mask_frame,
    publish,
    required_spans,
)
from lib.domain.disclosure.table import UNBOUNDED

POPULATION = {"a": 60, "b": 80, "c": 90}
CLASSES = {
    "grundskole": {"a": 20, "b": 30, "c": 30},
    "gymnasial": {"a": 3, "b": 9, "c": 10},
    "uddannet": {"a": 37, "b": 41, "c": 50},
}


def linked(unclassified: float) -> DisclosureTable:
    tables = {
        name: make_table(counts, POPULATION, {"zone": list(counts)}) for name, counts in CLASSES.items()
    }
    return link_tables(tables, Links(families=(ClassFamily(tuple(CLASSES), unclassified),)))


def test_the_other_classes_give_a_masked_class_away() -> None:
    table = linked(0.0)
    mask = Mask(frozenset({"gymnasial|a", "gymnasial|b"}))
    ranges = attack(publish(table, mask)).ranges
    assert (ranges["gymnasial|a"].low, ranges["gymnasial|a"].high) == (3, 3)
    safe = exact_mask(table).mask
    assert safe.hidden >= {"gymnasial|a"}
    assert attack(publish(table, safe)).unsafe(required_spans(table).by_cell(table)) == {}


def test_a_linked_mask_crosses_classes_and_afdelinger() -> None:
    """A cycle: two afdelinger in each of two classes, the cheapest closed movement there is."""
    table = linked(0.0)
    for mask in (exact_mask(table).mask, heuristic_mask(table)):
        assert len(mask.hidden) == 4
        assert {cell.split("|")[1] for cell in mask.hidden} == {"a", "b"}


def test_classes_that_only_exclude_each_other_leave_room() -> None:
    table = linked(UNBOUNDED)
    ranges = attack(publish(table, Mask(frozenset({"gymnasial|a", "gymnasial|b"})))).ranges
    assert (ranges["gymnasial|a"].low, ranges["gymnasial|a"].high) == (3, 3)
    roomy = make_table({"a": 3, "b": 9}, {"a": 60, "b": 80}, {"zone": ["a", "b"]})
    other = make_table({"a": 5, "b": 8}, {"a": 60, "b": 80}, {})
    pair = Links(families=(ClassFamily(("x", "y"), UNBOUNDED),))
    found = attack(publish(link_tables({"x": roomy, "y": other}, pair), Mask(frozenset({"x|a", "x|b"}))))
    assert (found.ranges["x|a"].low, found.ranges["x|a"].high) == (0, 12)


def test_events_bound_persons() -> None:
    persons = make_table({"a": 3, "b": 30}, {"a": 60, "b": 80}, {})
    events = make_table({"a": 6, "b": 70}, {}, {})
    table = link_tables({"sigtede": persons, "sigtelser": events}, Links(ordered=(("sigtede", "sigtelser"),)))
    found = attack(publish(table, Mask(frozenset({"sigtede|a"})))).ranges["sigtede|a"]
    assert (found.low, found.high) == (0, 6)


def test_linked_indicators_are_masked_together_and_others_alone() -> None:
    links = Links((ClassFamily(("x", "y"), 0.0),), (("y", "z"), ("v", "absent")))
    assert links.bundles(["v", "w", "x", "y", "z"]) == [("v",), ("w",), ("x", "y", "z")]


def test_a_frame_of_classes_is_safe_only_when_the_link_is_told() -> None:
    rows = [
        {"indicator_id": name, "area_id": area, "year": 2024, "numerator": n, "denominator": POPULATION[area]}
        for name, counts in CLASSES.items()
        for area, n in counts.items()
    ]
    links = Links(families=(ClassFamily(tuple(CLASSES), 0.0),))
    area_ids = frozenset(POPULATION)
    groups = {"zone": tuple(POPULATION)}
    told = mask_frame(pd.DataFrame(rows), Publication(area_ids, frozenset(), groups, links=links))
    untold = mask_frame(pd.DataFrame(rows), Publication(area_ids, frozenset(), groups))
    masked = told.frame[told.frame["status"] == "diskretioneret"]
    assert len(masked) == 4
    assert (untold.frame["status"] == "diskretioneret").sum() == 2
    assert set(told.losses["indicator_id"]) == set(CLASSES)
    assert (told.audit["span"] >= told.audit["required"]).all()
