"""How far each zone is from the kommune on the chosen indicators, in the direction that is bad, made to count alike.

Normalising: the distance is divided by the largest distance of any zone on that indicator, as measured. 1 is then the
zone farthest away, 0 a zone at the kommune's level, and a minus a zone that is better off than the kommune. Dividing by
the spread between the zones instead would blow a difference of half a point between four like zones up to the whole
scale; this keeps small differences small. An indicator on which no zone differs from the kommune counts 0 for all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.observation import REAL_PROVENANCES, Status

FloatArray = npt.NDArray[np.float64]

BY_DAY = "dato"
"""The period rule of indicators that come more than once a year: only figures of one day are of one period."""


@dataclass(frozen=True)
class Reading:
    """One indicator in one period. `values` by zone in zone order and `kommune`, in the indicator's unit (pct 0-100).

    `counts`: numerator and denominator by zone, None where they are not told. `real`: every figure is published or
    loaded.
    """

    indicator: Indicator
    year: int
    values: tuple[float, ...]
    kommune: float
    counts: tuple[tuple[float, float] | None, ...]
    real: bool


@dataclass(frozen=True)
class Refused:
    """An indicator that zones cannot be put in order by; `reason` is a Danish sentence."""

    indicator: Indicator
    reason: str


@dataclass(frozen=True)
class Gaps:
    """`distances`: zones x indicators, in the indicators' units, positive where the zone is worse off than the kommune.

    `scale`: per indicator the largest distance of any zone, as measured; 0 where there is none.
    """

    zone_ids: tuple[str, ...]
    readings: tuple[Reading, ...]
    distances: FloatArray
    scale: FloatArray

    @property
    def normalised(self) -> FloatArray:
        """Zones x indicators: the distances over the scale."""
        return _scaled(self.distances, self.scale)

    @property
    def real(self) -> bool:
        """True when every figure is published or loaded."""
        return all(reading.real for reading in self.readings)

    @property
    def uncertain(self) -> tuple[bool, ...]:
        """Per indicator, whether the zones' counts are told, so that the figures are drawn."""
        return tuple(
            reading.indicator.kind in (Kind.SHARE, Kind.RATE) and all(reading.counts)
            for reading in self.readings
        )


def readings_of(
    frame: pd.DataFrame,
    indicators: Sequence[Indicator],
    zone_ids: Sequence[str],
    kommune_id: str,
    with_demo: bool = False,
) -> tuple[tuple[Reading, ...], tuple[Refused, ...]]:
    """Each indicator in its latest period with a figure for every zone and the kommune, and those refused.

    `frame`: SHOWN_COLUMNS, any indicators, areas and periods. Without `with_demo` only published and loaded figures
    count. Both answers are in the order of `indicators`.
    """
    found: list[Reading] = []
    refused: list[Refused] = []
    known = frame[(frame["status"] == Status.OK) & frame["value"].notna()]
    if not with_demo:
        known = known[known["provenance"].isin(REAL_PROVENANCES)]
    for indicator in indicators:
        reason = _not_comparable(indicator)
        own = known[known["indicator_id"] == indicator.indicator_id]
        reading = None if reason else _latest(own, indicator, (*zone_ids, kommune_id))
        if reading is not None:
            found.append(reading)
        else:
            refused.append(
                Refused(
                    indicator, reason or "Der er ingen periode med et tal for alle zoner og for kommunen."
                )
            )
    return tuple(found), tuple(refused)


def rows_behind(frame: pd.DataFrame, readings: Sequence[Reading]) -> pd.DataFrame:
    """The rows of `frame` that the readings may come from: of each indicator those of its year."""
    years = {reading.indicator.indicator_id: reading.year for reading in readings}
    return frame[frame["year"] == frame["indicator_id"].map(years)]


def gaps(readings: Sequence[Reading], zone_ids: Sequence[str]) -> Gaps:
    """The distances to the kommune. Raises ValueError without indicators, or with one that has no good direction."""
    if not readings:
        raise ValueError("Der er ingen indikatorer at sammenligne zonerne på.")
    signs = np.array([_sign(reading.indicator) for reading in readings])
    values = np.array([reading.values for reading in readings]).T
    distances = (values - np.array([reading.kommune for reading in readings])) * signs
    return Gaps(tuple(zone_ids), tuple(readings), distances, np.abs(distances).max(axis=0))


def drawn_gaps(gaps: Gaps, draws: int, dice: np.random.Generator) -> FloatArray:
    """`draws` x zones x indicators, normalised: what the zones' figures might be, given their counts.

    A share is drawn from Beta(k + 1/2, n - k + 1/2), events per 100 persons from Gamma(k + 1/2) / n (Jeffreys' priors;
    Brown, Cai & DasGupta 2001). Without counts the figure is taken as printed in every draw. The kommune is not drawn:
    its error moves all zones alike and cannot change their order.
    """
    found = np.tile(gaps.normalised, (draws, 1, 1))
    for place, (reading, uncertain) in enumerate(zip(gaps.readings, gaps.uncertain, strict=True)):
        if uncertain and gaps.scale[place] > 0:
            values = _drawn_values(reading, draws, dice)
            distances = (values - reading.kommune) * _sign(reading.indicator)
            found[:, :, place] = distances / gaps.scale[place]
    return found


def double_counted(indicators: Sequence[Indicator]) -> tuple[str, ...]:
    """Danish sentences on chosen indicators that count the same thing twice, or may do so."""
    told = []
    for one, other in combinations(indicators, 2):
        both = f"»{one.short_label}« og »{other.short_label}«"
        if one.concept == other.concept:
            told.append(f"{both} måler det samme for to aldersgrupper og tæller dobbelt.")
        elif (one.theme, one.age_band) == (other.theme, other.age_band):
            told.append(
                f"{both} er samme tema og samme aldersgruppe og kan tælle de samme personer to gange."
            )
    return tuple(told)


def _not_comparable(indicator: Indicator) -> str:
    """Why zones cannot be put in order by the indicator; empty when they can."""
    if indicator.polarity is Polarity.NONE:
        return "Indikatoren har ingen god eller dårlig retning, så ingen zone kan komme først på den."
    if indicator.kind is Kind.COUNT:
        return "Et antal i en zone kan ikke holdes op mod et antal i hele kommunen."
    return ""


def _sign(indicator: Indicator) -> float:
    """1 where a high figure is bad, -1 where it is good. Raises ValueError without a direction."""
    if _not_comparable(indicator):
        raise ValueError(f"{indicator.label}: {_not_comparable(indicator)}")
    return 1.0 if indicator.polarity is Polarity.LOWER else -1.0


def _latest(own: pd.DataFrame, indicator: Indicator, areas: Sequence[str]) -> Reading | None:
    """`areas`: the zones in order, then the kommune."""
    period = "period_end" if indicator.period_rule == BY_DAY else "year"
    own = own[own["area_id"].isin(areas)].sort_values("period_end")
    for each in sorted(own[period].unique(), reverse=True):
        last = own[own[period] == each].drop_duplicates("area_id", keep="last").set_index("area_id")
        if len(last) == len(areas):
            return _reading(indicator, last.loc[list(areas)])
    return None


def _reading(indicator: Indicator, rows: pd.DataFrame) -> Reading:
    values = [float(value) for value in rows["value"]]
    pairs = zip(rows["numerator"], rows["denominator"], strict=True)
    counts = [
        None if pd.isna(part) or pd.isna(whole) or whole <= 0 else (float(part), float(whole))
        for part, whole in pairs
    ]
    return Reading(
        indicator,
        int(rows["year"].iloc[0]),
        tuple(values[:-1]),
        values[-1],
        tuple(counts[:-1]),
        bool(rows["provenance"].isin(REAL_PROVENANCES).all()),
    )


def _drawn_values(reading: Reading, draws: int, dice: np.random.Generator) -> FloatArray:
    """`draws` x zones, in the indicator's unit."""
    part, whole = np.array([pair for pair in reading.counts if pair is not None]).T
    shape = (draws, len(part))
    found: FloatArray
    if reading.indicator.kind is Kind.SHARE:
        found = 100 * dice.beta(part + 0.5, np.maximum(whole - part, 0) + 0.5, shape)
    else:
        found = 100 * dice.gamma(part + 0.5, 1.0, shape) / whole
    return found


def _scaled(distances: FloatArray, scale: FloatArray) -> FloatArray:
    found: FloatArray = np.divide(distances, scale, out=np.zeros_like(distances), where=scale > 0)
    return found
