"""A sign-in as one process knows it: what is fetched is written of, and a sign-out that cannot be written is told."""

import datetime as dt
import logging
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from lib import gate
from lib.domain.access.account import LOCAL, NotAllowed
from lib.domain.access.actions import Role
from lib.settings import read_settings
from lib.state.audit import EXPORTED, AuditEntry, audit_rows
from lib.state.engine import open_state
from lib.state.roles import revoke
from lib.state.versions import active_version
from lib.ui.files import fetched
from tests.conftest import ROOT, BuiltHouse
from tests.pages.opening import LIMIT_S
from tests.pages.test_access import opened, words_of

LEDGER = "filer_der_hentes"


@pytest.fixture
def state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A state of the test's own, which waits a tenth of a second for who writes."""
    file = shutil.copy(house_environment.state_file, tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{file}?timeout=0.1")
    return open_state(read_settings().state_url)


def exports(state: Engine) -> list[AuditEntry]:
    return [row for row in audit_rows(state) if row.action == EXPORTED]


def test_who_fetches_a_file_stands_in_the_audit_and_nobody_fetches_whose_role_is_gone(
    state: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("kilder", Role.BESTYRELSE, monkeypatch)
    ledger = app.session_state[LEDGER]
    assert exports(state) == [], "a button that nobody presses hands nothing out"
    assert fetched(ledger, b"fil", "zonekompas-tal.csv") == b"fil"
    (row,) = exports(state)
    version = active_version(state, read_settings().plan_id)
    assert version is not None
    assert re.fullmatch("konto-[0-9a-f]{20}", row.actor)
    assert (row.subject, row.detail) == (version.version, "kilder, zonekompas-tal.csv")

    revoke(state, row.actor, "bestyrelse", LOCAL, dt.datetime.now(dt.UTC))
    with pytest.raises(NotAllowed):
        fetched(ledger, b"fil", "zonekompas-tal.csv")
    assert len(exports(state)) == 1


def test_a_sign_out_that_cannot_be_written_is_logged_told_and_counts_in_every_tab(
    state: Engine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_ended_here", set())
    monkeypatch.setattr(logging.getLogger("zonekompas"), "propagate", True)
    app = opened("kilder", Role.BESTYRELSE, monkeypatch)
    ledger, user = app.session_state[LEDGER], dict(app.user)
    with closing(sqlite3.connect(state.url.database or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Exception, match="locked"):
            fetched(ledger, b"fil", "zonekompas-tal.csv")
        app.button(key="log-ud").click().run()
        other.execute("ROLLBACK")
    assert exports(state) == []
    assert not app.exception
    shown = words_of(app)
    assert "Du er logget ud, men det blev ikke gemt" in shown
    number = re.search(r"Fejlnummer ([0-9A-F]{4}-[0-9A-F]{4}) står i serverens log", shown)
    assert number
    told = {record.msg: record.about for record in caplog.records if record.name == "zonekompas"}
    assert told["sign-out-not-written"] == {"error_id": number[1], "fault": "BUSY"}

    tab = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LIMIT_S)
    tab.user = user
    tab.switch_page("pages/kilder.py").run()
    assert "Du er logget ud" in words_of(tab)
    with pytest.raises(NotAllowed):
        fetched(ledger, b"fil", "zonekompas-tal.csv")
