"""The menus and their pages, in one table, and the one place that puts them in force."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

ROOT = Path(__file__).resolve().parents[2]
PAGE_ICON = str(Path(__file__).with_name("icon.png"))
_IN_FORCE = "navigation_in_force"
_RESERVED = "forside"


@dataclass(frozen=True)
class PageEntry:
    """One page: `file` is relative to the root of the program, `menu` is the word it stands under.

    `needs_zones`: there is nothing to see on it until the plan's zones are loaded.
    """

    page_id: str
    file: str
    title: str
    menu: str
    url_path: str
    default: bool = False
    needs_zones: bool = True


PAGES = (
    PageEntry("overblik", "pages/overblik.py", "Overblik", "Se", "overblik", default=True),
    PageEntry("zonekort", "pages/zonekort.py", "Zonekort", "Se", "zonekort"),
    PageEntry("indikatorer", "pages/indikatorer.py", "Indikatorer", "Se", "indikatorer"),
    PageEntry("profil", "pages/profil.py", "Profil", "Se", "profil"),
    PageEntry("udvikling", "pages/udvikling.py", "Udvikling", "Se", "udvikling"),
    PageEntry("maal", "pages/maal.py", "Mål", "Følg", "maal"),
    PageEntry("kriterier", "pages/kriterier.py", "Kriterier", "Følg", "kriterier"),
    PageEntry("ledighed", "pages/ledighed.py", "Ledighed", "Følg", "ledighed"),
    PageEntry("aktiviteter", "pages/aktiviteter.py", "Aktiviteter", "Planlæg", "aktiviteter"),
    PageEntry("simulering", "pages/simulering.py", "Simulering", "Planlæg", "simulering"),
    PageEntry("prioritering", "pages/prioritering.py", "Prioritering", "Planlæg", "prioritering"),
    PageEntry("moeder", "pages/moeder.py", "Møder og beslutninger", "Mød", "moeder"),
    PageEntry("praesentation", "pages/praesentation.py", "Præsentation", "Mød", "praesentation"),
    PageEntry("indstilling", "pages/indstilling.py", "Indstilling", "Mød", "indstilling"),
    PageEntry("datatraek", "pages/datatraek.py", "Datatræk", "Data", "datatraek", needs_zones=False),
    PageEntry("kilder", "pages/kilder.py", "Kilder og kvalitet", "Data", "kilder", needs_zones=False),
)


def page_entry(page_id: str) -> PageEntry:
    """The row of PAGES with that id. Raises KeyError for an unknown one."""
    for entry in PAGES:
        if entry.page_id == page_id:
            return entry
    raise KeyError(page_id)


def entry_at(url_path: str) -> PageEntry:
    """The row of PAGES at an address; the bare one is the front page's."""
    return next(
        (entry for entry in PAGES if entry.url_path == url_path), next(each for each in PAGES if each.default)
    )


def enter_navigation(shown: Callable[[str], bool] = lambda _: True, closed: bool = False) -> st.Page:
    """Put the menus in force for this session and return the page that the address asks for, not yet run.

    Only pages whose id is `shown` stand in the menus; the others keep their address, where they refuse. `closed`: no
    menu at all, for whoever has not come in.
    """
    st.session_state[_IN_FORCE] = True
    menus: dict[str, list[st.Page]] = {}
    for entry in PAGES:
        menus.setdefault(entry.menu, []).extend(_pages_of(entry, shown(entry.page_id)))
    return st.navigation(menus, position="hidden" if closed else "top")


def _pages_of(entry: PageEntry, shown: bool) -> list[st.Page]:
    """The page of an entry. Streamlit serves the default page at the bare address and reserves its url_path
    without answering there, so the name in the table gets a page of its own that no menu shows."""
    file = ROOT / entry.file
    visibility = "visible" if shown and not entry.default else "hidden"
    named = st.Page(file, title=entry.title, url_path=entry.url_path, visibility=visibility)
    if not entry.default:
        return [named]
    return [st.Page(file, title=entry.title, url_path=_RESERVED, default=True), named]


def only_through_app() -> None:
    """For server.py: what the first `st.navigation` of a process says, said before anybody comes.

    A folder named `pages` beside the entry script is also Streamlit's old multipage convention: until then a deep link
    would run pages/<page>.py without app.py, and with it two people's imports side by side (page_imports.py).
    """
    PagesManager.uses_pages_directory = False


def ensure_navigation() -> None:
    """Start over through app.py when a page is run on its own.

    Where app.py is served without server.py, a deep link after a restart runs pages/<page>.py without app.py, until
    `st.navigation` has been called once in the process. Only app.py leaves the mark, before each run of a page; a page
    that does not find it calls st.navigation and runs again, now through app.py and its sign-in.
    """
    if st.session_state.pop(_IN_FORCE, False):
        return
    enter_navigation()
    del st.session_state[_IN_FORCE]
    st.rerun()
