"""What a page says of a screening: what an area *would* meet, never what it is.

The law speaks of connected areas of at least 1.000 residents, and the minister decides; no sentence here says that an
afdeling or a zone belongs to one of the law's categories.
"""

from collections.abc import Sequence

from lib.domain.law.exact import exact
from lib.domain.law.in_force import NOT_SOURCED
from lib.domain.law.law import Operator
from lib.domain.law.screening import Answer, EarlyWarning, Outcome, Screening, Tested
from lib.domain.law.values import is_tested
from lib.domain.law.warning import PROJECTED_YEARS
from lib.domain.list_words import listed
from lib.domain.numbers import count, number, pct
from lib.domain.observation import PROVENANCE_WORDS, STATUS_WORDS, Status

STAMP = "Screening, ikke afgørelse"

ANSWER_WORDS = {
    Answer.OPFYLDT: "opfyldt",
    Answer.IKKE_OPFYLDT: "ikke opfyldt",
    Answer.KAN_IKKE: "kan ikke vurderes",
}
LIMIT_WORDS = {
    Operator.OVER: "over",
    Operator.AT_LEAST: "mindst",
    Operator.UNDER: "under",
    Operator.AT_MOST: "højst",
}
_FEWEST_DECIMALS = 1
_MOST_DECIMALS = 4
_NOUNS = {"zone": "zoner", "afdeling": "afdelinger"}
_SURE = 99.5
_SMALL = 10


def criteria_finding(screenings: Sequence[Screening], list_year: int) -> str:
    """The headline of one list year, without a full stop: of one area how many criteria it would meet, of several how
    many areas would meet a category's criteria. Only the categories that count criteria are in it."""
    if not screenings:
        return f"Listen {list_year}: der er ingen områder at vurdere"
    if not any(each.outcomes for each in screenings):
        return NOT_SOURCED
    if len(screenings) == 1:
        return _finding_of_one(screenings[0])
    return _finding_of_many(screenings)


def outcome_words(outcome: Outcome) -> str:
    """'ville opfylde 2 af 4 kriterier i § 61 a', '... mindst 1 af 4 kriterier i § 61 a (3 kan ikke vurderes)',
    'ville ikke opfylde § 61 a, stk. 2', 'kan ikke vurderes efter § 61 b'."""
    category = outcome.category
    if category.needed is not None and not _is_open(outcome):
        return f"ville opfylde {_met_words(outcome, 'kriterier i')}"
    if outcome.answer is Answer.KAN_IKKE:
        return f"kan ikke vurderes efter {category.short_law}"
    return f"ville {'' if outcome.answer is Answer.OPFYLDT else 'ikke '}opfylde {category.short_law}"


def tested_words(tested: Tested) -> str:
    """'35,0 % mod grænsen over 40 %: ikke opfyldt'; a number that is not the law's is not held against the limit:
    '47,9 % (ikke lovens definition): kan ikke vurderes'."""
    answer = ANSWER_WORDS[tested.answer]
    value = tested.value
    if value is None or value.value is None:
        status = Status.MANGLER if value is None else value.status
        return f"{STATUS_WORDS[status]}; grænsen er {_bare_limit(tested)}: {answer}"
    if not is_tested(value):
        note = (
            PROVENANCE_WORDS[value.provenance]
            if value.legal and value.provenance
            else "ikke lovens definition"
        )
        return f"{_value_words(value.value, tested.criterion.unit, None)} ({note}): {answer}"
    words = held_value_words(tested)
    if tested.limit is None:
        return f"{words}; grænsen er {_bare_limit(tested)}: {answer}"
    return f"{words} mod grænsen {limit_words(tested)}: {answer}"


def held_value_words(tested: Tested) -> str:
    """'35,0 %', or '40,04 %' beside a limit of 40: with as many decimals as tell the number from its limit; empty where
    there is no number."""
    value = tested.value
    if value is None or value.value is None:
        return ""
    return _value_words(value.value, tested.criterion.unit, tested.limit)


def limit_words(tested: Tested) -> str:
    """'over 40 %', 'mindst 2,35 %', 'under 55 % af regionen'; 'grænsen er ikke kendt'."""
    if tested.limit is None:
        return f"grænsen er {_bare_limit(tested)}"
    return f"{LIMIT_WORDS[tested.rule.operator]} {_limit_number(tested.limit, tested.criterion.unit)}"


def distance_words(tested: Tested) -> str:
    """'5,0 procentpoint under grænsen; 12 personer flere ville ændre svaret'. Empty where the distance is unknown."""
    if tested.distance is None or tested.value is None or tested.value.value is None or tested.limit is None:
        return ""
    decimals = _decimals(tested.value.value, tested.limit)
    if exact(tested.value.value) == exact(tested.limit):
        words = "præcis på grænsen"
    else:
        side = "over" if tested.distance > 0 else "under"
        words = f"{number(abs(tested.distance), decimals)} procentpoint {side} grænsen"
    return words if tested.persons is None else f"{words}; {_persons_words(tested)}"


def warning_words(warning: EarlyWarning) -> str:
    """'Med de seneste års tempo 31,2 % på listen 2026: krydser grænsen over 40 % (sandsynlighed 73 %)'; the reason
    where nothing can be said."""
    if warning.projected is None or warning.limit is None:
        return warning.reason
    unit, year = warning.criterion.unit, warning.latest_year + PROJECTED_YEARS
    limit = f"{LIMIT_WORDS[warning.rule.operator]} {_limit_number(warning.limit, unit)}"
    start = f"Med de seneste års tempo {_with_unit(warning.projected, unit, 1)} på listen {year}"
    chance = "" if warning.chance is None else _chance_words(warning.chance)
    if warning.crosses:
        return f"{start}: krydser grænsen {limit}{_in_brackets(chance)}"
    course = "nærmer sig" if warning.towards_limit else "nærmer sig ikke"
    return f"{start}: {course} grænsen {limit}{_in_brackets(chance and f'{chance} for at krydse den')}"


def _finding_of_one(screening: Screening) -> str:
    counted = [each for each in screening.outcomes if each.category.needed is not None]
    judged = [each for each in counted if not _is_open(each)]
    name, where = screening.area_name, f"på listen {screening.list_year}"
    if not judged:
        return f"{name} {where}: ingen af lovens kriterier kan vurderes med tallene her"
    nouns = ["kriterier i", *["i"] * (len(judged) - 1)]
    parts = [_met_words(each, noun) for each, noun in zip(judged, nouns, strict=True)]
    return f"{name} ville {where} opfylde {listed(parts)}"


def _finding_of_many(screenings: Sequence[Screening]) -> str:
    """Counted by the answers, so that a made-up number and an unknown limit are never counted as met."""
    total, noun = len(screenings), _noun(screenings)
    where = f"på listen {screenings[0].list_year}"
    laws = [each.category for each in screenings[0].outcomes if each.category.needed is not None]
    answers = {law.short_law: _answers(screenings, law.category) for law in laws}
    judged = [(law, own) for law, own in answers.items() if set(own) != {Answer.KAN_IKKE}]
    if not judged:
        return f"Ingen af de {total} {noun} kan vurderes efter loven {where} med tallene her"
    (law, own), *others = judged
    words = f"{_how_many(own)} {noun} ville {where} opfylde kriterierne i {law}{_unjudged(own)}"
    more = [f"{_how_many(own)} i {law}{_unjudged(own)}" for law, own in others]
    sentence = ", ".join([words, *more])
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _how_many(answers: Sequence[Answer]) -> str:
    met = list(answers).count(Answer.OPFYLDT)
    return f"{met or 'ingen'} af {len(answers)}"


def _answers(screenings: Sequence[Screening], category: str) -> list[Answer]:
    return [
        outcome.answer
        for screening in screenings
        for outcome in screening.outcomes
        if outcome.category.category == category
    ]


def _unjudged(answers: Sequence[Answer]) -> str:
    unknown = list(answers).count(Answer.KAN_IKKE)
    return f" ({unknown} kan ikke vurderes)" if unknown else ""


def _noun(screenings: Sequence[Screening]) -> str:
    levels = {each.level for each in screenings}
    return _NOUNS.get(levels.pop(), "områder") if len(levels) == 1 else "områder"


def _is_open(outcome: Outcome) -> bool:
    """None of the counted criteria is known."""
    return outcome.unknown == len(outcome.tested)


def _met_words(outcome: Outcome, noun: str) -> str:
    """'2 af 4 kriterier i § 61 a', and whether origin is met where the law asks for it besides."""
    law, of = outcome.category.short_law, outcome.category.of
    if not outcome.unknown:
        words = f"{outcome.met} af {of} {noun} {law}"
    elif outcome.met:
        words = f"mindst {outcome.met} af {of} {noun} {law} ({outcome.unknown} kan ikke vurderes)"
    else:
        words = f"ingen af de kendte kriterier i {law} ({outcome.unknown} af {of} kan ikke vurderes)"
    if outcome.gate is None:
        return words
    gate = f"adgangskriteriet ({outcome.gate.criterion.short_name.lower()})"
    match outcome.gate.answer:
        case Answer.OPFYLDT:
            return f"{words} samt {gate}"
        case Answer.IKKE_OPFYLDT:
            return f"{words}, men ikke {gate}"
        case Answer.KAN_IKKE:
            return f"{words}; {gate} kan ikke vurderes"


def _bare_limit(tested: Tested) -> str:
    return "ikke kendt" if tested.limit is None else limit_words(tested)


def _value_words(value: float, unit: str, limit: float | None) -> str:
    return _with_unit(value, unit, _decimals(value, limit))


def _with_unit(value: float, unit: str, decimals: int) -> str:
    return f"{pct(value, decimals)} af regionen" if unit == "pct_af_regionen" else pct(value, decimals)


def _limit_number(limit: float, unit: str) -> str:
    """With as many decimals as the limit has: 'over 40 %', 'mindst 2,35 %'."""
    decimals = next(
        (d for d in range(_MOST_DECIMALS) if exact(round(limit, d)) == exact(limit)), _MOST_DECIMALS
    )
    return _with_unit(limit, unit, decimals)


def _decimals(value: float, limit: float | None) -> int:
    """As few as show on which side of the limit the number lies: 40,04 % over 40 % is not written as 40,0 %."""
    if limit is None:
        return (
            _FEWEST_DECIMALS
            if exact(round(value, _FEWEST_DECIMALS)) == exact(value)
            else _FEWEST_DECIMALS + 1
        )
    side = _side(value, limit)
    fewest = (
        _FEWEST_DECIMALS if exact(round(limit, _FEWEST_DECIMALS)) == exact(limit) else _FEWEST_DECIMALS + 1
    )
    same = (d for d in range(fewest, _MOST_DECIMALS) if _side(round(value, d), round(limit, d)) == side)
    return next(same, _MOST_DECIMALS)


def _side(value: float, limit: float) -> int:
    return (exact(value) > exact(limit)) - (exact(value) < exact(limit))


def _persons_words(tested: Tested) -> str:
    """More or fewer persons: a criterion that is met upwards is left downwards."""
    upwards = tested.rule.operator in (Operator.OVER, Operator.AT_LEAST)
    more = upwards != (tested.answer is Answer.OPFYLDT)
    persons = tested.persons or 0
    noun = "person" if persons == 1 else "personer"
    return f"{count(persons)} {noun} {'flere' if more else 'færre'} ville ændre svaret"


def _chance_words(chance: float) -> str:
    if chance >= _SURE:
        return "sandsynlighed over 99 %"
    if round(chance) < 1:
        return "sandsynlighed under 1 %"
    return f"sandsynlighed {pct(chance, 0)}"


def _in_brackets(words: str) -> str:
    return f" ({words})" if words else ""
