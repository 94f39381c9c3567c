"""What is said of meetings and of a year."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.meetings.agenda import ANY_OTHER, DECISION, SINCE_LAST, numbered
from lib.domain.meetings.kinds import Milestone, milestones_of
from lib.domain.meetings.meeting import AgendaItem, MeetingFields, MeetingState
from lib.domain.meetings.sentences import (
    clock_words,
    follow_up_finding,
    meeting_finding,
    meeting_name,
    next_finding,
    too_late_words,
    waiting_finding,
    wheel_finding,
    when_words,
)
from lib.domain.meetings.wheel import year_wheel
from tests.domain.allocation.builders import real_rulebook
from tests.domain.meetings.made import KINDS, ZONES, meeting
from tests.maps.frames import plan

TODAY = date(2026, 11, 22)
POINT = AgendaItem("Flere timer", DECISION)
BOARD_DAY = date(2026, 12, 9)


def test_the_next_meeting_and_what_it_is_to_decide() -> None:
    def said(kind: str, *agenda: AgendaItem, day: date = BOARD_DAY, zone: str = "") -> str:
        return next_finding(meeting(1, kind, day, zone=zone, agenda=agenda), KINDS, ZONES, TODAY)

    assert next_finding(None, KINDS, ZONES, TODAY) == "Ingen møder er planlagt"
    assert said("bestyrelse") == "Bestyrelsesmøde 9. december 2026 har endnu intet at beslutte"
    assert said("bestyrelse", POINT, day=TODAY) == "Bestyrelsesmøde i dag skal beslutte »Flere timer«"
    assert said("bestyrelse", POINT, POINT).endswith("skal beslutte to sager")
    assert said("beboere", zone="z2") == "Zonemøde, Zone 2 9. december 2026 er det næste møde"


def test_one_meeting_from_planned_to_held() -> None:
    def said(state: MeetingState, decided: int = 0, kind: str = "bestyrelse") -> str:
        fields = meeting(1, kind, BOARD_DAY, state=state, agenda=(POINT,) if decided else ()).fields
        return meeting_finding(fields, "Mødet", decided, KINDS)

    assert said(MeetingState.OPEN) == "Mødet er i gang og har endnu intet at beslutte"
    assert said(MeetingState.CLOSED) == "Mødet 9. december 2026 er holdt; ingen beslutninger er skrevet"
    assert said(MeetingState.CLOSED, 2) == "Mødet 9. december 2026 traf to beslutninger"
    assert said(MeetingState.CLOSED, kind="koordinering") == "Mødet 9. december 2026 er holdt"
    assert said(MeetingState.CANCELLED) == "Mødet 9. december 2026 er aflyst"
    where = meeting(1, "bestyrelse", BOARD_DAY, begins="09:30", place="Rådhuset").fields
    assert when_words(where) == "9. december 2026 kl. 9.30, Rådhuset"


def test_what_a_year_has_and_lacks() -> None:
    wheel = year_wheel(2027, KINDS[:1], [], [meeting(1, "bestyrelse", date(2027, 3, 9))])
    assert (
        wheel_finding(wheel, TODAY)
        == "1 af årets 4 møder i 2027 er planlagt eller holdt; der mangler 3 (»Bestyrelsesmøde«)"
    )
    assert wheel_finding(wheel, date(2028, 1, 1)).endswith("3 i den tid, der er gået, står ikke her")
    board, group = meeting(1, "bestyrelse", date(2027, 6, 8)), meeting(2, "styregruppe", date(2027, 6, 9))
    late = year_wheel(2027, KINDS, [], [board, group]).too_late
    assert too_late_words(late, KINDS) == (
        "Styregruppemøde 9. juni 2027 ligger ikke før bestyrelsesmøde 8. juni 2027, som det skal forberede.",
    )


def test_what_waits_and_what_is_followed_up() -> None:
    assert waiting_finding(0, []) == "Der er ikke truffet beslutninger endnu"
    assert waiting_finding(3, []) == "Tre beslutninger, og ingen venter på godkendelse"
    assert waiting_finding(3, ["Landsbyggefonden"] * 2) == "To af tre beslutninger venter på Landsbyggefonden"
    assert waiting_finding(1, ["Landsbyggefonden"]) == "Én beslutning venter på Landsbyggefonden"
    board = meeting(1, "bestyrelse", BOARD_DAY)
    assert follow_up_finding(board, KINDS, ZONES, 1) == (
        "Bestyrelsesmøde 9. december 2026 får opfølgning på én forventning"
    )


def test_milestones_come_back_each_year_and_courses_start_every_eight_months() -> None:
    known = [
        Milestone("lister", "Lister", date(2023, 12, 1), every_year=True),
        Milestone("skud", "Skuddag", date(2024, 2, 29), every_year=True),
        Milestone("en", "Én gang", date(2025, 6, 1)),
    ]
    myob = replace(real_rulebook().agreement.terms("myob"), cycle_months=8, cycle_from=date(2023, 1, 1))
    found = milestones_of(2025, known, plan(), (myob,))
    days = {each.milestone_id: each.day for each in found if not each.milestone_id.startswith("forloeb")}
    assert days == {"lister": date(2025, 12, 1), "skud": date(2025, 2, 28), "en": date(2025, 6, 1)}
    assert milestones_of(2022, known[:1], plan(), ()) == ()
    # MYOB from 1 January 2023, eight months each: the fourth and fifth begin in 2025.
    starts = [each.day for each in found if each.milestone_id == "forloeb:myob"]
    assert starts == [date(2025, 1, 1), date(2025, 9, 1)]


@pytest.mark.parametrize(
    ("begins", "hour"),
    [
        ("09:30", " kl. 9.30"),
        ("10:00", " kl. 10.00"),
        ("00:30", " kl. 0.30"),
        ("00:00", " kl. 0.00"),
        ("", ""),
    ],
)
def test_the_hour_is_said_as_people_say_it(begins: str, hour: str) -> None:
    fields = MeetingFields("bestyrelse", date(2026, 12, 9), begins=begins)
    assert when_words(fields) == f"9. december 2026{hour}"
    assert clock_words(begins) == hour.strip()
    assert when_words(replace(fields, place="rådhuset")) == f"9. december 2026{hour}, rådhuset"


def test_a_meeting_is_named_by_its_kind_and_zone_and_by_their_ids_where_they_are_gone() -> None:
    fields = MeetingFields("beboere", date(2026, 12, 9), zone="z1")
    assert meeting_name(fields, KINDS, ZONES) == "Zonemøde, Zone 1"
    assert meeting_name(replace(fields, zone="z9"), KINDS, ZONES) == "Zonemøde, z9"
    assert meeting_name(replace(fields, zone=""), KINDS, ZONES) == "Zonemøde"
    assert meeting_name(fields, (), ZONES) == "beboere, Zone 1"


def test_what_is_followed_up_is_counted() -> None:
    own = meeting(1, "bestyrelse", date(2026, 12, 9))
    assert (
        follow_up_finding(own, KINDS, ZONES, 0) == "Ingen beslutning har endnu en forventning at følge op på"
    )
    assert follow_up_finding(None, KINDS, ZONES, 1) == "Én forventning venter på det næste møde"
    assert follow_up_finding(None, KINDS, ZONES, 2) == "To forventninger venter på det næste møde"
    assert numbered((SINCE_LAST, ANY_OTHER)) == ((1, SINCE_LAST), (2, ANY_OTHER))
