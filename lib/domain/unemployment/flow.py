"""How many more or fewer persons the Jobcenter knows than on an earlier day, per målgruppe and area.

A difference of two counts has an interval of its own (square-and-add on their Poisson limits,
lib/domain/statistics/differences): inside it a change is not called one. Most persons are the same on both days, which
makes the interval too wide rather than too narrow. Never across a databrud, and never from a masked or missing number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isnan
from typing import Any

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.indicator import Kind
from lib.domain.observation import REAL_PROVENANCES, Status
from lib.domain.statistics.differences import difference
from lib.domain.statistics.intervals import Counts, Interval
from lib.domain.statistics.trend import ONE_MISSING
from lib.domain.unemployment.known import TOTAL


class Verdict(StrEnum):
    """What may be said of a change. USIKKER: the interval holds no change; BRUDT: a databrud lies between."""

    FALDET = "faldet"
    STEGET = "steget"
    USIKKER = "usikker"
    BRUDT = "brudt"
    VISES_IKKE = "vises_ikke"
    MANGLER = "mangler"


KNOWN_VERDICTS = (Verdict.FALDET, Verdict.STEGET, Verdict.USIKKER)
"""Those with a number."""


@dataclass(frozen=True)
class Change:
    """Persons `now` minus persons `before`, with the 95 % interval of that difference in persons.

    `points` is the same change of the kendskabsgrad in percentage points (None for a målgruppe, or where a percentage
    is not known), `points_interval` its interval where both days' populations are known. All numbers are None unless
    the verdict is one of KNOWN_VERDICTS; `reason` then says in Danish why, and `detail` what the databrud is.
    """

    target_group: str
    area_id: str
    before: float | None
    now: float | None
    persons: float | None
    interval: Interval | None
    points: float | None
    points_interval: Interval | None
    verdict: Verdict
    reason: str
    detail: str
    is_demo: bool


def changes(
    known: pd.DataFrame, area_ids: Sequence[str], first: date, last: date, breaks: pd.DataFrame
) -> tuple[Change, ...]:
    """Every målgruppe (the kendskabsgrad first) in every area, from `first` to `last`.

    `known`: KNOWN_COLUMNS; `breaks`: indicator_id, date, text.
    """
    cells = {
        (row["target_group"], row["area_id"], row["day"]): row
        for row in known[known["day"].isin([first, last])].to_dict("records")
    }
    indicators = known.drop_duplicates("target_group").set_index("target_group")["indicator_id"].to_dict()
    crossed = {group: crossed_break(breaks, str(each), first, last) for group, each in indicators.items()}
    return tuple(
        _change(
            str(group), area, cells.get((group, area, first)), cells.get((group, area, last)), crossed[group]
        )
        for group in indicators
        for area in area_ids
    )


def crossed_break(
    breaks: pd.DataFrame, indicator_id: str, first: date, last: date
) -> tuple[date, str] | None:
    """The latest databrud of the indicator after `first` and up to `last`: (day, text)."""
    own = breaks[breaks["indicator_id"] == indicator_id]
    dated = zip(pd.to_datetime(own["date"]).dt.date, own["text"].astype(str), strict=True)
    crossed = [(day, text) for day, text in dated if first < day <= last]
    return max(crossed) if crossed else None


def _change(
    group: str,
    area: str,
    before: dict[Any, Any] | None,
    now: dict[Any, Any] | None,
    crossed: tuple[date, str] | None,
) -> Change:
    verdict, reason, detail = _why_not(before, now, crossed)
    origins = {row["provenance"] for row in (before, now) if row is not None}
    is_demo = not origins <= set(REAL_PROVENANCES)
    if verdict is not None or before is None or now is None:
        nothing = (None, None, None, None, None, None)
        return Change(group, area, *nothing, verdict or Verdict.MANGLER, reason, detail, is_demo)
    one, other = float(now["persons"]), float(before["persons"])
    contrast = difference(Kind.COUNT, Counts(one), Counts(other))
    points, points_interval = _points(group, before, now)
    sure = contrast is not None and contrast.distinguishable
    moved = Verdict.FALDET if one < other else Verdict.STEGET
    return Change(
        target_group=group,
        area_id=area,
        before=other,
        now=one,
        persons=one - other,
        interval=None if contrast is None else contrast.interval,
        points=points,
        points_interval=points_interval,
        verdict=moved if sure else Verdict.USIKKER,
        reason="",
        detail="",
        is_demo=is_demo,
    )


def _why_not(
    before: dict[Any, Any] | None, now: dict[Any, Any] | None, crossed: tuple[date, str] | None
) -> tuple[Verdict | None, str, str]:
    if crossed is not None:
        day, text = crossed
        return Verdict.BRUDT, f"Kan ikke regnes hen over databruddet {long_date(day)}", text
    statuses = [Status.MANGLER if row is None else Status(row["status"]) for row in (before, now)]
    if Status.DISKRETIONERET in statuses:
        return Verdict.VISES_IKKE, "Et af de to tal er diskretioneret", ""
    if any(row is None or row["status"] != Status.OK or isnan(row["persons"]) for row in (before, now)):
        return Verdict.MANGLER, ONE_MISSING, ""
    return None, "", ""


def _points(group: str, before: dict[Any, Any], now: dict[Any, Any]) -> tuple[float | None, Interval | None]:
    if group != TOTAL or isnan(before["value"]) or isnan(now["value"]):
        return None, None
    moved = float(now["value"]) - float(before["value"])
    later, earlier = (Counts(float(row["persons"]), float(row["denominator"])) for row in (now, before))
    contrast = difference(Kind.SHARE, later, earlier)
    return moved, None if contrast is None else contrast.interval
