"""An area held against a named benchmark: better, not different, worse, or not to be judged, and why not.

Source of the rule: docs/architecture.md, "The rules of the numbers". Without counts there is no interval and
so no judgement; demo and interpolated numbers are never judged.
"""

from dataclasses import dataclass
from enum import StrEnum

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.observation import REAL_PROVENANCES, Provenance
from lib.domain.statistics.differences import square_and_add
from lib.domain.statistics.errors import IncomparableDefinitions, InvalidNumbers
from lib.domain.statistics.intervals import LEVEL, Counts, Estimate, Interval, Method, estimate


class Judgement(StrEnum):
    """The outcome of a comparison. LAVERE and HOEJERE are for indicators without polarity."""

    BEDRE = "bedre"
    IKKE_FORSKELLIG = "ikke_forskellig"
    VAERRE = "vaerre"
    LAVERE = "lavere"
    HOEJERE = "hoejere"
    KAN_IKKE_VURDERES = "kan_ikke_vurderes"


JUDGEMENT_WORDS = {
    Judgement.BEDRE: "bedre",
    Judgement.IKKE_FORSKELLIG: "ikke forskellig",
    Judgement.VAERRE: "værre",
    Judgement.LAVERE: "lavere",
    Judgement.HOEJERE: "højere",
    Judgement.KAN_IKKE_VURDERES: "kan ikke vurderes",
}


_UNFIT_WORDS = {
    Provenance.DEMO: "er demotal",
    Provenance.INTERPOLERET: "er beregnet mellem to offentliggjorte år",
    None: "har ingen kilde",
}


@dataclass(frozen=True)
class Judged:
    """The number that is judged: None where there is none (missing or masked)."""

    estimate: Estimate | None
    provenance: Provenance | None


@dataclass(frozen=True)
class Benchmark:
    """What it is held against. `name` is how a sentence names it in the definite form ('kommunen', 'landet').

    With an interval in its estimate the benchmark is uncertain too and must be independent of the area (the
    rest of the kommune, another zone); without one it is a fixed number (the kommune, the country).
    """

    name: str
    estimate: Estimate | None
    provenance: Provenance | None


@dataclass(frozen=True)
class Comparison:
    """The outcome. `reason` is a Danish sentence when it cannot be judged, else empty.

    `difference` is number minus benchmark in the unit of the number (points for pct), None where one is
    missing.
    """

    judgement: Judgement
    benchmark: str
    difference: float | None
    reason: str


def ensure_comparable(first: Indicator, second: Indicator) -> None:
    """Raises IncomparableDefinitions unless concept, age band and unit are the same."""
    if not first.comparable_with(second):
        raise IncomparableDefinitions(first, second)


def compare(judged: Judged, benchmark: Benchmark, polarity: Polarity) -> Comparison:
    """Holds a number against a benchmark in the same unit, by interval.

    A fixed benchmark differs when it lies outside the interval of the number; an uncertain one when the
    interval of the difference leaves out 0 (square-and-add, which for shares is Newcombe's method 10).
    """
    reason = _reason_not_to_judge(judged, benchmark)
    gap = _gap(judged.estimate, benchmark.estimate)
    if reason or judged.estimate is None or benchmark.estimate is None:
        return Comparison(Judgement.KAN_IKKE_VURDERES, benchmark.name, gap, reason)
    side = _side(judged.estimate, benchmark.estimate)
    return Comparison(_judgement(side, polarity), benchmark.name, gap, "")


def rest_of(whole: Counts, part: Counts) -> Counts:
    """The whole without the part, from counts: the kommune without the area. NaN where a count is not known.

    Raises InvalidNumbers when the part is larger than the whole: the two are not from the same count.
    """
    rest = Counts(whole.numerator - part.numerator, whole.denominator - part.denominator)
    if rest.numerator < 0 or rest.denominator < 0:
        raise InvalidNumbers(
            "Området har flere personer end helheden, det er en del af. "
            "De to tal kommer ikke fra samme opgørelse: brug tal fra samme kilde og dato."
        )
    return rest


def rest_benchmark(
    name: str, kind: Kind, whole: Counts, part: Counts, provenance: Provenance, level: float = LEVEL
) -> Benchmark:
    """The benchmark 'the rest of' a whole (`name`: 'resten af kommunen'), uncertain and independent of the
    part.
    """
    return Benchmark(name, estimate(kind, rest_of(whole, part), level), provenance)


def _gap(one: Estimate | None, other: Estimate | None) -> float | None:
    return None if one is None or other is None else one.value - other.value


def _reason_not_to_judge(judged: Judged, benchmark: Benchmark) -> str:
    """The first thing that stands in the way, as a sentence; empty when nothing does."""
    if judged.estimate is None:
        return "Der er intet tal at vurdere."
    if benchmark.estimate is None:
        return f"Der er intet tal for {benchmark.name} at holde det op mod."
    for provenance in (judged.provenance, benchmark.provenance):
        if provenance not in REAL_PROVENANCES:
            return f"Et af tallene {_UNFIT_WORDS[provenance]} og bruges ikke til en vurdering."
    if judged.estimate.interval is None:
        return "Antallet af personer bag tallet er ikke oplyst, så usikkerheden kan ikke beregnes."
    return ""


def _side(one: Estimate, other: Estimate) -> int:
    """-1 when the number is below the benchmark beyond doubt, 1 when above, 0 when they cannot be told apart."""
    limits = _limits_of_difference(one, other)
    if limits is None or limits.holds(0.0):
        return 0
    return 1 if limits.low > 0 else -1


def _limits_of_difference(one: Estimate, other: Estimate) -> Interval | None:
    if one.interval is None:
        return None
    if other.interval is None:
        low, high = one.interval.low - other.value, one.interval.high - other.value
        return Interval(low, high, one.interval.level, one.interval.method)
    return square_and_add(one, other, Method.MOVER).interval


def _judgement(side: int, polarity: Polarity) -> Judgement:
    if side == 0:
        return Judgement.IKKE_FORSKELLIG
    if polarity is Polarity.NONE:
        return Judgement.HOEJERE if side > 0 else Judgement.LAVERE
    good = (side > 0) == (polarity is Polarity.HIGHER)
    return Judgement.BEDRE if good else Judgement.VAERRE
