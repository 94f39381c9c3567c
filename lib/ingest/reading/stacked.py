"""Many typed frames into one without holding all of it twice."""

from collections.abc import Iterable

import pandas as pd

from lib.domain.datatraek.rows import DatatraekKind, typed_rows


def stacked(frames: Iterable[pd.DataFrame], kind: DatatraekKind) -> pd.DataFrame:
    """The frames, typed each, under each other as `typed_rows`.

    Columns are kept apart and joined one by one, so that the peak is one column above the sum.
    """
    empty = typed_rows(pd.DataFrame(), kind)
    pieces: dict[str, list[pd.Series]] = {str(name): [empty[name]] for name in empty}
    for frame in frames:
        for name, own in pieces.items():
            # A frame keeps columns of one type in one block: without a copy the block lives as long as its last column.
            own.append(frame[name].copy())
    columns = {}
    for name, own in pieces.items():
        columns[name] = pd.concat(own, ignore_index=True)
        own.clear()
    return pd.DataFrame(columns, copy=False)
