"""Activities that go round the zones' bases: their hours in a zone are a mean over the rotation."""

from dataclasses import dataclass

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement
from lib.domain.list_words import listed
from lib.domain.numbers import hours, share_pct


@dataclass(frozen=True)
class Visit:
    """A zone's part of a rotating activity: the share of its time (0-1), which is how many of its weeks are there."""

    zone: str
    share: float


def visits(agreement: Agreement, placement: Placement, activity_id: str) -> tuple[Visit, ...]:
    """The share of a rotating activity's time in every zone, in zone order; the shares are 1 together. Empty for one
    that does not rotate or has no hours."""
    total = placement.activity_totals.get(activity_id, 0)
    if not agreement.terms(activity_id).rotates or not total:
        return ()
    return tuple(Visit(zone, placement.in_zone(activity_id, zone) / total) for zone in agreement.zone_ids)


def rotation_words(agreement: Agreement, placement: Placement, activity_id: str) -> str:
    """That an activity's hours in a zone are a mean, and how much of the time it is where; empty where it stands."""
    shares = visits(agreement, placement, activity_id)
    if not shares:
        return ""
    terms = agreement.terms(activity_id)
    total = hours(placement.activity_totals[activity_id] / HALF_HOURS_PER_HOUR)
    parts = [
        f"{share_pct(100 * visit.share)} i {agreement.zone_name(visit.zone)}"
        for visit in shares
        if visit.share
    ]
    return (
        f"{terms.short_name} går på skift mellem zonernes baser med {total} timer om ugen i alt; timerne i en zone er "
        f"et gennemsnit over turen. Af tiden er {listed(parts)}."
    )
