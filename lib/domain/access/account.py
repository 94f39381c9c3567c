"""An account: a stable pseudonym and the roles it holds, and whether it may do a thing."""

from collections.abc import Iterable
from dataclasses import dataclass

from lib.domain.access.actions import ALLOWED, PAGE_NEEDS, ROLE_WORDS, Action, Role

OTHERS = "Scenariet er en andens. Kopiér det, og ret i kopien. Intet er ændret."


OTHER_PLAN = "Din adgang gælder en anden plan. Intet er ændret."


class NotAllowed(Exception):
    """The account may not do this; the message says in Danish what, and who may. Nothing has been changed."""


@dataclass(frozen=True)
class Account:
    """`account_id` is a pseudonym, never a name or an address. Without roles it may nothing.

    `plan_id` is the plan that the roles hold in; None: in every plan.
    """

    account_id: str
    roles: frozenset[Role]
    plan_id: str | None = None


LOCAL = Account("lokal", frozenset({Role.SEKRETARIAT}))
"""Whoever uses the program on the machine itself, without sign-in: may all."""

OPEN = Account("åben læseadgang", frozenset({Role.GAEST}))
"""Everybody, where *åben læseadgang* is set: may look at what is masked, and nothing else."""


NOBODY = Account("ingen", frozenset())
"""Whoever is not signed in, or no longer: may nothing."""


def program(name: str) -> Account:
    """A command at the machine itself ('kommandolinjen: build'): who runs it owns the files, and may all."""
    return Account(name, frozenset({Role.SEKRETARIAT}))


def may(account: Account, action: Action) -> bool:
    """Whether one of the account's roles allows it."""
    return any(action in ALLOWED[role] for role in account.roles)


def may_open(account: Account, page_id: str) -> bool:
    """Whether the account may open the page. Raises KeyError for a page that the table does not know."""
    return may(account, PAGE_NEEDS[page_id])


def allowed(account: Account, action: Action, plan_id: str | None = None) -> str:
    """The account's id, to be written beside what it does; `plan_id` is the plan that it is done in. Raises NotAllowed.

    Every function that writes or reads what is not for all takes its actor through here.
    """
    if plan_id is not None and account.plan_id not in (None, plan_id):
        raise NotAllowed(OTHER_PLAN)
    if not may(account, action):
        raise NotAllowed(not_allowed_sentence(action))
    return account.account_id


def allowed_own(account: Account, owner: str, plan_id: str | None = None) -> str:
    """As `allowed`, for changing the scenario that `owner` made: one's own, or anybody's for who may that."""
    actor = allowed(account, Action.SCENARIO, plan_id)
    if not may_change(account, owner):
        raise NotAllowed(OTHERS)
    return actor


def may_change(account: Account, owner: str) -> bool:
    """Whether the account may change the scenario that `owner` made."""
    own = account.account_id == owner or may(account, Action.OTHERS_SCENARIO)
    return own and may(account, Action.SCENARIO)


def not_allowed_sentence(action: Action) -> str:
    """Din adgang giver ikke lov til at gemme vægte; det kan styregruppen og sekretariatet. Intet er ændret."""
    return f"{cannot(action)} Intet er ændret."


def cannot(action: Action) -> str:
    """The same without the reassurance: for a page that shows no form."""
    who = " og ".join(ROLE_WORDS[role] for role in roles_that(action))
    return f"Din adgang giver ikke lov til at {action.value}; det kan {who}."


def roles_that(action: Action) -> tuple[Role, ...]:
    """The roles that may do it, in the order of Role; guests are not named."""
    return tuple(role for role in Role if role is not Role.GAEST and action in ALLOWED[role])


def roles_words(roles: Iterable[Role]) -> str:
    """'bestyrelse og styregruppe', in the order of Role."""
    held = set(roles)
    return " og ".join(role.value for role in Role if role in held)
