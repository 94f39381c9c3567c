"""A category of the law from its criteria, three-valued: what is not known is unknown, and an answer is given only
where the unknown cannot change it.

Source: almenboligloven § 61 a, stk. 1, 2 and 4, and § 61 b; law_categories.csv.
"""

from collections.abc import Callable, Sequence
from itertools import chain

from lib.domain.law.in_force import categories_in_force, rules_in_force
from lib.domain.law.law import Category, Law, Rule
from lib.domain.law.limits import limit_of
from lib.domain.law.screening import Answer, CriterionValue, Outcome, Tested
from lib.domain.law.testing import hold_against
from lib.domain.law.values import held_value
from lib.domain.list_words import listed
from lib.domain.numbers import count

ValuesOf = Callable[[int], Sequence[CriterionValue]]
"""The numbers of one area on the list of a year."""


def outcomes(values_of: ValuesOf, law: Law, list_year: int, residents: int | None) -> tuple[Outcome, ...]:
    """Every category of a year's list, in the order of the file; none before the list of 2017, which is not sourced.

    `residents` of the area, None where unknown: the criteria are answered anyway, and the outcome says that the law
    does not speak of so small an area.
    """
    return tuple(
        _outcome(each, values_of, law, list_year, residents) for each in categories_in_force(law, list_year)
    )


def both(answers: Sequence[Answer]) -> Answer:
    """All conditions together: one that is not met decides, an unknown one leaves it open. Of none: met."""
    if Answer.IKKE_OPFYLDT in answers:
        return Answer.IKKE_OPFYLDT
    return Answer.KAN_IKKE if Answer.KAN_IKKE in answers else Answer.OPFYLDT


def counted(tested: Sequence[Tested], needed: int) -> Answer:
    """At least `needed` met: surely, surely not even if every unknown one were met, or unknown."""
    met = _count(tested, Answer.OPFYLDT)
    if met >= needed:
        return Answer.OPFYLDT
    return Answer.IKKE_OPFYLDT if met + _count(tested, Answer.KAN_IKKE) < needed else Answer.KAN_IKKE


def is_large_enough(category: Category, residents: int | None) -> bool | None:
    """Whether the area has the residents that the law asks for; None where either is unknown."""
    if category.min_residents is None or residents is None:
        return None
    return residents >= category.min_residents


def _outcome(
    category: Category, values_of: ValuesOf, law: Law, list_year: int, residents: int | None
) -> Outcome:
    values = values_of(list_year)
    rules = rules_in_force(law, category.category, list_year)
    gates = [
        _test(each, values, law, list_year) for each in rules if each.criterion == category.gate_criterion
    ]
    tested = tuple(
        _test(each, values, law, list_year) for each in rules if each.criterion != category.gate_criterion
    )
    behind = _behind(category, values_of, law, list_year)
    answers = [*(each.answer for each in gates), *behind.values()]
    if category.needed is not None:
        answers.append(counted(tested, category.needed))
    answer = both(answers)
    sentences = (_why(category, tested, gates, behind, answer), _size_words(category, residents))
    return Outcome(
        category=category,
        tested=tested,
        gate=gates[0] if gates else None,
        met=_count(tested, Answer.OPFYLDT),
        unknown=_count(tested, Answer.KAN_IKKE),
        answer=answer,
        large_enough=is_large_enough(category, residents),
        reason=" ".join(filter(None, sentences)),
    )


def _test(rule: Rule, values: Sequence[CriterionValue], law: Law, list_year: int) -> Tested:
    value = held_value(values, rule.criterion)
    return hold_against(law.criterion(rule.criterion), rule, value, limit_of(rule, law, list_year))


def _behind(category: Category, values_of: ValuesOf, law: Law, list_year: int) -> dict[int, Answer]:
    """The answers of the category that this one builds on, by list year: of the year, or of the years in a row."""
    if category.gate_category is None:
        return {}
    first = list_year - (category.years or 1) + 1
    return {
        year: _answer(category.gate_category, values_of, law, year) for year in range(first, list_year + 1)
    }


def _answer(name: str, values_of: ValuesOf, law: Law, list_year: int) -> Answer:
    """Unknown where the law of that year is not sourced."""
    for each in categories_in_force(law, list_year):
        if each.category == name:
            return _outcome(each, values_of, law, list_year, None).answer
    return Answer.KAN_IKKE


def _count(tested: Sequence[Tested], answer: Answer) -> int:
    return sum(each.answer is answer for each in tested)


def _why(
    category: Category,
    tested: Sequence[Tested],
    gates: Sequence[Tested],
    behind: dict[int, Answer],
    answer: Answer,
) -> str:
    """What decides, or what is lacking; empty where the counted criteria say it all."""
    gate = next(iter(gates), None)
    if gate is not None and gate.answer is Answer.IKKE_OPFYLDT:
        return f"{gate.criterion.short_name}: ikke opfyldt, og det afgør svaret alene."
    if Answer.IKKE_OPFYLDT in behind.values():
        years = [year for year, each in behind.items() if each is Answer.IKKE_OPFYLDT]
        return f"Kriterierne for {category.gate_category} ville ikke være opfyldt på {_lists(years)}."
    if answer is not Answer.KAN_IKKE:
        return ""
    unknown = [each.criterion.short_name for each in chain(gates, tested) if each.answer is Answer.KAN_IKKE]
    parts = [f"{listed(unknown)} kan ikke vurderes"] if unknown else []
    open_years = [year for year, each in behind.items() if each is Answer.KAN_IKKE]
    if open_years:
        parts.append(f"kriterierne for {category.gate_category} kan ikke vurderes på {_lists(open_years)}")
    sentence = " og ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _lists(years: Sequence[int]) -> str:
    return f"{'listen' if len(years) == 1 else 'listerne'} {listed([str(year) for year in years])}"


def _size_words(category: Category, residents: int | None) -> str:
    if category.min_residents is None or is_large_enough(category, residents):
        return ""
    needs = f"kræver {count(category.min_residents)} beboere i et sammenhængende område"
    if residents is None:
        return f"Antallet af beboere er ikke kendt; loven {needs}."
    return f"Området er for lille til loven ({needs})."
