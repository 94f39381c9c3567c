"""The meetings that the agreement promises, and meetings of a year by hand."""

import datetime as dt

from lib.domain.meetings.kinds import MeetingKind
from lib.domain.meetings.meeting import Meeting, MeetingFields, MeetingState

AT = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
ZONES = {"z1": "Zone 1", "z2": "Zone 2"}
BOARD = MeetingKind("bestyrelse", "Bestyrelsesmøde", "Bestyrelsen", 4, (3, 6, 9, 12))
GROUP = MeetingKind(
    "styregruppe",
    "Styregruppemøde",
    "Styregruppen",
    2,
    (5, 11),
    each_part=True,
    before="bestyrelse",
    delaftaler=("Uddannelse", "Kriminalitet"),
)
QUARTERLY = MeetingKind("koordinering", "Koordineringsmøde", "Direktører", 4, (1, 4, 8, 10), each_part=True)
RESIDENTS = MeetingKind("beboere", "Zonemøde", "Beboerdemokrater", 2, (4, 10), per_zone=True)
KINDS = (BOARD, GROUP, QUARTERLY, RESIDENTS)


def meeting(
    number: int,
    kind: str,
    day: dt.date,
    zone: str = "",
    state: MeetingState = MeetingState.PLANNED,
    **other: object,
) -> Meeting:
    """A meeting as it stands, its row the one it was first written in."""
    fields = MeetingFields(kind, day, zone=zone, state=state, **other)  # type: ignore[arg-type]  # tests choose the fields
    return Meeting(number, number, fields, AT, "test")
