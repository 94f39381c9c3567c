"""Moves made in the table: hours are written in the cells, and become moves once every row is in balance."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Cell, Placement, Scenario
from lib.domain.allocation.proposal.moves import moves_between
from lib.domain.allocation.rules import MoveRefused, Rulebook, half_hours
from lib.domain.allocation.terms import UNCHANGED
from lib.domain.numbers import hour_words
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.replay import replayed
from lib.ui import moves_session as session
from lib.ui.frame import caption
from lib.ui.markup import element, text
from lib.ui.moves import refused_words

NAME = "Aktivitet"
_ROUND = "tabel_runde"


def matrix_editor(rulebook: Rulebook, scenario: Scenario) -> None:
    """The hours as a table to write in, its balance as it stands, and the button that makes them moves."""
    agreement = rulebook.agreement
    start = editable(agreement, scenario.placement)
    key = f"tabel_{st.session_state.get(_ROUND, 0)}_{hash(scenario.placement.items)}"
    zones = {
        zone.area_id: st.column_config.NumberColumn(zone.name, min_value=0.0, step=0.5)
        for zone in agreement.zones
    }
    written = st.data_editor(
        start,
        key=key,
        hide_index=True,
        disabled=[NAME],
        column_order=[NAME, *zones],
        column_config=zones,
        height=320,
        width="stretch",
    )
    uneven = imbalance(start, written, agreement)
    if uneven:
        st.html(element("p", text(uneven), class_="zk-refused", role="status"))
    else:
        caption("Skriv timer i felterne. Rækken skal gå op: det, en zone får, skal en anden afgive.")
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Brug tabellen",
            key="brug_tabellen",
            disabled=bool(uneven) or written.equals(start),
            on_click=_use,
            args=(rulebook, scenario, written),
        )
        st.button(
            "Begynd forfra i tabellen", key="tabel_forfra", on_click=_again, disabled=written.equals(start)
        )


def editable(agreement: Agreement, placement: Placement) -> pd.DataFrame:
    """One row per activity and employer: ids, a name, and hours per zone (columns named by area id)."""
    rows: list[dict[str, Any]] = []
    for terms in agreement.activities:
        resources = placement.resources_of(terms.activity_id)
        for resource in resources:
            name = terms.short_name if len(resources) == 1 else f"{terms.short_name} · {resource}"
            at = {
                zone: placement.at(Cell(terms.activity_id, resource, zone)) / HALF_HOURS_PER_HOUR
                for zone in agreement.zone_ids
            }
            rows.append({"activity_id": terms.activity_id, "resource": resource, NAME: name, **at})
    return pd.DataFrame(rows)


def imbalance(start: pd.DataFrame, written: pd.DataFrame, agreement: Agreement) -> str:
    """Which rows have hours too many or too few, in a sentence; empty when all are in balance."""
    zones = list(agreement.zone_ids)
    apart = written[zones].fillna(0.0).sum(axis=1) - start[zones].sum(axis=1)
    parts = [
        f"{name}: {hour_words(abs(off))} {'for meget' if off > 0 else 'mangler at blive placeret'}"
        for name, off in zip(start[NAME], apart, strict=True)
        if abs(off) > 1e-9
    ]
    return f"Tabellen går ikke op. {'; '.join(parts)}." if parts else ""


def wanted(written: pd.DataFrame, agreement: Agreement) -> Placement:
    """The placement that the table says. Raises MoveRefused for what is not in half-hours."""
    cells: dict[Cell, int] = {}
    for row in written.to_dict("records"):
        fields: Mapping[Any, Any] = row
        for zone in agreement.zone_ids:
            amount = fields[zone]
            if amount and not pd.isna(amount):
                cells[Cell(fields["activity_id"], fields["resource"], zone)] = half_hours(float(amount))
    return Placement.of(cells)


def with_table(rulebook: Rulebook, scenario: Scenario, written: pd.DataFrame) -> Scenario:
    """The scenario with the table's changes as moves, judged together. Raises MoveRefused, naming the rule."""
    after = wanted(written, rulebook.agreement)
    if after.pair_totals != scenario.placement.pair_totals:
        raise MoveRefused(UNCHANGED, "Tabellen går ikke op.")
    added = moves_between(scenario.placement, after, rulebook.agreement.zone_ids)
    moves = (*scenario.moves, *added)
    made = replayed(rulebook, ScenarioDocument("", "", "", (), moves, rulebook.terms))
    if made.dropped:
        raise MoveRefused(made.dropped[0].rule_id, made.dropped[0].sentence)
    return made.scenario


def _use(rulebook: Rulebook, scenario: Scenario, written: pd.DataFrame) -> None:
    try:
        session.commit(with_table(rulebook, scenario, written).moves)
    except MoveRefused as refused:
        session.refuse(refused_words(refused, rulebook))


def _again() -> None:
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    session.forget_refusal()
