"""Columns of shares that stand as 0-1, and what rounding explains."""

from typing import Any

import pytest

from lib.domain.datatraek.finding import Finding, Place, Severity
from tests.domain.datatraek.checked_builders import HOMES, codes, found, on, only, rows, share

STOPS, ASKS, _ = Severity
MULTIPLIED = "Sæt share_of_one = true i opsætningens afsnit om celler, så ganges tallene med 100."
WHICH = "Er de 0-1, så sæt share_of_one = true i opsætningen; ellers bekræft, at de er procent."
COLUMN = {"andel_som_0_1", "andel_maaske_0_1"}


def column(*values: float, **more: Any) -> list[dict[str, Any]]:
    """One share for each of the first homes."""
    return [{"area_id": home, "value": value, **more} for home, value in zip(HOMES, values, strict=False)]


def in_force(*values: float, **more: Any) -> Any:
    return rows(*column(*values, **{**on("2023-10-01"), **more}))


def test_a_column_as_0_to_1_is_told_whole_where_it_first_stands() -> None:
    table = rows({"area_id": "by", "value": 40.0, "indicator_id": "job"}, *column(0.3, 0.4, 0.5))
    assert only(found(table, in_force(30, 40, 50)), "andel_som_0_1") == Finding(
        STOPS,
        "andel_som_0_1",
        Place("fil.xlsx", "Ark1", "B3"),
        "Andelene i «Kun grundskole» er skrevet som 0-1 i stedet for procent.",
        MULTIPLIED,
    )


def test_columns_that_may_be_0_to_1_are_told_whole_and_each_by_itself() -> None:
    table = rows(
        *column(0.3, 0.4, 1.0, indicator_id="tryg"),
        *column(0.3, 0.4, 0.5),
        *column(3, 4, 5, indicator_id="job"),
    )
    assert [each for each in found(table) if each.code in COLUMN] == [
        Finding(
            ASKS,
            "andel_maaske_0_1",
            Place("fil.xlsx", "Ark1", cell),
            f"Andelene i «{name}» er alle højst 1.",
            WHICH,
        )
        for cell, name in (("B2", "Trygge"), ("B5", "Kun grundskole"))
    ]


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ((0.3, 0.4, 0.5), True),
        ((0.3, 0.4, 1.0), True),
        ((0.3, 0.4, 1.1), False),
        # Two positive figures are too few to tell; noughts say nothing.
        ((0.3, 0.4), False),
        ((0.3, 0.4, 0.0), False),
        ((0.0, 0.0, 0.0), False),
        ((0.0, 0.3, 0.0, 0.4, 0.5), True),
        ((1.0, 1.0, 1.0), True),
    ],
)
def test_three_positive_figures_of_at_most_1_are_asked_about(values: tuple[float, ...], asked: bool) -> None:
    assert (codes(found(rows(*column(*values)))) & COLUMN) == ({"andel_maaske_0_1"} if asked else set())


@pytest.mark.parametrize(
    ("values", "history", "stops"),
    [
        # Ten times too small is as near to a hundredth as to the history itself; more than that is nearer.
        ((0.5, 0.5), (5.0, 5.0), False),
        ((0.5, 0.5), (5.1, 5.1), True),
        ((0.5, 0.5, 0.5), (5.0, 5.0, 5.0), False),
        # The middle counts, and noughts on neither side.
        ((0.5, 0.5, 0.0, 0.0, 0.0), (5.1, 5.1, 0.0, 0.0, 0.0), True),
        ((0.9, 0.5, 0.4), (4.0, 4.9, 90.0), False),
        ((0.9, 0.5, 0.4), (5.2, 5.2, 0.1), True),
        ((0.5,), (50.0,), True),
    ],
)
def test_the_history_says_whether_a_column_is_a_hundred_times_too_small(
    values: tuple[float, ...], history: tuple[float, ...], stops: bool
) -> None:
    findings = found(rows(*column(*values)), in_force(*history))
    assert (codes(findings) & COLUMN) == ({"andel_som_0_1"} if stops else set())


def test_only_the_columns_own_history_speaks() -> None:
    small = rows(*column(0.3, 0.4, 0.5))
    assert only(found(small, in_force(30, 40, 50, indicator_id="job")), "andel_maaske_0_1").severity is ASKS
    assert only(found(small, in_force(0, 0, 0)), "andel_maaske_0_1").severity is ASKS


@pytest.mark.parametrize(
    ("value", "numerator", "code"),
    [
        # 5 of 100 is ten times 0,5; 6 of 100 is twelve times.
        (0.5, 5, "andel_passer_ikke"),
        (0.5, 6, "andel_som_0_1"),
        (0.06, 6, "andel_som_0_1"),
    ],
)
def test_counts_speak_before_the_history(value: float, numerator: int, code: str) -> None:
    counts = {"numerator": numerator, "denominator": 100}
    noughts = column(0.0, 0.0, 0.0)
    table = rows({"area_id": "a8", "value": value, **counts}, *noughts)
    assert codes(found(table, in_force(0.5, 0.5, 0.5))) & {*COLUMN, "andel_passer_ikke"} == {code}


def test_rows_without_a_case_do_not_speak_for_the_column() -> None:
    """One row says twelve times too small; the others have no one to count, or a share of nought."""
    speaks = {"area_id": "a8", "value": 0.5, "numerator": 6, "denominator": 100}
    silent = [{**each, "numerator": 0, "denominator": 100} for each in column(0.3, 0.2, 0.1)]
    noughts = [{**each, "area_id": f"a{place}", "value": 0.0} for place, each in enumerate([speaks] * 3, 5)]
    assert codes(found(rows(speaks, *silent))) & COLUMN == {"andel_som_0_1"}
    assert codes(found(rows(speaks, *noughts[:2]))) & COLUMN == {"andel_som_0_1"}
    four_times = {**speaks, "numerator": 2}
    assert codes(found(rows(four_times, *noughts[:2]))) & COLUMN == set()


@pytest.mark.parametrize(
    ("value", "counts", "beside", "wrong"),
    [
        # With one decimal five hundredths are rounding, six are not.
        (20.05, (20, 100), None, False),
        (20.06, (20, 100), None, True),
        (19.94, (20, 100), None, True),
        (19.95, (20, 100), None, False),
        # Without a decimal in the whole column half a per cent is rounding; with one beside it is not.
        (20.0, (41, 200), None, False),
        (21.0, (41, 200), None, False),
        (20.0, (103, 500), None, True),
        (20.0, (41, 200), {"area_id": "a2", "value": 33.3}, True),
        # Another column's decimals say nothing of this one.
        (20.0, (41, 200), {"indicator_id": "job", "value": 33.3}, False),
    ],
)
def test_what_rounding_explains_goes_by_the_decimals_of_the_column(
    value: float, counts: tuple[int, int], beside: dict[str, Any] | None, wrong: bool
) -> None:
    record = {"value": value, "numerator": counts[0], "denominator": counts[1]}
    table = rows(record, *([beside] if beside else []))
    assert ("andel_passer_ikke" in codes(found(table))) is wrong


def test_a_count_and_a_mean_are_not_held_against_counts() -> None:
    counts = {"numerator": 30, "denominator": 100}
    table = rows(
        {"indicator_id": "beboere", "value": 50.0, **counts},
        {"indicator_id": "alder", "value": 50.0, **counts},
    )
    assert codes(found(table)) == set()
    assert codes(found(rows(share("a1", 30, 100, value=50.0)))) == {"andel_passer_ikke"}
