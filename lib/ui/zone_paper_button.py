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
from lib.ui.frame import caption, section
from lib.ui.theme import LIGHT, Tokens

PDF_TYPE = "application/pdf"
PAGES = 2
_KEPT = "zoneprofiler"


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
    section("Zoneprofil til beboerdemokraterne")
    caption("To sider i klart sprog: hvad tallene viser, hvad der foregår i zonen, og hvem der kan spørges.")
    made: dict[str, tuple[bytes, bytes]] = st.session_state.setdefault(_KEPT, {})
    mark = hashlib.sha256(repr((zone_id, house.mark, house.in_force)).encode()).hexdigest()
    if mark not in made and st.button("Gør zoneprofilen klar", key="zoneprofil-klar"):
        try:
            with st.status("Skriver zoneprofilen ...") as status:
                made[mark] = _files(make(house, zone_id, LIGHT))
                status.update(label="Zoneprofilen er klar", state="complete")
        except PaperNotMade as why:
            st.error(str(why))
    if mark in made:
        _downloads(made[mark], next(zone.number for zone in house.plan.zones if zone.area_id == zone_id))


def _files(paper: Paper) -> tuple[bytes, bytes]:
    now = dt.datetime.now(dt.UTC)
    return paper_pdf(paper, LIGHT, now, PAGES), paper_docx(paper, now)


def _downloads(files: tuple[bytes, bytes], number: int) -> None:
    kinds = (("PDF", "pdf", PDF_TYPE), ("Word", "docx", WORD_TYPE))
    with st.container(horizontal=True):
        for content, (name, ending, mime) in zip(files, kinds, strict=True):
            st.download_button(
                f"Hent zoneprofilen som {name}",
                content,
                file_name=f"zoneprofil-zone-{number}.{ending}",
                mime=mime,
                on_click="ignore",
                key=f"zoneprofil-{ending}",
            )
