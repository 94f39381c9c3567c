"""Two numbers side by side: the interval of the difference, and every reason for not having one."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.indicator import Kind
from lib.domain.pair import (
    MASKED,
    MISSING_NUMBER,
    NO_COUNTS,
    SAME_PERSONS,
    PairNumber,
    two_areas,
    two_indicators,
    two_years,
)
from lib.domain.statistics.errors import IncomparableDefinitions
from lib.domain.statistics.intervals import Method
from tests.domain.profile_builders import indicator, shown


def test_two_areas_reproduce_newcombe_s_published_example() -> None:
    """Newcombe 1998 (Statistics in Medicine 17:873-890), table II, case a, method 10: 56/70 - 48/80."""
    pair = two_areas(
        indicator(), shown("nord", 2025, 56, 70), shown("syd", 2025, 48, 80), "Uden arbejde, 2025"
    )
    assert pair.gap == pytest.approx(20.0)
    assert pair.contrast is not None
    assert pair.contrast.interval.low == pytest.approx(5.24, abs=0.005)
    assert pair.contrast.interval.high == pytest.approx(33.39, abs=0.005)
    assert pair.contrast.interval.method is Method.NEWCOMBE
    assert pair.contrast.distinguishable


def test_without_counts_there_is_a_difference_and_a_reason() -> None:
    pair = two_areas(
        indicator(), shown("nord", 2019, None, None), shown("syd", 2019, None, None, value=39.2), ""
    )
    assert pair.gap == pytest.approx(8.7)
    assert pair.contrast is None
    assert pair.reason == NO_COUNTS


@pytest.mark.parametrize(("status", "reason"), [("diskretioneret", MASKED), ("mangler", MISSING_NUMBER)])
def test_a_number_that_is_not_shown_gives_no_difference(status: str, reason: str) -> None:
    hidden = shown("syd", 2025, None, None, status=status, value=float("nan"))
    pair = two_areas(indicator(), shown("nord", 2025, 56, 70), hidden, "")
    assert (pair.gap, pair.contrast, pair.reason) == (None, None, reason)


def test_two_years_are_later_minus_earlier() -> None:
    pair = two_years(indicator(), shown("nord", 2015, 48, 80), shown("nord", 2019, 56, 70), [], "Nord")
    assert (pair.first.name, pair.second.name, pair.over_time) == ("2019", "2015", True)
    assert pair.gap == pytest.approx(20.0)
    assert pair.contrast is not None


def test_a_break_between_the_years_is_never_crossed() -> None:
    breaks = [date(2017, 1, 1)]
    pair = two_years(indicator(), shown("nord", 2015, 48, 80), shown("nord", 2019, 56, 70), breaks, "Nord")
    assert pair.gap is None
    assert "databrud 1. januar 2017" in pair.reason


def test_a_break_before_the_years_does_not_matter() -> None:
    breaks = [date(2010, 1, 1)]
    pair = two_years(indicator(), shown("nord", 2015, 48, 80), shown("nord", 2019, 56, 70), breaks, "Nord")
    assert pair.gap == pytest.approx(20.0)


@pytest.mark.parametrize("other", [indicator("ledige"), indicator(age="18-29")])
def test_two_definitions_may_not_share_an_axis(other: object) -> None:
    rows = shown("nord", 2025, 56, 70), shown("nord", 2025, 48, 80)
    with pytest.raises(IncomparableDefinitions, match="kan ikke sammenlignes"):
        two_indicators(indicator(), rows[0], other, rows[1], "Nord")  # type: ignore[arg-type] # parametrized values


def test_the_same_definition_may_but_has_no_interval() -> None:
    rows = shown("nord", 2025, 56, 70), shown("nord", 2024, 48, 80)
    pair = two_indicators(indicator(), rows[0], indicator(), rows[1], "Nord")
    assert pair.gap == pytest.approx(20.0)
    assert (pair.contrast, pair.reason) == (None, SAME_PERSONS)


@pytest.mark.parametrize(
    ("provenance", "is_demo"), [("demo", True), ("interpoleret", True), ("published", False)]
)
def test_made_up_numbers_are_told(provenance: str, is_demo: bool) -> None:
    other = shown("syd", 2025, 48, 80, provenance=provenance)
    assert two_areas(indicator(), shown("nord", 2025, 56, 70), other, "").is_demo is is_demo


def test_two_counts_need_no_whole_to_have_an_interval() -> None:
    counts = replace(indicator(kind=Kind.COUNT), unit="antal")
    one, other = (
        {**shown(area, 2025, None, None, value=value), "numerator": value}
        for area, value in (("nord", 120.0), ("syd", 60.0))
    )
    pair = two_areas(counts, one, other, "")
    assert (pair.gap, pair.reason) == (60.0, "")
    assert pair.contrast is not None
    assert pair.contrast.distinguishable


def test_a_count_that_is_not_there_at_all_is_not_known() -> None:
    nothing = {**shown("syd", 2025, None, None), "numerator": None, "denominator": None}
    pair = two_areas(indicator(), shown("nord", 2025, 56, 70), nothing, "")
    assert (pair.contrast, pair.reason) == (None, NO_COUNTS)
    masked = shown("nord", 2024, None, None, status="diskretioneret", value=float("nan"))
    hidden = two_indicators(indicator(), shown("nord", 2025, 56, 70), indicator(), masked, "Nord")
    assert (hidden.gap, hidden.reason) == (None, MASKED)


def test_a_pair_holds_all_that_is_known_of_both() -> None:
    masked = shown("nord", 2024, None, None, status="diskretioneret", value=0.0, provenance=None)
    pair = two_indicators(indicator(), shown("nord", 2025, 56, 70), indicator(), masked, "Nord, to tal")
    assert (pair.subject, pair.unit, pair.reason) == ("Nord, to tal", "pct", MASKED)
    name = indicator().short_label
    assert pair.first == PairNumber(name, 80.0, 77.0, 83.0, "ok", "datatraek")
    assert pair.second == PairNumber(name, 0.0, None, None, "diskretioneret", None)
