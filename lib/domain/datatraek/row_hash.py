"""The hash over the sorted rows: two datatræk that say the same have the same, whatever file they came from."""

import hashlib

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.domain.datatraek.rows import ROW_COLUMNS, ROW_KEYS, DatatraekKind, typed_rows

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

_FORMAT = b"zonekompas rows 1"


def rows_hash(rows: pd.DataFrame, kind: DatatraekKind) -> str:
    """sha256 (hex) of what `rows` say: ROW_COLUMNS of the kind, sorted by key, then by the other columns.

    The order of the rows, the index, other columns (PLACE_COLUMNS, datatraek_id ...) and the dtypes play no part; a
    missing cell differs from 0 and from the empty text. Written column by column, little-endian: name; for text the
    sorted distinct words (length, UTF-8) and each row's place among them from 1, 0 for missing; for dates
    microseconds since 1970, the smallest int64 for missing; for numbers float64, NaN for missing and no negative
    zero. Raises what `typed_rows` raises when a column cannot be typed.
    """
    typed = typed_rows(rows, kind)
    columns = {name: _canonical(typed[name]) for name in ROW_COLUMNS[kind]}
    order = _order(columns, ROW_KEYS[kind], len(typed))
    digest = hashlib.sha256(_FORMAT + kind.value.encode() + _size(len(typed)))
    for name, (head, values) in columns.items():
        digest.update(name.encode() + b"\0" + head)
        digest.update(np.ascontiguousarray(values[order]).tobytes())
    return digest.hexdigest()


def _canonical(cells: pd.Series) -> tuple[bytes, Codes | Numbers]:
    """What precedes the column, and the column as numbers that sort and hash the same on every machine."""
    if pd.api.types.is_datetime64_any_dtype(cells.dtype):
        return b"", cells.to_numpy(dtype="datetime64[us]").astype("<i8")
    if cells.dtype == object:
        codes, words = pd.factorize(cells.to_numpy(), sort=False)
        texts, inverse = np.unique(np.array([str(word) for word in words], dtype=object), return_inverse=True)
        place = np.append(inverse + 1, 0).astype("<i8")
        return _listed([str(text) for text in texts]), place[codes]
    numbers = cells.to_numpy(dtype=np.float64, na_value=np.nan)
    return b"", np.where(np.isnan(numbers), np.nan, numbers + 0.0).astype("<f8")


def _size(number: int) -> bytes:
    return number.to_bytes(8, "little")


def _listed(words: list[str]) -> bytes:
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    lengths = b"".join(_size(len(each)) + each for each in encoded)
    return _size(len(encoded)) + lengths


def _order(columns: dict[str, tuple[bytes, Codes | Numbers]], keys: tuple[str, ...], rows: int) -> Codes:
    """The rows sorted by key; where a key stands more than once, by all columns."""
    packed = np.zeros(rows, dtype=np.int64)
    size = 1
    for key in keys:
        codes, distinct = pd.factorize(columns[key][1], sort=True)
        size *= max(len(distinct), 1) + 1
        packed = packed * (max(len(distinct), 1) + 1) + codes
    order = np.argsort(packed, kind="stable")
    ordered = packed[order]
    if size < np.iinfo(np.int64).max and not (ordered[1:] == ordered[:-1]).any():
        return order
    first_last = [*keys, *(name for name in columns if name not in keys)]
    return np.lexsort([columns[name][1] for name in reversed(first_last)])
