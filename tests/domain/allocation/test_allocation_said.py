"""What is said of a scenario, whole: its outcome, its openings, its rotation and how sure it is."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.domain.allocation import sentences
from lib.domain.allocation.agreement import ActivityTerms
from lib.domain.allocation.coverage import Need, ZoneChange, ZoneStanding
from lib.domain.allocation.outcome import outcome
from lib.domain.allocation.placement import Scenario
from lib.domain.allocation.rotation import Visit, rotation_words, visits
from lib.domain.allocation.startup import (
    Opening,
    coverage_with_startup,
    openings,
    startup_words,
    travel_hours,
)
from lib.domain.allocation.uncertainty import (
    CoverageChange,
    CoverageRange,
    change_words,
    persons_words,
    range_words,
)
from lib.domain.allocation.weighing import Weighing, factor_words, weighed, weighing_words, whose
from tests.domain.allocation.builders import ZONE_IDS, move, small_rulebook

NB = "\N{NO-BREAK SPACE}"
RULEBOOK = small_rulebook({"a": (10, 6, 0, 0), "b": (0, 0, 5, 0)}, rest=1)
AGREEMENT, BASE = RULEBOOK.agreement, RULEBOOK.base
NEED_A = Need("a", tuple(zip(ZONE_IDS, (40.0, 30.0, 10.0, 0.0), strict=True)), "published")
NEED_B = Need("b", tuple((zone, 5.0) for zone in ZONE_IDS), "proxy")


def test_the_outcome_of_a_scenario_is_told_whole() -> None:
    """A: 16 hours, fair 8, 6, 2, 0: 2 are missing, then none. B is outside; half an hour of it is moved."""
    scenario = Scenario(BASE, (move("a", 1, 3, 2), move("b", 3, 4, 0.5)))
    done = outcome(AGREEMENT, scenario, [NEED_A])
    assert (done.before, done.after, done.moved, done.moved_outside, done.demo) == (
        87.5,
        100.0,
        2.0,
        0.5,
        False,
    )
    assert done.headline == "De 2 flyttede timer løfter dækningen fra 88 til 100 procent"
    assert done.subtitle == (
        "Dækning: andelen af timerne, der står i den zone, hvor målgruppen bor · 1 aktivitet med kendt behov, "
        "16 af planens 25 timer om ugen · desuden en halv time flyttet uden for dækningen"
    )
    assert done.worst_off_sentence == (
        "Dårligst stillet er zone 1, zone 2 og zone 3 med 100 procent af sin andel; "
        "før var det zone 3 med 0 procent."
    )
    assert done.outside_sentence == (
        "2 af 3 aktiviteter er uden for dækningen, fordi deres behov ikke er opgjort: B, REST."
    )
    assert [each.activity_id for each in done.outside] == ["b", "rest"]
    assert done.changes == (
        ZoneChange("zone1", 11, 9, 0, 2),
        ZoneChange("zone2", 7, 7, 0, 0),
        ZoneChange("zone3", 6, 7.5, 2, 0.5),
        ZoneChange("zone4", 1, 1.5, 0.5, 0),
    )
    assert done.standings[0] == (ZoneStanding("zone1", 10, 8), ZoneStanding("zone1", 8, 8))
    assert done.standings[2] == (ZoneStanding("zone3", 0, 2), ZoneStanding("zone3", 2, 2))
    assert done.by_activity.to_dict("list") == {
        "activity_id": ["a"],
        "name": ["A"],
        "basis": ["published"],
        "hours": [16.0],
        "before": [87.5],
        "after": [100.0],
    }


def test_without_needs_and_with_demo_needs() -> None:
    none = outcome(AGREEMENT, Scenario(BASE), [])
    assert none.headline == "Dækningen kan ikke beregnes: ingen aktivitet har et kendt behov"
    assert none.worst_off_sentence == (
        "Dårligst stillede zone kan ikke beregnes: ingen aktivitet har et kendt behov."
    )
    assert none.subtitle.endswith("· 0 aktiviteter med kendt behov, 0 af planens 25 timer om ugen")
    assert (none.before, none.after, none.moved) == (None, None, 0)
    both = outcome(AGREEMENT, Scenario(BASE, (move("b", 3, 4, 2),)), [NEED_A, NEED_B])
    assert both.demo
    assert both.headline.endswith("procent, målt med demo- og hjælpetal")
    assert both.outside_sentence == (
        "1 af 3 aktiviteter er uden for dækningen, fordi deres behov ikke er opgjort: REST."
    )


def test_the_ratio_of_a_zone_without_a_share_is_a_dash() -> None:
    nowhere = (ZoneStanding("zone4", 3, 0),)
    assert sentences.worst_off_zone(nowhere, nowhere, AGREEMENT) == (
        "Dårligst stillet er zone 4 med – procent af sin andel."
    )


def costly(startup: float, travel: float) -> tuple[ActivityTerms, ...]:
    return tuple(replace(each, startup_hours=startup, travel_hours=travel) for each in AGREEMENT.activities)


def test_openings_are_told_day_by_day_in_the_order_of_the_agreement() -> None:
    agreement = replace(AGREEMENT, activities=costly(1, 0.25))
    day = date(2026, 7, 1)
    moves = (replace(move("a", 1, 4, 2), starts=day), move("b", 3, 4, 0.5), move("b", 3, 1, 0.5))
    found = openings(agreement, Scenario(BASE, moves))
    assert found == (
        Opening("b", "zone1", 1, None),
        Opening("b", "zone4", 1, None),
        Opening("a", "zone4", 1, day),
    )
    assert startup_words(agreement, found) == (
        "Etableringstimer: 3 timer én gang (B i zone 1, B i zone 4, A i zone 4), ved siden af timerne om ugen; "
        "en antagelse."
    )
    assert startup_words(agreement, found[:1]).startswith("Etableringstimer: 1 time én gang (B i zone 1), ")
    assert startup_words(agreement, ()) == "Ingen aktivitet åbner i en ny zone: ingen etableringstimer."
    # A is in two zones, B in one, the rest in four: one, none and three ways of a quarter.
    assert travel_hours(agreement, BASE) == 1.0
    assert travel_hours(replace(agreement, activities=agreement.activities[:1]), BASE) == 0.25


def test_hours_of_opening_are_taken_once_each_where_they_open() -> None:
    """A has 16 hours, 2 of them missing in zone 3. Two openings of 26 hours take two hours a week from zone 2."""
    twice = (
        Opening("a", "zone2", 26, None),
        Opening("a", "zone2", 26, None),
        Opening("b", "zone3", 26, None),
    )
    assert twice[0].hours_a_week == 1
    assert coverage_with_startup(BASE, (NEED_A,), twice) == pytest.approx(1 - 4 / 16)
    # Zone 1 has two hours more than its share: what is taken from them is not missed.
    assert coverage_with_startup(BASE, (NEED_A,), (Opening("a", "zone1", 52, None),)) == pytest.approx(
        1 - 2 / 16
    )
    assert coverage_with_startup(BASE, (NEED_A,), (Opening("a", "zone1", 78, None),)) == pytest.approx(
        1 - 3 / 16
    )


def test_a_rotation_is_told_whole() -> None:
    activities = (replace(AGREEMENT.activities[0], rotates=True), *AGREEMENT.activities[1:])
    agreement = replace(AGREEMENT, activities=activities)
    assert visits(agreement, BASE, "a") == tuple(map(Visit, ZONE_IDS, (0.625, 0.375, 0.0, 0.0)))
    assert rotation_words(agreement, BASE, "a") == (
        "A går på skift mellem zonernes baser med 16 timer om ugen i alt; timerne i en zone er et gennemsnit over "
        f"turen. Af tiden er 62{NB}% i zone 1 og 38{NB}% i zone 2."
    )
    assert (visits(agreement, BASE, "b"), rotation_words(agreement, BASE, "b")) == ((), "")
    empty = small_rulebook({"a": (0, 0, 0, 0)}).base
    assert (visits(agreement, empty, "a"), rotation_words(agreement, empty, "a")) == ((), "")


@pytest.mark.parametrize(
    ("higher", "words"),
    [
        (97.5, ": højere, også når behovet er talt lidt anderledes."),
        (97.4, ": højere i 97 af 100 tænkelige optællinger af behovet."),
        (2.6, ": højere i 3 af 100 tænkelige optællinger af behovet."),
        (2.5, ": ikke højere, heller ikke når behovet er talt lidt anderledes."),
    ],
)
def test_how_sure_a_change_is(higher: float, words: str) -> None:
    old, new = CoverageRange(71.2, 66.4, 75.0), CoverageRange(86.4, 80.6, 99.7)
    assert range_words(new) == f"86{NB}% (81-99,7)"
    said = change_words(CoverageChange(old, new, higher, 1.0))
    assert said == f"Dækning 86{NB}% (81-99,7), før 71{NB}% (66-75){words}"
    assert change_words(CoverageChange(new, new, higher, 1.0)) == (
        f"Dækning 86{NB}% (81-99,7): behovet er optalt og kunne være faldet anderledes ud."
    )
    need = Need("a", (("zone1", 1133.0),), "published", (("zone1", 1110.6),), (("zone1", 1133.0),))
    assert [persons_words(need, zone) for zone in ("zone1", "x")] == [
        "1.133 personer (1.111-1.133)",
        "0 personer",
    ]


def test_whose_priority_weighs() -> None:
    met, alike = Weighing("Møde 4", (("zone1", 1.12), ("x", 0.93))), Weighing("", ())
    assert [whose(each) for each in (met, alike)] == ["drøftelsen »Møde 4«", "alle vægte lige"]
    assert [weighing_words(each) for each in (None, met)] == [
        "",
        "behovet er vægtet med prioriteringen (drøftelsen »Møde 4«)",
    ]
    assert factor_words(met.factors, AGREEMENT) == "zone 1 1,12, x 0,93"
    assert weighed(iter((NEED_A,)), None) == (NEED_A,)
    assert weighed((NEED_A, NEED_B), met) == tuple(
        replace(each, factors=met.factors) for each in (NEED_A, NEED_B)
    )
    with pytest.raises(ValueError, match="^A zone's factor must be above 0$"):
        Weighing("", (("zone1", 1.0), ("zone2", 0.0)))


def test_sources_of_needs_stand_in_order_of_their_days() -> None:
    rows = pd.DataFrame(
        {
            "note": ["B", "A", "B", "B"],
            "date": [pd.Timestamp(f"2025-01-0{day}") for day in (3, 1, 3, 2)],
            "activity_id": list("abcd"),
        }
    )
    assert (
        sentences.need_sources(rows) == "Behov: A (1. januar 2025); B (2. januar 2025); B (3. januar 2025)."
    )
