"""Roles of one plan: what a claim gives, and that nothing is allowed in another plan than one's own."""

import pytest

from lib.domain.access.account import (
    OTHER_PLAN,
    Account,
    NotAllowed,
    allowed,
    allowed_own,
    program,
    roles_words,
)
from lib.domain.access.actions import ALLOWED, GRANTED_ROLES, Action, PlanRole, Role
from lib.domain.access.login import RoleRule, claimed_in_plans, claimed_roles, login_of, own_names
from tests.domain.access.test_login import CLAIMS

BOARD, STAFF = PlanRole(Role.BESTYRELSE, "nord"), PlanRole(Role.SEKRETARIAT, "syd")
RULE = RoleRule("roles", own_names(), {"GRP-Nord": BOARD})


def held(*said: object, rule: RoleRule = RULE) -> set[PlanRole]:
    return set(claimed_in_plans({"roles": list(said)}, rule))


def test_a_role_is_held_in_the_plan_behind_the_sign() -> None:
    assert held("sekretariat@syd") == {STAFF}
    assert held("Sekretariat@SYD") == {STAFF}, "without regard to case"
    assert held("sekretariat@syd", "bestyrelse@nord", "bestyrelse") == {STAFF, BOARD}


@pytest.mark.parametrize(
    "said", ["sekretariat", "sekretariat@", "@syd", "syd@sekretariat", "", 5, None, "x@syd"]
)
def test_what_names_no_role_in_a_plan_gives_none(said: object) -> None:
    assert held(said) == set()


def test_a_name_of_the_rule_means_what_the_rule_says() -> None:
    assert held("grp-nord") == held("GRP-NORD") == {BOARD}
    with_sign = RoleRule("roles", {"a@b": Role.SEKRETARIAT, "a": Role.BESTYRELSE}, {})
    assert held("a@b", rule=with_sign) == set(), "the whole word is a role in every plan"
    assert claimed_roles({"roles": ["a@b"]}, with_sign) == {Role.SEKRETARIAT}
    assert held("a@b@nord", rule=with_sign) == {PlanRole(Role.SEKRETARIAT, "nord")}


def test_a_role_that_nobody_is_granted_is_not_held_in_a_plan_either() -> None:
    for role in set(Role) - set(GRANTED_ROLES):
        assert held("x", rule=RoleRule("roles", {}, {"x": PlanRole(role, "nord")})) == set()
        assert held(f"{role.value}@nord", rule=RoleRule("roles", {role.value: role})) == set()


def test_a_sign_in_holds_both_kinds_of_roles_and_the_word_that_makes_it_one() -> None:
    found = login_of({**CLAIMS, "roles": ["bestyrelse", "sekretariat@syd"]}, RULE)
    assert (found.claimed, found.claimed_in) == ({Role.BESTYRELSE}, {STAFF})
    ids = set()
    for word in ("nonce", "jti", "sid"):
        claims = {name: value for name, value in CLAIMS.items() if name != "nonce"}
        ids.add(login_of({**claims, word: f"en gang {word}"}, RULE).login_id)
        ids.add(login_of({**claims, word: f"to gange {word}"}, RULE).login_id)
    assert len(ids) == 6
    assert len(login_of(CLAIMS, RULE).account_id) == len("konto-") + 20


def test_what_is_done_in_a_plan_needs_an_account_of_that_plan_or_of_all() -> None:
    action = next(iter(ALLOWED[Role.SEKRETARIAT]))
    everywhere = Account("en", frozenset({Role.SEKRETARIAT}), plan_id=None)
    here = Account("to", frozenset({Role.SEKRETARIAT}), plan_id="syd")
    for account in (everywhere, here):
        assert allowed(account, action, "syd") == account.account_id
        assert allowed(account, action) == account.account_id
    with pytest.raises(NotAllowed) as refused:
        allowed(here, action, "nord")
    assert OTHER_PLAN in str(refused.value)
    nobody = Account("tre", frozenset(), plan_id=None)
    with pytest.raises(NotAllowed):
        allowed(nobody, action, "syd")
    assert isinstance(action, Action)


def test_a_scenario_of_another_plan_is_not_changed_even_by_who_made_it() -> None:
    here = Account("to", frozenset({Role.SEKRETARIAT}), plan_id="syd")
    assert allowed_own(here, "to", "syd") == allowed_own(here, "en anden", "syd") == "to"
    with pytest.raises(NotAllowed) as refused:
        allowed_own(here, "to", "nord")
    assert str(refused.value) == OTHER_PLAN


def test_roles_in_words_and_a_command_that_may_all() -> None:
    assert roles_words([Role.SEKRETARIAT, Role.BESTYRELSE]) == roles_words(
        [Role.BESTYRELSE, Role.SEKRETARIAT]
    )
    assert roles_words([Role.BESTYRELSE, Role.SEKRETARIAT]).split(" og ") == [
        role.value for role in Role if role in (Role.BESTYRELSE, Role.SEKRETARIAT)
    ]
    assert roles_words([]) == ""
    assert program("kommandolinjen: build") == Account("kommandolinjen: build", frozenset({Role.SEKRETARIAT}))


def test_a_sign_in_is_told_apart_by_account_word_and_moment_and_knows_its_times() -> None:
    found = login_of(CLAIMS, RULE)
    assert (found.issued_at.timestamp(), found.expires_at.timestamp()) == (CLAIMS["iat"], CLAIMS["exp"])
    others = [
        {**CLAIMS, name: value} for name, value in (("iat", 1_795_000_001), ("oid", "2"), ("nonce", "n-2"))
    ]
    assert len({found.login_id, *(login_of(each, RULE).login_id for each in others)}) == 4
