"""The number a criterion is held against on one year's list; unknown where nobody has published it.

Source: rules.csv; for the convicted doemte_national.csv: § 61 a takes three times and § 61 b twice the national share.
"""

from dataclasses import dataclass

from lib.domain.law.exact import exact
from lib.domain.law.law import Law, LimitUnit, NationalConvicted, Rule

_TWICE, _THREE_TIMES = 2, 3


@dataclass(frozen=True)
class Limit:
    """A limit in the criterion's unit; `value` None is unknown and `reason` then a Danish sentence."""

    value: float | None
    reason: str


def limit_of(rule: Rule, law: Law, list_year: int) -> Limit:
    """The limit of a rule on the list of 1 December `list_year`.

    A published double or triple stands as printed (2021: 2,35), even where three times the rounded national share is
    another number; else it is worked out from the national share.
    """
    if rule.unit is not LimitUnit.TIMES_NATIONAL:
        return Limit(rule.threshold, "")
    row = _national(law, list_year)
    value = None if row is None else _times(row, rule.threshold)
    if value is None:
        return Limit(
            None, f"Grænsen for dømte på listen {list_year} kendes ikke: landsgennemsnittet er ikke fundet."
        )
    return Limit(value, "")


def _national(law: Law, list_year: int) -> NationalConvicted | None:
    for row in law.convicted:
        if row.list_year == list_year or (row.up_to and list_year <= row.list_year):
            return row
    return None


def _times(row: NationalConvicted, factor: float) -> float | None:
    printed = {_TWICE: row.twice, _THREE_TIMES: row.three_times}.get(
        int(factor) if factor.is_integer() else 0
    )
    if printed is not None:
        return printed
    return None if row.national is None else float(exact(row.national) * exact(factor))
