"""What the reader of *Kriterier* chooses to look at; every choice is in the address."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from lib.domain.law.in_force import categories_in_force
from lib.domain.law.law import Category, Law
from lib.domain.observation import Status
from lib.ui.profile_choices import choice

ZONES, AFDELINGER, NAMED, GROUP = "zoner", "afdelinger", "navngivne", "gruppe"
NAMED_LEVEL = "boligomraade"
"""The level of areas that have a name of their own and are neither zones nor afdelinger."""

SCOPES = {
    ZONES: "Zoner",
    AFDELINGER: "Afdelinger",
    NAMED: "Navngivne områder",
    GROUP: "Selvvalgt gruppe",
}


def families(law: Law, list_year: int) -> dict[str, tuple[Category, ...]]:
    """The categories that count criteria on a year's list, each with those that build on it: {'§ 61 a': (...)}."""
    in_force = categories_in_force(law, list_year)
    return {
        each.short_law: (each, *_built_on(each.category, in_force))
        for each in in_force
        if each.needed is not None
    }


def _built_on(category: str, in_force: Sequence[Category]) -> tuple[Category, ...]:
    own = [each for each in in_force if each.gate_category == category]
    return tuple(found for each in own for found in (each, *_built_on(each.category, in_force)))


def sourced_years(law: Law) -> list[int]:
    """The list years for which something is known of the law's limits: for areas that have no number at all."""
    return [each.list_year for each in law.convicted if categories_in_force(law, each.list_year)]


def first_list(figures: pd.DataFrame, area_ids: Sequence[str], legal_years: Sequence[int]) -> int | None:
    """The list to begin with: the newest with numbers in the law's definition, or the one before it where that has more
    of them, for not all criteria come out at once. None without such numbers.

    `figures` as questions.criterion_values, `legal_years` as legal_list_years gives them.
    """
    rows = figures[
        figures["area_id"].isin(area_ids) & figures["legal"].astype(bool) & (figures["status"] == Status.OK)
    ]
    known = {year: int((rows["list_year"] == year).sum()) for year in legal_years[-2:]}
    return max(known, key=lambda year: (known[year], year), default=None)


def chosen_scope() -> str:
    """One of SCOPES."""
    return str(
        st.segmented_control(
            "Se på",
            list(SCOPES),
            default=ZONES,
            required=True,
            format_func=lambda scope: SCOPES[scope],
            key="se",
            bind="query-params",
            persist_state="session",
        )
    )


def chosen_list(years: Sequence[int], first: int) -> int:
    """The list year, newest first; at first `first`."""
    options = {str(year): f"1. december {year}" for year in sorted(years, reverse=True)}
    return int(choice("Liste", options, "liste", str(first), 190))


def chosen_family(found: Mapping[str, tuple[Category, ...]]) -> str:
    """The paragraph whose limits the areas are held against."""
    options = {law: f"{law}: {categories[0].name}" for law, categories in found.items()}
    return choice("Grænser efter", options, "paragraf", width=290)


def chosen_area(labels: Mapping[str, str]) -> str:
    """One of the named areas, those that the state's lists have printed first."""
    return choice("Område", labels, "omraade", width=300)


def chosen_members(labels: Mapping[str, str]) -> list[str]:
    """The afdelinger of a self-made group, in the order of the list."""
    members = st.multiselect(
        "Afdelinger i gruppen",
        list(labels),
        format_func=lambda area_id: labels[area_id],
        key="gruppe",
        bind="query-params",
        placeholder="Vælg afdelinger",
        persist_state="session",
    )
    return [area_id for area_id in labels if area_id in members]
