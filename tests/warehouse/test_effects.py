"""The assumptions about effect reach the public warehouse as the plan's file has them."""

import pandas as pd

from lib.domain.effect.assumptions import assumptions_from
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse
from tests.domain.effect.test_assumptions import real


def test_they_come_back_as_written(public_warehouse: PublicWarehouse) -> None:
    found = assumptions_from(questions.effects(public_warehouse), questions.unit_values(public_warehouse))
    pd.testing.assert_frame_equal(pd.DataFrame(found.rows), pd.DataFrame(real().rows))
