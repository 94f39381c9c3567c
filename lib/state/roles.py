"""Which roles an account holds: what its provider says, and on top of it what has been given and taken here."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, select

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import GRANTED_ROLES, Action, Role
from lib.state.access_tables import role_grant, sign_in
from lib.state.audit import AuditEntry, append
from lib.state.moments import utc

GRANTED, REVOKED = "rolle givet", "rolle frataget"
LONGEST_ID = 100
NO_ID = "Kontoens id er tomt, for langt eller en mailadresse. Man ser sit eget id, når man logger ind."
NO_ROLE = "Rollen skal være {roles}."


class RoleRefused(Exception):
    """The role cannot be given or taken; the message says why in Danish. Nothing has been changed."""


@dataclass(frozen=True)
class RoleRow:
    """A role given (`granted`) or taken, when and by which account."""

    account_id: str
    role: Role
    granted: bool
    at: dt.datetime
    actor: str


def grant(engine: Engine, account_id: str, role: str, actor: Account, at: dt.datetime) -> None:
    """Gives the role; the audit row is in the transaction. Raises RoleRefused, NotAllowed."""
    _write(engine, account_id, role, True, actor, at)


def revoke(engine: Engine, account_id: str, role: str, actor: Account, at: dt.datetime) -> None:
    """Takes the role, also where the provider goes on naming it. It counts from the account's next click. Raises
    RoleRefused, NotAllowed."""
    _write(engine, account_id, role, False, actor, at)


def role_history(engine: Engine) -> tuple[RoleRow, ...]:
    """Everything that was given and taken, in the order of writing."""
    with engine.connect() as connection:
        rows = connection.execute(select(role_grant).order_by(role_grant.c.row_id)).all()
    return tuple(
        RoleRow(row.account_id, Role(row.role), bool(row.granted), utc(row.at), row.actor) for row in rows
    )


def held_roles(connection: Connection, account_id: str, claimed: frozenset[Role]) -> frozenset[Role]:
    """The roles of an account whose provider names `claimed`."""
    own = select(role_grant).where(role_grant.c.account_id == account_id).order_by(role_grant.c.row_id)
    said = {Role(row.role): bool(row.granted) for row in connection.execute(own)}
    return frozenset(role for role in GRANTED_ROLES if said.get(role, role in claimed))


def account_now(engine: Engine, account_id: str, now: dt.datetime) -> Account:
    """The account with the roles it holds: those given here, and those its provider named at a sign-in that has not
    run out."""
    own = select(sign_in).where(sign_in.c.account_id == account_id).order_by(sign_in.c.at)
    with engine.connect() as connection:
        live = [row for row in connection.execute(own) if utc(row.expires_at) > now]
        claimed = roles_in(live[-1].roles) if live else frozenset()
        return Account(account_id, held_roles(connection, account_id, claimed))


def roles_in(words: str) -> frozenset[Role]:
    """The roles of a row's words."""
    return frozenset(Role(word) for word in words.split(",") if word)


def _write(
    engine: Engine, account_id: str, role: str, granted: bool, actor: Account, at: dt.datetime
) -> None:
    done_by = allowed(actor, Action.ROLES)
    if not 0 < len(account_id) <= LONGEST_ID or "@" in account_id or account_id != account_id.strip():
        raise RoleRefused(NO_ID)
    if role not in GRANTED_ROLES:
        raise RoleRefused(NO_ROLE.format(roles=" eller ".join(each.value for each in GRANTED_ROLES)))
    row = {"account_id": account_id, "role": role, "granted": granted, "at": at, "actor": done_by}
    with engine.begin() as connection:
        action = GRANTED if granted else REVOKED
        append(connection, AuditEntry(at, done_by, action, f"konto {account_id}", role))
        connection.execute(insert(role_grant).values(**row))
