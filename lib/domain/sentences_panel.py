"""The two lines under a curve: where it goes, and how far it has come since a chosen year.

Both rest on `lib.domain.statistics.trend`. What rests on demo numbers says so in the same breath.
"""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.domain.indicator import Indicator
from lib.domain.numbers import signed
from lib.domain.observation import REAL_PROVENANCES, Provenance
from lib.domain.sentences import size_words
from lib.domain.statistics.tables import points_of, with_intervals
from lib.domain.statistics.trend import Point, change_since, trend


def area_points(series: pd.DataFrame, area_id: str, indicator: Indicator) -> tuple[Point, ...]:
    """The periods of one area as points, oldest first; `series` as the question `series` answers."""
    own = series[series["area_id"] == area_id].sort_values("period_end")
    return points_of(with_intervals(own, indicator.kind))


def trend_line(points: Sequence[Point], indicator: Indicator, breaks: Sequence[date]) -> str:
    """'Udvikling: falder og bliver bedre', 'Udvikling: kan ikke beregnes' ..."""
    found = trend(points, breaks)
    words = found.words(indicator.polarity)
    return f"Udvikling: {words}"


def change_years(series: pd.DataFrame) -> list[int]:
    """Years that a change can be counted from: those with a value of some zone before the last such year."""
    known = sorted({int(year) for year in series.loc[series["value"].notna(), "year"]})
    return known[:-1]


def change_line(points: Sequence[Point], year: int, indicator: Indicator, breaks: Sequence[date]) -> str:
    """'Siden 2015: 5,5 procentpoint lavere i 2019, usikkerheden er ukendt'.

    From a published or loaded number to the latest of these, else to the latest there is; a demo number is named.
    """
    known = [point for point in points if point.estimate is not None]
    start = next((point for point in known if point.end.year == year), None)
    later = _latest_after(known, start)
    if start is None or later is None:
        return f"Siden {year}: kan ikke beregnes, et af tallene mangler"
    change = change_since(start, later, breaks)
    if change.value is None:
        return f"Siden {year}: kan ikke beregnes. {change.reason}"
    demo = " (demo)" if Provenance.DEMO in (start.provenance, later.provenance) else ""
    words = f"Siden {year}: {_moved(change.value, indicator.unit)} i {later.end.year}{demo}"
    if change.contrast is None:
        return f"{words}, usikkerheden er ukendt"
    limits = change.contrast.interval
    told = f"95 %: {signed(limits.low)} til {signed(limits.high)}"
    sure = "" if change.contrast.distinguishable else ", kan ikke skelnes fra uændret"
    return f"{words}{sure} ({told})"


def _latest_after(known: Sequence[Point], start: Point | None) -> Point | None:
    if start is None:
        return None
    after = [point for point in known if point.end > start.end]
    real = [point for point in after if point.provenance in REAL_PROVENANCES]
    chosen = real if real and start.provenance in REAL_PROVENANCES else after
    return chosen[-1] if chosen else None


def _moved(difference: float, unit: str) -> str:
    if size_words(difference, unit) == size_words(0.0, unit):
        return "uændret"
    return f"{size_words(difference, unit)} {'højere' if difference > 0 else 'lavere'}"
