"""The screening of one area, of a group of afdelinger, or of a named area with the numbers that the state's lists
printed: what the criteria of the law would say, never a verdict.

Source: almenboligloven §§ 61 a and 61 b. The functions take the frames of lib/warehouse/questions/law.py.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import pandas as pd

from lib.domain.law.figures import Figures, figures_of, known, summed
from lib.domain.law.in_force import categories_in_force, list_day
from lib.domain.law.law import Law
from lib.domain.law.listed import listed_criterion_values
from lib.domain.law.outcomes import ValuesOf, outcomes
from lib.domain.law.screening import CriterionValue, Screening
from lib.domain.law.values import criterion_values
from lib.domain.law.warning import warnings
from lib.domain.observation import REAL_PROVENANCES, Status

GROUP_ID = "gruppe"
GROUP_LEVEL = "gruppe"


def screen(
    frame: pd.DataFrame, law: Law, area_id: str, list_year: int, breaks: pd.DataFrame | None = None
) -> Screening:
    """One area on the list of a year. `frame` as questions.criterion_values, `breaks` as questions.breaks.

    An area without a single figure gets the answer "kan ikke vurderes" throughout, under its id.
    """
    own = frame[frame["area_id"] == area_id]
    name, level, residents = area_id, "", None
    if not own.empty:
        first = own.iloc[0]
        name, level, residents = str(first["area_name"]), str(first["level"]), _whole(first["residents"])
    return _screening(
        _values_of(figures_of(own), law), law, list_year, breaks, (area_id, name, level), residents
    )


def screen_group(
    frame: pd.DataFrame,
    law: Law,
    members: Sequence[str],
    name: str,
    list_year: int,
    breaks: pd.DataFrame | None = None,
) -> Screening:
    """Afdelinger together, by the sums of their shown counts; a member counts once. A number that one of them does not
    show is not shown of the group either, and income, which is an average, cannot be summed.

    Raises ValueError for a group without members.
    """
    chosen = list(dict.fromkeys(members))
    if not chosen:
        raise ValueError("Vælg mindst én afdeling: en gruppe uden afdelinger kan ikke vurderes.")
    parts = [frame[frame["area_id"] == each] for each in chosen]
    units = {each.indicator_id: law.criterion(each.criterion).unit for each in law.measures}
    figures = summed([figures_of(each) for each in parts], units)
    sizes = [None if each.empty else _whole(each["residents"].iloc[0]) for each in parts]
    known_sizes = [each for each in sizes if each is not None]
    residents = sum(known_sizes) if len(known_sizes) == len(sizes) else None
    return _screening(
        _values_of(figures, law), law, list_year, breaks, (GROUP_ID, name, GROUP_LEVEL), residents
    )


def screen_listed_years(listed: pd.DataFrame, law: Law, area_id: str) -> list[Screening]:
    """As `screen_listed`, on every list that has the named area, the oldest first."""
    years = listed.loc[listed["area_id"] == area_id, "list_year"].unique()
    return [screen_listed(listed, law, area_id, int(year)) for year in sorted(years)]


def screen_listed(listed: pd.DataFrame, law: Law, area_id: str, list_year: int) -> Screening:
    """A named area with what the state's lists and the press printed of it. `listed` as questions.listed_values.

    Its residents are not printed, so whether it is large enough stays unknown.
    """
    own = listed[listed["area_id"] == area_id]
    name = area_id if own.empty else str(own["area_name"].iloc[0])

    @cache
    def values_of(year: int) -> tuple[CriterionValue, ...]:
        return listed_criterion_values(own, law, year)

    return _screening(values_of, law, list_year, None, (area_id, name, "boligomraade"), None)


def list_years(frame: pd.DataFrame, area_ids: Sequence[str], law: Law) -> list[int]:
    """The list years, oldest first, that the areas have a number for and the law is sourced for."""
    return _years(frame[frame["area_id"].isin(area_ids)], law)


def legal_list_years(frame: pd.DataFrame, area_ids: Sequence[str], law: Law) -> list[int]:
    """As `list_years`, of the years with a number in the law's definition that is published or loaded."""
    real = frame["legal"].astype(bool) & frame["provenance"].isin(REAL_PROVENANCES)
    return _years(frame[frame["area_id"].isin(area_ids) & real], law)


def _years(rows: pd.DataFrame, law: Law) -> list[int]:
    shown = rows[(rows["status"] == Status.OK) & rows["value"].notna()]
    return sorted(
        year for year in {int(each) for each in shown["list_year"]} if categories_in_force(law, year)
    )


def _values_of(figures: Figures, law: Law) -> ValuesOf:
    """The area's numbers by list year, each worked out once: several categories and years ask for the same."""

    @cache
    def values_of(list_year: int) -> tuple[CriterionValue, ...]:
        return criterion_values(figures, law, list_year)

    return values_of


def _screening(
    values_of: ValuesOf,
    law: Law,
    list_year: int,
    breaks: pd.DataFrame | None,
    area: tuple[str, str, str],
    residents: int | None,
) -> Screening:
    """`area` is id, name and level."""
    return Screening(
        area_id=area[0],
        area_name=area[1],
        level=area[2],
        list_year=list_year,
        law_day=list_day(list_year),
        residents=residents,
        values=tuple(values_of(list_year)),
        outcomes=outcomes(values_of, law, list_year, residents),
        warnings=warnings(values_of, law, list_year, _by_indicator(breaks)),
    )


def _by_indicator(breaks: pd.DataFrame | None) -> Mapping[str, Sequence[date]]:
    if breaks is None:
        return {}
    days = pd.to_datetime(breaks["date"]).dt.date
    return {str(indicator): list(own) for indicator, own in days.groupby(breaks["indicator_id"])}


def _whole(cell: object) -> int | None:
    number = known(cell)
    return None if number is None else int(number)
