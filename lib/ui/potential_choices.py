"""What the reader of *Potentiale* chooses: the indicator, what to hold against, and the assumptions. All of it stands
in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.domain.indicator import Indicator, Polarity
from lib.domain.plan import Plan
from lib.domain.potential import LARGEST_VALUE, SMALLEST_VALUE, Level, best_area
from lib.ui.profile_choices import choice

EVERYBODY = 100
STAYERS_NOTE = "Hvor mange beboere der bliver boende, vides ikke: 100 % er et gæt, der regner alle med."


@dataclass(frozen=True)
class Assumptions:
    """`stayers_pct` 0-100; `low`, `mid`, `high` in 1.000 kr. per person and year as the user has them, unchecked."""

    stayers_pct: float
    low: float
    mid: float
    high: float


def chosen_indicator(shares: Sequence[Indicator], first: str) -> Indicator:
    """One indicator; at first the one whose id is `first`."""
    by_id = {each.indicator_id: each for each in shares}
    names = {each.indicator_id: each.short_label for each in shares}
    return by_id[choice("Indikator", names, "potentiale", first, 320)]


def chosen_level(plan: Plan, compared: pd.DataFrame, area_id: str, polarity: Polarity) -> Level:
    """The level to reach: kommune, country, the best zone or one of the other zones.

    `compared`: the rows of zones, kommune and country on the indicator in the year shown.
    """
    named = {zone.area_id: zone.name for zone in plan.zones}
    options = {
        "kommunen": Level("kommunens niveau", plan.kommune_area, False),
        "landet": Level("landets niveau", plan.land_area, False),
    }
    words = {"kommunen": "Kommunen", "landet": "Landet"}
    best = best_area(compared[compared["level"] == "zone"], polarity)
    if best is not None:
        options["bedste"] = Level(f"den bedste zones niveau ({named[best]})", best, True)
        words["bedste"] = "Den bedste zone"
    others: Sequence[str] = [zone for zone in named if zone != area_id]
    options |= {zone: Level(f"niveauet i {named[zone]}", zone, True) for zone in others}
    words |= {zone: named[zone] for zone in others}
    return options[choice("Hold op mod", words, "niveau_mod", width=170)]


def chosen_stayers() -> float:
    """The share of the residents who stay, pct 0-100."""
    return _number("Blivende beboere, procent", "blivende", EVERYBODY, (0, 100))


def chosen_values(values: Mapping[str, float]) -> Assumptions:
    """Stayers and the three unit values; `values`: low, mid and high as published."""
    stayers = chosen_stayers()
    bounds = (int(SMALLEST_VALUE), int(LARGEST_VALUE))
    with st.container(horizontal=True):
        low, mid, high = (
            _number(label, key, round(values[name]), bounds)
            for label, key, name in (
                ("Lav", "vaerdi_lav", "low"),
                ("Midt", "vaerdi_midt", "mid"),
                ("Høj", "vaerdi_hoej", "high"),
            )
        )
    return Assumptions(stayers, low, mid, high)


def _number(label: str, key: str, first: int, bounds: tuple[int, int]) -> float:
    low, high = bounds
    return float(
        st.number_input(
            label,
            min_value=low,
            max_value=high,
            value=first,
            step=1,
            key=key,
            bind="query-params",
            persist_state="session",
            width=220 if bounds == (0, 100) else 110,
        )
    )
