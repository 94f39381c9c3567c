"""The zones against the kommune: published and loaded figures only, the same for slides and papers."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.domain.plan import Plan
from lib.domain.profile import Held, ProfileLine, profile_lines
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

BENCHMARK = "kommunen"


@dataclass(frozen=True)
class ZoneFigures:
    """`figures`: every zone's latest figures (as the question `area_matrix`); `series` their periods and those of the
    `kommune`; `breaks` the days of databrud per indicator."""

    figures: pd.DataFrame
    series: pd.DataFrame
    breaks: dict[str, list[date]]
    kommune: str

    def lines(self, zone_id: str) -> list[ProfileLine]:
        """The lines of a zone's profile against the kommune."""
        held = Held(self.series[self.series["area_id"] == self.kommune], BENCHMARK)
        own = self.series[self.series["area_id"] == zone_id]
        return profile_lines(self.figures, zone_id, held, own, self.breaks)

    def of(self, zone_id: str) -> pd.DataFrame:
        """The zone's own figures."""
        return self.figures[self.figures["area_id"] == zone_id]


def zone_figures(warehouse: PublicWarehouse, plan: Plan) -> ZoneFigures | None:
    """None where no zone has a published or loaded figure."""
    figures = questions.area_matrix(warehouse, "zone", only_real=True)
    if figures.empty:
        return None
    areas = [*plan.zone_ids, plan.kommune_area]
    series = pd.concat(
        [
            questions.series(warehouse, each, areas, only_real=True)
            for each in figures["indicator_id"].drop_duplicates()
        ],
        ignore_index=True,
    )
    breaks = questions.breaks(warehouse).groupby("indicator_id")
    days = {str(indicator): [pd.Timestamp(day).date() for day in own["date"]] for indicator, own in breaks}
    return ZoneFigures(figures, series, days, plan.kommune_area)
