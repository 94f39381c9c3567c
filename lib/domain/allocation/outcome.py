"""What a scenario does, all of it: the numbers and sentences that a page or a paper shows."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.allocation import sentences
from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.coverage import (
    PUBLISHED,
    Need,
    ZoneChange,
    ZoneStanding,
    counted,
    hours_moved,
    plan_coverage,
    standings,
    worst_off,
    zone_changes,
)
from lib.domain.allocation.frames import coverage_by_activity, outside_coverage
from lib.domain.allocation.placement import Scenario


@dataclass(frozen=True)
class Outcome:
    """A scenario against its first placement.

    `before` and `after` are dækning, 0-100, None without any need. `moved` and `moved_outside` are hours a week
    that changed zone inside and outside dækning. `by_activity` as `coverage_by_activity`. `changes` and
    `standings` (before, after) have one entry per zone in zone order. `demo`: some need is not published.
    """

    before: float | None
    after: float | None
    moved: float
    moved_outside: float
    by_activity: pd.DataFrame
    outside: tuple[ActivityTerms, ...]
    changes: tuple[ZoneChange, ...]
    standings: tuple[tuple[ZoneStanding, ZoneStanding], ...]
    demo: bool
    headline: str
    subtitle: str
    worst_off_sentence: str
    outside_sentence: str


def outcome(agreement: Agreement, scenario: Scenario, needs: Sequence[Need]) -> Outcome:
    """Everything that `scenario` does, measured on `needs`."""
    first, last = scenario.base, scenario.placement
    known = counted(first, needs)
    before, after = plan_coverage(first, known), plan_coverage(last, known)
    moved = hours_moved(first, last, [need.activity_id for need in known])
    moved_outside = hours_moved(first, last) - moved
    by_activity = coverage_by_activity(agreement, first, last, known)
    covered = float(by_activity["hours"].sum())
    outside = outside_coverage(agreement, first, known)
    demo = any(need.basis != PUBLISHED for need in known)
    stand_before, stand_after = (standings(each, known, agreement.zone_ids) for each in (first, last))
    worst_before, worst_after = (worst_off(each, known, agreement.zone_ids) for each in (first, last))
    return Outcome(
        before=_pct(before),
        after=_pct(after),
        moved=moved,
        moved_outside=moved_outside,
        by_activity=by_activity,
        outside=outside,
        changes=zone_changes(first, last, agreement.zone_ids),
        standings=tuple(zip(stand_before, stand_after, strict=True)),
        demo=demo,
        headline=sentences.headline(before, after, moved, moved_outside, demo),
        subtitle=sentences.subtitle(len(known), covered, first.total_hours, moved_outside),
        worst_off_sentence=sentences.worst_off_zone(worst_before, worst_after, agreement),
        outside_sentence=sentences.outside([one.short_name for one in outside], len(agreement.activities)),
    )


def _pct(share: float | None) -> float | None:
    return None if share is None else 100 * share
