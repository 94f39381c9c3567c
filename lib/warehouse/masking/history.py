"""What has been out before: the rows of a period as they stood in each earlier version."""

from dataclasses import dataclass

import pandas as pd

from lib.domain.disclosure import window_end
from lib.domain.indicator import Kind
from lib.domain.plan_tables import PlanTables
from lib.warehouse.loaded import LOADED_KEY, loaded_rows, superseded_rows


@dataclass(frozen=True)
class History:
    """`rows`: all rows ever published with `order` and `in_force`, by when they came out."""

    rows: pd.DataFrame

    def states_before(self, current: pd.DataFrame) -> list[pd.DataFrame]:
        """The rows of the same indicators and periods as they stood before `current`, oldest first; mostly none.

        A datatræk stands until a later one has the same key. When one was withdrawn is not known: it stands until
        the end, as its readers may remember it.
        """
        indicators = set(current["indicator_id"])
        years = set(current["period_end"].dt.year.map(window_end))
        own = self.rows[
            self.rows["indicator_id"].isin(indicators)
            & (
                self.rows["period_end"].isin(set(current["period_end"]))
                | (self.rows["pooled"] & self.rows["period_end"].dt.year.map(window_end).isin(years))
            )
        ]
        states = [self._standing(own[own["order"] <= order]) for order in sorted(own["order"].unique())]
        is_current = bool(states) and bool(states[-1]["in_force"].all()) and len(states[-1]) == len(current)
        return states[:-1] if is_current else states

    def _standing(self, rows: pd.DataFrame) -> pd.DataFrame:
        latest = rows.sort_values("order", kind="stable")
        return latest.drop_duplicates(LOADED_KEY, keep="last").sort_index()


def history_of(plan_tables: PlanTables) -> History:
    """Every loaded row that has been in a version, means left out: nothing is summed from them."""
    indicators = plan_tables.tables["indicators"].set_index("indicator_id")
    both = loaded_rows(plan_tables).assign(in_force=True)
    gone = superseded_rows(plan_tables).assign(in_force=False)
    if not gone.empty:
        both = pd.concat([gone, both], ignore_index=True)
    pooled = both["indicator_id"].map(indicators["sensitive"] & indicators["additive"])
    rows = both.assign(pooled=pooled.astype(bool))
    return History(rows[rows["indicator_id"].map(indicators["kind"]) != Kind.MEAN])
