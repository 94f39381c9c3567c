"""A list of 1 December as page and slide begin on it: which year, which paragraphs, and the finding of many areas."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from lib.domain.law.in_force import categories_in_force
from lib.domain.law.law import Category, Law
from lib.domain.law.screen import screen
from lib.domain.law.screening import Screening
from lib.domain.law.sentences import criteria_finding
from lib.domain.observation import REAL_PROVENANCES, Status


def families(law: Law, list_year: int) -> dict[str, tuple[Category, ...]]:
    """The categories that count criteria on a year's list, each with those that build on it: {'§ 61 a': (...)}."""
    in_force = categories_in_force(law, list_year)
    return {
        each.short_law: (each, *_built_on(each.category, in_force))
        for each in in_force
        if each.needed is not None
    }


def sourced_years(law: Law) -> list[int]:
    """The list years for which something is known of the law's limits: for areas that have no number at all."""
    return [each.list_year for each in law.convicted if categories_in_force(law, each.list_year)]


def first_list(figures: pd.DataFrame, area_ids: Sequence[str], legal_years: Sequence[int]) -> int | None:
    """The list to begin with: the newest with numbers in the law's definition, or the one before it where that has more
    of them, for not all criteria come out at once. None without such numbers.

    `figures` as questions.criterion_values, `legal_years` as legal_list_years gives them.
    """
    rows = figures[
        figures["area_id"].isin(area_ids) & figures["legal"].astype(bool) & (figures["status"] == Status.OK)
    ]
    known = {year: int((rows["list_year"] == year).sum()) for year in legal_years[-2:]}
    return max(known, key=lambda year: (known[year], year), default=None)


def named(screening: Screening, areas: pd.DataFrame) -> Screening:
    """The screening under the area's name, with its residents: an area without a figure is not in the frame it was made
    of. `areas` as questions.areas."""
    own = areas[areas["area_id"] == screening.area_id]
    if own.empty:
        return screening
    area = own.iloc[0]
    residents = screening.residents
    if residents is None and not pd.isna(area["residents"]):
        residents = int(area["residents"])
    return replace(screening, area_name=str(area["name"]), level=str(area["level"]), residents=residents)


def screen_each(
    figures: pd.DataFrame,
    law: Law,
    area_ids: Sequence[str],
    list_year: int,
    breaks: pd.DataFrame,
    areas: pd.DataFrame,
) -> list[Screening]:
    """Every area on the list of a year under its own name, in the order given. `figures` as questions.criterion_values,
    `breaks` as questions.breaks, `areas` as questions.areas."""
    return [named(screen(figures, law, each, list_year, breaks), areas) for each in area_ids]


def has_legal(screening: Screening) -> bool:
    """Whether any criterion has a published or loaded number in the law's definition."""
    return any(
        value.legal and value.value is not None and value.provenance in REAL_PROVENANCES
        for value in screening.values
    )


def page_finding(parts: Sequence[Screening], whole: Screening | None, list_year: int) -> tuple[str, str]:
    """The headline, and what is said besides: of the parts where one of them can be judged, else of the whole."""
    own = criteria_finding(parts, list_year)
    if whole is None or any(has_legal(each) for each in parts) or not has_legal(whole):
        return own, ""
    return criteria_finding([whole], list_year), own


def _built_on(category: str, in_force: Sequence[Category]) -> tuple[Category, ...]:
    own = [each for each in in_force if each.gate_category == category]
    return tuple(found for each in own for found in (each, *_built_on(each.category, in_force)))
