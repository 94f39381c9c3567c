"""Two plans stand together only where they count the same thing, in the same persons, of the same period."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.domain.plan_comparison import Compared, WhyNot, compare_plans, left_out_sentences


def figure(value: float | None = 40.0, year: int = 2020, **more: Any) -> dict[str, Any]:
    known = value is not None
    made = {"label": "Ledige", "concept": "ledige", "age_band": "18-64", "unit": "pct", "kind": "share"}
    place = {
        "level": "plan" if known else None,
        "period_end": pd.Timestamp(year, 12, 31) if known else None,
        "value": value,
    }
    return {**made, **place, **more}


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def test_the_newest_common_period_of_the_same_thing_is_compared_with_the_shared_country() -> None:
    own = frame(figure(40, 2019), figure(41, 2020), figure(43, 2021), figure(20, 2020, level="land"))
    other = frame(figure(30, 2019), figure(31, 2020), figure(20, 2020, level="land"))
    found = compare_plans(own, other)
    assert found.rows == (Compared("Ledige", "pct", date(2020, 12, 31), 41, 31, 20),)
    assert found.left_out == {}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (figure(concept="andet"), WhyNot.CONCEPT),
        (figure(age_band="15-64"), WhyNot.POPULATION),
        (figure(unit="antal"), WhyNot.POPULATION),
        (figure(None), WhyNot.OTHER),
        (figure(year=2018), WhyNot.PERIOD),
        (figure(20, level="land"), WhyNot.OTHER),
    ],
)
def test_anything_else_is_told_with_its_reason(other: dict[str, Any], why: WhyNot) -> None:
    found = compare_plans(frame(figure()), frame(other))
    assert (found.rows, found.left_out) == ((), {why: ("Ledige",)})
    assert left_out_sentences(found) == (f"1 indikator {why.value}: Ledige.",)


def test_the_plan_itself_may_be_what_lacks() -> None:
    assert compare_plans(frame(figure(None)), frame(figure())).left_out == {WhyNot.OWN: ("Ledige",)}


def test_a_long_reason_names_five() -> None:
    own = frame(*(figure(label=f"Nr. {each}", concept=f"c{each}") for each in range(7)))
    (said,) = left_out_sentences(compare_plans(own, frame(figure())))
    assert said.startswith("7 indikatorer findes kun i den ene plan")
    assert said.endswith("Nr. 4 og 2 flere.")


def test_the_country_is_taken_from_either_plan_and_the_plan_s_own_counts_first() -> None:
    plain = frame(figure(41))
    with_land = frame(figure(31), figure(20, level="land"))
    assert compare_plans(plain, with_land).rows == (
        Compared("Ledige", "pct", date(2020, 12, 31), 41, 31, 20),
    )
    own = frame(figure(41), figure(22, level="land"))
    assert compare_plans(own, with_land).rows[0].land == 22
    assert compare_plans(plain, frame(figure(31))).rows[0].land is None


def test_of_several_common_periods_the_newest_counts() -> None:
    years = [2021, 2018, 2020, 2019]
    own, other = (frame(*(figure(base + year - 2018, year) for year in years)) for base in (40, 30))
    assert compare_plans(own, other).rows == (Compared("Ledige", "pct", date(2021, 12, 31), 43, 33, None),)


def test_indicators_keep_the_order_of_the_plan() -> None:
    rows = [figure(concept=each, label=each) for each in ("b", "c", "a")]
    found = compare_plans(frame(*rows), frame(*reversed(rows)))
    assert [each.label for each in found.rows] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("many", "end"),
    [(5, "Nr. 0, Nr. 1, Nr. 2, Nr. 3 og Nr. 4."), (6, "Nr. 0, Nr. 1, Nr. 2, Nr. 3, Nr. 4 og 1 flere.")],
)
def test_five_are_named_and_the_sixth_is_counted(many: int, end: str) -> None:
    own = frame(*(figure(label=f"Nr. {each}", concept=f"c{each}") for each in range(many)))
    (said,) = left_out_sentences(compare_plans(own, frame(figure())))
    assert said == f"{many} indikatorer findes kun i den ene plan, med sit eget begreb: {end}"
