"""The hash over the sorted rows: two datatræk that say the same have the same, whatever file they came from."""

import hashlib

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.types import is_object_dtype

from lib.domain.datatraek.rows import ROW_COLUMNS, ROW_KEYS, DatatraekKind, floats, typed_rows

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

_FORMAT = b"zonekompas rows 1"
_BLOCK = 1 << 20
"""So many rows are put in order and hashed at a time."""


def rows_hash(rows: pd.DataFrame, kind: DatatraekKind) -> str:
    """sha256 (hex) of what `rows` say: ROW_COLUMNS of the kind, sorted by key, then by the other columns.

    The order of the rows, the index, other columns (PLACE_COLUMNS, datatraek_id ...) and the dtypes play no part; a
    missing cell differs from 0 and from the empty text. Written column by column, little-endian: name; for text the
    sorted distinct words (length, UTF-8) and each row's place among them from 1, 0 for missing; for dates
    microseconds since 1970, the smallest int64 for missing; for numbers float64, NaN for missing and no negative
    zero. Raises what `typed_rows` raises when a column cannot be typed.
    """
    columns = {name: _canonical(_typed(rows, name, kind)) for name in ROW_KEYS[kind]}
    order = _order_by(columns, len(rows))
    if order is None:
        others = [name for name in ROW_COLUMNS[kind] if name not in columns]
        columns |= {name: _canonical(_typed(rows, name, kind)) for name in others}
        order = np.lexsort([values for _, values in reversed(columns.values())])
    digest = hashlib.sha256(_FORMAT + kind.value.encode() + _size(len(rows)))
    for name in ROW_COLUMNS[kind]:
        if name not in columns:
            columns[name] = _canonical(_typed(rows, name, kind))
        head, values = columns.pop(name)
        digest.update(name.encode() + b"\0" + head)
        for start in range(0, len(rows), _BLOCK):
            digest.update(values[order[start : start + _BLOCK]].tobytes())
    return digest.hexdigest()


def _typed(rows: pd.DataFrame, name: str, kind: DatatraekKind) -> pd.Series:
    """One column as `typed_rows` has it, words as they are. What is typed already is not copied: the columns of
    millions of rows are looked at one after the other, never all at once."""
    if name in rows:
        cells, wanted = rows[name], typed_rows(pd.DataFrame(), kind)[name].dtype
        if _is_words(cells) if is_object_dtype(wanted) else cells.dtype == wanted:
            return cells
    return typed_rows(rows[[name]] if name in rows else rows[[]], kind)[name]


def _is_words(cells: pd.Series) -> bool:
    return is_object_dtype(cells.dtype) or isinstance(cells.dtype, pd.CategoricalDtype | pd.StringDtype)


def _canonical(cells: pd.Series) -> tuple[bytes, Codes | Numbers]:
    """What precedes the column, and the column as numbers that sort and hash the same on every machine."""
    if pd.api.types.is_datetime64_any_dtype(cells.dtype):
        return b"", cells.to_numpy(dtype="datetime64[us]").astype("<i8")
    if _is_words(cells):
        codes, words = pd.factorize(cells)
        texts, inverse = np.unique(np.array([str(word) for word in words], dtype=object), return_inverse=True)
        place = np.append(inverse + 1, 0).astype("<i8")
        return _listed([str(text) for text in texts]), place[codes]
    numbers = floats(cells)
    return b"", np.where(np.isnan(numbers), np.nan, numbers + 0.0).astype("<f8")


def _size(number: int) -> bytes:
    return number.to_bytes(8, "little")


def _listed(words: list[str]) -> bytes:
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    lengths = b"".join(_size(len(each)) + each for each in encoded)
    return _size(len(encoded)) + lengths


def _order_by(keys: dict[str, tuple[bytes, Codes | Numbers]], rows: int) -> Codes | None:
    """The rows sorted by key; None where a key stands more than once and so the other columns decide."""
    packed = np.zeros(rows, dtype=np.int64)
    size = 1
    for _, values in keys.values():
        codes, distinct = pd.factorize(values, sort=True)
        size *= max(len(distinct), 1) + 1
        packed = packed * (max(len(distinct), 1) + 1) + codes
    order = np.argsort(packed, kind="stable")
    ordered = packed[order]
    unique = size < np.iinfo(np.int64).max and not (ordered[1:] == ordered[:-1]).any()
    return order if unique else None
