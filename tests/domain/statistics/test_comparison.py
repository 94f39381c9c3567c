"""Better, not different, worse, or not to be judged; and what may be held against what."""

import math
from dataclasses import replace

import pytest

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.observation import Provenance
from lib.domain.statistics.comparison import (
    JUDGEMENT_WORDS,
    Benchmark,
    Judged,
    Judgement,
    compare,
    ensure_comparable,
    rest_benchmark,
    rest_of,
)
from lib.domain.statistics.errors import IncomparableDefinitions, InvalidNumbers, StatisticsError
from lib.domain.statistics.intervals import Counts, Estimate, estimate
from tests.domain.statistics.made import REAL, SCHOOL, fixed, judged


@pytest.mark.parametrize(
    ("polarity", "below", "above"),
    [
        (Polarity.HIGHER, Judgement.VAERRE, Judgement.BEDRE),
        (Polarity.LOWER, Judgement.BEDRE, Judgement.VAERRE),
        (Polarity.NONE, Judgement.LAVERE, Judgement.HOEJERE),
    ],
)
def test_the_side_is_named_by_polarity(polarity: Polarity, below: Judgement, above: Judgement) -> None:
    assert compare(judged(20, 24, 29), fixed(35), polarity).judgement is below
    assert compare(judged(40, 45, 50), fixed(35), polarity).judgement is above
    assert compare(judged(30, 36, 42), fixed(35), polarity).judgement is Judgement.IKKE_FORSKELLIG


@pytest.mark.parametrize("benchmark", [29, 20])
def test_a_benchmark_on_the_limit_is_not_different(benchmark: float) -> None:
    made = compare(judged(20, 24, 29), fixed(benchmark), Polarity.HIGHER)

    assert made.judgement is Judgement.IKKE_FORSKELLIG


def test_the_outcome_names_its_benchmark_and_the_difference_in_points() -> None:
    made = compare(judged(40, 45.5, 50), fixed(35), Polarity.NONE)

    assert (made.benchmark, made.difference, made.reason) == ("kommunen", 10.5, "")


def test_a_number_without_n_shows_its_difference_and_says_why_it_is_not_judged() -> None:
    made = compare(Judged(Estimate(42.4, None), Provenance.PUBLISHED), fixed(25.6), Polarity.LOWER)

    assert made.judgement is Judgement.KAN_IKKE_VURDERES
    assert made.difference == pytest.approx(16.8)
    assert "ikke oplyst" in made.reason


@pytest.mark.parametrize(
    ("number", "benchmark", "part_of_reason"),
    [
        (Judged(None, None), fixed(35), "intet tal at vurdere"),
        (judged(20, 24, 29), Benchmark("landet", None, None), "intet tal for landet"),
        (judged(20, 24, 29, Provenance.DEMO), fixed(35), "er demotal"),
        (judged(20, 24, 29), fixed(35, Provenance.DEMO), "er demotal"),
        (judged(20, 24, 29, Provenance.INTERPOLERET), fixed(35), "mellem to offentliggjorte år"),
    ],
)
def test_what_cannot_be_judged_says_why(number: Judged, benchmark: Benchmark, part_of_reason: str) -> None:
    made = compare(number, benchmark, Polarity.LOWER)

    assert made.judgement is Judgement.KAN_IKKE_VURDERES
    assert part_of_reason in made.reason


def test_an_uncertain_benchmark_is_judged_by_the_difference_not_by_overlapping_bars() -> None:
    # Newcombe 1998 (17:873-890), table II: 56/70 against 48/80 differ, 0.0524 to 0.3339, though the Wilson bars
    # (0.692-0.877 and 0.490-0.701) overlap.
    area, other = estimate(Kind.SHARE, Counts(56, 70)), estimate(Kind.SHARE, Counts(48, 80))
    assert area is not None
    assert other is not None
    assert area.interval is not None
    assert other.interval is not None
    assert area.interval.low < other.interval.high

    made = compare(Judged(area, REAL), Benchmark("zone 2", other, REAL), Polarity.HIGHER)
    assert made.judgement is Judgement.BEDRE


def test_an_uncertain_benchmark_can_leave_two_numbers_indistinct() -> None:
    # Same table: 5/56 against 0/29 gives -0.0381 to 0.1926.
    area, other = estimate(Kind.SHARE, Counts(5, 56)), estimate(Kind.SHARE, Counts(0, 29))

    made = compare(Judged(area, REAL), Benchmark("zone 2", other, REAL), Polarity.HIGHER)
    assert made.judgement is Judgement.IKKE_FORSKELLIG


def test_the_rest_of_the_kommune_is_the_kommune_without_the_area() -> None:
    assert rest_of(Counts(5_000, 40_000), Counts(900, 3_000)) == Counts(4_100, 37_000)

    made = rest_benchmark(
        "resten af kommunen", Kind.SHARE, Counts(5_000, 40_000), Counts(900, 3_000), Provenance.PUBLISHED
    )
    assert made.estimate is not None
    assert made.estimate.value == pytest.approx(100 * 4_100 / 37_000)
    assert made.estimate.interval is not None


def test_the_rest_is_unknown_when_a_count_is_masked() -> None:
    rest = rest_of(Counts(5_000, 40_000), Counts(math.nan, 3_000))

    assert math.isnan(rest.numerator)
    made = rest_benchmark(
        "resten", Kind.SHARE, Counts(5_000, 40_000), Counts(math.nan, 3_000), Provenance.PUBLISHED
    )
    assert made.estimate is None


@pytest.mark.parametrize("part", [Counts(6_000, 10_000), Counts(10, 41_000)])
def test_a_part_larger_than_the_whole_is_refused(part: Counts) -> None:
    with pytest.raises(InvalidNumbers, match="samme opgørelse"):
        rest_of(Counts(5_000, 40_000), part)


def test_indicators_of_one_definition_may_be_compared() -> None:
    ensure_comparable(SCHOOL, replace(SCHOOL, indicator_id="andet", label="En anden kilde"))


@pytest.mark.parametrize(
    ("other", "part_of_sentence"),
    [
        (replace(SCHOOL, label="Ledige", concept="ledighed"), "de måler ikke det samme"),
        (replace(SCHOOL, label="Unge", age_band="18-29"), "15-64 år i den ene og 18-29 år i den anden"),
        (replace(SCHOOL, label="Antal", unit="antal"), "procent i den ene og antal i den anden"),
    ],
)
def test_incomparable_definitions_are_refused_naming_both(other: Indicator, part_of_sentence: str) -> None:
    with pytest.raises(IncomparableDefinitions) as refused:
        ensure_comparable(SCHOOL, other)

    sentence = str(refused.value)
    assert f"»{SCHOOL.label}« og »{other.label}« kan ikke sammenlignes" in sentence
    assert part_of_sentence in sentence
    assert isinstance(refused.value, StatisticsError)


def test_every_judgement_has_a_word() -> None:
    assert set(JUDGEMENT_WORDS) == set(Judgement)
