"""How far a roll-up stands from the measured figure of the same area and period."""

import pandas as pd

KEYS = ["indicator_id", "area_id", "period_end"]


def deviations(measured: pd.DataFrame, rolled: pd.DataFrame) -> pd.DataFrame:
    """Where an area has both: measured, rolled_up (pct 0-100) and deviation_points = rolled_up - measured.

    Both frames carry indicator_id, area_id, period_end, value. Largest deviation first.
    """
    both = measured[[*KEYS, "value"]].merge(
        rolled[[*KEYS, "value"]], on=KEYS, suffixes=("_measured", "_rolled")
    )
    both = both.dropna(subset=["value_measured", "value_rolled"])
    both = both.rename(columns={"value_measured": "measured", "value_rolled": "rolled_up"})
    both["deviation_points"] = both["rolled_up"] - both["measured"]
    order = both["deviation_points"].abs().sort_values(ascending=False).index
    return both.loc[order].reset_index(drop=True)
