"""The goal rows as a board reads them: one line per goal, the rows of its zones or schools folded under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from os.path import commonprefix

from lib.domain.goals.assessment import GoalResult
from lib.domain.goals.goal import Goal

DELAFTALE = "Delaftale"
STYREGRUPPE = "Styregruppe"


@dataclass(frozen=True)
class Family:
    """The rows of one goal about one indicator. `lead` is the row of all places together, None where the agreement has
    none; `parts` are the rows of single places; a goal of one row is its own lead and has no parts."""

    name: str
    lead: GoalResult | None
    parts: tuple[GoalResult, ...]

    @property
    def rows(self) -> tuple[GoalResult, ...]:
        """Every row of the goal, the one of all places together first."""
        return self.parts if self.lead is None else (self.lead, *self.parts)

    @property
    def goal(self) -> Goal:
        """The goal whose words stand for all rows."""
        return self.rows[0].goal


def families(results: Sequence[GoalResult], plan_area: str) -> tuple[Family, ...]:
    """The goals in the agreement's order, each with its rows. `plan_area` is the area of all zones together."""
    found: dict[tuple[str, ...], list[GoalResult]] = {}
    for result in results:
        goal = result.goal
        found.setdefault((goal.level, goal.delaftale, goal.goal, goal.indicator), []).append(result)
    return tuple(_family(rows, plan_area) for rows in found.values())


def groups(of: Sequence[Family], by: str) -> list[tuple[str, tuple[Family, ...]]]:
    """(name, goals) of each delaftale or styregruppe, in the order of the first goal of each."""
    order: dict[str, int] = {}
    for each in of:
        order.setdefault(group_name(each.goal, by), len(order))
    ordered = sorted(of, key=lambda each: order[group_name(each.goal, by)])
    return [
        (name, tuple(rows)) for name, rows in groupby(ordered, key=lambda each: group_name(each.goal, by))
    ]


def group_name(goal: Goal, by: str) -> str:
    """What the goal stands under when the rows are grouped `by` DELAFTALE or STYREGRUPPE."""
    name = goal.styregruppe if by == STYREGRUPPE else goal.delaftale
    return name or "Ikke oplyst"


def family_name(goal_ids: Sequence[str]) -> str:
    """What the rows are called together: 'B1-z1' and 'B1-z2' -> 'B1', 'U2a' and 'U2b' -> 'U2'."""
    return commonprefix(list(goal_ids)).partition("-")[0] or goal_ids[0]


def _family(rows: Sequence[GoalResult], plan_area: str) -> Family:
    name = family_name([row.goal.goal_id for row in rows])
    if len(rows) == 1:
        return Family(rows[0].goal.goal_id, rows[0], ())
    leads = [row for row in rows if row.goal.readings[0].area_id == plan_area]
    lead = leads[0] if leads else None
    return Family(name, lead, tuple(row for row in rows if row is not lead))
