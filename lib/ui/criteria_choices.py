"""What the reader of *Kriterier* chooses to look at; every choice is in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.law.law import Category
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
        select_all=False,
    )
    return [area_id for area_id in labels if area_id in members]
