"""200 random plans: every mask withstands the attacker, and the heuristic's extra loss stays small."""

import pytest

from lib.domain.disclosure import attack, exact_mask, heuristic_mask, publish, required_spans
from lib.domain.disclosure.loss import loss_weight
from tests.domain.disclosure.plans import random_plan

PLANS = 200


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1000 + PLANS))
def test_random_plans_withstand_the_attacker(seed: int) -> None:
    table = random_plan(seed)
    required = required_spans(table).by_cell(table)
    exact, quick = exact_mask(table), heuristic_mask(table)
    assert exact.proven
    for mask in (exact.mask, quick):
        assert attack(publish(table, mask)).unsafe(required) == {}
    quick_loss = loss_weight(table, table.positions(quick.hidden))
    assert exact.loss - 1e-9 <= quick_loss <= 1.5 * exact.loss + 5.0
