"""What the reader of *Indikatorer* chooses to look at; every choice is in the address."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.domain.judged import LARGEST_FIRST, PLAN_ORDER
from lib.domain.plan import Plan

ALL_THEMES = "Alle temaer"
LEVELS = {"zone": "Zoner", "afdeling": "Afdelinger"}


@dataclass(frozen=True)
class NamedBenchmark:
    """What the figures are held against: `name` in a sentence ('kommunen'), `head` over its column. `is_rest`: the
    area without the one that is held against it."""

    area_id: str
    name: str
    head: str
    is_rest: bool = False


@dataclass(frozen=True)
class Scope:
    """Which areas are shown: `subject` ('Zonerne'), `areas` ('zoner'); `zone_id` when it is the afdelinger of one."""

    level: str
    zone_id: str | None
    subject: str
    areas: str


def chosen_scope(plan: Plan) -> Scope:
    """Zones, or the afdelinger of one zone; the field for the zone is there only when it is asked for."""
    level = st.segmented_control(
        "Områder",
        list(LEVELS),
        default="zone",
        required=True,
        format_func=LEVELS.get,
        key="niveau",
        bind="query-params",
        persist_state="session",
    )
    if level != "afdeling":
        return Scope("zone", None, "Zonerne", "zoner")
    names = {zone.area_id: zone.name for zone in plan.zones}
    zone_id = _choice("Zone", list(names), "zone", names.get, width=140)
    return Scope("afdeling", zone_id, f"Afdelingerne i {names[zone_id]}", "afdelinger")


def chosen_benchmark(plan: Plan) -> NamedBenchmark:
    """What to hold the figures against; at first the kommune."""
    options = {
        "kommunen": NamedBenchmark(plan.kommune_area, "kommunen", "Kommunen"),
        "landet": NamedBenchmark(plan.land_area, "landet", "Landet"),
        "zonerne": NamedBenchmark(plan.plan_area, "zonerne under ét", "Alle zoner"),
        "resten": NamedBenchmark(plan.kommune_area, "resten af kommunen", "", is_rest=True),
    }
    words = {key: each.head or "Resten af kommunen" for key, each in options.items()}
    return options[_choice("Sammenlign med", list(options), "sammenlign", words.get)]


def chosen_theme(rows: pd.DataFrame) -> str:
    """One theme of the indicators in `rows`, or ALL_THEMES."""
    return _choice("Tema", [ALL_THEMES, *rows["theme"].drop_duplicates()], "tema", str, width=280)


def chosen_order(rows: pd.DataFrame) -> str:
    """PLAN_ORDER, LARGEST_FIRST or the area whose differences decide the order of the indicators."""
    names = {
        PLAN_ORDER: "Planens rækkefølge",
        LARGEST_FIRST: "Størst forskel først",
        **{
            area: f"Størst forskel i {name}" for area, name in zip(rows["area_id"], rows["name"], strict=True)
        },
    }
    return _choice("Rækkefølge", list(names), "orden", names.get, width=270)


def of_theme(rows: pd.DataFrame, theme: str) -> pd.DataFrame:
    """The rows of one theme, or all of them."""
    return rows if theme == ALL_THEMES else rows[rows["theme"] == theme]


def with_intervals_shown() -> bool:
    """The switch that puts the interval under each value; the grey mark stands without it."""
    return bool(st.toggle("Vis usikkerhed", key="usikkerhed", bind="query-params", persist_state="session"))


def _choice(
    label: str, options: list[str], key: str, words: Callable[[str], str | None], width: int = 190
) -> str:
    """A selectbox; a choice that is no longer among the options is forgotten."""
    if st.session_state.get(key) not in options:
        st.session_state.pop(key, None)
    return st.selectbox(
        label,
        options,
        key=key,
        format_func=words,
        bind="query-params",
        placeholder="Vælg",
        persist_state="session",
        width=width,
    )
