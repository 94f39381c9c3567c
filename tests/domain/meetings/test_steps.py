"""A meeting goes from planned to open to held, frozen to the version that it was opened on; nothing goes back."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.meetings.meeting import MeetingFields, MeetingState
from lib.domain.meetings.steps import MeetingRefused, cancelled, closed, frozen, opened

DAY = date(2026, 12, 3)
PLANNED = MeetingFields("bestyrelse", DAY)


def test_a_meeting_is_frozen_to_the_version_it_opens_on() -> None:
    now = opened(PLANNED, "v1", DAY)
    assert (now.state, now.version) == (MeetingState.OPEN, "v1")
    assert closed(now) == replace(now, state=MeetingState.CLOSED)


def test_a_version_that_was_chosen_before_is_kept_when_it_opens() -> None:
    assert opened(frozen(PLANNED, "v0"), "v1", DAY).version == "v0"
    assert opened(frozen(frozen(PLANNED, "v0"), ""), "v1", DAY).version == "v1"


@pytest.mark.parametrize("state", [MeetingState.OPEN, MeetingState.CLOSED, MeetingState.CANCELLED])
def test_only_a_planned_meeting_opens_or_is_frozen(state: MeetingState) -> None:
    fields = replace(PLANNED, state=state)
    with pytest.raises(MeetingRefused):
        opened(fields, "v1", DAY)
    with pytest.raises(MeetingRefused):
        frozen(fields, "v1")


def test_a_meeting_opens_on_its_day_or_later() -> None:
    with pytest.raises(MeetingRefused, match="3. december 2026"):
        opened(PLANNED, "v1", date(2026, 12, 2))
    assert opened(PLANNED, "v1", date(2026, 12, 4)).held_on == DAY


def test_only_an_open_meeting_is_closed_and_a_held_one_is_not_cancelled() -> None:
    with pytest.raises(MeetingRefused, match="Åbn det først"):
        closed(PLANNED)
    with pytest.raises(MeetingRefused, match="holdt"):
        cancelled(closed(opened(PLANNED, "v1", DAY)))
    assert cancelled(PLANNED).state is MeetingState.CANCELLED


def test_what_cannot_be_done_with_a_meeting_is_one_sentence() -> None:
    running = opened(PLANNED, "v1", DAY)
    held = closed(running)
    refusals = {
        "Mødet er begyndt. Det viser de tal, det blev åbnet med.": lambda: frozen(running, "v2"),
        "Mødet er holdt og kan ikke aflyses. Ret det med et nyt møde.": lambda: cancelled(held),
        f"Mødet kan ikke afsluttes: det er {held.state.value}. Åbn det først.": lambda: closed(held),
        f"Mødet kan ikke åbnes: det er {held.state.value}.": lambda: opened(held, "v1", DAY),
        "Mødet kan åbnes på dagen, 3. december 2026. Holdes det før, så ret dagen først.": lambda: opened(
            PLANNED, "v1", date(2026, 12, 2)
        ),
    }
    for said, tried in refusals.items():
        with pytest.raises(MeetingRefused) as refused:
            tried()
        assert str(refused.value) == said
    assert frozen(PLANNED, "v2").version == "v2"
    assert opened(frozen(PLANNED, "v2"), "v1", DAY).version == "v2"
