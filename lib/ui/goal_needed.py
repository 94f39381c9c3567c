""" "Hvad skal der til": persons still to go for each goal, for all zones together and for each zone, and a month."""

from collections.abc import Sequence

import streamlit as st

from lib.domain.goals.assessment import Assessment, GoalResult
from lib.domain.goals.sentences import needed_words
from lib.domain.numbers import count, number
from lib.domain.plan import Plan
from lib.ui.goal_cells import in_force, read_either_way
from lib.ui.goal_families import Family
from lib.ui.markup import element, join, text

CAPTION = (
    "Personer, der mindst skal skifte side, før målet er nået, hvis alt andet er uændret; under tallet: hvor mange om "
    "måneden til planens sidste dag."
)
FROM_BASELINE = "Kursiv: regnet fra aftalens udgangspunkt, fordi intet senere tal kan læses."
NOTHING = "Ingen af målene kan regnes om til personer"
WHAT_TO_DO = "Det kræver et tal, antallet bag det og et mål, der er et tal. Indlæs tallene på siden Datatræk."


def counted(families: Sequence[Family]) -> tuple[Family, ...]:
    """The goals of which at least one row can be told in persons."""
    return tuple(
        family
        for family in families
        if any(each.needed is not None for row in family.rows for each in in_force(row))
    )


def draw_needed(families: Sequence[Family], plan: Plan) -> None:
    """The table of `needed_table` on the page."""
    st.html(needed_table(families, plan))


def needed_table(families: Sequence[Family], plan: Plan) -> str:
    """A row per goal; a column for all places together and one per zone. Goals of other places have a row per place."""
    heads = ("Mål", "Samlet", *(zone.name for zone in plan.zones))
    head = join(element("th", text(name), scope="col") for name in heads)
    table = element(
        "table",
        element("caption", text(CAPTION), class_="zk-hidden"),
        element("thead", element("tr", head)),
        element("tbody", join(_rows(family, plan) for family in families)),
        class_="zk-table zk-needed",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=CAPTION)


def reservations(families: Sequence[Family]) -> list[str]:
    """What must be said about the numbers in the table, a sentence each."""
    known = [each.needed for family in families for row in family.rows for each in row.assessments]
    return [FROM_BASELINE] if any(needed is not None and needed.from_baseline for needed in known) else []


def _rows(family: Family, plan: Plan) -> str:
    by_zone = {row.goal.readings[0].area_id: row for row in family.parts}
    if set(by_zone) <= set(plan.zone_ids):
        zones = join(_cell(by_zone.get(zone), bool(family.parts)) for zone in plan.zone_ids)
        heading = _heading(family.name, family.goal.indicator)
        return element("tr", heading, _cell(family.lead, True), zones)
    return join(
        element(
            "tr",
            _heading(row.goal.goal_id, f"{row.goal.indicator}, {row.goal.area_name}"),
            _cell(row, True),
            join(_cell(None, False) for _ in plan.zone_ids),
        )
        for row in family.rows
    )


def _heading(name: str, words: str) -> str:
    return element("th", element("b", text(name)), text(words), scope="row")


def _cell(row: GoalResult | None, asked: bool) -> str:
    """`asked`: the agreement has this goal for places like this one, so that an empty cell must be explained."""
    if row is None:
        return element("td", text("intet mål" if asked else ""), class_="zk-none")
    if all(each.needed is None for each in in_force(row)):
        return element("td", text("kan ikke regnes ud"), class_="zk-none", title=row.reason)
    timed = any(each.needed is not None and each.needed.per_month for each in in_force(row))
    below = element("small", text(f"{read_either_way(row, _monthly)} om måneden")) if timed else ""
    says = read_either_way(row, needed_words)
    italic = "zk-assumed" if row.shown.needed is not None and row.shown.needed.from_baseline else None
    return element("td", element("b", text(read_either_way(row, _persons))), below, class_=italic, title=says)


def _persons(assessment: Assessment) -> str:
    return "ukendt" if assessment.needed is None else count(assessment.needed.persons)


def _monthly(assessment: Assessment) -> str:
    needed = assessment.needed
    if needed is None or needed.per_month is None:
        return "ukendt"
    return number(needed.per_month) if needed.persons else count(0)
