"""Zoneprofil as files, at the foot of *Profil*: written when somebody asks, and held on to until something changes."""

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Protocol, TypeVar

import streamlit as st

from lib.domain.material.paper import Paper
from lib.domain.plan import Plan
from lib.reports.paper_docx import paper_docx
from lib.reports.paper_pdf import PaperNotMade, paper_pdf
from lib.ui.close_out_view import WORD_TYPE
from lib.ui.files import file_button
from lib.ui.frame import caption, panel, section
from lib.ui.theme import LIGHT, Tokens

PDF_TYPE = "application/pdf"
PAGES = 2
_KEPT, _ASKED = "zoneprofiler", "zoneprofil_oensket"
_MOST = 4
"""Zones whose files a session holds on to."""


class ProfiledHouse(Protocol):
    """What the button needs of a page's house."""

    @property
    def plan(self) -> Plan:
        """The plan."""

    @property
    def mark(self) -> str:
        """Plan, version and date in one line."""

    @property
    def in_force(self) -> object:
        """The placement of today."""


House = TypeVar("House", bound=ProfiledHouse)


def zone_paper_button(house: House, zone_id: str, make: Callable[[House, str, Tokens], Paper]) -> None:
    """Two files of the zone: the PDF of two pages, and the same as Word, to write on in."""
    with panel("zoneprofil"):
        section("Zoneprofil til beboerne")
        caption(
            "To sider i klart sprog: hvad tallene viser, hvad der foregår i zonen, og hvem der kan spørges."
        )
        made: dict[str, tuple[bytes, bytes]] = st.session_state.setdefault(_KEPT, {})
        mark = hashlib.sha256(repr((zone_id, house.mark, house.in_force)).encode()).hexdigest()
        if st.session_state.pop(_ASKED, "") == mark:
            _write(house, zone_id, make, made, mark)
        if mark in made:
            _downloads(made[mark], next(zone.number for zone in house.plan.zones if zone.area_id == zone_id))
        else:
            st.button("Gør zoneprofilen klar", key="zoneprofil-klar", on_click=_ask, args=(mark,))


def _ask(mark: str) -> None:
    st.session_state[_ASKED] = mark


def _write(
    house: House,
    zone_id: str,
    make: Callable[[House, str, Tokens], Paper],
    made: dict[str, tuple[bytes, bytes]],
    mark: str,
) -> None:
    """Both files, while the page says so; a sentence in their place where they cannot be written."""
    with st.status("Skriver zoneprofilen ...") as status:
        try:
            made[mark] = _files(make(house, zone_id, LIGHT))
        except PaperNotMade as why:
            status.update(label=str(why), state="error")
            return
        status.update(label="Zoneprofilen er klar", state="complete")
    while len(made) > _MOST:
        del made[next(iter(made))]


def _files(paper: Paper) -> tuple[bytes, bytes]:
    now = dt.datetime.now(dt.UTC)
    return paper_pdf(paper, LIGHT, now, PAGES), paper_docx(paper, now)


def _downloads(files: tuple[bytes, bytes], number: int) -> None:
    kinds = (("PDF", "pdf", PDF_TYPE), ("Word", "docx", WORD_TYPE))
    with st.container(horizontal=True):
        for content, (name, ending, mime) in zip(files, kinds, strict=True):
            label, file_name = f"Hent zoneprofilen som {name}", f"zoneprofil-zone-{number}.{ending}"
            file_button(label, content, file_name, mime, f"zoneprofil-{ending}", main=ending == "pdf")
