"""The agreement's hours, rules and needs as the warehouse has them: what every proposal stands on."""

from collections.abc import Sequence

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.frames import Needs, agreement_from, needs_from, placement_from
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.sentences import need_sources
from lib.domain.allocation.terms import plan_terms
from lib.domain.effect.assumptions import Assumptions, assumptions_from
from lib.domain.indstilling.facts import ProposalFacts
from lib.domain.indstilling.proposal_facts import facts_of_documents
from lib.domain.plan import Plan
from lib.domain.scenario.changes import Ground
from lib.domain.scenario.document import ScenarioDocument
from lib.warehouse import questions
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse


@answered_once
def rulebook_of(warehouse: PublicWarehouse, plan: Plan, base: Placement | None = None) -> Rulebook:
    """The agreement's rules, hours and own terms. `base`: the placement in force, None: the plan's own file."""
    made = agreement_from(
        questions.activities(warehouse),
        questions.resources(warehouse),
        plan.zones,
        questions.activity_terms(warehouse),
    )
    first = placement_from(questions.placement(warehouse)) if base is None else base
    return Rulebook(made, first, plan_terms(made))


def needs_of(warehouse: PublicWarehouse, agreement: Agreement, only_real: bool) -> Needs:
    """The needs that are known; `only_real` leaves demo and proxy counts out."""
    return needs_from(questions.needs(warehouse, only_real=only_real), agreement)


def need_sources_of(warehouse: PublicWarehouse, only_real: bool) -> str:
    """Where those needs come from, in a sentence."""
    return need_sources(questions.needs(warehouse, only_real=only_real))


def assumptions_of(warehouse: PublicWarehouse) -> Assumptions:
    """The plan's assumptions of reach, effect and price."""
    return assumptions_from(questions.effects(warehouse), questions.unit_values(warehouse))


def proposal_of(
    warehouse: PublicWarehouse, rulebook: Rulebook, documents: Sequence[ScenarioDocument], only_real: bool
) -> ProposalFacts:
    """The facts of saved scenarios, the proposed first. `rulebook` is the plan's own on the placement in force."""
    return facts_of_documents(
        rulebook,
        documents,
        needs_of(warehouse, rulebook.agreement, only_real).known,
        assumptions_of(warehouse),
        need_sources_of(warehouse, only_real),
    )


def ground_of(
    warehouse: PublicWarehouse, version: str, only_real: bool, base: Placement | None = None
) -> Ground:
    """What a scenario stands on in a version of the data; `base` as for `rulebook_of`."""
    rules = rulebook_of(warehouse, questions.plan(warehouse), base)
    return Ground(version, rules, needs_of(warehouse, rules.agreement, only_real).known)
