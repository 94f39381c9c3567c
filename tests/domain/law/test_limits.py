"""Which law stands behind a list, and the number that the convicted are held against."""

import pytest

from lib.domain.law.in_force import categories_in_force, rules_in_force
from lib.domain.law.limits import limit_of
from tests.domain.law.law_builders import CONVICTED, ORIGIN, SCHOOL, law

OLD, UDSAT, PARALLEL, CHANGE, PREVENT = (
    "ghettoområde (liste)",
    "udsat boligområde",
    "parallelsamfund",
    "omdannelsesområde",
    "forebyggelsesområde",
)


@pytest.mark.parametrize(
    ("list_year", "expected"),
    [
        (2010, []),
        (2016, []),
        (2017, [OLD]),
        (2018, [UDSAT, PARALLEL, CHANGE]),
        (2020, [UDSAT, PARALLEL, CHANGE]),
        (2021, [UDSAT, PARALLEL, CHANGE, PREVENT]),
        (2026, [UDSAT, PARALLEL, CHANGE, PREVENT]),
    ],
)
def test_the_categories_of_a_years_list(list_year: int, expected: list[str]) -> None:
    assert [each.category for each in categories_in_force(law(), list_year)] == expected


def test_the_limits_of_education_before_and_after_2018() -> None:
    assert _limit(OLD, SCHOOL, 2017) == 50
    assert _limit(UDSAT, SCHOOL, 2018) == 60
    assert rules_in_force(law(), OLD, 2018) == ()
    assert [each.criterion for each in rules_in_force(law(), PARALLEL, 2018)] == [ORIGIN]
    assert rules_in_force(law(), CHANGE, 2021) == (), "years in a row measure no criterion of their own"


@pytest.mark.parametrize(
    ("category", "list_year", "limit"),
    [
        (OLD, 2017, 2.7),
        (UDSAT, 2021, 2.35),  # as Tabel 18 prints it; 3 x 0,783 would be 2,349
        (PREVENT, 2021, 1.57),
        (UDSAT, 2022, 2.175),
        (PREVENT, 2022, 1.45),
        (UDSAT, 2018, None),
        (PREVENT, 2024, None),
        (UDSAT, 2031, None),
    ],
)
def test_the_limit_of_the_convicted(category: str, list_year: int, limit: float | None) -> None:
    assert _limit(category, CONVICTED, list_year) == limit


def test_an_unknown_limit_names_its_year() -> None:
    rule = next(each for each in rules_in_force(law(), UDSAT, 2023) if each.criterion == CONVICTED)
    assert "2023" in limit_of(rule, law(), 2023).reason


def _limit(category: str, criterion: str, list_year: int) -> float | None:
    (rule,) = (each for each in rules_in_force(law(), category, list_year) if each.criterion == criterion)
    return limit_of(rule, law(), list_year).value
