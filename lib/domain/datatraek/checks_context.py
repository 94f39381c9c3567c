"""What a file is held against when it is checked: the plan's indicators and areas, and the figures in force."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from lib.domain.disclosure.facts import PublicFacts

BELOW_ZONE = frozenset({"afdeling", "boligomraade", "skole"})
"""Levels of area that are smaller than a zone."""


@dataclass(frozen=True)
class CheckContext:
    """All that the checks know besides the rows.

    `file`: its name, for the findings. `indicators`: columns indicator_id, label, short_label, unit, kind, additive
    (indicators.csv). `areas`: area_id, name, level, parent_id of every area, afdelinger among them (their parent is
    their zone), and residents and households where known. `in_force`: what the plan has now of the same kind, as
    `typed_rows` gives it (more columns do not matter). `facts`: what everyone knows about the counts together.
    `min_residents`, `min_households`: under these an afdeling has no rows of its own. `activities`: activity_id and
    short_name, for registrations. `breaks`: date, indicators (';' between), as breaks.csv. `memberships`: area_id,
    zone, valid_from, valid_to, where afdelinger have changed zone.
    """

    file: str
    indicators: pd.DataFrame
    areas: pd.DataFrame
    in_force: pd.DataFrame
    today: dt.date
    facts: PublicFacts = PublicFacts()
    min_residents: int = 0
    min_households: int = 0
    activities: pd.DataFrame | None = None
    breaks: pd.DataFrame | None = None
    memberships: pd.DataFrame | None = None


def zone_level_indicators(facts: PublicFacts) -> frozenset[str]:
    """Indicators that exist for zones and larger areas only: the parts of a known sum, and subsets of such a part.

    Source: docs/architecture.md, "Disclosure control", rule 4.
    """
    parts = {part for known in facts.sums for part in known.parts}
    return frozenset(parts | {lesser for lesser, greater in facts.links.ordered if greater in parts})


def summable_indicators(context: CheckContext) -> frozenset[str]:
    """Indicators whose counts add up over areas: the additive ones, and those of the known sums."""
    frame = context.indicators
    additive = {
        str(each) for each, flag in zip(frame["indicator_id"], frame["additive"], strict=True) if bool(flag)
    }
    return (
        frozenset(additive)
        | zone_level_indicators(context.facts)
        | {each.total for each in context.facts.sums}
    )
