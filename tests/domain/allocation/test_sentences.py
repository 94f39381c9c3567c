"""The sentences of a reallocation, each case of them."""

import pandas as pd
import pytest

from lib.domain.allocation import sentences
from lib.domain.allocation.coverage import ZoneStanding
from lib.domain.allocation.placement import Flow
from tests.domain.allocation.builders import real_rulebook

AGREEMENT = real_rulebook().agreement


@pytest.mark.parametrize(
    ("before", "after", "moved", "outside", "expected"),
    [
        (0.79, 0.88, 20, 0, "De 20 flyttede timer løfter dækningen fra 79 til 88 procent"),
        (0.79, 0.75, 9.5, 0, "De 9,5 flyttede timer sænker dækningen fra 79 til 75 procent"),
        (0.791, 0.794, 2, 0, "De 2 flyttede timer løfter dækningen fra 79,1 til 79,4 procent"),
        (0.791, 0.7911, 2, 0, "De 2 flyttede timer ændrer næsten ikke dækningen: 79,1 procent før og efter"),
        (0.79, 0.79, 2, 0, "De 2 flyttede timer ændrer ikke dækningen: 79,0 procent før og efter"),
        (0.864, 0.997, 37, 0, "De 37 flyttede timer løfter dækningen fra 86 til 99,7 procent"),
        (0.864, 1.0, 37, 0, "De 37 flyttede timer løfter dækningen fra 86 til 100 procent"),
        (
            0.9972,
            0.9972,
            0,
            0,
            "Ingen timer er flyttet: 99,7 procent af timerne med kendt behov står, hvor behovet er",
        ),
        (0.5, 0.6, 1, 0, "Den flyttede time løfter dækningen fra 50 til 60 procent"),
        (0.5, 0.6, 0.5, 0, "Den flyttede halve time løfter dækningen fra 50 til 60 procent"),
        (
            0.84,
            0.84,
            0,
            0,
            "Ingen timer er flyttet: 84 procent af timerne med kendt behov står, hvor behovet er",
        ),
        (
            0.84,
            0.84,
            0,
            3,
            "De 3 flyttede timer er uden for dækningen: 84 procent af timerne med kendt behov står, hvor behovet er",
        ),
        (None, None, 3, 0, "Dækningen kan ikke beregnes: ingen aktivitet har et kendt behov"),
    ],
)
def test_headline(before: float, after: float, moved: float, outside: float, expected: str) -> None:
    assert sentences.headline(before, after, moved, outside, demo=False) == expected


def test_a_headline_on_needs_that_are_not_published_says_demo() -> None:
    said = sentences.headline(0.79, 0.88, 20, 0, demo=True)
    assert said == "De 20 flyttede timer løfter dækningen fra 79 til 88 procent, målt med demo- og hjælpetal"
    assert "demo" not in sentences.headline(None, None, 20, 0, demo=True)


def test_the_worst_off_zone_before_and_after() -> None:
    four, two = ZoneStanding("zone4", 28, 48), ZoneStanding("zone2", 45, 50)
    assert sentences.worst_off_zone((four,), (two,), AGREEMENT) == (
        "Dårligst stillet er zone 2 med 90 procent af sin andel; før var det zone 4 med 58 procent."
    )
    assert sentences.worst_off_zone((four,), (four,), AGREEMENT) == (
        "Dårligst stillet er zone 4 med 58 procent af sin andel."
    )


def test_worst_off_zones_that_tie_are_all_named_and_none_without_a_need() -> None:
    tied = (ZoneStanding("zone1", 1, 2), ZoneStanding("zone2", 1, 2), ZoneStanding("zone3", 1, 2))
    assert "zone 1, zone 2 og zone 3 med 50 procent" in sentences.worst_off_zone(tied, tied, AGREEMENT)
    assert "kan ikke beregnes" in sentences.worst_off_zone((), (), AGREEMENT)


def test_what_is_outside_dækning_is_named() -> None:
    assert sentences.outside(("MYOB", "Platform"), 14) == (
        "2 af 14 aktiviteter er uden for dækningen, fordi deres behov ikke er opgjort: MYOB, Platform."
    )
    assert sentences.outside((), 3) == "Dækningen omfatter alle 3 aktiviteter."
    assert sentences.outside((), 1) == "Dækningen omfatter planens ene aktivitet."
    assert "· 1 aktivitet med kendt behov" in sentences.subtitle(1, 10, 20, 0)


def test_the_subtitle_says_how_much_of_the_plan_is_measured() -> None:
    said = sentences.subtitle(3, 305.5, 517, 0)
    assert said.endswith("3 aktiviteter med kendt behov, 305,5 af planens 517 timer om ugen")
    assert sentences.subtitle(3, 305.5, 517, 4).endswith("desuden 4 timer flyttet uden for dækningen")


def test_the_sources_of_needs_are_named_once_with_their_day() -> None:
    day = pd.Timestamp("2022-06-01")
    rows = pd.DataFrame({"note": ["Tabel 9"] * 2, "date": [day] * 2})
    assert sentences.need_sources(rows) == "Behov: Tabel 9 (1. juni 2022)."
    later = pd.DataFrame({"note": ["Hjælpetal"], "date": [pd.Timestamp("2025-01-01")]})
    both = sentences.need_sources(pd.concat([later, rows]))
    assert both == "Behov: Tabel 9 (1. juni 2022); Hjælpetal (1. januar 2025)."
    assert sentences.need_sources(rows[:0]) == "Ingen behov er opgjort."


def test_hours_per_100_in_words() -> None:
    frame = pd.DataFrame(
        {
            "number": [1, 2],
            "before": [83.46, float("nan")],
            "after": [70.0, float("nan")],
            "even": [57.66] * 2,
        }
    )
    assert sentences.hours_per_100(frame, "Fremskudt") == (
        "Fremskudt, timer om ugen pr. 100 i målgruppen: zone 1 83,5 før og 70,0 efter; "
        "zone 2 ikke opgjort før og ikke opgjort efter. Lige dækning er 57,7."
    )


def test_moved_hours_on_a_map_are_told() -> None:
    names = {"z1": "Zone 1", "z2": "Zone 2", "z3": "Zone 3"}
    assert sentences.flow_words(names, []) == "Kort over zonerne. Ingen timer er flyttet."
    assert sentences.flow_words(names, [Flow("z1", "z2", 12), Flow("z1", "z3", 0.5)]) == (
        "Kort over zonerne med flyttede timer: 12 timer fra Zone 1 til Zone 2; en halv time fra Zone 1 til Zone 3."
    )
