"""The search in the frame: one button, one field, and what is found as links that open the page with the choice made.

It runs by itself, without the page: typing draws nothing else again, and as long as nothing is typed nothing is asked.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.domain.numbers import count
from lib.domain.search import Entry, Indexed, Kind, find
from lib.ui.markup import element, plain_label, text
from lib.ui.navigation import ROOT, page_entry

LABEL = "Søg"
FIELD = "Side, område, indikator, mål, aktivitet eller ord"
MOST_SHOWN = 8
KIND_WORDS = {
    Kind.PAGE: "Side",
    Kind.ZONE: "Zone",
    Kind.TERM: "Ord",
    Kind.INDICATOR: "Indikator",
    Kind.ACTIVITY: "Aktivitet",
    Kind.GOAL: "Mål",
    Kind.AFDELING: "Afdeling",
}
ABOUT_PAGES = {
    "overblik": "Hvordan ligger zonerne mod kommunen?",
    "zonekort": "Hvor er tallet højt og lavt?",
    "indikatorer": "Hvor adskiller zonerne sig, på alle indikatorer?",
    "profil": "Hvad ved vi om én zone eller afdeling?",
    "udvikling": "Går det den rigtige vej, år for år?",
    "maal": "Når planen sine mål?",
    "kriterier": "Hvad ville lovens kriterier sige om tallene?",
    "ledighed": "Hvem er ledige, og hvor?",
    "aktiviteter": "Hvad gør planen, for hvem og hvor?",
    "simulering": "Hvad sker der, hvis timer flyttes mellem zonerne?",
    "prioritering": "Hvilken zone kommer først, og hvad afhænger det af?",
    "moeder": "Hvad er besluttet, og hvornår mødes vi?",
    "praesentation": "Mødets dias, vist i salen eller hentet som fil",
    "indstilling": "Sekretariatets forslag til bestyrelsen",
    "datatraek": "Indlæs, kontrollér og udgiv tal",
    "kilder": "Hvor kommer tallene fra, og hvad mangler?",
}
"""Page id -> the question that it answers; searched too."""


@st.fragment
def search_corner(page: str, entries: Callable[[], Sequence[Indexed]]) -> None:
    """The search, in the frame of the page with the address `page`; `entries` is asked only when something is typed."""
    with st.container(key="frame-search"), st.popover(LABEL, key=f"soeg-{page}"):
        query = st.text_input(FIELD, key=f"soeg-efter-{page}", type="search", live=True)
        if query and query.strip():
            index = entries()
            draw_hits(find(index, query, len(index)), query)


def draw_hits(hits: Sequence[Entry], query: str) -> None:
    """What was found, the best first, and how many more there are."""
    if not hits:
        st.html(
            element(
                "p", text(f"Intet begynder med »{query.strip()[:40]}«. Prøv et kortere ord."), role="status"
            )
        )
        return
    shown = hits[:MOST_SHOWN]
    left = len(hits) - len(shown)
    more = f" De {count(MOST_SHOWN)} første er vist: skriv mere for at finde færre." if left else ""
    st.html(element("p", text(f"Fundet: {count(len(hits))}.{more}"), class_="zk-caption", role="status"))
    for hit in shown:
        _draw_hit(hit)


def _draw_hit(hit: Entry) -> None:
    kind = KIND_WORDS[hit.kind]
    if not hit.page_id:
        st.html(
            element("p", element("b", text(hit.title)), text(f" {kind}"), class_="zk-hit")
            + element("p", text(hit.about), class_="zk-hit-about")
        )
        return
    st.page_link(
        ROOT / page_entry(hit.page_id).file,
        label=f"**{plain_label(hit.title)}** {plain_label(f'{kind}. {hit.about}')}",
        query_params=dict(hit.params),
    )
