"""The numbers of a proposal, worked out once: page, slide and paper all show these."""

from dataclasses import dataclass

import pandas as pd

from lib.domain.allocation.outcome import Outcome
from lib.domain.allocation.placement import Scenario


@dataclass(frozen=True)
class NamedScenario:
    """A scenario by the name it was saved under, with what it does. `refused`: a Danish sentence for every move that
    the rules of today do not allow."""

    name: str
    scenario: Scenario
    outcome: Outcome
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProposalFacts:
    """`proposed` against its alternatives (the placement in force, unchanged, is the first of them).

    `compared`: one row per scenario: name, before, after (dækning, 0-100, NaN without a need), worst_zone, worst_ratio
    (0-1), moved (hours a week). `zones`: zone, number, name, activity_id, activity, before, after, change (hours a
    week; only rows that change). `partners`: resource, from_zone, to_zone, activity, hours. `certainty` is what the
    uncertainty of the need leaves of the change, `effect` what may come of it (an assumption), `lifted` a sentence per
    rule that is lifted, `startup` the hours that new places cost.
    """

    proposed: NamedScenario
    alternatives: tuple[NamedScenario, ...]
    compared: pd.DataFrame
    zones: pd.DataFrame
    partners: pd.DataFrame
    certainty: str
    effect: str
    lifted: tuple[str, ...]
    startup: float
    need_sources: str
