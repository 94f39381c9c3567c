"""100 residents and 50 households: both limits, at and just under."""

import pandas as pd

from lib.domain.small_areas import kept_out


def test_each_limit_at_and_just_under() -> None:
    areas = pd.DataFrame(
        [("both at the limit", 100, 50), ("residents under", 99, 50), ("households under", 100, 49)],
        columns=["area_id", "residents", "households"],
    )
    assert kept_out(areas, 100, 50) == {"residents under", "households under"}
