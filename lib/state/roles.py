"""Which roles an account holds: what its provider says, and on top of it what has been given and taken here."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, select

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import GRANTED_ROLES, Action, PlanRole, Role
from lib.state.access_tables import role_grant, sign_in
from lib.state.audit import AuditEntry, append
from lib.state.moments import utc

GRANTED, REVOKED = "rolle givet", "rolle frataget"
LONGEST_ID = 100
NO_ID = "Kontoens id er tomt, for langt eller en mailadresse. Man ser sit eget id, når man logger ind."
ONE_PLAN = "Din adgang gælder én plan: nævn den, når du giver eller fratager en rolle. Intet er ændret."
NO_ROLE = "Rollen skal være {roles}."


class RoleRefused(Exception):
    """The role cannot be given or taken; the message says why in Danish. Nothing has been changed."""


@dataclass(frozen=True)
class RoleRow:
    """A role given (`granted`) or taken, when and by which account; in one plan, or (None) in every one."""

    account_id: str
    role: Role
    granted: bool
    at: dt.datetime
    actor: str
    plan_id: str | None = None


def grant(
    engine: Engine, account_id: str, role: str, actor: Account, at: dt.datetime, plan_id: str | None = None
) -> None:
    """Gives the role, in the plan or (None) in every one; the audit row is in the transaction. Raises RoleRefused,
    NotAllowed."""
    _write(engine, RoleRow(account_id, _granted_role(role), True, at, "", plan_id), actor)


def revoke(
    engine: Engine, account_id: str, role: str, actor: Account, at: dt.datetime, plan_id: str | None = None
) -> None:
    """Takes the role, also where the provider goes on naming it. It counts from the account's next click. Raises
    RoleRefused, NotAllowed."""
    _write(engine, RoleRow(account_id, _granted_role(role), False, at, "", plan_id), actor)


def role_history(engine: Engine) -> tuple[RoleRow, ...]:
    """Everything that was given and taken, in the order of writing."""
    with engine.connect() as connection:
        rows = connection.execute(select(role_grant).order_by(role_grant.c.row_id)).all()
    return tuple(
        RoleRow(row.account_id, Role(row.role), bool(row.granted), utc(row.at), row.actor, row.plan_id)
        for row in rows
    )


@dataclass(frozen=True)
class Claimed:
    """What an account's provider names: roles in every plan, and those of one plan alone."""

    everywhere: frozenset[Role] = frozenset()
    in_plans: frozenset[PlanRole] = frozenset()


def held_roles(
    connection: Connection, account_id: str, claimed: Claimed, plan_id: str | None = None
) -> frozenset[Role]:
    """The roles of the account in the plan; with None those that it holds in every plan."""
    return _held(_said(connection, account_id), claimed, plan_id)


def plans_held(engine: Engine, account_id: str, claimed: Claimed, plan_ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the plans in which the account holds a role, in their order."""
    with engine.connect() as connection:
        said = _said(connection, account_id)
    return tuple(plan_id for plan_id in plan_ids if _held(said, claimed, plan_id))


def account_now(engine: Engine, account_id: str, now: dt.datetime, plan_id: str | None = None) -> Account:
    """The account with the roles it holds in the plan (None: in every one): those given here, and those its provider
    named at a sign-in that has not run out."""
    # By when they run out, which is the provider's word: this machine's clock may have been set back between them.
    own = select(sign_in).where(sign_in.c.account_id == account_id)
    own = own.order_by(sign_in.c.expires_at, sign_in.c.at)
    with engine.connect() as connection:
        live = [row for row in connection.execute(own) if utc(row.expires_at) > now]
        claimed = claimed_of(live[-1].roles) if live else Claimed()
        return Account(account_id, held_roles(connection, account_id, claimed, plan_id), plan_id)


def claimed_of(words: str) -> Claimed:
    """What the words of a row of `sign_in` name."""
    parts = [word.partition("@") for word in words.split(",") if word]
    return Claimed(
        frozenset(Role(role) for role, at, _ in parts if not at),
        frozenset(PlanRole(Role(role), plan_id) for role, at, plan_id in parts if at),
    )


def claimed_words(claimed: Claimed) -> str:
    """The same as a row keeps it."""
    in_plans = (f"{held.role.value}@{held.plan_id}" for held in claimed.in_plans)
    return ",".join(sorted([*claimed.everywhere, *in_plans]))


def _said(connection: Connection, account_id: str) -> list[tuple[str | None, Role, bool]]:
    """Everything given to the account and taken from it here, in the order of writing."""
    own = select(role_grant).where(role_grant.c.account_id == account_id).order_by(role_grant.c.row_id)
    return [(row.plan_id, Role(row.role), bool(row.granted)) for row in connection.execute(own)]


def _held(
    rows: Iterable[tuple[str | None, Role, bool]], claimed: Claimed, plan_id: str | None
) -> frozenset[Role]:
    """The last row that concerns the plan counts, else the provider's word."""
    said = {role: granted for of_plan, role, granted in rows if of_plan in (None, plan_id)}
    named = claimed.everywhere | {held.role for held in claimed.in_plans if held.plan_id == plan_id}
    return frozenset(role for role in GRANTED_ROLES if said.get(role, role in named))


def _granted_role(role: str) -> Role:
    if role not in GRANTED_ROLES:
        raise RoleRefused(NO_ROLE.format(roles=" eller ".join(each.value for each in GRANTED_ROLES)))
    return Role(role)


def _write(engine: Engine, new: RoleRow, actor: Account) -> None:
    done_by = allowed(actor, Action.ROLES, new.plan_id)
    if actor.plan_id is not None and new.plan_id is None:
        raise RoleRefused(ONE_PLAN)
    account_id = new.account_id
    if not 0 < len(account_id) <= LONGEST_ID or "@" in account_id or account_id != account_id.strip():
        raise RoleRefused(NO_ID)
    row = {**vars(new), "actor": done_by}
    where = f" i {new.plan_id}" if new.plan_id else ""
    with engine.begin() as connection:
        action = GRANTED if new.granted else REVOKED
        append(connection, AuditEntry(new.at, done_by, action, f"konto {account_id}", f"{new.role}{where}"))
        connection.execute(insert(role_grant).values(**row))
