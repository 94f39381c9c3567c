"""A kept scenario on other hours and rules: what holds is kept, and what does not says why."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from lib.domain.allocation.placement import Cell, Move, Placement
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import Lock, Terms
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.replay import replayed, rulebook_for, rules_in_force
from tests.domain.allocation.builders import ZONES, any_moves, real_rulebook, small_rulebook
from tests.domain.scenario.made import document, moved


def with_hours(rulebook: Rulebook, hours: dict[int, float], activity_id: str = "a") -> Rulebook:
    """The rulebook with an activity's hours otherwise in some zones."""
    cells = dict(rulebook.base.items)
    cells |= {Cell(activity_id, "r", f"zone{zone}"): int(2 * amount) for zone, amount in hours.items()}
    return replace(rulebook, base=Placement.of(cells))


def test_moves_that_hold_are_all_kept_in_order() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    moves = (moved(4), moved(3, to_zone=3), moved(2, from_zone=3, to_zone=4))
    played = replayed(rulebook, document("x", moved(4), moved(6, from_zone=2, to_zone=3)))
    assert [each.hours for each in played.scenario.moves] == [4, 6]
    assert played.dropped == ()
    assert replayed(rulebook, document("x", *moves)).dropped[0].rule_id == "mindste_blok"


def test_moves_are_judged_together_not_one_by_one() -> None:
    # Each alone would leave one hour in zone 3, which is under the smallest block of two.
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    both = document("x", moved(1, from_zone=1, to_zone=3), moved(1, from_zone=2, to_zone=3))
    assert replayed(rulebook, both).dropped == ()
    alone = replayed(rulebook, replace(both, moves=both.moves[1:]))
    assert [each.rule_id for each in alone.dropped] == ["mindste_blok"]


def test_a_move_whose_hours_are_gone_says_what_is_left() -> None:
    rulebook = with_hours(small_rulebook({"a": (10, 10, 0, 0)}), {1: 3})
    kept = moved(5, from_zone=2, to_zone=3)
    played = replayed(rulebook, document("x", moved(5), kept))
    assert played.scenario.moves == (kept,)
    (gone,) = played.dropped
    assert (gone.move, gone.rule_id) == (moved(5), "timer_nok")
    assert gone.sentence == "A har kun 3 timer i zone 1 hos r; 5 kan ikke flyttes."


def test_of_moves_that_break_a_rule_together_the_last_is_left_out() -> None:
    rulebook = with_hours(small_rulebook({"a": (10, 10, 0, 0)}), {1: 7})
    played = replayed(
        rulebook, document("x", moved(3), moved(3, to_zone=3), moved(2, from_zone=2, to_zone=4))
    )
    assert [each.to_zone for each in played.scenario.moves] == ["zone2", "zone4"]
    assert [(each.move.to_zone, each.rule_id) for each in played.dropped] == [("zone3", "mindste_blok")]


def test_moves_of_what_the_plan_no_longer_has_are_told_apart() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    gone = (
        moved(2, activity_id="b"),
        moved(2, to_zone=9),
        replace(moved(2), resource="s"),
        replace(moved(2), half_hours=0),
        moved(2, to_zone=1),
    )
    played = replayed(rulebook, document("x", *gone, moved(2)))
    assert played.scenario.moves == (moved(2),)
    assert [each.rule_id for each in played.dropped] == [
        "egne_indsatser",
        "to_zoner",
        "egne_indsatser",
        "halve_timer",
        "to_zoner",
    ]
    assert played.dropped[0].sentence == "r har ingen timer til b i aftalen."


def test_the_documents_own_terms_count() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    small = document("x", moved(1, to_zone=3))
    assert replayed(rulebook, small).dropped[0].rule_id == "mindste_blok"
    assert replayed(rulebook, replace(small, terms=Terms(lifted=frozenset({"mindste_blok"})))).dropped == ()
    for terms, rule_id in (
        (Terms(locks=frozenset({Lock("a", "zone2")})), "laas"),
        (Terms(most_moved=3), "hoejst_flyttet"),
        (Terms(sessions=(("a", 5),)), "hele_gange_a"),
    ):
        played = replayed(rulebook, document("x", moved(2), terms=terms))
        assert [each.rule_id for each in played.dropped] == [rule_id]


def test_whole_sessions_are_those_of_the_plan_as_it_is_now() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)}).with_terms(Terms(sessions=(("a", 4),)))
    kept = document("x", moved(2), terms=Terms(sessions=(("a", 5), ("b", 3))))
    assert rulebook_for(rulebook, kept).terms.sessions == (("a", 4), ("b", 3))
    assert replayed(rulebook, kept).dropped == ()


def test_a_move_must_hold_on_every_day_of_the_scenario() -> None:
    rulebook = small_rulebook({"a": (10, 0, 0, 0)})
    back = replace(moved(4, from_zone=2, to_zone=1), starts=date(2026, 1, 1))
    there = replace(moved(4), starts=date(2026, 7, 1))
    assert replayed(rulebook, document("x", there, replace(back, starts=date(2027, 1, 1)))).dropped == ()
    assert [each.rule_id for each in replayed(rulebook, document("x", there, back)).dropped] == ["timer_nok"]


def test_what_was_broken_before_any_move_is_no_fault_of_a_move() -> None:
    rulebook = small_rulebook({"a": (10, 1, 0, 0)})
    assert replayed(rulebook, document("x", moved(4, to_zone=3))).dropped == ()


def on(day: date, made: Move) -> Move:
    """The move on a day."""
    return replace(made, starts=day)


JANUARY, MARCH, JULY = date(2026, 1, 1), date(2026, 3, 1), date(2026, 7, 1)


def dropped_of(rulebook: Rulebook, *moves: Move) -> list[tuple[Move, str, str]]:
    """The moves that do not hold, the rule of each and why."""
    found = replayed(rulebook, document("x", *moves))
    assert found.scenario.moves == tuple(
        each for each in moves if each not in [one.move for one in found.dropped]
    )
    return [(each.move, each.rule_id, each.sentence) for each in found.dropped]


def test_a_move_that_brings_hours_is_not_to_blame_that_there_are_too_few() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    first, second, back = moved(6), on(MARCH, moved(6)), on(JULY, moved(5, from_zone=2, to_zone=1))
    assert dropped_of(rulebook, first, second, back) == [
        (second, "timer_nok", "A har kun 4 timer i zone 1 hos r; 6 kan ikke flyttes.")
    ]


def test_what_is_left_is_told_as_it_is_on_the_day_of_the_move() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    cases = [
        ((on(JANUARY, moved(8)), on(MARCH, moved(20, from_zone=2, to_zone=4))), "kun 18 timer i zone 2"),
        ((on(MARCH, moved(8)), on(MARCH, moved(20, from_zone=2, to_zone=4))), "kun 18 timer i zone 2"),
        ((moved(4, to_zone=3), on(JANUARY, moved(6, from_zone=3, to_zone=4))), "kun 4 timer i zone 3"),
        ((moved(8), moved(8, to_zone=3)), "kun 2 timer i zone 1"),
        ((on(JULY, moved(8)), on(MARCH, moved(12, from_zone=2, to_zone=4))), "kun 10 timer i zone 2"),
    ]
    for moves, words in cases:
        ((move, rule_id, sentence),) = dropped_of(rulebook, *moves)
        assert (move, rule_id) == (moves[1], "timer_nok")
        assert sentence == f"A har {words} hos r; {move.hours:.0f} kan ikke flyttes."


def test_after_sixteen_tries_all_moves_of_a_broken_place_are_left_out() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    elsewhere = moved(3, from_zone=2, to_zone=4)
    for many, kept in ((36, 20), (37, 0)):
        found = replayed(rulebook, document("x", *[moved(0.5) for _ in range(many)], elsewhere))
        assert [each for each in found.scenario.moves if each != elsewhere] == [moved(0.5)] * kept
        assert len(found.dropped) == many - kept
        assert elsewhere in found.scenario.moves


def test_of_dated_moves_the_one_on_the_day_that_breaks_a_rule_is_left_out() -> None:
    rulebook = small_rulebook({"a": (20, 20, 0, 0)}, teams=2)
    agreement = rulebook.agreement
    course = replace(agreement.activities[0], cycle_months=6, cycle_from=JANUARY)
    in_courses = replace(
        rulebook, agreement=replace(agreement, activities=(course, *agreement.activities[1:]))
    )
    off, started = on(MARCH, moved(20, to_zone=3)), on(JULY, moved(20, from_zone=2, to_zone=4))
    ((move, _, sentence),) = dropped_of(in_courses, off, started)
    assert move == off
    assert sentence == (
        "A kan ikke flytte 1. marts 2026: et hold flytter kun, når et nyt forløb starter. "
        "Nærmest: 1. januar 2026 eller 1. juli 2026."
    )


def test_a_plan_of_two_zones_has_moves_between_them() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    two = replace(rulebook, agreement=replace(rulebook.agreement, zones=ZONES[:2]))
    assert dropped_of(two, moved(4)) == []
    assert [each[1] for each in dropped_of(two, moved(4, to_zone=3))] == ["to_zoner"]


@settings(max_examples=40, deadline=None)
@given(any_moves())
def test_what_is_kept_breaks_nothing_and_nothing_is_lost(moves: list[Move]) -> None:
    rulebook = real_rulebook()
    scenario = ScenarioDocument("p", "x", "v", (), tuple(moves))
    played = replayed(rulebook, scenario)
    known = {(each.rule_id, each.where) for each in rulebook.violations(rulebook.base)}
    left = rulebook.scenario_violations(played.scenario)
    assert {(each.rule_id, each.where) for each in left} <= known
    assert len(played.scenario.moves) + len(played.dropped) == len(moves)
    one_by_one, dropped = rulebook.replayed(tuple(moves))
    if not dropped:
        assert played.scenario == one_by_one


def test_the_rules_that_count_are_listed_for_the_document() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    lifted = rulebook.with_terms(Terms(lifted=frozenset({"base", "egne_indsatser"})))
    assert rules_in_force(lifted) == ("egne_indsatser", "uaendrede_timer", "mindste_blok")
