"""Decisions with the warehouse of a version: what they are written on, and how what was expected of them went."""

from collections.abc import Iterable
from datetime import date

from lib.domain.allocation.frames import agreement_from, placement_from
from lib.domain.decisions.decision import Approval, Decision
from lib.domain.decisions.expected import Expected, proposed
from lib.domain.decisions.ground import DecisionGround
from lib.domain.decisions.matter import DecisionRules, Expectable
from lib.domain.decisions.review import Review, review
from lib.domain.decisions.standing import standing
from lib.domain.goals.breaks import Break, breaks_of
from lib.domain.goals.measured import Observed, observed_series
from lib.domain.plan import Plan
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

Pair = tuple[str, str]
"""An indicator and an area, by their ids."""


def decision_ground(warehouse: PublicWarehouse, plan: Plan, version: str, today: date) -> DecisionGround:
    """What decisions are written and read with; `version` is the whole hash of the data that the meeting sees."""
    agreement = agreement_from(questions.activities(warehouse), questions.resources(warehouse), plan.zones)
    rules = DecisionRules(questions.voters(warehouse), questions.decision_kinds(warehouse), agreement)
    known = _expectables(warehouse, only_real=True)

    def propose(pair: Pair, by: date) -> Expected | str:
        observed, breaks = _observed(warehouse, [pair])
        return proposed(observed.get(pair, Observed()), breaks.get(pair[0], ()), by, known[pair].unit)

    base = placement_from(questions.placement(warehouse))
    return DecisionGround(rules, version, today, base, tuple(known.values()), propose)


def reviews(
    warehouse: PublicWarehouse, decisions: Iterable[Decision], approvals: Iterable[Approval], day: date
) -> tuple[Review, ...]:
    """How every expectation of the decisions went, by this version of the data: the latest decision first, within one
    as they were written."""
    ordered = sorted(decisions, key=lambda each: (each.fields.decided_on, each.decision_id), reverse=True)
    expected = [(decision, each) for decision in ordered for each in decision.fields.expectations]
    if not expected:
        return ()
    answers, kinds = tuple(approvals), questions.decision_kinds(warehouse)
    pairs = {(each.indicator_id, each.area_id) for _, each in expected}
    observed, breaks = _observed(warehouse, pairs)
    known = _expectables(warehouse, only_real=False)
    return tuple(
        review(
            decision,
            each,
            standing(decision, answers, kinds, day),
            observed.get((each.indicator_id, each.area_id), Observed()),
            breaks.get(each.indicator_id, ()),
            known,
        )
        for decision, each in expected
    )


def _observed(
    warehouse: PublicWarehouse, pairs: Iterable[Pair]
) -> tuple[dict[Pair, Observed], dict[str, tuple[Break, ...]]]:
    frame = questions.observed_pairs(warehouse, sorted(pairs))
    return observed_series(frame), breaks_of(questions.breaks(warehouse))


def _expectables(warehouse: PublicWarehouse, only_real: bool) -> dict[Pair, Expectable]:
    return {
        (row.indicator_id, row.area_id): Expectable(
            row.indicator_id, row.area_id, row.label, row.area, row.unit
        )
        for row in questions.expectable(warehouse).itertuples(index=False)
        if row.real or not only_real
    }
