"""The early warning, against statsmodels."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy.stats import t as student

from lib.domain.law.limits import Limit
from lib.domain.law.screen import screen
from lib.domain.law.screening import EarlyWarning, Screening
from lib.domain.law.warning import Point, warn
from tests.domain.law.law_builders import CONVICTED, INCOME, SCHOOL, TABLE, WORK, figure, frame, law, rule

FALLING = (44.6, 40.1, 38.6, 37.7, 35.0)


def warning(values: tuple[float, ...], operator: str = ">", limit: float | None = 30.0) -> EarlyWarning:
    points = [Point(2018 + place, value) for place, value in enumerate(values)]
    return warn(law().criterion(WORK), rule(operator, limit or 0), points, Limit(limit, "Ukendt."))


def test_the_line_and_its_prediction_interval_are_those_of_statsmodels() -> None:
    years = np.arange(2018, 2023)
    fitted = sm.OLS(np.array(FALLING), sm.add_constant(years)).fit()
    there = fitted.get_prediction([[1.0, 2024.0]])
    expected = there.summary_frame(alpha=0.05).iloc[0]
    made = warning(FALLING)
    assert made.projected == pytest.approx(expected["mean"])
    assert (made.low, made.high) == (
        pytest.approx(expected["obs_ci_lower"]),
        pytest.approx(expected["obs_ci_upper"]),
    )
    chance = 100 * student.cdf((30 - expected["mean"]) / there.se_obs[0], fitted.df_resid)
    assert made.chance == pytest.approx(chance)


def test_which_side_it_would_come_to() -> None:
    falling = warning(FALLING, limit=34.0)
    assert (falling.latest_year, falling.crosses, falling.towards_limit) == (2022, True, True)
    assert falling.chance is not None
    assert falling.chance > 50
    away = warning(FALLING, limit=36.0)
    assert (away.crosses, away.towards_limit) == (False, False), "35,0 is under 36 already and falls"
    rising = warning(tuple(reversed(FALLING)), limit=45.0)
    assert (rising.crosses, rising.towards_limit) == (True, True)


def test_what_gives_no_warning() -> None:
    few = warning(FALLING[:3])
    assert (few.projected, few.chance, few.crosses, few.towards_limit) == (None, None, False, None)
    assert few.reason == "Der er 3 tal i lovens definition til de seneste 5 lister; et varsel kræver 4."
    unknown = warning(FALLING, limit=None)
    assert (unknown.limit, unknown.projected) == (None, None)
    assert unknown.reason == "Ukendt. Derfor intet varsel."


def test_points_on_a_line_give_no_chance() -> None:
    straight = warning((44.0, 43.0, 42.0, 41.0), limit=40.0)
    assert (straight.projected, straight.crosses, straight.chance) == (pytest.approx(39.0), True, None)
    assert "ret linje" in straight.reason


def test_a_share_does_not_fall_under_nothing() -> None:
    assert warning((6.0, 4.1, 2.0, 0.1)).projected == 0


def test_only_the_laws_own_numbers_of_five_lists_after_the_break() -> None:
    values = (70.0, 61.0, 60.5, 59.0, 58.5, 57.0)
    rows = [figure(TABLE[SCHOOL], 2016 + place, value) for place, value in enumerate(values)]
    other = figure("kun_grundskole_15_64", 2022, 36.0)
    demo = figure(TABLE[SCHOOL], 2022, 90.0, provenance="demo")
    breaks = pd.DataFrame(
        [{"indicator_id": TABLE[SCHOOL], "date": pd.Timestamp("2018-12-01"), "text": "Brud"}]
    )
    broken = _of(SCHOOL, screen(frame(*rows, other), law(), "a", 2021, breaks))
    assert "3 tal" in broken.reason, "2019, 2020 and 2021"
    whole = _of(SCHOOL, screen(frame(*rows, demo), law(), "a", 2022))
    assert (whole.latest, whole.latest_year) == (57.0, 2021)
    expected = np.polyval(np.polyfit(np.arange(2018, 2022), values[2:], 1), 2023)
    assert whole.projected == pytest.approx(expected)


def test_the_convicted_of_a_list_whose_limit_is_unknown() -> None:
    rows = [figure(TABLE[CONVICTED], year, 2.0 + year % 2) for year in range(2019, 2025)]
    assert "Derfor intet varsel" in _of(CONVICTED, screen(frame(*rows), law(), "a", 2024)).reason
    assert _of(CONVICTED, screen(frame(*rows), law(), "a", 2022)).limit == 2.175


def _of(criterion: str, screening: Screening) -> EarlyWarning:
    warnings = screening.warnings
    return next(each for each in warnings if each.criterion.criterion == criterion)


def test_a_warning_is_a_whole_one() -> None:
    criterion, own = law().criterion(WORK), rule(">", 30.0)
    silent = warn(criterion, own, [Point(2021, 44.0), Point(2022, 43.0)], Limit(30.0, ""))
    assert silent == EarlyWarning(
        criterion=criterion,
        rule=own,
        limit=30.0,
        latest=43.0,
        latest_year=2022,
        projected=None,
        chance=None,
        crosses=False,
        towards_limit=None,
        reason="Der er 2 tal i lovens definition til de seneste 5 lister; et varsel kræver 4.",
    )
    line = warning((44.0, 43.0, 42.0, 41.0), limit=40.0)
    assert (line.low, line.high, line.latest, line.rule.threshold) == (None, None, 41.0, 40.0)
    assert line.reason
    assert warning(FALLING).reason == ""


@pytest.mark.parametrize(
    ("values", "operator", "limit", "towards"),
    [
        ((40.0, 41.0, 42.5, 43.0), ">", 46.0, True),
        ((43.0, 42.5, 41.0, 40.0), ">", 45.0, False),
        ((43.0, 42.5, 41.0, 40.0), "<", 35.0, True),
        ((50.0, 49.0, 48.5, 47.0), ">", 45.0, True),
        ((47.0, 48.5, 49.0, 50.0), ">", 45.0, False),
        ((40.0, 40.0, 40.0, 40.0), ">", 45.0, False),
        ((40.0, 40.0, 40.0, 40.0), ">", 35.0, False),
    ],
)
def test_towards_the_limit_is_from_the_side_on_which_it_is(
    values: tuple[float, ...], operator: str, limit: float, towards: bool
) -> None:
    found = warning(values, operator, limit)
    assert (found.towards_limit, found.crosses) == (towards, False)


def test_the_chance_is_of_coming_to_the_other_side() -> None:
    """Over a limit it is the chance to fall under, under one the chance to rise over; the two make 100."""
    values = (50.0, 49.0, 48.5, 47.0)
    over, under = warning(values, ">", 46.0), warning(values, "<", 46.0)
    same = warning(values, ">", 44.0)
    assert over.chance is not None
    assert under.chance == pytest.approx(over.chance)
    assert same.chance is not None
    assert over.chance > same.chance
    below = warning(tuple(reversed(values)), ">", 51.0)
    assert below.chance is not None
    assert 0 < below.chance < 100


def test_a_share_is_never_under_0_nor_over_100() -> None:
    low = warning((12.0, 7.0, 5.0, 1.0), limit=30.0)
    assert (low.projected, low.low) == (0.0, 0.0)
    high = warning((88.0, 93.0, 95.0, 99.0), limit=30.0)
    assert (high.projected, high.high) == (100.0, 100.0)
    criterion = law().criterion(INCOME)
    points = [Point(2018 + place, value) for place, value in enumerate((88.0, 93.0, 95.0, 99.0))]
    income = warn(criterion, rule("<", 55.0, INCOME), points, Limit(55.0, ""))
    assert income.projected is not None
    assert income.projected > 100, "an income may be over the region's"
