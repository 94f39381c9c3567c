"""From counts to the figure that is shown."""

import pandas as pd

from lib.domain.shares import value_of


def test_each_kind_by_hand_and_on_the_rows_it_came_from() -> None:
    rows = pd.DataFrame(
        {
            "kind": ["share", "rate", "count", "mean", "share", "share", "share"],
            "numerator": [1, 9, 7, 5, 5, 0, 3],
            "denominator": [1, 200, None, 10, 0, 4, None],
        },
        index=[9, 3, 5, 1, 0, 2, 7],
    )
    found = value_of(rows["kind"], rows["numerator"], rows["denominator"])
    assert found.dtype == "float64"
    assert found.dropna().to_dict() == {9: 100.0, 3: 4.5, 5: 7.0, 2: 0.0}
    assert found.index[found.isna()].tolist() == [1, 0, 7]
