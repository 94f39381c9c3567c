"""The clock is set back and forward between writes: what came last is what was written last."""

import datetime as dt
from collections.abc import Iterator
from itertools import chain, repeat

import pytest
from sqlalchemy import Engine

from lib.domain.access.account import LOCAL, program
from lib.domain.access.actions import Role
from lib.domain.access.login import Login
from lib.domain.audit_chain import AuditEntry, chain_faults
from lib.domain.version import Version
from lib.state import decisions as decisions_module
from lib.state.audit import write_audit
from lib.state.audit_keeping import Wanted, asked_rows, prune, read_chain
from lib.state.datatraek import history, register
from lib.state.decisions import DecisionBook
from lib.state.digests import DigestKey, keep_begun, keep_received, receivers
from lib.state.follow_up import follow_ups, record_follow_up
from lib.state.roles import account_now, grant, revoke
from lib.state.sign_ins import end_all, standing
from lib.state.versions import PUBLISHED, Publication, activate, active_version, earlier_versions
from tests.domain.decisions.made import fields
from tests.state.test_datatraek import loaded
from tests.state.test_follow_up import MEETING, SHOWN

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
HOUR, YEAR = dt.timedelta(hours=1), dt.timedelta(days=365)
JUMPS = (NOW, NOW - HOUR, NOW + YEAR, NOW - YEAR, NOW)
"""An hour back, a year too far, a year too little, and right again."""
WHO = program("test")


def test_versions_datatraek_and_follow_ups_stand_in_the_order_of_writing(engine: Engine) -> None:
    before = None
    for number, at in enumerate(JUMPS):
        version = Version(str(number) * 64, "plan", at)
        activate(engine, Publication(version, (), WHO, PUBLISHED, "", before))
        register(engine, "plan", loaded(f"d{number}"), WHO, at)
        before = version.version
    assert active_version(engine, "plan") == Version("4" * 64, "plan", NOW)
    assert [each[0] for each in earlier_versions(engine, "plan")] == list("43210")
    assert [row.datatraek.datatraek_id for row in history(engine, "plan")] == ["d4", "d3", "d2", "d1", "d0"]

    again = Version("0" * 64, "plan", NOW - YEAR)
    activate(engine, Publication(again, (), WHO, PUBLISHED, "", before))
    record_follow_up(engine, "plan", MEETING, "0" * 64, SHOWN, WHO, NOW - YEAR)
    (record,) = follow_ups(engine, "plan")
    assert record.version_since == NOW.date(), "the day it was first named, by the order of naming"


def test_the_chain_of_the_audit_holds_and_a_pruning_takes_no_row_that_is_not_old(engine: Engine) -> None:
    for number, at in enumerate(JUMPS):
        write_audit(engine, AuditEntry(at, "konto-1", "handling", str(number), ""))
    told = [entry.subject for _, entry in asked_rows(engine, Wanted(action="handling"))]
    assert told == ["0", "1", "2", "3", "4"]
    assert not chain_faults(read_chain(engine))
    assert prune(engine, NOW - HOUR / 2, "konto-1", NOW) == 0, (
        "the first row is not old: nothing after it goes"
    )
    assert not chain_faults(read_chain(engine))


@pytest.fixture
def jumping(monkeypatch: pytest.MonkeyPatch) -> Iterator[dt.datetime]:
    """The clock of decisions, which sets itself."""
    moments = chain(JUMPS, repeat(NOW))
    monkeypatch.setattr(decisions_module, "_now", lambda: next(moments))
    return moments


def test_of_a_decision_the_last_written_row_and_answer_count(
    engine: Engine, jumping: Iterator[dt.datetime]
) -> None:
    book = DecisionBook(engine, "plan", LOCAL)
    first = book.write(fields(title="Først"))
    row = book.all()[0].row_id
    book.write(fields(title="Rettet"), row, "skrivefejl")
    for granted in (True, False, True):
        book.answer(first, granted, NOW.date())
    (stands,) = book.all()
    assert stands.fields.title == "Rettet"
    assert [each.granted for each in book.approvals()] == [True, False, True]
    assert not chain_faults(read_chain(engine))


def login(name: str, issued_at: dt.datetime, role: Role) -> Login:
    return Login("konto-1", name, issued_at, issued_at + 8 * HOUR, frozenset({role}))


def test_sign_ins_roles_and_digests_do_not_follow_the_clock(engine: Engine) -> None:
    early, late = login("a", NOW - HOUR, Role.SEKRETARIAT), login("b", NOW, Role.BESTYRELSE)
    standing(engine, early, NOW)
    standing(engine, late, NOW - 2 * HOUR)  # the clock was set back between the two
    assert account_now(engine, "konto-1", NOW).roles == {Role.BESTYRELSE}, "what the provider said last"

    grant(engine, "konto-1", Role.STYREGRUPPE, LOCAL, NOW)
    revoke(engine, "konto-1", Role.STYREGRUPPE, LOCAL, NOW - YEAR)
    assert Role.STYREGRUPPE not in account_now(engine, "konto-1", NOW).roles

    end_all(engine, "konto-1", LOCAL, NOW - YEAR)
    assert standing(engine, early, NOW).over
    assert standing(engine, late, NOW).over

    key = DigestKey("plan", "2026-W47", "a" * 64)
    keep_begun(engine, key, 1, NOW)
    keep_received(engine, key, "hash", NOW - YEAR)
    assert receivers(engine, key) == {"hash"}
