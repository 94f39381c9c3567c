"""The last meeting before another is one that was held, of its kind, and that knows its version."""

import datetime as dt

from lib.domain.meetings.last import last_held
from lib.domain.meetings.meeting import Meeting, MeetingFields, MeetingState

AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def meeting(
    place: int,
    day: dt.date,
    kind: str = "bestyrelse",
    state: MeetingState = MeetingState.CLOSED,
    version: str = "a" * 64,
) -> Meeting:
    """A meeting by its place in the row."""
    return Meeting(place, place, MeetingFields(kind, day, state=state, version=version), AT, "test")


def test_the_latest_held_of_its_kind_before_the_day() -> None:
    march, june = meeting(1, dt.date(2026, 3, 5)), meeting(2, dt.date(2026, 6, 4))
    others = [
        meeting(3, dt.date(2026, 8, 1), kind="koordinering"),
        meeting(4, dt.date(2026, 9, 3), state=MeetingState.CANCELLED),
        meeting(5, dt.date(2026, 9, 4), version=""),
        meeting(6, dt.date(2026, 12, 3)),
    ]
    found = [june, march, *others]
    assert last_held(found, dt.date(2026, 12, 3), "bestyrelse") == june
    assert last_held(found, dt.date(2026, 12, 3)) == others[0]
    assert last_held(found, dt.date(2026, 3, 5), "bestyrelse") is None
