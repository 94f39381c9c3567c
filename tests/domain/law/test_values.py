"""The number of a criterion: two years, a missing year, another definition, a masked and a made-up figure, a group."""

from collections.abc import Mapping

import pytest
from statsmodels.stats.proportion import proportion_confint

from lib.domain.law.figures import figures_of, summed
from lib.domain.law.screening import CriterionValue
from lib.domain.law.values import criterion_values, held_value, is_tested
from lib.domain.observation import Provenance, Status
from tests.domain.law.law_builders import (
    INCOME,
    ORIGIN,
    TABLE,
    WORK,
    YEARLY_WORK,
    counted,
    figure,
    frame,
    law,
)

UNITS = {each.indicator_id: law().criterion(each.criterion).unit for each in law().measures}


def first(criterion: str, list_year: int, *figures: Mapping[str, object]) -> CriterionValue:
    made = held_value(criterion_values(figures_of(frame(*figures)), law(), list_year), criterion)
    assert made is not None
    return made


def test_the_mean_of_two_years_is_the_mean_of_their_shares() -> None:
    """30 % of 1.000 and 50 % of 500: 40 %, not the 36,7 % of all 1.500."""
    value = first(WORK, 2025, counted(YEARLY_WORK, 2024, 300, 1000), counted(YEARLY_WORK, 2025, 250, 500))
    assert value.value == 40.0
    assert (value.numerator, value.denominator) == (550, 1500)
    assert [(each.year, each.value) for each in value.years] == [(2023, 30.0), (2024, 50.0)]
    limits = [proportion_confint(300, 1000, method="wilson"), proportion_confint(250, 500, method="wilson")]
    assert value.low == pytest.approx(50 * (limits[0][0] + limits[1][0]))
    assert value.high == pytest.approx(50 * (limits[0][1] + limits[1][1]))


def test_a_mean_of_published_shares_has_no_rounding_errors() -> None:
    value = first(WORK, 2025, figure(YEARLY_WORK, 2024, 39.9), figure(YEARLY_WORK, 2025, 40.1))
    assert (value.value, value.numerator, value.low) == (40.0, None, None)


@pytest.mark.parametrize(
    ("rows", "status", "words"),
    [
        ([figure(YEARLY_WORK, 2025, 35.0)], Status.MANGLER, "året 2023 mangler"),
        ([figure(YEARLY_WORK, 2024, 35.0)], Status.MANGLER, "året 2024 mangler"),
        (
            [figure(YEARLY_WORK, 2024, None, status="diskretioneret"), figure(YEARLY_WORK, 2025, 35.0)],
            Status.DISKRETIONERET,
            "året 2023 er diskretioneret",
        ),
    ],
)
def test_a_year_that_is_not_there_gives_no_mean(
    rows: list[Mapping[str, object]], status: Status, words: str
) -> None:
    value = first(WORK, 2025, *rows)
    assert (value.value, value.status, is_tested(value)) == (None, status, False)
    assert words in value.reason


def test_the_table_that_is_already_a_mean_stands_alone() -> None:
    value = first(WORK, 2021, counted(TABLE[WORK], 2021, 350, 1000))
    assert (value.value, value.indicator_id, value.years) == (35.0, TABLE[WORK], ())
    low, high = proportion_confint(350, 1000, method="wilson")
    assert (value.low, value.high) == (pytest.approx(100 * low), pytest.approx(100 * high))


def test_another_definition_is_shown_and_never_tested() -> None:
    value = first(WORK, 2020, figure("uden_for_arbejdsmarkedet_18_64", 2020, 47.9))
    assert (value.value, value.legal, is_tested(value)) == (47.9, False, False)
    assert value.reason.startswith("Ikke lovens definition: ")


def test_the_laws_own_number_comes_before_another() -> None:
    rows = [figure("ikke_vestlige", 2021, 26.3), figure(TABLE[ORIGIN], 2021, 22.1)]
    values = criterion_values(figures_of(frame(*rows)), law(), 2021)
    assert [each.value for each in values if each.criterion == ORIGIN] == [22.1, 26.3]


def test_made_up_and_masked_numbers_are_not_tested() -> None:
    demo = first(WORK, 2021, figure(TABLE[WORK], 2021, 35.0, provenance="demo"))
    assert (demo.value, demo.provenance, is_tested(demo)) == (35.0, Provenance.DEMO, False)
    masked = first(WORK, 2021, figure(TABLE[WORK], 2021, None, status="diskretioneret"))
    assert (masked.value, masked.status) == (None, Status.DISKRETIONERET)
    assert "diskretioneret" in masked.reason


def test_a_sum_of_some_of_the_afdelinger_says_so() -> None:
    partly = figure(TABLE[WORK], 2021, 35.0, coverage_areas=8, coverage_areas_total=9)
    assert first(WORK, 2021, partly).reason == "Tallet er summen af 8 af 9 afdelinger."


def test_without_a_figure_the_list_year_is_named() -> None:
    assert first(INCOME, 2025, figure(TABLE[WORK], 2021, 35.0)).reason == "Der er intet tal til listen 2025."


def test_of_several_figures_a_year_the_latest_counts() -> None:
    early = figure("kendskabsgrad", 2023, 22.0, period_end="2022-06-01", period_start="2022-06-01")
    late = figure("kendskabsgrad", 2023, 20.0, period_end="2022-11-28", period_start="2022-11-28")
    assert first(WORK, 2023, late, early).value == 20.0


def group(*members: list[Mapping[str, object]]) -> CriterionValue:
    parts = [figures_of(frame(*each)) for each in members]
    value = held_value(criterion_values(summed(parts, UNITS), law(), 2021), WORK)
    assert value is not None
    return value


def test_a_group_is_the_sum_of_its_counts() -> None:
    """30 of 100 and 90 of 200: 120 of 300, 40 %."""
    value = group([counted(TABLE[WORK], 2021, 30, 100)], [counted(TABLE[WORK], 2021, 90, 200)])
    assert (value.value, value.numerator, value.denominator) == (40.0, 120, 300)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (
            [figure(TABLE[WORK], 2021, None, status="diskretioneret")],
            "kan ikke vises: mindst én afdeling er disk",
        ),
        ([figure(TABLE[WORK], 2021, None)], "mindst én afdeling mangler tal"),
        ([figure(TABLE[ORIGIN], 2021, 20.0)], "mindst én afdeling mangler tal"),
        ([figure(TABLE[WORK], 2021, 35.0)], "antallet af personer er ikke oplyst"),
    ],
)
def test_a_group_shows_no_more_than_its_members(other: list[Mapping[str, object]], words: str) -> None:
    value = group([counted(TABLE[WORK], 2021, 30, 100)], other)
    assert value.value is None
    assert words in value.reason


def test_a_group_with_a_made_up_part_is_made_up() -> None:
    value = group(
        [counted(TABLE[WORK], 2021, 30, 100)], [counted(TABLE[WORK], 2021, 9, 20, provenance="demo")]
    )
    assert (value.provenance, is_tested(value)) == (Provenance.DEMO, False)


def test_income_is_never_summed() -> None:
    parts = [figures_of(frame(figure(TABLE[INCOME], 2021, 60.0))) for _ in range(2)]
    value = held_value(criterion_values(summed(parts, UNITS), law(), 2021), INCOME)
    assert value is not None
    assert value.value is None
    assert "kan ikke lægges sammen" in value.reason
