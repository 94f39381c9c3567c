"""The close-out in Danish sentences: the summary, and for each goal what was reached, why not, and what then.

Before the plan's end everything is said to be provisional. No sentence says more than the status it is made of.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from lib.domain.dates import long_date
from lib.domain.goals.assessment import Assessment, Certainty, GoalResult, GoalStatus, Hindrance
from lib.domain.goals.breaks import Break
from lib.domain.goals.close_out import Advice, CloseOut
from lib.domain.goals.goal import TargetRule
from lib.domain.goals.sentences import baseline_words, latest_words, target_words
from lib.domain.goals.words import HINDRANCE_WORDS
from lib.domain.list_words import listed
from lib.domain.numbers import count

WHY_NOT_HEAD = "Hvorfor det ikke kan vurderes"
_SAID_IN_FULL = (Hindrance.UDGANGSPUNKT, Hindrance.DATABRUD, Hindrance.FORSKEL, Hindrance.SAMMENLIGNING)
"""Hindrances whose own sentence says more than the name of their group."""

_ADVICE_WORDS: Mapping[Advice, str] = {
    Advice.NAAET: "Målet er nået: sæt et nyt, eller slut det af.",
    Advice.FASTSAET: "Fastsæt målet.",
    Advice.SAMLET: "Følg målet for et større område: her kan status ikke vises.",
    Advice.UDGANGSPUNKT: "Start med at fastlægge udgangspunktet.",
    Advice.MAALING: "Aftal, hvem der leverer tallet, og hvornår.",
    Advice.SAMMENLIGNING: "Fastlæg, hvad målet holdes op mod.",
    Advice.ANTAL: "Bed om antallene bag procenten: uden dem kan forskellen ikke prøves.",
    Advice.TAL: "Sæt et tal: aftalen beder kun om en retning.",
}
_PACED_WORDS: Mapping[Advice, str] = {
    Advice.HOLDER: "tempoet holder til målet.",
    Advice.HOLDER_IKKE: "tempoet holder ikke til målet.",
    Advice.USIKKERT: "tallet er for usikkert til at afgøre, om det går hurtigt nok.",
}
_FOLLOWED_WORDS: Mapping[Advice, str] = {
    Advice.HOLDER: "udviklingen går den rigtige vej.",
    Advice.HOLDER_IKKE: "udviklingen går ikke den rigtige vej.",
    Advice.USIKKERT: "tallet er for usikkert til at afgøre, om det går den rigtige vej.",
}
"""Of goals that have a line to a number, and of those that have none."""


def close_out_finding(close_outs: Sequence[CloseOut], today: date, plan_end: date) -> str:
    """'Foreløbig slutstatus pr. 22. november 2026: 3 af 59 mål er nået, 7 er ikke nået og 49 kan ikke vurderes'.

    A goal that is only followed has no number to reach: those that could be judged are counted for themselves.
    """
    lead = close_out_title(today, plan_end)
    if not close_outs:
        return f"{lead}: planen har ingen mål"
    statuses = [each.result.status for each in close_outs]
    reached, unknown = statuses.count(GoalStatus.NAAET), statuses.count(GoalStatus.KAN_IKKE)
    followed = sum(_is_followed(each.result) for each in close_outs)
    unreached = len(statuses) - reached - unknown - followed
    if unknown == len(statuses):
        return (
            f"{lead}: {f'intet af de {count(unknown)} mål kan' if unknown > 1 else 'målet kan ikke'} vurderes"
        )
    parts = [f"{count(reached) if reached else 'ingen'} af {count(len(statuses))} mål er nået"]
    parts += [f"{count(unreached)} er ikke nået"] if unreached else []
    parts += [f"{count(followed)} følges uden et tal at nå"] if followed else []
    parts += [f"{count(unknown)} kan ikke vurderes"] if unknown else []
    return f"{lead}: {listed(parts)}"


def close_out_title(today: date, plan_end: date) -> str:
    """'Slutstatus' from the day after the plan's end; until then 'Foreløbig slutstatus pr. <dato>'."""
    return "Slutstatus" if today > plan_end else f"Foreløbig slutstatus pr. {long_date(today)}"


def reached_words(result: GoalResult, over: bool) -> str:
    """What was reached, in one sentence with its number and day. `over`: the plan has ended.

    Of a goal that cannot be judged the latest number is told, or what could be said before a break; never a verdict.
    Where no reading is chosen, what each of them says is said.
    """
    readings = open_readings(result)
    if result.status is GoalStatus.KAN_IKKE:
        return _unjudged_words(result.hindrance, readings)
    if _is_followed(result):
        return result.reason
    doubt = ", men tallet er usikkert" if result.certainty is Certainty.USIKKER else ""
    latest, target = either(latest_words, readings), either(target_words, readings)
    return f"{_verdict(result.status, over)}: {latest} mod målet {target}{doubt}."


def either(words: Callable[[Assessment], str], readings: Iterable[Assessment]) -> str:
    """What the readings say, each thing once: '40,47 % eller 37,6 %'."""
    return " eller ".join(dict.fromkeys(words(each) for each in readings))


def open_readings(result: GoalResult) -> tuple[Assessment, ...]:
    """The readings that a text must speak of: the chosen one, or all of them while none is chosen."""
    return result.assessments if result.chosen is None else (result.shown,)


def why_not_words(each: CloseOut) -> str:
    """Why the goal cannot be judged: the name of its group, and what the group does not say of it; empty where it is
    judged."""
    why = each.result.hindrance
    if why is None:
        return ""
    if why is Hindrance.TVETYDIG:
        return f"Aftalen er tvetydig: {_labels(each.result)}."
    if why in _SAID_IN_FULL:
        return each.result.reason
    return f"{_sentence(HINDRANCE_WORDS[why])}."


def advice_words(each: CloseOut) -> str:
    """What the data say of a next plan, one sentence after the other; says so when they say nothing."""
    return " ".join(_advice(advice, each) for advice in each.advice) or "Tallene siger intet om næste plan."


def _advice(advice: Advice, each: CloseOut) -> str:
    if advice in _PACED_WORDS:
        said = (_PACED_WORDS if each.result.shown.pace is not None else _FOLLOWED_WORDS)[advice]
        return f"Fortsæt: {said}" if each.ahead is None else _sentence(said)
    if advice is Advice.LAESNING:
        return f"Aftal, hvordan målet læses: {_labels(each.result)}."
    if advice is Advice.ANDET_MAAL and each.ahead is not None:
        return f"Vælg et andet mål, eller afgræns gruppen på ny. {_break_words(each.ahead)}"
    if advice is Advice.NYT_UDGANGSPUNKT and each.crossed is not None:
        return f"Sæt et nyt udgangspunkt. {_break_words(each.crossed)}"
    return _ADVICE_WORDS[advice]


def _is_followed(result: GoalResult) -> bool:
    """Judged by its development alone."""
    return result.shown.reading.rule is TargetRule.FOLLOW and result.status is not GoalStatus.KAN_IKKE


def _verdict(status: GoalStatus, over: bool) -> str:
    if status is GoalStatus.NAAET:
        return "Nået"
    if over:
        return "Ikke nået ved seneste tal"
    return "Ikke nået endnu, på vej" if status is GoalStatus.PAA_VEJ else "Ikke nået endnu, bagud"


def _unjudged_words(why: Hindrance | None, readings: Sequence[Assessment]) -> str:
    if why is Hindrance.INTET_MAAL:
        return "Målet er ikke fastsat."
    baseline = either(baseline_words, readings)
    before = [each.before_break for each in readings if each.before_break and each.before_break.latest]
    if before:
        return f"Før databruddet: {either(latest_words, before)} mod udgangspunktet {baseline}."
    if any(each.latest for each in readings):
        return f"Seneste tal: {either(latest_words, readings)} mod udgangspunktet {baseline}."
    if all(each.baseline is None for each in readings):
        return "Intet tal."
    return f"Kun udgangspunktet: {baseline}."


def _break_words(found: Break) -> str:
    return f"{long_date(found.day)}: {found.text.rstrip('.')}."


def _labels(result: GoalResult) -> str:
    return " eller ".join(f"»{each.reading.label}«" for each in result.assessments)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
