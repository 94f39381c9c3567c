"""The delaftaler as pages and papers read them: the edition in force, where the hours stand, which goals are served."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from lib.charts.delaftale_gantt import GanttGround, delaftale_gantt
from lib.charts.gantt_extras import Happening
from lib.charts.inks import ChartInks
from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.cycles import cycle_starts
from lib.domain.allocation.frames import agreement_from, placement_from
from lib.domain.allocation.placement import Cell
from lib.domain.dates import long_date
from lib.domain.decisions.decision import Approval, Decision, DecisionKind
from lib.domain.decisions.in_force import InForce
from lib.domain.delaftaler.edition import Edition
from lib.domain.delaftaler.first import first_editions
from lib.domain.delaftaler.goals_served import GoalLine, goal_lines
from lib.domain.delaftaler.in_force import EditionInForce, in_force
from lib.domain.delaftaler.sentences import in_force_words
from lib.domain.delaftaler.spans import Span, placements_over_time, spans_of, zones_finding
from lib.domain.goals.assess import assess_goals
from lib.domain.goals.assessment import GoalResult
from lib.domain.goals.goal import Goal
from lib.domain.plan import Plan
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse


@dataclass(frozen=True)
class Kept:
    """What the state has kept: every row of editions, the decisions as they stand with the answers that cover them, and
    the events that may be shown."""

    editions: tuple[Edition, ...]
    decisions: tuple[Decision, ...]
    approvals: tuple[Approval, ...]
    events: tuple[Happening, ...] = ()


@dataclass(frozen=True)
class Delaftaler:
    """All activities of the plan on a day, by today's decisions. `placed`: the hours of that day, as
    `lib.domain.decisions.placed.placed_rows` has them."""

    warehouse: PublicWarehouse
    plan: Plan
    kept: Kept
    day: date
    placed: pd.DataFrame
    only_real: bool

    @cached_property
    def agreement(self) -> Agreement:
        """The activities in their order, with their terms."""
        return agreement_from(
            questions.activities(self.warehouse),
            questions.resources(self.warehouse),
            self.plan.zones,
            questions.activity_terms(self.warehouse),
        )

    @cached_property
    def kinds(self) -> tuple[DecisionKind, ...]:
        """What the board decides on."""
        return questions.decision_kinds(self.warehouse)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """All goals in the agreement's order."""
        return questions.goal_rows(self.warehouse)

    @cached_property
    def in_force(self) -> dict[str, EditionInForce]:
        """The edition in force of each activity."""
        first = first_editions(
            questions.activities(self.warehouse),
            questions.resources(self.warehouse),
            questions.delaftaler(self.warehouse),
            self.goals,
        )
        return in_force(
            first, self.kept.editions, self.kept.decisions, self.kept.approvals, self.kinds, self.day
        )

    @property
    def period(self) -> tuple[date, date]:
        """The plan's first and last day."""
        return date.fromisoformat(self.plan.valid_from), date.fromisoformat(self.plan.valid_to)

    def view(self, activity_id: str) -> "DelaftaleView":
        """One activity. Raises KeyError for one that the plan does not have."""
        stands = self.in_force[activity_id]
        last = self.period[1]
        return DelaftaleView(
            terms=self.agreement.terms(activity_id),
            stands=stands,
            origin=in_force_words(stands, self.period[0]),
            source=self._sources.get(activity_id, ""),
            spans=spans_of(activity_id, self._over_time, self.plan.zone_ids, last, self._bases),
            ground=self._ground(activity_id),
            goals=goal_lines(self._results, stands.fields.goals),
            placed=self.placed[self.placed["activity_id"] == activity_id],
            registered=self._registered[self._registered["activity_id"] == activity_id],
            plan=self.plan,
        )

    @property
    def views(self) -> "tuple[DelaftaleView, ...]":
        """All activities in the agreement's order."""
        return tuple(self.view(terms.activity_id) for terms in self.agreement.activities)

    def _ground(self, activity_id: str) -> GanttGround:
        courses = cycle_starts(self.agreement.terms(activity_id), *self.period)
        return GanttGround(self.plan.zones, self.period, self.day, courses, self.kept.events)

    @cached_property
    def _table(self) -> pd.DataFrame:
        return questions.placement(self.warehouse)

    @cached_property
    def _bases(self) -> Mapping[Cell, str]:
        return {
            Cell(row.activity_id, row.resource, row.zone): row.basis
            for row in self._table.itertuples(index=False)
        }

    @cached_property
    def _over_time(self) -> tuple[InForce, ...]:
        return placements_over_time(
            placement_from(self._table),
            self.kept.decisions,
            self.kept.approvals,
            self.kinds,
            self.plan.zone_ids,
            self.period,
        )

    @cached_property
    def _results(self) -> tuple[GoalResult, ...]:
        series = questions.goal_series(self.warehouse, self.goals, self.only_real)
        return assess_goals(self.goals, series, questions.breaks(self.warehouse), self.plan, {})

    @cached_property
    def _registered(self) -> pd.DataFrame:
        return questions.registrations(self.warehouse)

    @cached_property
    def _sources(self) -> dict[str, str]:
        rows = questions.delaftaler(self.warehouse)
        return dict(zip(rows["activity_id"], rows["source"], strict=True))


@dataclass(frozen=True)
class DelaftaleView:
    """What is read of one activity. `origin` says where the edition in force comes from, `source` where the agreement
    has its first edition; `placed` are the rows of today's placement, `registered` what it has registered."""

    terms: ActivityTerms
    stands: EditionInForce
    origin: str
    source: str
    spans: tuple[Span, ...]
    ground: GanttGround
    goals: tuple[GoalLine, ...]
    placed: pd.DataFrame
    registered: pd.DataFrame
    plan: Plan

    @property
    def sources(self) -> str:
        """Where the text in force comes from: the agreement, or the board's decision on top of it."""
        agreed = self.source or "planens filer"
        if self.stands.decision is None:
            return agreed
        return (
            f"Bestyrelsens beslutning {long_date(self.stands.decision.fields.decided_on)}; før den: {agreed}"
        )

    @property
    def finding(self) -> str:
        """Where the hours stand, and when they move."""
        return zones_finding(self.terms.short_name, self.spans, self.plan.zones, self.ground.today)

    def picture(self, inks: ChartInks, width: int | str = "container") -> dict[str, Any]:
        """The hours over the plan's period; `finding` is its alternative text."""
        return delaftale_gantt(self.spans, self.ground, inks, width)


def happenings(events: Sequence[tuple[str, date, date | None]]) -> tuple[Happening, ...]:
    """Events as they are drawn: words, first day, last day."""
    return tuple(Happening(*each) for each in events)
