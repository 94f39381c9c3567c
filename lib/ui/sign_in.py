"""The screens of whoever is not let in, and the corner that says who is."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from lib.domain.access.account import Account, cannot, roles_words
from lib.domain.access.actions import PAGE_NEEDS
from lib.ui.frame import PRODUCT_NAME, apply_style, brand, empty_state
from lib.ui.markup import element, text
from lib.ui.navigation import PAGE_ICON

_STYLE = Path(__file__).with_name("sign_in.css")
SIGN_IN, SIGN_OUT = "Log ind", "Log ud"
AGAIN = "Log ind igen; du kommer tilbage til den side, du stod på."


def ask_to_sign_in() -> None:
    """Nobody is signed in."""
    _screen(f"Log ind for at se {PRODUCT_NAME}", "Brug din arbejdskonto. Du kommer til den side, du bad om.")
    _way_in()


def expired() -> None:
    """The sign-in's time is up."""
    _screen("Dit login er udløbet", AGAIN)
    _way_in()


def signed_out() -> None:
    """The sign-in has been ended, here or in another tab."""
    _screen("Du er logget ud", AGAIN)
    _way_in()


def half_signed_out(account_id: str, number: str, leave: Callable[[], None]) -> None:
    """Signed out, but it could not be kept: the server forgets it when it is started again. `number` is the log's."""
    what = (
        "Alle dine faner er lukket, og om lidt bliver du også logget ud hos logintjenesten. Kan andre bruge maskinen, "
        "så send kontoens nummer til sekretariatet, som kan afslutte dine login, når databasen virker igen. "
        f"Fejlnummer {number} står i serverens log."
    )
    _screen("Du er logget ud, men det blev ikke gemt", what, account_id)
    st.button(SIGN_OUT, on_click=leave)


def no_role(account_id: str, leave: Callable[[], None]) -> None:
    """Signed in, but the account has no role here. The number is what the secretariat needs to give it one."""
    what = (
        "Send kontoens nummer til sekretariatet, som kan give den en rolle. Genindlæs siden, når det er sket."
    )
    _screen("Din konto har ingen rolle i planen", what, account_id)
    st.button(SIGN_OUT, on_click=leave)


def refused(sentence: str, leave: Callable[[], None]) -> None:
    """The sign-in cannot be used; `sentence` says why."""
    _screen("Du kan ikke komme ind lige nu", sentence)
    st.button(SIGN_OUT, on_click=leave)


def page_refused(page_id: str, title: str) -> None:
    """A page that the account's roles do not open, called by its address."""
    what = f"{cannot(PAGE_NEEDS[page_id])} Vælg en anden side i menuen."
    empty_state(f"Du har ikke adgang til {title}", what, heading="h1")


def corner(account: Account, leave: Callable[[], None]) -> None:
    """Which role one has, and the button out, at the right of the menus."""
    st.html(_STYLE)
    held = roles_words(account.roles).capitalize()
    with st.container(key="frame-account"), st.popover(held if len(account.roles) == 1 else "Flere roller"):
        st.html(element("p", text(f"{held} · {account.account_id}"), class_="zk-caption"))
        st.button(SIGN_OUT, on_click=leave, key="log-ud")


def _screen(title: str, what: str, code: str = "") -> None:
    st.set_page_config(page_title=f"{title} · {PRODUCT_NAME}", page_icon=PAGE_ICON, layout="wide")
    apply_style()
    st.html(_STYLE)
    brand()
    with st.container(key="sign-in"):
        empty_state(title, what, command=code, heading="h1")


def _way_in() -> None:
    st.button(SIGN_IN, type="primary", on_click=st.login)
