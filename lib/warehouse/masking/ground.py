"""What the masking of loaded rows knows besides the rows: who belongs where, who is small, what everyone knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lib.domain.disclosure.facts import PublicFacts
from lib.domain.disclosure.table import UNBOUNDED
from lib.domain.indicator import Kind
from lib.domain.memberships import members_on
from lib.domain.plan_tables import PlanTables
from lib.domain.small_areas import kept_out

GUARDED_LEVELS = ("skole", "boligomraade", "politikreds")
"""Areas beside the plan whose loaded counts are held to the rule of 1-4; kommune and country are official figures."""


@dataclass(frozen=True)
class Ground:
    """`residents` by afdeling, zone and plan (today's); `printed`: published rows by indicator and period, known to
    everyone; `zones`: zone by afdeling, kept by day."""

    zone_ids: tuple[str, ...]
    plan_area: str
    other_areas: frozenset[str]
    organisations: Mapping[str, str]
    residents: Mapping[str, float]
    kept_out: frozenset[str]
    memberships: pd.DataFrame
    kinds: Mapping[str, str]
    additive: frozenset[str]
    facts: PublicFacts
    printed: Mapping[tuple[str, pd.Timestamp], list[dict[str, Any]]]
    zones: dict[pd.Timestamp, dict[str, str]] = field(default_factory=dict)

    def zones_on(self, day: pd.Timestamp) -> dict[str, str]:
        """Zone of each afdeling on a day."""
        if day not in self.zones:
            found = members_on(self.memberships, day)
            self.zones[day] = {area: zone for area, zone in found.items() if area in self.organisations}
        return self.zones[day]

    def population(self, indicator: str, area: str, denominator: float, count: float) -> float:
        """How many the count can be at most: the denominator of a share or else the residents, where they hold it."""
        if self.kinds[indicator] != Kind.SHARE:
            return UNBOUNDED
        known = self.residents.get(area, UNBOUNDED) if pd.isna(denominator) else denominator
        return float(known) if known >= count else UNBOUNDED

    def bound(self, indicator: str, areas: list[str]) -> float:
        """The persons that parts nobody delivered can have at most."""
        if self.kinds[indicator] == Kind.RATE or not areas:
            return UNBOUNDED
        return float(sum(self.residents.get(area, UNBOUNDED) for area in areas))


def ground_of(plan_tables: PlanTables, afdelinger: pd.DataFrame, printed: pd.DataFrame) -> Ground:
    """The ground of a plan with the afdelinger that are shown."""
    tables, plan = plan_tables.tables, plan_tables.plan
    zones = members_on(tables["memberships"], None)
    residents = afdelinger.set_index("area_id")["residents"].astype("float64")
    by_zone = residents.groupby(zones.reindex(residents.index)).sum()
    areas = tables["areas"]
    return Ground(
        zone_ids=plan.zone_ids,
        plan_area=plan.plan_area,
        other_areas=frozenset(areas.loc[areas["level"].isin(GUARDED_LEVELS), "area_id"]),
        organisations=dict(zip(afdelinger["area_id"], afdelinger["organisation"], strict=True)),
        residents={**residents, **by_zone, plan.plan_area: float(residents.sum())},
        kept_out=frozenset(kept_out(afdelinger, plan_tables.min_residents, plan_tables.min_households)),
        memberships=tables["memberships"],
        kinds=dict(tables["indicators"].set_index("indicator_id")["kind"]),
        additive=frozenset(tables["indicators"].query("additive")["indicator_id"]),
        facts=plan_tables.public_facts,
        printed={key: own.to_dict("records") for key, own in printed.groupby(["indicator_id", "period_end"])},
    )
