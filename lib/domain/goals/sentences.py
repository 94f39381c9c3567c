"""What is said of the goals in Danish: the headline, and each part of a goal's row in words.

A sentence never says more than the status does: demo numbers are in none of them but their own, and where readings of
the agreement differ that is what is said.
"""

from collections.abc import Sequence

from lib.domain.goals.amounts import exact, last_day, measured, on_the_line
from lib.domain.goals.assessment import Assessment, Certainty, GoalResult, GoalStatus, Hindrance
from lib.domain.goals.summary import hindrances, status_counts
from lib.domain.goals.words import HINDRANCE_WORDS, status_sign
from lib.domain.list_words import listed
from lib.domain.numbers import count, number

UNKNOWN = "ikke kendt"
NO_LATEST = "ingen måling endnu"


def goals_finding(results: Sequence[GoalResult]) -> str:
    """The headline: '12 af 59 mål er nået, 9 er på vej og 7 er bagud; 31 kan ikke vurderes'.

    Where nothing is measured after the baselines, that is the finding; where nothing can be judged though there are
    measurements, the finding names what most often stands in the way.
    """
    if not results:
        return "Planen har ingen mål"
    counts = status_counts(results)
    unknown = counts[GoalStatus.KAN_IKKE]
    if unknown == len(results):
        return f"{_none_of(len(results))} kan vurderes{_why_none(results)}"
    reached = counts[GoalStatus.NAAET]
    first = (
        f"{count(reached)} af {count(len(results))} mål er nået"
        if reached
        else f"{_none_of(len(results))} er nået"
    )
    on_way, behind = _number(counts[GoalStatus.PAA_VEJ]), _number(counts[GoalStatus.BAGUD])
    rest = f"; {count(unknown)} kan ikke vurderes" if unknown else ""
    return f"{first}, {on_way} er på vej og {behind} er bagud{rest}"


def hindrance_finding(results: Sequence[GoalResult]) -> str:
    """What most often stands in the way: 'Af 31 mål, der ikke kan vurderes: 20 mangler en måling, 6 er ramt af et
    databrud og 5 har for få personer'. Empty where every goal can be judged."""
    found = hindrances(results)
    if not found:
        return ""
    parts = [f"{count(each)} {HINDRANCE_WORDS[hindrance]}" for hindrance, each in found]
    return f"Af {count(sum(each for _, each in found))} mål, der ikke kan vurderes: {listed(parts)}"


def uncertain_finding(results: Sequence[GoalResult]) -> str:
    """'3 af de 28 vurderinger er usikre: …'; empty where none is."""
    judged = [result for result in results if result.status is not GoalStatus.KAN_IKKE]
    uncertain = sum(result.certainty is Certainty.USIKKER for result in judged)
    if not uncertain:
        return ""
    return (
        f"{count(uncertain)} af de {count(len(judged))} vurderinger er {'usikker' if uncertain == 1 else 'usikre'}: "
        "tallets usikkerhed går hen over den grænse, der afgør status"
    )


def status_words(result: GoalResult | Assessment) -> str:
    """'▲ på vej', '▼ bagud, usikkert': sign and word, as they always stand together."""
    sign = status_sign(result.status, result.certainty)
    return f"{sign.sign} {sign.word}"


def reading_words(assessment: Assessment) -> str:
    """How this reading reads the agreement; empty where there is only one way."""
    return assessment.reading.label


def target_words(assessment: Assessment) -> str:
    """'højst 40,6', 'under 30 %', 'lavere end 4,4 pr. 100 personer', 'højst kommunens niveau'."""
    return assessment.target.words if assessment.target else UNKNOWN


def baseline_words(assessment: Assessment) -> str:
    """'58 (1. juni 2022)', '42,6 % (2019)', '74,2 % (år ikke oplyst)' or 'ikke kendt'."""
    if assessment.baseline is None:
        return UNKNOWN
    when = last_day(assessment.baseline_day) if assessment.baseline_day else "år ikke oplyst"
    return f"{exact(assessment.baseline, assessment.unit)} ({when})"


def latest_words(assessment: Assessment) -> str:
    """'45 (1. juni 2024)' or that there is none."""
    return NO_LATEST if assessment.latest is None else measured(assessment.latest, assessment.unit)


def demo_words(assessment: Assessment) -> str:
    """'39 (1. oktober 2026), demo'; empty where there is none."""
    return "" if assessment.demo is None else f"{measured(assessment.demo, assessment.unit)}, demo"


def benchmark_words(assessment: Assessment) -> str:
    """The benchmark area's number of the latest period; before there is one, that of the baseline."""
    if assessment.benchmark is not None:
        return measured(assessment.benchmark, assessment.unit)
    printed = assessment.benchmark_start
    if printed is None:
        return UNKNOWN
    when = f" ({last_day(assessment.baseline_day)})" if assessment.baseline_day else ""
    return f"{exact(printed, assessment.unit)}{when}"


def pace_words(assessment: Assessment) -> str:
    """Where the line to the target stands on the latest day: 'den rette linje er 49,3 den dag', 'kurven er 72,3 den
    dag' of a reduction of every year."""
    pace = assessment.pace
    if pace is None:
        return ""
    way = "kurven" if assessment.reading.by_curve else "den rette linje"
    line = f"{way} er {on_the_line(pace.expected, assessment.unit)} den dag"
    if not pace.per_month:
        return line
    months = "1 måned" if pace.months_left == 1 else f"{count(pace.months_left)} måneder"
    return f"{line}; endnu {_step(pace.per_month, assessment.unit)} om måneden i {months}"


def needed_words(assessment: Assessment) -> str:
    """'5 personer færre, 0,4 om måneden', '18 personer færre end ved udgangspunktet', or that none are needed.

    Empty where the persons behind the number are not known or too few to be told.
    """
    needed, target = assessment.needed, assessment.target
    if needed is None or target is None:
        return ""
    since = " end ved udgangspunktet" if needed.from_baseline else ""
    if needed.persons == 0:
        return "allerede opfyldt ved udgangspunktet" if needed.from_baseline else "ingen: målet er opfyldt"
    side = "færre" if target.lower_is_good else "flere"
    persons = f"{count(needed.persons)} {'person' if needed.persons == 1 else 'personer'} {side}{since}"
    return persons if needed.per_month is None else f"{persons}, {_rate(needed.per_month)} om måneden"


def development_words(assessment: Assessment) -> str:
    """The area's development against its benchmark's, with its interval: the reason of a followed goal; else empty."""
    followed = assessment.development is not None or assessment.hindrance is Hindrance.FORSKEL
    return assessment.reason if followed else ""


def _why_none(results: Sequence[GoalResult]) -> str:
    if all(each.latest is None for result in results for each in result.assessments):
        return " endnu: der er ingen målinger efter udgangspunktet"
    parts = [f"{count(each)} {HINDRANCE_WORDS[hindrance]}" for hindrance, each in hindrances(results)[:2]]
    return f": {listed(parts)}"


def _none_of(goals: int) -> str:
    return f"Ingen af de {count(goals)} mål" if goals > 1 else "Intet mål"


def _number(goals: int) -> str:
    return count(goals) if goals else "ingen"


def _step(value: float, unit: str) -> str:
    return f"{number(value, 2)} procentpoint" if unit == "pct" else exact(value, unit)


def _rate(persons: float) -> str:
    return number(persons, 0 if persons.is_integer() else 1) if persons >= 0.05 else "under 0,1"
