"""What stands in the way of a status, in the order in which it is said."""

from lib.domain.dates import long_date
from lib.domain.goals.assessment import Hindrance
from lib.domain.goals.goal import BaselineFrom, TargetRule
from lib.domain.goals.standing import Standing
from lib.domain.goals.target import BENCHMARKED, area_words
from lib.domain.goals.verdict import Verdict, cannot, no_benchmark
from lib.domain.indicator import Kind

FEWEST_SHOWN = 5
"""A count under five outside the plan as a whole gets no status: it could point at single persons."""

FEW_IN_ZONE = "Antal under 5 pr. zone: status vises kun for planen samlet."
FEW = "Antal under 5: status vises ikke."
MASKED = (
    "Det seneste tal er diskretioneret: det eller et tal, det kan regnes ud af, handler om for få personer"
)
NO_MEASUREMENT = "Der er ingen måling efter udgangspunktet."
ONLY_DEMO = "Der er kun demotal efter udgangspunktet, og de vurderes ikke."


def hindered(known: Standing) -> Verdict | None:
    """Why a reading can have no status; None where nothing stands in the way."""
    if known.reading.rule is TargetRule.TO_BE_SET:
        return cannot(Hindrance.INTET_MAAL, "Målet er ikke fastsat endnu.")
    return _no_baseline(known) or _too_few(known) or _no_latest(known) or _unreadable(known)


def _no_baseline(known: Standing) -> Verdict | None:
    reading, start = known.reading, known.baseline
    if reading.baseline_date is None:
        return cannot(Hindrance.UDGANGSPUNKT, "Aftalen oplyser ikke, hvilket år udgangspunktet er fra.")
    if start.value is not None:
        return None
    if reading.baseline_from is BaselineFrom.AFTALEN:
        return cannot(Hindrance.UDGANGSPUNKT, "Aftalen oplyser intet udgangspunkt.")
    since = long_date(reading.baseline_date)
    return cannot(
        Hindrance.UDGANGSPUNKT, f"Udgangspunktet kendes ikke: der er intet tal fra {since} eller året efter."
    )


def _too_few(known: Standing) -> Verdict | None:
    in_zone = known.reading.area_id in known.plan.zone_ids
    if known.masked:
        where = "status vises kun for planen samlet" if in_zone else "status vises ikke"
        return cannot(Hindrance.FOR_FAA, f"{MASKED}; {where}.")
    if known.reading.kind is not Kind.COUNT or known.reading.area_id == known.plan.plan_area:
        return None
    counts = (known.baseline.value, known.latest.value if known.latest else None)
    if any(each is not None and each < FEWEST_SHOWN for each in counts):
        return cannot(Hindrance.FOR_FAA, FEW_IN_ZONE if in_zone else FEW)
    return None


def _no_latest(known: Standing) -> Verdict | None:
    if known.latest is not None:
        return None
    if known.demo is not None:
        return cannot(Hindrance.KUN_DEMO, ONLY_DEMO)
    return cannot(Hindrance.INGEN_MAALING, NO_MEASUREMENT)


def _unreadable(known: Standing) -> Verdict | None:
    if known.broken is not None:
        reason = f"{known.broken.words.rstrip('.')}. Tallene derefter kan ikke læses som fremgang."
        return cannot(Hindrance.DATABRUD, reason)
    if known.reading.rule in BENCHMARKED and known.benchmark is None:
        _, areas = area_words(known.reading.benchmark_area_id, known.plan)
        return no_benchmark(areas)
    return None
