"""The hash over the sorted rows: what plays a part and what does not."""

import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.datatraek.row_hash import rows_hash
from lib.domain.datatraek.rows import ROW_COLUMNS, DatatraekKind, typed_rows
from tests.domain.datatraek.checked_builders import OBS, rows, share

WORDS = st.sampled_from(["a", "b", "æ", "", None])
DAYS = st.sampled_from(["2024-10-01", "1999-12-31", None])
ROW = st.fixed_dictionaries(
    {
        "indicator_id": WORDS,
        "area_id": WORDS,
        "period_start": DAYS,
        "period_end": DAYS,
        "value": st.one_of(st.none(), st.floats(-1e6, 1e6)),
        "numerator": st.one_of(st.none(), st.integers(0, 9)),
        "denominator": st.one_of(st.none(), st.integers(0, 9)),
        "status": WORDS,
        "source_id": WORDS,
    }
)
TABLES = st.lists(ROW, max_size=8).map(lambda cells: typed_rows(pd.DataFrame(cells), OBS))


@settings(max_examples=40)
@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_and_the_index_play_no_part(
    table: pd.DataFrame, random: np.random.Generator
) -> None:
    order = list(range(len(table)))
    random.shuffle(order)
    assert rows_hash(table.iloc[order], OBS) == rows_hash(table, OBS)


@settings(max_examples=40)
@given(TABLES)
def test_a_round_trip_through_parquet_plays_no_part(table: pd.DataFrame) -> None:
    file = io.BytesIO()
    table.to_parquet(file)
    assert rows_hash(pd.read_parquet(file), OBS) == rows_hash(table, OBS)


@settings(max_examples=40)
@given(TABLES)
def test_dtypes_and_places_play_no_part(table: pd.DataFrame) -> None:
    other = table.astype(
        {"numerator": "float64", "denominator": "Float64", "status": "string", "area_id": "category"}
    )
    assert rows_hash(other.assign(cell="Z9", datatraek_id="x"), OBS) == rows_hash(table, OBS)


@settings(max_examples=40)
@given(TABLES, TABLES)
def test_two_tables_hash_alike_exactly_when_their_sorted_rows_are_alike(
    one: pd.DataFrame, other: pd.DataFrame
) -> None:
    def as_texts(table: pd.DataFrame) -> list[str]:
        cells = (
            table[list(ROW_COLUMNS[OBS])].astype(object).where(table[list(ROW_COLUMNS[OBS])].notna(), None)
        )
        return sorted(
            repr([cell + 0.0 if isinstance(cell, float) else cell for cell in row])
            for row in cells.to_numpy()
        )

    assert (rows_hash(one, OBS) == rows_hash(other, OBS)) == (as_texts(one) == as_texts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"value": None}, {"value": 0.0}),
        ({"numerator": None}, {"numerator": 0}),
        ({"source_id": None}, {"source_id": ""}),
        ({"period_start": None}, {"period_start": "1970-01-01"}),
        ({"area_id": "ab", "indicator_id": "c"}, {"area_id": "a", "indicator_id": "bc"}),
    ],
)
def test_missing_is_neither_0_nor_empty(one: dict[str, object], other: dict[str, object]) -> None:
    assert rows_hash(rows(one), OBS) != rows_hash(rows(other), OBS)


def test_a_negative_zero_is_zero() -> None:
    assert rows_hash(rows({"value": -0.0}), OBS) == rows_hash(rows({"value": 0.0}), OBS)


def test_a_row_twice_is_not_a_row_once() -> None:
    once = rows(share("a1", 1, 2))
    assert rows_hash(pd.concat([once, once]), OBS) != rows_hash(once, OBS)


def test_the_hash_is_the_same_in_every_version_of_the_program() -> None:
    """Written down: a stored hash must stay comparable."""
    assert rows_hash(rows(share("a1", 10, 40)), OBS) == (
        "6ba6a1336bf54e014ee000acf9b489ce7844486338081fd6e2ffcf6b0b9d8b6a"
    )


def test_no_rows_of_two_kinds_differ() -> None:
    empty = pd.DataFrame()
    assert len({rows_hash(empty, kind) for kind in DatatraekKind}) == len(DatatraekKind)
