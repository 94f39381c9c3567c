"""Potentiale: the persons between an area and a chosen level, and what they would be worth a year.

The shape is that of Landsbyggefonden's Almen Potentialeberegner: a difference per resident against a comparison group,
times the residents who stay ("blivende beboere"), times a unit value that the user may change. It is an assumption
and no forecast, and says nothing about how the distance could be closed. Sources: docs/data-formats.md, unit_values.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.observation import REAL_PROVENANCES, Status
from lib.domain.statistics.differences import square_and_add
from lib.domain.statistics.errors import InvalidNumbers
from lib.domain.statistics.intervals import LEVEL, Counts, Estimate, Interval, Method, interval

WORK_THEMES = ("Beskæftigelse", "Ledighed")
"""The sources of the unit value speak of persons who come into work: it fits the indicators of these themes only."""

SMALLEST_VALUE, LARGEST_VALUE = 10.0, 300.0
"""The unit values that a user may write, 1.000 kr. per person and year: about a fourth of the lowest published value
(42) and twice the highest (136)."""

HALF_A_PERSON = 0.5
"""A distance up to this one is written as no person."""


class Answer(StrEnum):
    """What can be said of an area: a distance, none, or why nothing is worked out."""

    AFSTAND = "afstand"
    INGEN = "ingen"
    MAALESTOK = "maalestok"
    UDEN_ANTAL = "uden_antal"
    DISKRETIONERET = "diskretioneret"
    MANGLER = "mangler"
    UDEN_NIVEAU = "uden_niveau"


@dataclass(frozen=True)
class Persons:
    """A number of persons with its 95 % interval; none of the three is ever under 0."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True)
class Level:
    """What the areas are held against. `words` as a sentence says it ('kommunens niveau'); `area_ids`: the area it is
    taken from. `independent`: it is of other residents than the areas, so that its own uncertainty counts; the kommune
    and the country hold the areas' own residents and are taken as they stand."""

    words: str
    area_id: str
    independent: bool


@dataclass(frozen=True)
class Potential:
    """One area against a level.

    `share` and `level`: pct 0-100, None where not known. `now`: persons behind the share; `there`: persons if the area
    had the level's share; `distance`: between the two, in the direction that is bad, None where there is no answer.
    `counted` False: the persons behind 100 % are not told and are worked out from the share and its persons.
    """

    area_id: str
    name: str
    answer: Answer
    share: float | None = None
    level: float | None = None
    now: float | None = None
    there: float | None = None
    distance: Persons | None = None
    counted: bool = True
    is_demo: bool = False

    @property
    def certain(self) -> bool:
        """True when the interval leaves out "no distance"."""
        return self.distance is not None and self.distance.low > 0


@dataclass(frozen=True)
class UnitValue:
    """What one person is worth a year, 1.000 kr.: low, mid, high. Raises InvalidNumbers outside the bounds or when
    they do not stand in that order."""

    low: float
    mid: float
    high: float

    def __post_init__(self) -> None:
        if not SMALLEST_VALUE <= self.low <= self.mid <= self.high <= LARGEST_VALUE:
            raise InvalidNumbers(
                f"Værdierne skal stå i rækkefølge (lav, midt, høj) og ligge fra {SMALLEST_VALUE:.0f} til "
                f"{LARGEST_VALUE:.0f}: ret dem under forudsætningerne."
            )


@dataclass(frozen=True)
class Worth:
    """1.000 kr. a year: `low`, `mid`, `high` at the three unit values; `least` and `most` with the persons' own
    interval too (its low end at the low value, its high end at the high)."""

    low: float
    mid: float
    high: float
    least: float
    most: float


@dataclass(frozen=True)
class _Measured:
    share: float
    limits: Interval | None
    of: float | None
    now: float | None
    counted: bool


def has_potential(indicator: Indicator) -> bool:
    """Shares with a good direction: only there are persons on the wrong side of a level."""
    return indicator.kind is Kind.SHARE and indicator.polarity is not Polarity.NONE


def has_unit_value(indicator: Indicator) -> bool:
    """True where kroner may be put on a person: indicators of work and unemployment."""
    return has_potential(indicator) and indicator.theme in WORK_THEMES


def best_area(rows: pd.DataFrame, polarity: Polarity) -> str | None:
    """The area with the most favourable share; None without any. `rows`: SHOWN_COLUMNS, one indicator, one period."""
    known = rows[rows["status"] == Status.OK]
    if known.empty:
        return None
    ordered = known.sort_values("value", ascending=polarity is Polarity.LOWER, kind="stable")
    return str(ordered["area_id"].iloc[0])


def potentials(
    areas: pd.DataFrame, compared: pd.DataFrame, level: Level, polarity: Polarity
) -> tuple[Potential, ...]:
    """Each area of `areas` against the level, in their order.

    `areas`: SHOWN_COLUMNS and name, one indicator and one period; `compared`: SHOWN_COLUMNS, holds the level's row. The
    level counts only where it has a share of the very same period as the area.
    """
    rows = compared[compared["area_id"] == level.area_id].to_dict("records")
    return tuple(_potential(row, rows, level, polarity) for row in areas.to_dict("records"))


def staying(distance: Persons, stayers_pct: float) -> Persons:
    """Of the distance, those who stay: `stayers_pct` of the residents, 0-100. Raises InvalidNumbers outside that."""
    if not 0 <= stayers_pct <= 100:
        raise InvalidNumbers("Andelen af blivende beboere skal ligge fra 0 til 100 procent.")
    return Persons(*(each * stayers_pct / 100 for each in (distance.low, distance.mid, distance.high)))


def worth(persons: Persons, value: UnitValue) -> Worth:
    """`persons` at the three unit values."""
    return Worth(
        low=persons.mid * value.low,
        mid=persons.mid * value.mid,
        high=persons.mid * value.high,
        least=persons.low * value.low,
        most=persons.high * value.high,
    )


def total_persons(found: Sequence[Potential]) -> float | None:
    """Persons between the areas and the level, all areas together; None when some area has no answer."""
    if not found or any(each.distance is None and each.answer is not Answer.MAALESTOK for each in found):
        return None
    return sum(each.distance.mid for each in found if each.distance is not None)


def _potential(
    row: dict[Hashable, Any], rows: list[dict[Hashable, Any]], level: Level, polarity: Polarity
) -> Potential:
    area_id, name = str(row["area_id"]), str(row["name"])
    if row["status"] != Status.OK:
        masked = row["status"] == Status.DISKRETIONERET
        return Potential(area_id, name, Answer.DISKRETIONERET if masked else Answer.MANGLER)
    own, is_demo = _measured(row), row["provenance"] not in REAL_PROVENANCES
    if area_id == level.area_id:
        return Potential(area_id, name, Answer.MAALESTOK, own.share, own.share, own.now, is_demo=is_demo)
    held = next((each for each in rows if _same_period(each, row)), None)
    if held is None:
        return Potential(area_id, name, Answer.UDEN_NIVEAU, own.share, now=own.now, is_demo=is_demo)
    against = _measured(held)
    is_demo = is_demo or held["provenance"] not in REAL_PROVENANCES
    gap = _gap(own, against, level.independent, polarity)
    if gap is None or own.of is None or own.now is None:
        return Potential(area_id, name, Answer.UDEN_ANTAL, own.share, against.share, own.now, is_demo=is_demo)
    distance = Persons(*(max(0.0, each) * own.of / 100 for each in (gap.low, gap.mid, gap.high)))
    return Potential(
        area_id,
        name,
        Answer.AFSTAND if distance.mid > HALF_A_PERSON else Answer.INGEN,
        share=own.share,
        level=against.share,
        now=own.now,
        there=own.of * against.share / 100,
        distance=distance,
        counted=own.counted,
        is_demo=is_demo,
    )


def _gap(own: _Measured, against: _Measured, independent: bool, polarity: Polarity) -> Persons | None:
    """Points on the bad side of the level with their interval (may be negative); None without the area's counts."""
    if own.limits is None:
        return None
    mid, low, high = own.share - against.share, own.limits.low, own.limits.high
    if independent and against.limits is not None:
        both = square_and_add(
            Estimate(own.share, own.limits), Estimate(against.share, against.limits), Method.NEWCOMBE
        )
        low, high = both.interval.low, both.interval.high
    else:
        low, high = low - against.share, high - against.share
    return Persons(low, mid, high) if polarity is Polarity.LOWER else Persons(-high, -mid, -low)


def _measured(row: dict[Hashable, Any]) -> _Measured:
    """Share, interval and persons. Where a share is published with its persons only, those behind 100 % follow from
    the two: 306 persons who are 22,1 % are of about 1.385."""
    share = float(row["value"])
    now = None if pd.isna(row["numerator"]) else float(row["numerator"])
    if not pd.isna(row["denominator"]):
        of = float(row["denominator"])
        limits = None if now is None else interval(Kind.SHARE, Counts(now, of))
        return _Measured(share, limits, of, now, counted=True)
    if now is None or share <= 0:
        return _Measured(share, None, None, now, counted=False)
    of = round(100 * now / share)
    return _Measured(share, interval(Kind.SHARE, Counts(now, of), LEVEL), of, now, counted=False)


def _same_period(level: dict[Hashable, Any], area: dict[Hashable, Any]) -> bool:
    same = all(level[column] == area[column] for column in ("period_start", "period_end"))
    return bool(level["status"] == Status.OK and same)
