"""A role in one plan: given here or named by the provider, taken again, and asked at the doors of state."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import Engine

from lib.access_settings import AccessUnclear, read_access
from lib.domain.access.account import LOCAL, OTHER_PLAN, Account, NotAllowed, allowed
from lib.domain.access.actions import Action, PlanRole, Role
from lib.domain.access.login import Login, RoleRule, claimed_in_plans, claimed_roles, own_names
from lib.state.engine import open_state
from lib.state.roles import RoleRefused, account_now, grant, revoke, role_history
from lib.state.sign_ins import plans_open_to, standing

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
HERE, THERE = "byen", "landsbyen"
WHO = "konto-1"


@pytest.fixture
def state(tmp_path: Path) -> Engine:
    return open_state(f"sqlite:///{tmp_path / 'state.sqlite'}")


def roles(state: Engine, plan_id: str | None) -> set[Role]:
    return set(account_now(state, WHO, NOW, plan_id).roles)


def test_a_role_of_one_plan_is_nothing_in_another_and_one_without_a_plan_is_in_every_one(
    state: Engine,
) -> None:
    grant(state, WHO, "sekretariat", LOCAL, NOW, HERE)
    assert (roles(state, HERE), roles(state, THERE), roles(state, None)) == ({Role.SEKRETARIAT}, set(), set())
    grant(state, WHO, "styregruppe", LOCAL, NOW)
    assert roles(state, HERE) == {Role.SEKRETARIAT, Role.STYREGRUPPE}
    assert roles(state, THERE) == roles(state, None) == {Role.STYREGRUPPE}
    assert [(row.role, row.plan_id) for row in role_history(state)] == [
        (Role.SEKRETARIAT, HERE),
        (Role.STYREGRUPPE, None),
    ]


def test_the_last_word_that_concerns_a_plan_counts_in_it(state: Engine) -> None:
    grant(state, WHO, "styregruppe", LOCAL, NOW)
    revoke(state, WHO, "styregruppe", LOCAL, NOW, HERE)
    assert (roles(state, HERE), roles(state, THERE)) == (set(), {Role.STYREGRUPPE})
    revoke(state, WHO, "styregruppe", LOCAL, NOW)
    grant(state, WHO, "styregruppe", LOCAL, NOW, HERE)
    assert (roles(state, HERE), roles(state, THERE)) == ({Role.STYREGRUPPE}, set())


def test_what_the_provider_names_of_one_plan_opens_that_plan_until_it_is_taken_here(state: Engine) -> None:
    named = frozenset({PlanRole(Role.BESTYRELSE, HERE)})
    login = Login(WHO, "login", NOW, NOW + dt.timedelta(hours=1), frozenset(), named)
    assert plans_open_to(state, login, [THERE, HERE]) == (HERE,)
    stands = standing(state, login, NOW, HERE)
    assert (stands.account.roles, stands.account.plan_id) == ({Role.BESTYRELSE}, HERE)
    assert standing(state, login, NOW, THERE).account.roles == frozenset()
    assert roles(state, HERE) == {Role.BESTYRELSE}, "kept for commands that the app starts"
    revoke(state, WHO, "bestyrelse", LOCAL, NOW)
    assert plans_open_to(state, login, [THERE, HERE]) == ()


def test_who_is_secretariat_of_one_plan_gives_roles_in_that_plan_alone(state: Engine) -> None:
    of_here = Account("konto-9", frozenset({Role.SEKRETARIAT}), HERE)
    grant(state, WHO, "styregruppe", of_here, NOW, HERE)
    with pytest.raises(NotAllowed, match=OTHER_PLAN):
        grant(state, WHO, "styregruppe", of_here, NOW, THERE)
    with pytest.raises(RoleRefused, match="gælder én plan"):
        grant(state, WHO, "styregruppe", of_here, NOW)
    assert len(role_history(state)) == 1


@pytest.mark.parametrize("action", list(Action))
def test_every_door_of_another_plan_is_closed(action: Action) -> None:
    of_here = Account("konto-9", frozenset({Role.SEKRETARIAT}), HERE)
    assert allowed(of_here, action, HERE) == "konto-9"
    with pytest.raises(NotAllowed, match=OTHER_PLAN):
        allowed(of_here, action, THERE)


def test_a_claim_names_a_plan_after_a_known_word_or_by_a_name_of_ours() -> None:
    rule = RoleRule("roles", own_names(), {"3f2a": PlanRole(Role.STYREGRUPPE, HERE)})
    said = {"roles": ["Sekretariat@byen", "3F2A", "ukendt@byen", "bestyrelse", "sekretariat@", "@byen", 7]}
    assert claimed_in_plans(said, rule) == {
        PlanRole(Role.SEKRETARIAT, HERE),
        PlanRole(Role.STYREGRUPPE, HERE),
    }
    assert claimed_roles(said, rule) == {Role.BESTYRELSE}
    guest = RoleRule("roles", {"gæst": Role.GAEST})
    assert claimed_in_plans({"roles": ["gæst@byen"]}, guest) == frozenset()


def test_the_settings_name_roles_of_every_plan_and_of_one() -> None:
    env = {"ZONEKOMPAS_LOGIN": "aaben-laesning", "ZONEKOMPAS_ROLLER": "a=sekretariat; b=bestyrelse@byen"}
    rule = read_access(env).rule
    assert rule.roles == {"a": Role.SEKRETARIAT}
    assert rule.in_plans == {"b": PlanRole(Role.BESTYRELSE, HERE)}
    for wrong in ("b=bestyrelse@", "b=@byen", "b=gæst@byen"):
        with pytest.raises(AccessUnclear, match="navn=rolle@plan"):
            read_access({**env, "ZONEKOMPAS_ROLLER": wrong})
