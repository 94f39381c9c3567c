"""The number of each criterion on one year's list, from the figures at hand: only the law's own definition is tested.

Source: almenboligloven § 61 a, stk. 1, and § 61 b (the mean of the latest two years for work and convicted);
criterion_measures.csv says which indicator measures what.
"""

from collections.abc import Sequence

import numpy as np

from lib.domain.law.exact import exact
from lib.domain.law.figures import Figures, Row
from lib.domain.law.law import Criterion, Law, Measure
from lib.domain.law.screening import CriterionValue, YearShare
from lib.domain.observation import REAL_PROVENANCES, Provenance, Status
from lib.domain.statistics.intervals import wilson_limits

MASKED = "Tallet er diskretioneret: så få personer, at det kunne pege på én af dem."
MISSING = "Tallet mangler i kilden."
NOT_THE_LAWS = "Ikke lovens definition"

_WITH_INTERVAL = "pct"
_TWO_YEARS = 2


def criterion_values(figures: Figures, law: Law, list_year: int) -> tuple[CriterionValue, ...]:
    """Every number at hand for the list of a year, in the order of the criteria; each criterion has at least one entry,
    without a value where there is no number. The first of a criterion's entries is the one that is held against limits.
    """
    return tuple(
        value for criterion in law.criteria for value in _of_criterion(figures, law, criterion, list_year)
    )


def held_value(values: Sequence[CriterionValue], criterion: str) -> CriterionValue | None:
    """The number of a criterion that is held against its limits: the first; None where there is no entry."""
    return next((each for each in values if each.criterion == criterion), None)


def is_tested(value: CriterionValue) -> bool:
    """Whether a number may be held against the law's limits: there is one, in its definition, published or loaded."""
    return value.value is not None and value.legal and value.provenance in REAL_PROVENANCES


def _of_criterion(figures: Figures, law: Law, criterion: Criterion, list_year: int) -> list[CriterionValue]:
    measures = [each for each in law.measures if each.criterion == criterion.criterion]
    found = [made for each in measures if (made := _value(figures, each, criterion, list_year)) is not None]
    found.sort(key=_preference)
    shown = [each for place, each in enumerate(found) if place == 0 or each.value is not None]
    return shown or [_nothing(criterion, measures, list_year)]


def _preference(value: CriterionValue) -> tuple[bool, ...]:
    """The law's definition first, of those a number that may be tested; a masked one before none at all."""
    made_up = value.provenance not in REAL_PROVENANCES
    masked = value.status is Status.DISKRETIONERET
    return not value.legal, value.value is None or made_up, value.value is None, not masked


def _value(figures: Figures, measure: Measure, criterion: Criterion, list_year: int) -> CriterionValue | None:
    if measure.years == _TWO_YEARS:
        return _mean(figures, measure, criterion, list_year)
    row = figures.get((measure.indicator_id, list_year))
    if row is None:
        return None
    low, high = _interval(row, criterion)
    return CriterionValue(
        criterion=criterion.criterion,
        list_year=list_year,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        low=low,
        high=high,
        status=row.status,
        provenance=row.provenance,
        indicator_id=measure.indicator_id,
        legal=measure.legal,
        reason=_reason(row, measure),
        first_day=row.start,
        last_day=row.end,
    )


def _reason(row: Row, measure: Measure) -> str:
    """Why a number is not tested; for one that is, what it covers."""
    if row.value is None:
        return row.reason or (MASKED if row.status is Status.DISKRETIONERET else MISSING)
    if not measure.legal:
        return f"{NOT_THE_LAWS}: {measure.why}."
    return row.reason if row.provenance in REAL_PROVENANCES else _made_up(row.provenance)


def _made_up(provenance: Provenance | None) -> str:
    return "Demotal vurderes ikke." if provenance is Provenance.DEMO else "Interpolerede tal vurderes ikke."


def _interval(row: Row, criterion: Criterion) -> tuple[float | None, float | None]:
    """As it came with the figure; else Wilson's from the persons, where they are known."""
    if row.low is not None and row.high is not None:
        return row.low, row.high
    if criterion.unit != _WITH_INTERVAL or row.numerator is None or not row.denominator:
        return None, None
    low, high = wilson_limits([row.numerator], [row.denominator])
    return float(low[0]), float(high[0])


def _mean(figures: Figures, measure: Measure, criterion: Criterion, list_year: int) -> CriterionValue | None:
    """The mean of the shares of the latest two years; both must be there."""
    rows = [figures.get((measure.indicator_id, year)) for year in (list_year - 1, list_year)]
    if rows[0] is None and rows[1] is None:
        return None
    calendar = [year - measure.list_year_offset for year in (list_year - 1, list_year)]
    reasons = [_why_not(row, year) for row, year in zip(rows, calendar, strict=True)]
    both = [each for each in rows if each is not None]
    if any(reasons):
        return _no_mean(both, measure, list_year, " og ".join(filter(None, reasons)))
    years = tuple(
        YearShare(year, row.value or 0.0, row.numerator, row.denominator)
        for year, row in zip(calendar, both, strict=True)
    )
    low, high = _interval_of_mean([_interval(row, criterion) for row in both])
    made_up = [each.provenance for each in both if each.provenance not in REAL_PROVENANCES]
    provenance = made_up[0] if made_up else both[-1].provenance
    counted = all(each.numerator is not None and each.denominator is not None for each in years)
    notes = dict.fromkeys(each.reason for each in both if each.reason)
    return CriterionValue(
        criterion=measure.criterion,
        list_year=list_year,
        value=float(sum(exact(each.value) for each in years) / _TWO_YEARS),
        numerator=sum(each.numerator or 0.0 for each in years) if counted else None,
        denominator=sum(each.denominator or 0.0 for each in years) if counted else None,
        low=low,
        high=high,
        status=Status.OK,
        provenance=provenance,
        indicator_id=measure.indicator_id,
        legal=measure.legal,
        reason=_made_up(provenance) if made_up else " ".join(notes),
        years=years,
        first_day=both[0].start,
        last_day=both[-1].end,
    )


def _why_not(row: Row | None, year: int) -> str:
    if row is None or (row.value is None and row.status is not Status.DISKRETIONERET):
        return f"året {year} mangler"
    return f"året {year} er diskretioneret" if row.value is None else ""


def _no_mean(rows: Sequence[Row], measure: Measure, list_year: int, why: str) -> CriterionValue:
    masked = any(each.status is Status.DISKRETIONERET for each in rows)
    return CriterionValue(
        criterion=measure.criterion,
        list_year=list_year,
        value=None,
        numerator=None,
        denominator=None,
        low=None,
        high=None,
        status=Status.DISKRETIONERET if masked else Status.MANGLER,
        provenance=rows[-1].provenance,
        indicator_id=measure.indicator_id,
        legal=measure.legal,
        reason=f"Gennemsnittet af to år kan ikke regnes ud: {why}.",
    )


def _interval_of_mean(
    intervals: Sequence[tuple[float | None, float | None]],
) -> tuple[float | None, float | None]:
    """The mean of the two years' limits. The same persons live there in both years, so two years together are not twice
    the knowledge of one: the interval is rather too wide than too narrow."""
    known = [(low, high) for low, high in intervals if low is not None and high is not None]
    if len(known) < len(intervals):
        return None, None
    low, high = np.mean(np.array(known), axis=0)
    return float(low), float(high)


def _nothing(criterion: Criterion, measures: Sequence[Measure], list_year: int) -> CriterionValue:
    return CriterionValue(
        criterion=criterion.criterion,
        list_year=list_year,
        value=None,
        numerator=None,
        denominator=None,
        low=None,
        high=None,
        status=Status.MANGLER,
        provenance=None,
        indicator_id=next((each.indicator_id for each in measures if each.legal), ""),
        legal=True,
        reason=f"Der er intet tal til listen {list_year}.",
    )
