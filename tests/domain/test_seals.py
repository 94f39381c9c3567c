"""A seal changes with every digit and with nothing else."""

import hashlib
import math

from hypothesis import assume, given
from hypothesis import strategies as st

from lib.domain.seals import SealedFigure

NUMBERS = st.floats(0, 1e7, allow_nan=False)


@given(NUMBERS, NUMBERS)
def test_another_value_gives_another_seal(one: float, other: float) -> None:
    assume(one != other)
    assert SealedFigure("f", "k", (one,)).seal() != SealedFigure("f", "k", (other,)).seal()


def test_an_empty_cell_is_not_zero() -> None:
    assert SealedFigure("f", "k", (math.nan,)).seal() != SealedFigure("f", "k", (0.0,)).seal()


def test_file_and_key_belong_to_the_seal() -> None:
    seals = {SealedFigure(file, key, (1.0,)).seal() for file in "ab" for key in "xy"}
    assert len(seals) == 4


def test_a_seal_is_the_start_of_the_sum_over_file_key_and_values() -> None:
    """Seals are kept beside the figures: another way to write them would break every one."""
    words = b"figures.csv|ledige z1 2019||47.9|0.0"
    made = SealedFigure("figures.csv", "ledige z1 2019", (math.nan, 47.9, 0.0)).seal()
    assert made == hashlib.sha256(words).hexdigest()[:12]
