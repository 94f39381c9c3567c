"""The numbers that the state's lists and the press printed of named areas, as numbers of the criteria.

They are the law's own measurements of that year (domain.md §1.4 names each source). A number in another unit than the
criterion's (305 per 10.000) is told and never held against a limit.
"""

import pandas as pd

from lib.domain.law.law import Criterion, Law
from lib.domain.law.screening import CriterionValue
from lib.domain.numbers import number
from lib.domain.observation import Provenance, Status

LISTED = "statens_liste"
"""Stands in place of an indicator's id."""

_UNIT_WORDS = {"pr_10000": "pr. 10.000"}


def listed_criterion_values(own: pd.DataFrame, law: Law, list_year: int) -> tuple[CriterionValue, ...]:
    """One entry for each criterion, in their order. `own` has one area's rows of questions.listed_values."""
    rows = own[own["list_year"] == list_year]
    printed = {
        str(criterion): (float(value), str(unit))
        for criterion, value, unit in zip(rows["criterion"], rows["value"], rows["unit"], strict=True)
    }
    return tuple(_value(printed.get(each.criterion), each, list_year) for each in law.criteria)


def _value(found: tuple[float, str] | None, criterion: Criterion, list_year: int) -> CriterionValue:
    value, reason = None, f"Tallet er ikke offentliggjort for listen {list_year}."
    if found is not None:
        printed, unit = found
        same = unit == criterion.unit
        value = printed if same else None
        reason = "" if same else _other_unit(printed, unit)
    return CriterionValue(
        criterion=criterion.criterion,
        list_year=list_year,
        value=value,
        numerator=None,
        denominator=None,
        low=None,
        high=None,
        status=Status.MANGLER if value is None else Status.OK,
        provenance=None if value is None else Provenance.PUBLISHED,
        indicator_id=LISTED,
        legal=True,
        reason=reason,
    )


def _other_unit(printed: float, unit: str) -> str:
    words = f"{number(printed, 0)} {_UNIT_WORDS.get(unit, unit)}"
    return f"Kilden skriver {words}, en anden enhed end lovens: tallet holdes ikke op mod grænsen."
