"""The guided tour: six steps over six pages, three minutes. Offered on the front page, never in the way, and called
again from the foot of every page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from lib.ui.markup import element, text
from lib.ui.navigation import ROOT, PageEntry, page_entry

LABEL = "Rundvisning, 3 minutter"
NEXT, BACK, STOP, DONE, NOT_NOW = "Næste", "Tilbage", "Afslut", "Færdig", "Nej tak"
STEP_KEY = "rundvisning"
_AT, _SETTLED = "rundvisning_trin", "rundvisning_set"
_MEMORY = """<script>{
  const tab = window.sessionStorage
  if (SETTLED) tab.setItem("zk-rundvisning", "set")
  document.documentElement.toggleAttribute("data-rundvisning-set", tab.getItem("zk-rundvisning") === "set")
}</script>"""
"""What a tab has answered is remembered in it, so that a reload does not ask again."""


@dataclass(frozen=True)
class Step:
    """One stop: the page, and in two sentences what the board gets from it."""

    page_id: str
    words: str


STEPS = (
    Step(
        "overblik",
        "Overskriften er det, tallene siger om zonerne lige nu. Kortene viser hver zone mod kommunen: orange er "
        "ugunstigt, blåt gunstigt, og trekanten siger over eller under.",
    ),
    Step(
        "zonekort",
        "Vælg en indikator og et år, og se, hvor i byen tallet er højt. Tryk på en zone: så står dens tal til højre. "
        "Godt at begynde en drøftelse med.",
    ),
    Step(
        "udvikling",
        "Her ser I, om det går den rigtige vej. Hver zone har sin kurve mod kommunen og landet, og en retning nævnes "
        "kun, når den er sikker.",
    ),
    Step(
        "simulering",
        "Flyt en aktivitets timer mellem zonerne, og se, hvem der får mere og mindre. Intet ændres, før bestyrelsen "
        "beslutter det.",
    ),
    Step(
        "maal",
        "Aftalens mål, ét for ét: nået, på vej, bagud, eller hvorfor det ikke kan vurderes. Under »Hvad skal der til« "
        "står, hvor mange personer det drejer sig om.",
    ),
    Step(
        "moeder",
        "Dagsorden, beslutninger og referat bliver stående her med de tal, de byggede på. Så kan I se bagefter, hvad I "
        "besluttede, og om det virkede som ventet.",
    ),
)


def steps_for(may_open: Callable[[str], bool]) -> tuple[Step, ...]:
    """The steps over the pages that the account may open."""
    return tuple(step for step in STEPS if may_open(step.page_id))


def tour_panel(here: PageEntry, steps: Sequence[Step]) -> None:
    """Over the page: the step that one is at, or on the front page the offer, until one has said yes or no.

    The address says the step, and the session remembers it where one goes another way by the menus.
    """
    asked = str(st.query_params.get(STEP_KEY, ""))
    if asked in {str(number) for number in range(1, len(steps) + 1)}:
        st.session_state[_AT], st.session_state[_SETTLED] = int(asked), True
    at, settled = st.session_state.get(_AT), bool(st.session_state.get(_SETTLED))
    st.html(_MEMORY.replace("SETTLED", str(settled).lower()), unsafe_allow_javascript=True)
    if at is not None and at <= len(steps):
        _step(steps, at)
    elif here.default and steps and not settled:
        with st.container(key="tour-offer", horizontal=True, vertical_alignment="center"):
            _way_to(steps, 1, LABEL)
            st.button(NOT_NOW, key="rundvisning-nej", type="tertiary", on_click=_stop)


def tour_link(steps: Sequence[Step]) -> None:
    """The way into the tour, any number of times."""
    if steps:
        _way_to(steps, 1, LABEL)


def _step(steps: Sequence[Step], at: int) -> None:
    step, last = steps[at - 1], at == len(steps)
    with st.container(key="tour-step"):
        st.html(
            element(
                "section",
                element("p", text(f"Rundvisning · {at} af {len(steps)}"), class_="zk-caption"),
                element("h2", text(page_entry(step.page_id).title), class_="zk-section"),
                element("p", text(step.words)),
                aria_label="Rundvisning",
                role="status",
            )
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if at > 1:
                _way_to(steps, at - 1, BACK)
            if not last:
                _way_to(steps, at + 1, NEXT)
            st.button(DONE if last else STOP, key="rundvisning-slut", type="tertiary", on_click=_stop)


def _way_to(steps: Sequence[Step], number: int, label: str) -> None:
    """A link, as the menus have them: a page cannot be left from the server's side while its choices are in the
    address."""
    file = ROOT / page_entry(steps[number - 1].page_id).file
    st.page_link(file, label=label, query_params={STEP_KEY: str(number)})


def _stop() -> None:
    st.session_state[_SETTLED] = True
    st.session_state.pop(_AT, None)
    st.query_params.pop(STEP_KEY, None)
