"""A goal without a number is followed: the area's development since the baseline against the benchmark area's.

Difference in differences with its interval (Newcombe 2001, lib/domain/statistics/differences.py). An area that is part
of its benchmark moves with it, which makes the interval too wide rather than too narrow.
"""

from lib.domain.goals.assessment import Certainty, GoalStatus, Hindrance, Measured
from lib.domain.goals.measured import counts_of
from lib.domain.goals.standing import Standing
from lib.domain.goals.target import area_words
from lib.domain.goals.verdict import Verdict, cannot, no_benchmark
from lib.domain.indicator import Kind
from lib.domain.numbers import signed
from lib.domain.sentences import size_words
from lib.domain.statistics.differences import Contrast, difference_in_differences


def against_benchmark(known: Standing, latest: Measured, start: float) -> Verdict:
    """On its way or behind only where the interval leaves out an equal development; never reached, as the agreement
    sets no number."""
    area, areas = area_words(known.reading.benchmark_area_id, known.plan)
    if known.reading.benchmark_area_id is None:
        return cannot(Hindrance.SAMMENLIGNING, "Aftalen nævner intet område at holde udviklingen op mod.")
    if known.benchmark is None:
        return no_benchmark(areas)
    before = known.benchmark_before
    if before is None:
        return cannot(
            Hindrance.SAMMENLIGNING, f"{areas.capitalize()} tal for udgangspunktets periode mangler."
        )
    contrast = _contrast(known, latest, known.benchmark)
    gap = contrast.value if contrast else (latest.value - start) - (known.benchmark.value - before)
    said = f"Udviklingen siden udgangspunktet er {_gap_words(gap, known, area)}"
    if contrast is None:
        return cannot(Hindrance.FORSKEL, f"{said}, men {_no_interval(known.reading.kind)}.")
    if not contrast.distinguishable:
        reason = f"{said}, men usikkerheden ({_interval_words(contrast, known)}) rummer også ingen forskel."
        return Verdict(GoalStatus.KAN_IKKE, Certainty.UKENDT, reason, Hindrance.FORSKEL, contrast)
    better = (contrast.value < 0) is known.target.lower_is_good
    status = GoalStatus.PAA_VEJ if better else GoalStatus.BAGUD
    return Verdict(status, Certainty.SIKKER, f"{said} ({_interval_words(contrast, known)}).", None, contrast)


def _contrast(known: Standing, latest: Measured, benchmark: Measured) -> Contrast | None:
    own, other = known.baseline.row, known.benchmark_start
    if own is None or other is None:
        return None
    return difference_in_differences(
        known.reading.kind,
        (counts_of(own), counts_of(latest)),
        (counts_of(other), counts_of(benchmark)),
    )


def _gap_words(gap: float, known: Standing, area: str) -> str:
    size = size_words(gap, known.reading.unit)
    if size == size_words(0.0, known.reading.unit):
        return f"den samme som i {area}"
    better = (gap < 0) is known.target.lower_is_good
    return f"{size} {'bedre' if better else 'dårligere'} end i {area}"


def _interval_words(contrast: Contrast, known: Standing) -> str:
    """The interval with plus for better: '95 %: +0,5 til +3,9'."""
    low, high = contrast.interval.low, contrast.interval.high
    if known.target.lower_is_good:
        low, high = -high, -low
    return f"95 %: {signed(low)} til {signed(high)}"


def _no_interval(kind: Kind) -> str:
    if kind is Kind.MEAN:
        return "et gennemsnit kommer uden usikkerhed, så forskellen kan ikke prøves"
    return "antallet af personer bag tallene er ikke oplyst, så forskellen kan ikke prøves"
