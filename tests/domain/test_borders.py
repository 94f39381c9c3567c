"""A moved border: what may be asked, and what is made of the figures; expected values by hand."""

import datetime as dt
import json
from dataclasses import replace
from math import sqrt

import pandas as pd
import pytest

from lib.domain.allocation.coverage import Need
from lib.domain.border_fields import answer_fields, answer_from
from lib.domain.border_figures import (
    HIDDEN_WHY,
    border_sentence,
    changed_rows,
    coverage_of,
    difference,
    hidden_whys,
    needs_sentence,
)
from lib.domain.border_needs import border_needs
from lib.domain.borders import (
    BorderAnswer,
    BorderChange,
    BorderRefused,
    BorderRow,
    Difference,
    Figure,
    Home,
    Standing,
    border_change,
)
from lib.domain.indicator import Kind

HOMES = {
    "a": Home("Ahorn", "z1"),
    "b": Home("Birk", "z1"),
    "c": Home("Ceder", "z2"),
    "d": Home("Dunhammer", "z2"),
}
ZONES = {"z1": "Zone 1", "z2": "Zone 2"}


def asked(*moves: tuple[str, str], new: tuple[str, ...] = ()) -> BorderChange:
    return border_change(moves, new, HOMES, ZONES)


def test_a_change_says_who_goes_where() -> None:
    change = asked(("c", "Zone 1"), ("a", "Ny"), new=(" Ny ",))
    assert change == BorderChange((("a", "Ny"), ("c", "z1")), ("Ny",))
    before = {area: home.zone for area, home in HOMES.items()}
    assert change.zones_after(before) == {"a": "Ny", "b": "z1", "c": "z1", "d": "z2"}
    assert change.flows(before) == {("z1", "Ny"): {"a"}, ("z2", "z1"): {"c"}}
    assert change.flows({"a": "Ny", "c": "z2"}) == {("z2", "z1"): {"c"}}


@pytest.mark.parametrize(
    ("moves", "new", "sentence"),
    [
        ([], (), "Vælg mindst én afdeling"),
        ([("x", "z2")], (), "Afdelingen «x» findes ikke"),
        ([("a", "z9")], (), "Zonen «z9» findes ikke"),
        ([("a", "z1")], (), "Ahorn ligger allerede i Zone 1"),
        ([("a", "z2"), ("a", "z2")], (), "Ahorn er nævnt to gange"),
        ([("a", "z2"), ("b", "z2")], (), "Zone 1 ville stå uden afdelinger"),
        ([("a", "z2")], ("Ny",), "Den nye zone «Ny» får ingen afdelinger"),
        ([("a", "zone 2")], ("zone 2",), "allerede en zone, der hedder «zone 2»"),
        ([("a", "Ny")], ("Ny", "ny"), "allerede en zone, der hedder «ny»"),
        ([("a", "")], ("",), "navn på højst 60 tegn"),
        ([("a", "x\ny")], ("x\ny",), "navn på højst 60 tegn"),
        ([("a", "1")], ("1", "2", "3"), "Højst 2 nye zoner"),
        ([("a", "z2")] * 13, (), "Højst 12 afdelinger"),
    ],
)
def test_a_question_without_sense_is_refused(
    moves: list[tuple[str, str]], new: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(BorderRefused, match=sentence):
        border_change(moves, new, HOMES, ZONES)


def test_only_those_who_move_and_the_new_weights_make_the_difference_uncertain() -> None:
    """100 of 400 becomes 100 of 300 when 100 leave: p = 102/404 before, 102/304 after (two drawn in)."""
    before, after = 102 / 404, 102 / 304
    spread = 300 * (1 / 300 - 1 / 400) ** 2 * before * (1 - before) + 100 * before * (1 - before) / 400**2
    half = 100 * 1.959963984540054 * sqrt(spread)
    found = difference(Kind.SHARE, Figure(25.0, 100, 400), Figure(100 / 3, 100, 300), 0, 100)
    assert found.value == pytest.approx(100 / 3 - 25)
    assert (found.low, found.high) == pytest.approx((found.value - half, found.value + half))
    assert found.certain
    assert not difference(Kind.SHARE, Figure(25.0, 100, 400), Figure(25.5, 102, 400), 30, 30).certain
    assert after > before


def test_nobody_moved_is_no_difference_and_a_bare_count_has_no_interval() -> None:
    same = difference(Kind.RATE, Figure(5.0, 5, 100), Figure(5.0, 5, 100), 0, 0)
    assert (same.value, same.low, same.high) == (0, 0, 0)
    assert not same.certain
    assert difference(Kind.COUNT, Figure(7, 7, None), Figure(9, 9, None), None, None) == Difference(2)


def test_a_new_zone_without_hours_lowers_the_coverage() -> None:
    """10 + 10 hours, 50 persons in each: dækning 1. Half of zone 2 becomes a zone of its own: 5 hours are short."""
    hours = {"z1": 10.0, "z2": 10.0}
    assert coverage_of(hours, Need("i", (("z1", 50.0), ("z2", 50.0)), "demo")) == 1
    split = Need("i", (("z1", 50.0), ("z2", 25.0), ("Ny", 25.0)), "demo")
    assert coverage_of(hours, split) == pytest.approx(0.75)


def row(
    indicator: str, zone: str, standing: Standing, real: Figure | None, what_if: Figure | None
) -> BorderRow:
    return BorderRow(
        indicator_id=indicator,
        label=f"Indikator {indicator}",
        unit="pct",
        period_end=dt.date(2025, 12, 31),
        provenance="datatraek",
        zone=zone,
        zone_name=ZONES[zone],
        standing=standing,
        why=HIDDEN_WHY if standing is Standing.HIDDEN else "",
        real=real,
        what_if=what_if,
        difference=None if what_if is None else Difference(2.0, 1.0, 3.0),
        covered=2,
        areas=2,
    )


SHOWN = (
    row("i", "z1", Standing.SHOWN, Figure(50, 50, 100), Figure(60, 30, 50)),
    row("i", "z2", Standing.SHOWN, Figure(50, 50, 100), Figure(70 / 1.5, 70, 150)),
    row("j", "z1", Standing.HIDDEN, Figure(5, 5, 100), None),
    row("j", "z2", Standing.HIDDEN, None, None),
)


def answer(rows: tuple[BorderRow, ...] = SHOWN) -> BorderAnswer:
    rules = pd.DataFrame(
        {
            "activity_id": ["x", "y", "w"],
            "indicator_id": ["i", "j", "maalgruppe_6.2"],
            "weight": [2, 1, 1],
            "basis": ["proxy", "proxy", "published"],
        }
    )
    hours = {one: {"z1": 10.0, "z2": 10.0} for one in ("x", "y", "w")}
    worked = border_needs(
        rows, rules, {"x": "Xindsats", "y": "Yindsats", "w": "Windsats"}, hours, ("z1", "z2")
    )
    return BorderAnswer(
        change=BorderChange((("a", "z2"),)),
        zones=tuple(ZONES.items()),
        moved=(("Ahorn", "Zone 1", "Zone 2"),),
        rows=rows,
        needs=worked.needs,
        needs_left=worked.left,
        needs_hidden=worked.hidden,
        demo=False,
    )


def test_needs_follow_where_the_counts_do() -> None:
    """Twice 50 and 50 persons become twice 30 and 70: zone 2 is due 14 hours and has 10."""
    found = answer()
    (need,) = found.needs
    assert dict(need.real) == {"z1": 100, "z2": 100}
    assert dict(need.what_if) == {"z1": 60, "z2": 140}
    assert (need.basis, need.real_coverage) == ("proxy", 1)
    assert need.what_if_coverage == pytest.approx(0.8)
    assert (found.needs_left, found.needs_hidden) == (("Windsats",), ("Yindsats",))
    said = needs_sentence(found)
    assert "ville 1 af 1 aktivitet få en anden dækning" in said
    assert "Målgrupperne findes kun pr. zone" in said
    assert "Windsats" in said
    assert "Behovet kan ikke vises for Yindsats" in said


def test_the_sentence_says_what_was_moved_and_how_much_can_be_shown() -> None:
    assert border_sentence(answer()) == (
        "Hvis Ahorn lå i Zone 2: 2 af 4 tal for de ændrede zoner kan vises, "
        "og 2 skiller sig sikkert ud fra den rigtige zone."
    )
    none = border_sentence(answer(SHOWN[2:]))
    assert none == "Hvis Ahorn lå i Zone 2: ingen af de 2 tal for de ændrede zoner kan vises."
    made_up = border_sentence(replace(answer(SHOWN[:2]), demo=True))
    assert made_up.startswith("Demo: hvis Ahorn lå i Zone 2: begge tal")
    assert hidden_whys(changed_rows(answer())) == (HIDDEN_WHY,)


def test_an_answer_survives_its_journey_as_json() -> None:
    found = answer()
    assert answer_from(json.loads(json.dumps(answer_fields(found)))) == found


def test_the_answer_as_fields_has_its_sentences_beside_it() -> None:
    found = answer()
    fields = answer_fields(found)
    assert fields["sentence"] == border_sentence(found)
    assert fields["needs_sentence"] == needs_sentence(found)
    assert set(fields) == {
        "change", "zones", "moved", "rows", "needs", "needs_left", "needs_hidden", "demo", "sentence",
        "needs_sentence", "untouched",
    }  # fmt: skip
    assert len(fields["untouched"]) > 10
    assert all(isinstance(row["period_end"], str) for row in fields["rows"])
    assert answer_from(answer_fields(replace(found, demo=True))).demo is True
