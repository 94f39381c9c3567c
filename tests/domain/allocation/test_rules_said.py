"""Every rule with its sentence and its source, and every refusal whole: where it is broken and by how much."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.placement import Cell, Move, Placement, Scenario
from lib.domain.allocation.rule import Violation
from lib.domain.allocation.rules import MoveRefused, Rulebook, half_hours
from lib.domain.allocation.terms import Lock, Terms
from tests.domain.allocation.builders import ZONES, move, small_rulebook

OWN_CHOICE = "eget valg i scenariet"
HOURS_OF_STAFF = "delaftalernes afsnit om medarbejdertimer"
BLOCK = "En aktivitet er i en zone med mindst 2 timer om ugen (0,5 for dem, der skal være overalt)"
SHORTEST = "Zonekompas' forudsætning: under det er der ikke tid til at være til stede"


def terms_of(name: str, delaftale: str, everywhere: bool = False, **more: object) -> ActivityTerms:
    made = ActivityTerms(name, name, name.upper(), delaftale, everywhere, None, f"aftalen om {name}")
    return replace(made, **more)  # type: ignore[arg-type]  # the fields of its class


ACTIVITIES = (
    terms_of("a", "Trivsel", everywhere=True),
    terms_of("b", "Trivsel", everywhere=True),
    terms_of("c", "Job", everywhere=True),
    terms_of("d", "Job", teams=2, cycle_months=8, cycle_from=date(2025, 1, 1)),
    terms_of("e", "Job", teams=1),
    terms_of("f", "Job", teams=3, cycle_months=6, cycle_from=date(2025, 1, 1)),
    terms_of("g", "Job", session=4, terms_source="en antagelse"),
    terms_of("h", "Job", cycle_months=6, cycle_from=date(2025, 1, 1)),
)
AGREEMENT = Agreement(ZONES, ACTIVITIES, frozenset((each.activity_id, "r") for each in ACTIVITIES))
CHOSEN = Terms(
    locks=frozenset({Lock("a", "")}), most_moved=5, sessions=(("g", 4), ("h", 1), ("findes ikke", 2))
)


def test_every_rule_says_what_it_is_and_where_it_comes_from() -> None:
    rulebook = Rulebook(AGREEMENT, Placement(()), CHOSEN)
    assert [(each.rule_id, each.sentence, each.source) for each in rulebook.rules] == [
        ("egne_indsatser", "Arbejdsgivernes timer bliver i de aktiviteter, de er givet til", HOURS_OF_STAFF),
        ("uaendrede_timer", "Timer pr. aktivitet og arbejdsgiver er uændret", HOURS_OF_STAFF),
        ("overalt", "Trivsel og Job: aktiviteterne er i alle zoner", "aftalen om a"),
        ("hold_d", "D: 2 hele hold i hver sin zone", "aftalen om d"),
        ("hold_e", "E: ét helt hold i én zone", "aftalen om e"),
        ("hold_f", "F: 3 hele hold i hver sin zone", "aftalen om f"),
        (
            "hold_cyklus",
            "Et hold flytter kun, når et nyt forløb starter: D (hver 8. måned) og F (hver 6. måned)",
            "aftalen om d",
        ),
        ("mindste_blok", BLOCK, SHORTEST),
        ("base", "Hver zone har timer til sin base", "aftalen: en fast base i hver zone"),
        ("hele_gange_g", "G: hele gange på 2 timer", "en antagelse"),
        ("hele_gange_h", "H: hele gange på en halv time", OWN_CHOICE),
        ("laas", "Det, der er låst, bliver, som det er", OWN_CHOICE),
        ("hoejst_flyttet", "Højst 2,5 timer skifter zone", OWN_CHOICE),
    ]
    assert [each.rule_id for each in rulebook.rules if not each.may_lift] == [
        "egne_indsatser",
        "uaendrede_timer",
    ]
    bare = Rulebook(Agreement(ZONES, (terms_of("h", "Job", cycle_months=6),), frozenset()), Placement(()))
    assert [each.rule_id for each in bare.rules] == [
        "egne_indsatser",
        "uaendrede_timer",
        "mindste_blok",
        "base",
    ]


def broken(rulebook: Rulebook, change: dict[Cell, int], terms: Terms | None = None) -> set[Violation]:
    """What is broken when these cells are put in."""
    cells = dict(rulebook.base.items) | change
    ruled = rulebook if terms is None else rulebook.with_terms(terms)
    return set(ruled.violations(Placement.of(cells)))


def test_hours_made_lost_or_given_to_others_are_told_whole() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    assert broken(rulebook, {Cell("a", "r", "zone1"): 21}) == {
        Violation("uaendrede_timer", ("a", "r"), "r har 20,5 timer i aktiviteten; aftalen giver 20 timer.")
    }
    assert broken(rulebook, {Cell("a", "r", "zone2"): -4, Cell("a", "r", "zone1"): 44}) == {
        Violation("uaendrede_timer", ("a", "r", "zone2"), "Der er under 0 timer i zone 2.")
    }
    assert broken(rulebook, {Cell("a", "x", "zone1"): 4}) == {
        Violation("egne_indsatser", ("a", "x"), "x har ingen timer til A i aftalen."),
        Violation("uaendrede_timer", ("a", "x"), "x har 2 timer i aktiviteten; aftalen giver 0 timer."),
    }
    unknown = broken(rulebook, {Cell("y", "r", "zone1"): 4})
    assert Violation("egne_indsatser", ("y", "r"), "r har ingen timer til y i aftalen.") in unknown


def test_absence_small_blocks_and_an_empty_base_are_told_whole() -> None:
    everywhere = small_rulebook({"a": (2, 2, 2, 2)}, everywhere=True)
    moved = {Cell("a", "r", "zone1"): 0, Cell("a", "r", "zone2"): 8}
    assert broken(everywhere, moved) == {
        Violation(
            "overalt",
            ("a", "zone1"),
            "A skal være i alle zoner og ville stå uden timer i zone 1. Lad mindst en halv time blive.",
        )
    }
    single = small_rulebook({"a": (4, 0, 0, 0)})
    assert broken(single, {Cell("a", "r", "zone1"): 5, Cell("a", "r", "zone3"): 3}) == {
        Violation(
            "mindste_blok", ("a", "zone3"), "A ville have 1,5 timer i zone 3; mindst 2 timer eller ingen."
        )
    }
    assert broken(single, {Cell("a", "r", "zone1"): 4, Cell("a", "r", "zone3"): 4}) == set()
    bases = small_rulebook({"a": (4, 4, 4, 4)}, rest=0)
    assert broken(bases, {Cell("a", "r", "zone1"): 16, Cell("a", "r", "zone4"): 0}) == {
        Violation("base", ("zone4",), "Basen i zone 4 ville stå uden timer; hver zone skal have en base.")
    }


def test_teams_that_are_split_or_share_a_zone_are_told_whole() -> None:
    rulebook = small_rulebook({"a": (4, 4, 0, 0)}, teams=2)
    same = {Cell("a", "r", "zone1"): 0, Cell("a", "r", "zone2"): 16}
    assert broken(rulebook, same) == {
        Violation("hold_a", ("a", "zone2"), "A: holdene skal være i hver sin zone, og zone 2 har et hold.")
    }
    split = {Cell("a", "r", "zone1"): 4, Cell("a", "r", "zone3"): 4}
    words = "A har 2 hold, som ikke kan deles: flyt et helt hold (4 timer)."
    assert broken(rulebook, split) == {Violation("hold_a", ("a", zone), words) for zone in ("zone1", "zone3")}
    odd = small_rulebook({"a": (3, 3, 3.5, 0)}, teams=3)
    assert {each.where for each in odd.violations(odd.base)} == {("a", f"zone{n}") for n in (1, 2, 3)}


def test_what_a_user_has_set_is_told_whole_with_how_far_it_is_broken() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    moved = {Cell("a", "r", "zone1"): 13, Cell("a", "r", "zone3"): 7}
    locked = Terms(locks=frozenset({Lock("a", "zone1"), Lock("", "zone3")}))
    assert broken(rulebook, moved, locked) == {
        Violation("laas", ("a", "r", "zone1"), "A er låst i zone 1: 10 timer hos r.", 7),
        Violation("laas", ("a", "r", "zone3"), "A er låst i zone 3: 0 timer hos r.", 7),
    }
    assert broken(rulebook, moved, Terms(most_moved=7)) == set()
    words = "I alt ville 3,5 timer have skiftet zone; der må højst flyttes 2 timer."
    assert broken(rulebook, moved, Terms(most_moved=4)) == {Violation("hoejst_flyttet", (), words, 3)}
    assert broken(rulebook, moved, Terms(most_moved=0)) == {
        Violation("hoejst_flyttet", (), words.replace("2 timer.", "0 timer."), 7)
    }
    whole = "A ville have {} timer i zone {}; det er ikke hele gange på 2 timer."
    assert broken(rulebook, moved, Terms(sessions=(("a", 4),))) == {
        Violation("hele_gange_a", ("a", "zone1"), whole.format("6,5", 1)),
        Violation("hele_gange_a", ("a", "zone3"), whole.format("3,5", 3)),
    }
    foreign = broken(rulebook, {Cell("y", "r", "zone1"): 4}, Terms(locks=frozenset({Lock()})))
    assert Violation("laas", ("y", "r", "zone1"), "y er låst i zone 1: 0 timer hos r.", 4) in foreign
    lifted = Terms(locks=frozenset({Lock()}), lifted=frozenset({"laas"}))
    assert broken(rulebook, moved, lifted) == set()


def refused(
    rulebook: Rulebook, attempt: Move, made: tuple[Move, ...] = ()
) -> tuple[str, str, tuple[str, ...]]:
    with pytest.raises(MoveRefused) as caught:
        rulebook.carried_out(Scenario(rulebook.base, made), attempt)
    said = caught.value
    assert str(said) == said.sentence
    return said.rule_id, said.sentence, tuple(each.rule_id for each in said.broken)


def test_a_move_that_is_none_is_refused_whole() -> None:
    rulebook = small_rulebook({"a": (10, 1, 0, 0)})
    least = "Der skal flyttes mindst en halv time."
    with pytest.raises(MoveRefused, match=r"^Der skal flyttes mindst en halv time\.$"):
        half_hours(0)
    assert refused(rulebook, move("a", 1, 2, 0)) == ("halve_timer", least, ())
    assert refused(rulebook, move("a", 1, 2, -1)) == ("halve_timer", least, ())
    two = "Vælg to forskellige zoner at flytte timer mellem."
    assert refused(rulebook, move("a", 1, 1, 1)) == ("to_zoner", two, ())
    for one in (move("a", 9, 1, 1), move("a", 1, 9, 1)):
        assert refused(rulebook, one) == ("to_zoner", "Planen har ingen zone med navnet zone9.", ())
    other = "x har ingen timer til A i aftalen."
    assert refused(rulebook, move("a", 1, 2, 1, "x")) == ("egne_indsatser", other, ("egne_indsatser",))
    too_few = "A har kun 1 time i zone 2 hos r; 1,5 kan ikke flyttes."
    assert refused(rulebook, move("a", 2, 1, 1.5)) == ("timer_nok", too_few, ())
    none = "A har ingen timer i zone 4 hos r; 0,5 kan ikke flyttes."
    assert refused(rulebook, move("a", 4, 1, 0.5)) == ("timer_nok", none, ())


def test_a_team_that_moves_between_two_starts_is_told_the_nearest() -> None:
    activity = replace(ACTIVITIES[3], activity_id="d")
    agreement = Agreement(ZONES, (activity, terms_of("rest", "Job")), frozenset({("d", "r"), ("rest", "r")}))
    cells = {Cell("d", "r", "zone1"): 8, Cell("d", "r", "zone2"): 8}
    rest = {Cell("rest", "r", zone.area_id): 20 for zone in ZONES}
    rulebook = Rulebook(agreement, Placement.of(cells | rest))
    moved = move("d", 1, 3, 4)
    start = "D kan ikke flytte {}: et hold flytter kun, når et nyt forløb starter. Nærmest: {}."
    for day, words, near in [
        (date(2025, 3, 1), "1. marts 2025", "1. januar 2025 eller 1. september 2025"),
        (date(2025, 9, 2), "2. september 2025", "1. september 2025 eller 1. maj 2026"),
        (date(2024, 6, 1), "1. juni 2024", "1. januar 2025"),
        (date(2020, 6, 1), "1. juni 2020", "1. januar 2025"),
    ]:
        said = refused(rulebook, replace(moved, starts=day))
        assert said == ("hold_cyklus", start.format(words, near), ("hold_cyklus",))
    for free in (date(2025, 1, 1), date(2025, 9, 1), date(2026, 5, 1), None):
        assert rulebook.carried_out(Scenario(rulebook.base), replace(moved, starts=free)).moves
    lifted = rulebook.with_terms(Terms(lifted=frozenset({"hold_cyklus"})))
    assert lifted.carried_out(Scenario(lifted.base), replace(moved, starts=date(2025, 3, 1))).moves


def test_of_one_rule_on_several_days_the_day_on_which_it_is_broken_most_is_told() -> None:
    rulebook = small_rulebook({"a": (20, 0, 0, 0)}).with_terms(Terms(most_moved=2))
    days = [
        replace(move("a", *way), starts=date(2026, month, 1))
        for month, way in ((1, (1, 2, 10)), (7, (2, 1, 1)))
    ]
    found = rulebook.scenario_violations(Scenario(rulebook.base, tuple(days)))
    words = "I alt ville 10 timer have skiftet zone; der må højst flyttes 1 time."
    assert found == (Violation("hoejst_flyttet", (), words, 18),)
