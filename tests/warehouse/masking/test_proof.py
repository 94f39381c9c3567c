"""The proof of a plan that has no figures yet: there is nothing to attack, and that is no fault."""

import pandas as pd

from lib.warehouse.masking.proof import prove, statuses, traces
from lib.warehouse.measured import Measured

COLUMNS = [
    "indicator_id", "area_id", "period_end", "status", "provenance", "value", "numerator", "denominator", "low", "high",
]  # fmt: skip
NOTHING = Measured(pd.DataFrame(columns=COLUMNS), pd.DataFrame(columns=COLUMNS))


def test_a_plan_without_figures_has_nothing_to_leak() -> None:
    assert statuses(NOTHING).empty
    assert traces(NOTHING).empty
    proof = prove([], NOTHING)
    assert (proof.tables, proof.masked, proof.leaks) == (0, 0, ())
