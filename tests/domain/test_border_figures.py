"""The figures and sentences of moved borders where they differ least; expected values by hand."""

from dataclasses import replace
from math import sqrt

import pandas as pd
import pytest

from lib.domain.border_fields import answer_fields, answer_from
from lib.domain.border_figures import border_sentence, difference, needs_sentence
from lib.domain.border_needs import BorderNeeds, border_needs
from lib.domain.borders import (
    BorderChange,
    BorderNeed,
    BorderRefused,
    BorderRow,
    Difference,
    Figure,
    Home,
    Standing,
    border_change,
)
from lib.domain.indicator import Kind
from tests.domain.test_borders import SHOWN, ZONES, answer, row

ZONE_IDS = tuple(ZONES)


def test_those_who_come_and_those_who_go_each_bring_their_share_of_the_doubt() -> None:
    """5 events of 100 become 9 of 80 when 30 leave and 10 join: 70 stay. One event drawn in: 6/100 and 10/80."""
    found = difference(Kind.RATE, Figure(5.0, 5, 100), Figure(11.25, 9, 80), 10, 30)
    spread = 70 * (1 / 80 - 1 / 100) ** 2 * 0.06 + 10 * 0.125 / 80**2 + 30 * 0.06 / 100**2
    half = 100 * 1.959963984540054 * sqrt(spread)
    assert (found.value, found.low, found.high) == pytest.approx((6.25, 6.25 - half, 6.25 + half))


def test_when_nothing_stands_out_the_finding_says_so() -> None:
    alike = tuple(replace(each, difference=Difference(2.0, -1.0, 5.0)) for each in SHOWN[:2])
    assert border_sentence(answer(alike)) == (
        "Hvis Ahorn lå i Zone 2: begge tal for de ændrede zoner kan vises, "
        "og ingen skiller sig sikkert ud fra den rigtige zone."
    )

    assert border_sentence(answer(alike[:1])).startswith(
        "Hvis Ahorn lå i Zone 2: det ene tal for de ændrede zoner kan "
    )


def need(real: float, what_if: float) -> BorderNeed:
    return BorderNeed("x", "X", "proxy", (("z1", 1.0),), (("z1", 1.0),), real, what_if)


def test_a_coverage_has_changed_when_a_tenth_of_a_percent_has() -> None:
    needs = (need(1.0, 0.8), need(0.8004, 0.8001), need(0.8, 0.8), need(0.8001, 0.8012))
    told = replace(answer(), needs=needs, needs_hidden=("A", "B"), needs_left=("C", "D"))
    assert needs_sentence(told) == (
        "Behovet kan ikke vises for A, B. Med timerne, hvor de står, ville 2 af 4 aktiviteter få en anden dækning. "
        "Målgrupperne findes kun pr. zone: behovet kan ikke regnes om, når en grænse flyttes. Det gælder C, D."
    )
    assert needs_sentence(replace(told, needs=(), needs_hidden=(), needs_left=())) == ""


def worked(
    rules: list[tuple[str, str, float, str]], rows: tuple[BorderRow, ...], **hours: float
) -> BorderNeeds:
    """Hours in zone 1 by activity; only activity 'a' has a name."""
    frame = pd.DataFrame(rules, columns=["activity_id", "indicator_id", "weight", "basis"])
    return border_needs(
        rows, frame, {"a": "Aindsats"}, {each: {"z1": h} for each, h in hours.items()}, ZONE_IDS
    )


def test_each_activity_is_worked_out_by_itself_and_in_the_order_of_the_rules() -> None:
    """60 of 50 + 50 persons in zone 2 are due 10 hours that stand in zone 1: half of them at first."""
    rules = [("c", "mangler", 1.0, "published"), ("b", "i", 1.0, "published"), ("a", "i", 1.0, "proxy")]
    found = worked(rules, SHOWN[:2], a=10.0, b=20.0, c=5.0)
    assert found.left == ("c",)
    assert found.hidden == ()
    assert [(each.activity_id, each.name, each.basis) for each in found.needs] == [
        ("b", "b", "published"),
        ("a", "Aindsats", "proxy"),
    ]
    assert [each.real_coverage for each in found.needs] == [0.5, 0.5]
    assert [each.what_if_coverage for each in found.needs] == pytest.approx([0.3, 0.3])


def test_a_new_zone_has_no_real_count_and_an_old_one_must_have() -> None:
    new = replace(row("i", "z1", Standing.SHOWN, None, Figure(50, 10, 20)), zone="Ny", zone_name="Ny")
    rules = [("a", "i", 1.0, "proxy")]
    (made,) = worked(rules, (*SHOWN[:2], new), a=10.0).needs
    assert dict(made.what_if) == {"z1": 30, "z2": 70, "Ny": 10}
    assert dict(made.real) == {"z1": 50, "z2": 50}
    masked = row("i", "z2", Standing.SHOWN, None, Figure(50, 10, 20))
    assert worked(rules, (SHOWN[0], masked), a=10.0) == BorderNeeds((), (), ("Aindsats",))


def test_without_hours_or_without_persons_there_is_neither_need_nor_secret() -> None:
    rules = [("a", "i", 1.0, "proxy")]
    assert worked(rules, SHOWN[:2], a=0.0) == BorderNeeds((), (), ())
    assert worked(rules, SHOWN[:2]) == BorderNeeds((), (), ())
    nobody = tuple(replace(each, real=Figure(0, 0, 100)) for each in SHOWN[:2])
    assert worked(rules, nobody, a=10.0).needs == ()


HOMES = {f"a{place}": Home(f"Nr. {place}", "z1") for place in range(13)} | {"uden": Home("Uden", "")}


def test_as_many_as_may_move_may_move_and_a_name_may_be_as_long_as_it_may() -> None:
    name = "N" * 60
    made = border_change([(f"a{place}", name) for place in range(12)], (name,), HOMES, {"z1": "Zone 1"})
    assert made.new_zones == (name,)
    assert len(made.moves) == 12
    with pytest.raises(BorderRefused, match="navn på højst 60 tegn"):
        border_change([("a1", name + "N")], (name + "N",), HOMES, {"z1": "Zone 1"})


def test_an_afdeling_without_a_zone_comes_from_nowhere() -> None:
    change = BorderChange((("uden", "z1"), ("ukendt", "z2")))
    assert change.flows({"uden": ""}) == {("", "z1"): {"uden"}, ("", "z2"): {"ukendt"}}
    assert BorderChange((("ukendt", ""),)).flows({}) == {}


def test_a_zone_that_was_empty_already_may_stay_so() -> None:
    zones = {"z1": "Zone 1", "z2": "Zone 2", "z3": "Zone 3"}
    assert border_change([("a1", "Zone 2")], (), HOMES, zones).moves == (("a1", "z2"),)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ([], "Vælg mindst én afdeling, der skal skifte zone."),
        (
            [("a1", "z9")],
            "Zonen «z9» findes ikke. Planens zoner er z1, z2; en ny zone skal nævnes som ny.",
        ),
    ],
)
def test_a_refusal_is_a_whole_sentence(asked: list[tuple[str, str]], sentence: str) -> None:
    with pytest.raises(BorderRefused) as refused:
        border_change(asked, (), HOMES, ZONES)
    assert str(refused.value) == sentence


def test_a_new_zone_survives_the_journey_too() -> None:
    asked = replace(answer(), change=BorderChange((("a", "Ny"),), ("Ny",)))
    assert answer_from(answer_fields(asked)) == asked
