"""Danish figures as they are written."""

import pytest

from lib.domain import numbers


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (numbers.count(8885), "8.885"),
        (numbers.number(42.38), "42,4"),
        (numbers.number(-3.21), "−3,2"),
        (numbers.pct(42.6), "42,6\N{NO-BREAK SPACE}%"),
        (numbers.share(86.4), "86"),
        (numbers.share(99.4), "99"),
        (numbers.share(99.7), "99,7"),
        (numbers.share(99.7, 1), "99,7"),
        (numbers.share(99.96), "99,96"),
        (numbers.share(99.999), "99,99"),
        (numbers.share(100.0), "100"),
        (numbers.share(100 * (0.1 + 0.2 + 0.7)), "100"),
        (numbers.share(100, 1), "100,0"),
        (numbers.share_pct(99.7), "99,7\N{NO-BREAK SPACE}%"),
        (numbers.points(25.63), "25,6 procentpoint"),
        (numbers.signed(3.2), "+3,2"),
        (numbers.signed(-3.2), "−3,2"),
        (numbers.signed(0.0), "0,0"),
        (numbers.signed(0.04), "0,0"),
        (numbers.signed(-0.04), "0,0"),
        (numbers.hours(37), "37"),
        (numbers.hours(9.5), "9,5"),
        (numbers.hour_words(0.5), "en halv time"),
        (numbers.hour_words(1), "1 time"),
        (numbers.hour_words(1.5), "1,5 timer"),
        (numbers.hour_words(1000), "1.000 timer"),
        (numbers.hour_words(0), "0 timer"),
    ],
)
def test_written_the_danish_way(written: str, expected: str) -> None:
    assert written == expected


def test_all_of_a_whole_is_only_said_of_all_of_it() -> None:
    shares = (99.4, 99.5, 99.94, 99.95, 99.994, 99.995, 99.9999, 100 - 1e-10, 100.0)
    assert [numbers.share(each) for each in shares] == [
        "99", "99,5", "99,9", "99,95", "99,99", "99,99", "99,99", "100", "100",
    ]  # fmt: skip
    assert [numbers.signed(each, 0) for each in (1.4, -1.4, 0.4, -0.4)] == ["+1", "−1", "0", "0"]
    assert numbers.pct(42.38, 0) == "42\N{NO-BREAK SPACE}%"
    assert numbers.number(1234567.891, 2) == "1.234.567,89"
