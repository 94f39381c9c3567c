"""The audit in the database: one chain whoever writes at once, older rows linked once, pruned from the old end only."""

import datetime as dt
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, delete, insert, update

from lib.domain.audit_chain import PRUNED, AuditEntry, chain_faults
from lib.state.audit import (
    EXPORTED,
    AccountRefused,
    append,
    audit_rows,
    begin_chain,
    exported,
    write_audit,
)
from lib.state.audit_keeping import ChainBroken, Wanted, asked_rows, linked_later, prune, read_chain
from lib.state.audit_tables import audit_link
from lib.state.engine import open_state, upgrade_state
from lib.state.tables import audit
from tests.conftest import ROOT
from tests.state.earlier import from_before_the_chain

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
WRITERS, PROCESSES, EACH = 4, 3, 10


def entry(number: int = 1, days_ago: int = 0) -> AuditEntry:
    return AuditEntry(
        NOW - dt.timedelta(days=days_ago), "konto-1", "handling", f"sag {number}", "ærlig grund"
    )


def said(engine: Engine) -> list[str]:
    return [fault.sentence for fault in chain_faults(read_chain(engine))]


def test_each_row_follows_the_one_before(engine: Engine) -> None:
    assert said(engine) == []
    for number in range(3):
        write_audit(engine, entry(number))
    chain = read_chain(engine)
    assert [link.number for link in chain.links] == [1, 2, 3]
    assert [link.previous for link in chain.links[1:]] == [link.hash for link in chain.links[:-1]]
    assert (str(chain.head), said(engine)) == (f"3:{chain.links[-1].hash}", [])


def test_a_moment_of_any_zone_is_the_same_when_read_again(engine: Engine) -> None:
    at = NOW.astimezone(dt.timezone(dt.timedelta(hours=5)))
    write_audit(engine, AuditEntry(at, "konto-1", "handling", "sag", ""))
    assert said(engine) == []
    assert [each.at for _, each in asked_rows(engine, Wanted())] == [NOW]


def test_a_row_whose_transaction_fails_leaves_no_trace(engine: Engine) -> None:
    write_audit(engine, entry())
    with engine.connect() as connection, connection.begin() as transaction:
        append(connection, entry(2))
        transaction.rollback()
    write_audit(engine, entry(3))
    assert [row.subject for row in audit_rows(engine)] == ["sag 1", "sag 3"]
    assert said(engine) == []


def test_what_is_changed_in_the_database_is_named(engine: Engine) -> None:
    for number in range(1, 5):
        write_audit(engine, entry(number))
    with engine.begin() as connection:
        connection.execute(update(audit).where(audit.c.subject == "sag 2").values(actor="en anden"))
        connection.execute(delete(audit).where(audit.c.subject == "sag 3"))
        values = {"at": NOW, "actor": "a", "action": "b", "subject": "c", "detail": ""}
        connection.execute(insert(audit).values(audit_id=99, **values))
    assert said(engine) == [
        "Række 2 er ændret, efter at den blev skrevet.",
        "Række 3 er fjernet.",
        "Rækken med id 99 er sat ind uden om kæden.",
    ]


def test_a_cut_end_shows_by_the_head(engine: Engine) -> None:
    for number in range(1, 5):
        write_audit(engine, entry(number))
    with engine.begin() as connection:
        connection.execute(delete(audit).where(audit.c.subject.in_(["sag 3", "sag 4"])))
        connection.execute(delete(audit_link).where(audit_link.c.number > 2))
    assert said(engine) == ["Rækkerne 3 til 4 er fjernet."]


def test_a_mail_address_is_no_account(engine: Engine) -> None:
    with pytest.raises(AccountRefused, match="konto-id"):
        write_audit(engine, AuditEntry(NOW, "navn@eksempel.dk", "handling", "", ""))
    assert audit_rows(engine) == []


def test_what_is_hashed_is_what_the_database_can_keep(engine: Engine) -> None:
    write_audit(engine, AuditEntry(NOW, "konto-1", "handling", "s" * 300, "før\x00efter \ud800 slut"))
    (row,) = audit_rows(engine)
    assert (row.subject, row.detail, said(engine)) == ("s" * 200, "førefter  slut", [])
    for account in ("k" * 201, "konto\x00"):
        with pytest.raises(AccountRefused, match="højst 200 tegn"):
            write_audit(engine, AuditEntry(NOW, account, "handling", "", ""))
    assert len(audit_rows(engine)) == 1


def test_threads_that_write_at_once_make_one_chain(engine: Engine) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda number: write_audit(engine, entry(number)), range(WRITERS * EACH)))
    assert len(audit_rows(engine)) == WRITERS * EACH
    assert said(engine) == []


def test_processes_that_open_and_write_at_once_make_one_chain(own_url: str) -> None:
    """The database is from before the chain, so that the processes also meet in upgrading it."""
    engine = from_before_the_chain(own_url)
    with engine.begin() as connection:
        connection.execute(insert(audit), [vars(entry(number)) for number in range(5)])
    program = (
        "import sys, datetime as dt\n"
        "from lib.domain.audit_chain import AuditEntry\n"
        "from lib.state.audit import write_audit\n"
        "from lib.state.engine import open_state, upgrade_state\n"
        "upgrade_state(sys.argv[1], 'konto-' + sys.argv[2], dt.datetime.now(dt.UTC))\n"
        "engine = open_state(sys.argv[1])\n"
        f"for number in range({EACH}):\n"
        "    at = dt.datetime.now(dt.UTC)\n"
        "    write_audit(engine, AuditEntry(at, 'konto-' + sys.argv[2], 'handling', str(number), ''))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(engine.url), str(who)], cwd=ROOT)
        for who in range(PROCESSES)
    ]
    assert [process.wait() for process in running] == [0] * PROCESSES
    chain = read_chain(engine)
    assert (len(chain.entries), said(engine)) == (5 + 1 + PROCESSES * EACH, [])
    assert linked_later(chain) == "5 rækker er skrevet før kæden"


def test_rows_from_before_the_chain_are_linked_once_and_said_so(own_url: str) -> None:
    engine = from_before_the_chain(own_url)
    with engine.begin() as connection:
        connection.execute(insert(audit), [vars(entry(number)) for number in range(3)])
    upgrade_state(own_url, "konto-1", NOW)
    again = open_state(own_url)
    assert said(again) == []
    assert linked_later(read_chain(again)) == "3 rækker er skrevet før kæden"
    with again.begin() as connection:
        connection.execute(insert(audit).values(**vars(entry(4))))
    begin_chain(again)
    assert said(again) == ["Rækken med id 5 er sat ind uden om kæden."]


def test_pruning_takes_the_old_beginning_and_the_rest_verifies(engine: Engine) -> None:
    for days in (400, 390, 10, 380, 0):
        write_audit(engine, entry(days, days))
    before = read_chain(engine)
    assert prune(engine, NOW - dt.timedelta(days=365), "konto-2", NOW) == 2
    rows = asked_rows(engine, Wanted())
    assert [(number, row.subject) for number, row in rows[:-1]] == [
        (3, "sag 10"),
        (4, "sag 380"),
        (5, "sag 0"),
    ]
    assert (rows[-1][0], rows[-1][1].actor, rows[-1][1].action) == (6, "konto-2", PRUNED)
    assert chain_faults(read_chain(engine), [before.head]) == ()
    assert prune(engine, NOW - dt.timedelta(days=365), "konto-2", NOW) == 0
    assert prune(engine, NOW + dt.timedelta(days=1), "konto-2", NOW + dt.timedelta(days=2)) == 4
    write_audit(engine, entry(7))
    assert [number for number, _ in asked_rows(engine, Wanted())] == [7, 8]
    assert chain_faults(read_chain(engine), [before.head]) == ()


def test_a_spoilt_chain_is_not_pruned(engine: Engine) -> None:
    for number in range(3):
        write_audit(engine, entry(number, 100))
    with engine.begin() as connection:
        connection.execute(update(audit).where(audit.c.subject == "sag 1").values(detail="pænere"))
    with pytest.raises(ChainBroken, match="Intet er fjernet"):
        prune(engine, NOW, "konto-2", NOW)
    assert len(audit_rows(engine)) == 3


def test_a_file_made_for_somebody_stands_in_the_audit(engine: Engine) -> None:
    exported(engine, "konto-3", "indstilling, docx", "7f3a2c", NOW)
    ((_, row),) = asked_rows(engine, Wanted(action=EXPORTED))
    assert row == AuditEntry(NOW, "konto-3", EXPORTED, "7f3a2c", "indstilling, docx")
    assert asked_rows(engine, Wanted(since=NOW + dt.timedelta(seconds=1))) == []
    assert asked_rows(engine, Wanted(until=NOW)) == []
    assert asked_rows(engine, Wanted(actor="en anden")) == []


def test_nothing_writes_in_the_audit_but_append() -> None:
    """A row that is written past `append` stands outside the chain."""
    own = ROOT / "lib" / "state" / "audit.py"
    past = [
        path.name
        for path in (ROOT / "lib").glob("**/*.py")
        if path != own and "insert(audit)" in path.read_text(encoding="utf-8")
    ]
    assert past == []
