"""Sign-ins: written when they first open the app, and ended in every tab by a row that says so."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action, Role
from lib.domain.access.login import Login
from lib.domain.faults import WORDS, fault_of
from lib.state.access_tables import sign_in, sign_out
from lib.state.audit import AuditEntry, append
from lib.state.engine import StateUnavailable
from lib.state.moments import utc
from lib.state.roles import Claimed, claimed_words, held_roles, plans_held

SIGNED_IN, SIGNED_OUT = "logget ind", "logget ud"


@dataclass(frozen=True)
class Standing:
    """How a sign-in stands now: `over` when it has been ended, and the account with the roles it holds."""

    over: bool
    account: Account


def standing(engine: Engine, login: Login, at: dt.datetime, plan_id: str | None = None) -> Standing:
    """How the sign-in stands in the plan (None: in every one), asked at every run of a page; the first time, it is
    written down with its audit row."""
    with engine.connect() as connection:
        own = select(sign_in.c.login_id).where(sign_in.c.login_id == login.login_id)
        known = connection.execute(own).first() is not None
        over = _over(connection, login)
        roles = held_roles(connection, login.account_id, _claimed(login), plan_id)
    if not known and not over:
        _write(engine, login, roles, at)
    return Standing(over, Account(login.account_id, roles, plan_id))


def plans_open_to(engine: Engine, login: Login, plan_ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the plans in which the one who signed in holds a role, in their order."""
    return plans_held(engine, login.account_id, _claimed(login), plan_ids)


def _claimed(login: Login) -> Claimed:
    return Claimed(login.claimed, login.claimed_in)


def end(engine: Engine, login: Login, at: dt.datetime) -> None:
    """Ends the sign-in in every tab that shares it, for good: a kept copy of its cookie opens nothing either.

    Raises StateUnavailable where it cannot be written.
    """
    try:
        _end(engine, login.account_id, login.login_id, login.account_id, at)
    except SQLAlchemyError as error:
        fault = fault_of(error)
        raise StateUnavailable(WORDS[fault].sentence if fault else "Det kunne ikke gemmes.") from error


def end_all(engine: Engine, account_id: str, actor: Account, at: dt.datetime) -> None:
    """Ends every sign-in that the account has, in all browsers: for a lost machine. Raises NotAllowed.

    Those that are known are named each: the clock may since have been set back behind them.
    """
    _end(engine, account_id, "", allowed(actor, Action.ROLES), at)


def _over(connection: Connection, login: Login) -> bool:
    rows = connection.execute(select(sign_out).where(sign_out.c.account_id == login.account_id))
    return any(
        row.login_id == login.login_id or (not row.login_id and login.issued_at <= utc(row.at))
        for row in rows
    )


def _end(engine: Engine, account_id: str, login_id: str, actor: str, at: dt.datetime) -> None:
    row = {"account_id": account_id, "login_id": login_id, "at": at, "actor": actor}
    with engine.begin() as connection:
        append(connection, AuditEntry(at, actor, SIGNED_OUT, f"konto {account_id}", ""))
        connection.execute(insert(sign_out).values(**row))
        if not login_id:
            own = select(sign_in.c.login_id).where(sign_in.c.account_id == account_id)
            known = [{**row, "login_id": each} for each in connection.scalars(own)]
            if known:
                connection.execute(insert(sign_out), known)


def _write(engine: Engine, login: Login, roles: frozenset[Role], at: dt.datetime) -> None:
    row = {
        "login_id": login.login_id,
        "account_id": login.account_id,
        "roles": claimed_words(_claimed(login)),
        "expires_at": login.expires_at,
        "at": at,
    }
    told = ", ".join(sorted(roles)) or "ingen rolle"
    try:
        with engine.begin() as connection:
            append(connection, AuditEntry(at, login.account_id, SIGNED_IN, f"konto {login.account_id}", told))
            connection.execute(insert(sign_in).values(**row))
    except IntegrityError:  # another tab has just written it
        return
