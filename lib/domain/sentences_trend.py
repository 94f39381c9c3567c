"""The headline over the curves: what changed between the first and the last published year, and by how much.

Two points are no trend and, without the persons behind the percentages, no difference can be tested: the sentence says
how the figures differ, never that the difference is certain.
"""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.domain.benchmark import Figure, change
from lib.domain.indicator import Indicator, Kind
from lib.domain.list_words import listed
from lib.domain.numbers import number
from lib.domain.observation import REAL_PROVENANCES, Provenance, Status
from lib.domain.sentences import NO_REAL_FIGURES, all_of, size_words

_DIRECTIONS = ((-1, "lavere"), (1, "højere"), (0, "uændret"))


def trend_finding(
    indicator: Indicator,
    zones: pd.DataFrame,
    breaks: Sequence[date] = (),
    phrase: str | None = None,
) -> str:
    """`zones`: area_id, name, year, period_end, value, status, provenance, several years, zones in zone order.

    Only published and loaded values count, from the first to the last year that all zones have, after the latest
    break. `phrase` says what the persons of a share do ('står uden for arbejdsmarkedet'). Where nothing can be said
    the answer is a neutral title.
    """
    real = _real(zones)
    if real.empty:
        return f"{indicator.label}: {NO_REAL_FIGURES} for zonerne"
    kept = _after_latest_break(real, breaks)
    years = _common_years(kept, zones["area_id"].nunique())
    if not years:
        after = " efter databruddet" if len(kept) < len(real) else ""
        return f"{indicator.label}: intet år{after} har offentliggjorte tal for alle zoner"
    if len(years) == 1:
        return f"{indicator.label}: offentliggjorte tal for alle zoner findes kun for {years[0]}"
    return _change_sentence(indicator, kept, years[0], years[-1], phrase)


def _real(zones: pd.DataFrame) -> pd.DataFrame:
    known = (zones["status"] == Status.OK) & zones["value"].notna()
    return zones[known & zones["provenance"].isin(REAL_PROVENANCES)]


def _after_latest_break(real: pd.DataFrame, breaks: Sequence[date]) -> pd.DataFrame:
    ends = pd.to_datetime(real["period_end"]).dt.date
    passed = [day for day in breaks if day <= ends.max()]
    return real[ends >= max(passed)] if passed else real


def _common_years(real: pd.DataFrame, zone_count: int) -> list[int]:
    zones_with = real.groupby("year")["area_id"].nunique()
    return sorted(int(year) for year in zones_with[zones_with == zone_count].index)


def _change_sentence(
    indicator: Indicator, real: pd.DataFrame, first: int, last: int, phrase: str | None
) -> str:
    changes = _changes(real, first, last)
    signs = {name: (gap > 0) - (gap < 0) for name, gap in changes.items()}
    sizes = sorted(abs(gap) for gap in changes.values())
    for sign, word in _DIRECTIONS:
        if set(signs.values()) == {sign}:
            return _one_way(indicator, word, len(signs), first, last, sizes, phrase)
    parts = [
        f"{word} i {listed([name for name, own in signs.items() if own == sign])}"
        for sign, word in _DIRECTIONS
        if sign in signs.values()
    ]
    return f"{indicator.label} fra {first} til {last}: {listed(parts)}"


def _one_way(
    indicator: Indicator, word: str, zones: int, first: int, last: int, sizes: list[float], phrase: str | None
) -> str:
    where = "i zonen" if zones == 1 else f"i {all_of(zones)} zoner"
    if word == "uændret":
        return f"{indicator.label}: uændret {where} fra {first} til {last}"
    span = _span(sizes, indicator.unit)
    if phrase and indicator.kind is Kind.SHARE:
        people = "Færre" if word == "lavere" else "Flere"
        return f"{people} {phrase} {where} i {last} end i {first}: {span} {word}"
    return f"{indicator.label}: {span} {word} {where} i {last} end i {first}"


def _span(sizes: list[float], unit: str) -> str:
    low, high = sizes[0], sizes[-1]
    return size_words(high, unit) if low == high else f"{number(low)} til {size_words(high, unit)}"


def _changes(real: pd.DataFrame, first: int, last: int) -> dict[str, float]:
    """Per zone name, in the order of the frame: last minus first, from the values as shown."""
    changes: dict[str, float] = {}
    for name, rows in real.groupby("name", sort=False):
        figures = {
            int(year): Figure(float(value), Provenance(origin))
            for year, value, origin in zip(rows["year"], rows["value"], rows["provenance"], strict=True)
        }
        gap = change(figures[first], figures[last])
        if gap is not None:
            changes[str(name)] = gap
    return changes
