"""A small law and screenings of it by hand: one criterion with a limit over 40 % and one over 30 %, one under 55 %."""

from datetime import date

from lib.domain.law.law import Category, Criterion, Law, LimitUnit, Operator, Rule
from lib.domain.law.screening import Answer, CriterionValue, Outcome, Screening, Tested
from lib.domain.observation import Provenance, Status

WORK = Criterion("arbejde", "Uden tilknytning", "Uden tilknytning", "18-64", "pct", True, "")
INCOME = Criterion("indkomst", "Indkomst", "Indkomst", "15-64", "pct_af_regionen", False, "")
FROM_2018, FROM_2021 = date(2018, 12, 1), date(2021, 11, 30)


def category(name: str, short_law: str, start: date = FROM_2018) -> Category:
    return Category(name, start, None, short_law, short_law, 1, 2, 1000, None, None, None, name, "lov", "")


def rule(name: str, criterion: Criterion, operator: Operator, limit: float, start: date = FROM_2018) -> Rule:
    unit = LimitUnit.PCT if criterion.unit == "pct" else LimitUnit.PCT_OF_REGION
    return Rule(name, criterion.criterion, operator, limit, unit, start, None, name, "lov", "")


A, B = category("a", "§ 61 a"), category("b", "§ 61 b", FROM_2021)
RULES = (
    rule("a", WORK, Operator.OVER, 40.0),
    rule("b", WORK, Operator.OVER, 30.0, FROM_2021),
    rule("a", INCOME, Operator.UNDER, 55.0),
)
LAW = Law((WORK, INCOME), RULES, (A, B), (), ())


def value(
    criterion: Criterion, number: float | None, low: float | None = None, high: float | None = None
) -> CriterionValue:
    status = Status.MANGLER if number is None else Status.OK
    origin = None if number is None else Provenance.PUBLISHED
    reason = "Der er intet tal." if number is None else ""
    return CriterionValue(
        criterion.criterion, 2021, number, None, None, low, high, status, origin, "i", True, reason
    )


def tested(own: Rule, found: CriterionValue, limit: float | None) -> Tested:
    """Held against a limit by hand: over or under it, as the rule has it."""
    criterion = LAW.criterion(own.criterion)
    made_up = found.provenance is Provenance.DEMO
    if found.value is None or limit is None or made_up:
        return Tested(criterion, own, found, limit, Answer.KAN_IKKE, None, None, found.reason)
    met = found.value > limit if own.operator is Operator.OVER else found.value < limit
    answer = Answer.OPFYLDT if met else Answer.IKKE_OPFYLDT
    return Tested(criterion, own, found, limit, answer, found.value - limit, 12, "")


def screening(
    area_id: str,
    work: CriterionValue,
    income: CriterionValue | None = None,
    limits: tuple[float | None, float | None] = (40.0, 30.0),
) -> Screening:
    """An area with its two numbers; `limits` of work in a and in b."""
    pay = income or value(INCOME, None)
    in_a = (tested(RULES[0], work, limits[0]), tested(RULES[2], pay, 55.0))
    in_b = (tested(RULES[1], work, limits[1]),)
    outcomes = tuple(
        Outcome(
            own,
            held,
            None,
            sum(each.answer is Answer.OPFYLDT for each in held),
            sum(each.answer is Answer.KAN_IKKE for each in held),
            Answer.KAN_IKKE,
            None,
            "",
        )
        for own, held in ((A, in_a), (B, in_b))
    )
    return Screening(
        area_id, area_id.title(), "zone", 2021, date(2021, 12, 1), None, (work, pay), outcomes, ()
    )
