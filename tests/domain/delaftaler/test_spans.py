"""Where hours stand over time: an activity with 10, 8, 6 and 4 hours in four zones, moved by decisions."""

import datetime as dt

from lib.domain.allocation.placement import Cell
from lib.domain.decisions.decision import Decision
from lib.domain.delaftaler.spans import Span, change_days, placements_over_time, spans_of, zones_finding
from tests.domain.allocation.builders import ZONE_IDS, ZONES
from tests.domain.decisions.made import KINDS, decision, hours, moved

BEGINS, ENDS = dt.date(2023, 1, 1), dt.date(2026, 12, 31)
TODAY = dt.date(2026, 11, 22)
BASES = {Cell("a", "r", zone): "antagelse: ligeligt" for zone in ZONE_IDS}


def spans(*decisions: Decision) -> tuple[Span, ...]:
    over_time = placements_over_time(hours(10, 8, 6, 4), decisions, (), KINDS, ZONE_IDS, (BEGINS, ENDS))
    return spans_of("a", over_time, ZONE_IDS, ENDS, BASES)


def told(found: tuple[Span, ...]) -> list[tuple[str, dt.date, dt.date, float, bool]]:
    return [(each.zone, each.first, each.last, each.hours, each.assumed) for each in found]


def test_without_a_decision_the_hours_stand_the_whole_period() -> None:
    found = spans()
    assert [each.hours for each in found] == [10, 8, 6, 4]
    assert {(each.first, each.last, each.assumed) for each in found} == {(BEGINS, ENDS, True)}
    assert zones_finding("A", found, ZONES, TODAY) == (
        "A har 28 timer om ugen i alle fire zoner; ingen beslutning har flyttet dem"
    )


def test_a_decision_ends_a_span_on_the_day_before_and_begins_one_that_is_no_assumption() -> None:
    found = spans(decision(1, moved(1, 4, 10), in_force_from=dt.date(2025, 9, 1)))
    assert told(found) == [
        ("zone1", BEGINS, dt.date(2025, 8, 31), 10, True),
        ("zone2", BEGINS, ENDS, 8, True),
        ("zone3", BEGINS, ENDS, 6, True),
        ("zone4", BEGINS, dt.date(2025, 8, 31), 4, True),
        ("zone4", dt.date(2025, 9, 1), ENDS, 14, False),
    ]
    assert zones_finding("A", found, ZONES, TODAY) == (
        "A har 28 timer om ugen i zone 2, zone 3 og zone 4; timer er flyttet 1. september 2025"
    )


def test_what_is_to_come_is_drawn_and_a_decision_after_the_plan_is_not() -> None:
    soon, after = dt.date(2026, 12, 1), dt.date(2027, 1, 1)
    found = spans(
        decision(1, moved(1, 2, 2), in_force_from=soon), decision(2, moved(1, 2, 2), in_force_from=after)
    )
    assert [each.hours for each in found if each.zone == "zone1"] == [10, 8]
    assert zones_finding("A", found, ZONES, TODAY).endswith("; timer flytter 1. december 2026")


def test_a_decision_on_another_activity_cuts_nothing() -> None:
    other = decision(1, in_force_from=dt.date(2025, 1, 1))
    assert told(spans(other)) == told(spans())


def test_an_activity_without_hours_says_so() -> None:
    assert zones_finding("A", (), ZONES, TODAY) == "A har ingen timer, der er fordelt på zonerne"


def test_moves_on_both_sides_of_today_are_told_together_and_each_span_has_its_basis() -> None:
    past, soon = dt.date(2025, 9, 1), dt.date(2026, 12, 1)
    found = spans(
        decision(1, moved(1, 4, 2), in_force_from=past), decision(2, moved(1, 3, 2), in_force_from=soon)
    )
    assert zones_finding("A", found, ZONES, TODAY).endswith(
        "; timer er flyttet 1. september 2025 og flytter 1. december 2026"
    )
    assert zones_finding("A", found, ZONES, soon).endswith(
        "; timer er flyttet 1. september 2025 og 1. december 2026"
    )
    assert change_days(found) == (past, soon)
    assert change_days(()) == ()
    decided = [each for each in found if each.decided]
    assert {each.basis for each in decided} == {"besluttet af bestyrelsen"}
    assert len(decided) >= 3
    before = dt.date(2000, 1, 1)
    assert zones_finding("A", found, ZONES, before).startswith("A har 28 timer om ugen i alle fire zoner")


def test_the_last_day_of_the_plan_and_of_a_span_belong_to_them() -> None:
    soon = dt.date(2026, 12, 1)
    found = spans(decision(1, moved(1, 2, 2), in_force_from=ENDS))
    assert [(each.first, each.hours) for each in found if each.zone == "zone2"] == [(BEGINS, 8), (ENDS, 10)]
    only = spans(decision(1, moved(1, 2, 10), in_force_from=soon))
    assert [(each.last, each.hours) for each in only if each.zone == "zone1"] == [
        (soon - dt.timedelta(1), 10)
    ]
    assert zones_finding("A", only, ZONES, soon - dt.timedelta(1)).startswith(
        "A har 28 timer om ugen i alle fire zoner; timer flytter 1. december 2026"
    )


def test_a_span_says_each_thing_its_hours_rest_on_once() -> None:
    bases = {
        Cell("a", "r", "zone1"): "antagelse: ligeligt",
        Cell("a", "s", "zone1"): "aftalen",
        Cell("a", "t", "zone1"): "antagelse: ligeligt",
        Cell("b", "r", "zone1"): "andet",
        Cell("a", "r", "zone2"): "",
    }
    over_time = placements_over_time(hours(10, 8, 6, 4), (), (), KINDS, ZONE_IDS, (BEGINS, ENDS))
    found = spans_of("a", over_time, ZONE_IDS, ENDS, bases)
    assert [each.basis for each in found] == ["antagelse: ligeligt; aftalen", "", "", ""]


def test_a_plan_of_one_or_two_zones_names_them_as_danish_does() -> None:
    one, two = (spans()[:many] for many in (1, 2))
    assert zones_finding("A", one, ZONES[:1], TODAY).startswith("A har 10 timer om ugen i zone 1;")
    assert zones_finding("A", two, ZONES[:2], TODAY).startswith("A har 18 timer om ugen i begge zoner;")
