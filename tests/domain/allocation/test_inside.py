"""Where inside a zone the target group lives: sorted, added up, and honest about what is not there."""

import datetime as dt

import pandas as pd

from lib.domain.allocation.inside import (
    ONLY_ZONES,
    Wanted,
    inside,
    inside_alt,
    inside_finding,
    inside_notes,
    inside_table,
    wanted_counts,
)
from lib.domain.observation import Status

DAY = pd.Timestamp("2026-01-01")
ONE = Wanted((("i", 1.0),), stand_in=False)


def rows(
    *cells: tuple[str, float | None, str], indicator: str = "i", provenance: str = "datatraek"
) -> pd.DataFrame:
    """A row per (name, persons, status); the status 'lille' is an afdeling too small for rows of its own."""
    return pd.DataFrame(
        {
            "area_id": name.lower(),
            "name": name,
            "own_rows": status != "lille",
            "area_provenance": provenance,
            "indicator_id": indicator,
            "period_end": DAY,
            "numerator": persons,
            "status": "mangler" if status == "lille" else status,
            "provenance": provenance,
        }
        for name, persons, status in cells
    )


FOUND = inside(
    rows(
        ("Birk", 20.0, "ok"),
        ("Ask", None, "diskretioneret"),
        ("Ahorn", 60.0, "ok"),
        ("Eg", None, "mangler"),
        ("El", 40.0, "ok"),
        ("Gran", None, "lille"),
    ),
    ONE,
)


def test_most_persons_first_then_the_masked_then_the_missing_and_the_small_are_counted() -> None:
    assert [(each.name, each.persons) for each in FOUND.estates] == [
        ("Ahorn", 60), ("El", 40), ("Birk", 20), ("Ask", None), ("Eg", None),
    ]  # fmt: skip
    assert (FOUND.small, FOUND.masked, FOUND.demo, FOUND.persons) == (1, 1, False, 120)
    assert FOUND.day == dt.date(2026, 1, 1)
    finding = inside_finding(FOUND, "zone 1", "Klubber")
    assert finding == "Mindst halvdelen af de personer, der kan vises, i zone 1 bor i Ahorn: 60 af 120"
    told = inside_alt(FOUND, finding)
    assert told.startswith(finding)
    assert "Ask: ▒ diskretioneret; Eg: – mangler." in told
    notes = " ".join(inside_notes(FOUND))
    assert "Én lille afdeling vises ikke for sig" in notes
    assert "Diskretioneret: vises ikke" in notes
    assert "1. januar 2026" in notes
    table = inside_table(FOUND)
    assert table["Personer"].isna().tolist() == [False, False, False, True, True]
    assert "Gran" not in table["Afdeling"].tolist()


def test_half_is_counted_from_the_largest() -> None:
    found = inside(rows(*((name, 10.0, "ok") for name in "ABCDE")), ONE)
    assert inside_finding(found, "zone 2", "Klubber") == (
        "Tre afdelinger har halvdelen af personerne i zone 2; A har flest, 10 af 50"
    )
    nobody = inside(rows(("A", 0.0, "ok")), ONE)
    assert inside_finding(nobody, "zone 2", "X") == "Antallet er 0 i de afdelinger i zone 2, der kan vises"


def test_several_counts_are_added_with_their_weights_and_one_masked_masks_the_sum() -> None:
    both = pd.concat(
        [
            rows(("A", 10.0, "ok"), ("B", 8.0, "ok"), ("C", 5.0, "ok"), indicator="i"),
            rows(("A", 4.0, "ok"), ("B", None, "diskretioneret"), indicator="j"),
        ]
    )
    found = inside(both, Wanted((("i", 1.0), ("j", 0.5)), stand_in=False))
    assert [(each.name, each.persons, each.status) for each in found.estates] == [
        ("A", 12, Status.OK), ("B", None, Status.DISKRETIONERET), ("C", None, Status.MANGLER),
    ]  # fmt: skip


def test_target_groups_are_shown_as_all_unemployed_and_the_page_says_so() -> None:
    counts = pd.DataFrame({"indicator_id": ["maalgruppe_6.2", "maalgruppe_6.3"], "weight": [1.0, 1.0]})
    wanted = wanted_counts(counts)
    assert wanted == Wanted((("kendskabsgrad", 1.0),), stand_in=True)
    nothing = inside(rows(("A", None, "mangler"), indicator="kendskabsgrad"), wanted)
    assert inside_finding(nothing, "zone 1", "Fremskudt") == (
        "Hvor de ledige, som Jobcentret kender, bor i zone 1, er ikke opgjort for afdelingerne"
    )
    assert inside_notes(nothing) == (ONLY_ZONES,)
    assert wanted_counts(counts.assign(indicator_id=["i", "j"])).weights == (("i", 1.0), ("j", 1.0))


def test_of_made_up_figures_nothing_is_found() -> None:
    found = inside(rows(("A", 10.0, "ok"), provenance="demo"), ONE)
    assert found.demo
    assert (
        inside_finding(found, "zone 1", "X")
        == "Demo: sådan kunne målgruppen for X fordele sig på afdelingerne i zone 1"
    )
    assert inside_table(found)["Oprindelse"].tolist() == ["demo"]
    nothing = inside(rows(("A", 1.0, "ok"))[:0], ONE)
    assert (nothing.estates, nothing.small, nothing.day, nothing.demo) == ((), 0, None, False)
