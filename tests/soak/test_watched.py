"""The arithmetic of the watch: a slope that peaks do not move, and an interval that says how sure it is."""

import random

import pytest

from tests.soak.many_sessions import faults_in
from tests.soak.watched import memory_slope


def looks(mb_a_min: float, noise: float) -> list[tuple[float, float]]:
    """Six minutes of a process that grows so much, with a peak of 300 MB now and then."""
    chance = random.Random(1)
    return [
        (second, 400 + mb_a_min * second / 60 + chance.gauss(0, noise) + (300 if second % 47 == 0 else 0))
        for second in range(360)
    ]


@pytest.mark.parametrize("grows", [0.0, 3.0, 20.0])
def test_the_slope_of_a_leak_is_found_through_noise_and_peaks(grows: float) -> None:
    slope = memory_slope(looks(grows, noise=4))
    assert slope.low <= grows <= slope.high
    assert slope.mb_per_min == pytest.approx(grows, abs=1)
    assert slope.high - slope.low < 2


def test_a_slow_run_is_no_fault_and_an_exception_is_one() -> None:
    slow, failed = (
        '{"level": "WARNING", "event": "slow-run"}',
        '{"level": "ERROR", "exception": ["KeyError"]}',
    )
    assert faults_in(f"{slow}\n{failed}\nTraceback (most recent call last):") == [
        failed,
        "Traceback (most recent call last):",
    ]
