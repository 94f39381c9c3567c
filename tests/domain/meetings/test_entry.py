"""What a person types of a meeting and a point: what is kept, and every fault at once."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.event_entry import EntryRefused
from lib.domain.meetings.agenda import (
    ANY_OTHER,
    FOLLOW_UP,
    SINCE_LAST,
    added,
    moved,
    removed,
    standing_agenda,
)
from lib.domain.meetings.entry import MeetingEntry, PointEntry, checked_meeting, checked_point
from lib.domain.meetings.meeting import AgendaItem, MeetingFields, MeetingState
from lib.domain.meetings.steps import MeetingRefused
from lib.domain.meetings.written import ITEMS, from_json, to_json
from tests.domain.meetings.made import BOARD, GROUP, KINDS, RESIDENTS, ZONES

TODAY = date(2026, 11, 22)
TYPED = MeetingEntry("bestyrelse", "9.12.2026", "9.30", " Rådhuset ", None, (("s", 1),), "Note")


def kept(entry: MeetingEntry, own: MeetingFields | None = None) -> MeetingFields:
    return checked_meeting(entry, KINDS, ZONES, TODAY, own)


def test_a_board_meeting_begins_with_follow_up_and_data() -> None:
    fields = kept(TYPED)
    assert (fields.held_on, fields.begins, fields.place) == (date(2026, 12, 9), "09:30", "Rådhuset")
    assert fields.agenda == (FOLLOW_UP, SINCE_LAST, ANY_OTHER)
    assert from_json(to_json(fields)) == fields


def test_a_steering_group_sees_its_own_two_delaftaler_first() -> None:
    agenda = kept(replace(TYPED, kind="styregruppe")).agenda
    assert [item.delaftale for item in agenda] == ["Uddannelse", "Kriminalitet", "", ""]
    assert FOLLOW_UP not in agenda


def test_a_meeting_of_each_zone_needs_its_zone_and_others_have_none() -> None:
    with pytest.raises(EntryRefused, match="Vælg den zone"):
        kept(replace(TYPED, kind="beboere"))
    assert kept(replace(TYPED, kind="beboere", zone="z2")).zone == "z2"
    assert kept(replace(TYPED, zone="z2")).zone == ""


@pytest.mark.parametrize(
    ("said", "hour"), [("9", "09:00"), ("kl. 13.15", "13:15"), ("08:05", "08:05"), ("", "")]
)
def test_hours_as_people_write_them(said: str, hour: str) -> None:
    assert kept(replace(TYPED, begins=said)).begins == hour


def test_every_fault_is_said_at_once() -> None:
    with pytest.raises(EntryRefused) as refused:
        kept(MeetingEntry(None, "31.2.2027", "25.00", "x" * 130))
    assert len(refused.value.sentences) == 4
    for day in ("", "1.1.2033", "1.1.1999"):
        with pytest.raises(EntryRefused):
            kept(replace(TYPED, day=day))


def test_another_kind_changes_what_always_stands_and_keeps_what_was_added() -> None:
    own = added(kept(TYPED), AgendaItem("Budget", "drøftelse"))
    agenda = kept(replace(TYPED, kind="styregruppe"), own).agenda
    titles = [item.title for item in agenda]
    assert titles[2:] == ["Data siden sidst", "Budget", "Eventuelt"]
    assert FOLLOW_UP not in agenda


def test_the_day_and_kind_of_a_meeting_that_has_begun_stand() -> None:
    own = replace(kept(TYPED), state=MeetingState.OPEN, version="v")
    assert kept(replace(TYPED, place="Medborgerhuset"), own).place == "Medborgerhuset"
    with pytest.raises(EntryRefused) as refused:
        kept(replace(TYPED, day="10.12.2026", kind="koordinering"), own)
    assert len(refused.value.sentences) == 2


def test_a_point_is_kept_or_told_why_not() -> None:
    item = checked_point(PointEntry("  Nyt  punkt ", "beslutning", "Uddannelse"), ["Uddannelse"])
    assert item == AgendaItem("Nyt punkt", "beslutning", "Uddannelse")
    with pytest.raises(EntryRefused) as refused:
        checked_point(PointEntry("", "afstemning", "Findes ikke", "x" * 4001), [])
    assert len(refused.value.sentences) == 4


def test_points_are_added_before_any_other_business_moved_and_removed() -> None:
    own = MeetingFields("bestyrelse", TODAY, agenda=standing_agenda(BOARD, KINDS))
    new = AgendaItem("Nyt", "beslutning")
    more = added(own, new)
    assert more.agenda == (FOLLOW_UP, SINCE_LAST, new, ANY_OTHER)
    assert moved(more, 2, -1).agenda == (FOLLOW_UP, new, SINCE_LAST, ANY_OTHER)
    assert moved(more, 0, -1) == more
    assert moved(more, 3, 1) == more
    assert removed(more, 2) == own
    assert added(removed(own, 2), new).agenda[-1] == new
    with pytest.raises(MeetingRefused):
        added(replace(own, agenda=(new,) * ITEMS), new)


def test_who_decides_is_said_by_who_prepares() -> None:
    assert FOLLOW_UP in standing_agenda(BOARD, KINDS)
    assert FOLLOW_UP not in standing_agenda(BOARD, (BOARD, RESIDENTS))
    assert standing_agenda(GROUP, KINDS)[0].kind == "drøftelse"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"kind": None}, "Vælg, hvilken slags møde det er."),
        ({"kind": "gone"}, "Vælg, hvilken slags møde det er."),
        ({"kind": "beboere"}, "Vælg den zone, mødet er for."),
        ({"kind": "beboere", "zone": "z9"}, "Vælg den zone, mødet er for."),
        ({"day": " "}, "Skriv dagen, for eksempel 9.12.2026."),
        ({"day": " i går "}, "«i går» er ikke en dato: skriv dag.måned.år, for eksempel 9.12.2026."),
        ({"day": "x" * 41}, f"«{'x' * 40}» er ikke en dato: skriv dag.måned.år, for eksempel 9.12.2026."),
        ({"begins": " 25 "}, "«25» er ikke et klokkeslæt: skriv for eksempel 9.30."),
        ({"begins": "9.60"}, "«9.60» er ikke et klokkeslæt: skriv for eksempel 9.30."),
        ({"begins": "ni" * 11}, f"«{'ni' * 10}» er ikke et klokkeslæt: skriv for eksempel 9.30."),
        ({"place": "x" * 121}, "Stedet er på 121 tegn; der er plads til 120. Skriv kortere."),
        ({"note": "x" * 4_001}, "Noten er på 4.001 tegn; der er plads til 4.000. Skriv kortere."),
    ],
)
def test_one_fault_of_a_meeting_is_one_sentence(other: dict[str, object], said: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        kept(replace(TYPED, **other))  # type: ignore[arg-type]  # what was typed
    assert refused.value.sentences == (said,)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"title": " \n "}, "Skriv, hvad punktet handler om."),
        ({"kind": None}, "Vælg, om punktet er til orientering, drøftelse eller beslutning."),
        ({"title": "x" * 201}, "Punktets titel er på 201 tegn; der er plads til 200. Skriv kortere."),
        ({"text": "x" * 4_001}, "Teksten er på 4.001 tegn; der er plads til 4.000. Skriv kortere."),
        ({"delaftale": "gone"}, "Vælg en delaftale, eller lad punktet handle om dem alle."),
    ],
)
def test_one_fault_of_a_point_is_one_sentence(other: dict[str, object], said: str) -> None:
    point = PointEntry("Punkt", "beslutning", "Uddannelse", "Tekst")
    with pytest.raises(EntryRefused) as refused:
        checked_point(replace(point, **other), ["Uddannelse"])  # type: ignore[arg-type]  # what was typed
    assert refused.value.sentences == (said,)


def test_what_is_just_within_its_bounds_is_kept() -> None:
    assert kept(replace(TYPED, place="x" * 120, note="y" * 4_000)).note == "y" * 4_000
    longest = PointEntry("x" * 200, "orientering", None, "y" * 4_000)
    assert checked_point(longest, []) == AgendaItem("x" * 200, "orientering", "", "y" * 4_000)
    for said, hour in (("0", "00:00"), ("23.59", "23:59"), ("kl 7", "07:00"), ("kl.7:05", "07:05")):
        assert kept(replace(TYPED, begins=said)).begins == hour


def test_the_years_that_may_be_typed_are_those_around_today() -> None:
    for day, there in (("1.1.2000", True), ("31.12.2031", True), ("31.12.1999", False), ("1.1.2032", False)):
        if there:
            assert kept(replace(TYPED, day=day)).held_on.year == int(day[-4:])
            continue
        with pytest.raises(EntryRefused, match=f"^Året {day[-4:]} ligger for langt væk: ret året.$"):
            kept(replace(TYPED, day=day))


def test_a_meeting_that_has_begun_says_what_stands() -> None:
    own = replace(kept(TYPED), state=MeetingState.OPEN, version="v")
    with pytest.raises(EntryRefused) as refused:
        kept(replace(TYPED, day="10.12.2026", kind="koordinering"), own)
    assert refused.value.sentences == (
        "Mødet er begyndt, og dagen ligger fast.",
        "Mødet er begyndt, og hvad det er for et møde, ligger fast.",
    )
    planned = kept(
        replace(TYPED, day="10.12.2026", kind="koordinering"), replace(own, state=MeetingState.PLANNED)
    )
    assert (planned.kind, planned.held_on, planned.version) == ("koordinering", date(2026, 12, 10), "v")
    assert kept(TYPED).scenarios == (("s", 1),)
