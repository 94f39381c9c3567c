"""The other pieces of *Mål*: counts, what is needed, databrud, the development, one goal, the file."""

from dataclasses import replace
from datetime import date

from lib.domain.goals.assessment import GoalResult
from lib.domain.goals.goal import GoalLevel, TargetRule
from lib.domain.indicator import Kind
from lib.ui import goal_breaks, goal_needed, goal_words
from lib.ui.goal_choices import ambiguous_families
from lib.ui.goal_counts import counts_list, hindrance_line
from lib.ui.goal_detail import goal_facts, goal_sentence, numbers_table
from lib.ui.goal_development import development_table
from lib.ui.goal_export import export_table
from lib.ui.goal_families import families
from tests.domain.goals.made import HALFWAY, PLAN, breaks, goal, reading, result, row, series, share

END = date(2026, 12, 31)
LAW = breaks(
    ("antal", "2024-06-01", "Ny lov"), ("antal", "2027-01-01", "Endnu en"), ("andet", "2020-01-01", "x")
)


def broken() -> GoalResult:
    return result(goal(), row(99, "2024-01-01", low=98, high=100), row(5, HALFWAY), broken=LAW)


def two_readings() -> GoalResult:
    made = goal(reading(reading_id="a", label="Første"), reading(reading_id="b", label="Anden", target=50.0))
    return result(made, row(75, HALFWAY, low=74, high=76))


def test_the_counts_are_in_the_order_of_the_legend_with_sign_and_word() -> None:
    html = counts_list([broken(), result(goal(), row(91, HALFWAY, low=80, high=100))])
    assert [html.index(word) for word in ("nået", "på vej", "bagud", "kan ikke vurderes")] == sorted(
        html.index(word) for word in ("nået", "på vej", "bagud", "kan ikke vurderes")
    )
    assert "heraf 1 usikker<" in html
    assert html.count('class="zk-nobody"') == 2
    assert hindrance_line([broken()]).startswith("Kan ikke vurderes: 1 ")
    assert hindrance_line([result(goal(), row(91, HALFWAY))]) == ""


def test_persons_needed_stand_for_all_and_for_each_zone_with_the_months() -> None:
    """From 98 to at most 80 persons: 18; from 15 September 2024 27 whole months are left: 0,7 a month."""
    zone = replace(goal(reading(area_id="z2", baseline=10.0)), goal_id="M1-z2", area_name="Zone 2")
    rows = families([result(goal(), row(98, HALFWAY)), result(zone)], "alle")
    html = goal_needed.needed_table(goal_needed.counted(rows), PLAN)
    assert "<b>18</b><small>0,7 om måneden</small>" in html
    assert 'class="zk-assumed"' in html, "the zone is counted from the agreement's number"
    assert "intet mål" in html, "the agreement has no row for zone 1"
    assert goal_needed.reservations(rows) == [goal_needed.FROM_BASELINE]
    followed = result(goal(reading(rule=TargetRule.FOLLOW, target=None)))
    assert goal_needed.counted(families([followed], "alle")) == ()


def test_readings_that_need_different_numbers_both_stand() -> None:
    html = goal_needed.needed_table(families([two_readings()], "alle"), PLAN)
    assert "<b>0 eller 25</b><small>0 eller 0,9 om måneden</small>" in html


def test_a_break_names_the_goals_it_hits_and_what_was_known_before_it() -> None:
    table = goal_breaks.break_table(LAW, families([broken()], "alle"), END, date(2026, 11, 22))
    assert table["Fra"].tolist() == ["1. juni 2024", "1. januar 2027"]
    assert table["Mål"].tolist() == ["M1", "M1"]
    assert table["Hvad det betyder"].tolist() == [goal_breaks.UNREADABLE, goal_breaks.AFTER_THE_PLAN]
    assert table["Sidst kendte status før bruddet"].tolist() == ["M1: bagud", "bruddet er ikke sket endnu"]
    coming = goal_breaks.break_table(LAW, families([broken()], "alle"), END, date(2024, 1, 1))
    assert coming["Hvad det betyder"].iloc[0] == goal_breaks.NOT_YET
    assert goal_breaks.break_table(LAW.head(0), families([broken()], "alle"), END, END).empty


def test_the_development_is_drawn_with_the_good_side_to_the_right() -> None:
    """From 40 to 20 % against 20 to 20 %, 1.000 persons: 20 points better, and low is good."""
    made = reading(
        kind=Kind.SHARE, unit="pct", rule=TargetRule.FOLLOW, target=None, baseline=40.0,
        baseline_date=date(2021, 12, 31), benchmark_area_id="byen", benchmark_baseline=20.0,
    )  # fmt: skip
    rows = [share(400, 1000, 2021), share(200, 1000, 2025)]
    other = [share(2000, 10_000, year, area="byen") for year in (2021, 2025)]
    judged = result(goal(made, level=GoalLevel.OVERORDNET), *rows, *other)
    html = development_table([judged], PLAN)
    assert "20,0 procentpoint bedre" in html
    assert "på vej" in html
    place = float(html.split('zk-now zk-better" style="left:')[1].split("%")[0])
    assert place > 50
    missing = development_table([result(goal(made))], PLAN)
    assert "zk-now" not in missing
    assert "kommunen: 20" in missing


def test_one_goal_says_its_status_first_and_shared_facts_once() -> None:
    facts = goal_facts(two_readings(), "kommunen")
    assert facts.index("kan ikke vurderes") < facts.index("<dl")
    assert facts.count("<dt>Udgangspunkt</dt>") == 1
    assert facts.count("<dt>Målet er</dt>") == 2
    before = goal_facts(broken(), "kommunen")
    assert "<dt>Før databruddet</dt><dd>99 (1. januar 2024): ▼ bagud</dd>" in before
    assert "Ny lov" in before
    assert goal_sentence(broken()).startswith("M1 Ledige, Hele planen: – kan ikke vurderes.")


def test_the_file_has_a_row_for_every_goal_and_no_empty_words() -> None:
    table = export_table([broken(), two_readings(), result(goal())], 2026)
    assert len(table) == 3
    assert table["Læsning"].tolist() == ["entydig", "ikke valgt", "entydig"]
    assert table["Mål 2026"].tolist() == ["højst 80", "højst 80 eller højst 50", "højst 80"]
    assert table["Status"].tolist()[0] == "kan ikke vurderes"
    assert table["Oprindelse"].tolist() == ["indlæst", "indlæst", "intet tal"]
    numbers = numbers_table(series(row(99, "2024-01-01"), row(None, HALFWAY)), broken())
    assert numbers["Tekst"].tolist() == ["99", "diskretioneret"]


def test_goals_with_the_same_readings_are_chosen_together_and_say_what_they_lead_to() -> None:
    one = two_readings().goal
    goals = [replace(one, goal_id="M1-z1"), replace(one, goal_id="M1-z2"), goal()]
    found = ambiguous_families(goals)
    assert {name: len(rows) for name, rows in found.items()} == {"M1": 2}
    (told,) = goal_words.led_to(found, [replace(two_readings(), goal=each) for each in goals[:2]])
    on_the_line = (
        "▲ på vej, usikkert (2 rækker)"  # half the days from 100 to 50 are gone: the line stands at 75
    )
    assert told == f"»Første« giver højst 80: ● nået (2 rækker); »Anden« giver højst 50: {on_the_line}."
    twice = [*goals[:2], *(replace(each, indicator="Andet") for each in goals[:2])]
    assert len(ambiguous_families(twice)) == 2
