"""The numbers of a proposal, worked out once: page, slide and paper all show these."""

from dataclasses import dataclass

import pandas as pd

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.outcome import Outcome
from lib.domain.allocation.placement import Scenario

UNCHANGED = "Uændret placering"
"""The name of the alternative that always is there: the placement in force, with nothing moved."""


@dataclass(frozen=True)
class NamedScenario:
    """A scenario by the name it was saved under, with what it does. `refused`: a Danish sentence for every move that
    the rules of today do not allow; `lifted`: a sentence per rule that it lifts."""

    name: str
    scenario: Scenario
    outcome: Outcome
    refused: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProposalFacts:
    """`proposed` against its alternatives (the placement in force, unchanged, is the first of them).

    `finding` is the proposal in one sentence, without a full stop; no number in it is measured on demo values.
    `compared`: one row per scenario, the proposed first: name, before, after (dækning, 0-100, NaN without a need),
    worst_zone (its name, '–' without a need), worst_ratio (0-1), moved (hours a week).
    `zones`: zone, number, name, activity_id, activity, before, after, change (hours a week; only rows that change).
    `by_zone`: every zone in order: zone, number, name, before, after, change, gained, given (hours a week, all
    activities), share_before, share_after (of its fair share, 0-1, NaN without a need).
    `partners`: what each employer carries from zone to zone when all has been carried out: resource, activity_id,
    activity, from_zone, to_zone (area ids), from_name, to_name, hours.
    `certainty` is what the uncertainty of the need leaves of the change ('' without a need), `effect` what may come of
    it (an assumption), `lifted` a sentence per rule that is lifted, `startup` the hours, once, that new places cost and
    `startup_words` which they are.
    """

    proposed: NamedScenario
    alternatives: tuple[NamedScenario, ...]
    finding: str
    compared: pd.DataFrame
    zones: pd.DataFrame
    by_zone: pd.DataFrame
    partners: pd.DataFrame
    certainty: str
    effect: str
    lifted: tuple[str, ...]
    startup: float
    startup_words: str
    need_sources: str
    agreement: Agreement
    needs: tuple[Need, ...]

    @property
    def demo(self) -> bool:
        """Whether some need that dækning is measured on is not published."""
        return self.proposed.outcome.demo

    @property
    def touched(self) -> tuple[str, ...]:
        """Ids of the zones whose hours of some activity change, in their order."""
        changed = set(self.zones["zone"])
        return tuple(zone for zone in self.agreement.zone_ids if zone in changed)
