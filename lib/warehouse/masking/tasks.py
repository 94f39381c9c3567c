"""All masking tasks of a plan, from its unmasked rows."""

import pandas as pd

from lib.domain.disclosure import Publication, hierarchy_groups
from lib.domain.observation import Basis, Provenance, Status
from lib.domain.plan_tables import PlanTables
from lib.domain.small_areas import kept_out
from lib.warehouse.masking.loaded import loaded_tasks
from lib.warehouse.masking.pooled import pooled_tasks
from lib.warehouse.masking.registered import registration_tasks
from lib.warehouse.masking.task import MaskingTask
from lib.warehouse.masking.yearly import yearly_tasks
from lib.warehouse.masking.zonal import zonal_tasks


def masking_tasks(
    plan_tables: PlanTables, observed: pd.DataFrame, rolled: pd.DataFrame, afdelinger: pd.DataFrame
) -> list[MaskingTask]:
    """Every table that is masked: afdelinger by year, sensitive ones in pools, what exists per zone only, and
    registrations. Loaded rows have tables of their own, for made-up ones say nothing of them."""
    plan, facts = plan_tables.plan, plan_tables.public_facts
    made_up = observed[observed["provenance"] == Provenance.DEMO]
    own = afdeling_rows(made_up, afdelinger)
    sensitive = own["indicator_id"].isin(sensitive_indicators(plan_tables))
    zones = made_up[made_up["area_id"].isin(plan.zone_ids) & (made_up["status"] == Status.OK)]
    publication = publication_of(plan_tables, afdelinger)
    printed = observed[observed["provenance"] == Provenance.PUBLISHED]
    of_demo = rolled[rolled["provenance"] == Provenance.DEMO]
    return [
        *yearly_tasks(own[~sensitive], of_demo, printed, publication),
        *pooled_tasks(own[sensitive], of_demo, publication),
        *zonal_tasks(zones, of_demo, facts, plan.zone_ids, plan.plan_area),
        *loaded_tasks(plan_tables, observed, rolled, afdelinger),
        *registration_tasks(plan_tables),
    ]


def afdeling_rows(observed: pd.DataFrame, afdelinger: pd.DataFrame) -> pd.DataFrame:
    """The counted rows of afdelinger."""
    own = observed["area_id"].isin(afdelinger["area_id"]) & (observed["status"] == Status.OK)
    return observed[own].assign(basis=Basis.MAALT.value)


def sensitive_indicators(plan_tables: PlanTables) -> set[str]:
    """Indicators of crime and origin: three-year pools at afdeling level."""
    indicators = plan_tables.tables["indicators"]
    return set(indicators.loc[indicators["sensitive"] & indicators["additive"], "indicator_id"])


def publication_of(plan_tables: PlanTables, afdelinger: pd.DataFrame) -> Publication:
    """What is public about the afdelinger: who belongs where, who is too small, what bounds what."""
    indicators = plan_tables.tables["indicators"]
    return Publication(
        leaves=frozenset(afdelinger["area_id"]),
        kept_out=frozenset(kept_out(afdelinger, plan_tables.min_residents, plan_tables.min_households)),
        groups=hierarchy_groups(afdelinger, plan_tables.plan.plan_area),
        unbounded=frozenset(indicators.loc[indicators["kind"] != "share", "indicator_id"]),
        links=plan_tables.public_facts.links,
    )
