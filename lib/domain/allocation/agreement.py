"""What the plan's agreement says of its activities, as far as it decides where hours may stand."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lib.domain.plan import Zone

SMALLEST_BLOCK = 4
"""Half-hours: with under two hours a week an activity is not really in a zone (our assumption)."""

SMALLEST_SHARED_BLOCK = 1
"""Half-hours, for activities that must be in every zone: few hours serve many zones."""


@dataclass(frozen=True)
class ActivityTerms:
    """The terms of one activity.

    `everywhere`: it must be present in every zone. `teams`: so many indivisible teams in as many different
    zones, None where hours can be divided. `placement_rule` is the agreement's own wording, empty where it
    has none.

    `session`: half-hours of one whole session, None where hours need not be whole sessions. `rotates`: it goes round
    the zones' bases, so hours in a zone are a mean over the rotation. `cycle_months` and `cycle_from`: its teams run so
    many months at a time, counted from that day. `startup_hours`: once, for opening in a zone; `travel_hours`: a week,
    for each zone beyond the first that an employer serves. `terms_source`: where these stand, or that they are assumed.
    """

    activity_id: str
    name: str
    short_name: str
    delaftale: str
    everywhere: bool
    teams: int | None
    placement_rule: str
    session: int | None = None
    rotates: bool = False
    cycle_months: int | None = None
    cycle_from: date | None = None
    startup_hours: float = 0.0
    travel_hours: float = 0.0
    terms_source: str = ""

    @property
    def smallest_block(self) -> int:
        """Half-hours an activity must at least have in a zone, if it has any there."""
        return SMALLEST_SHARED_BLOCK if self.everywhere else SMALLEST_BLOCK


@dataclass(frozen=True)
class Agreement:
    """Zones and activities of a plan, in their order, and which resource may serve which activity."""

    zones: tuple[Zone, ...]
    activities: tuple[ActivityTerms, ...]
    serves: frozenset[tuple[str, str]]

    @cached_property
    def _terms(self) -> dict[str, ActivityTerms]:
        return {terms.activity_id: terms for terms in self.activities}

    @cached_property
    def _zone_names(self) -> dict[str, str]:
        return {zone.area_id: f"zone {zone.number}" for zone in self.zones}

    @property
    def zone_ids(self) -> tuple[str, ...]:
        """Area ids of the zones in zone order."""
        return tuple(zone.area_id for zone in self.zones)

    def terms(self, activity_id: str) -> ActivityTerms:
        """Terms of an activity; KeyError for one the agreement does not have."""
        return self._terms[activity_id]

    def has(self, activity_id: str) -> bool:
        """Whether the agreement has the activity."""
        return activity_id in self._terms

    def zone_name(self, zone: str) -> str:
        """How a zone is named inside a Danish sentence; an unknown one by its id."""
        return self._zone_names.get(zone, zone)
