"""What decides each category, or what is lacking: the sentences of every case, by hand on the plan's own law."""

from collections.abc import Mapping

import pytest

from lib.domain.law.screen import screen
from tests.domain.law.law_builders import CONVICTED, INCOME, ORIGIN, SCHOOL, TABLE, WORK, figure, frame, law

UDSAT, PARALLEL, CHANGE, PREVENT = (
    "udsat boligområde",
    "parallelsamfund",
    "omdannelsesområde",
    "forebyggelsesområde",
)
ALL = {WORK: 41.0, CONVICTED: 2.8, SCHOOL: 61.0, INCOME: 54.0, ORIGIN: 51.0}
NO_ORIGIN = "Ikke-vestlig oprindelse kan ikke vurderes"
YEARS_BEFORE = "Kriterierne for parallelsamfund kan ikke vurderes på listerne 2017, 2018, 2019"


def reasons(numbers: Mapping[str, float], **more: object) -> dict[str, str]:
    rows = [figure(TABLE[criterion], 2021, value, **more) for criterion, value in numbers.items()]
    found = screen(frame(*rows), law(), "a", 2021)
    return {each.category.category: each.reason for each in found.outcomes}


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (ALL, {UDSAT: "", PARALLEL: "", CHANGE: f"{YEARS_BEFORE} og 2020.", PREVENT: ""}),
        (
            {**ALL, ORIGIN: 22.1},
            {
                UDSAT: "",
                PARALLEL: "Ikke-vestlig oprindelse: ikke opfyldt, og det afgør svaret alene.",
                CHANGE: "Kriterierne for parallelsamfund ville ikke være opfyldt på listen 2021.",
                PREVENT: "Ikke-vestlig oprindelse: ikke opfyldt, og det afgør svaret alene.",
            },
        ),
        (
            {WORK: 41.0, CONVICTED: 2.8, INCOME: 54.0},
            {
                UDSAT: "",
                PARALLEL: f"{NO_ORIGIN}.",
                CHANGE: f"{YEARS_BEFORE}, 2020 og 2021.",
                PREVENT: "Ikke-vestlig oprindelse og Kun grundskole kan ikke vurderes.",
            },
        ),
        (
            {WORK: 41.0},
            {
                UDSAT: "Dømte, Kun grundskole og Indkomst kan ikke vurderes.",
                PARALLEL: f"{NO_ORIGIN} og kriterierne for udsat boligområde kan ikke vurderes på listen 2021.",
                CHANGE: f"{YEARS_BEFORE}, 2020 og 2021.",
                PREVENT: "Ikke-vestlig oprindelse, Dømte, Kun grundskole og Indkomst kan ikke vurderes.",
            },
        ),
        (
            {WORK: 1.0, CONVICTED: 0.1, SCHOOL: 1.0, INCOME: 99.0, ORIGIN: 51.0},
            {
                UDSAT: "",
                PARALLEL: "Kriterierne for udsat boligområde ville ikke være opfyldt på listen 2021.",
                CHANGE: "Kriterierne for parallelsamfund ville ikke være opfyldt på listen 2021.",
                PREVENT: "",
            },
        ),
    ],
)
def test_each_category_says_what_decides_it_or_what_is_lacking(
    numbers: dict[str, float], said: dict[str, str]
) -> None:
    assert reasons(numbers) == said


def test_two_years_that_were_not_met_are_both_named() -> None:
    rows = [
        figure(TABLE[each], year, value)
        for year in (2020, 2021)
        for each, value in {**ALL, ORIGIN: 22.1}.items()
    ]
    found = screen(frame(*rows), law(), "a", 2021)
    said = {each.category.category: each.reason for each in found.outcomes}
    assert said[CHANGE] == (
        "Kriterierne for parallelsamfund ville ikke være opfyldt på listerne 2020 og 2021."
    )


def test_the_residents_are_told_behind_what_decides() -> None:
    needs = "kræver 1.000 beboere i et sammenhængende område"
    unknown, few = reasons(ALL, residents=None), reasons(ALL, residents=999)
    assert unknown[UDSAT] == f"Antallet af beboere er ikke kendt; loven {needs}."
    assert few[UDSAT] == f"Området er for lille til loven ({needs})."
    assert few[CHANGE] == f"{YEARS_BEFORE} og 2020. Området er for lille til loven ({needs})."
    assert reasons(ALL, residents=1000)[UDSAT] == ""
