"""The log of datatræk: written once, never changed, its state told by what the active version is made of."""

import datetime as dt

from sqlalchemy import Engine

from lib.domain.access.account import program
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.version import Version
from lib.state.audit import audit_rows
from lib.state.datatraek import (
    PUBLISHED,
    WITHDRAWN,
    Datatraek,
    State,
    ever_published,
    find,
    history,
    register,
)
from lib.state.versions import Content, Publication, activate

NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)


def loaded(datatraek_id: str) -> Datatraek:
    day = dt.date(2026, 11, 16)
    return Datatraek(
        datatraek_id, DatatraekKind.OBSERVATIONER, "ugetal", "jobcenter", "uge 47.xlsx", "a" * 64, "b" * 64, "c" * 64,
        76, day, day,
    )  # fmt: skip


def named(
    version: str, contents: tuple[Content, ...], replaces: str | None, event: tuple[str, str]
) -> Publication:
    moment = Version(version, "plan", NOW)
    return Publication(moment, contents, program("konto7"), event[1], "uge 47.xlsx", replaces, (event,))


def test_a_datatraek_is_a_draft_then_published_then_withdrawn_and_all_of_it_stays(engine: Engine) -> None:
    assert register(engine, "plan", loaded("d1"), program("konto7"), NOW)
    assert [row.state for row in history(engine, "plan")] == [State.KLADDE]
    activate(engine, named("a" * 64, (Content("d1", in_force=True),), None, ("d1", PUBLISHED)))
    assert [row.state for row in history(engine, "plan")] == [State.UDGIVET]
    activate(engine, named("b" * 64, (Content("d1", in_force=False),), "a" * 64, ("d1", WITHDRAWN)))
    (row,) = history(engine, "plan")
    assert row.state is State.TRUKKET_TILBAGE
    assert [(event.action, event.actor) for event in row.events] == [
        ("indlæst", "konto7"),
        ("udgivet", "konto7"),
        ("trukket tilbage", "konto7"),
    ]
    assert row.datatraek == loaded("d1")
    assert ever_published(engine, "plan") == ["d1"]
    assert [entry.action for entry in audit_rows(engine)] == ["indlæst", "udgivet", "trukket tilbage"]


def test_the_same_file_is_registered_once(engine: Engine) -> None:
    assert register(engine, "plan", loaded("d1"), program("konto7"), NOW)
    assert not register(engine, "plan", loaded("d1"), program("konto8"), NOW)
    assert len(history(engine, "plan")) == 1
    assert len(audit_rows(engine)) == 1
    assert history(engine, "en anden plan") == []


def test_the_beginning_of_an_id_finds_it_when_it_is_the_only_one(engine: Engine) -> None:
    for known in ("abc1", "abd2"):
        register(engine, "plan", loaded(known), program("konto7"), NOW)
    found = find(engine, "plan", "abc")
    assert found is not None
    assert found.datatraek.datatraek_id == "abc1"
    assert find(engine, "plan", "ab") is None
    assert find(engine, "plan", "x") is None
