"""The real plan's activities and placement, and a small plan by hand, for the tests of the allocation."""

from functools import cache
from pathlib import Path

import pandas as pd
from hypothesis import strategies as st

from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.frames import agreement_from, placement_from
from lib.domain.allocation.placement import Cell, Move, Placement
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import plan_terms
from lib.domain.plan import Zone

PLAN_FOLDER = Path(__file__).resolve().parents[3] / "data" / "plans" / "fredericia"
ZONES = tuple(Zone(f"zone{number}", number, f"Zone {number}", "") for number in (1, 2, 3, 4))
ZONE_IDS = tuple(zone.area_id for zone in ZONES)

FREMSKUDT_NEED = Need(
    "fremskudt", (("zone1", 133.0), ("zone2", 93.0), ("zone3", 76.0), ("zone4", 83.0)), "published"
)
"""Table 9, 1 June 2022: 6.2 + 6.3 + 6.8, e.g. zone 1 is 29 + 79 + 25."""


@cache
def real_rulebook() -> Rulebook:
    """The default plan's agreement and first placement, as their CSV files have them."""
    activities, resources, placement = (
        pd.read_csv(PLAN_FOLDER / f"{name}.csv") for name in ("activities", "resources", "placement")
    )
    return Rulebook(agreement_from(activities, resources, ZONES), placement_from(placement))


@cache
def real_rulebook_with_terms() -> Rulebook:
    """The same with the plan's own sessions, rotation, cycles and start-up hours."""
    activities, resources, placement, terms = (
        pd.read_csv(PLAN_FOLDER / f"{name}.csv")
        for name in ("activities", "resources", "placement", "activity_terms")
    )
    agreement = agreement_from(activities, resources, ZONES, terms)
    return Rulebook(agreement, placement_from(placement), plan_terms(agreement))


def small_rulebook(
    hours: dict[str, tuple[float, ...]],
    *,
    everywhere: bool = False,
    teams: int | None = None,
    rest: float = 10,
) -> Rulebook:
    """One activity per key ('a', 'b' ...) with hours by zone, all under one set of terms, all served by 'r'.

    `rest` are hours in each zone of an activity of its own, so that no base runs dry unless it is 0.
    """
    names = [*hours, "rest"]
    terms = [
        ActivityTerms(name, name.upper(), name.upper(), "Delaftale", everywhere, teams, "rule")
        for name in hours
    ]
    terms.append(ActivityTerms("rest", "REST", "REST", "Anden", False, None, ""))
    agreement = Agreement(ZONES, tuple(terms), frozenset((name, "r") for name in names))
    by_zone = {**hours, "rest": (rest,) * 4}
    cells = {
        Cell(name, "r", zone): int(2 * amount)
        for name, amounts in by_zone.items()
        for zone, amount in zip(ZONE_IDS, amounts, strict=True)
    }
    return Rulebook(agreement, Placement.of(cells))


def move(activity_id: str, from_zone: int, to_zone: int, hours: float, resource: str = "r") -> Move:
    """A move between zones by number."""
    return Move(activity_id, resource, f"zone{from_zone}", f"zone{to_zone}", int(2 * hours))


def any_moves() -> st.SearchStrategy[list[Move]]:
    """Moves on the real plan, most of them legal in form, some absurd."""
    pairs = sorted(real_rulebook().base.pair_totals) + [("fremskudt", "Borgerservice")]
    zones = st.sampled_from((*ZONE_IDS, "zone9"))
    half_hours = st.one_of(st.integers(1, 12), st.integers(-5, 300))
    one = st.builds(
        lambda pair, from_zone, to_zone, amount: Move(*pair, from_zone, to_zone, amount),
        st.sampled_from(pairs),
        zones,
        zones,
        half_hours,
    )
    return st.lists(one, max_size=25)
