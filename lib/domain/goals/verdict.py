"""What can be said of a reading that nothing stands in the way of: reached, on its way or behind, and how surely."""

from dataclasses import dataclass

from lib.domain.goals.amounts import exact, measured, on_the_line
from lib.domain.goals.assessment import Certainty, GoalStatus, Hindrance, Measured
from lib.domain.goals.pace import expected
from lib.domain.goals.standing import Standing
from lib.domain.goals.target import on_good_side, satisfies
from lib.domain.statistics.differences import Contrast

AT_THE_END = "Ikke nået ved planens slutning"


@dataclass(frozen=True)
class Verdict:
    """A status, how sure it is, the Danish sentence it rests on and, where there is none, what stands in the way."""

    status: GoalStatus
    certainty: Certainty
    reason: str
    hindrance: Hindrance | None = None
    development: Contrast | None = None


def cannot(hindrance: Hindrance, reason: str) -> Verdict:
    """No status, and why."""
    return Verdict(GoalStatus.KAN_IKKE, Certainty.UKENDT, reason, hindrance)


def no_benchmark(areas: str) -> Verdict:
    """Where `areas` ('kommunens') have no figure of the same period."""
    return cannot(Hindrance.SAMMENLIGNING, f"{areas.capitalize()} tal for samme periode mangler.")


def certainty_of(number: Measured, line: float) -> Certainty:
    """Whether the 95 % interval of a number leaves out the line that decides; a limit on the line does not."""
    if number.low is None or number.high is None:
        return Certainty.UKENDT
    return Certainty.USIKKER if number.low <= line <= number.high else Certainty.SIKKER


def against_number(known: Standing, latest: Measured, line: float) -> Verdict:
    """The status of a target that is the number `line`: reached when it holds, else by the way to it."""
    unit, target = known.reading.unit, known.target
    said = f"Seneste tal, {measured(latest, unit)},"
    if satisfies(latest.value, target):
        return Verdict(
            GoalStatus.NAAET, certainty_of(latest, line), f"{said} opfylder målet: {target.words}."
        )
    if known.at_plan_end:
        reason = f"{AT_THE_END}: seneste tal, {measured(latest, unit)}, opfylder ikke målet: {target.words}."
        return Verdict(GoalStatus.BAGUD, certainty_of(latest, line), reason)
    start, day = known.baseline.value, known.baseline.day
    if start is None or day is None:
        raise ValueError("Uden et udgangspunkt er der ingen linje at holde det seneste tal op mod.")
    height = expected(start, day, line, latest.day, known.plan_end, known.reading.by_curve)
    on_way = on_good_side(latest.value, height, target.lower_is_good, strict=False)
    where = _place(on_way, target.lower_is_good)
    way = "kurven" if known.reading.by_curve else "den rette linje"
    reason = f"{said} er {where} {way} mod målet, som den dag er {on_the_line(height, unit)}."
    return Verdict(GoalStatus.PAA_VEJ if on_way else GoalStatus.BAGUD, certainty_of(latest, height), reason)


def against_baseline(known: Standing, latest: Measured, start: float) -> Verdict:
    """The status of a target that is only a direction from `start`: before the plan ends it is no more than on its
    way."""
    lower, unit = known.target.lower_is_good, known.reading.unit
    sure = certainty_of(latest, start)
    better = on_good_side(latest.value, start, lower, strict=True)
    word = "lavere" if lower else "højere"
    said = f"eneste tal, {measured(latest, unit)}, er {'' if better else 'ikke '}{word} end udgangspunktet, "
    said += f"{exact(start, unit)}."
    if better:
        return Verdict(GoalStatus.NAAET if known.at_plan_end else GoalStatus.PAA_VEJ, sure, f"S{said}")
    return Verdict(GoalStatus.BAGUD, sure, f"{AT_THE_END}: s{said}" if known.at_plan_end else f"S{said}")


def _place(on_way: bool, lower_is_good: bool) -> str:
    side = "under" if lower_is_good is on_way else "over"
    return f"på eller {side}" if on_way else side
