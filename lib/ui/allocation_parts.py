"""Parts of *Simulering* that show a scenario whichever way it came about: the zones, and the table of all hours."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.frames import matrix
from lib.domain.allocation.outcome import Outcome
from lib.domain.allocation.phases import half_years, phase_words, stretches
from lib.domain.allocation.placement import Scenario
from lib.domain.allocation.rotation import rotation_words
from lib.domain.allocation.rules import Rulebook
from lib.domain.assessment import concerning
from lib.domain.dates import long_date
from lib.domain.numbers import hours, share_pct
from lib.domain.plan import Plan
from lib.domain.sentences_map import outline_words
from lib.ui import moves_session as session
from lib.ui.assessment_panel import AssessedHouse, assessment_panel
from lib.ui.flow_map import draw_flow_map
from lib.ui.frame import data_expander, section, source_line, text_table
from lib.ui.moves_matrix import matrix_editor
from lib.ui.once import once
from lib.ui.placement_matrix import HOUR_DECIMALS, matrix_for_download, placement_matrix, zone_table


def zones_part(shapes: pd.DataFrame, shown: Scenario, result: Outcome, agreement: Agreement) -> None:
    """The map of what goes between the zones, and what each gains and gives. `shapes` as `zone_shapes`."""
    section(
        "Hvad hver zone får og afgiver",
        " · ".join(["Timer om ugen; pilens bredde følger timerne", *outline_words(shapes)]),
    )
    picture, table = st.columns([3, 7], gap="large")
    with picture:
        draw_flow_map(shapes, shown.flows, result.changes)
    with table:
        st.html(once(zone_table, result, agreement))
        source_line(result.outside_sentence)


def phases_part(plan: Plan, scenario: Scenario, needs: Sequence[Need], agreement: Agreement) -> None:
    """The scenario half-year by half-year; nothing when every move is made at once."""
    if not any(move.starts for move in scenario.moves):
        return
    halves = half_years(plan, scenario, needs)
    runs = stretches(halves)
    section("Over tid", f"{phase_words(halves)} Hver række er, som det står, til noget ændrer sig.")
    text_table(
        pd.DataFrame(
            {
                "Tid": [f"{long_date(first.first)} til {long_date(last.last)}" for first, last in runs],
                "Timer flyttet": [hours(last.moved) for _, last in runs],
                "Dækning": [
                    "–" if last.coverage is None else share_pct(last.coverage, 1) for _, last in runs
                ],
                "Dårligst stillet": [
                    ", ".join(agreement.zone_name(one.zone) for one in last.worst_off) or "–"
                    for _, last in runs
                ],
                "Planen": ["gælder" if last.within else "er udløbet" for _, last in runs],
            }
        )
    )


def placement_part(rulebook: Rulebook, scenario: Scenario, placed: pd.DataFrame, mark: str) -> None:
    """The table of all hours, to read and, opened, to write in. `placed` as the question `placement`."""
    agreement = rulebook.agreement
    cells = matrix(agreement, scenario.base, scenario.placement)
    bases = placed.groupby("activity_id")["basis"].agg(lambda own: "; ".join(own.unique())).to_dict()
    section("Placering", "Timer om ugen pr. aktivitet og zone; ændrede felter er markeret")
    st.html(once(placement_matrix, cells, bases, agreement))
    turns = [rotation_words(agreement, scenario.placement, each.activity_id) for each in agreement.activities]
    if any(turns):
        source_line(*filter(None, turns))
    with st.expander("Flyt timer ved at skrive i tabellen"):
        matrix_editor(rulebook, scenario)
    data_expander(once(matrix_for_download, cells, agreement), "placering.csv", mark, HOUR_DECIMALS)


def assessments_part(house: AssessedHouse, agreement: Agreement) -> None:
    """What people in the field say of one zone, beside the figures, and which of it the scenario answers."""
    zone = st.selectbox(
        "Hvad siger fagligheden om",
        agreement.zone_ids,
        key="vurdering_zone",
        format_func=lambda one: agreement.zone_name(one).capitalize(),
        placeholder="Vælg",
        persist_state="session",
    )
    assessment_panel(house, zone)
    texts = concerning(house.assessments.in_force(), zone, house.plan.plan_area)
    words = {one.assessment_id: f"{one.function}, {long_date(one.written_on)}" for one in texts}
    if not words:
        return
    before = session.answers()
    chosen = st.multiselect(
        "Scenariet svarer på",
        list(words),
        default=[one for one in before if one in words],
        format_func=words.get,
        placeholder="Vælg vurderinger",
        key=f"{session.ANSWERED}{zone}",
        persist_state="session",
        select_all=False,
    )
    session.answer((*(one for one in before if one not in words), *chosen))
