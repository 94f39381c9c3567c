"""The law and its figures as the built house answers, against the plan's files and the agreement's Tabel 18."""

from lib.domain.law.screen import legal_list_years, screen, screen_listed
from lib.domain.law.screening import Answer
from lib.domain.law.sentences import criteria_finding
from lib.domain.observation import SHOWN_COLUMNS
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse
from tests.domain.law.law_builders import law as law_of_the_files

PLAN = "alle_zoner"


def test_the_law_comes_back_as_the_files_have_it(public_warehouse: PublicWarehouse) -> None:
    law, files = questions.law(public_warehouse), law_of_the_files()
    assert law.criteria == files.criteria
    assert law.categories == files.categories
    assert law.convicted == files.convicted
    assert law.measures == files.measures
    assert sorted(law.rules, key=repr) == sorted(files.rules, key=repr)


def test_table_18_is_screened_as_by_hand(public_warehouse: PublicWarehouse) -> None:
    """35,0 / 1,8 / 52,6 / 69,2 / 22,1 on the list of 2021: none of four, and two of four but not the origin."""
    law = questions.law(public_warehouse)
    figures = questions.criterion_values(public_warehouse)
    assert set(SHOWN_COLUMNS) < set(figures.columns)
    assert legal_list_years(figures, [PLAN], law) == [2021]
    screening = screen(figures, law, PLAN, 2021, questions.breaks(public_warehouse))
    assert {each.answer for each in screening.outcomes} == {Answer.IKKE_OPFYLDT}
    assert [each.met for each in screening.outcomes] == [0, 0, 0, 2]
    assert criteria_finding([screening], 2021) == (
        "De fire zoner ville på listen 2021 opfylde 0 af 4 kriterier i § 61 a og 2 af 4 i § 61 b, "
        "men ikke adgangskriteriet (ikke-vestlig oprindelse)"
    )


def test_the_followed_goal_is_shown_and_never_tested(public_warehouse: PublicWarehouse) -> None:
    """B7's 42,6 % (2019) is another definition; so are the zones' own figures."""
    law = questions.law(public_warehouse)
    figures = questions.criterion_values(public_warehouse, only_real=False)
    shown = {each.indicator_id: each for each in screen(figures, law, PLAN, 2020).values}
    assert (shown["uden_for_arbejdsmarkedet_18_64"].value, shown["uden_for_arbejdsmarkedet_18_64"].legal) == (
        42.6,
        False,
    )
    for area in set(figures["area_id"]) - {PLAN}:
        for list_year in (2020, 2025):
            screening = screen(figures, law, str(area), list_year)
            assert {each.answer for each in screening.outcomes} == {Answer.KAN_IKKE}, area


def test_the_published_years_of_the_named_area(public_warehouse: PublicWarehouse) -> None:
    law, listed = questions.law(public_warehouse), questions.listed_values(public_warehouse)
    (area,) = listed["area_id"].unique()
    on_2018 = screen_listed(listed, law, area, 2018)
    assert [each.answer for each in on_2018.outcomes[:2]] == [Answer.OPFYLDT, Answer.IKKE_OPFYLDT]
    assert (on_2018.area_name, on_2018.outcomes[0].met) == ("Korskærparken", 2)
