"""What *Kriterier* says in words: findings, subtitle, reading guide and the early warnings."""

from collections.abc import Sequence

import pandas as pd

from lib.domain.goals.goal import Goal
from lib.domain.law.law import Category
from lib.domain.law.lists import has_legal
from lib.domain.law.screening import EarlyWarning, Screening
from lib.domain.law.sentences import STAMP, warning_words
from lib.domain.numbers import count, number
from lib.domain.observation import Provenance
from lib.ui.criteria_table import MANY

NOTHING_LEGAL = "Ingen af områderne har tal i lovens definition"
WHAT_TO_LOAD = (
    "Derfor kan kriterierne ikke vurderes. Indlæs kriterietal (Landsbyggefondens tabel 18) på siden Datatræk, eller "
    "vælg en anden liste."
)
LEAST_CHANCE = 1.0
"""In percent: a warning less likely than this has no row of its own."""


def group_name(members: Sequence[str]) -> str:
    """'Gruppen af 3 afdelinger': how a sentence names a self-made group."""
    return f"Gruppen af {count(len(members))} afdelinger" if len(members) > 1 else "Gruppen af én afdeling"


def none_of_many(screenings: Sequence[Screening]) -> bool:
    """Whether there are many areas and not one of them has a number in the law's definition."""
    return len(screenings) > MANY and not any(has_legal(each) for each in screenings)


def page_subtitle(list_year: int, law_name: str, besides: str) -> str:
    """'Lovens kriterier, listen 1. december 2021 · grænser efter § 61 a · ...'."""
    said = [f"Lovens kriterier, listen 1. december {list_year}", f"grænser efter {law_name}", besides]
    return " · ".join(part for part in said if part)


def stamped(words: str) -> str:
    """What stands under the finding in a picture or file that leaves the page: the stamp first."""
    return f"{STAMP} · {words}"


def made_up_words(screenings: Sequence[Screening]) -> str:
    """What is demo, in a few words: it is never held against a limit. Empty when nothing is."""
    made_up = any(
        value.legal and value.provenance is Provenance.DEMO for each in screenings for value in each.values
    )
    return "Demo: vises, men vurderes ikke" if made_up else ""


def followed_goals(goals: Sequence[Goal]) -> dict[str, str]:
    """{indicator_id: 'B7'}: the goals that are read on an indicator; of several their ids in order."""
    found: dict[str, list[str]] = {}
    for goal in goals:
        for reading in goal.readings:
            own = found.setdefault(reading.indicator_id, [])
            if goal.goal_id not in own:
                own.append(goal.goal_id)
    return {indicator_id: ", ".join(own) for indicator_id, own in found.items()}


def reading_guide(screenings: Sequence[Screening], law_name: str) -> str:
    """How the strips are read, and what is not known."""
    said = [
        f"Fuldt optrukket streg: grænsen i {law_name}; svagt farvet side: kriteriet ville være opfyldt",
        "orange ▲▼: ville være opfyldt, blå: ville ikke, grå: 95 %-intervallet rummer grænsen",
    ]
    values = [
        value for each in screenings for value in each.values if value.legal and value.value is not None
    ]
    if any(value.low is not None for value in values):
        said.append("streg gennem prikken: 95 %-interval")
    if any(value.low is None for value in values):
        said.append("uden antal bag tallet kan usikkerheden ikke beregnes")
    return f"{'; '.join(said)}."


def warnings_of(
    screenings: Sequence[Screening], family: Sequence[Category]
) -> list[tuple[Screening, EarlyWarning]]:
    """The warnings against the limits of the categories chosen, the most likely to cross first."""
    wanted = {each.category for each in family}
    found = [
        (screening, warning)
        for screening in screenings
        for warning in screening.warnings
        if warning.rule.category in wanted
    ]
    return sorted(found, key=lambda pair: -(pair[1].chance if pair[1].chance is not None else -1.0))


def shown_warnings(found: Sequence[tuple[Screening, EarlyWarning]]) -> list[tuple[Screening, EarlyWarning]]:
    """Those with a chance worth a row: at least one in a hundred, or on the way without a chance known."""
    return [
        (screening, warning)
        for screening, warning in found
        if warning.crosses
        or (warning.projected is not None and warning.chance is None and warning.towards_limit)
        or (warning.chance is not None and warning.chance >= LEAST_CHANCE)
    ]


def warning_table(found: Sequence[tuple[Screening, EarlyWarning]]) -> pd.DataFrame:
    """The warnings worth a row, each in words, with its chance."""
    rows = [
        {
            "Område": screening.area_name,
            "Kriterium": warning.criterion.short_name,
            "Chance for at krydse": _chance(warning),
            "Varsel": warning_words(warning),
        }
        for screening, warning in shown_warnings(found)
    ]
    return pd.DataFrame(rows, columns=["Område", "Kriterium", "Chance for at krydse", "Varsel"])


def silent_words(
    found: Sequence[tuple[Screening, EarlyWarning]], screenings: Sequence[Screening]
) -> list[str]:
    """Why no warning is given: one sentence per reason with the areas it is true of, and how many are far from it."""
    reasons: dict[str, list[str]] = {}
    for screening, warning in found:
        if warning.projected is None:
            reasons.setdefault(warning.reason, []).append(screening.area_name)
    without = [each.area_name for each in screenings if not each.warnings]
    if without:
        reasons.setdefault("Der er ingen tal i lovens definition.", []).extend(without)
    far = sum(warning.projected is not None for _, warning in found) - len(shown_warnings(found))
    said = [f"{_areas(list(dict.fromkeys(names)))}: {reason}" for reason, names in reasons.items()]
    return [_far_words(far), *said] if far else said


def _far_words(far: int) -> str:
    noun = "tal" if far == 1 else "andre tal"
    return f"{count(far)} {noun}: ikke på vej over en grænse, eller under 1 % chance for det."


def _chance(warning: EarlyWarning) -> str:
    if warning.chance is None:
        return "–"
    sign = "▲ " if warning.crosses else ""
    return f"{sign}{number(warning.chance, 0)}\N{NO-BREAK SPACE}%"


def _areas(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= 5 else f"{count(len(names))} områder"
