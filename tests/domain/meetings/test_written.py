"""A meeting is read back as it was written, and nothing that somebody else wrote is trusted."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.meetings.meeting import AgendaItem, DeckChoice, MeetingFields, MeetingState
from lib.domain.meetings.written import MeetingUnreadable, from_json, to_json

FULL = MeetingFields(
    kind="bestyrelse",
    held_on=date(2026, 12, 3),
    begins="09:30",
    place="Mødelokale 2",
    zone="",
    state=MeetingState.OPEN,
    version="a1b2c3",
    scenarios=(("s1", 4), ("s2", 1)),
    agenda=(
        AgendaItem("Placering", "beslutning", indstilling_id=7),
        AgendaItem("Nyt", "orientering", text="x"),
    ),
    deck=DeckChoice(("fund", "maal"), (("maal", "Se især B1"),)),
    note="Husk kaffe",
)


def test_every_field_comes_back() -> None:
    assert from_json(to_json(FULL)) == FULL


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("schema", 2, "en anden udgave"),
        ("held_on", "3. december", "dato"),
        ("begins", "25:00", "klokkeslæt"),
        ("state", "hemmelig", "«state»"),
        ("agenda", [{"title": "x", "kind": "afstemning"}], "mangler"),
        ("agenda", "punkt", "liste"),
        ("scenarios", [["s1", 4]], "felter"),
        ("deck", {"order": [1], "said": []}, "tekst"),
        ("note", "x" * 5_000, "plads"),
    ],
)
def test_a_fault_is_named_in_danish(field: str, value: object, said: str) -> None:
    with pytest.raises(MeetingUnreadable, match=said):
        from_json(json.dumps({**json.loads(to_json(FULL)), field: value}))


@given(st.text(max_size=200))
def test_any_text_is_either_a_meeting_or_unreadable(written: str) -> None:
    with pytest.raises(MeetingUnreadable):
        from_json(written)
