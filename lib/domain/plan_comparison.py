"""Two plans side by side: only what is the same thing, counted in the same persons, of the same period.

Figures of two plans may stand together when concept, population (age band), unit and period are the same and both are
published or loaded. Everything else is told with its reason and shown nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from lib.domain.list_words import listed
from lib.domain.numbers import count

SAME = ("concept", "age_band", "unit", "kind")
"""What must be the same of two indicators."""


class WhyNot(StrEnum):
    """Why an indicator of the plan stands in no comparison, as the end of a sentence about a number of indicators."""

    CONCEPT = "findes kun i den ene plan, med sit eget begreb"
    POPULATION = "gælder andre personer eller har en anden enhed i den anden plan"
    OWN = "har intet offentliggjort eller indlæst tal for denne plans zoner samlet"
    OTHER = "har intet offentliggjort eller indlæst tal for den anden plans zoner samlet"
    PERIOD = "har ingen fælles periode"


@dataclass(frozen=True)
class Compared:
    """An indicator with a figure of both plans' zones together in one period; `land` the country's, where it is known.
    Values in `unit` (pct 0-100)."""

    label: str
    unit: str
    period_end: date
    own: float
    other: float
    land: float | None


@dataclass(frozen=True)
class PlanComparison:
    """What can be compared, in the plan's order, and the indicators that cannot, by reason."""

    rows: tuple[Compared, ...]
    left_out: Mapping[WhyNot, tuple[str, ...]]


def compare_plans(own: pd.DataFrame, other: pd.DataFrame) -> PlanComparison:
    """Holds one plan's figures against another's.

    Both frames: a row per indicator and, where there is a real figure, per level ('plan', 'land') and period: label,
    concept, age_band, unit, kind, level, period_end, value (the last three empty for an indicator without a figure).
    The newest common period counts.
    """
    rows: list[Compared] = []
    left_out: dict[WhyNot, list[str]] = {}
    theirs = dict(tuple(other.groupby(list(SAME), sort=False)))
    concepts = set(other["concept"])
    for key, part in own.groupby(list(SAME), sort=False):
        label = str(part["label"].iloc[0])
        found = _held(label, part, theirs.get(key), str(part["concept"].iloc[0]) in concepts)
        if isinstance(found, WhyNot):
            left_out.setdefault(found, []).append(label)
        else:
            rows.append(found)
    return PlanComparison(tuple(rows), {why: tuple(left_out[why]) for why in WhyNot if why in left_out})


def left_out_sentences(comparison: PlanComparison) -> tuple[str, ...]:
    """'12 indikatorer har ingen fælles periode: …', a sentence for each reason; at most five are named."""
    return tuple(
        f"{count(len(labels))} {'indikator' if len(labels) == 1 else 'indikatorer'} {why.value}: {_named(labels)}."
        for why, labels in comparison.left_out.items()
    )


def _held(label: str, own: pd.DataFrame, other: pd.DataFrame | None, known: bool) -> Compared | WhyNot:
    if other is None:
        return WhyNot.POPULATION if known else WhyNot.CONCEPT
    ours, theirs = _by_period(own, "plan"), _by_period(other, "plan")
    if not ours:
        return WhyNot.OWN
    if not theirs:
        return WhyNot.OTHER
    common = sorted(set(ours) & set(theirs))
    if not common:
        return WhyNot.PERIOD
    day = common[-1]
    land = _by_period(own, "land").get(day, _by_period(other, "land").get(day))
    return Compared(label, str(own["unit"].iloc[0]), day, ours[day], theirs[day], land)


def _by_period(rows: pd.DataFrame, level: str) -> dict[date, float]:
    known = rows[(rows["level"] == level) & rows["value"].notna()]
    return {
        pd.Timestamp(day).date(): float(value)
        for day, value in zip(known["period_end"], known["value"], strict=True)
    }


def _named(labels: Sequence[str], most: int = 5) -> str:
    more = len(labels) - most
    return listed([*labels[:most], f"{count(more)} flere"]) if more > 0 else listed(list(labels))
