"""Mandagsmail as it is read: whole letters, and every sentence of what is missing."""

import datetime as dt
from dataclasses import replace
from math import nan

import pytest

from lib.domain.unemployment.digest import Digest, digest_bars
from lib.domain.unemployment.digest_letter import CAPTION, Letter, make_letter
from lib.domain.unemployment.digest_missing import missing_sentences, missing_weeks, week_words
from lib.domain.unemployment.digest_words import DEMO_ON_TOP, TABLE_GUIDE, digest_finding
from tests.domain.unemployment.letters import (
    BEFORE,
    MONDAY,
    NB,
    SOURCES,
    counts,
    digest_of,
    known_of,
    letter_of,
    since,
)
from tests.domain.unemployment.persons import BASELINE, PLAN, row

WEEK = dt.timedelta(days=7)
ALL_WEEKS = [MONDAY - WEEK * back for back in range(9)]
FOOT = ("Kilde: Jobcentret, gengivet i Aftalen.", "Plan · version abc123. Sendt 16. november 2026.")


def missing_of(*rows: dict[str, object], **more: object) -> tuple[str, ...]:
    """What the letter of these rows says is missing."""
    return letter_of(*rows, **more).missing  # type: ignore[arg-type]  # the letter's own arguments


def every_week(a: float = 300, b: float = 300) -> list[dict[str, object]]:
    """Nine weeks without a hole, of both zones and of one målgruppe."""
    return [
        each
        for day in ALL_WEEKS
        for each in [*counts(day, a, b), row("6.2", "a", day, 40), row("6.2", "b", day, 40)]
    ]


def whole_letter() -> Letter:
    """Three days of both zones and of one målgruppe, the latter falling for certain in the last week."""
    rows = [
        *counts(BASELINE, 300, 300),
        *counts(BEFORE, 205, 290),
        *counts(MONDAY, 200, 290),
        *[row("6.2", area, day, 40) for area in ("a", "b") for day in (BASELINE, BEFORE)],
        *[row("6.2", area, MONDAY, 10) for area in ("a", "b")],
    ]
    named = {"label": "Kendte ledige: alle under ét"}
    return letter_of(*[each if each["target_group"] else each | named for each in rows])


def test_the_table_of_a_whole_letter() -> None:
    assert whole_letter().table.to_dict("list") == {
        "Område": ["Zone 1", "Zone 2", "Alle zoner", "Kommunen"],
        "Kendte ledige": [
            f"200 (20,0{NB}%)",
            f"290 (29,0{NB}%)",
            f"490 (24,5{NB}%)",
            f"1.300 (13,0{NB}%)",
        ],
        "Siden 9. november 2026": [
            "≈ 5 færre, −0,5 procentpoint",
            "≈ uændret, 0,0 procentpoint",
            "≈ 5 færre, −0,2 procentpoint",
            "≈ uændret, 0,0 procentpoint",
        ],
        "Siden 1. juni 2022": [
            "▼ 100 færre, −10,0 procentpoint",
            "≈ 10 færre, −1,0 procentpoint",
            "▼ 110 færre, −5,5 procentpoint",
            "≈ uændret, 0,0 procentpoint",
        ],
    }


def test_the_words_of_a_whole_letter() -> None:
    fallen = "30 færre i Zone {} i målgruppe 6.2 navn på 6.2 (40 → 10)."
    assert {key: told for key, told in vars(whole_letter()).items() if key != "table"} == {
        "finding": "Uge 47: 490 kendte ledige i de to zoner, 110 færre end 1. juni 2022",
        "subtitle": "Kendte ledige, 18-66 år · opgjort 16. november 2026 (uge 47) · Planen",
        "demo": "",
        "notes": (
            "Alle zoner siden ugen før (9. november 2026): 5 færre (495 → 490), inden for usikkerheden.",
            "Alle zoner siden udgangspunktet (1. juni 2022): 110 færre (600 → 490), uden for usikkerheden.",
        ),
        "picture_guide": (
            "Søjle: kendskabsgrad i procent 16. november 2026; mørk streg: 1. juni 2022; "
            "stiplet linje: Kommunen."
        ),
        "caption": CAPTION,
        "guide": TABLE_GUIDE,
        "groups": tuple(
            f"Siden {day}: {fallen.format(zone)}"
            for day in ("9. november 2026", "1. juni 2022")
            for zone in (1, 2)
        ),
        "missing": ("Der er ingen indlæste tal for uge 39-45 (af de seneste otte uger).",),
        "foot": FOOT,
    }


def test_a_letter_of_demo_and_persons_alone() -> None:
    first = dt.date(2026, 10, 1)
    rows = [row("", area, day, 100.0, provenance="demo") for area in ("a", "b") for day in (first, MONDAY)]
    letter = letter_of(*rows)
    assert letter.demo == DEMO_ON_TOP
    assert letter.subtitle == "Kendskabsgrad, 18-66 år · opgjort 16. november 2026 (uge 47), demo · Planen"
    assert letter.notes == (
        "Alle zoner siden forrige opgørelse (1. oktober 2026): uændret (200 → 200), demo.",
        "Alle zoner siden udgangspunktet (1. oktober 2026): uændret (200 → 200), demo.",
    )
    assert letter.picture_guide == (
        "Søjle: antal kendte ledige 16. november 2026; mørk streg: 1. oktober 2026; hul søjle: demo."
    )
    assert letter.groups == ()
    assert letter.missing == (
        "Der er ingen offentliggjorte eller indlæste tal for zonerne endnu.",
        "Der er ingen tal fra ugen før opgørelsen: ændringen er regnet fra den forrige opgørelse, 1. oktober 2026.",
        "Kendte ledige 16. november 2026 mangler for Kommunen.",
        "Kendskabsgraden i procent 16. november 2026 mangler for Zone 1 og Zone 2.",
    )
    assert list(letter.table["Kendte ledige"])[0] == "100 (procent mangler), demo"


def test_a_letter_without_figures_has_the_plain_name_of_what_is_counted() -> None:
    known = known_of(*counts(MONDAY, 1, 1)).iloc[:0]
    letter = make_letter(digest_of(*counts(MONDAY, 1, 1)), (), known, PLAN, SOURCES, "Plan", MONDAY)
    assert letter.subtitle == "Kendskabsgrad, 18-66 år · opgjort 16. november 2026 (uge 47) · Planen"
    assert letter.foot == ("Ingen tal at vise.", "Plan. Sendt 16. november 2026.")


def test_weeks_zones_columns_and_groups_that_are_missing_each_have_a_sentence() -> None:
    late = MONDAY + WEEK * 2
    whole = every_week()
    assert missing_of(*whole) == ("Intet mangler: alle uger, zoner og målgrupper har tal.",)
    assert missing_of(*whole, today=late) == (
        "Der er ingen indlæste tal for uge 48 (af de seneste otte uger); de seneste er fra 16. november 2026.",
    )
    holes = [each for each in whole if each["day"] not in (ALL_WEEKS[2], ALL_WEEKS[4], ALL_WEEKS[5])]
    assert missing_of(*holes) == ("Der er ingen indlæste tal for uge 42-43 og 45 (af de seneste otte uger).",)


def test_a_day_to_count_from_that_is_not_there_is_told() -> None:
    one = counts(MONDAY, 300, 300)
    assert missing_of(*one) == (
        "Der er intet tidligere tal at regne ændringen fra.",
        "Der er ingen tal for målgrupperne.",
    )
    two = [*counts(BEFORE, 300, 300), *one]
    assert (
        missing_of(*two, goals=since(BASELINE))
        == (
            "Der er ingen indlæste tal for uge 39-45 (af de seneste otte uger).",
            "Der er ingen tal fra udgangspunktet 1. juni 2022: ændringen siden da kan ikke regnes ud.",
            "Der er ingen tal for målgrupperne.",
        )[1:]
    )


def test_groups_of_another_day_masked_ones_and_those_of_some_zones_are_told_apart() -> None:
    whole = [each for each in every_week() if not (each["target_group"] and each["day"] == MONDAY)]
    assert missing_of(*whole) == (
        "Der er ingen tal for målgrupperne 16. november 2026; de seneste er fra 9. november 2026.",
    )
    demo = [{**each, "provenance": "demo"} if each["target_group"] else each for each in whole]
    assert missing_of(*demo) == ("Der er ingen tal for målgrupperne 16. november 2026.",)
    today = [
        row("6.3", "a", MONDAY, 50),
        row("6.1", "b", MONDAY, 50),
        row("6.4", "b", MONDAY, nan, status="diskretioneret"),
        row("6.8", "a", MONDAY, nan, status="mangler"),
        row("6.8", "b", MONDAY, nan, status="mangler"),
    ]
    assert missing_of(*whole, *today) == (
        "Målgrupper, hvis tal mangler: 6.1 og 6.4 i Zone 1; 6.2 og 6.8 i alle zoner; 6.3 i Zone 2.",
        "Målgrupper, hvis tal er diskretioneret: 6.4 i Zone 2.",
    )


def test_the_only_zone_is_named_and_not_called_all_zones() -> None:
    one = replace(PLAN, zones=PLAN.zones[:1])
    rows = [each for each in every_week() if each["target_group"] != "6.2" or each["day"] != MONDAY]
    said = missing_of(*rows, row("6.3", "a", MONDAY, 20), plan=one)
    assert said == ("Målgrupper, hvis tal mangler: 6.2 i Zone 1.",)
    assert (
        letter_of(*rows, plan=one).finding
        == "Uge 47: 300 kendte ledige i Zone 1, ingen sikker ændring på en uge"
    )


def test_without_any_day_that_alone_is_said() -> None:
    known = known_of(*counts(MONDAY, 1, 1)).iloc[:0]
    nothing: Digest = replace(digest_of(*counts(MONDAY, 1, 1)), day=None)
    assert missing_sentences(nothing, known, PLAN) == ("Der er ingen tal om ledighed i zonerne.",)


@pytest.mark.parametrize(
    ("weeks", "words"),
    [
        ((1,), "uge 46"),
        ((3, 1), "uge 44 og 46"),
        ((8, 5, 4, 3, 1), "uge 39, 42-44 og 46"),
        ((47, 46), "uge 52 (2025) til 1"),
        ((48, 47), "uge 51 (2025) til 52 (2025)"),
        ((47,), "uge 52 (2025)"),
    ],
)
def test_weeks_in_words(weeks: tuple[int, ...], words: str) -> None:
    assert week_words([MONDAY - WEEK * back for back in weeks], MONDAY) == words


def test_missing_weeks_are_the_last_eight_after_the_first_that_has_a_day() -> None:
    mondays = [MONDAY - WEEK * back for back in range(8, 0, -1)]
    assert missing_weeks([MONDAY - WEEK * 20], MONDAY) == mondays
    assert missing_weeks([mondays[3] + dt.timedelta(days=4)], MONDAY) == mondays[4:]
    assert missing_weeks(mondays, MONDAY + dt.timedelta(days=6)) == []
    assert missing_weeks([MONDAY], MONDAY) == []


def test_a_zone_that_cannot_be_shown_leaves_the_others_and_none_leaves_a_sentence() -> None:
    hidden = [row("", area, MONDAY, nan, 20.0) for area in ("a", "b")]
    assert digest_finding(digest_of(*hidden)) == "Uge 47: zonernes antal kendte ledige kan ikke vises"
    mixed = [row("", "a", MONDAY, 0.0, 0.0, 1000.0), row("", "b", MONDAY, nan, 20.0)]
    assert digest_finding(digest_of(*mixed)) == "Uge 47: 0 kendte ledige i Zone 1"
    assert digest_finding(digest_of(*counts(MONDAY, 0, 0))) == "Uge 47: 0 kendte ledige i de to zoner"
    assert [bar.value for bar in digest_bars(digest_of(*mixed))] == [0.0, 20.0]


def test_a_change_from_or_to_nobody_is_told_with_its_zero() -> None:
    rows = [
        *counts(BEFORE, 0, 300),
        *counts(MONDAY, 20, 300),
        row("6.2", "a", BEFORE, 0),
        row("6.2", "a", MONDAY, 20),
    ]
    letter = letter_of(*rows)
    assert letter.finding == "Uge 47: 20 flere kendte ledige i Zone 1 på en uge"
    assert (
        letter.groups[0] == "Siden 9. november 2026: 20 flere i Zone 1 i målgruppe 6.2 navn på 6.2 (0 → 20)."
    )
    back = [*counts(BEFORE, 10, 10), *counts(MONDAY, 0, 0)]
    assert letter_of(*back).notes[0] == (
        "Alle zoner siden ugen før (9. november 2026): 20 færre (20 → 0), uden for usikkerheden."
    )
