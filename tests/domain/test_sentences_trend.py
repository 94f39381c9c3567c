"""The headline over the curves."""

import datetime as dt

import pandas as pd

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.sentences_trend import trend_finding

INDICATOR = Indicator(
    indicator_id="i",
    label="Uden for arbejdsmarkedet",
    short_label="Uden for",
    concept="c",
    theme="t",
    unit="pct",
    kind=Kind.SHARE,
    age_band="18-64",
    polarity=Polarity.LOWER,
    additive=True,
    sensitive=False,
    period_rule="11-01",
    source_id="s",
)


def zones(years: dict[int, tuple[float, ...]], provenance: str = "published") -> pd.DataFrame:
    """One row per zone and year: {2015: (zone 1, zone 2, ...)}."""
    rows = [
        (f"z{place}", f"Zone {place}", year, dt.date(year, 11, 1), value, "ok", provenance)
        for year, values in years.items()
        for place, value in enumerate(values, start=1)
    ]
    columns = ["area_id", "name", "year", "period_end", "value", "status", "provenance"]
    return pd.DataFrame(rows, columns=columns)


def test_all_lower_says_by_how_much() -> None:
    series = zones({2015: (53.4, 44.6), 2019: (47.9, 41.7)})
    assert trend_finding(INDICATOR, series) == (
        "Uden for arbejdsmarkedet: 2,9 til 5,5 procentpoint lavere i begge zoner i 2019 end i 2015"
    )


def test_a_phrase_tells_of_people() -> None:
    series = zones({2015: (53.4, 44.6), 2019: (47.9, 41.7)})
    assert trend_finding(INDICATOR, series, phrase="står uden for arbejdsmarkedet") == (
        "Færre står uden for arbejdsmarkedet i begge zoner i 2019 end i 2015: 2,9 til 5,5 procentpoint lavere"
    )


def test_different_directions_are_told_apart() -> None:
    series = zones({2017: (10.0, 10.0, 10.0), 2021: (9.0, 11.0, 10.04)})
    assert trend_finding(INDICATOR, series) == (
        "Uden for arbejdsmarkedet fra 2017 til 2021: lavere i Zone 1, højere i Zone 2 og uændret i Zone 3"
    )


def test_no_change_is_no_change() -> None:
    series = zones({2017: (10.0, 12.0), 2021: (10.0, 12.0)})
    assert trend_finding(INDICATOR, series).endswith("uændret i begge zoner fra 2017 til 2021")


def test_demo_years_are_not_counted() -> None:
    series = pd.concat([zones({2019: (40.0, 41.0)}), zones({2025: (10.0, 11.0)}, "demo")])
    assert trend_finding(INDICATOR, series).endswith("offentliggjorte tal for alle zoner findes kun for 2019")


def test_only_demo_gives_a_neutral_title() -> None:
    assert "ingen offentliggjorte" in trend_finding(INDICATOR, zones({2025: (10.0, 11.0)}, "demo"))


def test_a_break_is_never_crossed() -> None:
    series = zones({2015: (53.4, 44.6), 2019: (47.9, 41.7)})
    told = trend_finding(INDICATOR, series, [dt.date(2017, 1, 1)])
    assert told.endswith("offentliggjorte tal for alle zoner findes kun for 2019")
    assert "2015" in trend_finding(INDICATOR, series, [dt.date(2024, 1, 1)]), "a later break changes nothing"


def test_a_year_that_one_zone_lacks_does_not_count() -> None:
    series = pd.concat([zones({2015: (53.4, 44.6)}), zones({2019: (47.9,)})])
    assert trend_finding(INDICATOR, series).endswith("findes kun for 2015")


def test_no_year_in_common_is_said() -> None:
    series = pd.concat([zones({2015: (53.4, 44.6)}), zones({2019: (47.9,)})])
    told = trend_finding(INDICATOR, series, [dt.date(2017, 1, 1)])
    assert (
        told == "Uden for arbejdsmarkedet: intet år efter databruddet har offentliggjorte tal for alle zoner"
    )


def test_a_plan_of_one_zone_has_no_several() -> None:
    series = zones({2015: (53.4,), 2019: (47.9,)})
    assert trend_finding(INDICATOR, series).endswith("lavere i zonen i 2019 end i 2015")


def test_a_break_on_the_day_of_a_figure_begins_the_series_with_it() -> None:
    series = zones({2015: (53.4, 44.6), 2019: (47.9, 41.7)})
    told = trend_finding(INDICATOR, series, [dt.date(2019, 11, 1)])
    assert told == "Uden for arbejdsmarkedet: offentliggjorte tal for alle zoner findes kun for 2019"


def test_more_people_and_one_size_where_all_zones_have_moved_alike() -> None:
    series = zones({2015: (40.0, 30.0), 2017: (10.0, 10.0), 2019: (45.0, 35.0)})
    assert trend_finding(INDICATOR, series, phrase="står uden for arbejdsmarkedet") == (
        "Flere står uden for arbejdsmarkedet i begge zoner i 2019 end i 2015: 5,0 procentpoint højere"
    )


def test_the_span_goes_from_the_least_to_the_most_of_several() -> None:
    series = zones({2015: (40.0, 40.0, 40.0, 40.0), 2019: (37.0, 39.0, 31.0, 38.0)})
    assert trend_finding(INDICATOR, series) == (
        "Uden for arbejdsmarkedet: 1,0 til 9,0 procentpoint lavere i alle fire zoner i 2019 end i 2015"
    )


def test_a_masked_value_and_an_empty_one_do_not_count_as_the_zones_own() -> None:
    series = zones({2015: (53.4, 44.6), 2017: (50.0, 43.0), 2019: (47.9, 41.7)})
    masked = series.assign(status=["ok"] * 5 + ["diskretioneret"])
    empty = series.assign(value=[53.4, 44.6, 50.0, 43.0, 47.9, float("nan")])
    for changed in (masked, empty):
        assert trend_finding(INDICATOR, changed).endswith("lavere i begge zoner i 2017 end i 2015")


def test_years_that_never_meet_are_no_matter_of_a_break() -> None:
    series = pd.concat([zones({2015: (53.4,)}), zones({2019: (47.9,)}).assign(area_id="z2", name="Zone 2")])
    assert trend_finding(INDICATOR, series) == (
        "Uden for arbejdsmarkedet: intet år har offentliggjorte tal for alle zoner"
    )


def test_zones_are_named_in_zone_order_and_not_by_the_alphabet() -> None:
    named = {"Zone 1": "Zone 9", "Zone 2": "Zone 10", "Zone 3": "Zone 11"}
    series = zones({2017: (10.0, 10.0, 10.0), 2021: (9.0, 8.0, 11.0)})
    told = trend_finding(INDICATOR, series.assign(name=series["name"].map(named)))
    assert told.endswith("fra 2017 til 2021: lavere i Zone 9 og Zone 10 og højere i Zone 11")
