"""The headline: published and loaded numbers only, a change only where it is certain, never across a databrud."""

import datetime as dt

import pandas as pd

from lib.domain.unemployment.days import Since, day_before, days_compared
from lib.domain.unemployment.flow import changes
from lib.domain.unemployment.known import known_persons
from lib.domain.unemployment.sentences import unemployment_finding
from tests.domain.unemployment.persons import BASELINE, NAMES, PLAN, frame, no_breaks, row

NOW = dt.date(2026, 10, 5)
PCT = "\N{NO-BREAK SPACE}%"


def finding(
    *rows: dict[str, object],
    group: str = "",
    names: dict[str, str] = NAMES,
    breaks: pd.DataFrame | None = None,
) -> str:
    """The sentence on these rows, changes counted from the baseline."""
    known = known_persons(frame(*rows), PLAN)
    days = days_compared(known)
    first = day_before(days, Since.UDGANGSPUNKT, BASELINE)
    crossed = no_breaks() if breaks is None else breaks
    flow = changes(known, [*names, "samlet"], first, days[-1], crossed) if first else ()
    return unemployment_finding(known, names, "kommunen", group, flow, first)


def zones(day: dt.date, a: float, b: float, provenance: str = "published") -> list[dict[str, object]]:
    """The kendskabsgrad of both zones, one tenth of the persons being its percentage."""
    return [
        row("", "a", day, a, a / 10, provenance=provenance),
        row("", "b", day, b, b / 10, provenance=provenance),
    ]


def test_one_day_tells_the_span_and_the_kommune() -> None:
    rows = [*zones(BASELINE, 219, 228), row("", "kommunen", BASELINE, 4158, 13.0)]
    assert finding(*rows) == (
        f"21,9 til 22,8{PCT} er kendte ledige i de to zoner mod 13,0{PCT} i kommunen (1. juni 2022)"
    )
    assert finding(*rows, names={"a": "Zone 1"}).startswith(f"21,9{PCT} er kendte ledige i Zone 1 mod ")


def test_demo_numbers_change_nothing_in_the_headline() -> None:
    real = zones(BASELINE, 219, 228)
    assert finding(*real, *zones(NOW, 100, 100, "demo")) == finding(*real)
    assert finding(*zones(NOW, 100, 100, "demo")).startswith(
        "Der er ingen offentliggjorte eller indlæste tal"
    )


def test_a_fall_of_the_zones_together_is_told_in_persons() -> None:
    told = finding(*zones(BASELINE, 300, 300), *zones(NOW, 240, 250, "datatraek"))
    assert (
        told == "110 færre kendte ledige i de to zoner end 1. juni 2022: 600 blev til 490 (5. oktober 2026)"
    )


def test_a_small_change_is_not_a_change() -> None:
    told = finding(*zones(BASELINE, 300, 300), *zones(NOW, 298, 299, "datatraek"))
    assert (
        told
        == "Ingen sikker ændring i kendte ledige i de to zoner siden 1. juni 2022: 600 blev til 597 (5. oktober 2026)"
    )


def test_zones_that_go_each_their_way_are_named() -> None:
    told = finding(*zones(BASELINE, 300, 200), *zones(NOW, 200, 300, "datatraek"))
    assert told == "Kendte ledige siden 1. juni 2022: færre i Zone 1 (100) og flere i Zone 2 (100)"


def test_one_sure_zone_is_named_and_the_other_is_not_called_a_change() -> None:
    told = finding(*zones(BASELINE, 200, 900), *zones(NOW, 120, 905, "datatraek"))
    assert told == "Kendte ledige siden 1. juni 2022: færre i Zone 1 (80); ingen sikker ændring i Zone 2"


def test_a_group_across_a_break_is_not_compared() -> None:
    rows = [row("6.3", area, day, 50, provenance="datatraek") for area in NAMES for day in (BASELINE, NOW)]
    broken = pd.DataFrame(
        {"indicator_id": ["maalgruppe_6.3"], "date": [dt.date(2025, 7, 1)], "text": ["Reform"]}
    )
    assert finding(*rows, group="6.3", breaks=broken) == (
        "Målgruppe 6.3 kan ikke holdes op mod 1. juni 2022: databrud imellem"
    )


def test_a_group_on_one_day_tells_where_most_are() -> None:
    rows = [row("6.3", "a", BASELINE, 79), row("6.3", "b", BASELINE, 49)]
    assert (
        finding(*rows, group="6.3")
        == "Målgruppe 6.3: 128 personer i de to zoner den 1. juni 2022, flest i Zone 1 (79)"
    )


def test_a_masked_zone_is_left_out_by_name() -> None:
    rows = [row("6.8", "a", BASELINE, 7), row("6.8", "b", BASELINE, float("nan"), status="diskretioneret")]
    assert finding(*rows, group="6.8") == "Målgruppe 6.8: 7 personer i Zone 1 den 1. juni 2022"


def test_persons_without_a_percentage_are_told_as_persons() -> None:
    rows = [
        row("", "a", BASELINE, 219),
        row("", "b", BASELINE, 228),
        row("", "kommunen", BASELINE, 4158, 13.0),
    ]
    assert finding(*rows) == "447 kendte ledige i de to zoner (1. juni 2022)"
    assert finding(rows[0], rows[2]) == "219 kendte ledige i Zone 1 (1. juni 2022)"
    assert finding(rows[0], row("", "b", BASELINE, 228, 22.8)) == (
        f"22,8{PCT} er kendte ledige i Zone 2 (1. juni 2022)"
    )


def test_the_sum_is_of_all_zones_also_where_these_are_masked() -> None:
    masked = [row("6.8", area, NOW, float("nan"), status="diskretioneret") for area in NAMES]
    rows = [row("6.8", "a", BASELINE, 50), row("6.8", "b", BASELINE, 60), row("6.8", "samlet", BASELINE, 110)]
    assert finding(*rows, *masked, row("6.8", "samlet", NOW, 40), group="6.8") == (
        "70 færre personer i målgruppe 6.8 i de to zoner end 1. juni 2022: 110 blev til 40 (5. oktober 2026)"
    )
    one = [row("6.8", "a", NOW, 20), masked[1], row("6.8", "samlet", NOW, 40)]
    assert finding(*rows, *one, group="6.8") == (
        "30 færre personer i målgruppe 6.8 i Zone 1 end 1. juni 2022: 50 blev til 20 (5. oktober 2026)"
    )


def test_a_break_in_the_kendskabsgrad_is_told_by_its_name() -> None:
    broken = pd.DataFrame({"indicator_id": ["kendskabsgrad"], "date": [NOW], "text": ["Ny opgørelse"]})
    assert finding(*zones(BASELINE, 300, 300), *zones(NOW, 200, 200), breaks=broken) == (
        "Kendskabsgraden kan ikke holdes op mod 1. juni 2022: databrud imellem"
    )


def test_one_person_and_equal_zones_are_told_without_a_span() -> None:
    one = [row("6.10", "a", BASELINE, 0), row("6.10", "b", BASELINE, 1)]
    assert finding(*one, group="6.10") == (
        "Målgruppe 6.10: 1 person i de to zoner den 1. juni 2022, flest i Zone 2 (1)"
    )
    assert finding(*zones(BASELINE, 219, 219)) == (f"21,9{PCT} er kendte ledige i de to zoner (1. juni 2022)")


def test_without_numbers_of_a_group_its_name_is_told() -> None:
    start = "Der er ingen offentliggjorte eller indlæste tal for"
    assert finding(row("6.8", "kommunen", BASELINE, 7), group="6.8") == f"{start} målgruppe 6.8 i zonerne"
    assert finding(row("6.8", "a", BASELINE, 7)) == f"{start} kendskabsgraden i zonerne"


def test_a_rise_and_a_group_that_goes_each_way() -> None:
    rise = finding(*zones(BASELINE, 200, 200), *zones(NOW, 300, 300, "datatraek"))
    assert (
        rise == "200 flere kendte ledige i de to zoner end 1. juni 2022: 400 blev til 600 (5. oktober 2026)"
    )
    ways = [
        row("6.3", "a", BASELINE, 100),
        row("6.3", "b", BASELINE, 0),
        row("6.3", "a", NOW, 0),
        row("6.3", "b", NOW, 90),
    ]
    assert finding(*ways, group="6.3") == (
        "Personer i målgruppe 6.3 siden 1. juni 2022: færre i Zone 1 (100) og flere i Zone 2 (90)"
    )
    small = [row("6.3", area, day, 50) for area in NAMES for day in (BASELINE, NOW)]
    assert finding(*small, group="6.3") == (
        "Ingen sikker ændring i personer i målgruppe 6.3 i nogen af zonerne siden 1. juni 2022"
    )
    nobody = [row("", "a", BASELINE, 0, 0.0), row("", "a", NOW, 30, 3.0)]
    assert finding(*nobody, names={"a": "Zone 1"}) == (
        "30 flere kendte ledige i Zone 1 end 1. juni 2022: 0 blev til 30 (5. oktober 2026)"
    )
    assert finding(nobody[0] | {"day": NOW}, nobody[1] | {"day": BASELINE}, names={"a": "Zone 1"}) == (
        "30 færre kendte ledige i Zone 1 end 1. juni 2022: 30 blev til 0 (5. oktober 2026)"
    )
