"""The ordinary case: afdelinger of one year in their zones, their organisation and the plan."""

from collections.abc import Iterator

import pandas as pd

from lib.domain.disclosure import Publication
from lib.domain.disclosure.frame import table_of_rows
from lib.domain.observation import Provenance
from lib.warehouse.masking.task import MEASURED, ROLLED, MaskingTask, row_keys


def yearly_tasks(
    afdelinger: pd.DataFrame, groups: pd.DataFrame, printed: pd.DataFrame, publication: Publication
) -> Iterator[MaskingTask]:
    """One task per period and bundle of linked indicators.

    `afdelinger`: measured rows of afdelinger (not of the pooled indicators); `groups`: rolled-up rows;
    `printed`: published rows of the same areas, known to the attacker as printed.
    """
    for period_end, of_period in afdelinger.groupby("period_end"):
        indicators = of_period["indicator_id"].unique().tolist()
        for bundle in publication.links.bundles(indicators):
            own = of_period[of_period["indicator_id"].isin(bundle)]
            beside = printed[(printed["period_end"] == period_end) & printed["indicator_id"].isin(bundle)]
            rolled = groups[(groups["period_end"] == period_end) & groups["indicator_id"].isin(bundle)]
            rows = pd.concat([own, beside[beside["provenance"] == Provenance.PUBLISHED]], ignore_index=True)
            table = table_of_rows(rows, bundle, publication)
            shown = own[~own["area_id"].isin(publication.kept_out)]
            cells = row_keys(shown, MEASURED) | row_keys(rolled, ROLLED)
            yield MaskingTask(f"{'+'.join(bundle)} {period_end:%Y-%m-%d}", table, cells)
