"""Primary masking: 1-4 and the complements."""

import pytest

from lib.domain.disclosure import CountInterval, DisclosureError, forced_cells, make_table, primary_cells
from lib.domain.disclosure.table import UNBOUNDED


@pytest.mark.parametrize(
    ("count", "population", "hidden"),
    [
        (0, 30, False),
        (1, 30, True),
        (4, 30, True),
        (5, 30, False),
        (25, 30, False),
        (26, 30, True),
        (29, 30, True),
        (30, 30, False),
        (0, 4, True),
        (4, 4, True),
        (0, 0, False),
    ],
)
def test_one_to_four_persons_and_all_but_one_to_four_are_hidden(
    count: int, population: int, hidden: bool
) -> None:
    table = make_table({"a": count, "b": 10}, {"a": population, "b": 50}, {})
    assert primary_cells(table).tolist() == [hidden, False]


def test_a_count_that_is_no_part_of_a_population_has_no_complement() -> None:
    table = make_table({"a": 29, "b": 3, "c": UNBOUNDED - 3}, {}, {})
    assert primary_cells(table).tolist() == [False, True, False]


def test_a_printed_total_is_public_and_a_kept_out_afdeling_is_hidden() -> None:
    table = make_table(
        {"a": 2, "b": 1},
        {"a": 50, "b": 50},
        {"zone": ["a", "b"]},
        never_published=frozenset({"b"}),
        printed={"zone": CountInterval(3, 3)},
    )
    assert forced_cells(table).tolist() == [True, True, False]


@pytest.mark.parametrize(("count", "population"), [(-1, 10), (11, 10), (2.5, 10)])
def test_a_numerator_that_cannot_be_is_refused(count: float, population: float) -> None:
    with pytest.raises(DisclosureError, match="hus1"):
        make_table({"hus1": count}, {"hus1": population}, {})
