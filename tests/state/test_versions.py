"""Naming a version is the moment of publishing: one transaction, with its audit row."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from lib.domain.version import Version
from lib.state.engine import StateUnavailable, open_state
from lib.state.tables import audit
from lib.state.versions import activate, active_version

NOW = dt.datetime(2026, 11, 21, 10, 0, tzinfo=dt.UTC)


def test_the_last_named_version_is_the_active_one_and_each_is_in_the_audit(tmp_path: Path) -> None:
    engine = open_state(f"sqlite:///{tmp_path / 'state.sqlite'}")
    assert active_version(engine, "plan") is None
    first, second = Version("a" * 64, "plan", NOW), Version("b" * 64, "plan", NOW + dt.timedelta(days=1))
    for version in (first, second):
        activate(engine, version, "test", "detalje")
    assert active_version(engine, "plan") == second
    assert active_version(engine, "en anden plan") is None
    with engine.connect() as connection:
        rows = connection.execute(select(audit.c.subject, audit.c.action).order_by(audit.c.audit_id)).all()
    assert rows == [("a" * 64, "udgivet"), ("b" * 64, "udgivet")]


def test_when_the_audit_row_fails_the_old_version_stays(tmp_path: Path) -> None:
    engine = open_state(f"sqlite:///{tmp_path / 'state.sqlite'}")
    first = Version("a" * 64, "plan", NOW)
    activate(engine, first, "test", "detalje")
    with pytest.raises(IntegrityError):
        activate(engine, Version("b" * 64, "plan", NOW), None, "uden aktør")  # type: ignore[arg-type]  # the fault
    assert active_version(engine, "plan") == first


def test_a_state_that_cannot_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("en fil, ikke en mappe")
    with pytest.raises(StateUnavailable, match="kan ikke åbnes"):
        open_state(f"sqlite:///{tmp_path / 'taken' / 'state.sqlite'}")


def test_a_version_is_short_on_screens() -> None:
    assert Version("7f3a2c" + "0" * 58, "plan", NOW).short == "7f3a2c"
