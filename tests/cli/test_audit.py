"""`python -m lib audit`: exit codes and sentences; heads that are kept; what is asked; what is too old."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from lib.cli.audit import AuditRefused, retention_days
from lib.cli.main import main
from lib.domain.audit_chain import AuditEntry
from lib.settings import read_settings
from lib.state.audit import write_audit
from lib.state.audit_tables import audit_anchor, audit_head, audit_link
from lib.state.engine import open_state
from lib.state.tables import audit
from tests.cli.conftest import at_folder
from tests.cli.killed import Kitchen

DAY = dt.timedelta(days=1)
NOW = dt.datetime.now(dt.UTC)


@pytest.fixture
def house(tmp_path: Path) -> Kitchen:
    """Three rows: 500 days old, of yesterday, of now."""
    kitchen = at_folder(tmp_path, read_settings({}))
    engine = open_state(kitchen.settings.state_url)
    for days, action in ((500, "udgivet"), (1, "læst umaskeret"), (0, "udgivet")):
        write_audit(
            engine, AuditEntry(NOW - days * DAY, f"konto-{days}", action, f"sag {days}", "grund\x1b[2J\nto")
        )
    return kitchen


def spoil(house: Kitchen) -> None:
    with open_state(house.settings.state_url).begin() as connection:
        connection.execute(update(audit).where(audit.c.subject == "sag 1").values(actor="en-anden"))


def test_verify_holds_until_a_row_is_changed(house: Kitchen) -> None:
    found = house.run("audit", "verify")
    assert (found["holder"], found["raekker"], found["fejl"]) == (True, 3, [])
    assert found["hoved"].startswith("3:")
    spoil(house)
    code, said = house.said("audit", "verify")
    assert (code, "Række 2 er ændret" in said) == (1, True), said


def test_verify_speaks_danish(
    house: Kitchen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in house.environment.items():
        monkeypatch.setenv(name, value)
    assert main(["audit", "verify"]) == 0
    assert "Revisionssporet holder: 3 rækker, ingen ændret, fjernet eller sat ind." in capsys.readouterr().out
    assert main(["audit", "show", "--handling", "udgivet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[2] for line in lines] == ["konto-500", "konto-0"]
    assert all(line.isprintable() for line in lines)
    spoil(house)
    assert main(["audit", "verify"]) == 1
    assert "Revisionssporet holder ikke." in capsys.readouterr().out


def test_a_cut_end_shows_against_a_head_that_was_kept(house: Kitchen, tmp_path: Path) -> None:
    anchors = tmp_path / "hoveder.txt"
    head = house.run("audit", "verify", "--ankerfil", str(anchors))["hoved"]
    house.run("audit", "verify", "--ankerfil", str(anchors))
    assert anchors.read_text(encoding="utf-8") == f"{head}\n"
    shorter = dataclasses.replace(
        house, settings=dataclasses.replace(house.settings, state_url=f"sqlite:///{tmp_path / 'ny.sqlite'}")
    )
    engine = open_state(shorter.settings.state_url)
    write_audit(engine, AuditEntry(NOW, "konto-1", "udgivet", "sag", ""))
    assert shorter.run("audit", "verify")["holder"] is True
    for kept in (("--ankerfil", str(anchors)), ("--hoved", head)):
        code, said = shorter.said("audit", "verify", *kept)
        assert (code, "Rækkerne 2 til 3 er fjernet." in said) == (1, True), said
    assert anchors.read_text(encoding="utf-8") == f"{head}\n"


def test_rows_from_before_the_chain_are_spoken_of(house: Kitchen) -> None:
    engine = open_state(house.settings.state_url)
    with engine.begin() as connection:
        for table in (audit_link, audit_head, audit_anchor):
            connection.execute(delete(table))
    open_state.cache_clear()
    found = house.run("audit", "verify")
    assert (found["holder"], found["foer_kaeden"]) == (True, "3 rækker er skrevet før kæden")


def test_show_by_day_and_account(house: Kitchen) -> None:
    today = NOW.astimezone(dt.timezone(dt.timedelta(hours=1))).date()
    asked = {
        (): [1, 2, 3],
        ("--konto", "konto-1"): [2],
        ("--handling", "udgivet"): [1, 3],
        ("--til", (today - 100 * DAY).isoformat()): [1],
        ("--fra", (today - 100 * DAY).isoformat(), "--konto", "konto-500"): [],
    }
    for arguments, numbers in asked.items():
        rows = house.run("audit", "show", *arguments)["raekker"]
        assert [row["nummer"] for row in rows] == numbers, arguments


def test_pruning_waits_for_a_limit(house: Kitchen, monkeypatch: pytest.MonkeyPatch) -> None:
    head = house.run("audit", "verify")["hoved"]
    assert house.run("audit", "prune")["fjernet"] == 0
    monkeypatch.setenv("ZONEKOMPAS_AUDIT_DAGE", "365")
    assert house.run("audit", "prune", "--konto", "konto-2") == {"fjernet": 1, "dage": 365}
    found = house.run("audit", "verify", "--hoved", head)
    assert (found["holder"], found["raekker"], found["forkortet_til"]) == (True, 3, 1)
    spoil(house)
    code, said = house.said("audit", "prune")
    assert (code, "Intet er fjernet" in said) == (2, True), said


@pytest.mark.parametrize("words", ["0", "29", "-400", "et år", "1e3", "٤٠٠", "9999999"])
def test_a_limit_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(AuditRefused, match="mindst 30"):
        retention_days({"ZONEKOMPAS_AUDIT_DAGE": words})


def test_no_limit_keeps_all() -> None:
    assert (retention_days({}), retention_days({"ZONEKOMPAS_AUDIT_DAGE": " 400 "})) == (None, 400)


def test_refusals_are_sentences(house: Kitchen, tmp_path: Path) -> None:
    (tmp_path / "andet.txt").write_text("ikke et hoved", encoding="utf-8")
    asked = {
        ("verify", "--hoved", "42"): "ikke et hoved",
        ("verify", "--ankerfil", str(tmp_path / "andet.txt")): "ikke et hoved",
        ("verify", "--ankerfil", str(tmp_path)): "kan ikke læses",
        ("verify", "--ankerfil", str(tmp_path / "ingen" / "fil.txt")): "kan ikke skrives",
        ("show", "--fra", "i går"): "ikke en dag",
    }
    for arguments, words in asked.items():
        code, said = house.said("audit", *arguments)
        assert (code, words in said) == (2, True), said
    audit_link.drop(open_state(house.settings.state_url))
    code, said = house.said("audit", "verify")
    assert (code, "kan ikke læses" in said) == (2, True), said
