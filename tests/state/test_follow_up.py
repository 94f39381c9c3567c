"""The record of what was shown: only added to, kept as it was shown, and nothing lost when two write at once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from lib.domain.access.account import program
from lib.domain.goals.follow_up import Meeting, ShownGoal
from lib.domain.version import Version
from lib.state.audit import AccountRefused, audit_rows
from lib.state.follow_up import FollowUpMoved, correct_follow_up, follow_ups, record_follow_up
from lib.state.tables import follow_up
from lib.state.versions import Publication, activate

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
VERSION = "a" * 64
MEETING = Meeting(
    "bestyrelse", "Bestyrelsesmøde", dt.date(2026, 11, 20), "Taget til efterretning.\nVi ses »snart«"
)
SHOWN = (
    ShownGoal(
        goal_id="M1", delaftale="Beskæftigelse", styregruppe="A", goal="Færre ledige", indicator="Ledige",
        area="Zone 1", reading="", reading_id="", baseline="100", latest="90", target="højst 80",
        status="bagud", certainty="sikker", status_words="▼ bagud", reason="Ni i én måned – mod målet",
    ),
)  # fmt: skip


def kept(engine: Engine, meeting: Meeting = MEETING) -> int:
    return record_follow_up(engine, "plan", meeting, VERSION, SHOWN, program("maal-siden"), NOW)


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(follow_up)).scalar_one()


def test_a_record_comes_back_as_it_was_written(engine: Engine) -> None:
    own = kept(engine)
    (record,) = follow_ups(engine, "plan")
    assert (record.follow_up_id, record.meeting, record.version, record.shown) == (
        own,
        MEETING,
        VERSION,
        SHOWN,
    )
    assert (record.at, record.actor, record.replaces) == (NOW, "maal-siden", None)
    assert follow_ups(engine, "en anden plan") == ()
    (entry,) = audit_rows(engine)
    assert (entry.action, entry.actor, entry.subject) == (
        "opfølgning registreret",
        "maal-siden",
        f"opfølgning plan/{own}",
    )
    assert "efterretning" not in entry.detail, "the comment stands in one place"


def test_a_correction_is_a_new_row_and_keeps_what_was_shown(engine: Engine) -> None:
    first = kept(engine)
    other = replace(MEETING, held_on=dt.date(2026, 11, 19), comment="Rettet")
    second = correct_follow_up(engine, "plan", first, other, program("maal-siden"), NOW)
    (record,) = follow_ups(engine, "plan")
    assert (record.follow_up_id, record.replaces, record.meeting) == (second, first, other)
    assert (record.version, record.shown) == (VERSION, SHOWN)
    assert rows(engine) == 2
    assert [entry.action for entry in audit_rows(engine)] == ["opfølgning registreret", "opfølgning rettet"]


def test_of_two_who_correct_one_record_the_second_is_told_and_nothing_is_lost(engine: Engine) -> None:
    first = kept(engine)
    correct_follow_up(engine, "plan", first, replace(MEETING, comment="Den ene"), program("maal-siden"), NOW)
    with pytest.raises(FollowUpMoved, match="Intet er ændret"):
        correct_follow_up(
            engine, "plan", first, replace(MEETING, comment="Den anden"), program("maal-siden"), NOW
        )
    assert [record.meeting.comment for record in follow_ups(engine, "plan")] == ["Den ene"]
    assert (rows(engine), len(audit_rows(engine))) == (2, 2)


def test_a_record_of_another_plan_or_of_none_cannot_be_corrected(engine: Engine) -> None:
    own = kept(engine)
    for plan, record in (("en anden plan", own), ("plan", own + 1)):
        with pytest.raises(FollowUpMoved):
            correct_follow_up(engine, plan, record, MEETING, program("maal-siden"), NOW)
    assert rows(engine) == 1


def test_many_at_once_are_all_kept(engine: Engine) -> None:
    meetings = [replace(MEETING, comment=f"nr. {number}") for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        ids = list(pool.map(lambda meeting: kept(engine, meeting), meetings))
    assert len(set(ids)) == len(meetings)
    assert {record.meeting.comment for record in follow_ups(engine, "plan")} == {
        one.comment for one in meetings
    }
    assert len(audit_rows(engine)) == len(meetings)


def test_without_its_audit_row_nothing_is_kept(engine: Engine) -> None:
    with pytest.raises(AccountRefused):
        record_follow_up(engine, "plan", MEETING, VERSION, SHOWN, program("navn@eksempel.dk"), NOW)
    assert rows(engine) == 0


def test_the_latest_meeting_comes_first_and_a_version_from_after_it_is_told(engine: Engine) -> None:
    activate(engine, Publication(Version(VERSION, "plan", NOW), (), program("test"), "udgivet", "", None))
    for day in (20, 22, 21):
        kept(engine, replace(MEETING, held_on=dt.date(2026, 11, day)))
    records = follow_ups(engine, "plan")
    assert [record.meeting.held_on.day for record in records] == [22, 21, 20]
    assert [record.published_after for record in records] == [False, True, True]
