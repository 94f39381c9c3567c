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


def test_a_number_that_comes_and_one_that_goes_are_told_whole() -> None:
    (first,) = news_of([], [row()])
    assert (first.news, first.before, first.after, first.years) == (News.FIRST, None, 36.25, (None, 2025))
    (gone,) = news_of([row(year=2024)], [])
    assert (gone.news, gone.before, gone.after, gone.years) == (News.GONE, 36.25, None, (2024, None))
    for each in (first, gone):
        assert (each.indicator_id, each.short_label, each.unit) == ("grundskole", "Kun grundskole", "pct")
        assert (each.area_id, each.area_name, each.better) == ("zone1", "Zone 1", None)


def test_a_change_is_better_by_the_indicators_own_direction() -> None:
    changes = [
        news_of([row(hits=before, year=2024, polarity=polarity)], [row(hits=after, polarity=polarity)])[0]
        for before, after, polarity in (
            (725, 580, "lower"),
            (580, 725, "lower"),
            (725, 580, "higher"),
            (580, 725, "higher"),
            (725, 580, "none"),
        )
    ]
    assert [each.better for each in changes] == [True, False, False, True, None]
    assert [(each.before, each.after) for each in changes[:2]] == [(45.3125, 36.25), (36.25, 45.3125)]


def test_the_same_number_of_the_same_period_is_no_news_down_to_a_millionth() -> None:
    assert news_of([row(value=36.25)], [row(value=36.25 + 4e-7)]) == []
    assert news_of([row(value=36.25 + 4e-7)], [row(value=36.25)]) == []
    assert len(news_of([row(value=36.25)], [row(value=36.25 + 2e-6)])) == 1
    assert len(news_of([row(year=2024)], [row()])) == 1, "of another year it is a number anew"


def test_the_finding_counts_what_is_new_where_nothing_is_certain() -> None:
    assert since_last_finding([], DAY) == "Tallene er de samme som ved mødet 3. september 2026"
    (first,) = news_of([], [row()])
    new = "Der er kommet {} siden mødet 3. september 2026, men ingen sikker ændring"
    assert since_last_finding([first], DAY) == new.format("et nyt tal")
    assert since_last_finding([first, first], DAY) == new.format("2 nye tal")
    (changed,) = news_of([row(hits=725, year=2024)], [row(hits=580)])
    assert since_last_finding([changed, first, changed], DAY) == (
        "2 tal har ændret sig mere end usikkerheden siden mødet 3. september 2026"
    )


def test_the_changed_ones_come_first() -> None:
    found = news_of([row("b", hits=725, year=2024)], [row("a"), row("b", hits=580)])
    assert [(each.indicator_id, each.news) for each in found] == [("b", News.CHANGED), ("a", News.FIRST)]


@pytest.mark.parametrize(("day", "news"), [(1, News.CHANGED), (2, News.BROKEN)])
def test_a_break_on_the_day_of_the_earlier_number_is_behind_both(day: int, news: News) -> None:
    days = {1: date(2024, 10, 1), 2: date(2025, 10, 1)}
    (one,) = news_of([row(hits=725, year=2024)], [row(hits=580)], {"grundskole": [days[day]]})
    assert one.news is news


def test_each_area_is_held_against_itself() -> None:
    then = [row(hits=725, year=2024), row(hits=580, year=2024, area_id="zone2")]
    now = [row(hits=580), row(hits=725, area_id="zone2")]
    assert [(each.area_id, each.before, each.better) for each in news_of(then, now)] == [
        ("zone1", 45.3125, True),
        ("zone2", 36.25, False),
    ]
