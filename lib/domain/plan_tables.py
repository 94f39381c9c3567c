"""A whole plan, read and checked, on its way from its folder to the warehouse."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from lib.domain.disclosure.facts import PublicFacts
from lib.domain.plan import Plan


@dataclass(frozen=True)
class PlanTables:
    """Everything that `build` composes into the warehouse.

    `tables` has one typed frame per CSV of the plan's folder, by file name without ending ('figures', 'areas', ...);
    the demo layer's frames are 'demo_observations', 'demo_benchmarks', 'demo_target_groups', 'demo_kendskabsgrad'.
    `zone_shapes` has columns area_id, number, name, geojson (text), base_name, base_lon, base_lat, mark.
    `public_facts` is what everyone knows about the counts together. `fingerprint` is the sha256 of the folder's
    bytes and of the plan's own zones, in a fixed order.
    """

    plan: Plan
    min_residents: int
    min_households: int
    public_facts: PublicFacts
    tables: Mapping[str, pd.DataFrame]
    zone_shapes: pd.DataFrame
    fingerprint: str
