"""Writing an indstilling: what it is made of to the left, its texts beside what the data say to the right."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lib.domain.decisions.decision import DecisionKind
from lib.domain.event_entry import NOTE_LIMIT
from lib.domain.indstilling.entry import ASSESSMENTS_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from lib.domain.indstilling.parts import PARTS, Part
from lib.domain.scenario.compared import MOST
from lib.ui import indstilling_choices as choices
from lib.ui.frame import caption, section
from lib.ui.markup import element, join, text

TITLE_EXAMPLE = "Flere timer til den zone, der er dårligst stillet"


@dataclass(frozen=True)
class Options:
    """What may be chosen, by the value of the choice: kinds of decision, saves of scenarios and assessments."""

    kinds: tuple[DecisionKind, ...]
    scenarios: Mapping[str, str]
    assessments: Mapping[int, str]


def drop_unknown(chosen: str, options: Options) -> None:
    """Take out of the fields what is no longer there to choose; must be done before they are drawn.

    A scenario is always chosen: where the kept one is gone, the first of those there are.
    """
    one_of = {
        choices.KIND: [kind.kind_id for kind in options.kinds],
        choices.PROPOSED: list(options.scenarios),
    }
    for field, values in one_of.items():
        if choices.value(chosen, field) not in values:
            st.session_state[choices.key(chosen, field)] = values[0]
    some_of = {choices.OTHERS: list(options.scenarios), choices.RESTS_ON: list(options.assessments)}
    for field, several in some_of.items():
        _keep_known(choices.key(chosen, field), several)


def made_of(chosen: str, options: Options) -> None:
    """Name, matter, scenarios and assessments."""
    section("Indstillingen", "Hvad den hedder, og hvad den bygger på")
    st.text_input(
        "Navn",
        key=choices.key(chosen, choices.TITLE),
        max_chars=TITLE_LIMIT,
        placeholder=TITLE_EXAMPLE,
        persist_state="session",
        autocomplete="off",
    )
    kinds = {kind.kind_id: kind.name for kind in options.kinds}
    _one("Sagen drejer sig om", kinds, choices.key(chosen, choices.KIND))
    _one("Scenarie, der indstilles", options.scenarios, choices.key(chosen, choices.PROPOSED))
    proposed = choices.value(chosen, choices.PROPOSED)
    others = {each: words for each, words in options.scenarios.items() if each != proposed}
    nothing = "Ingen; uændret placering er altid med"
    _several("Alternativer", others, choices.key(chosen, choices.OTHERS), nothing, MOST - 1)
    rests_on = "Vælg mindst én for hver zone, hvis timer ændres"
    label = "Socialfaglige vurderinger, den hviler på"
    _several(label, options.assessments, choices.key(chosen, choices.RESTS_ON), rests_on, ASSESSMENTS_LIMIT)
    if not options.assessments:
        caption("Ingen har skrevet en vurdering endnu: skriv den på Profil, under zonens tal.")
    proxies = choices.key(chosen, choices.PROXIES)
    st.checkbox("Mål dækningen også på demo- og hjælpetal", key=proxies, persist_state="session")


def save_part(chosen: str, save: Callable[[], None], withdraw: Callable[[], None]) -> None:
    """The reason of a correction, and the buttons."""
    correcting = choices.base_of(chosen) is not None
    if correcting:
        st.text_input(
            "Begrundelse for at rette",
            key=choices.key(chosen, choices.REASON),
            max_chars=NOTE_LIMIT,
            persist_state="session",
            autocomplete="off",
        )
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Gem rettelsen" if correcting else "Gem", type="primary", key="gem_indstilling", on_click=save
        )
        if correcting:
            st.button("Træk tilbage", key="traek_indstilling", on_click=withdraw)


def texts_form(chosen: str, computed: Mapping[str, str]) -> None:
    """A text for each part, under what the data say there. `computed` by the part's id."""
    section(
        "Tekster",
        "Tal og tabeller regnes ud og kan ikke rettes; skriv det, tallene ikke kan sige. Nævn ingen personer",
    )
    for each in PARTS:
        _text(chosen, each, computed.get(each.part_id, ""))


def messages() -> None:
    """What was done, or why it was refused, once."""
    done, faults = choices.told()
    if done:
        st.html(element("p", text(done), class_="zk-told", role="status"))
    if faults:
        fault_list("Ikke gemt.", faults)


def fault_list(what: str, faults: Sequence[str]) -> None:
    """That something cannot be done, and every reason for it."""
    told = element("ul", join(element("li", text(fault)) for fault in faults), class_="zk-faults")
    st.html(element("div", element("b", text(what)), told, class_="zk-alert", role="alert"))


def _text(chosen: str, part: Part, said: str) -> None:
    written = choices.value(chosen, choices.text_field(part.part_id))
    with st.expander(f"{part.title}{' · skrevet' if written else ''}"):
        if said:
            first = "Erstattes af det, du skriver" if part.instead else "Står efter det, du skriver"
            caption(f"{first}: {said}")
        st.text_area(
            part.asks,
            key=choices.key(chosen, choices.text_field(part.part_id)),
            max_chars=TEXT_LIMIT,
            height=110,
            persist_state="session",
        )


def _one(label: str, options: Mapping[str, str], key: str) -> None:
    st.selectbox(
        label, list(options), format_func=options.get, key=key, placeholder="Vælg", persist_state="session"
    )


def _several(label: str, options: Mapping[Any, str], key: str, nothing: str, most: int) -> None:
    _keep_known(key, options)
    st.multiselect(
        label,
        list(options),
        format_func=options.get,
        max_selections=most,
        key=key,
        placeholder=nothing,
        persist_state="session",
        select_all=False,
    )


def _keep_known(key: str, options: Collection[object]) -> None:
    if key in st.session_state:
        st.session_state[key] = [each for each in st.session_state[key] if each in options]
