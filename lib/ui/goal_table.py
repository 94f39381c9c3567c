"""The goals as a table a board can read: where now, where it should be by now, from where to where, and the status.

What colour and place say stands in words too: a real HTML table, for the pointer and for a screen reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from lib.domain.goals.assessment import GoalResult
from lib.domain.numbers import count
from lib.domain.plan import Plan
from lib.ui.goal_cells import (
    baseline_cell,
    latest_cell,
    pace_cell,
    status_cell,
    statuses_cell,
    way_cells,
)
from lib.ui.goal_counts import group_counts
from lib.ui.goal_families import Family, groups
from lib.ui.markup import element, join, text
from lib.ui.once import once

LATEST = "● seneste tal, farvet efter status; gråt: vurderes ikke, efter et databrud det sidste før bruddet"
INTERVAL = "tynd linje: 95 %-interval"
PACE = "┆ hvor tallet skulle være nu på vejen til målet"
DEMO = "○ demotal, vurderes ikke"


@dataclass(frozen=True)
class GoalView:
    """How the table is shown: grouped `by` delaftale or styregruppe, with `all_rows` or only a line per goal.

    `end_year` is the year the targets are for.
    """

    caption: str
    by: str
    all_rows: bool
    plan: Plan
    end_year: int


def draw_goal_table(families: Sequence[Family], view: GoalView) -> None:
    """The table of `goal_table` on the page."""
    st.html(once(goal_table, families, view))


def goal_table(families: Sequence[Family], view: GoalView) -> str:
    """A part per group with its counts; in it a row per goal, and with `view.all_rows` one per place under it."""
    heads = ("Mål", "Senest", "Forventet nu", "Udgangspunkt", "", f"Mål {view.end_year}", "Status")
    hidden = element("span", "Vejen fra udgangspunkt til mål", class_="zk-hidden")
    head = join(element("th", text(name) if name else hidden, scope="col") for name in heads)
    table = element(
        "table",
        element("caption", text(view.caption), class_="zk-hidden"),
        element("thead", element("tr", head)),
        join(_group(name, rows, view, len(heads)) for name, rows in groups(families, view.by)),
        class_="zk-table zk-goals",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=view.caption)


def marks_legend(results: Sequence[GoalResult]) -> str:
    """What the marks on the way mean: of those that occur."""
    read = [each for result in results for each in result.assessments]
    occurring = {
        LATEST: any(each.latest is not None for each in read),
        INTERVAL: any(each.latest is not None and each.latest.low is not None for each in read),
        PACE: any(each.pace is not None for each in read),
        DEMO: any(each.demo is not None and each.latest is None for each in read),
    }
    return " · ".join(mark for mark, occurs in occurring.items() if occurs)


def _group(name: str, families: Sequence[Family], view: GoalView, columns: int) -> str:
    results = [row for family in families for row in family.rows]
    heading = element(
        "th", text(name), group_counts(results), scope="rowgroup", colspan=columns, class_="zk-group"
    )
    return element("tbody", element("tr", heading), join(_family_rows(each, view) for each in families))


def _family_rows(family: Family, view: GoalView) -> str:
    if view.all_rows:
        places = join(_place_row(part) for part in family.parts)
        return (_together(family, view) if family.lead is None else _row(family, family.lead, view)) + places
    return _together(family, view) if family.lead is None else _row(family, family.lead, view)


def _row(family: Family, lead: GoalResult, view: GoalView) -> str:
    of_plan = lead.goal.readings[0].area_id == view.plan.plan_area
    area = "" if of_plan else lead.goal.area_name
    same = {(part.status, part.hindrance) for part in family.parts} <= {(lead.status, lead.hindrance)}
    parts = () if view.all_rows or same else family.parts
    heading = _heading(family.name, family, area)
    return element("tr", heading, _numbers([lead]), status_cell(lead, f"{_places(family, view)[1]}: ", parts))


def _together(family: Family, view: GoalView) -> str:
    """The row of a goal that the agreement sets for each place alone."""
    heading = _heading(family.name, family, f"{count(len(family.parts))} {_places(family, view)[0]}")
    return element("tr", heading, _numbers(family.parts), statuses_cell(family.parts))


def _place_row(part: GoalResult) -> str:
    heading = element("th", text(part.goal.area_name), scope="row", title=part.goal.goal_id)
    return element("tr", heading, _numbers([part]), status_cell(part), class_="zk-place")


def _numbers(results: Sequence[GoalResult]) -> str:
    return latest_cell(results) + pace_cell(results) + baseline_cell(results) + way_cells(results)


def _heading(name: str, family: Family, below: str) -> str:
    small = element("small", text(below)) if below else ""
    words = element("span", text(family.goal.indicator), " ", small)
    return element("th", element("b", text(name)), words, scope="row", title=family.goal.goal)


def _places(family: Family, view: GoalView) -> tuple[str, str]:
    """What the places of a goal are called: ('zoner', 'zonerne') or ('steder', 'stederne')."""
    areas = {part.goal.readings[0].area_id for part in family.parts}
    return ("zoner", "zonerne") if areas <= set(view.plan.zone_ids) else ("steder", "stederne")
