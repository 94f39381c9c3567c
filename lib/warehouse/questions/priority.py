"""What zones can be put in order by: the indicators that have zone figures, with all their periods."""

from collections.abc import Sequence

import pandas as pd

from lib.domain.indicator import Indicator
from lib.domain.observation import SHOWN_COLUMNS
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.catalogue import indicator, zonal_indicators
from lib.warehouse.questions.observed import series


@answered_once
def weighable(
    warehouse: PublicWarehouse, area_ids: Sequence[str], only_real: bool
) -> tuple[pd.DataFrame, list[Indicator]]:
    """The figures in the areas (SHOWN_COLUMNS), whatever the period, and their indicators in the plan's order."""
    found = [
        indicator(warehouse, name)
        for name in zonal_indicators(warehouse, only_real, dated=True)["indicator_id"]
    ]
    frames = [series(warehouse, each.indicator_id, area_ids, only_real) for each in found]
    return pd.concat(frames or [pd.DataFrame(columns=list(SHOWN_COLUMNS))]), found
