"""The slides about goals and law: how many goals stand where, and what the areas would meet of the criteria."""

from collections.abc import Sequence

from lib.domain.goals.assess import assess_goals
from lib.domain.goals.sentences import goals_finding, hindrance_finding, uncertain_finding
from lib.domain.goals.summary import status_counts
from lib.domain.goals.words import STATUS_SIGNS
from lib.domain.law.law import Category
from lib.domain.law.lists import families, first_list, named, page_finding, sourced_years
from lib.domain.law.screen import legal_list_years, list_years, screen
from lib.domain.law.screening import Outcome, Screening
from lib.domain.law.sentences import STAMP
from lib.domain.material.slide import BigNumber, Slide
from lib.domain.material.table import WordTable
from lib.domain.numbers import count
from lib.material.ground import MeetingGround
from lib.warehouse import questions

UNKNOWN = "kan ikke vurderes"


def goals_slide(ground: MeetingGround) -> Slide | None:
    """How many goals are reached, on the way, behind, and cannot be judged; none for a plan without goals."""
    goals = questions.goal_rows(ground.warehouse)
    if not goals:
        return None
    series = questions.goal_series(ground.warehouse, goals, ground.only_real)
    results = assess_goals(goals, series, questions.breaks(ground.warehouse), ground.plan, {})
    numbers = tuple(
        BigNumber(count(number), f"{STATUS_SIGNS[status].sign} {STATUS_SIGNS[status].word}")
        for status, number in status_counts(results).items()
    )
    lines = [hindrance_finding(results), uncertain_finding(results)]
    return Slide(
        slide_id="maal",
        title=goals_finding(results),
        subtitle=f"Aftalens {count(len(goals))} mål frem til {ground.plan.valid_to[:4]}",
        numbers=numbers,
        lines=tuple(f"{line}." for line in lines if line),
        source=ground.source_of(series),
        live="maal",
    )


def criteria_slide(ground: MeetingGround) -> Slide | None:
    """What the zones would meet of the law's criteria on the latest list; none where the law has no limits."""
    law = questions.law(ground.warehouse)
    if not law.rules:
        return None
    figures = questions.criterion_values(ground.warehouse, ground.only_real)
    ids = [*ground.plan.zone_ids, ground.plan.plan_area]
    years = list_years(figures, ids, law) or sourced_years(law)
    year = first_list(figures, ids, legal_list_years(figures, ids, law)) or max(years)
    areas, breaks = questions.areas(ground.warehouse), questions.breaks(ground.warehouse)
    found = [named(screen(figures, law, area, year, breaks), areas) for area in ids]
    finding, besides = page_finding(found[:-1], found[-1], year)
    own = figures[figures["area_id"].isin(ids) & (figures["list_year"] == year) & figures["legal"]]
    return Slide(
        slide_id="kriterier",
        title=finding,
        subtitle=f"{STAMP} · lovens kriterier, listen 1. december {year}",
        table=_criteria_table(found, families(law, year)),
        lines=(f"{besides}.",) if besides else (),
        source=ground.source_of(own),
        live="kriterier",
    )


def _criteria_table(found: Sequence[Screening], laws: dict[str, tuple[Category, ...]]) -> WordTable:
    return WordTable(
        title="Kriterier, der ville være opfyldt",
        description=f"Hvor mange af lovens kriterier hvert område ville opfylde. {STAMP}.",
        columns=("Område", *(f"Opfyldt i {law}" for law in laws)),
        rows=tuple((each.area_name, *(_met(each, own[0]) for own in laws.values())) for each in found),
    )


def _met(screening: Screening, category: Category) -> str:
    outcome = next((each for each in screening.outcomes if each.category == category), None)
    return UNKNOWN if outcome is None else _met_words(outcome)


def _met_words(outcome: Outcome) -> str:
    """'0 af 4'; of the known ones where some are not: '1 af 2 kendte'."""
    known = len(outcome.tested) - outcome.unknown
    if not known:
        return UNKNOWN
    return (
        f"{outcome.met} af {known} kendte" if outcome.unknown else f"{outcome.met} af {outcome.category.of}"
    )
