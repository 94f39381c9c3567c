"""100 more random deliveries and re-issues of loaded figures against the tests' own outsider."""

from pathlib import Path

import pytest

from tests.warehouse.masking import test_loaded_random as small

SEEDS = 100


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1000 + SEEDS))
def test_random_deliveries_keep_their_few(seed: int, tmp_path: Path) -> None:
    small.test_a_delivery_keeps_its_few(seed, tmp_path)
    small.test_a_re_issue_keeps_the_few_of_both(seed, tmp_path)
