"""A scenario opened again: what newer data and other rules have done to it, the gravest first."""

from dataclasses import replace
from datetime import date

from lib.domain.allocation.agreement import ActivityTerms, Agreement
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Cell, Placement
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import Lock, Terms
from lib.domain.plan import Zone
from lib.domain.scenario.changes import OLD_DATA_GONE, Ground, changes_since
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.replay import rules_in_force
from tests.domain.allocation.builders import ZONE_IDS, ZONES, small_rulebook
from tests.domain.scenario.made import document, moved, need

RULES = small_rulebook({"a": (30, 10, 0, 0)})
NEED = need("a", (10, 10, 20, 0))
THEN = Ground("v1", RULES, (NEED,))
MADE = replace(document("Mere", moved(12, to_zone=3)), rules=rules_in_force(RULES))


def now(rulebook: Rulebook = RULES, *needs: Need) -> Ground:
    """Today's ground: a newer version."""
    return Ground("v2", rulebook, needs or (NEED,))


def test_where_nothing_has_changed_nothing_is_said() -> None:
    assert changes_since(MADE, THEN, THEN) == changes_since(MADE, THEN) == ()
    assert changes_since(MADE, now(), THEN) == ()


def test_that_the_old_data_are_gone_is_said() -> None:
    assert changes_since(MADE, now()) == (OLD_DATA_GONE,)


def test_a_changed_need_names_its_zones_and_what_it_does_to_dækning() -> None:
    # 40 hours: fair shares 20, 10, 10 now. After the move zones have 18, 10, 12: 2 hours stand wrong.
    assert changes_since(MADE, now(RULES, need("a", (20, 10, 10, 0))), THEN) == (
        "Behovet for A er ændret: zone 1 fra 10 til 20 og zone 3 fra 20 til 10 personer.",
        "Scenariets dækning var 80,0 procent og er nu 95,0 procent.",
    )
    assert changes_since(MADE, now(RULES, need("a", (10.4, 10, 20, 0))), THEN)[0] == (
        "Behovet for A er ændret: zone 1 fra 10 til 10,4 personer."
    )


def test_needs_come_and_go_and_become_published() -> None:
    without = Ground("v2", RULES, ())
    assert changes_since(MADE, without, THEN) == (
        "Behovet for A er ikke længere kendt og tæller ikke med i dækningen.",
        "Scenariets dækning var 80,0 og er nu ukendt.",
    )
    assert changes_since(MADE, now(), replace(without, version="v1")) == (
        "Behovet for A er nu kendt og tæller med i dækningen.",
        "Scenariets dækning var ukendt og er nu 80,0.",
    )
    proxy = Ground("v1", RULES, (need("a", (10, 10, 20, 0), "proxy"),))
    assert changes_since(MADE, now(), proxy) == ("Behovet for A er nu målt med offentliggjorte tal.",)


def test_a_move_whose_hours_are_gone_comes_first_and_is_left_out_of_dækning() -> None:
    fewer = small_rulebook({"a": (8, 32, 0, 0)})
    assert changes_since(MADE, now(fewer), THEN) == (
        "Flytningen af 12 timer A (r) fra zone 1 til zone 3 holder ikke længere. "
        "A har kun 8 timer i zone 1 hos r; 12 kan ikke flyttes.",
        "Udgangspunktet for A er ændret: zone 1 fra 30 til 8 og zone 2 fra 10 til 32 timer om ugen.",
        "Scenariets dækning var 80,0 procent og er nu 45,0 procent uden de flytninger, der ikke holder.",
    )


def test_a_move_that_a_rule_now_forbids_names_the_rule() -> None:
    teams = small_rulebook({"a": (20, 20, 0, 0)}, teams=2)
    dated = replace(MADE, moves=(replace(MADE.moves[0], starts=date(2026, 7, 1)),))
    said = changes_since(dated, now(teams))
    assert said[0] == (
        "Flytningen af 12 timer A (r) fra zone 1 til zone 3 fra 1. juli 2026 holder ikke længere. "
        "A har 2 hold, som ikke kan deles: flyt et helt hold (20 timer). "
        "Reglen: »A: 2 hele hold i hver sin zone«."
    )
    assert said[1] == "Ny regel: »A: 2 hele hold i hver sin zone« (rule)."


def test_rules_come_and_go_but_not_the_scenarios_own() -> None:
    teams = small_rulebook({"a": (20, 20, 0, 0)}, teams=2)
    old = replace(
        document("x", terms=Terms(lifted=frozenset({"base"}), locks=frozenset({Lock("a")}), most_moved=4)),
        rules=(*rules_in_force(teams), "laas"),
    )
    without = now(replace(RULES, base=teams.base))
    assert changes_since(old, without, Ground("v1", teams, (NEED,))) == (
        "Reglen »A: 2 hele hold i hver sin zone« findes ikke længere.",
    )
    assert changes_since(old, Ground("v1", without.rulebook, ())) == ("Reglen »hold_a« findes ikke længere.",)


def test_a_lifted_rule_is_neither_new_nor_missed() -> None:
    lifted = replace(MADE, terms=Terms(lifted=frozenset({"base"})), rules=tuple(set(MADE.rules) - {"base"}))
    assert changes_since(lifted, now(), THEN) == ()
    assert changes_since(replace(lifted, rules=MADE.rules), now(), THEN) == ()


def _without(activity_id: str) -> Rulebook:
    """The small plan when an activity has been taken out of it."""
    activities = tuple(each for each in RULES.agreement.activities if each.activity_id != activity_id)
    serves = frozenset(pair for pair in RULES.agreement.serves if pair[0] != activity_id)
    cells = tuple((cell, amount) for cell, amount in RULES.base.items if cell.activity_id != activity_id)
    return Rulebook(Agreement(ZONES, activities, serves), replace(RULES.base, items=cells))


def test_an_activity_that_is_gone_takes_its_moves_and_locks_with_it() -> None:
    locked: ScenarioDocument = replace(
        MADE, terms=Terms(locks=frozenset({Lock("a", ZONE_IDS[3]), Lock("", "zone9"), Lock("rest", "")}))
    )
    said = changes_since(locked, Ground("v2", _without("a"), ()), THEN)
    assert said == (
        "Flytningen af 12 timer a (r) fra zone 1 til zone 3 holder ikke længere. "
        "r har ingen timer til a i aftalen. "
        "Reglen: »Arbejdsgivernes timer bliver i de aktiviteter, de er givet til«.",
        "Låsen på alt i zone9 holder ikke noget: planen har det ikke længere.",
        "Låsen på a i zone 4 holder ikke noget: planen har det ikke længere.",
        "A er ikke længere i planen.",
        "Behovet for A er ikke længere kendt og tæller ikke med i dækningen.",
        "Scenariets dækning var 80,0 og er nu ukendt.",
    )


def test_an_activity_that_is_new_is_named_with_its_hours() -> None:
    other = replace(document("x"), rules=rules_in_force(RULES))
    assert changes_since(other, now(), Ground("v1", _without("a"), (NEED,))) == (
        "A er ny i planen med 40 timer om ugen.",
        "Scenariets dækning var ukendt og er nu 50,0.",
    )


def _in_zones(zones: tuple[Zone, ...], hours: dict[str, float]) -> Rulebook:
    """One activity with hours in zones of other names and numbers than those of the small plan."""
    terms = ActivityTerms("a", "A", "A", "Delaftale", False, None, "rule")
    cells = {Cell("a", "r", zone): int(2 * amount) for zone, amount in hours.items()}
    return Rulebook(Agreement(zones, (terms,), frozenset({("a", "r")})), Placement.of(cells))


def test_a_zone_that_is_gone_or_new_or_renumbered_is_named_as_it_is_or_was() -> None:
    old = _in_zones(ZONES[:3], {"zone1": 10, "zone3": 4.5})
    renumbered = (Zone("zone1", 7, "Zone 7", ""), ZONES[1], Zone("ny", 9, "Zone 9", ""))
    new = _in_zones(renumbered, {"zone1": 8, "ny": 6})
    made = replace(document("x"), rules=rules_in_force(old))
    then = Ground("v1", old, (Need("a", (("zone1", 9.96), ("zone3", 7.0)), "proxy"),))
    here = Ground("v2", new, (Need("a", (("zone1", 12.0), ("ny", 3.25)), "demo"),))
    said = changes_since(made, here, then)
    assert said[:2] == (
        "Udgangspunktet for A er ændret: zone 7 fra 10 til 8, zone 9 fra 0 til 6 og "
        "zone 3 fra 4,5 til 0 timer om ugen.",
        "Behovet for A er ændret: zone 7 fra 10 til 12, zone 9 fra 0 til 3,2 og zone 3 fra 7 til 0 personer.",
    )


def test_a_new_activity_may_have_one_hour_or_none() -> None:
    rest = _in_zones(ZONES, {})
    none = replace(rest, agreement=replace(rest.agreement, activities=(), serves=frozenset()))
    made = replace(document("x"), rules=rules_in_force(rest))
    for hours, words in ((0.0, "0 timer"), (0.5, "en halv time"), (1.0, "1 time"), (2.0, "2 timer")):
        here = Ground("v2", _in_zones(ZONES, {"zone1": hours}), ())
        assert changes_since(made, here, Ground("v1", none, ())) == (
            f"A er ny i planen med {words} om ugen.",
        )


def test_a_need_that_is_no_longer_published_is_told_with_what_it_is_measured() -> None:
    proxy = Ground("v2", RULES, (need("a", (10, 10, 20, 0), "proxy"),))
    assert changes_since(MADE, proxy, THEN) == ("Behovet for A er nu målt med demo- eller hjælpetal.",)
    assert changes_since(MADE, proxy, replace(proxy, needs=(need("a", (10, 10, 20, 0), "demo"),))) == ()
