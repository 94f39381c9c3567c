"""The lists' own numbers over the years: gaps, steps of the law, its changes, and what stands under the years."""

from datetime import date
from typing import Any

import pandas as pd

from lib.charts.laid_out import PICTURE_WIDTH
from lib.charts.listed_chart import LimitStep, limit_steps, listed_chart, listed_curves
from lib.charts.listed_words import YearWords, year_words
from lib.domain.law.screen import screen_listed
from lib.reports.chart_png import Frame, chart_png
from lib.ui.theme import LIGHT
from tests.charts.law_builders import LAW
from tests.charts.test_criteria_chart import rows

NUMBERS = {2016: 49.0, 2018: 44.6, 2019: 40.1, 2021: 37.7, 2022: 35.0}
CHANGES = [(date(2018, 12, 1), "Nye kriterier"), (date(2021, 11, 30), "§ 61 b indført")]


def listed() -> pd.DataFrame:
    years = pd.DataFrame(
        [
            {"list_year": year, "value": number, "criterion": "arbejde", "unit": "pct"}
            for year, number in NUMBERS.items()
        ]
    )
    odd = pd.DataFrame([{"list_year": 2016, "value": 305.0, "criterion": "indkomst", "unit": "pr_10000"}])
    told = pd.concat([years, odd], ignore_index=True)
    return told.assign(area_id="x", area_name="Byen", source="avisen", status="På listen")


def words() -> tuple[YearWords, ...]:
    return year_words(listed(), [screen_listed(listed(), LAW, "x", year) for year in NUMBERS])


def spec() -> dict[str, Any]:
    return listed_chart(listed_curves(listed(), LAW, "x"), LAW, CHANGES, words(), LIGHT)


def test_a_criterion_printed_once_or_in_another_unit_has_no_curve() -> None:
    (curve,) = listed_curves(listed(), LAW, "x")
    assert [point.list_year for point in curve.points] == list(NUMBERS)


def test_years_without_a_number_are_dashed() -> None:
    whole = [(row["x"], row["x2"]) for row in rows(spec(), "rule", strokeWidth=3.5)]
    dashed = [(row["x"], row["x2"]) for row in rows(spec(), "rule", strokeDash=[9, 5])]
    assert whole == [(2018, 2019), (2021, 2022)]
    assert dashed == [(2016, 2018), (2019, 2021)]


def test_limits_are_steps_of_the_lists_they_were_in_force_for() -> None:
    assert limit_steps(LAW, "arbejde", (2016, 2022)) == (
        LimitStep(40.0, 2018, 2022, ("§ 61 a", "over 40\N{NO-BREAK SPACE}%")),
        LimitStep(30.0, 2021, 2022, ("§ 61 b", "over 30\N{NO-BREAK SPACE}%")),
    )


def test_a_change_of_the_law_stands_before_the_first_list_under_it() -> None:
    changes = rows(spec(), "rule", strokeDash=[2, 3])
    assert [(row["x"], row["text"][0]) for row in changes] == [
        (2017.5, "1.12.2018: Nye kriterier"),
        (2020.5, "30.11.2021: § 61 b indført"),
    ]


def test_under_the_years_stand_the_sources_words_and_what_the_figures_give() -> None:
    told = {each.list_year: each for each in words()}
    assert told[2018].state == "På listen"
    assert told[2016].screening == "lovens grænser er ukendte"
    assert told[2018].screening == "§ 61 a:\nopfyldt"
    assert told[2018].met
    assert told[2022].screening == "§ 61 b:\nopfyldt"


def test_years_in_a_row_that_say_the_same_share_their_words() -> None:
    under = [
        row["x"]
        for row in rows(spec(), "text", fontSize=13)
        if row["text"] in (["På", "listen"], ["På listen"])
    ]
    assert under == [2016, 2018.5, 2021.5]


def test_the_picture_can_be_fetched() -> None:
    curves = listed_curves(listed(), LAW, "x")
    picture = listed_chart(curves, LAW, CHANGES, words(), LIGHT, PICTURE_WIDTH)
    assert chart_png(picture, Frame("fund", "hvor", "kilde"), LIGHT).startswith(b"\x89PNG")
