"""From what an identity provider says of somebody to a pseudonym, a session and roles. Names and addresses are left."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.domain.access.actions import GRANTED_ROLES, PlanRole, Role

STALE = "Log ind igen: det, logintjenesten har sendt, kan ikke bruges ({what})."


class ClaimsUnsound(Exception):
    """What the provider sent is no sound sign-in; the message says so in Danish."""


@dataclass(frozen=True)
class Login:
    """One sign-in. `login_id` is the same in all tabs of a browser and another one the next time; `expires_at` is when
    it ends by itself; `claimed` are the roles that the provider says, `claimed_in` those of one plan alone."""

    account_id: str
    login_id: str
    issued_at: dt.datetime
    expires_at: dt.datetime
    claimed: frozenset[Role]
    claimed_in: frozenset[PlanRole] = frozenset()


@dataclass(frozen=True)
class RoleRule:
    """Which claim holds the roles, and which of its values means which role (without regard to case), in every plan or,
    of `in_plans`, in one. Any value may also be followed by `@` and a plan: 'sekretariat@plan'."""

    claim: str
    roles: Mapping[str, Role]
    in_plans: Mapping[str, PlanRole] = field(default_factory=dict)


def own_names() -> dict[str, Role]:
    """The rule of a provider that uses our own words."""
    return {role.value: role for role in GRANTED_ROLES}


def login_of(claims: Mapping[str, object], rule: RoleRule, hours: float | None = None) -> Login:
    """The sign-in that the claims of an ID token (OpenID Connect Core, 2) tell of. Raises ClaimsUnsound.

    The account is the issuer and, where the provider has it, the directory's own id of the user (`oid`), else `sub`;
    both are hashed. It ends when the token does (`exp`), or `hours` after it was issued where that is set.
    """
    issuer, user = _words(claims, "iss"), _words(claims, "oid", "sub")
    issued, ends = _moment(claims, "iat"), _moment(claims, "exp")
    if hours is not None:
        ends = issued + dt.timedelta(hours=hours)
    account_id = f"konto-{_hash(issuer, user)[:20]}"
    once = claims.get("nonce") or claims.get("jti") or claims.get("sid") or ""
    login_id = _hash(account_id, str(once), str(claims["iat"]))
    claimed, claimed_in = claimed_roles(claims, rule), claimed_in_plans(claims, rule)
    return Login(account_id, login_id, issued, ends, claimed, claimed_in)


def claimed_roles(claims: Mapping[str, object], rule: RoleRule) -> frozenset[Role]:
    """The roles that the claim names for every plan; others are passed over. It may be a list or a word."""
    known = _known(rule)
    found = (known.get(value) for value in _values(claims, rule))
    return frozenset(role for role in found if role is not None)


def claimed_in_plans(claims: Mapping[str, object], rule: RoleRule) -> frozenset[PlanRole]:
    """The roles that the claim names for one plan each, by a name of the rule or by a known value and `@plan`."""
    known, named = _known(rule), {value.casefold(): held for value, held in rule.in_plans.items()}
    found: set[PlanRole] = set()
    for value in _values(claims, rule):
        word, at, plan_id = value.rpartition("@")
        if value in named:
            found.add(named[value])
        elif at and plan_id and value not in known and word in known:
            found.add(PlanRole(known[word], plan_id))
    return frozenset(held for held in found if held.role in GRANTED_ROLES)


def _known(rule: RoleRule) -> dict[str, Role]:
    return {value.casefold(): role for value, role in rule.roles.items() if role in GRANTED_ROLES}


def _values(claims: Mapping[str, object], rule: RoleRule) -> list[str]:
    said = claims.get(rule.claim)
    values = said if isinstance(said, list | tuple) else [said]
    return [value.casefold() for value in values if isinstance(value, str)]


def _words(claims: Mapping[str, object], *names: str) -> str:
    """The first of the claims that is there, as text."""
    for name in names:
        value = claims.get(name)
        if isinstance(value, str) and value:
            return value
    raise ClaimsUnsound(STALE.format(what=f"»{names[-1]}« mangler"))


def _moment(claims: Mapping[str, object], name: str) -> dt.datetime:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ClaimsUnsound(STALE.format(what=f"»{name}« mangler"))
    try:
        return dt.datetime.fromtimestamp(value, dt.UTC)
    except (OverflowError, ValueError, OSError) as error:
        raise ClaimsUnsound(STALE.format(what=f"»{name}« er intet tidspunkt")) from error


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()
