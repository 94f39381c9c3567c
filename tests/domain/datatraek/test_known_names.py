"""How a word in a file finds an area, an indicator or an activity; and when it must not."""

import pandas as pd
import pytest

from lib.domain.datatraek.known_names import (
    AreaFound,
    AreaNotFound,
    How,
    KnownAfdeling,
    KnownArea,
    KnownNames,
    known_names,
)
from lib.domain.datatraek.plain_text import plain, plain_code, without_footnote
from lib.domain.datatraek.profile import AreaRule, Coordinate, Origin
from lib.domain.indicator import Kind
from tests.ingest.datatraek_files.plan import AFDELINGER, AREAS, INDICATORS, NORTH, SOUTH, indicator, names

AFDELING = AreaRule(Coordinate(Origin.COLUMN))
ZONE = AreaRule(Coordinate(Origin.COLUMN), level="zone")
KNOWN = names()


@pytest.mark.parametrize(
    ("word", "organisation", "area", "how"),
    [
        ("nord_11", "", "nord_11", How.ID),
        ("Bøgeparken", "", "nord_11", How.NAME),
        (" bøgeparken*", "", "nord_11", How.NAME),
        ("Elmeparken", NORTH, "nord_11", How.FORMER_NAME),
        ("11", NORTH, "nord_11", How.NUMBER),
        ("0011", SOUTH.upper(), "syd_11", How.NUMBER),
        ("11.0", SOUTH, "syd_11", How.NUMBER),
        ("12", "", "nord_12", How.NUMBER),
        ("Afd. 12", "", "nord_12", How.NUMBER),
        ("Afdeling 11 Skovhøj", "", "syd_11", How.NAME),
        ("Skovhøj (11)", "", "syd_11", How.NAME),
        ("11 - Elmeparken", "", "nord_11", How.FORMER_NAME),
        ("Zone 1", "", "zone_a", How.NAME),
        ("Zonerne samlet", "", "hele", How.NAME),
    ],
)
def test_an_area_is_found_by_all_it_is_called(word: str, organisation: str, area: str, how: How) -> None:
    found = KNOWN.find_area(word, AFDELING, organisation)
    assert isinstance(found, AreaFound)
    assert (found.area_id, found.how) == (area, how)


@pytest.mark.parametrize(
    ("word", "organisation", "candidates"),
    [
        ("11", "", {"nord_11", "syd_11"}),
        ("11", "Boligselskabet Vest", set()),
        ("Bøgeparken", SOUTH, set()),
        ("12 Bøgeparken", "", {"nord_11", "nord_12"}),
        ("13", "", set()),
        ("Parken", "", set()),
        ("", "", set()),
    ],
)
def test_a_word_that_is_none_or_several_is_not_found(
    word: str, organisation: str, candidates: set[str]
) -> None:
    found = KNOWN.find_area(word, AFDELING, organisation)
    assert isinstance(found, AreaNotFound)
    assert {area for area, _ in found.candidates} == candidates


def test_a_zone_is_found_by_its_number_only_where_zones_are_looked_for() -> None:
    found = KNOWN.find_area("2", ZONE)
    assert isinstance(found, AreaFound)
    assert found.area_id == "zone_b"
    assert isinstance(KNOWN.find_area("2", AFDELING), AreaNotFound)


def test_the_profiles_own_list_goes_first() -> None:
    rule = AreaRule(Coordinate(Origin.COLUMN, names={"Bøgeparken": "syd_11", "Alt": "ukendt"}))
    assert KNOWN.find_area("BØGEPARKEN", rule) == AreaFound("syd_11", "Skovhøj", How.PROFILE)
    assert isinstance(KNOWN.find_area("Alt", rule), AreaNotFound)


def test_indicators_and_activities_are_found_by_id_and_label() -> None:
    assert KNOWN.find_indicator("andel med noget") == KNOWN.find_indicator("andel") == "andel"
    assert KNOWN.find_indicator("x", {"X": "aarlig"}) == "aarlig"
    assert KNOWN.find_indicator("x", {"X": "findes_ikke"}) is None
    assert KNOWN.find_activity("Klubber") == KNOWN.find_activity("klub") == "klub"
    assert KNOWN.find_activity("x") is None


def test_demo_afdelinger_are_unknown_once_real_ones_are_loaded() -> None:
    afdelinger = pd.DataFrame(
        {
            "area_id": ["d1", "r1"],
            "name": ["Demo", "Rigtig"],
            "number": [None, "1"],
            "former_names": [None, "Før; Tidligere"],
            "organisation": ["Nord", "Nord"],
            "zone": ["zone_a", "zone_a"],
            "provenance": ["demo", "datatraek"],
        }
    )
    areas = pd.DataFrame({"area_id": ["zone_a"], "name": ["Zone 1"], "level": ["zone"], "number": [1]})
    activities = pd.DataFrame({"activity_id": [], "name": [], "short_name": []})
    columns = ["indicator_id", "label", "short_label", "concept", "theme", "unit", "kind", "age_band"]
    indicators = pd.DataFrame(
        columns=[*columns, "polarity", "additive", "sensitive", "period_rule", "source_id"]
    )
    both = known_names(areas, afdelinger, indicators, activities)
    assert set(both.afdelinger) == {"r1"}
    assert both.afdelinger["r1"].former_names == ("Før", "Tidligere")
    only_demo = known_names(areas, afdelinger[:1], indicators, activities)
    assert set(only_demo.afdelinger) == {"d1"}


@pytest.mark.parametrize("text", ["Antal¹", "Antal 1)", "Antal*", "antal", "An\u00adtal", " ANTAL\n"])
def test_words_are_the_same_whatever_their_dress(text: str) -> None:
    assert plain(text) == "antal"


@pytest.mark.parametrize("text", ["*", "Kirkegade (12)", "18-29 år", "6.8"])
def test_what_is_no_footnote_mark_stays(text: str) -> None:
    assert without_footnote(text) == text


def test_a_code_keeps_its_star() -> None:
    assert plain_code(" < 5 ") == "<5"
    assert plain_code("*") == "*"


def test_the_plans_frames_are_read_whole() -> None:
    areas = pd.DataFrame(
        {
            "area_id": ["z1", "plan", "by"],
            "name": ["Zone 1", "Planen", None],
            "level": ["zone", "plan", "kommune"],
            "number": [1.0, float("nan"), 2.5],
        }
    )
    homes = pd.DataFrame(
        {
            "area_id": ["a", "b"],
            "name": ["Engen", None],
            "number": ["011", None],
            "former_names": [" Før ;; Tidligere;", None],
            "organisation": ["Nord", "Syd"],
            "zone": ["z1", "z1"],
            "provenance": ["datatraek", "datatraek"],
        }
    )
    activities = pd.DataFrame({"activity_id": ["klub"], "name": ["Bemandede klubber"], "short_name": [None]})
    made = known_names(areas, homes, pd.DataFrame(), activities)
    assert made.areas == {
        "z1": KnownArea("z1", "Zone 1", "zone", "1"),
        "plan": KnownArea("plan", "Planen", "plan", ""),
        "by": KnownArea("by", "", "kommune", ""),
    }
    assert made.afdelinger == {
        "a": KnownAfdeling("a", "Engen", "Nord", "011", ("Før", "Tidligere"), "z1", True),
        "b": KnownAfdeling("b", "", "Syd", "", (), "z1", True),
    }
    assert made.activities == {"klub": ("Bemandede klubber", "")}
    assert (made.indicators, made.organisations) == ({}, {"nord", "syd"})
    bare = known_names(areas, homes.drop(columns=["number", "former_names"]), pd.DataFrame(), activities)
    assert bare.afdelinger["a"] == KnownAfdeling("a", "Engen", "Nord", "", (), "z1", True)
    demo = known_names(areas, homes.assign(provenance=["demo", "demo"]), pd.DataFrame(), activities)
    assert [each.real for each in demo.afdelinger.values()] == [False, False]


def test_two_indicators_of_one_label_are_no_answer_and_an_id_is() -> None:
    twin = indicator("tvilling", "Andel med noget", Kind.SHARE, "pct", "aar")
    made = KnownNames(AREAS, AFDELINGER, [*INDICATORS, twin], {})
    assert made.find_indicator("Andel med noget") is None
    assert [made.find_indicator(each) for each in ("tvilling", "ANDEL", "Ledige")] == [
        "tvilling",
        "andel",
        "ledige",
    ]
    assert made.find_indicator("Ledige", {"ledige": "grad"}) == "grad"
