"""From a year to the days it covers."""

import datetime as dt

import pytest

from lib.domain.periods import period_of


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("aar", dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
        ("aar2", dt.date(2019, 1, 1), dt.date(2020, 12, 31)),
        ("skoleaar", dt.date(2019, 8, 1), dt.date(2020, 7, 31)),
        ("10-01", dt.date(2020, 10, 1), dt.date(2020, 10, 1)),
    ],
)
def test_each_rule(rule: str, start: dt.date, end: dt.date) -> None:
    assert period_of(rule, 2020) == (start, end)


def test_a_given_date_has_no_year_rule() -> None:
    with pytest.raises(
        ValueError, match=r"^En indikator med perioden «dato» har ingen årsregel: datoen står i kilden\.$"
    ):
        period_of("dato", 2022)
