"""What the user adds to the agreement's rules before asking for a proposal: what is lifted, locked and limited."""

from collections.abc import Iterator
from dataclasses import dataclass

from lib.domain.allocation.placement import Cell, Placement
from lib.domain.allocation.rules import Rulebook

UNCHANGED = "uaendrede_timer"
OWN = "egne_indsatser"
EVERYWHERE = "overalt"
BLOCK = "mindste_blok"
BASE = "base"
TEAMS = "hold_"
"""Before the activity's id."""
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

    def holds(self, cell: Cell) -> bool:
        """Whether the cell may not change."""
        return self.activity_id in ("", cell.activity_id) and self.zone in ("", cell.zone)


@dataclass(frozen=True)
class Terms:
    """`lifted`: ids of rules that do not count. `most_moved`: half-hours that may change zone, None: no limit.

    `sessions`: (activity_id, half-hours) of activities that come in whole sessions.
    """

    lifted: frozenset[str] = frozenset()
    locks: frozenset[Lock] = frozenset()
    most_moved: int | None = None
    sessions: tuple[tuple[str, int], ...] = ()

    def counts(self, rule_id: str) -> bool:
        """Whether the rule is in force; what can never be lifted always is."""
        return rule_id in NEVER_LIFTED or rule_id not in self.lifted

    def is_locked(self, cell: Cell) -> bool:
        """Whether a lock that counts holds the cell."""
        return self.counts(LOCK) and any(lock.holds(cell) for lock in self.locks)

    def without(self, rule_id: str) -> "Terms":
        """The same terms with one rule more lifted."""
        return Terms(self.lifted | {rule_id}, self.locks, self.most_moved, self.sessions)

    def rule_ids(self, rulebook: Rulebook) -> tuple[str, ...]:
        """Ids of every rule that counts and may be lifted, the agreement's first, in the order they are shown."""
        own = [rule.rule_id for rule in rulebook.rules]
        added = [f"{SESSION}{activity_id}" for activity_id, _ in self.sessions]
        added += [LOCK] if self.locks else []
        added += [] if self.most_moved is None else [MOST_MOVED]
        return tuple(each for each in [*own, *added] if self.counts(each) and each not in NEVER_LIFTED)


def broken(rulebook: Rulebook, terms: Terms, placement: Placement) -> tuple[str, ...]:
    """Ids of the rules that a placement breaks, sorted: the check of a solution outside the solver.

    Works on whole half-hours and uses nothing of the programme that found the placement.
    """
    found = {violation.rule_id for violation in rulebook.violations(placement)}
    found |= set(_broken_terms(rulebook, terms, placement))
    return tuple(sorted(rule_id for rule_id in found if terms.counts(rule_id)))


def _broken_terms(rulebook: Rulebook, terms: Terms, placement: Placement) -> Iterator[str]:
    base = rulebook.base
    cells = dict(base.items).keys() | dict(placement.items).keys()
    if any(terms.is_locked(cell) and base.at(cell) != placement.at(cell) for cell in cells):
        yield LOCK
    moved = sum(max(0, placement.at(cell) - base.at(cell)) for cell in cells)
    if terms.most_moved is not None and moved > terms.most_moved:
        yield MOST_MOVED
    for activity_id, size in terms.sessions:
        if any(placement.in_zone(activity_id, zone) % size for zone in rulebook.agreement.zone_ids):
            yield f"{SESSION}{activity_id}"
