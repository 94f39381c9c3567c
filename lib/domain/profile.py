"""One area across all indicators: each number against the benchmark and the peers, its trend and its rank."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.domain.benchmark import MISSING, Figure, change, year_before
from lib.domain.indicator import Polarity
from lib.domain.judged import Mark, judged
from lib.domain.observation import REAL_PROVENANCES, Provenance, Status
from lib.domain.ranking import Rank, rank_of
from lib.domain.sentences import change_since
from lib.domain.spine import Spread, spine_scale, spread
from lib.domain.statistics.tables import estimates_of, points_of, with_intervals
from lib.domain.statistics.trend import Trend, trend


@dataclass(frozen=True)
class SpinePlaces:
    """Positions around the benchmark (lib/domain/spine.py); `value`, `low` and `high` None where there is none."""

    value: float | None
    low: float | None
    high: float | None
    peers: tuple[float, ...]
    spread: Spread | None


@dataclass(frozen=True)
class ProfileLine:
    """One indicator of the area. `gap` is number minus benchmark in the unit of the number (points for pct).

    `low` and `high` are the 95 % interval, None where there is no n. `change` says how far a published number has
    moved since an earlier published year ('faldet 5,5 siden 2015'), empty where it cannot be said.
    """

    indicator_id: str
    short_label: str
    unit: str
    polarity: Polarity
    years: tuple[int, int]
    status: Status
    figure: Figure
    low: float | None
    high: float | None
    reliability: str
    benchmark: Figure
    gap: float | None
    mark: Mark
    judgement: str
    reason: str
    trend: Trend
    change: str
    rank: Rank
    places: SpinePlaces | None


@dataclass(frozen=True)
class Held:
    """What an area is held against: all periods of the benchmark area (SHOWN_COLUMNS), and how a sentence names it."""

    series: pd.DataFrame
    name: str


def profile_lines(
    rows: pd.DataFrame,
    area_id: str,
    held: Held,
    history: pd.DataFrame,
    breaks: Mapping[str, Sequence[date]],
) -> list[ProfileLine]:
    """The lines of one area, in the order of `rows`.

    `rows`: SHOWN_COLUMNS, short_label, unit, kind and polarity of the area and its peers, one period per indicator.
    `history`: SHOWN_COLUMNS of the area, all periods of all indicators. `breaks`: per indicator the days of its
    databrud.
    """
    compared = dict(tuple(_compared(rows, area_id, held).groupby("indicator_id")))
    kinds = rows.drop_duplicates("indicator_id").set_index("indicator_id")["kind"]
    known = history[history["indicator_id"].isin(kinds.index)]
    series = with_intervals(known.assign(kind=known["indicator_id"].map(kinds)))
    return [
        _line(group, compared[indicator_id], area_id, series, breaks.get(str(indicator_id), ()))
        for indicator_id, group in with_intervals(rows).groupby("indicator_id", sort=False)
        if (group["area_id"] == area_id).any()
    ]


def _compared(rows: pd.DataFrame, area_id: str, held: Held) -> pd.DataFrame:
    """The area's rows judged, and after each one peer's: a masked number has no benchmark of its own beside it."""
    others = rows[(rows["area_id"] != area_id) & (rows["status"] == Status.OK)]
    chosen = [rows[rows["area_id"] == area_id], others.drop_duplicates("indicator_id")]
    return judged(pd.concat(chosen, ignore_index=True), held.series, held.name)


def _line(
    group: pd.DataFrame, compared: pd.DataFrame, area_id: str, history: pd.DataFrame, breaks: Sequence[date]
) -> ProfileLine:
    own: dict[Hashable, Any] = compared.iloc[0].to_dict()
    peers = group[group["area_id"] != area_id]
    figure = _figure(own, "value", "provenance") if own["status"] == Status.OK else MISSING
    benchmark = _benchmark(compared)
    series = _same_origin(history[history["indicator_id"] == own["indicator_id"]], figure, int(own["year"]))
    (estimate,) = estimates_of(group[group["area_id"] == area_id])
    return ProfileLine(
        indicator_id=str(own["indicator_id"]),
        short_label=str(own["short_label"]),
        unit=str(own["unit"]),
        polarity=Polarity(own["polarity"]),
        years=_years(own),
        status=Status(own["status"]),
        figure=figure,
        low=_known(own["low"]),
        high=_known(own["high"]),
        reliability=str(own["reliability"]),
        benchmark=benchmark,
        gap=_known(own["benchmark_gap"]),
        mark=Mark(own["mark"]),
        judgement=str(own["judgement"]),
        reason=str(own["judgement_reason"]),
        trend=trend(points_of(series), breaks),
        change=_change(series, figure, str(own["unit"]), breaks),
        rank=rank_of(estimate, estimates_of(peers)),
        places=_places(own, peers, figure, benchmark),
    )


def _benchmark(compared: pd.DataFrame) -> Figure:
    known = compared.dropna(subset=["benchmark_value", "benchmark_provenance"])
    if known.empty:
        return MISSING
    return _figure(known.iloc[0].to_dict(), "benchmark_value", "benchmark_provenance")


def _figure(row: Mapping[Hashable, Any], value: str, provenance: str) -> Figure:
    return Figure(float(row[value]), Provenance(row[provenance]))


def _same_origin(history: pd.DataFrame, figure: Figure, year: int) -> pd.DataFrame:
    """Up to the year of the figure; of a real figure real years only: demo never says where a real number goes."""
    until = history[history["year"] <= year]
    return until[until["provenance"].isin(REAL_PROVENANCES)] if figure.is_real else until


def _change(series: pd.DataFrame, figure: Figure, unit: str, breaks: Sequence[date]) -> str:
    """From the published or loaded year before; only for a real figure."""
    known = series[series["status"] == Status.OK].drop_duplicates("year", keep="last")
    earlier = year_before([int(year) for year in known["year"]], breaks) if figure.is_real else None
    if earlier is None:
        return ""
    before = _figure(known[known["year"] == earlier].iloc[0].to_dict(), "value", "provenance")
    return change_since(change(before, figure), unit, earlier) or ""


def _places(
    own: Mapping[Hashable, Any], peers: pd.DataFrame, figure: Figure, benchmark: Figure
) -> SpinePlaces | None:
    if benchmark.value is None:
        return None
    others = peers.loc[peers["status"] == Status.OK, "value"].dropna().astype(float).tolist()
    values = others if figure.value is None else [*others, figure.value]
    scale = spine_scale(values, benchmark.value, Polarity(own["polarity"]))
    low, high = _known(own["low"]), _known(own["high"])
    return SpinePlaces(
        value=None if figure.value is None else scale.place(figure.value),
        low=None if low is None else scale.place(low),
        high=None if high is None else scale.place(high),
        peers=tuple(scale.place(value) for value in others),
        spread=spread(scale, others),
    )


def _years(row: Mapping[Hashable, Any]) -> tuple[int, int]:
    """First and last year of the period: two different ones for a pool of years."""
    last, start = int(row["year"]), row["period_start"]
    first = last if pd.isna(start) else int(start.year)
    return first, last


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
