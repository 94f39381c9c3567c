"""The panel beside the map, its table and the words around it."""

import math

import pandas as pd
import pytest

from lib.maps.tables import afdeling_table_shown, zone_table_shown
from lib.maps.words import demo_words, year_words
from lib.maps.zone_panel import PEOPLE_UNKNOWN, ZonePanel, zone_panel, zone_panel_html
from tests.maps.frames import EVIL, afdelinger, plan, values

PUBLISHED = values(
    ("z1", 47.9, "ok", "published"), ("kommune", 22.3, "ok", "published"), ("land", 20.9, "ok", "published")
)


def panel(rows: pd.DataFrame, areas: pd.DataFrame | None = None) -> ZonePanel:
    places = afdelinger() if areas is None else areas
    return zone_panel(plan().zones[0], plan(), rows, places, "Ledige, 2019", "pct")


def test_the_panel_holds_the_zone_against_the_kommune() -> None:
    facts = panel(PUBLISHED)
    assert facts.value == "47,9\N{NO-BREAK SPACE}%"
    assert facts.difference == "25,6 procentpoint over Byens Kommune"
    assert facts.people == "3 afdelinger, 689 beboere (demo)"
    assert facts.origin == "offentliggjort"


@pytest.mark.parametrize(("value", "words"), [(20.0, "2,3 procentpoint under"), (22.34, "på niveau med")])
def test_the_side_is_named(value: float, words: str) -> None:
    facts = panel(pd.concat([values(("z1", value, "ok", "published")), PUBLISHED.iloc[1:]]))
    assert str(facts.difference).startswith(words)


def test_a_demo_value_is_marked_in_value_and_difference() -> None:
    facts = panel(pd.concat([values(("z1", 47.9, "ok", "demo")), PUBLISHED.iloc[1:]]))
    assert facts.value.endswith("(demo)")
    assert str(facts.difference).endswith("(demo)")


def test_a_masked_zone_has_its_word_and_no_difference() -> None:
    facts = panel(pd.concat([values(("z1", math.nan, "diskretioneret", None)), PUBLISHED.iloc[1:]]))
    assert facts.value == "diskretioneret"
    assert facts.difference is None
    assert facts.origin == ""


def test_without_afdelinger_no_number_of_residents_is_made_up() -> None:
    assert panel(PUBLISHED, afdelinger().iloc[:0]).people == PEOPLE_UNKNOWN


def test_the_panel_is_escaped() -> None:
    facts = ZonePanel(1, EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, ((EVIL, EVIL),), EVIL)
    assert "<script" not in zone_panel_html(facts)


def test_the_zone_table_says_value_status_and_origin() -> None:
    shown = zone_table_shown(
        values(("z1", 47.9, "ok", "published"), ("z2", math.nan, "mangler", None)), "pct"
    )
    assert shown["Værdi"].tolist() == ["47,9\N{NO-BREAK SPACE}%", "mangler"]
    assert shown["Status"].tolist() == ["oplyst", "mangler"]
    assert shown["Oprindelse"].tolist() == ["offentliggjort", ""]


def test_the_afdeling_table_has_every_afdeling_and_says_why_one_has_no_value() -> None:
    shown = afdeling_table_shown(afdelinger(), {"z1": "Zone 1"}, "pct").set_index("Afdeling")
    assert shown["Værdi"].to_dict() == {
        "Asken": "vises ikke",
        "Bøgelunden": "31,5\N{NO-BREAK SPACE}%",
        "Elmen": "diskretioneret",
    }
    assert shown.loc["Bøgelunden", "Oprindelse"] == "demo"


def test_demo_is_announced_only_where_there_is_some() -> None:
    assert "farvet" in demo_words(values(("z1", 1.0, "ok", "demo")), afdelinger())
    assert demo_words(PUBLISHED, afdelinger()).startswith("Afdelingerne er demo")
    assert demo_words(PUBLISHED, afdelinger(provenance="datatraek")) == ""


def test_a_year_without_published_values_is_called_demo() -> None:
    assert year_words(2019, [2019]) == "2019"
    assert year_words(2023, [2019]) == "2023 (demo)"
