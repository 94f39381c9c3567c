"""Indicators and readings made for the tests of the priority."""

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.priority.gaps import Gaps, Reading, gaps

ZONES = ("z1", "z2", "z3")


def indicator(name: str = "a", **changed: object) -> Indicator:
    """A share that is bad when high."""
    fields: dict[str, object] = {
        "indicator_id": name,
        "label": f"Indikator {name}",
        "short_label": name.upper(),
        "concept": f"begreb_{name}",
        "theme": "Tema",
        "unit": "pct",
        "kind": Kind.SHARE,
        "age_band": f"alder_{name}",
        "polarity": Polarity.LOWER,
        "additive": True,
        "sensitive": False,
        "period_rule": "aar",
        "source_id": "kilde",
    }
    return Indicator(**(fields | changed))  # type: ignore[arg-type]  # the fields are those of Indicator


def reading(
    values: tuple[float, ...],
    kommune: float,
    counts: tuple[tuple[float, float] | None, ...] | None = None,
    real: bool = True,
    year: int = 2020,
    **changed: object,
) -> Reading:
    return Reading(indicator(**changed), year, values, kommune, counts or (None,) * len(values), real)  # type: ignore[arg-type]  # the fields are those of Reading


def certain(*columns: tuple[float, ...]) -> Gaps:
    """Three zones whose distances on each indicator are the column's numbers; the kommune is 0 and nothing is drawn."""
    return gaps([reading(column, 0.0, name=chr(97 + place)) for place, column in enumerate(columns)], ZONES)
