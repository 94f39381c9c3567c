"""Five hundred random small plans: the proposal is the best of all placements, and clashes are smallest ones."""

import pytest

from tests.domain.allocation.proposal.test_proposal import check_against_enumeration

CASES = 500
PARTS = 10


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_five_hundred_proposals_are_the_best_there_is(part: int) -> None:
    for seed in range(10_000 + part, 10_000 + CASES, PARTS):
        check_against_enumeration(seed)
