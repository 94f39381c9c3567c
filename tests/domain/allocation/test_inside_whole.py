"""Where inside a zone the target group lives, as whole objects, sentences and tables."""

import datetime as dt

import pandas as pd
import pytest

from lib.domain.allocation.inside import (
    Estate,
    InsideZone,
    Wanted,
    estate_words,
    inside,
    inside_alt,
    inside_finding,
    inside_notes,
    inside_table,
    wanted_counts,
)
from lib.domain.observation import Status
from tests.domain.allocation.test_inside import FOUND, ONE, rows

OK, MASKED, MISSING = Status.OK, Status.DISKRETIONERET, Status.MANGLER
HIDDEN = "Diskretioneret: vises ikke, fordi tallet kunne røbe, hvem det handler om, selv eller sammen med andre tal."


def test_the_afdelinger_of_a_zone_are_found_whole() -> None:
    told = (("B", 4.0, "ok"), ("A", 4.0, "ok"), ("D", None, "ikke_relevant"), ("C", None, "mangler"))
    rest = (("E", None, "diskretioneret"), ("F", 0.0, "ok"), ("G", None, "lille"), ("H", None, "lille"))
    table = rows(*told, *rest)
    table.loc[table["name"] == "B", "period_end"] = pd.Timestamp("2026-03-01")
    table.loc[table["name"] == "C", "period_end"] = pd.Timestamp("2026-09-01")
    assert inside(table, ONE) == InsideZone(
        (
            Estate("a", "A", 4.0, OK),
            Estate("b", "B", 4.0, OK),
            Estate("f", "F", 0.0, OK),
            Estate("e", "E", None, MASKED),
            Estate("c", "C", None, MISSING),
            Estate("d", "D", None, MISSING),
        ),
        small=2,
        day=dt.date(2026, 3, 1),
        demo=False,
        stand_in=False,
    )


def test_figures_that_are_made_up_or_of_afdelinger_that_are_make_it_demo() -> None:
    real = rows(("A", 4.0, "ok"), ("B", None, "mangler"))
    assert not inside(real, ONE).demo
    assert inside(real.assign(area_provenance=["datatraek", "demo"]), ONE).demo
    assert inside(real.assign(provenance=["demo", "datatraek"]), ONE).demo
    # What is not there cannot be made up.
    assert not inside(real.assign(provenance=["datatraek", "demo"]), ONE).demo
    assert inside(real, Wanted((("i", 1.0),), stand_in=True)).stand_in


def test_what_is_asked_for() -> None:
    counts = pd.DataFrame({"indicator_id": ["i", "maalgruppe_6.2"], "weight": [0.5, 1.0]})
    assert wanted_counts(counts) == Wanted((("kendskabsgrad", 1.0),), stand_in=True)
    assert wanted_counts(counts[:1]) == Wanted((("i", 0.5),), stand_in=False)
    assert wanted_counts(counts[:0]) == Wanted((), stand_in=False)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([("A", 5.0, "ok"), ("B", 5.0, "ok")], "Mindst halvdelen af personerne i Zone 1 bor i A: 5 af 10"),
        (
            [("A", 4.0, "ok"), ("B", 3.0, "ok"), ("C", 3.0, "ok")],
            "To afdelinger har halvdelen af personerne i Zone 1; A har flest, 4 af 10",
        ),
        (
            [("A", 1100.0, "ok"), ("B", 1.0, "ok"), ("C", None, "lille")],
            "Mindst halvdelen af de personer, der kan vises, i Zone 1 bor i A: 1.100 af 1.101",
        ),
        (
            [("A", 4.0, "ok"), ("B", 3.0, "ok"), ("C", 3.0, "ok"), ("D", None, "diskretioneret")],
            "To afdelinger har halvdelen af de personer, der kan vises, i Zone 1; A har flest, 4 af 10",
        ),
        (
            [("A", 0.0, "ok"), ("B", None, "diskretioneret")],
            "Antallet er 0 i de afdelinger i Zone 1, der kan vises",
        ),
        (
            [("A", None, "diskretioneret")],
            "Hvor målgruppen for Klubber bor i Zone 1, er ikke opgjort for afdelingerne",
        ),
    ],
)
def test_where_most_of_them_live(cells: list[tuple[str, float | None, str]], words: str) -> None:
    assert inside_finding(inside(rows(*cells), ONE), "Zone 1", "Klubber") == words


def test_the_unemployed_stand_in_for_target_groups_in_a_demo_too() -> None:
    found = inside(rows(("A", 4.0, "ok"), provenance="demo"), Wanted((("i", 1.0),), stand_in=True))
    assert inside_finding(found, "Zone 1", "Klubber") == (
        "Demo: sådan kunne de ledige, som Jobcentret kender, fordele sig på afdelingerne i Zone 1"
    )
    assert inside_notes(found) == (
        "Målgrupper er kun opgjort for hele zoner: afdelingerne vises med alle ledige, som Jobcentret kender.",
        "Opgjort 1. januar 2026.",
    )


def test_what_the_picture_does_not_show() -> None:
    assert inside_notes(FOUND) == (
        "Én lille afdeling vises ikke for sig; dens personer tæller med i zonen.",
        HIDDEN,
        "Opgjort 1. januar 2026.",
    )
    three = inside(rows(*((name, None, "lille") for name in "ABC")), ONE)
    assert inside_notes(three) == (
        "Tre små afdelinger vises ikke hver for sig; deres personer tæller med i zonen.",
    )
    assert inside_notes(inside(rows(("A", 3.0, "ok")), ONE)) == ("Opgjort 1. januar 2026.",)


def test_the_picture_in_words_and_as_a_table() -> None:
    assert inside_alt(FOUND, "Fund") == (
        "Fund. Ahorn: 60; El: 40; Birk: 20; Ask: ▒ diskretioneret; Eg: – mangler."
    )
    assert estate_words(Estate("a", "A", 1234.0, OK)) == "1.234"
    assert inside_table(FOUND).fillna(-1).to_dict("list") == {
        "Afdeling": ["Ahorn", "El", "Birk", "Ask", "Eg"],
        "Personer": [60.0, 40.0, 20.0, -1.0, -1.0],
        "Status": ["oplyst", "oplyst", "oplyst", "diskretioneret", "mangler"],
        "Oprindelse": [""] * 5,
    }
    demo = inside_table(inside(rows(("A", 3.0, "ok"), provenance="demo"), ONE))
    assert demo["Oprindelse"].tolist() == ["demo"]
