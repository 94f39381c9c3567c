"""The gate: who is at the screen, and whether this sign-in still counts. Asked at every run of every page."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NoReturn

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from lib.access_settings import AccessSettings, AccessUnclear, Way, check_address, read_access
from lib.domain.access.account import LOCAL, OPEN, Account, may_open
from lib.domain.access.login import ClaimsUnsound, Login, login_of
from lib.settings import PlanName, Settings, plans_on_disk, read_settings
from lib.state.engine import StateUnavailable, open_state
from lib.state.reachable import STATE_FAULTS
from lib.state.sign_ins import end, plans_open_to, standing
from lib.state.versions import built_plans
from lib.ui import plan_switch
from lib.ui import sign_in as screens
from lib.ui.fault_log import log_fault
from lib.ui.navigation import enter_navigation

LOOK_EVERY = "15s"
"""How often a page that nobody touches asks whether it may still be shown."""
LEAVE_AFTER = "20s"
"""How long whoever is told of a sign-out that was not written may read it."""
_UNWRITTEN, _TOLD = "log_ud_ikke_gemt", "log_ud_er_sagt"
_PLANS = "planer_her"
_ended_here: set[str] = set()
"""Sign-ins that were ended while the state could not be written: over for as long as this process runs."""


def check_start(settings: AccessSettings) -> None:
    """For server.py: raises AccessUnclear where the server would leave a door open."""
    check_address(settings.way, st.get_option("server.address"))
    if settings.way is not Way.OIDC:
        return
    if not settings.provider and not get_secrets_auth_section():
        raise AccessUnclear(
            "ZONEKOMPAS_LOGIN=oidc, men logintjenesten er ikke sat op: se docs/adgang.md. Programmet er ikke startet."
        )
    if st.get_option("server.trustedUserHeaders"):
        raise AccessUnclear(
            "server.trustedUserHeaders ville lade enhver give sig ud for en anden. Slet den, og start igen."
        )


def enter() -> st.Page:
    """For app.py: the page and the plan that the address asks for, with the menus of whoever is signed in.

    Nobody who may not: then the sign-in or the refusal is drawn at the page's own address, and nothing else is run.
    """
    _choose_plan(read_settings())
    account = who()
    if account is None:
        enter_navigation(closed=True)
        _let_in()
    return enter_navigation(lambda page_id: may_open(account, page_id))


def signed_in() -> Account:
    """For a page: the account at the screen. Stops the page where there is none."""
    account = who()
    return _let_in() if account is None else account


def plan_settings() -> Settings:
    """For a page: the program's settings with the plan at hand in use."""
    settings = read_settings()
    return settings.of_plan(plan_switch.plan_at_hand(settings.plan_id))


def plans_here() -> dict[str, str]:
    """The plans that this session may go into, the one that comes by itself first: plan id -> name."""
    return {plan.plan_id: plan.short_name for plan in st.session_state.get(_PLANS, ())}


def plan_corner() -> None:
    """Where there is more than one plan to choose: the plan in the address, and the switch; drawn by app.py."""
    names = plans_here()
    if len(names) > 1:
        plan_switch.keep_in_address()
        plan_switch.draw_switch(names, plan_settings().plan_id)


def who() -> Account | None:
    """The account at the screen with its roles in the plan at hand; None where it is nobody, no longer anybody, or
    somebody without a role."""
    settings, plan_id = read_access(), plan_settings().plan_id
    if settings.way is not Way.OIDC:
        return _without_sign_in(settings.way, plan_id)
    try:
        login = _login(settings)
    except ClaimsUnsound:
        return None
    return _account_of(login, plan_id)


def who_later() -> Callable[[], Account | None]:
    """The question `who`, to be asked outside a run of the page: when a file of it is fetched."""
    settings, plan_id = read_access(), plan_settings().plan_id
    if settings.way is not Way.OIDC:
        return partial(_without_sign_in, settings.way, plan_id)
    return partial(_account_of, _login(settings), plan_id)


def _without_sign_in(way: Way, plan_id: str) -> Account:
    return replace(OPEN if way is Way.AABEN else LOCAL, plan_id=plan_id)


def _account_of(login: Login | None, plan_id: str) -> Account | None:
    """The account of a sign-in that still counts; None where it is over, and where the state cannot be asked."""
    if login is None or _now() >= login.expires_at or login.login_id in _ended_here:
        return None
    try:
        stands = standing(open_state(read_settings().state_url), login, _now(), plan_id)
    except StateUnavailable:
        return None
    return stands.account if stands.account.roles and not stands.over else None


def _choose_plan(settings: Settings) -> None:
    """Lets the session into the plan that the address asks for, else the one that it is in, else the first; draws the
    refusal and stops where it may not see it. Whoever has come nowhere yet is told so later (`_let_in`)."""
    plans = _plans_open(settings)
    if not plans:
        return
    ids = [plan.plan_id for plan in plans]
    asked = plan_switch.asked_plan()
    if asked and asked not in ids:
        enter_navigation(closed=True)
        plan_switch.plan_refused(asked, {plan.plan_id: plan.short_name for plan in plans})
        st.stop()
    at_hand = plan_switch.plan_at_hand(ids[0])
    chosen = asked or (at_hand if at_hand in ids else ids[0])
    plan_switch.take_plan(chosen, kept=(_UNWRITTEN, _TOLD))
    if chosen not in (asked, ids[0]):
        plan_switch.follow_in_address(chosen)
    st.session_state[_PLANS] = plans


def _plans_open(settings: Settings) -> Sequence[PlanName]:
    """The plans that are built and open to whoever is at the screen, the one in use first. Empty for nobody."""
    known = plans_on_disk(settings)
    own = [plan for plan in known if plan.plan_id == settings.plan_id]
    try:
        engine = open_state(settings.state_url)
        built = built_plans(engine)
        found = [plan for plan in known if plan in own or plan.plan_id in built]
        access = read_access()
        if access.way is not Way.OIDC:
            return found
        login = _login(access)
        if login is None or _now() >= login.expires_at:
            return []
        open_ids = plans_open_to(engine, login, [plan.plan_id for plan in found])
        return [plan for plan in found if plan.plan_id in open_ids]
    except (ClaimsUnsound, StateUnavailable, *STATE_FAULTS):
        return own if read_access().way is not Way.OIDC else []


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
        elif _UNWRITTEN in st.session_state:
            screens.half_signed_out(login.account_id, st.session_state[_UNWRITTEN], st.logout)
            _leave_soon()
        elif login.login_id in _ended_here:
            screens.signed_out()
        elif _now() >= login.expires_at:
            screens.expired()
        else:
            stands = standing(open_state(read_settings().state_url), login, _now(), plan_settings().plan_id)
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
    """Ends the sign-in here and in every other tab, then at the provider.

    Where that cannot be written, this process remembers it: no tab shows a page, and the user is told first.
    """
    try:
        login = _login(read_access())
    except ClaimsUnsound:
        login = None  # it has opened no page: there is nothing to end but the cookie
    try:
        if login is not None:
            end(open_state(read_settings().state_url), login, _now())
    except StateUnavailable as fault:
        _ended_here.add(login.login_id)
        st.session_state[_UNWRITTEN] = log_fault("sign-out-not-written", fault)
    else:
        st.logout()


@st.fragment(run_every=LEAVE_AFTER)
def _leave_soon() -> None:
    """Whoever reads that it was not written need do nothing more: the second time this runs, the browser is led out."""
    if st.session_state.get(_TOLD):
        st.logout()
    st.session_state[_TOLD] = True


@st.fragment(run_every=LOOK_EVERY)
def _watch() -> None:
    """Another tab may have signed out, a role may be gone, the time may be up: then the page goes, untouched or not.

    A state that does not answer takes no page away from whoever reads it: the next click tells.
    """
    try:
        gone = who() is None
    except STATE_FAULTS:
        return
    if gone:
        st.rerun()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
