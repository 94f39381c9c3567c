"""What is made of a provider's claims."""

import datetime as dt

import pytest

from lib.domain.access.actions import Role
from lib.domain.access.login import ClaimsUnsound, RoleRule, claimed_roles, login_of, own_names

OURS = RoleRule("roles", own_names())
CLAIMS: dict[str, object] = {
    "iss": "https://login.eksempel.dk/lejer/v2.0",
    "sub": "s-1",
    "oid": "00000000-0000-0000-0000-000000000001",
    "name": "Navn Navnesen",
    "email": "navn@eksempel.dk",
    "iat": 1_795_000_000,
    "exp": 1_795_003_600,
    "nonce": "n-1",
    "roles": ["sekretariat", "andet"],
}


def test_the_account_is_a_pseudonym_that_stays_the_same() -> None:
    first, next_time = login_of(CLAIMS, OURS), login_of({**CLAIMS, "nonce": "n-2", "name": "Andet"}, OURS)
    assert first.account_id == next_time.account_id
    assert first.login_id != next_time.login_id
    assert first.account_id.startswith("konto-")
    for personal in ("Navn", "navn@", "s-1", "00000000"):
        assert personal not in repr(first)


def test_another_issuer_or_user_is_another_account() -> None:
    other_issuer = login_of({**CLAIMS, "iss": "https://anden.dk"}, OURS)
    other_user = login_of({**CLAIMS, "oid": "2"}, OURS)
    by_sub = login_of({key: value for key, value in CLAIMS.items() if key != "oid"}, OURS)
    assert len({each.account_id for each in (login_of(CLAIMS, OURS), other_issuer, other_user, by_sub)}) == 4


def test_it_ends_with_the_token_or_after_the_hours_that_are_set() -> None:
    issued = dt.datetime.fromtimestamp(1_795_000_000, dt.UTC)
    assert login_of(CLAIMS, OURS).expires_at == issued + dt.timedelta(hours=1)
    assert login_of(CLAIMS, OURS, hours=8).expires_at == issued + dt.timedelta(hours=8)


@pytest.mark.parametrize(
    ("said", "held"),
    [
        (["sekretariat", "andet"], {Role.SEKRETARIAT}),
        (["Bestyrelse", "STYREGRUPPE"], {Role.BESTYRELSE, Role.STYREGRUPPE}),
        ("bestyrelse", {Role.BESTYRELSE}),
        ("bestyrelse sekretariat", set()),
        (["gæst", "Role.SEKRETARIAT", "sekretariat "], set()),
        ({"sekretariat": True}, set()),
        (None, set()),
        ([["sekretariat"], 7], set()),
    ],
)
def test_only_known_words_are_roles(said: object, held: set[Role]) -> None:
    assert claimed_roles({"roles": said}, OURS) == held


def test_a_providers_own_words_are_translated() -> None:
    rule = RoleRule("groups", {"3f2a": Role.STYREGRUPPE, "gæster": Role.GAEST})
    assert claimed_roles({"groups": ["3F2A", "gæster"], "roles": ["sekretariat"]}, rule) == {Role.STYREGRUPPE}


@pytest.mark.parametrize("missing", ["iss", "iat", "exp"])
def test_a_token_without_what_it_must_have_is_refused(missing: str) -> None:
    with pytest.raises(ClaimsUnsound, match=missing):
        login_of({key: value for key, value in CLAIMS.items() if key != missing}, OURS)


@pytest.mark.parametrize("value", ["snart", True, None, 10**30, float("nan")])
def test_a_time_that_is_none_is_refused(value: object) -> None:
    with pytest.raises(ClaimsUnsound, match="exp"):
        login_of({**CLAIMS, "exp": value}, OURS)
