"""Lines and rows of a profile with only what a test says, and the rest plain."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from lib.domain.benchmark import Figure
from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.judged import Mark
from lib.domain.observation import Provenance, Status
from lib.domain.profile import ProfileLine, SpinePlaces
from lib.domain.ranking import Rank
from lib.domain.statistics.comparison import Judgement
from lib.domain.statistics.trend import Direction, Trend

PLAIN = ProfileLine(
    indicator_id="uden_arbejde",
    short_label="Uden arbejde, 18-64 år",
    unit="pct",
    polarity=Polarity.LOWER,
    years=(2019, 2019),
    status=Status.OK,
    figure=Figure(47.9, Provenance.PUBLISHED),
    low=None,
    high=None,
    reliability="ukendt",
    benchmark=Figure(22.3, Provenance.PUBLISHED),
    gap=25.6,
    mark=Mark.RETNING,
    judgement=Judgement.KAN_IKKE_VURDERES,
    reason="Antallet er ikke oplyst.",
    trend=Trend(Direction.KAN_IKKE_BEREGNES, (), None, None, "Der er 0 målinger."),
    change="faldet 5,5 siden 2015",
    rank=Rank(None, None, 4, "Antallet er ikke oplyst."),
    places=SpinePlaces(-1.0, None, None, (-0.5, 0.2), None),
)


def line(**changes: Any) -> ProfileLine:
    """The plain line with the changes."""
    return replace(PLAIN, **changes)


def demo_line(**changes: Any) -> ProfileLine:
    """A made-up number with an interval."""
    made_up = {
        "figure": Figure(40.0, Provenance.DEMO),
        "low": 35.0,
        "high": 45.0,
        "mark": Mark.OPDIGTET,
        "change": "",
        "rank": Rank(3, 9, 24, ""),
        "places": SpinePlaces(-0.6, -0.9, -0.3, (-0.5, 0.2), None),
    }
    return replace(PLAIN, **{**made_up, **changes})


def masked_line(**changes: Any) -> ProfileLine:
    """A number that is not shown; its peers and its benchmark are."""
    hidden = {
        "status": Status.DISKRETIONERET,
        "figure": Figure(None, None),
        "gap": None,
        "mark": Mark.UDEN,
        "change": "",
        "places": SpinePlaces(None, None, None, (-0.5, 0.2), None),
    }
    return replace(PLAIN, **{**hidden, **changes})


def indicator(concept: str = "uden_arbejde", kind: Kind = Kind.SHARE, age: str = "18-64") -> Indicator:
    """A share whose low is good."""
    return Indicator(
        concept, f"{concept}, {age}-årige", f"{concept}, {age} år", concept, "Beskæftigelse", "pct", kind, age,
        Polarity.LOWER, True, False, "aar", "lbf",
    )  # fmt: skip


def shown(
    area: str, year: int, numerator: float | None, denominator: float | None, **changes: Any
) -> dict[str, Any]:
    """A row with SHOWN_COLUMNS that matter here; counts of None are not known."""
    known = numerator is not None and denominator is not None
    value = 100 * numerator / denominator if numerator is not None and denominator is not None else 47.9
    row = {
        "area_id": area,
        "name": area.capitalize(),
        "year": year,
        "period_start": pd.Timestamp(date(year, 1, 1)),
        "period_end": pd.Timestamp(date(year, 12, 31)),
        "value": value,
        "numerator": numerator if known else float("nan"),
        "denominator": denominator if known else float("nan"),
        "low": value - 3 if known else float("nan"),
        "high": value + 3 if known else float("nan"),
        "status": "ok",
        "provenance": "datatraek" if known else "published",
    }
    return {**row, **changes}
