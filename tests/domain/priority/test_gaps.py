"""The distances to the kommune: direction, what counts alike, what is refused, and what the counts let them be."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import beta, gamma

from lib.domain.indicator import Kind, Polarity
from lib.domain.priority.gaps import double_counted, drawn_gaps, gaps, readings_of, rows_behind
from tests.domain.priority.made import ZONES, certain, indicator, reading

KOMMUNE = "k"


def frame(*rows: tuple[object, ...]) -> pd.DataFrame:
    """Rows of indicator, area, year, value, and perhaps provenance; statuses follow the value."""
    table = pd.DataFrame(
        [(*row, "published") if len(row) == 4 else row for row in rows],
        columns=["indicator_id", "area_id", "year", "value", "provenance"],
    )
    table["status"] = ["ok" if pd.notna(value) else "diskretioneret" for value in table["value"]]
    table["period_end"] = pd.to_datetime(table["year"].astype(str) + "-12-31")
    return table.assign(numerator=np.nan, denominator=np.nan)


def whole_year(year: int, value: float = 10.0, provenance: str = "published") -> list[tuple[object, ...]]:
    return [("a", area, year, value, provenance) for area in (*ZONES, KOMMUNE)]


def test_a_distance_is_positive_where_the_zone_is_worse_off_and_one_where_it_is_farthest() -> None:
    found = gaps(
        [
            reading((47.9, 39.2, 20.0), 22.3, name="a"),
            reading((52.6, 63.6, 70.6), 70.6, name="b", polarity=Polarity.HIGHER),
        ],
        ZONES,
    )
    np.testing.assert_allclose(found.distances, [[25.6, 18.0], [16.9, 7.0], [-2.3, 0.0]])
    np.testing.assert_allclose(found.normalised, [[1, 1], [16.9 / 25.6, 7 / 18], [-2.3 / 25.6, 0]])


def test_an_indicator_without_differences_counts_nothing_and_breaks_nothing() -> None:
    found = certain((5.0, 5.0, 5.0), (0.0, 0.0, 0.0))
    np.testing.assert_array_equal(found.normalised, [[1, 0]] * 3)
    np.testing.assert_array_equal(drawn_gaps(found, 2, np.random.default_rng(1)), [[[1, 0]] * 3] * 2)


def test_without_a_good_direction_and_for_bare_counts_a_sentence_refuses() -> None:
    none = indicator("a", polarity=Polarity.NONE)
    bare = indicator("b", kind=Kind.COUNT, unit="antal")
    rows = whole_year(2020) + [("b", *row[1:]) for row in whole_year(2020)]
    found, refused = readings_of(frame(*rows), [none, bare], ZONES, KOMMUNE)
    assert found == ()
    assert "ingen god eller dårlig retning" in refused[0].reason
    assert "antal" in refused[1].reason
    with pytest.raises(ValueError, match="Indikator a: Indikatoren har ingen god"):
        gaps([reading((1.0, 2.0, 3.0), 0.0, name="a", polarity=Polarity.NONE)], ZONES)
    with pytest.raises(ValueError, match="ingen indikatorer"):
        gaps([], ZONES)


def test_the_latest_period_with_all_zones_and_the_kommune_counts() -> None:
    newer = [("a", area, 2022, 12.0) for area in ("z1", "z2", KOMMUNE)]
    masked = [("a", area, 2021, np.nan if area == "z2" else 11.0) for area in (*ZONES, KOMMUNE)]
    demo = whole_year(2023, 13.0, "demo")
    table = frame(*whole_year(2019, 9.0), *whole_year(2020), *masked, *newer, *demo)
    (found,), refused = readings_of(table, [indicator()], ZONES, KOMMUNE)
    assert (found.year, found.values, found.kommune, found.real, refused) == (
        2020,
        (10.0,) * 3,
        10.0,
        True,
        (),
    )
    assert rows_behind(table, [found])["year"].tolist() == [2020] * 4
    (found,), _ = readings_of(table, [indicator()], ZONES, KOMMUNE, with_demo=True)
    assert (found.year, found.real) == (2023, False)
    _, (refusal,) = readings_of(frame(*newer), [indicator()], ZONES, KOMMUNE)
    assert "ingen periode med et tal for alle zoner" in refusal.reason


def test_figures_of_different_days_are_not_of_one_period() -> None:
    table = frame(*whole_year(2020))
    table.loc[0, "period_end"] = pd.Timestamp("2020-06-30")
    assert readings_of(table, [indicator(period_rule="dato")], ZONES, KOMMUNE)[0] == ()
    assert len(readings_of(table, [indicator()], ZONES, KOMMUNE)[0]) == 1


def test_shares_are_drawn_from_their_counts_and_printed_ones_stand() -> None:
    counts = ((30.0, 100.0), (5.0, 50.0), (0.0, 40.0))
    found = gaps(
        [reading((30.0, 10.0, 0.0), 20.0, counts, name="a"), reading((1.0, 2.0, 3.0), 0.0, name="b")], ZONES
    )
    assert found.uncertain == (True, False)
    drawn = drawn_gaps(found, 40_000, np.random.default_rng(2))
    assert (drawn[:, :, 1] == found.normalised[:, 1]).all()
    values = 20 + 20 * drawn[:, :, 0]  # the largest distance, of the last zone, is 20 points
    for zone, (part, whole) in enumerate(counts):
        expected = 100 * beta.ppf([0.05, 0.5, 0.95], part + 0.5, whole - part + 0.5)
        np.testing.assert_allclose(np.quantile(values[:, zone], [0.05, 0.5, 0.95]), expected, atol=0.4)


def test_events_are_drawn_from_their_counts() -> None:
    counts = ((12.0, 400.0),) * 3
    found = gaps([reading((3.0,) * 3, 1.0, counts, kind=Kind.RATE, unit="pr_100_personer")], ZONES)
    values = 1 + 2 * drawn_gaps(found, 40_000, np.random.default_rng(2))[:, 0, 0]
    np.testing.assert_allclose(
        np.quantile(values, [0.05, 0.95]), gamma.ppf([0.05, 0.95], 12.5) / 4, atol=0.05
    )


def test_what_counts_twice_is_told() -> None:
    same = [indicator("a", concept="x"), indicator("b", concept="x"), indicator("c", concept="y")]
    assert double_counted(same) == ("»A« og »B« måler det samme for to aldersgrupper og tæller dobbelt.",)
    near = [indicator("a", age_band="18-29"), indicator("b", age_band="18-29", concept="y")]
    assert "samme tema og samme aldersgruppe" in double_counted(near)[0]
    assert double_counted([indicator("a"), indicator("b")]) == ()


def counted_year(**last: object) -> pd.DataFrame:
    made = frame(*whole_year(2020)).assign(
        numerator=[5.0, 6.0, 7.0, 80.0], denominator=[50.0, 60.0, 70.0, 800.0]
    )
    for column, value in last.items():
        made.loc[1, column] = value
    return made


def test_a_reading_holds_the_persons_of_the_zones_where_they_are_told() -> None:
    (found,), _ = readings_of(counted_year(), [indicator()], ZONES, KOMMUNE)
    assert found.counts == ((5.0, 50.0), (6.0, 60.0), (7.0, 70.0))
    assert (found.values, found.kommune, found.year, found.real) == ((10.0,) * 3, 10.0, 2020, True)
    for column, value in (("numerator", np.nan), ("denominator", np.nan), ("denominator", 0.0)):
        (found,), _ = readings_of(counted_year(**{column: value}), [indicator()], ZONES, KOMMUNE)
        assert found.counts == ((5.0, 50.0), None, (7.0, 70.0))
    (found,), _ = readings_of(counted_year(denominator=1.0), [indicator()], ZONES, KOMMUNE)
    assert found.counts[1] == (6.0, 1.0)


def test_a_rate_is_drawn_around_its_own_figure_per_hundred() -> None:
    """The mean of Gamma(k + 1/2) / n is (k + 1/2) / n: 400.5 of 1,000 are 40.05 per 100."""
    rates = reading((40.0,) * 3, 0.0, ((400.0, 1000.0),) * 3, kind=Kind.RATE)
    drawn = drawn_gaps(gaps([rates], ZONES), 20_000, np.random.default_rng(1))
    assert (40 * drawn.mean()) == pytest.approx(40.05, abs=0.05)
    shares = reading((40.0,) * 3, 0.0, ((400.0, 1000.0),) * 3)
    drawn = drawn_gaps(gaps([shares], ZONES), 20_000, np.random.default_rng(1))
    assert (40 * drawn.mean()) == pytest.approx(100 * 400.5 / 1001, abs=0.03)


def test_every_refusal_has_its_sentence() -> None:
    refused = {
        "none": indicator("n", polarity=Polarity.NONE),
        "count": indicator("c", kind=Kind.COUNT),
        "gone": indicator("g"),
    }
    _, found = readings_of(counted_year(), list(refused.values()), ZONES, KOMMUNE)
    assert [each.reason for each in found] == [
        "Indikatoren har ingen god eller dårlig retning, så ingen zone kan komme først på den.",
        "Et antal i en zone kan ikke holdes op mod et antal i hele kommunen.",
        "Der er ingen periode med et tal for alle zoner og for kommunen.",
    ]
    with pytest.raises(ValueError, match="^Der er ingen indikatorer at sammenligne zonerne på.$"):
        gaps([], ZONES)
    with pytest.raises(ValueError, match="^Indikator n: Indikatoren har ingen god"):
        gaps([reading((1, 0, 0), 0, name="n", polarity=Polarity.NONE)], ZONES)
