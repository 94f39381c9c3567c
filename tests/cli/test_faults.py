"""Faults of disk and database at the command line: one Danish sentence, exit code 2, and nothing committed is lost."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from lib.cli.main import REFUSED, main
from tests.cli.killed import Kitchen
from tests.conftest import ROOT

ASK_RAW = (
    "raw", "--konto", "sekretariat-1", "--indikator", "kun_grundskole_15_64", "--omraade", "afd_03", "--aar", "2020",
    "--begrundelse", "Kontrol af et tal, som kommunen har spurgt til",
)  # fmt: skip
SMALL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
from lib.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def file_of(kitchen: Kitchen) -> Path:
    return Path(kitchen.settings.state_url.removeprefix("sqlite:///"))


def audited(kitchen: Kitchen) -> int:
    with closing(sqlite3.connect(file_of(kitchen))) as connection:
        return int(connection.execute("SELECT count(*) FROM audit").fetchone()[0])


def said_with(
    kitchen: Kitchen, url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> str:
    for name, value in (kitchen.environment | {"ZONEKOMPAS_STATE_URL": url}).items():
        monkeypatch.setenv(name, value)
    assert main(ASK_RAW) == REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


def test_a_disk_without_room(kitchen: Kitchen) -> None:
    """No file may grow over 2 kB: what a full disk is to a program, on any machine and for any user."""
    before = audited(kitchen)
    command = [sys.executable, "-B", "-c", SMALL_DISK, *ASK_RAW]
    environment = os.environ | kitchen.environment
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout) == (REFUSED, "")
    assert ran.stderr.startswith("Disken ")
    assert "Det, der var gemt før, står uændret." in ran.stderr
    assert audited(kitchen) == before


def test_a_write_protected_state(
    kitchen: Kitchen, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = audited(kitchen)
    said = said_with(kitchen, f"sqlite:///file:{file_of(kitchen)}?mode=ro&uri=true", capsys, monkeypatch)
    assert said.startswith("Disken kan ikke skrives på. Det sidste blev ikke gemt.")
    assert audited(kitchen) == before


def test_a_busy_state(
    kitchen: Kitchen, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = audited(kitchen)
    with closing(sqlite3.connect(file_of(kitchen), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = said_with(kitchen, f"{kitchen.settings.state_url}?timeout=0.1", capsys, monkeypatch)
    assert "Databasen er optaget" in said
    assert audited(kitchen) == before


def test_a_damaged_state_is_not_answered_with_a_build(
    kitchen: Kitchen, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = file_of(kitchen).with_name("damaged.sqlite")
    damaged.write_bytes(b"\xff" * 10_000)
    said = said_with(kitchen, f"sqlite:///{damaged}", capsys, monkeypatch)
    assert "Databasen er beskadiget" in said
    assert "gendan den seneste sikkerhedskopi" in said
    assert "lib build" not in said
