"""The cells that are handed to Streamlit ready are those that pandas would write."""

import pandas as pd
from streamlit.elements.lib.pandas_styler_utils import marshall_styler
from streamlit.proto.ArrowData_pb2 import ArrowData

from lib.domain.numbers import number
from lib.ui.written_table import written

TABLE = pd.DataFrame(
    {
        "Område": ["Zone 1", "Æ <b>", None],
        "År": [2019, 2020, 2021],
        "Værdi": [12.345, None, -1000.5],
        "Andel": [0.1, 0.25, 47.0],
        "Dag": pd.to_datetime(["2020-01-01", None, "2021-06-30"]),
        "Kendt": [True, False, None],
    },
    index=[4, 2, 9],
)


def shown(styler: object) -> bytes:
    """What the browser is told to show in each cell."""
    told = ArrowData()
    marshall_styler(told, styler, "navn")
    return told.styler.display_values


def test_the_same_is_shown_as_by_pandas() -> None:
    plain = TABLE.style.format(
        {
            "Værdi": lambda value: "mangler" if pd.isna(value) else number(value, 1),
            "Andel": lambda value: number(value, 2),
        }
    )
    first = shown(written(TABLE, {"Værdi": 1, "Andel": 2}))
    assert first == shown(plain)
    assert shown(written(TABLE, {"Værdi": 1, "Andel": 2})) == first


def test_other_decimals_are_other_words() -> None:
    assert shown(written(TABLE, {"Værdi": 2})) != shown(written(TABLE, {"Værdi": 1}))


def test_a_table_without_rows_is_shown_empty() -> None:
    empty = TABLE.head(0)
    assert shown(written(empty, {"Værdi": 1})) == shown(empty.style)
