"""A table whose numbers are written the Danish way and sort as numbers, for `st.dataframe`."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from lib.domain.numbers import number
from lib.domain.observation import STATUS_WORDS, Status
from lib.ui.once import once


def written(table: pd.DataFrame, decimals: Mapping[str, int]) -> Styler:
    """The table with its numbers written with so many `decimals` by column; a missing one reads 'mangler'.

    Streamlit asks a Styler for its cells by `_translate`, which takes pandas 10-30 ms in every run for what is the same
    each time: they are handed over ready. A test holds the two against each other.
    """
    cells = once(written_cells, table, dict(decimals))
    styler = table.style
    styler._translate = lambda *_: {"body": cells}  # type: ignore[method-assign]  # asked for by Streamlit alone
    return styler


def written_cells(table: pd.DataFrame, decimals: Mapping[str, int]) -> list[list[dict[str, Any]]]:
    """As pandas gives them, by row: id ('row0_col1') and words of each cell that is not written as it stands."""
    styler = table.style.format({column: _danish_number(places) for column, places in decimals.items()})
    styler._compute()
    plain = table.astype(str).to_numpy()
    return [
        [
            {"id": f"row{down}_col{across}", "display_value": cell["display_value"]}
            for across, cell in enumerate(each for each in row if each["type"] == "td")
            if cell["display_value"] != plain[down, across]
        ]
        for down, row in enumerate(styler._translate(False, False)["body"])
    ]


def _danish_number(decimals: int) -> Callable[[float], str]:
    def words(value: float) -> str:
        return STATUS_WORDS[Status.MANGLER] if pd.isna(value) else number(value, decimals)

    return words
