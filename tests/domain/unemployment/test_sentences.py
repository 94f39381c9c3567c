"""A change of the known unemployed in words, under a curve and in full; how far a zone is from the labour market."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from lib.domain.statistics.intervals import Interval, Method
from lib.domain.unemployment.digest_words import DEMO, change_sentence
from lib.domain.unemployment.flow import Change, Verdict
from lib.domain.unemployment.groups import Distance
from lib.domain.unemployment.sentences import (
    change_lines,
    change_words,
    distance_finding,
    distance_line,
    moved_words,
)

SINCE = dt.date(2022, 6, 1)
PERCENT = "\N{NO-BREAK SPACE}%"


def interval(low: float, high: float) -> Interval:
    return Interval(low, high, 0.95, Method.BYAR)


FALLEN = Change(
    "alle",
    "z1",
    306,
    254,
    -52,
    interval(-97.4, -6.2),
    -3.8,
    interval(-7.1, -0.4),
    Verdict.FALDET,
    "",
    "",
    False,
)
UNKNOWN = replace(
    FALLEN,
    before=None,
    now=None,
    persons=None,
    interval=None,
    points=None,
    points_interval=None,
    verdict=Verdict.BRUDT,
    reason="Tallene kan ikke holdes sammen",
    detail="Ny lov",
)


@pytest.mark.parametrize(
    ("persons", "words"),
    [
        (-52, "52 færre personer"),
        (52, "52 flere personer"),
        (-1, "1 person færre"),
        (1, "1 person flere"),
        (0, "uændret"),
        (0.4, "uændret"),
        (None, "uændret"),
        (-1234, "1.234 færre personer"),
    ],
)
def test_how_many_more_or_fewer(persons: float | None, words: str) -> None:
    assert moved_words(replace(FALLEN, persons=persons)) == words


def test_two_lines_under_a_curve() -> None:
    assert change_lines(FALLEN, SINCE) == (
        "52 færre personer siden 1. juni 2022",
        "306 → 254, −3,8 procentpoint",
    )
    unsure = replace(FALLEN, verdict=Verdict.USIKKER)
    assert change_lines(unsure, SINCE)[1] == "306 → 254, −3,8 procentpoint, inden for usikkerheden"
    without = replace(unsure, points=None, is_demo=True)
    assert change_lines(without, SINCE) == ("52 færre personer siden 1. juni 2022 (demo)", "306 → 254")
    still = replace(unsure, persons=0, now=306, points=0.0)
    assert change_lines(still, SINCE) == ("Uændret siden 1. juni 2022", "306 → 306, 0,0 procentpoint")


def test_one_line_where_there_is_no_change_to_tell() -> None:
    assert change_lines(UNKNOWN, SINCE) == ("Ændring siden 1. juni 2022: tallene kan ikke holdes sammen",)


def test_a_change_in_full() -> None:
    assert change_words(FALLEN) == (
        "52 færre personer, fra 306 til 254; −3,8 procentpoint (−7,1 til −0,4); "
        "95 %-interval −97 til −6; uden for usikkerheden"
    )
    unsure = replace(FALLEN, verdict=Verdict.USIKKER, points_interval=None)
    assert change_words(unsure) == (
        "52 færre personer, fra 306 til 254; −3,8 procentpoint; 95 %-interval −97 til −6; inden for usikkerheden"
    )
    demo = replace(unsure, points=None, is_demo=True)
    assert change_words(demo) == (
        "52 færre personer, fra 306 til 254; 95 %-interval −97 til −6; demo: vurderes ikke"
    )
    assert change_words(UNKNOWN) == "Tallene kan ikke holdes sammen: Ny lov"
    assert change_words(replace(UNKNOWN, detail="")) == "Tallene kan ikke holdes sammen"


def shares(hidden: bool = False, **far: float) -> pd.DataFrame:
    """Persons far from the labour market of 100 known in each area."""
    rows = [(area, Distance.LANGT_FRA, persons, 100.0, persons) for area, persons in far.items()]
    rows += [(area, Distance.SKJULT, 5.0, 100.0, 5.0) for area in far if hidden]
    return pd.DataFrame(rows, columns=["area_id", "distance", "persons", "total", "share"])


def groups(status: str = "ok", provenance: str = "datatraek") -> pd.DataFrame:
    rows = [
        (
            "6.2",
            "Jobparat",
            10.0,
            Distance.TAET_PAA,
            "ok",
            "",
        ),
        ("6.3", "Aktivitetsparat", 31.0, Distance.LANGT_FRA, "ok", ""),
        ("6.4", "Sygdom", None if status != "ok" else 22.0, Distance.LANGT_FRA, status, ""),
        ("6.9", "En del af 6.3", 30.0, Distance.LANGT_FRA, "ok", "6.3"),
    ]
    frame = pd.DataFrame(rows, columns=["target_group", "label", "persons", "distance", "status", "part_of"])
    return frame.assign(provenance=provenance)


def test_a_zone_says_how_many_are_far_away_and_in_which_group_most() -> None:
    own = shares(z1=53.0)
    assert distance_line("Zone 1", own, groups()) == (
        f"Zone 1: 53 af 100 kendte ledige er langt fra arbejdsmarkedet (53,0{PERCENT}), "
        "flest i 6.3 aktivitetsparat (31)"
    )
    assert distance_line("Zone 1", own.iloc[:0], groups()) == "Zone 1: ingen tal"
    assert " (demo), flest i" in distance_line("Zone 1", own, groups(provenance="demo"))
    hidden = shares(hidden=True, z1=53.0)
    assert distance_line("Zone 1", hidden, groups("diskretioneret")).startswith("Zone 1: mindst 53 af 100")
    assert distance_line("Zone 1", hidden, groups()).startswith("Zone 1: 53 af 100")
    assert distance_line("Zone 1", own, groups("diskretioneret")).startswith("Zone 1: 53 af 100")
    nothing = groups().assign(persons=float("nan"))
    assert distance_line("Zone 1", own, nothing).endswith(f"(53,0{PERCENT})")


def test_the_heading_names_one_zone_and_says_nothing_of_what_is_not_known() -> None:
    own = shares(z1=53.0)
    assert distance_finding(own, {"z1": "Zone 1"}, True) == (
        f"53,0{PERCENT} af de kendte ledige i Zone 1 er langt fra arbejdsmarkedet"
    )
    two = {"z1": "Zone 1", "z2": "Zone 2"}
    assert distance_finding(shares(z1=53.0, z2=40.0), two, False) == ""
    assert distance_finding(shares(hidden=True, z1=53.0, z2=40.0), two, True) == ""
    assert distance_finding(shares(z3=53.0), two, True) == ""
    assert "Zone 1" in distance_finding(shares(z1=53.0, z2=40.0), two, True)


def test_a_change_in_the_letter() -> None:
    assert change_sentence(FALLEN) == "52 færre (306 → 254), uden for usikkerheden"
    more = replace(FALLEN, before=254, now=306, persons=52, verdict=Verdict.STEGET)
    assert change_sentence(more) == "52 flere (254 → 306), uden for usikkerheden"
    still = replace(FALLEN, now=306, persons=0.3, verdict=Verdict.USIKKER)
    assert change_sentence(still) == "uændret (306 → 306), inden for usikkerheden"
    assert change_sentence(replace(FALLEN, is_demo=True)) == f"52 færre (306 → 254), {DEMO}"
    assert change_sentence(UNKNOWN) == "tallene kan ikke holdes sammen"
    one = replace(FALLEN, before=1, now=0, persons=-1, verdict=Verdict.USIKKER)
    assert change_sentence(one) == "1 færre (1 → 0), inden for usikkerheden"
    nobody = replace(FALLEN, before=0, now=0, persons=0, verdict=Verdict.USIKKER)
    assert change_sentence(nobody) == "uændret (0 → 0), inden for usikkerheden"


def test_nobody_is_written_as_zero() -> None:
    nobody = replace(FALLEN, before=0, now=0, persons=0, points=0.0, verdict=Verdict.USIKKER)
    assert change_lines(nobody, SINCE) == ("Uændret siden 1. juni 2022", "0 → 0, 0,0 procentpoint")
    assert change_words(replace(nobody, points=None)) == (
        "uændret, fra 0 til 0; 95 %-interval −97 til −6; inden for usikkerheden"
    )
    bare = replace(FALLEN, interval=None, reason="Antallet er ikke oplyst")
    assert change_words(bare) == "Antallet er ikke oplyst"


def test_only_whole_groups_far_away_are_named_as_the_largest() -> None:
    rows = [
        ("6.1", "Jobparat", 90.0, Distance.TAET_PAA, ""),
        ("6.3", "Aktivitetsparat", 20.0, Distance.LANGT_FRA, ""),
        ("6.4", "Sygdom", 25.0, Distance.LANGT_FRA, ""),
        ("6.5", "Revalidering", 26.0, Distance.LANGT_FRA, ""),
        ("6.9L", "En del", 80.0, Distance.LANGT_FRA, "6.9"),
    ]
    made = pd.DataFrame(rows, columns=["target_group", "label", "persons", "distance", "part_of"])
    line = distance_line(
        "Zone 1", shares(z1=53.0), made.assign(status="ok", provenance="published", other=None)
    )
    assert line.endswith(f"(53,0{PERCENT}), flest i 6.5 revalidering (26)")


def test_shares_that_are_written_alike_are_a_tie_and_one_zone_alone_is_none() -> None:
    two = {"z1": "Zone 1", "z2": "Zone 2"}
    assert distance_finding(shares(z1=53.0), two, True) == (
        f"Langt fra arbejdsmarkedet er den største del i Zone 1: 53,0{PERCENT}"
    )
    assert distance_finding(shares(z1=53.0, z2=53.04), two, True) == (
        "Lige stor del er langt fra arbejdsmarkedet i alle zoner: 53,0 %"
    )
    three = {**two, "z3": "Zone 3"}
    assert distance_finding(shares(z2=53.0, z3=40.0, z1=53.0), three, True) == (
        f"Langt fra arbejdsmarkedet er den største del i Zone 1 og Zone 2: 53,0{PERCENT}"
    )
