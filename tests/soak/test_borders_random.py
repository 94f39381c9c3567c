"""Many questions of moved borders on many random plans: together they never narrow a masked count."""

import pytest

from tests.warehouse.borders.test_audit import check_questions

PLANS = 150


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2000, 2000 + PLANS))
def test_ten_questions_leave_every_masked_count_its_span(seed: int) -> None:
    check_questions(seed, questions=10)
