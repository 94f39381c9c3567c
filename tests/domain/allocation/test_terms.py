"""What is lifted, locked, limited and in whole sessions, for moves by hand; each rule against a check of its own."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.allocation.placement import Cell, Move, Placement, Scenario
from lib.domain.allocation.proposal.terms import broken
from lib.domain.allocation.rules import MoveRefused, Rulebook
from lib.domain.allocation.terms import Lock, Terms, plan_terms
from tests.domain.allocation.builders import move, real_rulebook, real_rulebook_with_terms, small_rulebook
from tests.domain.allocation.proposal.enumerated import Case, random_case


def refusal(rulebook: Rulebook, attempt: Move, made: tuple[Move, ...] = ()) -> MoveRefused:
    with pytest.raises(MoveRefused) as caught:
        rulebook.carried_out(Scenario(rulebook.base, made), attempt)
    return caught.value


def test_a_lifted_rule_refuses_nothing_and_is_still_shown() -> None:
    rulebook = small_rulebook({"a": (2, 2, 2, 2)}, everywhere=True)
    assert refusal(rulebook, move("a", 1, 2, 2)).rule_id == "overalt"
    lifted = rulebook.with_terms(Terms(lifted=frozenset({"overalt"})))
    after = lifted.carried_out(Scenario(lifted.base), move("a", 1, 2, 2))
    assert after.placement.in_zone("a", "zone1") == 0
    assert "overalt" in [rule.rule_id for rule in lifted.rules]
    assert "overalt" not in [rule.rule_id for rule in lifted.counting]


def test_nobody_can_lift_that_hours_are_moved_and_not_made() -> None:
    rulebook = real_rulebook().with_terms(Terms(lifted=frozenset({"uaendrede_timer", "egne_indsatser"})))
    assert [rule.rule_id for rule in rulebook.rules if not rule.may_lift] == [
        "egne_indsatser",
        "uaendrede_timer",
    ]
    assert {"egne_indsatser", "uaendrede_timer"} <= {rule.rule_id for rule in rulebook.counting}
    assert refusal(rulebook, move("fremskudt", 1, 2, 2, "Borgerservice")).rule_id == "egne_indsatser"


@pytest.mark.parametrize("lock", [Lock("a", "zone1"), Lock("a", ""), Lock("", "zone2"), Lock("", "")])
def test_what_is_locked_cannot_be_moved_by_hand(lock: Lock) -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)}).with_terms(Terms(locks=frozenset({lock})))
    refused = refusal(rulebook, move("a", 1, 2, 2))
    assert refused.rule_id == "laas"
    assert refused.sentence in (
        "A er låst i zone 1: 10 timer hos r.",
        "A er låst i zone 2: 10 timer hos r.",
    )


def test_what_was_moved_before_it_was_locked_can_be_moved_back_but_not_further() -> None:
    locked = small_rulebook({"a": (10, 10, 0, 0)}).with_terms(Terms(locks=frozenset({Lock("a", "zone1")})))
    made = (move("a", 1, 2, 4),)
    assert refusal(locked, move("a", 1, 3, 2), made).rule_id == "laas"
    assert locked.carried_out(Scenario(locked.base, made), move("a", 2, 1, 2)).moves


def test_no_more_hours_change_zone_than_allowed() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)}).with_terms(Terms(most_moved=8))
    once = rulebook.carried_out(Scenario(rulebook.base), move("a", 1, 2, 4))
    refused = refusal(rulebook, move("a", 1, 3, 2), once.moves)
    assert refused.rule_id == "hoejst_flyttet"
    assert refused.sentence == "I alt ville 6 timer have skiftet zone; der må højst flyttes 4 timer."
    assert rulebook.carried_out(once, move("a", 2, 3, 4)).moves


def test_sessions_are_moved_whole() -> None:
    rulebook = small_rulebook({"a": (6, 6, 0, 0)}).with_terms(Terms(sessions=(("a", 4),)))
    refused = refusal(rulebook, move("a", 1, 2, 3))
    assert refused.rule_id == "hele_gange_a"
    assert refused.sentence == "A ville have 3 timer i zone 1; det er ikke hele gange på 2 timer."
    assert rulebook.carried_out(Scenario(rulebook.base), move("a", 1, 2, 2)).moves


def test_everything_a_move_breaks_is_named_with_its_source_and_whether_it_may_be_lifted() -> None:
    terms = Terms(locks=frozenset({Lock("a", "zone1")}), most_moved=0, sessions=(("a", 4),))
    rulebook = small_rulebook({"a": (2, 2, 2, 2)}, everywhere=True, rest=0).with_terms(terms)
    refused = refusal(rulebook, move("a", 1, 2, 2))
    assert [each.rule_id for each in refused.broken] == ["overalt", "base", "laas", "hoejst_flyttet"]
    assert refused.sentence == refused.broken[0].sentence
    for each in refused.broken:
        rule = rulebook.rule(each.rule_id)
        assert rule is not None
        assert rule.may_lift
        assert rule.source
    assert rulebook.rule("timer_nok") is None


def test_the_plans_own_terms_are_in_force_from_the_start() -> None:
    rulebook = real_rulebook_with_terms()
    assert rulebook.terms == plan_terms(rulebook.agreement) == Terms(sessions=(("lektiecafeer", 4),))
    assert rulebook.violations(rulebook.base) == frozenset()
    ids = [rule.rule_id for rule in rulebook.rules]
    assert ids == [
        "egne_indsatser",
        "uaendrede_timer",
        "overalt",
        "hold_myob",
        "hold_cyklus",
        "mindste_blok",
        "base",
        "hele_gange_lektiecafeer",
    ]
    session = rulebook.rule("hele_gange_lektiecafeer")
    assert session is not None
    assert session.sentence == "Lektiecaféer: hele gange på 2 timer"
    assert session.source.startswith("antagelse")
    assert refusal(rulebook, move("lektiecafeer", 1, 2, 1, "Fredericia Bibliotek (Uddannelse)")).rule_id == (
        "hele_gange_lektiecafeer"
    )


def test_a_broken_rule_that_a_phase_passes_through_is_seen() -> None:
    """Out in January and in again in July: from January to July the zone would stand empty."""
    rulebook = small_rulebook({"a": (2, 2, 2, 2)}, everywhere=True)
    january, july = date(2026, 1, 1), date(2026, 7, 1)
    away = replace(move("a", 1, 2, 2), starts=january)
    back = replace(move("a", 2, 1, 2), starts=july)
    scenario = Scenario(rulebook.base, (away, back))
    assert [each.rule_id for each in rulebook.scenario_violations(scenario)] == ["overalt"]
    assert refusal(rulebook, away).rule_id == "overalt"
    assert refusal(rulebook, away, (back,)).rule_id == "overalt"


def test_hours_that_a_later_move_takes_are_not_there_before_it() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    later = (replace(move("a", 1, 2, 10), starts=date(2026, 7, 1)),)
    assert (
        refusal(rulebook, replace(move("a", 1, 3, 2), starts=date(2026, 1, 1)), later).rule_id == "timer_nok"
    )
    assert refusal(rulebook, move("a", 1, 3, 2), later).sentence.startswith("A har ingen timer i zone 1")
    assert rulebook.carried_out(Scenario(rulebook.base, later), move("a", 2, 3, 2)).moves


def test_a_proposal_is_carried_out_at_once_though_its_moves_alone_would_be_refused() -> None:
    """Zone 2's team goes to zone 3 and zone 1's to zone 2; written the other way round, zone 2 has two in between."""
    rulebook = small_rulebook({"a": (4, 4, 0, 0)}, teams=2)
    moves = (move("a", 1, 2, 4), move("a", 2, 3, 4))
    assert refusal(rulebook, moves[0]).rule_id == "hold_a"
    scenario, dropped = rulebook.replayed(moves)
    assert (scenario.moves, dropped) == (moves, ())
    assert rulebook.scenario_violations(scenario) == ()
    whole, left_out = rulebook.replayed((*moves, move("a", 3, 9, 4)))
    assert left_out
    assert rulebook.scenario_violations(whole) == ()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 400), st.integers())
def test_rules_and_check_agree_on_any_placement(seed: int, shuffle: int) -> None:
    case = random_case(seed)
    placement = any_placement(case, random.Random(shuffle))
    rulebook = case.rulebook.with_terms(case.terms)
    found = {violation.rule_id for violation in rulebook.violations(placement)}
    assert tuple(sorted(found)) == broken(case.rulebook, case.terms, placement) == by_hand(case, placement)
    assert found <= {rule.rule_id for rule in rulebook.counting}
    shown = [rule.rule_id for rule in rulebook.rules]
    assert len(shown) == len(set(shown))


def any_placement(case: Case, dice: random.Random) -> Placement:
    """Half-hours thrown on cells, mostly with the right totals, now and then with one too many or a wrong employer."""
    zones = case.rulebook.agreement.zone_ids
    cells: dict[Cell, int] = {}
    for (activity, resource), total in case.rulebook.base.pair_totals.items():
        for _ in range(total + dice.choice((0, 0, 0, 0, 1))):
            cell = Cell(activity, resource, dice.choice(zones))
            cells[cell] = cells.get(cell, 0) + 1
    if dice.random() < 0.1:
        cells[Cell("a", "t", zones[0])] = 1
    return dice.choice((Placement.of(cells), case.rulebook.base))


def by_hand(case: Case, placement: Placement) -> tuple[str, ...]:
    """The ids of the rules broken, from their words in the architecture, with no code of the rules."""
    found = totals_by_hand(case, placement) | zones_by_hand(case, placement)
    never = ("egne_indsatser", "uaendrede_timer")
    return tuple(sorted(name for name in found if name in never or name not in case.terms.lifted))


def totals_by_hand(case: Case, placement: Placement) -> set[str]:
    base, agreement, terms = case.rulebook.base, case.rulebook.agreement, case.terms
    cells = dict(base.items) | dict(placement.items)
    pairs = {(cell.activity_id, cell.resource) for cell in cells}
    changed = [cell for cell in cells if base.at(cell) != placement.at(cell)]
    moved = sum(max(0, placement.at(cell) - base.at(cell)) for cell in changed)
    found = set()
    if any(pair not in agreement.serves for pair in placement.pair_totals):
        found.add("egne_indsatser")
    if any(placement.pair_totals.get(pair, 0) != base.pair_totals.get(pair, 0) for pair in pairs):
        found.add("uaendrede_timer")
    for lock in terms.locks:
        if any(lock.activity_id in ("", c.activity_id) and lock.zone in ("", c.zone) for c in changed):
            found.add("laas")
    if terms.most_moved is not None and moved > terms.most_moved:
        found.add("hoejst_flyttet")
    return found


def zones_by_hand(case: Case, placement: Placement) -> set[str]:
    agreement = case.rulebook.agreement
    here = {
        (activity.activity_id, zone): 0 for activity in agreement.activities for zone in agreement.zone_ids
    }
    for cell, amount in placement.items:
        here[cell.activity_id, cell.zone] += amount
    found = set()
    if any(all(cell.zone != zone for cell, _ in placement.items) for zone in agreement.zone_ids):
        found.add("base")
    for activity in agreement.activities:
        own = [here[activity.activity_id, zone] for zone in agreement.zone_ids]
        if activity.everywhere and 0 in own:
            found.add("overalt")
        if any(0 < each < (1 if activity.everywhere else 4) for each in own):
            found.add("mindste_blok")
        if activity.teams and any(each not in (0, sum(own) / activity.teams) for each in own):
            found.add(f"hold_{activity.activity_id}")
    for name, size in case.terms.sessions:
        if any(here[name, zone] % size for zone in agreement.zone_ids):
            found.add(f"hele_gange_{name}")
    return found
