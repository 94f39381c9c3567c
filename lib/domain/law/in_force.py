"""Which categories and limits of the law are in force on the 1 December that a list is of.

Source: almenboligloven § 61 a, stk. 5 (the minister publishes the lists on 1 December), rules.csv, law_categories.csv.
"""

from datetime import date

from lib.domain.law.law import Category, Law, Rule

NOT_SOURCED = "Loven før december 2017 er ikke kildebelagt her"
"""What is said of a list that no sourced law stands behind."""

_MONTH, _DAY = 12, 1


def list_day(list_year: int) -> date:
    """The day a year's list is of: 1 December."""
    return date(list_year, _MONTH, _DAY)


def categories_in_force(law: Law, list_year: int) -> tuple[Category, ...]:
    """The categories of a year's list, in the order of the file; none where the law is not sourced (before 2017)."""
    return tuple(each for each in law.categories if _in_force(each, list_day(list_year)))


def rules_in_force(law: Law, category: str, list_year: int) -> tuple[Rule, ...]:
    """The limits of a category on a year's list, in the order of the criteria; those that measure no criterion of their
    own (years in a row) are left out, for the category itself says them."""
    order = {each.criterion: place for place, each in enumerate(law.criteria)}
    day = list_day(list_year)
    own = [each for each in law.rules if each.category == category and _in_force(each, day)]
    return tuple(
        sorted((each for each in own if each.criterion in order), key=lambda each: order[each.criterion])
    )


def _in_force(dated: Category | Rule, day: date) -> bool:
    return dated.valid_from <= day and (dated.valid_to is None or day <= dated.valid_to)
