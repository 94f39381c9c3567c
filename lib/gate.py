"""The gate: who is at the screen, and whether this sign-in still counts. Asked at every run of every page."""

import datetime as dt
from typing import NoReturn

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from lib.access_settings import AccessSettings, AccessUnclear, Way, check_address, read_access
from lib.domain.access.account import LOCAL, OPEN, Account, may_open
from lib.domain.access.login import ClaimsUnsound, Login, login_of
from lib.settings import read_settings
from lib.state.engine import StateUnavailable, open_state
from lib.state.sign_ins import end, standing
from lib.ui import sign_in as screens
from lib.ui.navigation import enter_navigation

LOOK_EVERY = "15s"
"""How often a page that nobody touches asks whether it may still be shown."""


def check_start(settings: AccessSettings) -> None:
    """For server.py: raises AccessUnclear where the server would leave a door open."""
    check_address(settings.way, st.get_option("server.address"))
    if settings.way is not Way.OIDC:
        return
    if not settings.provider and not get_secrets_auth_section():
        raise AccessUnclear(
            "ZONEKOMPAS_LOGIN=oidc, men login-tjenesten er ikke sat op: se docs/adgang.md. Programmet er ikke startet."
        )
    if st.get_option("server.trustedUserHeaders"):
        raise AccessUnclear(
            "server.trustedUserHeaders ville lade enhver give sig ud for en anden. Slet den, og start igen."
        )


def enter() -> st.Page:
    """For app.py: the page that the address asks for, with the menus of whoever is signed in.

    Nobody who may not: then the sign-in or the refusal is drawn at the page's own address, and nothing else is run.
    """
    account = who()
    if account is None:
        enter_navigation(closed=True)
        _let_in()
    return enter_navigation(lambda page_id: may_open(account, page_id))


def signed_in() -> Account:
    """For a page: the account at the screen. Stops the page where there is none."""
    account = who()
    return _let_in() if account is None else account


def who() -> Account | None:
    """The account at the screen; None where it is nobody, no longer anybody, or somebody without a role."""
    settings = read_access()
    if settings.way is not Way.OIDC:
        return OPEN if settings.way is Way.AABEN else LOCAL
    try:
        login = _login(settings)
    except ClaimsUnsound:
        return None
    if login is None or _now() >= login.expires_at:
        return None
    try:
        stands = standing(open_state(read_settings().state_url), login, _now())
    except StateUnavailable:
        return None
    return stands.account if stands.account.roles and not stands.over else None


def account_corner() -> None:
    """Who is signed in, and the way out; drawn by app.py. Watches that the page may still be shown."""
    settings = read_access()
    if settings.way is Way.OIDC and (account := who()) is not None:
        screens.corner(account, _sign_out)
        _watch()


def _let_in() -> NoReturn:
    """The screen for whoever is not let in: what is the matter, and the way in."""
    settings = read_access()
    try:
        login = _login(settings)
        if login is None:
            screens.ask_to_sign_in()
        elif _now() >= login.expires_at:
            screens.expired()
        else:
            stands = standing(open_state(read_settings().state_url), login, _now())
            if stands.over:
                screens.signed_out()
            else:
                screens.no_role(login.account_id, _sign_out)
    except (ClaimsUnsound, StateUnavailable) as refused:
        screens.refused(str(refused), _sign_out)
    st.stop()


def _login(settings: AccessSettings) -> Login | None:
    """The sign-in of this session; None where nobody has signed in."""
    if not getattr(st.user, "is_logged_in", False):
        return None
    return login_of(dict(st.user.to_dict()), settings.rule, settings.hours)


def _sign_out() -> None:
    """Ends the sign-in here and in every other tab, then at the provider."""
    try:
        login = _login(read_access())
        if login is not None:
            end(open_state(read_settings().state_url), login, _now())
    except (ClaimsUnsound, StateUnavailable):
        pass  # nobody is left signed in here because it could not be written; without the state no tab shows a page
    st.logout()


@st.fragment(run_every=LOOK_EVERY)
def _watch() -> None:
    """Another tab may have signed out, a role may be gone, the time may be up: then the page goes, untouched or not."""
    if who() is None:
        st.rerun()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
