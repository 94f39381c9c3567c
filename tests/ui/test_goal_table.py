"""The table of goals: folded rows, words beside every sign, readings side by side, nothing unescaped."""

from dataclasses import replace

from lib.domain.goals.assessment import GoalResult
from lib.domain.goals.goal import Goal, TargetRule
from lib.ui.goal_families import DELAFTALE, STYREGRUPPE, families, family_name, groups
from lib.ui.goal_table import GoalView, goal_table
from tests.domain.goals.made import HALFWAY, PLAN, goal, reading, result, row


def place_goal(goal_id: str, area_id: str, name: str) -> Goal:
    return replace(goal(reading(area_id=area_id)), goal_id=goal_id, area_name=name)


def of_three_places() -> list[GoalResult]:
    """One goal for each of two zones and for both together, the zones behind and reached."""
    return [
        result(place_goal("M1-z1", "z1", "Zone 1"), row(100, HALFWAY, area_id="z1", low=99, high=101)),
        result(place_goal("M1-z2", "z2", "Zone 2"), row(10, HALFWAY, area_id="z2", low=9, high=11)),
        result(place_goal("M1", "alle", "Begge zoner"), row(110, HALFWAY, low=109, high=111)),
    ]


def view(all_rows: bool = False, by: str = DELAFTALE) -> GoalView:
    return GoalView("Fundet", by, all_rows, PLAN, 2026)


def test_the_row_of_all_places_leads_and_its_zones_are_folded_under_it() -> None:
    (family,) = families(of_three_places(), "alle")
    assert (family.name, family.goal.goal_id) == ("M1", "M1")
    assert [row.goal.goal_id for row in family.rows] == ["M1", "M1-z1", "M1-z2"]


def test_rows_of_places_without_one_for_all_have_no_lead() -> None:
    (family,) = families(of_three_places()[:2], "alle")
    assert (family.name, family.lead, len(family.parts)) == ("M1", None, 2)
    assert family_name(["U2a", "U2b"]) == "U2"
    assert family_name(["O1"]) == "O1"


def test_groups_come_in_the_order_of_their_first_goal() -> None:
    made = [
        result(replace(goal(), goal_id=name, goal=name, delaftale=part, styregruppe=group))
        for name, part, group in (("a", "Skole", "S1"), ("b", "Job", "S2"), ("c", "Skole", ""))
    ]
    rows = families(made, "alle")
    assert [(name, len(own)) for name, own in groups(rows, DELAFTALE)] == [("Skole", 2), ("Job", 1)]
    assert [name for name, _ in groups(rows, STYREGRUPPE)] == ["S1", "S2", "Ikke oplyst"]


def test_folded_the_table_counts_the_zones_and_open_it_shows_them() -> None:
    rows = families(of_three_places(), "alle")
    folded, opened = goal_table(rows, view()), goal_table(rows, view(all_rows=True))
    assert "zonerne: " in folded
    assert ">Zone 1<" not in folded
    assert folded.count("<tr") + 2 == opened.count("<tr")
    assert "zonerne: " not in opened
    for name in ("Zone 1", "Zone 2"):
        assert f">{name}<" in opened


def test_every_status_is_a_sign_and_a_word_and_numbers_have_their_day() -> None:
    html = goal_table(families(of_three_places(), "alle"), view())
    assert '<span class="zk-mark zk-worse" aria-hidden="true">▼</span><b class="zk-worse">bagud</b>' in html
    assert ">110 <small>15. september 2024</small>" in html
    assert ">90,0 <" in html
    assert ">100 <small>1. juni 2022</small>" in html
    assert "højst 80" in html


def test_what_is_missing_says_so_and_a_demo_number_is_marked_and_not_judged() -> None:
    missing = goal_table(families([result(goal())], "alle"), view())
    demo = goal_table(families([result(goal(), row(5, HALFWAY, provenance="demo"))], "alle"), view())
    assert ">mangler <" in missing
    assert ">mangler <small>○ demo 5</small>" in demo
    for html in (missing, demo):
        assert "kan ikke vurderes</b>" in html
    assert "har kun demotal" in demo


def test_an_unchosen_reading_is_not_decided() -> None:
    both = goal(reading(reading_id="a"), reading(reading_id="b", target=50.0))
    assert "højst 80 eller højst 50" in goal_table(families([result(both)], "alle"), view())
    assert "højst 50" not in goal_table(families([result(both, choice="a")], "alle"), view())
    points = goal(reading(reading_id="a"), reading(reading_id="b", rule=TargetRule.REDUCE_POINTS))
    assert " eller " not in goal_table(families([result(points)], "alle"), view()), "both readings say 80"


def test_everything_from_the_plan_is_escaped() -> None:
    bad = "<script>alert(1)</script>"
    made = replace(goal(), goal_id=bad, goal=bad, indicator=bad, area_name=bad, delaftale=bad)
    html = goal_table(families([result(made)], "byen"), view(all_rows=True))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
