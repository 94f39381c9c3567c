"""Naming a version is the moment of publishing: one transaction, with its audit row."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from lib.domain.access.account import program
from lib.domain.version import Version
from lib.state.audit import AccountRefused
from lib.state.engine import StateUnavailable, open_state
from lib.state.tables import audit
from lib.state.versions import (
    Content,
    Publication,
    VersionMoved,
    activate,
    active_version,
    contents_of,
    earlier_versions,
)

NOW = dt.datetime(2026, 11, 21, 10, 0, tzinfo=dt.UTC)


def publication(version: Version, replaces: Version | None, **others: Any) -> Publication:
    """The version named by a test, with nothing loaded."""
    told: dict[str, Any] = {
        "contents": (),
        "actor": program("test"),
        "action": "udgivet",
        "detail": "detalje",
        **others,
    }
    return Publication(version, replaces=replaces.version if replaces else None, **told)


def test_the_last_named_version_is_the_active_one_and_each_is_in_the_audit(engine: Engine) -> None:
    assert active_version(engine, "plan") is None
    first, second = Version("a" * 64, "plan", NOW), Version("b" * 64, "plan", NOW + dt.timedelta(days=1))
    activate(engine, publication(first, None))
    activate(engine, publication(second, first))
    assert active_version(engine, "plan") == second
    assert active_version(engine, "en anden plan") is None
    with engine.connect() as connection:
        rows = connection.execute(select(audit.c.subject, audit.c.action).order_by(audit.c.audit_id)).all()
    assert rows == [("a" * 64, "udgivet"), ("b" * 64, "udgivet")]


def test_when_the_audit_row_fails_the_old_version_stays(engine: Engine) -> None:
    first = Version("a" * 64, "plan", NOW)
    activate(engine, publication(first, None))
    with pytest.raises(AccountRefused):
        activate(
            engine, publication(Version("b" * 64, "plan", NOW), first, actor=program("navn@eksempel.dk"))
        )
    assert active_version(engine, "plan") == first


def test_a_state_that_cannot_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("en fil, ikke en mappe")
    with pytest.raises(StateUnavailable, match="kan ikke åbnes"):
        open_state(f"sqlite:///{tmp_path / 'taken' / 'state.sqlite'}")


def test_a_version_is_short_on_screens() -> None:
    assert Version("7f3a2c" + "0" * 58, "plan", NOW).short == "7f3a2c"


def test_of_two_that_publish_at_once_one_is_told_and_changes_nothing(engine: Engine) -> None:
    first, mine, theirs = (Version(sign * 64, "plan", NOW) for sign in "abc")
    with pytest.raises(VersionMoved):
        activate(engine, publication(first, mine))
    activate(engine, publication(first, None))
    with pytest.raises(VersionMoved):
        activate(engine, publication(mine, None))
    activate(engine, publication(theirs, first))
    with pytest.raises(VersionMoved, match="kom imellem"):
        activate(engine, publication(mine, first, contents=(Content("d1", in_force=True),)))
    assert active_version(engine, "plan") == theirs
    assert contents_of(engine, "plan", mine.version) == ()
    assert earlier_versions(engine, "plan") == [theirs.version, first.version]


def test_a_version_says_what_it_is_made_of_in_order(engine: Engine) -> None:
    first = Version("a" * 64, "plan", NOW)
    made_of = (Content("d2", in_force=True), Content("d1", in_force=False))
    activate(engine, publication(first, None, contents=made_of))
    assert contents_of(engine, "plan", first.version) == made_of
