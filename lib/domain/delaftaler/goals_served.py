"""The goals that an activity serves, as lines to be read: one for each goal, with the status of all its rows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from lib.domain.goals.assessment import GoalResult
from lib.domain.goals.goal import Goal, GoalLevel
from lib.domain.goals.words import GoalSign, status_sign

LEVEL_WORDS = {GoalLevel.OVERORDNET: "overordnet mål", GoalLevel.DELMAAL: "delmål"}


@dataclass(frozen=True)
class GoalGroup:
    """The rows of one goal about one indicator: zones and schools have a row each."""

    goals: tuple[Goal, ...]

    @property
    def goal_ids(self) -> tuple[str, ...]:
        """Ids of the rows."""
        return tuple(each.goal_id for each in self.goals)

    @property
    def words(self) -> str:
        """'Færre ledige (delmål)': the goal and its level."""
        return f"{self.goals[0].goal} ({LEVEL_WORDS[self.goals[0].level]})"

    @property
    def measured_by(self) -> str:
        """'Kendskabsgrad'."""
        return self.goals[0].indicator

    @property
    def label(self) -> str:
        """'Kendskabsgrad: Færre ledige', which no other goal has."""
        return f"{self.measured_by}: {self.goals[0].goal}"


@dataclass(frozen=True)
class GoalLine:
    """A goal with the status of its rows; `signs` are (status, names of the areas that have it)."""

    group: GoalGroup
    signs: tuple[tuple[GoalSign, tuple[str, ...]], ...]

    @property
    def status(self) -> str:
        """'▼ bagud', or where its rows differ '▼ bagud: Zone 1 og 2; – kan ikke vurderes: Zone 3'."""
        if len(self.signs) == 1:
            sign = self.signs[0][0]
            return f"{sign.sign} {sign.word}"
        return "; ".join(f"{sign.sign} {sign.word}: {', '.join(areas)}" for sign, areas in self.signs)


def goal_groups(goals: Sequence[Goal]) -> tuple[GoalGroup, ...]:
    """The goals in the agreement's order, rows of one goal about one indicator together."""
    found: dict[tuple[str, ...], list[Goal]] = {}
    for goal in goals:
        found.setdefault((goal.level, goal.delaftale, goal.goal, goal.indicator), []).append(goal)
    return tuple(GoalGroup(tuple(rows)) for rows in found.values())


def goal_lines(results: Sequence[GoalResult], goal_ids: Collection[str]) -> tuple[GoalLine, ...]:
    """A line for each goal that has a row among `goal_ids`, of those rows alone."""
    own = {each.goal.goal_id: each for each in results if each.goal.goal_id in goal_ids}
    groups = goal_groups([each.goal for each in own.values()])
    return tuple(GoalLine(group, _signs([own[each] for each in group.goal_ids])) for group in groups)


def _signs(results: Sequence[GoalResult]) -> tuple[tuple[GoalSign, tuple[str, ...]], ...]:
    signed = [(status_sign(each.status, each.certainty), each.goal.area_name) for each in results]
    ordered = sorted(signed, key=lambda each: (each[0].word, each[1]))
    return tuple(
        (sign, tuple(area for _, area in rows)) for sign, rows in groupby(ordered, key=lambda each: each[0])
    )
