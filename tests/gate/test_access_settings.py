"""What the environment may say of how people come in, and what is refused."""

from pathlib import Path

import pytest

from lib.access_settings import AccessUnclear, Way, check_address, is_loopback, read_access
from lib.domain.access.actions import Role

OIDC = {
    "ZONEKOMPAS_LOGIN": "oidc",
    "ZONEKOMPAS_URL": "https://zonekompas.eksempel.dk/",
    "ZONEKOMPAS_OIDC_METADATA": "https://login.eksempel.dk/.well-known/openid-configuration",
    "ZONEKOMPAS_OIDC_KLIENT": "zonekompas",
    "ZONEKOMPAS_OIDC_HEMMELIGHED": "h",
    "ZONEKOMPAS_COOKIE_HEMMELIGHED": "x" * 32,
}


def test_without_a_word_whoever_sits_at_the_machine_may_all() -> None:
    settings = read_access({})
    assert (settings.way, settings.provider) == (Way.LOKAL, {})


def test_what_st_login_needs_is_made_of_the_environment(tmp_path: Path) -> None:
    secret = tmp_path / "hemmelighed"
    secret.write_text("fra en fil\n", encoding="utf-8")
    settings = read_access({**OIDC, "ZONEKOMPAS_OIDC_HEMMELIGHED_FIL": str(secret)})
    assert settings.provider == {
        "redirect_uri": "https://zonekompas.eksempel.dk/oauth2callback",
        "server_metadata_url": OIDC["ZONEKOMPAS_OIDC_METADATA"],
        "client_id": "zonekompas",
        "client_secret": "fra en fil",
        "cookie_secret": "x" * 32,
        "client_kwargs": {"scope": "openid profile", "prompt": "login"},
    }


def test_the_roles_claim_and_the_hours_can_be_the_kommunes_own() -> None:
    settings = read_access(
        {
            **OIDC,
            "ZONEKOMPAS_ROLLE_CLAIM": "groups",
            "ZONEKOMPAS_ROLLER": "a=b=sekretariat; 3f2a = bestyrelse",
            "ZONEKOMPAS_LOGIN_TIMER": "7,5",
        }
    )
    assert settings.rule.claim == "groups"
    assert settings.rule.roles == {"a=b": Role.SEKRETARIAT, "3f2a": Role.BESTYRELSE}
    assert settings.hours == 7.5


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"ZONEKOMPAS_LOGIN": "ja"}, "ZONEKOMPAS_LOGIN"),
        ({"ZONEKOMPAS_OIDC_KLIENT": ""}, "ZONEKOMPAS_OIDC_KLIENT mangler"),
        ({"ZONEKOMPAS_COOKIE_HEMMELIGHED": "kort"}, "32"),
        ({"ZONEKOMPAS_URL": "http://zonekompas.eksempel.dk"}, "https"),
        ({"ZONEKOMPAS_OIDC_METADATA": "http://127.0.0.1.eksempel.dk/x"}, "https"),
        ({"ZONEKOMPAS_OIDC_HEMMELIGHED_FIL": "/findes/ikke"}, "kan ikke læses"),
        ({"ZONEKOMPAS_ROLLER": "alle=gæst"}, "ZONEKOMPAS_ROLLER"),
        ({"ZONEKOMPAS_ROLLER": "sekretariat"}, "ZONEKOMPAS_ROLLER"),
        ({"ZONEKOMPAS_LOGIN_TIMER": "altid"}, "timer"),
        ({"ZONEKOMPAS_LOGIN_TIMER": "nan"}, "timer"),
    ],
)
def test_what_would_leave_a_door_open_is_refused(changed: dict[str, str], words: str) -> None:
    with pytest.raises(AccessUnclear, match=words):
        read_access({**OIDC, **changed})


@pytest.mark.parametrize(
    "address", [None, "", "0.0.0.0", "::", "10.0.0.7", "zonekompas.eksempel.dk", "127.0.0.1.nip.io"]
)
def test_another_address_without_sign_in_is_refused(address: str | None) -> None:
    with pytest.raises(AccessUnclear, match="ikke startet"):
        check_address(Way.LOKAL, address)
    for way in (Way.OIDC, Way.AABEN):
        check_address(way, address)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.0.1", "localhost", "::1", "[::1]"])
def test_the_machine_itself_needs_no_sign_in(address: str) -> None:
    check_address(Way.LOKAL, address)
    assert is_loopback(address)
