"""What has changed in the published and loaded numbers between two versions of the data.

A change is one only where the interval of the difference leaves out 0; numbers without the persons behind them have no
interval, and of those it is only said that they are new. Demo is in none of it.
Source of the rule: docs/architecture.md, "The rules of the numbers".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.indicator import Kind, Polarity
from lib.domain.numbers import count
from lib.domain.observation import REAL_PROVENANCES, Status
from lib.domain.statistics.differences import Contrast, difference
from lib.domain.statistics.intervals import Counts


class News(StrEnum):
    """What has happened to one number."""

    CHANGED = "ændret"
    WITHIN = "inden for usikkerheden"
    UNTESTED = "nyt tal, usikkerheden er ukendt"
    BROKEN = "nyt tal, databrud imellem"
    FIRST = "første tal"
    GONE = "ikke længere med"


@dataclass(frozen=True)
class NumberNews:
    """One number of an area, then and now. `before` and `after` in the indicator's unit, None where there is none;
    `better` tells the side of a change, None where it is none or has no good side."""

    indicator_id: str
    short_label: str
    unit: str
    area_id: str
    area_name: str
    news: News
    before: float | None
    after: float | None
    years: tuple[int | None, int | None]
    contrast: Contrast | None
    better: bool | None


def since_last(
    then: pd.DataFrame, now: pd.DataFrame, breaks: Mapping[str, Sequence[date]]
) -> tuple[NumberNews, ...]:
    """Every number that is another than it was, in the order of `now`, the changed ones first.

    `then` and `now`: SHOWN_COLUMNS, short_label, unit, kind, polarity and name, one period per indicator and area.
    `breaks`: per indicator the days of its databrud. A number that stands as it stood is left out.
    """
    old, new = _real(then), _real(now)
    found = [_news(old.get(key), new.get(key), breaks.get(key[0], ())) for key in {**new, **old}]
    order = list(News)
    return tuple(
        sorted((each for each in found if each is not None), key=lambda each: order.index(each.news))
    )


def since_last_finding(news: Sequence[NumberNews], day: date) -> str:
    """The finding, without a full stop: how many numbers have changed for certain since the meeting of `day`, and
    where there is none, how many new ones have come."""
    since = f"siden mødet {long_date(day)}"
    changed = [each for each in news if each.news is News.CHANGED]
    if changed:
        return f"{count(len(changed))} tal har ændret sig mere end usikkerheden {since}"
    if news:
        noun = "et nyt tal" if len(news) == 1 else f"{count(len(news))} nye tal"
        return f"Der er kommet {noun} {since}, men ingen sikker ændring"
    return f"Tallene er de samme som ved mødet {long_date(day)}"


def _real(frame: pd.DataFrame) -> dict[tuple[str, str], dict[Any, Any]]:
    known = frame[(frame["status"] == Status.OK) & frame["provenance"].isin(REAL_PROVENANCES)]
    return {(str(row["indicator_id"]), str(row["area_id"])): row for row in known.to_dict("records")}


def _news(
    old: Mapping[Any, Any] | None, new: Mapping[Any, Any] | None, breaks: Sequence[date]
) -> NumberNews | None:
    row = new or old
    if row is None or (old is not None and new is not None and _same(old, new)):
        return None
    contrast = _contrast(old, new)
    news = _kind_of_news(old, new, contrast, breaks)
    return NumberNews(
        indicator_id=str(row["indicator_id"]),
        short_label=str(row["short_label"]),
        unit=str(row["unit"]),
        area_id=str(row["area_id"]),
        area_name=str(row["name"]),
        news=news,
        before=None if old is None else float(old["value"]),
        after=None if new is None else float(new["value"]),
        years=(None if old is None else int(old["year"]), None if new is None else int(new["year"])),
        contrast=contrast,
        better=_better(contrast, Polarity(row["polarity"])) if news is News.CHANGED else None,
    )


def _same(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> bool:
    return bool(old["period_end"] == new["period_end"] and round(old["value"], 6) == round(new["value"], 6))


def _kind_of_news(
    old: Mapping[Any, Any] | None,
    new: Mapping[Any, Any] | None,
    contrast: Contrast | None,
    breaks: Sequence[date],
) -> News:
    if new is None:
        return News.GONE
    if old is None:
        return News.FIRST
    if any(_day(old) < day <= _day(new) for day in breaks):
        return News.BROKEN
    if contrast is None:
        return News.UNTESTED
    return News.CHANGED if contrast.distinguishable else News.WITHIN


def _contrast(old: Mapping[Any, Any] | None, new: Mapping[Any, Any] | None) -> Contrast | None:
    """After minus before, with its interval; None where the persons behind one of them are not known."""
    if old is None or new is None:
        return None
    after, before = (Counts(row["numerator"], row["denominator"]) for row in (new, old))
    if any(pd.isna(part) for each in (after, before) for part in (each.numerator, each.denominator)):
        return None
    return difference(Kind(new["kind"]), after, before)


def _day(row: Mapping[Any, Any]) -> date:
    return pd.Timestamp(row["period_end"]).date()


def _better(contrast: Contrast | None, polarity: Polarity) -> bool | None:
    if contrast is None or polarity is Polarity.NONE:
        return None
    return (contrast.value > 0) == (polarity is Polarity.HIGHER)
