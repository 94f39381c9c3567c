"""What has changed between two versions: only what the interval of the difference bears, and never demo."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.domain.since_last import News, since_last, since_last_finding

DAY = date(2026, 9, 3)


def row(
    indicator: str = "grundskole", year: int = 2025, persons: float = 1600, hits: float = 580, **other: Any
) -> dict[str, Any]:
    """One share of an area, with the persons behind it."""
    own = {
        "indicator_id": indicator,
        "area_id": "zone1",
        "name": "Zone 1",
        "short_label": "Kun grundskole",
        "unit": "pct",
        "kind": "share",
        "polarity": "lower",
        "year": year,
        "period_end": pd.Timestamp(year, 10, 1),
        "value": 100 * hits / persons,
        "numerator": hits,
        "denominator": persons,
        "status": "ok",
        "provenance": "datatraek",
    }
    return own | other


def news_of(then: list[dict[str, Any]], now: list[dict[str, Any]], breaks: Any = None) -> list[Any]:
    """What `since_last` finds between two lists of rows."""
    columns = list(row())
    return list(
        since_last(pd.DataFrame(then, columns=columns), pd.DataFrame(now, columns=columns), breaks or {})
    )


def test_a_difference_larger_than_its_interval_is_a_change_with_its_side() -> None:
    # 45,3 % of 1.600 against 36,3 %: Newcombe's interval of the difference is about -12,4 to -5,6.
    (one,) = news_of([row(hits=725, year=2024)], [row(hits=580)])
    assert one.news is News.CHANGED
    assert (one.years, one.better) == ((2024, 2025), True)
    assert one.contrast.value == pytest.approx(-9.0625)
    assert one.contrast.interval.high < 0
    assert (
        since_last_finding([one], DAY)
        == "1 tal har ændret sig mere end usikkerheden siden mødet 3. september 2026"
    )


def test_a_small_difference_is_within_the_uncertainty_and_no_change() -> None:
    (one,) = news_of([row(hits=590, year=2024)], [row(hits=580)])
    assert (one.news, one.better) == (News.WITHIN, None)
    words = since_last_finding([one], DAY)
    assert words == "Der er kommet et nyt tal siden mødet 3. september 2026, men ingen sikker ændring"


@pytest.mark.parametrize(
    ("then", "now", "news"),
    [
        ([row(numerator=float("nan"), year=2024)], [row()], News.UNTESTED),
        ([], [row()], News.FIRST),
        ([row()], [], News.GONE),
    ],
)
def test_without_two_numbers_and_their_persons_nothing_is_called_a_change(
    then: list[dict[str, Any]], now: list[dict[str, Any]], news: News
) -> None:
    assert [each.news for each in news_of(then, now)] == [news]


def test_a_number_across_a_break_is_never_a_change() -> None:
    breaks = {"grundskole": [date(2025, 3, 1)]}
    (one,) = news_of([row(hits=725, year=2024)], [row(hits=580)], breaks)
    assert one.news is News.BROKEN


def test_demo_masked_and_unchanged_numbers_are_in_none_of_it() -> None:
    demo = row(provenance="demo", hits=100)
    masked = row(indicator="domme", status="diskretioneret", value=float("nan"))
    assert (
        news_of([demo, masked, row(indicator="samme")], [row(provenance="demo"), row(indicator="samme")])
        == []
    )
    assert since_last_finding([], DAY) == "Tallene er de samme som ved mødet 3. september 2026"
