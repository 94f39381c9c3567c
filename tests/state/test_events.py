"""Events are only ever added to: corrections and withdrawals are rows, and nothing is corrected twice."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from lib.domain.access.account import program
from lib.domain.events import EventFields, EventKind
from lib.state.audit import AccountRefused, audit_rows
from lib.state.events import EventMoved, add_event, event_history, events_of, withdraw_event

NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
ROOF = EventFields(
    "z1", EventKind.RENOVERING, "Nye tage", "Etape 1", dt.date(2022, 6, 1), dt.date(2023, 1, 31)
)
CLOSED = EventFields("plan", EventKind.CORONA, "Lukket", "", dt.date(2020, 3, 11), None)


def test_what_is_written_is_what_is_read_by_first_day_and_plan(engine: Engine) -> None:
    for fields in (ROOF, CLOSED):
        add_event(engine, "plan", fields, program("en-side"), NOW)
    closed, roof = events_of(engine, "plan")
    assert (closed.title, closed.kind, closed.last_day) == ("Lukket", EventKind.CORONA, None)
    assert (roof.area_id, roof.note, roof.first_day, roof.last_day) == (
        "z1",
        "Etape 1",
        ROOF.first_day,
        ROOF.last_day,
    )
    assert events_of(engine, "en anden plan") == ()


def test_a_correction_and_a_withdrawal_are_rows_with_their_reasons_in_the_audit(engine: Engine) -> None:
    first = add_event(engine, "plan", ROOF, program("en-side"), NOW)
    corrected = replace(ROOF, title="Tage og facader")
    second = add_event(
        engine, "plan", corrected, program("en-side"), NOW, replaces=first, reason="flere arbejder"
    )
    assert [event.title for event in events_of(engine, "plan")] == ["Tage og facader"]
    withdraw_event(engine, "plan", second, "forkert afdeling", program("en-side"), NOW)
    assert events_of(engine, "plan") == ()
    rows = event_history(engine, "plan")
    assert [(row.replaces, row.withdrawn, row.reason) for row in rows] == [
        (None, False, ""),
        (first, False, "flere arbejder"),
        (second, True, "forkert afdeling"),
    ]
    assert [row.event.title for row in rows] == ["Nye tage", "Tage og facader", "Tage og facader"]
    assert all(row.at == NOW for row in rows)
    assert [(entry.action, entry.actor, entry.detail) for entry in audit_rows(engine)] == [
        ("begivenhed tilføjet", "en-side", ""),
        ("begivenhed rettet", "en-side", "flere arbejder"),
        ("begivenhed trukket tilbage", "en-side", "forkert afdeling"),
    ]


def test_the_second_to_correct_or_withdraw_is_told_and_changes_nothing(engine: Engine) -> None:
    first = add_event(engine, "plan", ROOF, program("en-side"), NOW)
    second = add_event(engine, "plan", replace(ROOF, title="Min"), program("en-side"), NOW, first, "min")
    with pytest.raises(EventMoved, match="Intet er ændret"):
        add_event(engine, "plan", replace(ROOF, title="Din"), program("en-side"), NOW, first, "din")
    with pytest.raises(EventMoved):
        withdraw_event(engine, "plan", first, "din", program("en-side"), NOW)
    gone = withdraw_event(engine, "plan", second, "min", program("en-side"), NOW)
    with pytest.raises(EventMoved):
        add_event(engine, "plan", ROOF, program("en-side"), NOW, gone, "din")
    assert len(event_history(engine, "plan")) == len(audit_rows(engine)) == 3


def test_an_event_of_another_plan_cannot_be_replaced(engine: Engine) -> None:
    first = add_event(engine, "plan", ROOF, program("en-side"), NOW)
    with pytest.raises(EventMoved):
        withdraw_event(engine, "en anden plan", first, "", program("en-side"), NOW)
    assert len(events_of(engine, "plan")) == 1


def test_of_many_that_correct_at_once_one_wins(engine: Engine) -> None:
    first = add_event(engine, "plan", ROOF, program("en-side"), NOW)

    def correct(number: int) -> bool:
        try:
            add_event(
                engine,
                "plan",
                replace(ROOF, title=f"Ret {number}"),
                program("en-side"),
                NOW,
                first,
                "samtidig",
            )
        except EventMoved:
            return False
        return True

    with ThreadPoolExecutor(8) as people:
        won = list(people.map(correct, range(8)))
    assert won.count(True) == 1
    (kept,) = events_of(engine, "plan")
    assert kept.title == f"Ret {won.index(True)}"


def test_when_the_audit_row_fails_nothing_is_written(engine: Engine) -> None:
    with pytest.raises(AccountRefused):
        add_event(engine, "plan", ROOF, program("navn@eksempel.dk"), NOW)  # what the audit refuses
    assert event_history(engine, "plan") == ()
    assert audit_rows(engine) == []
