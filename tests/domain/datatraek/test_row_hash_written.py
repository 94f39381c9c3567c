"""The hash over the sorted rows against its description, written down a second time without numpy."""

import hashlib
import math
import struct
from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.row_hash import rows_hash
from lib.domain.datatraek.rows import ROW_COLUMNS, ROW_KEYS, DatatraekKind, typed_rows
from tests.domain.datatraek.checked_builders import OBS, on, rows, share

EPOCH = pd.Timestamp("1970-01-01")
EARLIEST = -(2**63)
HOMES, ZONES, REGISTERED = DatatraekKind.AFDELINGER, DatatraekKind.ZONER, DatatraekKind.REGISTRERINGER


def size(number: int) -> bytes:
    return struct.pack("<q", number)


def column(cells: list[Any], dtype: str) -> tuple[bytes, list[Any], str]:
    """What precedes a column, its values as they sort, and how one is packed."""
    if dtype.startswith("datetime"):
        return (
            b"",
            [EARLIEST if pd.isna(each) else (each - EPOCH) // pd.Timedelta("1us") for each in cells],
            "<q",
        )
    if dtype == "object":
        words = sorted({each for each in cells if each is not None})
        texts = [each.encode("utf-8", "surrogatepass") for each in words]
        head = size(len(texts)) + b"".join(size(len(each)) + each for each in texts)
        return head, [0 if each is None else words.index(each) + 1 for each in cells], "<q"
    return b"", [math.nan if pd.isna(each) else float(each) + 0.0 for each in cells], "<d"


def written(table: pd.DataFrame, kind: DatatraekKind) -> str:
    """The hash as its docstring says it."""
    made = {name: column(table[name].tolist(), str(table[name].dtype)) for name in ROW_COLUMNS[kind]}
    by = [*ROW_KEYS[kind], *(name for name in ROW_COLUMNS[kind] if name not in ROW_KEYS[kind])]

    def place(row: int) -> list[tuple[bool, float]]:
        values = [made[name][1][row] for name in by]
        return [(each != each, 0 if each != each else each) for each in values]

    order = sorted(range(len(table)), key=place)
    digest = hashlib.sha256(b"zonekompas rows 1" + kind.value.encode() + size(len(table)))
    for name in ROW_COLUMNS[kind]:
        head, values, packed = made[name]
        digest.update(name.encode() + b"\0" + head)
        digest.update(b"".join(struct.pack(packed, values[row]) for row in order))
    return digest.hexdigest()


TWICE = [
    share("a2", 3, 10),
    share("a1", 1, 10),
    share("a1", 1, 10, value=None),
    share("a1", 1, 10, source_id="å"),
    share("a1", 1, 10, source_id=None),
    {"area_id": None, "status": "mangler"},
    {"area_id": "", "indicator_id": "\U0001f3e0", "period_end": None},
]
HOME = {
    "area_id": "a",
    "name": "Gården",
    "zone": "z1",
    "residents": 200,
    "lon": -0.0,
    "valid_from": "2024-01-01",
}


MONTHS = pd.DataFrame([{"activity_id": "c", "measure": each, **on("2026-06-30")} for each in "ba"])
SHAPES = pd.DataFrame({"area_id": ["b", "a"], "number": [2, None], "geojson": ["{}", None]})


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (rows(*TWICE), OBS),
        (rows(*[share(f"a{n}", n, 10) for n in (3, 1, 2)], share("a1", 2, 10, **on("1969-12-31"))), OBS),
        (rows().iloc[:0], OBS),
        (
            typed_rows(pd.DataFrame([HOME, {**HOME, "valid_from": None}, {**HOME, "area_id": "b"}]), HOMES),
            HOMES,
        ),
        (typed_rows(SHAPES, ZONES), ZONES),
        (typed_rows(MONTHS, REGISTERED), REGISTERED),
    ],
)
def test_the_hash_is_what_its_description_says(table: pd.DataFrame, kind: DatatraekKind) -> None:
    assert rows_hash(table, kind) == written(table, kind)
    assert rows_hash(table.iloc[::-1], kind) == written(table, kind)
    assert rows_hash(table.astype("object"), kind) == written(table, kind)


def test_a_column_that_is_not_there_is_missing_throughout() -> None:
    table = rows(share("a1", 1, 10), share("a2", 2, 10))
    assert rows_hash(table.drop(columns=["source_id", "value"]), OBS) == written(
        table.assign(source_id=None, value=math.nan), OBS
    )
    days, names = ["2024-10-01", "2024-10-01"], table["area_id"].astype("string")
    words = table.assign(period_end=days, numerator=[1.0, 2.0], area_id=names)
    assert rows_hash(words, OBS) == written(table, OBS)
