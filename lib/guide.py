"""What leads a user through the house, on every page: the search, the tour, and what the page's words mean.

Drawn by app.py around the page. Nothing is asked of the figures before somebody opens it, and then once a version.
"""

from collections.abc import Iterator, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from lib.domain.access.account import Account, may_open
from lib.domain.judged import real_before_made_up
from lib.domain.observation import REAL_PROVENANCES
from lib.domain.search import Entry, Indexed, Kind, index_of
from lib.domain.terms import indicator_definition
from lib.gate import plan_settings, signed_in
from lib.kept import Kept
from lib.page import public_file
from lib.state.engine import StateUnavailable, open_state
from lib.state.reachable import STATE_FAULTS
from lib.state.versions import active_version
from lib.ui import search, terms, tour
from lib.ui.frame import only_real
from lib.ui.goal_choices import goal_label
from lib.ui.navigation import PAGES, PageEntry, entry_at
from lib.ui.profile_choices import AREA_KEY, area_labels
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse, WarehouseUnavailable, open_public
from lib.warehouse.shared import SharedUnavailable

CURVES, MAP = "udvikling", "zonekort"
ONE_INDICATOR = (CURVES, MAP)
"""The pages that show one indicator at a time, by the choice `indikator`."""
ALL_INDICATORS = ("overblik", "indikatorer", "profil", "prioritering")
_INDEXES = Kept(40)


def guide_corner(url_path: str) -> None:
    """Before the page: the search in the frame, and the tour's step or offer."""
    here, account = entry_at(url_path), signed_in()
    terms.apply_guide_style()
    search.search_corner(here.page_id, partial(_index, account))
    tour.tour_panel(here, tour.steps_for(partial(may_open, account)))


def guide_foot(url_path: str) -> None:
    """After the page: what its words mean, and the tour once more."""
    here, account = entry_at(url_path), signed_in()
    with st.container(key="page-foot", horizontal=True, vertical_alignment="center"):
        terms.terms_corner(here.page_id, partial(_defined, here))
        tour.tour_link(tour.steps_for(partial(may_open, account)))


def _opened() -> tuple[str, PublicWarehouse] | None:
    """The version in force and its figures; None where the page says what is the matter with them."""
    settings = plan_settings()
    try:
        engine = open_state(settings.state_url)
        version = active_version(engine, settings.plan_id)
        if version is None:
            return None
        return version.version, open_public(public_file(settings, engine, version.version))
    except (WarehouseUnavailable, SharedUnavailable, StateUnavailable, *STATE_FAULTS):
        return None


def _index(account: Account) -> Sequence[Indexed]:
    """All that the account may find in the plan at hand; without figures the pages and the terms alone."""
    found, real = _opened(), only_real()
    own = frozenset(entry.page_id for entry in PAGES if may_open(account, entry.page_id))
    key = (found and found[0], real, own)
    kept = _INDEXES.get(key)
    if kept is None:
        told = [*_pages(), *_terms(), *(_of_the_plan(found[1], real) if found else ())]
        kept = index_of(entry for entry in told if entry.page_id in {"", *own})
        _INDEXES.put(key, kept, 1)
    return kept


def _pages() -> Iterator[Entry]:
    for page in PAGES:
        yield Entry(Kind.PAGE, page.title, search.ABOUT_PAGES[page.page_id], page.page_id)


def _terms() -> Iterator[Entry]:
    for term in terms.terms():
        yield Entry(Kind.TERM, term.word, term.definition)


def _of_the_plan(warehouse: PublicWarehouse, real: bool) -> Iterator[Entry]:
    yield from _areas(warehouse, real)
    yield from _indicators(warehouse, real)
    for row in questions.activities(warehouse).itertuples(index=False):
        chosen = (("aktivitet", str(row.short_name)),)
        yield Entry(Kind.ACTIVITY, str(row.name), f"{row.delaftale}.", "aktiviteter", chosen)
    for goal in questions.goal_rows(warehouse):
        label = goal_label(goal)
        yield Entry(Kind.GOAL, label, goal.goal, "maal", (("del_maal", "Et mål"), ("maalnr", label)))


def _areas(warehouse: PublicWarehouse, real: bool) -> Iterator[Entry]:
    """Zones, and the afdelinger by name: one too small for figures of its own leads to its zone."""
    plan = questions.plan(warehouse)
    afdelinger = questions.areas(warehouse, "afdeling")
    if real:
        afdelinger = afdelinger[afdelinger["provenance"].isin(REAL_PROVENANCES)]
    offered = area_labels(plan, _profiled(warehouse, real))
    zones = {zone.area_id: zone.name for zone in plan.zones}
    for area_id, name in zones.items():
        yield Entry(Kind.ZONE, name, "Alle tal om zonen.", "profil", ((AREA_KEY, offered[area_id]),))
    for row in afdelinger[afdelinger["parent_id"].isin(zones)].itertuples(index=False):
        zone = zones[row.parent_id]
        own = offered.get(row.area_id)
        about = f"{zone}." if own else f"For lille til egne tal: {zone} vises."
        yield Entry(Kind.AFDELING, str(row.name), about, "profil", ((AREA_KEY, own or zone),))


def _profiled(warehouse: PublicWarehouse, real: bool) -> pd.DataFrame:
    """The figures of the afdelinger that the page Profil offers."""
    published = questions.area_matrix(warehouse, "afdeling", only_real=True)
    return (
        published
        if real
        else real_before_made_up(published, questions.area_matrix(warehouse, "afdeling", False))
    )


def _indicators(warehouse: PublicWarehouse, real: bool) -> Iterator[Entry]:
    """Each indicator with its definition, on the page that can show it: as curves, on the map, or why it is nowhere."""
    curves = set(questions.zonal_indicators(warehouse, real)["indicator_id"])
    mapped = set(questions.zonal_indicators(warehouse, real, dated=True)["indicator_id"])
    for indicator_id in questions.indicators(warehouse)["indicator_id"]:
        indicator = questions.indicator(warehouse, indicator_id)
        page = CURVES if indicator_id in curves else MAP if indicator_id in mapped else "kilder"
        chosen = () if page == "kilder" else (("indikator", indicator.label),)
        yield Entry(Kind.INDICATOR, indicator.label, indicator_definition(indicator), page, chosen)


def _defined(here: PageEntry) -> list[tuple[str, str]]:
    """(label, definition) of the indicators that the page shows."""
    found = _opened()
    if found is None or here.page_id not in (*ONE_INDICATOR, *ALL_INDICATORS):
        return []
    warehouse, titles = found[1], _titles(found[1])
    shown = list(questions.zonal_indicators(warehouse, only_real(), dated=True)["indicator_id"])
    if here.page_id in ONE_INDICATOR:
        shown = [each for each in shown if each == st.session_state.get("indikator")]
    each = [questions.indicator(warehouse, indicator_id) for indicator_id in shown]
    return [(one.label, indicator_definition(one, titles[one.source_id])) for one in each]


def _titles(warehouse: PublicWarehouse) -> dict[str, str]:
    sources = questions.sources(warehouse)
    return dict(zip(sources["source_id"], sources["title"], strict=True))
