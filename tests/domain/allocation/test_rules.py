"""Each rule on both sides of its limit, and the sentence it refuses with."""

import pytest

from lib.domain.allocation.placement import Cell, Move, Placement, Scenario
from lib.domain.allocation.rules import NOT_HOURS, MoveRefused, Rulebook, half_hours, half_hours_from
from tests.domain.allocation.builders import move, real_rulebook, small_rulebook


def refusal(rulebook: Rulebook, attempt: Move) -> MoveRefused:
    scenario = Scenario(rulebook.base)
    with pytest.raises(MoveRefused) as caught:
        rulebook.carried_out(scenario, attempt)
    assert scenario == Scenario(rulebook.base)
    return caught.value


def allowed(rulebook: Rulebook, attempt: Move) -> Scenario:
    return rulebook.carried_out(Scenario(rulebook.base), attempt)


@pytest.mark.parametrize(("hours", "expected"), [(0.5, 1), (3, 6), (37.5, 75)])
def test_half_hours_are_whole(hours: float, expected: int) -> None:
    assert half_hours(hours) == expected


@pytest.mark.parametrize("hours", [0, -0.5, 0.25, 1.7, float("nan")])
def test_other_steps_than_half_hours_are_refused(hours: float) -> None:
    with pytest.raises(MoveRefused) as caught:
        half_hours(hours)
    assert caught.value.rule_id == "halve_timer"


def test_a_quarter_is_refused_in_danish_numbers() -> None:
    with pytest.raises(MoveRefused, match="^Timer flyttes i halve timer; 1,25 går ikke op"):
        half_hours(1.25)


@pytest.mark.parametrize(("words", "expected"), [("12,5", 25), (" 3 ", 6), ("0.5", 1)])
def test_hours_are_read_as_danes_write_them(words: str, expected: int) -> None:
    assert half_hours_from(words) == expected


@pytest.mark.parametrize("words", ["", "tolv", "1.137,5", "inf", "nan"])
def test_what_is_no_number_of_hours_is_refused(words: str) -> None:
    with pytest.raises(MoveRefused) as caught:
        half_hours_from(words)
    assert (caught.value.rule_id, caught.value.sentence) == ("halve_timer", NOT_HOURS)


def test_no_hours_at_all_cannot_be_moved() -> None:
    assert refusal(small_rulebook({"a": (10, 0, 0, 0)}), move("a", 1, 2, 0)).rule_id == "halve_timer"


def test_a_move_goes_to_another_zone_of_the_plan() -> None:
    rulebook = small_rulebook({"a": (10, 0, 0, 0)})
    assert refusal(rulebook, move("a", 1, 1, 2)).rule_id == "to_zoner"
    assert "zone7" in refusal(rulebook, move("a", 1, 7, 2)).sentence
    assert allowed(rulebook, move("a", 1, 2, 2)).placement.in_zone("a", "zone2") == 4


def test_all_hours_of_a_cell_can_be_moved_and_not_one_half_hour_more() -> None:
    rulebook = small_rulebook({"a": (10, 0, 0, 0)})
    assert allowed(rulebook, move("a", 1, 2, 10)).placement.in_zone("a", "zone1") == 0
    refused = refusal(rulebook, move("a", 1, 2, 10.5))
    assert refused.rule_id == "timer_nok"
    assert refused.sentence == "A har kun 10 timer i zone 1 hos r; 10,5 kan ikke flyttes."
    assert refusal(rulebook, move("a", 3, 2, 1)).sentence.startswith("A har ingen timer i zone 3")


def test_a_resource_serves_only_its_own_activities() -> None:
    rulebook = real_rulebook()
    refused = refusal(rulebook, move("fremskudt", 1, 2, 2, "Borgerservice"))
    assert refused.rule_id == "egne_indsatser"
    assert refused.sentence == "Borgerservice har ingen timer til Fremskudt beskæftigelse i aftalen."
    assert "ukendt" in refusal(rulebook, move("ukendt", 1, 2, 2, "Borgerservice")).sentence
    assert allowed(rulebook, move("vejledning", 1, 2, 0.5, "Borgerservice")).moves


def test_activities_of_all_zones_stay_in_all_zones() -> None:
    rulebook = small_rulebook({"a": (2, 2, 2, 2)}, everywhere=True)
    assert allowed(rulebook, move("a", 1, 2, 1.5)).placement.in_zone("a", "zone1") == 1
    refused = refusal(rulebook, move("a", 1, 2, 2))
    assert refused.rule_id == "overalt"
    assert refused.sentence == (
        "A skal være i alle zoner og ville stå uden timer i zone 1. Lad mindst en halv time blive."
    )


def test_presence_is_asked_per_activity_not_per_resource() -> None:
    one, other = Cell("familie", "Områdesekretariatet (Sammenhængskraft)", "zone4"), "zone1"
    rulebook = real_rulebook()
    rest = rulebook.base.at(Cell("familie", "Sundhedsområdet (Sammenhængskraft)", "zone4"))
    assert rest > 0
    everything = Move(one.activity_id, one.resource, one.zone, other, rulebook.base.at(one))
    assert allowed(rulebook, everything).placement.in_zone("familie", "zone4") == rest


def test_teams_move_whole_and_into_a_zone_of_their_own() -> None:
    rulebook = small_rulebook({"a": (4, 4, 0, 0)}, teams=2)
    after = allowed(rulebook, move("a", 1, 3, 4)).placement
    assert [after.in_zone("a", f"zone{number}") for number in (1, 2, 3, 4)] == [0, 8, 8, 0]
    half_a_team = refusal(rulebook, move("a", 1, 3, 2))
    assert half_a_team.rule_id == "hold_a"
    assert half_a_team.sentence == "A har 2 hold, som ikke kan deles: flyt et helt hold (4 timer)."
    same_zone = refusal(rulebook, move("a", 1, 2, 4))
    assert same_zone.rule_id == "hold_a"
    assert same_zone.sentence == "A: holdene skal være i hver sin zone, og zone 2 har et hold."


def test_the_plans_own_teams_are_read_from_its_data() -> None:
    secretariat = "Områdesekretariatet (Uddannelse)"
    rulebook = real_rulebook()
    assert refusal(rulebook, move("myob", 1, 2, 4, secretariat)).rule_id == "hold_myob"
    assert refusal(rulebook, move("myob", 1, 4, 1.5, secretariat)).rule_id == "hold_myob"
    assert allowed(rulebook, move("myob", 1, 4, 4, secretariat)).moves


def test_a_block_is_two_hours_or_none_on_both_sides_of_a_move() -> None:
    rulebook = small_rulebook({"a": (10, 0, 0, 0)})
    assert allowed(rulebook, move("a", 1, 2, 2)).moves
    too_little = refusal(rulebook, move("a", 1, 2, 1.5))
    assert too_little.rule_id == "mindste_blok"
    assert too_little.sentence == "A ville have 1,5 timer i zone 2; mindst 2 timer eller ingen."
    assert allowed(rulebook, move("a", 1, 2, 8)).placement.in_zone("a", "zone1") == 4
    assert "zone 1" in refusal(rulebook, move("a", 1, 2, 8.5)).sentence


def test_shared_activities_may_come_in_half_hours() -> None:
    rulebook = small_rulebook({"a": (2, 0.5, 2, 2)}, everywhere=True)
    assert allowed(rulebook, move("a", 1, 2, 0.5)).moves


def test_every_zone_keeps_hours_at_its_base() -> None:
    rulebook = small_rulebook({"a": (4, 4, 0, 0), "b": (2, 2, 2, 2)}, rest=0)
    assert allowed(rulebook, move("a", 1, 2, 4)).moves
    refused = refusal(rulebook, move("b", 3, 2, 2))
    assert refused.rule_id == "base"
    assert refused.sentence == "Basen i zone 3 ville stå uden timer; hver zone skal have en base."


def test_a_move_is_not_refused_for_what_was_broken_before_it() -> None:
    rulebook = small_rulebook({"a": (1, 9, 0, 0)})
    assert {broken.rule_id for broken in rulebook.violations(rulebook.base)} == {"mindste_blok"}
    assert allowed(rulebook, move("a", 2, 3, 2)).moves


def test_a_solution_that_makes_or_swaps_hours_is_seen_by_the_independent_check() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0), "b": (10, 0, 0, 0)})
    made = dict(rulebook.base.items) | {Cell("a", "r", "zone1"): 24}
    assert {broken.rule_id for broken in rulebook.violations(Placement.of(made))} == {"uaendrede_timer"}
    foreign = dict(rulebook.base.items) | {Cell("b", "x", "zone1"): 4}
    found = {broken.rule_id for broken in rulebook.violations(Placement.of(foreign))}
    assert found == {"uaendrede_timer", "egne_indsatser"}
    negative = dict(rulebook.base.items) | {Cell("a", "r", "zone1"): 44, Cell("a", "r", "zone2"): -4}
    assert {broken.rule_id for broken in rulebook.violations(Placement.of(negative))} == {"uaendrede_timer"}


def test_the_rules_shown_are_those_that_concern_the_plan() -> None:
    real = [rule.rule_id for rule in real_rulebook().rules]
    assert real == ["egne_indsatser", "uaendrede_timer", "overalt", "hold_myob", "mindste_blok", "base"]
    assert all(rule.sentence and rule.source for rule in real_rulebook().rules)
    small = [rule.rule_id for rule in small_rulebook({"a": (10, 0, 0, 0)}).rules]
    assert small == ["egne_indsatser", "uaendrede_timer", "mindste_blok", "base"]
