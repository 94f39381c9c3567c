"""Where events may stand and whom they concern, and the sentences with their names."""

from datetime import date

import pandas as pd

from lib.domain.event_places import GONE, events_finding, key_guide, key_lines, places_from
from lib.domain.events import Event
from tests.domain.test_events import event
from tests.maps.frames import plan

AFDELINGER = pd.DataFrame(
    [
        ("a1", "Bøgelunden", "z1", "datatraek"),
        ("a2", "Elmehaven", "z2", "demo"),
        ("a3", "Udenfor", None, "demo"),
    ],
    columns=["area_id", "name", "parent_id", "provenance"],
)
PLAN_AREA = plan().plan_area
PLACES = places_from(plan(), AFDELINGER, only_real=False)
EVENTS = [
    event(1, PLAN_AREA),
    event(2, "z1"),
    event(3, "z2"),
    event(4, "a1"),
    event(5, "a2"),
    event(6, "væk"),
]


def ids(events: tuple[Event, ...]) -> list[int]:
    return [one.event_id for one in events]


def test_plan_first_then_zones_then_their_afdelinger() -> None:
    assert list(PLACES.names) == [PLAN_AREA, "z1", "z2", "a1", "a2"]
    assert PLACES.full_name("a2") == "Elmehaven (Zone 2)"
    assert PLACES.name("væk") == GONE


def test_an_event_concerns_what_it_stands_on_what_lies_there_and_what_that_lies_in() -> None:
    assert ids(PLACES.concerning(EVENTS, "z1")) == [1, 2, 4]
    assert ids(PLACES.concerning(EVENTS, "a1")) == [1, 2, 4]
    assert ids(PLACES.concerning(EVENTS, "a2")) == [1, 3, 5]
    assert ids(PLACES.concerning(EVENTS, PLAN_AREA)) == [1, 2, 3, 4, 5]


def test_an_event_of_an_area_that_is_gone_is_listed_to_be_corrected() -> None:
    assert ids(PLACES.shown(EVENTS)) == [1, 2, 3, 4, 5]
    assert ids(PLACES.listed(EVENTS)) == [1, 2, 3, 4, 5, 6]


def test_with_only_real_figures_made_up_afdelinger_and_their_events_are_gone() -> None:
    real = places_from(plan(), AFDELINGER, only_real=True)
    assert list(real.names) == [PLAN_AREA, "z1", "z2", "a1"]
    assert ids(real.listed(EVENTS)) == [1, 2, 3, 4, 6]


def test_the_key_names_the_area_where_it_is_another() -> None:
    own, other = event(1, "z1"), event(2, PLAN_AREA, last=date(2023, 1, 31))
    assert key_lines([own, other], PLACES, "z1") == (
        "A Renovering: Nye tage (fra 1.6.2022)",
        "B Renovering: Nye tage (Hele planen, 1.6.2022-31.1.2023)",
    )
    assert key_guide([(), ()]) == ""
    assert "begivenhed" in key_guide([(), (own,)])


def test_the_finding_counts_and_names_the_latest() -> None:
    assert events_finding([], PLACES) == "Ingen begivenheder er noteret endnu"
    assert (
        events_finding([event(1)], PLACES)
        == "Én begivenhed er noteret: »Nye tage« (Zone 1, fra 1. juni 2022)"
    )
    later = event(2, "a1", date(2024, 1, 1), date(2024, 1, 1), "Ny vej")
    assert (
        events_finding([later, event(1)], PLACES)
        == "To begivenheder er noteret; den seneste er »Ny vej« (Bøgelunden, 1. januar 2024)"
    )


def test_the_guide_says_how_a_letter_is_read_and_that_it_explains_nothing() -> None:
    assert key_guide([(event(1),)]) == (
        "Prikket linje og lyst felt med bogstav: en begivenhed; den forklarer ikke i sig selv tallene. "
    )
