"""Many typed frames into one of millions of rows, without holding any of it twice."""

from collections.abc import Iterable
from typing import Any, Protocol

import numpy as np
import pandas as pd
import pyarrow as pa

from lib.domain.datatraek.rows import DatatraekKind, typed_rows

FIGURES = (DatatraekKind.OBSERVATIONER, DatatraekKind.REGISTRERINGER)
ADDRESS = "cell"
_FIRST_ROWS = 1 << 16


def stacked(frames: Iterable[pd.DataFrame], kind: DatatraekKind) -> pd.DataFrame:
    """The frames (each as `typed_rows`) under each other.

    Of figures the words are categories and the addresses Arrow text: every row has an address of its own, and as
    Python's strings the addresses alone would take more memory than all else.
    """
    empty = typed_rows(pd.DataFrame(), kind)
    if kind not in FIGURES:
        return pd.concat([empty, *frames], ignore_index=True)
    columns: dict[str, _Column] = {str(name): _column_for(str(name), empty[name].dtype) for name in empty}
    for frame in frames:
        for name, column in columns.items():
            column.add(frame[name])
    return pd.DataFrame({name: column.whole() for name, column in columns.items()}, copy=False)


class _Column(Protocol):
    """A column that grows."""

    def add(self, cells: pd.Series) -> None:
        """Puts the cells under those that are there."""

    def whole(self) -> Any:
        """All of it, as pandas takes it."""


def _column_for(name: str, dtype: Any) -> _Column:
    if name == ADDRESS:
        return _Texts()
    if pd.api.types.is_object_dtype(dtype):
        return _Words()
    return _Counts() if dtype == "Int64" else _Plain(dtype)


class _Growing:
    """An array with room for more. Room that is never written to is no memory in use."""

    def __init__(self, dtype: Any) -> None:
        self._room = np.empty(_FIRST_ROWS, dtype=dtype)
        self._size = 0

    def add(self, values: np.ndarray) -> None:
        size = self._size + len(values)
        if size > len(self._room):
            wider = np.empty(max(size, 2 * len(self._room)), dtype=self._room.dtype)
            wider[: self._size] = self._room[: self._size]
            self._room = wider
        self._room[self._size : size] = values
        self._size = size

    def whole(self) -> np.ndarray:
        return self._room[: self._size]


class _Plain:
    """Numbers or days."""

    def __init__(self, dtype: Any) -> None:
        self._values = _Growing(dtype)

    def add(self, cells: pd.Series) -> None:
        self._values.add(cells.to_numpy())

    def whole(self) -> np.ndarray:
        return self._values.whole()


class _Counts:
    """Whole numbers, some of them missing."""

    def __init__(self) -> None:
        self._values, self._missing = _Growing("int64"), _Growing("bool")

    def add(self, cells: pd.Series) -> None:
        self._values.add(cells.to_numpy(dtype="int64", na_value=0))
        self._missing.add(cells.isna().to_numpy())

    def whole(self) -> pd.api.extensions.ExtensionArray:
        return pd.arrays.IntegerArray(self._values.whole(), self._missing.whole())


class _Words:
    """Few words in many rows."""

    def __init__(self) -> None:
        self._codes = _Growing("int32")
        self._known: dict[object, int] = {}

    def add(self, cells: pd.Series) -> None:
        codes, words = pd.factorize(cells.to_numpy())
        own = [self._known.setdefault(word, len(self._known)) for word in words]
        # A missing cell has code -1, which is the last place of the list.
        self._codes.add(np.array([*own, -1], dtype="int32")[codes])

    def whole(self) -> pd.Categorical:
        return pd.Categorical.from_codes(self._codes.whole(), pd.Index([*self._known], dtype=object))


class _Texts:
    """A text of its own in every row."""

    def __init__(self) -> None:
        self._pieces: list[pa.Array] = []

    def add(self, cells: pd.Series) -> None:
        self._pieces.append(pa.array(cells.to_numpy(), type=pa.large_string()))

    def whole(self) -> pd.api.extensions.ExtensionArray:
        return pd.array(pa.chunked_array(self._pieces, type=pa.large_string()), dtype="str")
