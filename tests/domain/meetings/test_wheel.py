"""What a year has and lacks: by hand, and as properties."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.meetings.meeting import Meeting, MeetingState
from lib.domain.meetings.suggestions import NOTICE, suggestions
from lib.domain.meetings.wheel import next_meeting, part_of, span_of, wheel_year, year_wheel
from tests.domain.meetings.made import BOARD, GROUP, KINDS, QUARTERLY, ZONES, meeting

TODAY = date(2026, 11, 22)


def missing(*meetings: Meeting, year: int = 2027) -> list[tuple[str, str, int]]:
    wheel = year_wheel(year, KINDS, list(ZONES), meetings)
    return [(slot.kind.kind_id, slot.zone, slot.part) for slot in wheel.missing]


def test_an_empty_year_lacks_all_that_the_agreement_promises() -> None:
    lacking = missing()
    assert len(lacking) == 4 + 2 + 4 + 2 * 2
    assert [each for each in lacking if each[0] == "beboere"] == [
        ("beboere", "z1", 1),
        ("beboere", "z1", 2),
        ("beboere", "z2", 1),
        ("beboere", "z2", 2),
    ]


def test_of_a_board_only_the_number_counts_and_of_a_quarterly_meeting_each_quarter() -> None:
    two = (date(2027, 1, 12), date(2027, 2, 16))
    board = [meeting(place, "bestyrelse", day) for place, day in enumerate(two, 1)]
    quarterly = [meeting(place, "koordinering", day) for place, day in enumerate(two, 5)]
    lacking = missing(*board, *quarterly)
    assert [each for each in lacking if each[0] == "bestyrelse"] == [
        ("bestyrelse", "", 3),
        ("bestyrelse", "", 4),
    ]
    assert [each[2] for each in lacking if each[0] == "koordinering"] == [2, 3, 4]
    assert year_wheel(2027, KINDS, [], quarterly).others == (quarterly[1],)


def test_a_cancelled_meeting_one_of_another_year_and_one_of_another_zone_fill_nothing() -> None:
    none = [
        meeting(1, "koordinering", date(2027, 2, 1), state=MeetingState.CANCELLED),
        meeting(2, "koordinering", date(2026, 2, 1)),
        meeting(3, "beboere", date(2027, 4, 1), zone="z1"),
    ]
    lacking = missing(*none)
    assert ("koordinering", "", 1) in lacking
    assert ("beboere", "z2", 1) in lacking
    assert ("beboere", "z1", 1) not in lacking


def test_a_steering_group_meets_before_the_last_board_meeting_of_its_half_year() -> None:
    board = [meeting(1, "bestyrelse", date(2027, 3, 9)), meeting(2, "bestyrelse", date(2027, 6, 8))]
    early, late, autumn = (
        meeting(number, "styregruppe", day)
        for number, day in ((3, date(2027, 5, 18)), (4, date(2027, 6, 8)), (5, date(2027, 9, 1)))
    )
    wheel = year_wheel(2027, KINDS, [], [*board, early, late, autumn])
    assert [(each.meeting, each.prepared) for each in wheel.too_late] == [(late, board[1])]


def test_the_next_meeting_is_the_one_going_on_else_the_first_planned_one() -> None:
    gone = meeting(1, "bestyrelse", date(2026, 9, 1))
    later = meeting(2, "bestyrelse", date(2027, 3, 9))
    soon = meeting(3, "koordinering", date(2026, 12, 1))
    going = meeting(4, "bestyrelse", date(2026, 11, 20), state=MeetingState.OPEN)
    assert next_meeting([gone, later, soon], TODAY) == soon
    assert next_meeting([gone, later, soon, going], TODAY) == going
    assert next_meeting([gone], TODAY) is None
    assert (wheel_year([soon], TODAY), wheel_year([gone], TODAY), wheel_year([], date(2026, 10, 31))) == (
        2026,
        2027,
        2026,
    )


def test_parts_of_the_year_are_whole_months() -> None:
    assert span_of(BOARD, 2027, 2) == (date(2027, 4, 1), date(2027, 6, 30))
    assert span_of(GROUP, 2027, 2) == (date(2027, 7, 1), date(2027, 12, 31))


def test_suggested_days_of_a_year_by_hand() -> None:
    wheel = year_wheel(2027, (BOARD, GROUP), [], [])
    days = [each.day for each in suggestions(wheel, [], TODAY)]
    # The 8th of the month or the nearest weekday; the groups three weeks before the last board meeting of the half.
    assert days[:4] == [date(2027, 3, 8), date(2027, 6, 8), date(2027, 9, 8), date(2027, 12, 8)]
    assert days[4:] == [date(2027, 5, 18), date(2027, 11, 17)]


def test_a_part_of_the_year_that_is_nearly_over_has_no_day_left() -> None:
    wheel = year_wheel(2026, (QUARTERLY,), [], [])
    (late,) = suggestions(wheel, [], date(2026, 12, 12))
    assert late.day is None
    (last,) = suggestions(wheel, [], TODAY)
    assert last.day == date(2026, 12, 7)  # 22 November and 14 days is a Sunday


DAYS = st.dates(date(2027, 1, 1), date(2027, 12, 31))


@given(
    st.lists(
        st.tuples(st.sampled_from(["bestyrelse", "styregruppe", "koordinering", "beboere"]), DAYS), max_size=9
    ),
    st.dates(date(2026, 6, 1), date(2027, 12, 31)),
)
def test_suggestions_hold_what_they_promise_and_fill_the_year(
    planned: list[tuple[str, date]], today: date
) -> None:
    meetings = [
        meeting(number, kind, day, zone="z1" if kind == "beboere" else "")
        for number, (kind, day) in enumerate(planned, 1)
    ]
    wheel = year_wheel(2027, KINDS, list(ZONES), meetings)
    placed = [slot.meeting for slot in wheel.slots if slot.meeting is not None]
    assert sorted(each.meeting_id for each in (*placed, *wheel.others)) == list(range(1, len(planned) + 1))
    found = [each for each in suggestions(wheel, meetings, today) if each.day is not None]
    days = [each.day for each in found if each.day]
    assert len(set(days)) == len(days)
    assert not set(days) & {each.fields.held_on for each in meetings}
    assert all(day.weekday() < 5 and day.month != 7 and day >= today + NOTICE for day in days)
    assert all(each.slot.begins <= each.day <= each.slot.ends for each in found if each.day)
    assert all(part_of(each.slot.kind, each.day) == each.slot.part for each in found if each.day)
    accepted = [
        meeting(100 + number, each.slot.kind.kind_id, each.day, zone=each.slot.zone)
        for number, each in enumerate(found)
        if each.day
    ]
    after = year_wheel(2027, KINDS, list(ZONES), [*meetings, *accepted])
    assert len(after.missing) == len(wheel.missing) - len(found)
    early = {each.meeting for each in wheel.too_late}
    assert {each.meeting for each in after.too_late if each.meeting.meeting_id < 100} <= early | {
        each for each in meetings if each.fields.kind == "styregruppe"
    }
    assert all(each.meeting.meeting_id < 100 for each in after.too_late)


@given(st.integers(1, 12), st.integers(1, 366))
def test_every_day_lies_in_the_part_that_is_said(per_year: int, day: int) -> None:
    kind = BOARD.__class__("k", "K", "", per_year, (1,) * per_year)
    when = date(2027, 1, 1) + timedelta(days=min(day, 365) - 1)
    begins, ends = span_of(kind, 2027, part_of(kind, when))
    assert begins <= when <= ends
