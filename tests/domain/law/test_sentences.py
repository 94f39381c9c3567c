"""What is said of a screening: true of the numbers, in the conditional, never a verdict."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.domain.law.limits import Limit
from lib.domain.law.screen import screen, screen_listed
from lib.domain.law.screening import EarlyWarning
from lib.domain.law.screening import Tested as Held
from lib.domain.law.sentences import (
    STAMP,
    criteria_finding,
    distance_words,
    held_value_words,
    limit_words,
    outcome_words,
    warning_words,
)
from lib.domain.law.sentences import tested_words as words_of_tested
from lib.domain.law.testing import hold_against
from lib.domain.law.warning import Point, warn
from lib.domain.observation import Provenance, Status
from tests.domain.law.law_builders import CONVICTED, INCOME, WORK, law, listed, number, rule, table

SPACE = "\N{NO-BREAK SPACE}"


def held(
    value: float | None, limit: float | None, criterion: str = WORK, sign: str = ">", **more: object
) -> Held:
    return hold_against(
        law().criterion(criterion), rule(sign, limit or 0), number(criterion, value, **more), Limit(limit, "")
    )


def plain(words: str) -> str:
    return words.replace(SPACE, " ")


@pytest.mark.parametrize(
    ("tested", "words", "distance"),
    [
        (held(35.0, 40.0), "35,0 % mod grænsen over 40 %: ikke opfyldt", "5,0 procentpoint under grænsen"),
        (held(40.04, 40.0), "40,04 % mod grænsen over 40 %: opfyldt", "0,04 procentpoint over grænsen"),
        (held(40.0, 40.0), "40,0 % mod grænsen over 40 %: ikke opfyldt", "præcis på grænsen"),
        (
            held(1.8, 2.35, CONVICTED, ">="),
            "1,80 % mod grænsen mindst 2,35 %: ikke opfyldt",
            "0,55 procentpoint under grænsen",
        ),
        (
            held(69.2, 55.0, INCOME, "<"),
            "69,2 % af regionen mod grænsen under 55 % af regionen: ikke opfyldt",
            "14,2 procentpoint over grænsen",
        ),
        (held(1.94, None, CONVICTED, ">="), "1,94 %; grænsen er ikke kendt: kan ikke vurderes", ""),
        (held(None, 40.0), "mangler; grænsen er over 40 %: kan ikke vurderes", ""),
        (held(47.9, 40.0, legal=False), "47,9 % (ikke lovens definition): kan ikke vurderes", ""),
        (held(47.9, 40.0, provenance=Provenance.DEMO), "47,9 % (demo): kan ikke vurderes", ""),
        (
            held(35.0, 40.0, numerator=350, denominator=1000),
            "35,0 % mod grænsen over 40 %: ikke opfyldt",
            "5,0 procentpoint under grænsen; 51 personer flere ville ændre svaret",
        ),
        (
            held(40.1, 40.0, numerator=401, denominator=1000),
            "40,1 % mod grænsen over 40 %: opfyldt",
            "0,1 procentpoint over grænsen; 1 person færre ville ændre svaret",
        ),
    ],
)
def test_a_number_and_its_limit(tested: Held, words: str, distance: str) -> None:
    assert plain(words_of_tested(tested)) == words
    assert plain(distance_words(tested)) == distance


def test_the_categories() -> None:
    words = {
        each.category.category: outcome_words(each)
        for each in screen(table(2021, 35.0, 1.8, 52.6, 69.2, 22.1), law(), "a", 2021).outcomes
    }
    assert words == {
        "udsat boligområde": "ville opfylde 0 af 4 kriterier i § 61 a",
        "parallelsamfund": "ville ikke opfylde § 61 a, stk. 2",
        "omdannelsesområde": "ville ikke opfylde § 61 a, stk. 4",
        "forebyggelsesområde": (
            "ville opfylde 2 af 4 kriterier i § 61 b, men ikke adgangskriteriet (ikke-vestlig oprindelse)"
        ),
    }


def test_what_is_unknown_is_said() -> None:
    by_year = {
        year: screen_listed(listed(), law(), "korskaerparken", year).outcomes for year in (2018, 2020, 2021)
    }
    assert (
        outcome_words(by_year[2018][0])
        == "ville opfylde mindst 2 af 4 kriterier i § 61 a (1 kan ikke vurderes)"
    )
    assert outcome_words(by_year[2020][0]) == (
        "ville opfylde ingen af de kendte kriterier i § 61 a (3 af 4 kan ikke vurderes)"
    )
    assert outcome_words(by_year[2021][1]) == "kan ikke vurderes efter § 61 a, stk. 2"
    nothing = screen(table(2021, 35, 1, 52, 69, 22), law(), "unknown", 2021)
    assert outcome_words(nothing.outcomes[0]) == "kan ikke vurderes efter § 61 a"


def test_the_headline_of_one_area() -> None:
    one = screen(table(2021, 35.0, 1.8, 52.6, 69.2, 22.1), law(), "a", 2021)
    assert criteria_finding([one], 2021) == (
        "Område A ville på listen 2021 opfylde 0 af 4 kriterier i § 61 a og 2 af 4 i § 61 b, "
        "men ikke adgangskriteriet (ikke-vestlig oprindelse)"
    )
    none = screen(table(2021, 35, 1, 52, 69, 22), law(), "a", 2025)
    assert criteria_finding([none], 2025) == (
        "Område A på listen 2025: ingen af lovens kriterier kan vurderes med tallene her"
    )


def test_the_headline_of_several_areas() -> None:
    rows = pd.concat(
        [
            table(2021, 41, 2.4, 61, 54, 51),
            table(2021, 35, 1.8, 52, 69, 35).assign(area_id="b"),
            table(2021, 35, 1.8, 52, 69, 22).assign(area_id="c"),
        ]
    )
    three = [screen(rows, law(), each, 2021) for each in "abc"]
    assert criteria_finding(three, 2021) == (
        "1 af 3 zoner ville på listen 2021 opfylde kriterierne i § 61 a, 2 af 3 i § 61 b"
    )
    unknown = [*three[1:], screen(rows.assign(area_id="d", provenance="demo"), law(), "d", 2021)]
    assert criteria_finding(unknown, 2021) == (
        "Ingen af 3 zoner ville på listen 2021 opfylde kriterierne i § 61 a (1 kan ikke vurderes), "
        "1 af 3 i § 61 b (1 kan ikke vurderes)"
    )
    assert criteria_finding([unknown[-1]] * 2, 2021) == (
        "Ingen af de 2 zoner kan vurderes efter loven på listen 2021 med tallene her"
    )


def test_before_the_sourced_law() -> None:
    old = screen(table(2016, 35, 1, 52, 69, 22), law(), "a", 2016)
    assert criteria_finding([old], 2016) == "Loven før december 2017 er ikke kildebelagt her"
    assert criteria_finding([], 2021) == "Listen 2021: der er ingen områder at vurdere"
    assert STAMP == "Screening, ikke afgørelse"


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (
            34.0,
            "Med de seneste års tempo 30,6 % på listen 2024: krydser grænsen over 34 % (sandsynlighed 92 %)",
        ),
        (
            36.0,
            "Med de seneste års tempo 30,6 % på listen 2024: nærmer sig ikke grænsen over 36 % (sandsynlighed ",
        ),
        (
            20.0,
            "Med de seneste års tempo 30,6 % på listen 2024: nærmer sig grænsen over 20 % (sandsynlighed 1 % for",
        ),
        (None, "Ukendt. Derfor intet varsel."),
    ],
)
def test_the_warning(limit: float | None, words: str) -> None:
    """By hand: 39,2 - 2,16 a year, so 30,56 in 2024 with a standard error of 1,82; t = 3,44 / 1,82 on 3 degrees."""
    points = [Point(2018 + place, value) for place, value in enumerate((44.6, 40.1, 38.6, 37.7, 35.0))]
    warning = warn(law().criterion(WORK), rule(">", limit or 0), points, Limit(limit, "Ukendt."))
    assert plain(warning_words(warning)).startswith(words)


@pytest.mark.parametrize(
    ("answers", "noun", "words"),
    [
        (["zone", "zone"], "zoner", "Ingen af 2 zoner ville på listen 2021"),
        (["afdeling", "afdeling"], "afdelinger", "Ingen af 2 afdelinger"),
        (["zone", "afdeling"], "områder", "Ingen af 2 områder"),
        (["skole", "skole"], "områder", "Ingen af 2 områder"),
    ],
)
def test_several_areas_are_called_what_they_all_are(answers: list[str], noun: str, words: str) -> None:
    one = screen(table(2021, 35.0, 1.8, 52.6, 69.2, 22.1), law(), "a", 2021)
    said = criteria_finding([replace(one, level=level) for level in answers], 2021)
    assert said.startswith(words)
    assert f" {noun} " in said


def test_a_limit_has_the_decimals_it_needs_and_at_most_four() -> None:
    def limit(value: float) -> str:
        return plain(limit_words(held(1.0, value)))

    assert [limit(each) for each in (40.0, 40.5, 2.35, 2.349, 2.34999)] == [
        "over 40 %",
        "over 40,5 %",
        "over 2,35 %",
        "over 2,349 %",
        "over 2,3500 %",
    ]
    assert plain(limit_words(held(1.0, None))) == "grænsen er ikke kendt"


def test_a_number_without_a_limit_has_one_decimal_or_two() -> None:
    assert plain(held_value_words(held(1.9, None))) == "1,9 %"
    assert plain(held_value_words(held(1.94, None))) == "1,94 %"
    assert plain(held_value_words(held(1.944, None))) == "1,94 %"
    assert held_value_words(held(None, 40.0)) == ""


def test_masked_numbers_and_categories_that_count_nothing_are_said() -> None:
    masked = held(None, 40.0, status=Status.DISKRETIONERET)
    assert plain(words_of_tested(masked)).startswith("diskretioneret; grænsen er over 40 %")
    nothing = hold_against(law().criterion(WORK), rule(">", 40.0), None, Limit(40.0, ""))
    assert plain(words_of_tested(nothing)).startswith("mangler; grænsen er over 40 %")
    found = screen(table(2021, 41.0, 2.8, 52.6, 54.0, 51.0), law(), "a", 2021)
    by_name = {each.category.category: outcome_words(each) for each in found.outcomes}
    assert by_name["parallelsamfund"] == "ville opfylde § 61 a, stk. 2"


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (99.6, "sandsynlighed over 99 %"),
        (99.5, "sandsynlighed over 99 %"),
        (99.4, "sandsynlighed 99 %"),
        (0.4, "sandsynlighed under 1 %"),
        (0.6, "sandsynlighed 1 %"),
        (73.2, "sandsynlighed 73 %"),
    ],
)
def test_a_chance_is_never_said_as_certain(chance: float, words: str) -> None:
    made = EarlyWarning(
        law().criterion(WORK), rule(">", 40.0), 40.0, 38.0, 2024, 41.25, chance, True, True, ""
    )
    start = "Med de seneste års tempo 41,2 % på listen 2026"
    assert plain(warning_words(made)) == f"{start}: krydser grænsen over 40 % ({words})"
    near = plain(warning_words(replace(made, crosses=False)))
    assert near == f"{start}: nærmer sig grænsen over 40 % ({words} for at krydse den)"
    away = plain(warning_words(replace(made, crosses=False, towards_limit=False, chance=None)))
    assert away == f"{start}: nærmer sig ikke grænsen over 40 %"
