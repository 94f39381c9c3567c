"""Who may do what, against the issue's words, written out by hand."""

import pytest

from lib.domain.access.account import (
    LOCAL,
    OPEN,
    OTHERS,
    Account,
    NotAllowed,
    allowed,
    allowed_own,
    may,
    may_open,
)
from lib.domain.access.actions import ALLOWED, PAGE_ACTIONS, PAGE_NEEDS, Action, Role
from lib.ui.navigation import PAGES

SEES = {"READ", "READ_INTERNAL"}
BY_HAND = {
    Role.GAEST: {"READ"},
    Role.BESTYRELSE: SEES | {"DECIDE"},
    Role.STYREGRUPPE: SEES | {"WEIGH", "SCENARIO", "COMMENT"},
    Role.SEKRETARIAT: {action.name for action in Action},
}


def account(*roles: Role) -> Account:
    return Account("konto-1", frozenset(roles))


@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_the_issue_says_and_nothing_else(role: Role) -> None:
    assert {action.name for action in Action if may(account(role), action)} == BY_HAND[role]


def test_who_has_two_roles_may_what_either_may() -> None:
    both = account(Role.BESTYRELSE, Role.STYREGRUPPE)
    assert may(both, Action.DECIDE)
    assert may(both, Action.WEIGH)
    assert not may(both, Action.PUBLISH)


def test_without_a_role_nothing_is_allowed() -> None:
    assert not any(may(account(), action) for action in Action)
    assert not any(may_open(account(), page_id) for page_id in PAGE_NEEDS)


def test_the_machine_itself_may_all_and_a_guest_only_looks() -> None:
    assert all(may(LOCAL, action) for action in Action)
    assert [action for action in Action if may(OPEN, action)] == [Action.READ]
    assert not may_open(OPEN, "simulering")
    assert may_open(OPEN, "zonekort")


def test_the_table_knows_every_page() -> None:
    assert {entry.page_id for entry in PAGES} == set(PAGE_NEEDS)
    assert PAGE_ACTIONS.keys() <= PAGE_NEEDS.keys()


def test_only_the_secretariat_opens_datatraek() -> None:
    assert [role for role in Role if may_open(account(role), "datatraek")] == [Role.SEKRETARIAT]


def test_whoever_may_act_on_a_page_may_open_it() -> None:
    stray = [
        (role, page_id, action)
        for role in Role
        for page_id, actions in PAGE_ACTIONS.items()
        for action in actions
        if action in ALLOWED[role] and not may_open(account(role), page_id)
    ]
    assert stray == []


def test_a_refusal_says_what_and_who_may() -> None:
    with pytest.raises(NotAllowed) as refused:
        allowed(account(Role.BESTYRELSE), Action.WEIGH)
    assert str(refused.value) == (
        "Din adgang giver ikke lov til at gemme vægte; det kan styregruppen og sekretariatet. Intet er ændret."
    )
    assert allowed(account(Role.STYREGRUPPE), Action.WEIGH) == "konto-1"


def test_a_scenario_is_changed_by_who_made_it_and_by_the_secretariat() -> None:
    assert allowed_own(account(Role.STYREGRUPPE), "konto-1") == "konto-1"
    assert allowed_own(account(Role.SEKRETARIAT), "konto-2") == "konto-1"
    with pytest.raises(NotAllowed, match="Kopiér"):
        allowed_own(account(Role.STYREGRUPPE), "konto-2")
    with pytest.raises(NotAllowed, match="gemme scenarier"):
        allowed_own(account(Role.BESTYRELSE), "konto-1")
    assert OTHERS.endswith("Intet er ændret.")
