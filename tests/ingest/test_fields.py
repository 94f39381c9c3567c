"""What a cell of a plan's CSV may hold."""

import pandas as pd
import pytest

from lib.ingest.fields import Field, Holds


@pytest.mark.parametrize(
    ("field", "cell", "accepted"),
    [
        (Field(Holds.NUMBER, low=0, high=100), "42.6", True),
        (Field(Holds.NUMBER, low=0, high=100), "42,6", False),
        (Field(Holds.NUMBER, low=0, high=100), "100.1", False),
        (Field(Holds.NUMBER, low=0, high=100), "nan", False),
        (Field(Holds.NUMBER), "", False),
        (Field(Holds.NUMBER, required=False), "", True),
        (Field(Holds.WHOLE), "3", True),
        (Field(Holds.WHOLE), "3.5", False),
        (Field(Holds.DATE), "2022-06-01", True),
        (Field(Holds.DATE), "2022-06-31", False),
        (Field(Holds.DATE), "20220601", False),
        (Field(Holds.FLAG), "1", True),
        (Field(Holds.FLAG), "ja", False),
        (Field(choices=("a", "b")), "b", True),
        (Field(choices=("a", "b")), "c", False),
    ],
)
def test_accepts(field: Field, cell: str, accepted: bool) -> None:
    assert field.accepts(cell) is accepted


def test_an_empty_cell_becomes_missing_and_never_zero() -> None:
    cells = pd.Series(["1", ""])
    for holds in (Holds.NUMBER, Holds.WHOLE):
        typed = Field(holds, required=False).typed(cells)
        assert typed[0] == 1
        assert pd.isna(typed[1])
    assert Field(required=False).typed(pd.Series(["x", ""])).tolist() == ["x", None]
