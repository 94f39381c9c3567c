"""Members' weights: the last row of a seat counts, nothing is lost, and discussions are apart."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, insert, select

from lib.domain.access.account import program
from lib.domain.priority.members import MemberWeights
from lib.state.audit import AccountRefused, audit_rows
from lib.state.tables import weighting
from lib.state.weightings import (
    LONGEST,
    SeatTaken,
    keep_weighting,
    last_weighting,
    sessions_of,
    take_out,
    weightings_of,
)

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
PAGE = "prioritering-siden"


def keep(engine: Engine, member: str, share: float, session: str = "november", plan: str = "plan") -> int:
    weighed = MemberWeights(member, {"a": share, "b": 1 - share})
    return keep_weighting(engine, plan, session, weighed, program(PAGE), NOW)


def shares(engine: Engine, session: str = "november") -> list[tuple[str, float]]:
    return [(each.member, each.weights["a"]) for each in weightings_of(engine, "plan", session).members]


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(weighting)).scalar_one()


def test_the_last_row_of_a_seat_counts_and_the_seats_keep_their_order(engine: Engine) -> None:
    keep(engine, "Medlem 2", 0.1)
    keep(engine, "Medlem 1", 0.2)
    keep(engine, "Medlem 2", 0.3)
    assert shares(engine) == [("Medlem 2", 0.3), ("Medlem 1", 0.2)]
    assert rows(engine) == 3, "what was weighed before stays"
    assert {(entry.action, entry.actor, entry.subject, entry.detail) for entry in audit_rows(engine)} == {
        ("vægte gemt", PAGE, "vægtning plan/november", f"Medlem {number}") for number in (1, 2)
    }


def test_a_seat_that_is_taken_out_no_longer_counts_and_may_come_again(engine: Engine) -> None:
    keep(engine, "Medlem 1", 0.1)
    take_out(engine, "plan", "november", "Medlem 1", program(PAGE), NOW)
    assert shares(engine) == []
    assert audit_rows(engine)[-1].action == "vægte taget ud"
    keep(engine, "Medlem 1", 0.2)
    assert shares(engine) == [("Medlem 1", 0.2)]


def test_discussions_and_plans_are_apart(engine: Engine) -> None:
    keep(engine, "Medlem 1", 0.1)
    keep(engine, "Medlem 1", 0.2, session="december")
    keep(engine, "Medlem 1", 0.3, plan="en anden plan")
    assert shares(engine) == [("Medlem 1", 0.1)]
    assert sessions_of(engine, "plan") == ("december", "november")
    assert sessions_of(engine, "ingen") == ()


def test_many_at_once_are_all_kept(engine: Engine) -> None:
    seats = [f"Medlem {number}" for number in range(1, 13)]
    with ThreadPoolExecutor(4) as pool:
        ids = list(pool.map(lambda seat: keep(engine, seat, 0.4), seats))
    assert len(set(ids)) == len(seats)
    assert {member for member, _ in shares(engine)} == set(seats)
    assert len(audit_rows(engine)) == len(seats)


def test_of_many_who_take_a_seat_at_once_one_has_it_and_the_others_are_told(engine: Engine) -> None:
    def take(number: int) -> bool:
        weighed = MemberWeights("Medlem 1", {"a": number / 10, "b": 1 - number / 10})
        try:
            keep_weighting(engine, "plan", "november", weighed, program(PAGE), NOW, seen=0)
        except SeatTaken:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        won = list(pool.map(take, range(6)))
    assert won.count(True) == 1
    assert shares(engine) == [("Medlem 1", won.index(True) / 10)]
    assert (rows(engine), len(audit_rows(engine))) == (1, 1)


@pytest.mark.parametrize(
    "document",
    [
        "{",
        "[]",
        "{}",
        '{"weights": 3}',
        '{"weights": {"a": 0.4}}',
        "[" * 9_000,
        "x" * (LONGEST + 1),
    ],
)
def test_what_was_not_written_here_is_told_and_does_not_count(engine: Engine, document: str) -> None:
    row = {"plan_id": "plan", "session": "november", "member": "Medlem 1", "document": document}
    with engine.begin() as connection:
        connection.execute(insert(weighting).values(**row, at=NOW, actor=PAGE))
    keep(engine, "Medlem 2", 0.2)
    assert shares(engine) == [("Medlem 2", 0.2)]
    (told,) = weightings_of(engine, "plan", "november").unreadable
    assert "Medlem 1 kan ikke læses" in told


def test_without_its_audit_row_nothing_is_kept(engine: Engine) -> None:
    weighed = MemberWeights("Medlem 1", {"a": 1.0})
    with pytest.raises(AccountRefused):
        keep_weighting(
            engine, "plan", "november", weighed, program("navn@eksempel.dk"), NOW
        )  # what the audit refuses
    assert rows(engine) == 0


def test_a_seat_that_somebody_else_has_taken_is_told_and_nothing_is_overwritten(engine: Engine) -> None:
    weighed = MemberWeights("Medlem 1", {"a": 0.5, "b": 0.5})
    first = keep_weighting(engine, "plan", "november", weighed, program(PAGE), NOW, seen=0)
    other = MemberWeights("Medlem 1", {"a": 1.0, "b": 0.0})
    with pytest.raises(SeatTaken, match="En anden har skrevet på Medlem 1 imens"):
        keep_weighting(engine, "plan", "november", other, program(PAGE), NOW, seen=0)
    assert (shares(engine), rows(engine), len(audit_rows(engine))) == ([("Medlem 1", 0.5)], 1, 1)
    again = keep_weighting(engine, "plan", "november", other, program(PAGE), NOW, seen=first)
    with pytest.raises(SeatTaken):
        take_out(engine, "plan", "november", "Medlem 1", program(PAGE), NOW, seen=first)
    take_out(engine, "plan", "november", "Medlem 1", program(PAGE), NOW, seen=again)
    assert shares(engine) == []
    kept = weightings_of(engine, "plan", "november")
    assert kept.latest == {"Medlem 1": kept.last}
    assert last_weighting(engine, "plan", "november") == kept.last > again
    assert last_weighting(engine, "plan", "december") == 0
