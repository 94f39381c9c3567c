"""A comparison in words: the side, the difference in its unit, and the judgement for who cannot see the colour."""

import pytest

from lib.domain.benchmark import Comparison, Judgement, Side
from lib.domain.comparison_words import difference_words, full_words, side_words

OVER = Comparison(25.6, Side.OVER, Judgement.UGUNSTIG)
UNDER = Comparison(-3.24, Side.UNDER, Judgement.GUNSTIG)
EQUAL = Comparison(0.0, Side.EQUAL, Judgement.NONE)


@pytest.mark.parametrize(
    ("comparison", "difference", "side", "full"),
    [
        (
            OVER,
            "25,6 procentpoint over kommunen",
            "25,6 over kommunen",
            "25,6 procentpoint over kommunen, ugunstigt",
        ),
        (
            UNDER,
            "3,2 procentpoint under kommunen",
            "3,2 under kommunen",
            "3,2 procentpoint under kommunen, gunstigt",
        ),
        (EQUAL, "på niveau med kommunen", "på niveau med kommunen", "på niveau med kommunen"),
    ],
)
def test_a_difference_is_said_with_its_side(
    comparison: Comparison, difference: str, side: str, full: str
) -> None:
    assert difference_words(comparison, "pct", "kommunen") == difference
    assert side_words(comparison, "pct", "kommunen") == side
    assert full_words(comparison, "pct", "kommunen") == full


def test_counts_have_no_decimals() -> None:
    assert side_words(Comparison(12.0, Side.OVER, Judgement.NONE), "antal", "landet") == "12 over landet"
