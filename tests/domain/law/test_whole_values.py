"""A criterion's number with everything that is said of it: whole values by hand, in every case of the rule."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from lib.domain.law.exact import value_of_counts
from lib.domain.law.figures import Row, figures_of, summed
from lib.domain.law.in_force import categories_in_force, list_day
from lib.domain.law.screen import screen_group, screen_listed, screen_listed_years
from lib.domain.law.screening import CriterionValue, YearShare
from lib.domain.law.values import criterion_values
from lib.domain.observation import Provenance, Status
from tests.domain.law.law_builders import (
    CONVICTED,
    INCOME,
    TABLE,
    WORK,
    YEARLY_WORK,
    counted,
    figure,
    frame,
    law,
    listed,
)

YEAR_2023, YEAR_2024 = (date(2023, 1, 1), date(2023, 12, 31)), (date(2024, 1, 1), date(2024, 12, 31))
MEASURE = next(each for each in law().measures if each.indicator_id == YEARLY_WORK)


def values(criterion: str, list_year: int, *figures: Mapping[str, object]) -> tuple[CriterionValue, ...]:
    found = criterion_values(figures_of(frame(*figures)), law(), list_year)
    return tuple(each for each in found if each.criterion == criterion)


def mean(*figures: Mapping[str, object]) -> CriterionValue:
    (own,) = (each for each in values(WORK, 2025, *figures) if each.indicator_id == YEARLY_WORK)
    return own


def two_years(**more: object) -> tuple[Mapping[str, object], Mapping[str, object]]:
    return counted(YEARLY_WORK, 2024, 300, 1000, **more), counted(YEARLY_WORK, 2025, 250, 500, **more)


def test_a_mean_of_two_years_is_a_whole_value() -> None:
    found = mean(*two_years(low=20.0, high=60.0))
    assert found == CriterionValue(
        criterion=WORK,
        list_year=2025,
        value=40.0,
        numerator=550.0,
        denominator=1500.0,
        low=20.0,
        high=60.0,
        status=Status.OK,
        provenance=Provenance.DATATRAEK,
        indicator_id=YEARLY_WORK,
        legal=MEASURE.legal,
        reason="",
        years=(YearShare(2023, 30.0, 300.0, 1000.0), YearShare(2024, 50.0, 250.0, 500.0)),
        first_day=YEAR_2023[0],
        last_day=YEAR_2024[1],
    )


def test_a_mean_says_what_its_years_leave_out_each_thing_once() -> None:
    part = {"coverage_areas": 3, "coverage_areas_total": 4}
    sum_of_three = "Tallet er summen af 3 af 4 afdelinger."
    assert mean(*two_years(**part)).reason == sum_of_three
    one, two = counted(YEARLY_WORK, 2024, 300, 1000, **part), counted(YEARLY_WORK, 2025, 250, 500)
    assert mean(one, two).reason == sum_of_three
    other = counted(YEARLY_WORK, 2025, 250, 500, coverage_areas=2, coverage_areas_total=4)
    assert mean(one, other).reason == f"{sum_of_three} Tallet er summen af 2 af 4 afdelinger."


def test_a_mean_of_shares_without_persons_has_none_and_no_interval() -> None:
    found = mean(figure(YEARLY_WORK, 2024, 30.0), figure(YEARLY_WORK, 2025, 50.0))
    assert (found.value, found.numerator, found.denominator, found.low, found.high) == (
        40,
        None,
        None,
        None,
        None,
    )
    half = mean(counted(YEARLY_WORK, 2024, 300, 1000), figure(YEARLY_WORK, 2025, 50.0))
    assert (half.value, half.numerator, half.denominator, half.low) == (40, None, None, None)


@pytest.mark.parametrize(
    ("made_up", "said"),
    [("demo", "Demotal vurderes ikke."), ("interpoleret", "Interpolerede tal vurderes ikke.")],
)
@pytest.mark.parametrize("place", [0, 1])
def test_one_made_up_year_makes_the_mean_made_up(made_up: str, said: str, place: int) -> None:
    years = [dict(each) for each in two_years()]
    years[place]["provenance"] = made_up
    found = mean(*years)
    assert (found.provenance, found.reason) == (Provenance(made_up), said)
    (single,) = values(CONVICTED, 2021, figure(TABLE[CONVICTED], 2021, 2.0, provenance=made_up))
    assert single.reason == said


@pytest.mark.parametrize(
    ("years", "status", "why"),
    [
        ((None, 50.0), Status.MANGLER, "året 2023 mangler"),
        ((30.0, None), Status.MANGLER, "året 2024 mangler"),
        ((None, None), Status.MANGLER, "året 2023 mangler og året 2024 mangler"),
        (("x", 50.0), Status.DISKRETIONERET, "året 2023 er diskretioneret"),
        (("x", None), Status.DISKRETIONERET, "året 2023 er diskretioneret og året 2024 mangler"),
    ],
)
def test_a_mean_that_cannot_be_worked_out_is_a_whole_value_too(
    years: tuple[object, object], status: Status, why: str
) -> None:
    figures = [
        figure(YEARLY_WORK, year, None, status="diskretioneret")
        if value == "x"
        else figure(YEARLY_WORK, year, value)  # type: ignore[arg-type]  # a number or nothing
        for year, value in zip((2024, 2025), years, strict=True)
    ]
    assert mean(*figures) == CriterionValue(
        criterion=WORK,
        list_year=2025,
        value=None,
        numerator=None,
        denominator=None,
        low=None,
        high=None,
        status=status,
        provenance=Provenance.DATATRAEK,
        indicator_id=YEARLY_WORK,
        legal=MEASURE.legal,
        reason=f"Gennemsnittet af to år kan ikke regnes ud: {why}.",
    )


def test_a_criterion_without_a_number_is_a_whole_value() -> None:
    (found,) = (each for each in criterion_values({}, law(), 2021) if each.criterion == CONVICTED)
    legal = next(each for each in law().measures if each.criterion == CONVICTED and each.legal)
    assert found == CriterionValue(
        criterion=CONVICTED,
        list_year=2021,
        value=None,
        numerator=None,
        denominator=None,
        low=None,
        high=None,
        status=Status.MANGLER,
        provenance=None,
        indicator_id=legal.indicator_id,
        legal=True,
        reason="Der er intet tal til listen 2021.",
    )


WHOLE = Row(
    date(2021, 1, 1), date(2021, 12, 31), 25.0, 5.0, 20.0, 10.0, 40.0, Status.OK, Provenance.DATATRAEK, ""
)
KEY = (TABLE[WORK], 2021)


def group(*rows: Row | None, unit: str = "pct") -> Row:
    members = [{} if row is None else {KEY: row} for row in rows]
    return summed(members, {TABLE[WORK]: unit})[KEY]


def test_a_sum_of_a_group_is_a_whole_figure() -> None:
    other = replace(WHOLE, value=50.0, numerator=30.0, denominator=60.0)
    assert group(WHOLE, other) == Row(
        date(2021, 1, 1),
        date(2021, 12, 31),
        43.75,
        35.0,
        80.0,
        None,
        None,
        Status.OK,
        Provenance.DATATRAEK,
        "",
    )
    assert summed([{KEY: WHOLE}], {})[KEY].value == 25.0, "a unit that is not said is a share"


NO_PERSONS = replace(WHOLE, numerator=None)
NO_WHOLE = replace(WHOLE, denominator=None)
EARLIER = replace(WHOLE, start=date(2020, 1, 1), end=date(2020, 12, 31))
MASKED = replace(WHOLE, value=None, numerator=None, denominator=None, status=Status.DISKRETIONERET)
MISSING = replace(MASKED, status=Status.MANGLER)
NOBODY = replace(WHOLE, numerator=0.0, denominator=0.0)


@pytest.mark.parametrize(
    ("other", "status", "words"),
    [
        (MASKED, Status.DISKRETIONERET, "diskretioneret"),
        (MISSING, Status.MANGLER, ""),
        (None, Status.MANGLER, ""),
        (
            EARLIER,
            Status.MANGLER,
            "Tallet kan ikke regnes ud: afdelingernes tal er fra forskellige perioder.",
        ),
        (NO_PERSONS, Status.MANGLER, ""),
        (NO_WHOLE, Status.MANGLER, ""),
    ],
)
def test_a_group_without_all_its_numbers_has_no_number_at_all(
    other: Row | None, status: Status, words: str
) -> None:
    found = group(WHOLE, other)
    assert (found.value, found.numerator, found.denominator, found.status) == (None, None, None, status)
    assert words in found.reason
    assert found.reason


def test_a_group_of_nobody_has_no_share() -> None:
    found = group(NOBODY, NOBODY)
    assert (found.value, found.status) == (None, Status.MANGLER)
    assert found.reason == group(WHOLE, NO_PERSONS).reason
    assert group(NOBODY, replace(WHOLE, numerator=1.0, denominator=1.0)).value == 100.0


def test_a_sum_is_no_better_than_its_worst_part() -> None:
    def origin(*provenances: Provenance | None) -> Provenance | None:
        return group(*(replace(WHOLE, provenance=each) for each in provenances)).provenance

    published, loaded, demo = Provenance.PUBLISHED, Provenance.DATATRAEK, Provenance.DEMO
    assert origin(published, published) is published
    assert origin(published, loaded) is loaded
    assert origin(published, loaded, demo) is demo
    assert origin(None, None) is None
    assert origin(None, published) is published


def test_what_is_masked_keeps_nothing_of_its_numbers() -> None:
    row = figure(
        TABLE[WORK], 2021, 35.0, numerator=35, denominator=100, low=30.0, high=40.0, status="diskretioneret"
    )
    masked = figures_of(frame(row))[KEY]
    assert (masked.value, masked.numerator, masked.denominator, masked.low, masked.high) == (None,) * 5
    assert (masked.status, masked.reason) == (Status.DISKRETIONERET, "")
    shown = figures_of(frame({**row, "status": "ok", "coverage_areas": 4, "coverage_areas_total": 4}))[KEY]
    assert shown.reason == ""
    assert (shown.low, shown.high, shown.start.year) == (30.0, 40.0, shown.end.year)


def test_a_category_is_in_force_on_its_last_day() -> None:
    first = law().categories[0]
    for last, there in ((list_day(2025), True), (date(2025, 11, 30), False)):
        changed = replace(law(), categories=(replace(first, valid_from=date(2020, 1, 1), valid_to=last),))
        assert bool(categories_in_force(changed, 2025)) is there


def test_the_exact_share_needs_both_persons_and_residents() -> None:
    assert (
        value_of_counts(33.3, 1.0, None)
        == value_of_counts(33.3, None, 3.0)
        == value_of_counts(33.3, None, None)
    )
    assert value_of_counts(33.3, 1.0, 0.0) == value_of_counts(33.3, None, None)


def test_a_group_of_nobody_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        ValueError, match="^Vælg mindst én afdeling: en gruppe uden afdelinger kan ikke vurderes.$"
    ):
        screen_group(frame(figure(TABLE[WORK], 2021, 1.0)), law(), [], "Gruppe", 2021)


def test_a_listed_area_is_screened_in_every_year_that_names_it() -> None:
    rows = listed()
    area = str(rows["area_id"].iloc[0])
    years = sorted(set(rows.loc[rows["area_id"] == area, "list_year"]))
    found = screen_listed_years(rows.sample(frac=1, random_state=1), law(), area)
    assert [each.list_year for each in found] == years
    assert found == [screen_listed(rows, law(), area, year) for year in years]
    assert {(each.area_name, each.level) for each in found} == {("Et navngivet område", "boligomraade")}
    assert screen_listed_years(rows, law(), "gone") == []
    assert screen_listed(rows, law(), "gone", years[0]).area_name == "gone"


def test_income_of_a_group_is_never_a_sum() -> None:
    found = group(WHOLE, WHOLE, unit=law().criterion(INCOME).unit)
    assert (found.value, found.status) == (None, Status.MANGLER)
    assert "gennemsnit" in found.reason.lower() or "indkomst" in found.reason.lower()
