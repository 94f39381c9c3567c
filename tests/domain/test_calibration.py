"""The distance between a roll-up and a published figure."""

import pandas as pd

from lib.domain.calibration import deviations


def test_largest_first_and_only_where_both_are_known() -> None:
    keys = {"indicator_id": "i", "period_end": pd.Timestamp("2020-10-01")}
    measured = pd.DataFrame(
        [{**keys, "area_id": a, "value": v} for a, v in (("a", 10.0), ("b", 20.0), ("c", None))]
    )
    rolled = pd.DataFrame(
        [{**keys, "area_id": a, "value": v} for a, v in (("a", 10.1), ("b", 19.6), ("d", 5.0))]
    )
    found = deviations(measured, rolled)
    assert found["area_id"].tolist() == ["b", "a"]
    assert found["deviation_points"].round(6).tolist() == [-0.4, 0.1]
    assert found.columns.tolist() == [
        "indicator_id",
        "area_id",
        "period_end",
        "measured",
        "rolled_up",
        "deviation_points",
    ]
