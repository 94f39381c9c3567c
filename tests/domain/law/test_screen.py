"""Areas on a year's list: the law before and after 2018 and 2021, 999 and 1.000 residents, and what was published."""

import pandas as pd
import pytest

from lib.domain.law.screen import legal_list_years, list_years, screen, screen_group, screen_listed
from lib.domain.law.screening import Answer, Outcome, Screening
from tests.domain.law.law_builders import TABLE, WORK, counted, figure, frame, law, listed, table

MET, NOT, OPEN = Answer.OPFYLDT, Answer.IKKE_OPFYLDT, Answer.KAN_IKKE
OLD, UDSAT, PARALLEL, CHANGE, PREVENT = (
    "ghettoområde (liste)",
    "udsat boligområde",
    "parallelsamfund",
    "omdannelsesområde",
    "forebyggelsesområde",
)
PUBLISHED = "korskaerparken"


def outcome(screening: Screening, category: str) -> Outcome:
    (one,) = (each for each in screening.outcomes if each.category.category == category)
    return one


def answers(screening: Screening) -> dict[str, Answer]:
    return {each.category.category: each.answer for each in screening.outcomes}


def test_table_18_of_the_agreement() -> None:
    """35,0 / 1,8 / 52,6 / 69,2 / 22,1. § 61 a: none of four. § 61 b: 35,0 > 30 and 1,8 >= 1,57; 22,1 is not > 30."""
    screening = screen(table(2021, 35.0, 1.8, 52.6, 69.2, 22.1), law(), "a", 2021)
    assert answers(screening) == {UDSAT: NOT, PARALLEL: NOT, CHANGE: NOT, PREVENT: NOT}
    assert (outcome(screening, UDSAT).met, outcome(screening, UDSAT).unknown) == (0, 0)
    prevent = outcome(screening, PREVENT)
    assert (prevent.met, prevent.unknown) == (2, 0)
    assert prevent.gate is not None
    assert prevent.gate.answer is NOT
    assert [each.distance for each in outcome(screening, UDSAT).tested] == pytest.approx(
        [-5, -0.55, -7.4, 14.2]
    )


def test_the_same_numbers_before_and_after_2018_and_2021() -> None:
    """38 / 2,8 / 55 / 54 / 45. Until 2017: convicted, education and income, 3 of 5. From 2018: income surely, the
    convicted unknown, so it is open. 2021: income and convicted (2,8 >= 2,35), and § 61 b is in force."""
    numbers = (38.0, 2.8, 55.0, 54.0, 45.0)
    by_year = {year: screen(table(year, *numbers), law(), "a", year) for year in (2016, 2017, 2018, 2021)}
    assert answers(by_year[2016]) == {}
    assert answers(by_year[2017]) == {OLD: MET}
    assert outcome(by_year[2017], OLD).met == 3
    assert answers(by_year[2018]) == {UDSAT: OPEN, PARALLEL: NOT, CHANGE: NOT}
    assert answers(by_year[2021]) == {UDSAT: MET, PARALLEL: NOT, CHANGE: NOT, PREVENT: MET}


def test_education_of_55_percent_was_enough_before_2018_only() -> None:
    """41 / 1,0 / 55 / 60 / 52: three of five in 2017; one of four is sure in 2021."""
    assert answers(screen(table(2017, 41, 1, 55, 60, 52), law(), "a", 2017)) == {OLD: MET}
    assert answers(screen(table(2021, 41, 1, 55, 60, 52), law(), "a", 2021))[UDSAT] is NOT


@pytest.mark.parametrize(
    ("residents", "large", "words"),
    [
        (999, False, "er for lille til loven (kræver 1.000 beboere i et sammenhængende område)"),
        (1000, True, ""),
        (None, None, "Antallet af beboere er ikke kendt"),
    ],
)
def test_the_law_speaks_of_1000_residents(residents: int | None, large: bool | None, words: str) -> None:
    numbers = table(2021, 41, 2.4, 61, 54, 51).assign(residents=residents)
    found = outcome(screen(numbers, law(), "a", 2021), UDSAT)
    assert (found.answer, found.met) == (MET, 4), "the criteria are answered all the same"
    assert found.large_enough is large
    assert words in found.reason


def test_five_years_in_a_row() -> None:
    years = [table(year, 41, 2.4, 61, 54, 51) for year in range(2018, 2023)]
    assert answers(screen(pd.concat(years), law(), "a", 2022))[CHANGE] is MET
    four = screen(pd.concat(years[1:]), law(), "a", 2022)
    assert answers(four)[CHANGE] is OPEN, "nothing is known of 2018"
    one_under = pd.concat([*years[:2], table(2020, 41, 2.4, 61, 54, 50.0), *years[3:]])
    assert answers(screen(one_under, law(), "a", 2022))[CHANGE] is NOT
    assert answers(screen(pd.concat(years[:4]), law(), "a", 2021))[CHANGE] is OPEN, "no sourced law for 2017"


def test_the_published_years_give_what_the_lists_said() -> None:
    """2018: on the list as udsat, off the other. 2019: 50,1 is over 50, the rest was not published. 2020: 48,5 decides.
    2021: the origin is not published, so § 61 b is open."""
    by_year = {year: screen_listed(listed(), law(), PUBLISHED, year) for year in range(2010, 2024)}
    assert answers(by_year[2018]) == {UDSAT: MET, PARALLEL: NOT, CHANGE: NOT}
    assert (outcome(by_year[2018], UDSAT).met, outcome(by_year[2018], UDSAT).unknown) == (2, 1)
    assert (answers(by_year[2019])[UDSAT], answers(by_year[2019])[PARALLEL]) == (OPEN, OPEN)
    gate = outcome(by_year[2019], PARALLEL).gate
    assert gate is not None
    assert gate.answer is MET
    assert (answers(by_year[2020])[UDSAT], answers(by_year[2020])[PARALLEL]) == (OPEN, NOT)
    assert (answers(by_year[2021])[UDSAT], answers(by_year[2021])[PREVENT]) == (OPEN, OPEN)
    assert answers(by_year[2017]) == {OLD: OPEN}
    assert answers(by_year[2010]) == {}


def test_a_number_in_another_unit_is_told_and_not_tested() -> None:
    """2010: 305 per 10.000."""
    values = {each.criterion: each for each in screen_listed(listed(), law(), PUBLISHED, 2010).values}
    assert values[WORK].value == 43.0
    assert values["doemte_18_plus"].value is None
    assert "305 pr. 10.000" in values["doemte_18_plus"].reason


def test_a_group_adds_persons_and_residents() -> None:
    """Zone A: 350 of 1.000; B: 70 of 100. Together 420 of 1.100, 38,2 %: 21 more are needed for 441 (40,09 %)."""
    rows = frame(
        counted(TABLE[WORK], 2021, 350, 1000, residents=600),
        counted(TABLE[WORK], 2021, 70, 100, area_id="b", residents=400),
    )
    group = screen_group(rows, law(), ["a", "b", "a"], "Min gruppe", 2021)
    assert (group.area_name, group.residents) == ("Min gruppe", 1000)
    held = outcome(group, UDSAT).tested[0]
    assert (held.answer, held.persons) == (NOT, 21)
    assert outcome(group, UDSAT).large_enough is True
    assert screen_group(rows, law(), ["a", "nobody"], "Min gruppe", 2021).residents is None
    with pytest.raises(ValueError, match="mindst én afdeling"):
        screen_group(rows, law(), [], "Tom", 2021)


def test_an_area_without_figures_cannot_be_judged() -> None:
    screening = screen(table(2021, 35, 1.8, 52, 69, 22), law(), "unknown", 2021)
    assert set(answers(screening).values()) == {OPEN}
    assert screening.warnings == ()


def test_the_list_years_of_an_area() -> None:
    rows = frame(
        figure("uden_for_arbejdsmarkedet_18_64", 2016, 46.8),
        figure("uden_for_arbejdsmarkedet_18_64", 2020, 42.6),
        figure(TABLE[WORK], 2021, 35.0),
        figure(TABLE[WORK], 2022, None),
        figure(TABLE[WORK], 2023, 35.0, provenance="demo"),
    )
    assert list_years(rows, ["a"], law()) == [2020, 2021, 2023]
    assert legal_list_years(rows, ["a"], law()) == [2021]
    assert list_years(rows, ["b"], law()) == []
