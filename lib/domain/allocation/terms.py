"""What people add to the agreement's rules: what is lifted, locked and limited, and what comes in whole sessions.

The ids of the rules stand here, so that whoever names a rule names the same one.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.placement import Cell

if TYPE_CHECKING:
    from lib.domain.allocation.rules import Rulebook

UNCHANGED = "uaendrede_timer"
OWN = "egne_indsatser"
EVERYWHERE = "overalt"
BLOCK = "mindste_blok"
BASE = "base"
TEAMS = "hold_"
"""Before the activity's id."""
TEAM_CYCLE = "hold_cyklus"
LOCK = "laas"
MOST_MOVED = "hoejst_flyttet"
SESSION = "hele_gange_"
"""Before the activity's id."""

NEVER_LIFTED = frozenset({UNCHANGED, OWN})
"""Hours are moved, never made, and nobody's hours may be spent by somebody else: no board can lift that."""


@dataclass(frozen=True, order=True)
class Lock:
    """What stays as it is: a cell, an activity in all zones (`zone` empty) or a zone (`activity_id` empty).

    Empty in both locks everything.
    """

    activity_id: str = ""
    zone: str = ""


@dataclass(frozen=True)
class Terms:
    """`lifted`: ids of rules that do not count. `most_moved`: half-hours that may change zone, None: no limit.

    `sessions`: (activity_id, half-hours) of activities that come in whole sessions; those of the plan's own data come
    with `plan_terms`.
    """

    lifted: frozenset[str] = frozenset()
    locks: frozenset[Lock] = frozenset()
    most_moved: int | None = None
    sessions: tuple[tuple[str, int], ...] = ()

    def counts(self, rule_id: str) -> bool:
        """Whether the rule is in force; what can never be lifted always is."""
        return rule_id in NEVER_LIFTED or rule_id not in self.lifted

    def is_locked(self, cell: Cell) -> bool:
        """Whether a lock that counts holds the cell: asked of every cell, so not of every lock."""
        return self.counts(LOCK) and any(
            Lock(activity, zone) in self.locks
            for activity in ("", cell.activity_id)
            for zone in ("", cell.zone)
        )

    def without(self, rule_id: str) -> "Terms":
        """The same terms with one rule more lifted."""
        return replace(self, lifted=self.lifted | {rule_id})

    def rule_ids(self, rulebook: "Rulebook") -> tuple[str, ...]:
        """Ids of every rule of a placement that counts under these terms and may be lifted, the agreement's first, in
        the order they are shown."""
        return tuple(rule.rule_id for rule in rulebook.with_terms(self).counting if rule.may_lift)


def plan_terms(agreement: Agreement) -> Terms:
    """The terms that the plan's own data say: its whole sessions, nothing lifted, locked or limited."""
    return Terms(
        sessions=tuple(
            (activity.activity_id, activity.session) for activity in agreement.activities if activity.session
        )
    )
