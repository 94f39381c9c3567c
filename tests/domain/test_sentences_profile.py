"""The sentences of *Profil*, word for word."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.domain.benchmark import Figure
from lib.domain.indicator import Kind, Polarity
from lib.domain.judged import Mark
from lib.domain.observation import Provenance
from lib.domain.pair import two_areas, two_years
from lib.domain.sentences_profile import (
    difference_sentence,
    furthest_adverse,
    number_words,
    pair_finding,
    profile_finding,
    scatter_finding,
)
from tests.domain.profile_builders import demo_line, indicator, line, masked_line, shown

FAVOURABLE = {"figure": Figure(18.0, Provenance.PUBLISHED), "gap": -4.3}


def test_published_numbers_tell_sides_and_the_furthest() -> None:
    lines = [line(), line(**FAVOURABLE), line(short_label="Børn", gap=12.1), line(polarity=Polarity.NONE)]
    assert profile_finding("Zone 1", lines, "kommunen") == (
        "Zone 1 ligger på den ugunstige side af kommunen på to af tre indikatorer, længst fra i »Uden arbejde, 18-64 "
        "år«: 25,6 procentpoint over"
    )


def test_a_low_number_of_something_good_is_under() -> None:
    low = line(polarity=Polarity.HIGHER, figure=Figure(52.6, Provenance.PUBLISHED), gap=-18.0,
               benchmark=Figure(70.6, Provenance.PUBLISHED))  # fmt: skip
    assert profile_finding("Zone 1", [low], "landet").endswith(
        "på den ene indikator, der kan sammenlignes, »Uden arbejde, 18-64 år«: 18,0 procentpoint under"
    )


def test_only_shares_are_measured_in_procentpoint() -> None:
    rate = line(indicator_id="domme", unit="pr_100_personer", gap=60.0)
    furthest = furthest_adverse([rate, line()])
    assert furthest is not None
    assert furthest.indicator_id == "uden_arbejde"
    assert furthest_adverse([rate]) is None


def test_all_on_the_good_side() -> None:
    finding = profile_finding("Zone 3", [line(**FAVOURABLE), line(**FAVOURABLE)], "kommunen")
    assert finding == "Zone 3 ligger på den gunstige side af kommunen på begge indikatorer"


def test_judged_numbers_are_counted_by_judgement() -> None:
    loaded = Figure(47.9, Provenance.DATATRAEK)
    marks = (Mark.VAERRE, Mark.VAERRE, Mark.BEDRE, Mark.GRAA)
    lines = [line(figure=loaded, mark=mark) for mark in marks]
    assert profile_finding("Zone 1", lines, "kommunen") == (
        "Zone 1 mod kommunen på fire indikatorer: dårligere på to, bedre på én og uden sikker forskel på én"
    )


def test_demo_carries_no_finding() -> None:
    assert profile_finding("Bukkebladet", [demo_line(), masked_line()], "kommunen") == (
        "Bukkebladet: demotal, som ikke vurderes"
    )


def test_nothing_real_at_all() -> None:
    assert "ingen offentliggjorte eller indlæste tal" in profile_finding(
        "Zone 1", [masked_line()], "kommunen"
    )


def test_a_difference_whose_interval_holds_zero_cannot_be_told() -> None:
    pair = two_areas(
        indicator(), shown("nord", 2025, 30, 100), shown("syd", 2025, 28, 100), "Uden arbejde, 2025"
    )
    assert pair_finding(pair) == "Uden arbejde, 2025: Nord og Syd kan ikke skelnes"
    assert difference_sentence(pair) == (
        "Forskellen er +2,0 procentpoint (95 %-interval −10,5 til +14,4). Intervallet rummer 0: de to tal kan ikke "
        "skelnes."
    )


def test_a_difference_that_is_there() -> None:
    pair = two_areas(
        indicator(), shown("nord", 2025, 56, 70), shown("syd", 2025, 48, 80), "Uden arbejde, 2025"
    )
    assert pair_finding(pair) == "Uden arbejde, 2025: Nord ligger 20,0 procentpoint over Syd"
    assert difference_sentence(pair) == (
        "Forskellen er +20,0 procentpoint (95 %-interval +5,2 til +33,4). Intervallet holder sig på den ene side af 0: "
        "forskellen er sikker."
    )


def test_two_years_are_told_in_time() -> None:
    later = shown("nord", 2019, None, None)
    pair = two_years(
        indicator(), shown("nord", 2015, None, None, value=53.4), later, [], "Uden arbejde, Nord"
    )
    assert pair_finding(pair) == "Uden arbejde, Nord: 5,5 procentpoint lavere i 2019 end i 2015"
    assert difference_sentence(pair).startswith("Forskellen er −5,5 procentpoint. Antallet af personer")


def test_demo_is_told_and_its_sides_are_not() -> None:
    made_up = shown("nord", 2025, 56, 70, provenance="demo")
    pair = two_areas(indicator(), made_up, shown("syd", 2025, 48, 80), "Uden arbejde, 2025")
    assert pair_finding(pair) == "Uden arbejde, 2025: Nord og Syd, demotal"
    assert difference_sentence(pair).endswith("Tallene er demo.")
    assert "sikker" not in difference_sentence(pair)


def test_a_masked_number_is_a_word() -> None:
    hidden = shown("syd", 2025, None, None, status="diskretioneret", value=float("nan"))
    pair = two_areas(indicator(), shown("nord", 2025, 56, 70), hidden, "Uden arbejde, 2025")
    assert number_words(pair.second, "pct") == "diskretioneret"
    assert pair_finding(pair) == "Uden arbejde, 2025: Nord og Syd kan ikke holdes op mod hinanden"
    assert difference_sentence(pair).startswith("Mindst et af tallene vises ikke")


@pytest.mark.parametrize(
    ("cross", "who"),
    [
        ((20.0, 20.0), "Alle tre zoner"),
        ((45.0, 20.0), "Én af de tre zoner"),
        ((60.0, 20.0), "Ingen af de tre zoner"),
    ],
)
def test_the_scatter_counts_who_is_over_on_both(cross: tuple[float, float], who: str) -> None:
    points = pd.DataFrame({"x": [40.0, 50.0, 42.0], "y": [30.0, 31.0, 32.0], "real": True})
    assert (
        scatter_finding(points, ("A", "B"), cross, "kommunen", "zoner")
        == f"{who} ligger over kommunen på begge: A og B"
    )


def test_the_scatter_of_demo_is_neutral() -> None:
    points = pd.DataFrame({"x": [40.0], "y": [30.0], "real": [False]})
    assert (
        scatter_finding(points, ("A", "B"), (20.0, 20.0), "kommunen", "zoner") == "A og B: demotal for zoner"
    )


def test_the_other_sides_of_a_difference() -> None:
    nord, syd = shown("nord", 2025, 56, 70), shown("syd", 2025, 48, 80)
    under = two_areas(indicator(), syd, nord, "Uden arbejde, 2025")
    assert pair_finding(under) == "Uden arbejde, 2025: Syd ligger 20,0 procentpoint under Nord"
    assert difference_sentence(under).startswith(
        "Forskellen er −20,0 procentpoint (95 %-interval −33,4 til −5,2)."
    )
    later = two_years(
        indicator(),
        shown("nord", 2015, None, None, value=47.9),
        shown("nord", 2019, None, None, value=53.4),
        [],
        "Uden arbejde, Nord",
    )
    assert pair_finding(later) == "Uden arbejde, Nord: 5,5 procentpoint højere i 2019 end i 2015"
    level = two_areas(
        indicator(),
        shown("nord", 2025, None, None, value=20.04),
        shown("syd", 2025, None, None, value=20.0),
        "Uden arbejde, 2025",
    )
    assert pair_finding(level) == "Uden arbejde, 2025: Nord og Syd er på niveau"


def test_a_certain_demo_difference_is_on_one_side_and_no_more() -> None:
    made_up = shown("nord", 2025, 56, 70, provenance="demo")
    pair = two_areas(indicator(), made_up, shown("syd", 2025, 48, 80), "Uden arbejde, 2025")
    assert difference_sentence(pair).endswith(
        " Intervallet holder sig på den ene side af 0. Tallene er demo."
    )


def test_a_number_has_its_interval_where_there_is_one() -> None:
    pair = two_areas(
        indicator(), shown("nord", 2025, 56, 70), shown("syd", 2025, None, None, value=60.0), "x"
    )
    first, second = (number_words(each, "pct") for each in (pair.first, pair.second))
    assert first == "80,0\N{NO-BREAK SPACE}% (77,0 til 83,0)"
    assert second == "60,0\N{NO-BREAK SPACE}%"


def test_one_judged_number_is_one_indicator() -> None:
    better = line(figure=Figure(18.0, Provenance.DATATRAEK), mark=Mark.BEDRE)
    assert (
        profile_finding("Zone 1", [better], "kommunen") == "Zone 1 mod kommunen på én indikator: bedre på én"
    )


def test_a_number_against_a_made_up_benchmark_is_no_finding() -> None:
    lines = [line(mark=Mark.VAERRE, benchmark=Figure(22.3, Provenance.DEMO))]
    assert profile_finding("Zone 1", lines, "kommunen") == (
        "Zone 1: ingen offentliggjorte eller indlæste tal at holde op mod kommunen"
    )


def test_a_count_has_no_decimals_in_its_difference_and_a_rate_has_one() -> None:
    nord = shown("nord", 2025, None, None, value=1_200.0)
    syd = shown("syd", 2025, None, None, value=63.0)
    number_of = replace(indicator(kind=Kind.COUNT), unit="antal")
    assert difference_sentence(two_areas(number_of, nord, syd, "x")) == (
        "Forskellen er +1.137. Antallet af personer bag mindst et af tallene er ikke oplyst, så usikkerheden kan ikke "
        "beregnes."
    )
    rate = replace(indicator(kind=Kind.RATE), unit="pr_100_personer")
    told = difference_sentence(two_areas(rate, {**nord, "value": 4.4}, {**syd, "value": 3.05}, "x"))
    assert told.startswith("Forskellen er +1,4 pr. 100 personer. ")


def test_a_difference_that_is_shown_with_a_decimal_is_no_level() -> None:
    nord, syd = (
        shown(area, 2025, None, None, value=value) for area, value in (("nord", 20.3), ("syd", 20.0))
    )
    pair = two_areas(indicator(), nord, syd, "Uden arbejde, 2025")
    assert pair_finding(pair) == "Uden arbejde, 2025: Nord ligger 0,3 procentpoint over Syd"
    before = shown("nord", 2019, None, None, value=20.0)
    later = two_years(indicator(), before, nord, [], "Uden arbejde, Nord")
    assert pair_finding(later) == "Uden arbejde, Nord: 0,3 procentpoint højere i 2025 end i 2019"


@pytest.mark.parametrize("cross", [(None, 20.0), (20.0, None)])
def test_without_one_of_the_benchmarks_the_scatter_is_neutral(
    cross: tuple[float | None, float | None],
) -> None:
    points = pd.DataFrame({"x": [40.0, 50.0], "y": [30.0, 31.0], "real": True})
    assert scatter_finding(points, ("A", "B"), cross, "kommunen", "zoner") == "A og B"


def test_on_the_benchmark_is_not_over_it() -> None:
    points = pd.DataFrame({"x": [20.0, 30.0, 30.0], "y": [30.0, 20.0, 30.0], "real": True})
    assert scatter_finding(points, ("A", "B"), (20.0, 20.0), "kommunen", "zoner") == (
        "Én af de tre zoner ligger over kommunen på begge: A og B"
    )


def test_all_of_several_is_said_in_words() -> None:
    three = [line(**FAVOURABLE)] * 3
    assert profile_finding("Zone 3", three, "kommunen").endswith("af kommunen på alle tre indikatorer")
    alone = profile_finding("Zone 3", three[:1], "kommunen")
    assert alone == (
        "Zone 3 ligger på den gunstige side af kommunen på den ene indikator, der kan sammenlignes"
    )
    assert profile_finding("Zone 1", [line(), line(gap=12.1)], "kommunen") == (
        "Zone 1 ligger på den ugunstige side af kommunen på begge indikatorer, længst fra i »Uden arbejde, 18-64 år«: "
        "25,6 procentpoint over"
    )
    points = pd.DataFrame({"x": [40.0, 50.0], "y": [30.0, 31.0], "real": True})
    assert scatter_finding(points, ("A", "B"), (20.0, 20.0), "kommunen", "zoner") == (
        "Begge zoner ligger over kommunen på begge: A og B"
    )


def test_the_furthest_is_found_wherever_it_stands_and_half_a_point_is_over() -> None:
    lines = [line(gap=12.1, short_label="Børn"), line(), line(gap=0.5, short_label="Unge")]
    furthest = furthest_adverse(lines)
    assert furthest is not None
    assert furthest.short_label == "Uden arbejde, 18-64 år"
    assert profile_finding("Zone 1", lines[2:], "kommunen").endswith("»Unge«: 0,5 procentpoint over")
