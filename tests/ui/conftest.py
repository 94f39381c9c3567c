"""A small plan of two zones and its figures, for the pieces that draw."""

import math

import pandas as pd
import pytest

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.plan import Plan, Zone


@pytest.fixture
def plan() -> Plan:
    """Two zones, a kommune 'k' and a country 'l'."""
    return Plan(
        plan_id="prøve",
        name="Prøveplanen",
        short_name="Prøve",
        valid_from="2023-01-01",
        valid_to="2026-12-31",
        plan_area="p",
        kommune_area="k",
        kommune_name="Prøve Kommune",
        land_area="l",
        land_name="Hele landet",
        zones=(Zone("a", 1, "Zone 1", "Base"), Zone("b", 2, "Zone 2", "Base")),
        headline_indicator="i",
        headline_phrase="er noget",
        card_indicators=("i",),
    )


@pytest.fixture
def indicator() -> Indicator:
    """A share where low is good."""
    return Indicator(
        "i", "Uden job, 18-64-årige", "Uden job", "c", "t", "pct", Kind.SHARE, "18-64", Polarity.LOWER, True, False,
        "aar", "s",
    )  # fmt: skip


@pytest.fixture
def shown() -> pd.DataFrame:
    """One year of the indicator: zone a over the kommune, zone b missing."""
    return zone_table(2019, {"a": 47.9, "b": math.nan, "p": 42.6, "k": 22.3, "l": 20.9})


def zone_table(year: int, values: dict[str, float], provenance: str = "published") -> pd.DataFrame:
    """SHOWN-like rows: NaN becomes a row with status mangler."""
    return pd.DataFrame(
        {
            "indicator_id": "i",
            "short_label": "Uden job",
            "polarity": "lower",
            "unit": "pct",
            "year": year,
            "area_id": list(values),
            "value": list(values.values()),
            "status": ["mangler" if math.isnan(value) else "ok" for value in values.values()],
            "provenance": [None if math.isnan(value) else provenance for value in values.values()],
        }
    )
