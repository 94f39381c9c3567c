"""What is expected of a decision: an interval for a number by a day, proposed from what is known or typed."""

import streamlit as st

from lib.domain.decisions.entry import BASIS_LIMIT
from lib.domain.decisions.expected import Expected
from lib.domain.decisions.ground import DecisionGround
from lib.domain.event_entry import day_from
from lib.domain.events import day_text
from lib.ui import decision_session as session
from lib.ui.decision_session import DecisionScope
from lib.ui.frame import section


def expectations(ground: DecisionGround, scope: DecisionScope, chosen: str) -> None:
    """Draw a row of fields for each expectation, and the buttons that add and take away."""
    section("Hvad ventes der?", "Et interval, der fryses nu og holdes op mod tallet, når det kommer")
    for place in range(session.rows_of(scope, chosen)):
        _expectation(ground, scope, chosen, place)
    with st.container(horizontal=True):
        by = day_text(ground.today.replace(year=ground.today.year + 1, month=12, day=31))
        full = session.rows_of(scope, chosen) >= session.MOST_EXPECTED
        st.button(
            "Tilføj en forventning",
            key=scope.key("tilfoej", chosen),
            on_click=session.add_row,
            args=(scope, chosen, by),
            disabled=full or not ground.expectables,
        )
        if session.rows_of(scope, chosen):
            st.button(
                "Fjern den sidste",
                key=scope.key("fjern", chosen),
                on_click=session.drop_row,
                args=(scope, chosen),
            )


def _expectation(ground: DecisionGround, scope: DecisionScope, chosen: str, place: int) -> None:
    names = {each.indicator_id: each.indicator for each in ground.expectables}
    indicator = scope.words(chosen, f"indikator_{place}")
    areas = {each.area_id: each.area for each in ground.expectables if each.indicator_id in ("", indicator)}
    number = place + 1
    columns = st.columns([5, 3, 2, 2, 2, 2], gap="small", vertical_alignment="bottom")
    boxes = (
        (f"Forventning {number}: tal", names, f"indikator_{place}"),
        ("Område", areas, f"omraade_{place}"),
    )
    for column, (label, options, field) in zip(columns, boxes, strict=False):
        key = scope.key(chosen, field)
        if st.session_state.get(key) not in options:
            st.session_state[key] = None
        with column:
            st.selectbox(
                label, list(options), key=key, index=None, format_func=options.get, placeholder="Vælg"
            )
    lines = (("Senest", f"senest_{place}"), ("Fra", f"lav_{place}"), ("Til", f"hoej_{place}"))
    for column, (label, field) in zip(columns[2:], lines, strict=False):
        with column:
            st.text_input(label, key=scope.key(chosen, field), max_chars=40, autocomplete="off")
    with columns[5]:
        st.button(
            "Foreslå",
            key=scope.key("foreslaa", chosen, place),
            on_click=_propose,
            args=(ground, scope, chosen, place),
            help="Intervallet, hvis tallet bliver, som det er: aldrig af demotal, og uden en antaget virkning",
        )
    st.text_input(
        f"Hvad forventning {number} bygger på",
        key=scope.key(chosen, f"grundlag_{place}"),
        max_chars=BASIS_LIMIT,
        autocomplete="off",
    )


def _propose(ground: DecisionGround, scope: DecisionScope, chosen: str, place: int) -> None:
    """Fill an expectation in with the interval of what is known, or say why there is none."""
    entry = session.expected_typed(scope, chosen, place)
    by = day_from(entry.by)
    if entry.pair not in ground.by_pair or entry.pair is None or by is None:
        session.refuse(scope, ("Vælg et tal, et område og en dag, før der kan foreslås et interval.",))
        return
    found = ground.propose(entry.pair, by)
    if not isinstance(found, Expected):
        session.refuse(scope, (found,))
        return
    values = {
        "lav": session.plain(round(found.low, 1)),
        "hoej": session.plain(round(found.high, 1)),
        "grundlag": found.basis[:BASIS_LIMIT],
        "fra": found.since,
    }
    for field, value in values.items():
        st.session_state[scope.key(chosen, f"{field}_{place}")] = value
