"""Which list a page begins on, which paragraphs it has, and the finding of many areas: by the plan's own law."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.domain.law.law import Law
from lib.domain.law.lists import (
    families,
    first_list,
    has_legal,
    named,
    page_finding,
    screen_each,
    sourced_years,
)
from lib.domain.law.screen import screen
from lib.domain.law.sentences import criteria_finding
from lib.domain.observation import Provenance
from tests.domain.law.law_builders import TABLE, WORK, figure, frame, law, table

AREAS = pd.DataFrame(
    {
        "area_id": ["a", "b"],
        "name": ["Åsen", "Bakken"],
        "level": ["zone", "afdeling"],
        "residents": [1200, None],
    }
)
NO_BREAKS = pd.DataFrame({"indicator_id": [], "date": [], "text": [], "of": []})
NUMBERS = (35.0, 1.8, 52.6, 69.2, 22.1)


def test_each_paragraph_is_listed_with_the_categories_that_build_on_it() -> None:
    found = {short: [each.category for each in own] for short, own in families(law(), 2021).items()}
    assert found == {
        "§ 61 a": ["udsat boligområde", "parallelsamfund", "omdannelsesområde"],
        "§ 61 b": ["forebyggelsesområde"],
    }
    assert "§ 61 b" not in families(law(), 2020)
    assert families(law(), 2016) == {}


def test_what_builds_on_what_builds_on_a_category_comes_behind_it() -> None:
    first = replace(law().categories[-1], category="A", short_law="§ A", gate_category=None, needed=2)
    built = [
        replace(first, category=name, gate_category=gate, needed=None)
        for name, gate in (("C", "B"), ("B", "A"), ("D", "A"), ("E", "X"))
    ]
    made = Law((), (), (first, *built), (), ())
    assert [each.category for each in families(made, 2025)["§ A"]] == ["A", "B", "C", "D"]


def test_years_without_a_sourced_law_are_left_out() -> None:
    years = sourced_years(law())
    assert years == [each.list_year for each in law().convicted if each.list_year >= 2017]
    assert 2021 in years


def legal(list_year: int, *values: float | None) -> list[dict[str, object]]:
    names = list(TABLE.values())[: len(values)]
    return [dict(figure(name, list_year, value)) for name, value in zip(names, values, strict=True)]


@pytest.mark.parametrize(
    ("rows", "years", "first"),
    [
        (legal(2020, 1, 2) + legal(2021, 1, 2), [2019, 2020, 2021], 2021),
        (legal(2020, 1, 2, 3) + legal(2021, 1, 2), [2020, 2021], 2020),
        (legal(2020, 1, 2) + legal(2021, 1, None), [2020, 2021], 2020),
        (legal(2019, 1, 2, 3, 4, 5) + legal(2021, 1), [2019, 2020, 2021], 2021),
        (legal(2021, 1), [2021], 2021),
        (legal(2021, 1), [], None),
    ],
)
def test_the_newest_list_comes_first_but_where_the_one_before_has_more_numbers(
    rows: list[dict[str, object]], years: list[int], first: int | None
) -> None:
    assert first_list(frame(*rows), ["a"], years) == first


def test_numbers_of_other_areas_and_outside_the_law_choose_no_list() -> None:
    rows = [*legal(2020, 1), *({**each, "area_id": "b"} for each in legal(2021, 1, 2))]
    assert first_list(frame(*rows), ["a"], [2020, 2021]) == 2020
    rows = [*legal(2020, 1), *({**each, "legal": False} for each in legal(2021, 1, 2))]
    assert first_list(frame(*rows), ["a"], [2020, 2021]) == 2020


def test_an_area_is_screened_under_its_own_name_with_its_residents() -> None:
    found = screen(table(2021, *NUMBERS), law(), "a", 2021)
    bare = replace(found, area_name="?", level="?", residents=None)
    own = named(bare, AREAS)
    assert (own.area_name, own.level, own.residents) == ("Åsen", "zone", 1200)
    assert isinstance(own.residents, int)
    other = named(replace(bare, area_id="b"), AREAS)
    assert (other.area_name, other.level, other.residents) == ("Bakken", "afdeling", None)
    assert named(replace(bare, residents=900), AREAS).residents == 900
    gone = replace(bare, area_id="c")
    assert named(gone, AREAS) is gone


def test_every_area_is_on_the_list_in_the_order_given() -> None:
    found = screen_each(table(2021, *NUMBERS), law(), ["b", "a"], 2021, NO_BREAKS, AREAS)
    assert [(each.area_id, each.area_name, each.list_year) for each in found] == [
        ("b", "Bakken", 2021),
        ("a", "Åsen", 2021),
    ]
    assert found[1].outcomes == screen(table(2021, *NUMBERS), law(), "a", 2021, NO_BREAKS).outcomes


def test_only_a_real_number_in_the_laws_definition_is_one() -> None:
    found = screen(table(2021, *NUMBERS), law(), "a", 2021)
    assert has_legal(found)
    (work,) = (each for each in found.values if each.criterion == WORK)

    def only(**other: object) -> bool:
        return has_legal(replace(found, values=(replace(work, **other),)))  # type: ignore[arg-type]  # the fields of its class

    assert only()
    assert not only(legal=False)
    assert not only(value=None)
    assert not only(provenance=Provenance.DEMO)
    assert not has_legal(replace(found, values=()))


def test_the_headline_is_of_the_parts_and_of_the_whole_only_where_they_have_no_number() -> None:
    known = screen(table(2021, *NUMBERS), law(), "a", 2021)
    silent = replace(known, area_id="b", values=())
    of_parts, of_whole = criteria_finding([silent], 2021), criteria_finding([known], 2021)
    assert page_finding([silent], known, 2021) == (of_whole, of_parts)
    assert page_finding([silent], None, 2021) == (of_parts, "")
    assert page_finding([silent], silent, 2021) == (of_parts, "")
    both = [silent, known]
    assert page_finding(both, known, 2021) == (criteria_finding(both, 2021), "")
