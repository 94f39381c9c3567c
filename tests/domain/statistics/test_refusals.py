"""What cannot be right is refused in whole sentences: what, where, and what to do."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from lib.domain.indicator import Kind, Polarity
from lib.domain.observation import Provenance
from lib.domain.statistics.checks import check_counts, check_level
from lib.domain.statistics.comparison import Benchmark, Comparison, Judged, Judgement, compare, rest_of
from lib.domain.statistics.differences import square_and_add
from lib.domain.statistics.errors import IncomparableDefinitions, InvalidNumbers
from lib.domain.statistics.intervals import Counts, Estimate, Interval, Method, byar_limits, exact_limits
from lib.domain.statistics.reliability import ReliabilityLimits
from lib.domain.statistics.trend import Point, change_since, trend, weighted_slope
from tests.domain.statistics.made import SCHOOL, fixed, judged

NAN = math.nan
FIRST_OF_2020 = date(2020, 1, 1)


def refused(
    kind: Kind, numerators: list[float], denominators: list[float], rows: list[str] | None = None
) -> str:
    """The sentence that refuses these counts."""
    with pytest.raises(InvalidNumbers) as caught:
        check_counts(kind, np.array(numerators), np.array(denominators), rows)
    return str(caught.value)


def test_a_level_is_between_0_and_1() -> None:
    check_level(0.001)
    check_level(0.999)
    with pytest.raises(InvalidNumbers) as caught:
        check_level(95.0)
    assert str(caught.value) == (
        "Konfidensniveauet 95.0 er ikke muligt: det skal ligge mellem 0 og 1, for eksempel 0.95."
    )


@pytest.mark.parametrize("limits_of", [byar_limits, exact_limits])
def test_poisson_limits_refuse_what_cannot_be_counted(limits_of: Callable[..., object]) -> None:
    with pytest.raises(InvalidNumbers, match="mellem 0 og 1"):
        limits_of([1], 1.0)
    with pytest.raises(InvalidNumbers, match="række 2, kolonnen numerator"):
        limits_of([1, -1])


def test_the_first_wrong_count_is_named_by_its_place_or_its_row() -> None:
    advice = "et antal er 0 eller derover. Ret tallet, eller lad feltet stå tomt, hvis det ikke er oplyst."
    counts = [3.0, -1.0, -2.0]
    assert refused(Kind.SHARE, counts, [10.0, 10.0, 10.0]) == (
        f"Antallet -1.0 er ikke muligt (række 2, kolonnen numerator): {advice}"
    )
    assert refused(Kind.COUNT, counts, [NAN] * 3, ["a", "b", "c"]) == (
        f"Antallet -1.0 er ikke muligt (b, kolonnen numerator): {advice}"
    )
    assert refused(Kind.RATE, [3.0, 1.0], [10.0, -5.0], ["a", "b"]) == (
        f"Antallet -5.0 er ikke muligt (b, kolonnen denominator): {advice}"
    )


def test_a_share_over_all_and_an_event_in_an_empty_group_are_named() -> None:
    assert refused(Kind.SHARE, [10.0, 12.0, 13.0], [10.0, 10.0, 10.0]) == (
        "Tælleren 12,0 passer ikke til nævneren 10,0 (række 2, kolonnerne numerator og denominator). "
        "En andel kan ikke være over 100 %: ret tallene."
    )
    assert refused(Kind.RATE, [0.0, 1.0], [0.0, 0.0], ["zone 1", "zone 2"]) == (
        "Tælleren 1,0 passer ikke til nævneren 0,0 (zone 2, kolonnerne numerator og denominator). "
        "Der kan ikke ske noget i en tom gruppe: ret tallene."
    )


def test_what_is_not_known_and_what_has_no_counts_is_not_refused() -> None:
    unknown = np.array([NAN, 0.0])
    for kind in Kind:
        check_counts(kind, unknown, np.array([10.0, NAN]))
    check_counts(Kind.MEAN, np.array([-5.0]), np.array([-1.0]))
    check_counts(Kind.COUNT, np.array([5.0]), np.array([-1.0]))
    check_counts(Kind.RATE, np.array([12.0]), np.array([10.0]))


def test_two_definitions_are_told_apart_in_every_part_in_which_they_differ() -> None:
    other = replace(SCHOOL, label="Anmeldelser", concept="kriminalitet", age_band="", unit="antal")
    unknown_unit = replace(SCHOOL, label="Point", unit="stjerner")
    advice = "Vælg to indikatorer med samme begreb, aldersgruppe og enhed."
    error = IncomparableDefinitions(SCHOOL, other)
    assert str(error) == (
        "»Kun grundskole, 15-64-årige« og »Anmeldelser« kan ikke sammenlignes: de måler ikke det samme, "
        "og aldersgruppen er 15-64 år i den ene og ikke afgrænset i den anden, "
        f"og enheden er procent i den ene og antal i den anden. {advice}"
    )
    assert (error.first, error.second) == (SCHOOL, other)
    assert str(IncomparableDefinitions(unknown_unit, SCHOOL)) == (
        "»Point« og »Kun grundskole, 15-64-årige« kan ikke sammenlignes: "
        f"enheden er stjerner i den ene og procent i den anden. {advice}"
    )


@pytest.mark.parametrize(
    ("number", "benchmark", "difference", "reason"),
    [
        (Judged(None, None), fixed(35), None, "Der er intet tal at vurdere."),
        (
            judged(20, 24, 29),
            Benchmark("kommunen", None, None),
            None,
            "Der er intet tal for kommunen at holde det op mod.",
        ),
        (
            judged(20, 24, 29, Provenance.INTERPOLERET),
            fixed(35),
            -11,
            "Et af tallene er beregnet mellem to offentliggjorte år og bruges ikke til en vurdering.",
        ),
        (
            judged(20, 24, 29),
            fixed(35, Provenance.DEMO),
            -11,
            "Et af tallene er demotal og bruges ikke til en vurdering.",
        ),
        (
            judged(20, 24, 29),
            Benchmark("kommunen", Estimate(35, None), None),
            -11,
            "Et af tallene har ingen kilde og bruges ikke til en vurdering.",
        ),
        (
            Judged(Estimate(24, None), Provenance.PUBLISHED),
            fixed(35),
            -11,
            "Antallet af personer bag tallet er ikke oplyst, så usikkerheden kan ikke beregnes.",
        ),
    ],
)
def test_why_a_number_is_not_judged(
    number: Judged, benchmark: Benchmark, difference: float | None, reason: str
) -> None:
    made = compare(number, benchmark, Polarity.LOWER)
    assert made == Comparison(Judgement.KAN_IKKE_VURDERES, "kommunen", difference, reason)


def test_a_part_may_be_the_whole_but_not_more() -> None:
    assert rest_of(Counts(5, 40), Counts(5, 40)) == Counts(0, 0)
    for part in (Counts(6, 40), Counts(5, 41)):
        with pytest.raises(InvalidNumbers) as caught:
            rest_of(Counts(5, 40), part)
        assert str(caught.value) == (
            "Området har flere personer end helheden, det er en del af. "
            "De to tal kommer ikke fra samme opgørelse: brug tal fra samme kilde og dato."
        )


def test_a_difference_without_an_interval_or_of_two_levels_is_refused() -> None:
    bare, known = Estimate(10.0, None), Estimate(10.0, Interval(8.0, 12.0, 0.95, Method.WILSON))
    at_99 = Estimate(10.0, Interval(7.0, 13.0, 0.99, Method.WILSON))
    for pair, sentence in (
        ((bare, known), "Forskellen kan ikke få et interval: antallene bag det ene tal er ikke oplyst."),
        ((known, bare), "Forskellen kan ikke få et interval: antallene bag det ene tal er ikke oplyst."),
        ((known, at_99), "De to intervaller har hvert sit konfidensniveau og kan ikke regnes sammen."),
    ):
        with pytest.raises(InvalidNumbers) as caught:
            square_and_add(*pair)
        assert str(caught.value) == sentence


def test_limits_and_values_that_cannot_be_are_refused() -> None:
    for low, high in ((2.0, 1.0), (NAN, 1.0), (1.0, NAN)):
        with pytest.raises(InvalidNumbers) as caught:
            Interval(low, high, 0.95, Method.WILSON)
        assert str(caught.value) == (
            f"Intervallet fra {low} til {high} kan ikke være rigtigt: "
            "nedre grænse skal være kendt og højst lig med øvre."
        )
    with pytest.raises(InvalidNumbers, match="Konfidensniveauet"):
        Interval(1.0, 2.0, 95, Method.WILSON)
    assert Interval(1.0, 1.0, 0.95, Method.WILSON).width == 0.0
    for value in (NAN, math.inf):
        with pytest.raises(InvalidNumbers) as caught:
            Estimate(value, None)
        assert (
            str(caught.value) == "Der er intet tal at vurdere: en manglende værdi må ikke regnes som et tal."
        )


def test_a_limit_of_the_grey_mark_is_over_0_and_may_be_under_1() -> None:
    assert ReliabilityLimits(0.5, 0.5).relative == 0.5
    for limits in ((0.0, 1.0), (20.0, 0.0)):
        with pytest.raises(InvalidNumbers) as caught:
            ReliabilityLimits(*limits)
        assert str(caught.value) == "Grænsen for et usikkert tal skal være over 0."


def test_a_period_a_slope_and_a_change_that_cannot_be_are_refused() -> None:
    with pytest.raises(InvalidNumbers) as caught:
        Point(date(2020, 1, 2), FIRST_OF_2020, None, None)
    assert str(caught.value) == "Perioden slutter 1. januar 2020, før den begynder 2. januar 2020."
    day = Point(FIRST_OF_2020, FIRST_OF_2020, None, None)
    with pytest.raises(InvalidNumbers) as caught:
        change_since(day, day)
    assert str(caught.value) == "Vælg et tidspunkt før 1. januar 2020 at regne ændringen fra."
    for times, errors in (([1, 1], [1, 1]), ([1, 2], [1, 0]), ([1, 2], [1, -1])):
        with pytest.raises(InvalidNumbers) as caught:
            weighted_slope(times, [2, 3], errors)
        assert str(caught.value) == (
            "En linje kræver mindst to tidspunkter og en kendt usikkerhed på hvert tal."
        )
    odd = Estimate(30, Interval(29, 31, 0.99, Method.WILSON))
    with pytest.raises(InvalidNumbers) as caught:
        trend([Point(FIRST_OF_2020, FIRST_OF_2020, odd, Provenance.PUBLISHED)])
    assert str(caught.value) == "Udviklingen beregnes med 95 %-intervaller."
