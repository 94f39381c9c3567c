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
