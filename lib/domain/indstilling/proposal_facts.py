"""A proposal's numbers and sentences from one call, which page, slides, papers and workbook share.

Everything in it comes from the allocation model's own functions: what *Simulering* shows of a scenario is the same.
"""

from collections.abc import Sequence

import pandas as pd

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need, hours_moved, worst_off
from lib.domain.allocation.frames import matrix
from lib.domain.allocation.outcome import Outcome, outcome
from lib.domain.allocation.placement import Scenario
from lib.domain.allocation.proposal.moves import moves_between
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.startup import openings, startup_hours, startup_words
from lib.domain.allocation.uncertainty import change_words, coverage_change
from lib.domain.effect.assumptions import Assumptions
from lib.domain.effect.effect import effects
from lib.domain.effect.sentences import STAMP, effect_finding, zero_sum
from lib.domain.indstilling.facts import UNCHANGED, NamedScenario, ProposalFacts
from lib.domain.indstilling.sentences import finding
from lib.domain.list_words import listed
from lib.domain.scenario.compared import UNNAMED
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.replay import replayed, rulebook_for


def proposal_facts(
    rulebook: Rulebook,
    proposed: tuple[str, Scenario],
    alternatives: Sequence[tuple[str, Scenario]],
    needs: Sequence[Need],
    assumptions: Assumptions,
    need_sources: str = "",
) -> ProposalFacts:
    """The facts of scenarios by name. `rulebook` holds the placement in force and the terms under which all are judged;
    `need_sources` says where the needs come from. An alternative that moves nothing is the unchanged one."""
    others = [_named(rulebook, each, needs) for each in alternatives if each[1].moves]
    return _facts(rulebook, _named(rulebook, proposed, needs), others, needs, assumptions, need_sources)


def facts_of_documents(
    rulebook: Rulebook,
    documents: Sequence[ScenarioDocument],
    needs: Sequence[Need],
    assumptions: Assumptions,
    need_sources: str = "",
) -> ProposalFacts:
    """The facts of saved scenarios, the proposed first, each under the terms it was saved with.

    Moves that no longer hold are left out, and `refused` says why. Raises ValueError without a document.
    """
    if not documents:
        raise ValueError("an indstilling without a scenario")
    first, *others = (_played(rulebook, document, needs) for document in documents)
    rules = rulebook_for(rulebook, documents[0])
    own = assumptions.with_choices(documents[0].assumptions)
    return _facts(rules, first, [each for each in others if each.scenario.moves], needs, own, need_sources)


def _named(rulebook: Rulebook, named: tuple[str, Scenario], needs: Sequence[Need]) -> NamedScenario:
    name, scenario = named
    before = rulebook.violations(rulebook.base)
    broken = tuple(each.sentence for each in rulebook.scenario_violations(scenario) if each not in before)
    result = outcome(rulebook.agreement, scenario, needs)
    return NamedScenario(name, scenario, result, broken, _lifted(rulebook))


def _played(rulebook: Rulebook, document: ScenarioDocument, needs: Sequence[Need]) -> NamedScenario:
    played, rules = replayed(rulebook, document), rulebook_for(rulebook, document)
    result = outcome(rulebook.agreement, played.scenario, needs)
    refused = tuple(each.sentence for each in played.dropped)
    return NamedScenario(document.name or UNNAMED, played.scenario, result, refused, _lifted(rules))


def _facts(
    rulebook: Rulebook,
    proposed: NamedScenario,
    others: Sequence[NamedScenario],
    needs: Sequence[Need],
    assumptions: Assumptions,
    need_sources: str,
) -> ProposalFacts:
    agreement, scenario = rulebook.agreement, proposed.scenario
    still = Scenario(rulebook.base)
    unchanged = NamedScenario(UNCHANGED, still, outcome(agreement, still, needs))
    alternatives = (unchanged, *others)
    opened = openings(agreement, scenario)
    change = coverage_change(scenario.base, scenario.placement, needs)
    effect = effects(agreement, scenario.base, scenario.placement, needs, assumptions)
    return ProposalFacts(
        proposed=proposed,
        alternatives=alternatives,
        finding=finding(proposed, agreement),
        compared=_compared((proposed, *alternatives), agreement, needs),
        zones=_zones(agreement, scenario),
        by_zone=_by_zone(agreement, proposed.outcome),
        partners=_partners(agreement, scenario),
        certainty="" if change is None else change_words(change),
        effect=_effect(effect, proposed.outcome, agreement),
        lifted=proposed.lifted,
        startup=startup_hours(opened),
        startup_words=startup_words(agreement, opened),
        need_sources=need_sources,
        agreement=agreement,
        needs=tuple(needs),
    )


def _lifted(rulebook: Rulebook) -> tuple[str, ...]:
    """A sentence for each rule that the terms lift, with where the rule comes from."""
    return tuple(
        f"{rule.sentence} ({rule.source})"
        for rule in rulebook.rules
        if not rulebook.terms.counts(rule.rule_id)
    )


def _compared(found: Sequence[NamedScenario], agreement: Agreement, needs: Sequence[Need]) -> pd.DataFrame:
    rows = []
    for each in found:
        lowest = worst_off(each.scenario.placement, needs, agreement.zone_ids)
        worst = listed([agreement.zone_name(one.zone) for one in lowest]) if lowest else "–"
        numbers = (each.outcome.before, each.outcome.after)
        moved = hours_moved(each.scenario.base, each.scenario.placement)
        rows.append((each.name, *numbers, worst, lowest[0].ratio if lowest else None, moved))
    frame = pd.DataFrame(rows, columns=["name", "before", "after", "worst_zone", "worst_ratio", "moved"])
    return frame.astype(dict.fromkeys(("before", "after", "worst_ratio", "moved"), float))


def _zones(agreement: Agreement, scenario: Scenario) -> pd.DataFrame:
    cells = matrix(agreement, scenario.base, scenario.placement)
    changed = cells[cells["change"] != 0].rename(columns={"name": "activity"})
    numbers = {zone.area_id: zone.number for zone in agreement.zones}
    names = {zone.area_id: zone.name for zone in agreement.zones}
    frame = changed.assign(number=changed["zone"].map(numbers), name=changed["zone"].map(names))
    order = ["zone", "number", "name", "activity_id", "activity", "before", "after", "change"]
    return frame.sort_values("number", kind="stable", ignore_index=True)[order]


def _by_zone(agreement: Agreement, done: Outcome) -> pd.DataFrame:
    rows = [
        (
            zone.area_id,
            zone.number,
            zone.name,
            change.before,
            change.after,
            change.after - change.before,
            change.gained,
            change.given,
            before.ratio,
            after.ratio,
        )
        for zone, change, (before, after) in zip(agreement.zones, done.changes, done.standings, strict=True)
    ]
    numbers = ["before", "after", "change", "gained", "given", "share_before", "share_after"]
    frame = pd.DataFrame(rows, columns=["zone", "number", "name", *numbers])
    return frame.astype(dict.fromkeys(numbers, float))


def _partners(agreement: Agreement, scenario: Scenario) -> pd.DataFrame:
    rows = [
        (
            move.resource,
            move.activity_id,
            agreement.terms(move.activity_id).short_name,
            move.from_zone,
            move.to_zone,
            agreement.zone_name(move.from_zone),
            agreement.zone_name(move.to_zone),
            move.hours,
        )
        for move in moves_between(scenario.base, scenario.placement, agreement.zone_ids)
    ]
    columns = ["resource", "activity_id", "activity", "from_zone", "to_zone", "from_name", "to_name", "hours"]
    return pd.DataFrame(rows, columns=columns).sort_values("resource", kind="stable", ignore_index=True)


def _effect(effect: pd.DataFrame, done: Outcome, agreement: Agreement) -> str:
    """What may come of it, stamped as the assumption it is, and what others lose by it."""
    sums = zero_sum(done.changes, agreement)
    return f"{STAMP}: {effect_finding(effect, agreement)}.{f' {sums}' if sums else ''}"
