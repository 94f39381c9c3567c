"""The plan's close-out: of each goal what a next plan may learn from it.

Nothing here judges anew: status and hindrance are the goal's own (`GoalResult`). An advice is only given where the
figures, the agreement or a dated break bear it. Source: goals.csv, goal_readings.csv and the dated breaks (breaks.csv).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from lib.domain.goals.assessment import Assessment, Certainty, GoalResult, GoalStatus, Hindrance
from lib.domain.goals.breaks import Break, breaks_of
from lib.domain.goals.goal import TargetRule
from lib.domain.indicator import Kind

_WITHOUT_NUMBER = frozenset({TargetRule.FOLLOW, TargetRule.DECREASE, TargetRule.INCREASE})


class Advice(StrEnum):
    """What the data say of a next plan. Several may hold for one goal; their order is the order of a text."""

    NAAET = "naaet"
    HOLDER = "tempoet_holder"
    HOLDER_IKKE = "tempoet_holder_ikke"
    USIKKERT = "usikkert"
    FASTSAET = "fastsaet_maalet"
    ANDET_MAAL = "vaelg_et_andet_maal"
    SAMLET = "foelg_samlet"
    LAESNING = "aftal_laesningen"
    UDGANGSPUNKT = "fastlaeg_udgangspunktet"
    NYT_UDGANGSPUNKT = "nyt_udgangspunkt"
    MAALING = "skaf_maalingen"
    SAMMENLIGNING = "fastlaeg_sammenligningen"
    ANTAL = "skaf_antallene"
    TAL = "saet_et_tal"


@dataclass(frozen=True)
class CloseOut:
    """One goal at the plan's end.

    `crossed` is the latest break between baseline and the plan's end, `ahead` the first one after that; `advice` what
    holds for a next plan, in order.
    """

    result: GoalResult
    crossed: Break | None
    ahead: Break | None
    advice: tuple[Advice, ...]


def close_out(results: Sequence[GoalResult], breaks: pd.DataFrame, plan_end: date) -> tuple[CloseOut, ...]:
    """The close-out of every goal, in the order given. `breaks` as questions.breaks: indicator_id, date, text."""
    found = breaks_of(breaks)
    return tuple(
        _close_one(each, found.get(each.shown.reading.indicator_id, ()), plan_end) for each in results
    )


def _close_one(result: GoalResult, breaks: Sequence[Break], plan_end: date) -> CloseOut:
    start = result.shown.reading.baseline_date
    crossed = [each for each in breaks if start is not None and start < each.day <= plan_end]
    ahead = [each for each in breaks if each.day > plan_end]
    last_crossed, first_ahead = (crossed[-1] if crossed else None), (ahead[0] if ahead else None)
    return CloseOut(result, last_crossed, first_ahead, advice_of(result, last_crossed, first_ahead))


def advice_of(result: GoalResult, crossed: Break | None, ahead: Break | None) -> tuple[Advice, ...]:
    """What holds for a next plan, in the order of `Advice`.

    A number that means something else from a day after the plan's end (`ahead`) makes it idle to settle how the old
    one is read, started or measured: then only another goal is advised.
    """
    shown, why, old_stays = result.shown, result.hindrance, ahead is None
    holds = {
        **_of_status(result),
        Advice.FASTSAET: why is Hindrance.INTET_MAAL,
        Advice.ANDET_MAAL: not old_stays,
        Advice.SAMLET: why is Hindrance.FOR_FAA,
        Advice.LAESNING: old_stays and result.goal.is_ambiguous,
        Advice.UDGANGSPUNKT: old_stays and lacks_baseline(shown),
        Advice.NYT_UDGANGSPUNKT: old_stays and crossed is not None,
        Advice.MAALING: old_stays and shown.latest is None and why is not Hindrance.FOR_FAA,
        Advice.SAMMENLIGNING: old_stays and lacks_benchmark(result),
        Advice.ANTAL: old_stays and lacks_counts(result),
        Advice.TAL: old_stays and shown.reading.rule in _WITHOUT_NUMBER,
    }
    return tuple(advice for advice in Advice if holds.get(advice, False))


def lacks_baseline(shown: Assessment) -> bool:
    """True where there is no starting number, or the agreement does not say when it was so."""
    return shown.baseline is None or shown.reading.baseline_date is None


def lacks_benchmark(result: GoalResult) -> bool:
    """True where the goal is held against another area, and that area or its number is not known."""
    reading = result.shown.reading
    unnamed = reading.rule is TargetRule.FOLLOW and reading.benchmark_area_id is None
    return unnamed or result.hindrance is Hindrance.SAMMENLIGNING


def lacks_counts(result: GoalResult) -> bool:
    """True where a difference cannot be tested for want of the persons behind a share or a rate."""
    shown = result.shown
    untested = result.hindrance is Hindrance.FORSKEL and shown.development is None
    return untested and shown.kind is not Kind.MEAN


def _of_status(result: GoalResult) -> dict[Advice, bool]:
    """What the status itself says. An uncertain one says nothing of the pace, and a goal not judged nothing at all,
    unless it was tested and could not be told from its benchmark."""
    if result.hindrance is Hindrance.FORSKEL:
        return {Advice.USIKKERT: result.shown.development is not None}
    judged = {
        GoalStatus.NAAET: Advice.NAAET,
        GoalStatus.PAA_VEJ: Advice.HOLDER,
        GoalStatus.BAGUD: Advice.HOLDER_IKKE,
    }.get(result.status)
    if judged is None:
        return {}
    return {Advice.USIKKERT if result.certainty is Certainty.USIKKER else judged: True}


def grouped(close_outs: Sequence[CloseOut]) -> dict[str, tuple[CloseOut, ...]]:
    """The goals by delaftale, in the order in which the delaftaler first appear."""
    names = dict.fromkeys(each.result.goal.delaftale for each in close_outs)
    return {name: tuple(each for each in close_outs if each.result.goal.delaftale == name) for name in names}
