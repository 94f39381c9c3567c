"""The bucket: a burst, then the rate, never more; callers do not disturb each other; memory is bounded."""

import hypothesis.strategies as st
from hypothesis import given

from lib.serving.buckets import Buckets, Rate


def granted(buckets: Buckets, moments: list[float], caller: str = "a") -> int:
    return sum(buckets.wait_s(caller, moment) == 0 for moment in moments)


def test_a_burst_is_let_through_and_the_next_is_told_how_long_to_wait() -> None:
    buckets = Buckets(Rate(burst=3, per_minute=6))

    assert [buckets.wait_s("a", 100.0) for _ in range(4)] == [0, 0, 0, 10]
    assert buckets.wait_s("a", 105.0) == 5
    assert buckets.wait_s("a", 110.0) == 0
    assert buckets.wait_s("b", 110.0) == 0


@given(st.lists(st.floats(0, 600), max_size=200).map(sorted))
def test_no_more_than_the_burst_and_the_rate_are_ever_granted(moments: list[float]) -> None:
    assert granted(Buckets(Rate(burst=5, per_minute=30)), moments) <= 5 + 30 * 10


@given(st.integers(1, 20), st.integers(0, 50))
def test_a_caller_who_keeps_to_the_rate_is_never_refused(burst: int, first: int) -> None:
    assert granted(Buckets(Rate(burst, 60)), [first + second for second in range(100)]) == 100


def test_a_flood_of_addresses_takes_no_memory_and_a_clock_that_stands_still_gives_nothing() -> None:
    buckets = Buckets(Rate(burst=1, per_minute=60), most_callers=100)

    for number in range(1000):
        buckets.wait_s(str(number), 0.0)
    assert len(buckets) == 100
    assert buckets.wait_s("999", 0.0) == 1
