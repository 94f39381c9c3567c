"""One criterion held against its limit: met, not met or unknown, and how far from it."""

from fractions import Fraction

from lib.domain.law.exact import exact, holds, value_of_counts
from lib.domain.law.law import Criterion, Rule
from lib.domain.law.limits import Limit
from lib.domain.law.persons import persons_to_turn
from lib.domain.law.screening import Answer, CriterionValue, Tested
from lib.domain.law.values import NOT_THE_LAWS, is_tested

_YEARS_OF_A_MEAN = 2


def exact_value(value: CriterionValue) -> Fraction | None:
    """The number without rounding errors: from persons where they give it, a mean from its two years; None without."""
    if value.value is None:
        return None
    if value.years:
        shares = [value_of_counts(each.value, each.numerator, each.denominator) for each in value.years]
        return sum(shares, Fraction(0)) / _YEARS_OF_A_MEAN
    return value_of_counts(value.value, value.numerator, value.denominator)


def hold_against(criterion: Criterion, rule: Rule, value: CriterionValue | None, limit: Limit) -> Tested:
    """The number as it was published or measured against the limit, nothing rounded."""
    number = None if value is None or not is_tested(value) else exact_value(value)
    if value is None or number is None or limit.value is None:
        reason = _why_not(value) if number is None else limit.reason
        return Tested(criterion, rule, value, limit.value, Answer.KAN_IKKE, None, None, reason)
    bound = exact(limit.value)
    met = holds(rule.operator, number, bound)
    return Tested(
        criterion=criterion,
        rule=rule,
        value=value,
        limit=limit.value,
        answer=Answer.OPFYLDT if met else Answer.IKKE_OPFYLDT,
        distance=float(number - bound),
        persons=persons_to_turn(criterion, value, rule.operator, limit.value, met),
        reason=value.reason,
    )


def _why_not(value: CriterionValue | None) -> str:
    if value is None:
        return "Der er intet tal."
    return value.reason or f"{NOT_THE_LAWS}."
