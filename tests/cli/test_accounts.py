"""Commands by an account: what the raw counts' own questions refuse, and roles given, taken and looked up."""

import datetime as dt
from pathlib import Path

import pytest

from lib.cli.accounts import account_of
from lib.cli.main import main
from lib.cli.places import BuildPlaces
from lib.cli.raw import RawQuestion, read_raw_count
from lib.domain.access.account import Account, NotAllowed
from lib.domain.access.actions import Role
from lib.domain.access.login import Login
from lib.settings import Settings, read_settings
from lib.state.audit import READ_RAW, audit_rows
from lib.state.engine import open_state
from lib.state.sign_ins import end, end_all, standing

NOW = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
REASON = "Efterprøver det offentliggjorte tal"


@pytest.fixture
def signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """People sign in; the state is empty."""
    monkeypatch.setenv("ZONEKOMPAS_LOGIN", "oidc")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{tmp_path / 'state.sqlite'}")
    return read_settings()


def login(name: str = "konto-1", *claimed: Role, number: str = "1", since: dt.datetime = NOW) -> Login:
    return Login(name, f"{name}/{number}", since, since + HOUR, frozenset(claimed))


def roles(settings: Settings, name: str = "konto-1", at: dt.datetime = NOW) -> set[Role]:
    return set(account_of(settings, name, at).roles)


def test_a_raw_count_is_read_by_the_secretariat_alone_and_a_refusal_reads_nothing(
    own_built_plan: Settings, own_places: BuildPlaces
) -> None:
    def question(role: Role | None) -> RawQuestion:
        account = Account("konto-1", frozenset({role} if role else ()))
        return RawQuestion(account, "kun_grundskole_15_64", "afd_03", 2020, REASON)

    for role in (None, Role.GAEST, Role.BESTYRELSE, Role.STYREGRUPPE):
        with pytest.raises(NotAllowed, match="umaskerede"):
            read_raw_count(own_built_plan, own_places, question(role), NOW)
    engine = open_state(own_built_plan.state_url)
    assert READ_RAW not in {row.action for row in audit_rows(engine)}
    read_raw_count(own_built_plan, own_places, question(Role.SEKRETARIAT), NOW)
    last = audit_rows(engine)[-1]
    assert (last.actor, last.action, last.detail) == ("konto-1", READ_RAW, REASON)


def test_a_command_of_an_account_may_what_the_account_may(
    signed: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = ["raw", "--indikator=i", "--omraade=a", "--aar=2020", f"--begrundelse={REASON}"]
    assert main([*raw, "--konto=konto-1"]) == 2
    assert "giver ikke lov til at læse umaskerede tal" in capsys.readouterr().err
    assert main([*raw, "--konto=kommandolinjen"]) == 2
    assert "gældende version" in capsys.readouterr().err, "whoever sits at the machine owns the files"


def test_without_sign_in_the_account_is_only_a_name(
    signed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZONEKOMPAS_LOGIN")
    assert roles(signed, "hvem som helst") == {Role.SEKRETARIAT}


def test_roles_are_given_and_taken_and_what_is_taken_beats_the_provider(
    signed: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = open_state(signed.state_url)
    assert roles(signed) == set()
    assert main(["roles", "grant", "konto-1", "bestyrelse"]) == 0
    assert roles(signed) == {Role.BESTYRELSE}
    first = standing(engine, login("konto-1", Role.STYREGRUPPE), NOW)
    assert first.account.roles == roles(signed) == {Role.BESTYRELSE, Role.STYREGRUPPE}
    assert main(["roles", "revoke", "konto-1", "styregruppe"]) == 0
    assert standing(engine, login("konto-1", Role.STYREGRUPPE), NOW).account.roles == {Role.BESTYRELSE}
    assert roles(signed, at=NOW + 2 * HOUR) == {Role.BESTYRELSE}
    assert main(["roles", "list"]) == 0
    said = capsys.readouterr().out
    assert "konto-1  styregruppe   frataget af kommandolinjen" in said
    assert [(row.action, row.subject, row.detail) for row in audit_rows(engine)] == [
        ("rolle givet", "konto konto-1", "bestyrelse"),
        ("logget ind", "konto konto-1", "bestyrelse, styregruppe"),
        ("rolle frataget", "konto konto-1", "styregruppe"),
    ]


def test_what_the_provider_says_counts_until_the_sign_in_runs_out(signed: Settings) -> None:
    standing(open_state(signed.state_url), login("konto-1", Role.STYREGRUPPE), NOW)
    assert roles(signed) == {Role.STYREGRUPPE}
    assert roles(signed, at=NOW + HOUR) == set()


@pytest.mark.parametrize("bad", ["navn@eksempel.dk", "", " konto-1", "x" * 101])
def test_an_id_that_is_none_gets_no_role(signed: Settings, bad: str) -> None:
    assert main(["roles", "grant", bad, "sekretariat"]) == 2
    assert main(["roles", "grant", "konto-1", "gæst"]) == 2
    assert main(["roles", "grant", "konto-1", "sekretariat", "--konto=konto-2"]) == 2
    assert audit_rows(open_state(signed.state_url)) == []


def test_a_sign_in_ends_alone_and_all_of_an_account_end_together(signed: Settings) -> None:
    engine = open_state(signed.state_url)
    here, there = login(number="1"), login(number="2")
    later = login(number="3", since=dt.datetime.now(dt.UTC) + 2 * HOUR)  # the command reads the clock itself
    assert not standing(engine, here, NOW).over
    end(engine, here, NOW)
    assert standing(engine, here, NOW).over
    assert not standing(engine, there, NOW).over
    assert main(["roles", "sign-out", "konto-1"]) == 0
    end_all(engine, "konto-1", account_of(signed, "kommandolinjen", NOW), NOW + HOUR)
    assert standing(engine, there, NOW).over
    assert not standing(engine, later, NOW).over
    assert not standing(engine, login("konto-2"), NOW).over
