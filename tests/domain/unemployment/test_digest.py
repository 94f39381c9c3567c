"""Mandagsmail's figures and words: which days are compared, what is found, what is said to be missing or masked."""

import datetime as dt

import pandas as pd
import pytest

from lib.domain.unemployment.digest import digest_bars, make_digest, week_before
from lib.domain.unemployment.digest_letter import make_letter
from lib.domain.unemployment.digest_missing import missing_sentences, missing_weeks, week_words
from lib.domain.unemployment.digest_words import digest_finding, digest_table, group_sentences
from tests.domain.unemployment.letters import (
    BEFORE,
    MONDAY,
    NB,
    SOURCES,
    counts,
    digest_of,
    known_of,
    letter_of,
    whole_row,
)
from tests.domain.unemployment.persons import BASELINE, NAMES, PLAN, no_breaks, row


def test_a_quiet_week_tells_the_certain_change_since_the_baseline() -> None:
    """300 + 300 to 200 + 290: the zones together are 110 fewer than 600, far over 1,96 * sqrt(600 + 490) = 65."""
    rows = [*counts(BASELINE, 300, 300), *counts(BEFORE, 205, 290), *counts(MONDAY, 200, 290)]
    digest = digest_of(*rows)
    assert (digest.day, digest.previous, digest.is_week, digest.baseline) == (MONDAY, BEFORE, True, BASELINE)
    assert digest_finding(digest) == "Uge 47: 490 kendte ledige i de to zoner, 110 færre end 1. juni 2022"
    assert list(digest_table(digest).columns) == [
        "Område",
        "Kendte ledige",
        "Siden 9. november 2026",
        "Siden 1. juni 2022",
    ]
    assert whole_row(digest, "Zone 1") == [
        f"200 (20,0{NB}%)",
        "≈ 5 færre, −0,5 procentpoint",
        "▼ 100 færre, −10,0 procentpoint",
    ]
    assert whole_row(digest, "Zone 2")[1:] == [
        "≈ uændret, 0,0 procentpoint",
        "≈ 10 færre, −1,0 procentpoint",
    ]
    assert [(bar.name, bar.value, bar.before, bar.kommune) for bar in digest_bars(digest)] == [
        ("Zone 1", 20.0, 30.0, 13.0),
        ("Zone 2", 29.0, 30.0, 13.0),
    ]
    assert not digest.shows_demo


@pytest.mark.parametrize(
    ("now", "finding"),
    [
        ((200, 200), "Uge 47: 200 færre på en uge, 400 kendte ledige i de to zoner"),
        ((200, 400), "Uge 47: 100 færre kendte ledige i Zone 1 og 100 flere i Zone 2 på en uge"),
        ((300, 420), "Uge 47: 120 flere på en uge, 720 kendte ledige i de to zoner"),
        ((301, 302), "Uge 47: 603 kendte ledige i de to zoner, ingen sikker ændring på en uge"),
    ],
)
def test_a_certain_change_of_the_week_comes_first(now: tuple[float, float], finding: str) -> None:
    rows = [*counts(BASELINE, 300, 300), *counts(BEFORE, 300, 300), *counts(MONDAY, *now)]
    assert digest_finding(digest_of(*rows)) == finding


def test_a_release_that_is_no_week_old_is_named_by_its_day() -> None:
    first = dt.date(2026, 10, 1)
    rows = [*counts(first, 300, 300), *counts(MONDAY, 300, 301)]
    digest = digest_of(*rows)
    assert not digest.is_week
    assert digest_finding(digest).endswith("ingen sikker ændring siden 1. oktober 2026")
    assert any("forrige opgørelse, 1. oktober 2026" in each for each in letter_of(*rows).missing)
    assert list(digest_table(digest).columns)[2:] == ["Siden 1. oktober 2026"], "the baseline is the same day"


def test_old_figures_are_called_old_and_those_of_last_week_are_not() -> None:
    rows = [*counts(BASELINE, 300, 300), *counts(MONDAY, 200, 290)]
    sunday_after = MONDAY + dt.timedelta(days=13)
    assert "færre" in digest_finding(digest_of(*rows, today=sunday_after))
    late = digest_of(*rows, today=sunday_after + dt.timedelta(days=1))
    assert digest_finding(late) == "Ingen nye tal om ledighed siden 16. november 2026"
    assert whole_row(late, "Zone 1")[0] == f"200 (20,0{NB}%)", "the table still shows the latest"


def test_the_day_a_week_before_gives_or_takes_two_days() -> None:
    days = [MONDAY - dt.timedelta(days=back) for back in (14, 9, 8, 4)]
    assert week_before(days, MONDAY) == MONDAY - dt.timedelta(days=8)
    assert week_before([MONDAY - dt.timedelta(days=10)], MONDAY) is None


def test_masked_and_missing_figures_are_words_and_found_in_no_sum() -> None:
    rows = [
        *counts(BEFORE, 300, 300),
        row("", "a", MONDAY, 200.0, 20.0, 1000.0),
        row("", "b", MONDAY, float("nan"), status="diskretioneret"),
        row("6.2", "a", BEFORE, 40),
        row("6.2", "b", BEFORE, 40),
        row("6.2", "b", MONDAY, 41),
        row("6.3", "a", MONDAY, float("nan"), status="diskretioneret"),
        row("6.3", "b", MONDAY, float("nan"), status="diskretioneret"),
    ]
    letter = letter_of(*rows)
    assert letter.finding == "Uge 47: 100 færre kendte ledige i Zone 1 på en uge"
    table = letter.table.set_index("Område")
    assert list(table.loc["Zone 2"]) == ["diskretioneret"] * 2
    assert list(table.loc["Kommunen"]) == ["mangler"] * 2
    assert list(table.loc["Alle zoner"]) == ["diskretioneret"] * 2, (
        "the sum lacks a masked zone, not a delivery"
    )
    assert letter.missing == (
        "Kendte ledige 16. november 2026 mangler for Kommunen.",
        "Kendte ledige 16. november 2026 er diskretioneret for Zone 2.",
        "Målgrupper, hvis tal mangler: 6.2 i Zone 1.",
        "Målgrupper, hvis tal er diskretioneret: 6.3 i alle zoner.",
    )
    assert [bar.name for bar in digest_bars(digest_of(*rows))] == ["Zone 1"]


def test_a_column_that_is_missing_is_named() -> None:
    rows = [row("", "a", MONDAY, 200.0), row("", "b", MONDAY, float("nan"), 20.0)]
    letter = letter_of(*rows)
    assert list(letter.table["Kendte ledige"])[:2] == [
        "200 (procent mangler)",
        f"antal mangler (20,0{NB}%)",
    ]
    assert "Kendskabsgraden i procent 16. november 2026 mangler for Zone 1." in letter.missing
    assert "Antallet af kendte ledige 16. november 2026 mangler for Zone 2." in letter.missing
    assert letter.finding == "Uge 47: 200 kendte ledige i Zone 1"


def test_demo_is_labelled_and_neither_found_nor_judged() -> None:
    made_up = [
        *counts(BEFORE, 300, 300, provenance="demo"),
        *counts(MONDAY, 100, 100, provenance="demo"),
    ]
    letter = letter_of(*counts(BASELINE, 300, 300), *made_up)
    assert letter.finding == "Ingen nye tal om ledighed siden 1. juni 2022"
    assert "demo" not in letter.finding
    assert letter.demo
    assert "demo" in letter.subtitle
    assert list(letter.table.set_index("Område").loc["Zone 1"]) == [
        f"100 (10,0{NB}%), demo",
        "200 færre, −20,0 procentpoint, demo",
        "200 færre, −20,0 procentpoint, demo",
    ]
    assert all("demo" in note for note in letter.notes)
    assert "hul søjle: demo" in letter.picture_guide
    assert letter.guide == "", "no sign to read: demo is not judged"
    assert letter.foot[0] == "Demotal uden kilde."
    only_made_up = letter_of(*made_up)
    assert only_made_up.finding == "Der er ingen offentliggjorte eller indlæste tal om ledighed i zonerne"


def test_a_new_real_day_is_not_outrun_by_demo_nor_held_against_it() -> None:
    later = dt.date(2026, 11, 20)
    rows = [
        *counts(BEFORE, 300, 300, provenance="demo"),
        *counts(MONDAY, 100, 100),
        *counts(later, 50, 50, provenance="demo"),
    ]
    digest = digest_of(*rows, today=later)
    assert digest.day == MONDAY
    assert digest_finding(digest) == "Uge 47: 200 kendte ledige i de to zoner"
    assert whole_row(digest, "Zone 1")[1] == "200 færre, −20,0 procentpoint, demo"
    assert [bar.before for bar in digest_bars(digest)] == [None, None], "a demo baseline is not drawn"


def test_nothing_is_counted_across_a_databrud() -> None:
    breaks = pd.DataFrame(
        {"indicator_id": ["kendskabsgrad"], "date": ["2025-07-01"], "text": ["Ny opgørelse"]}
    )
    rows = [*counts(BASELINE, 300, 300), *counts(BEFORE, 200, 200), *counts(MONDAY, 200, 201)]
    digest = digest_of(*rows, breaks=breaks)
    assert whole_row(digest, "Zone 1")[2] == "databrud"
    assert digest_finding(digest).endswith("ingen sikker ændring på en uge")
    assert [bar.before for bar in digest_bars(digest)] == [None, None]


def test_the_groups_that_changed_for_certain_are_told_by_name() -> None:
    rows = [
        *counts(BEFORE, 300, 300),
        *counts(MONDAY, 300, 300),
        row("6.2", "a", BEFORE, 100),
        row("6.2", "a", MONDAY, 40),
        row("6.2", "b", BEFORE, 100),
        row("6.2", "b", MONDAY, 99),
    ]
    told = group_sentences(digest_of(*rows), {"6.2": "Jobparat"}, NAMES)
    assert told[0] == "Siden 9. november 2026: 60 færre i Zone 1 i målgruppe 6.2 jobparat (100 → 40)."
    assert not any("Zone 2" in each for each in told)


def test_weeks_without_figures() -> None:
    days = [dt.date(2026, 9, 28), dt.date(2026, 10, 6), dt.date(2026, 11, 2), MONDAY]
    missing = missing_weeks(days, MONDAY)
    assert week_words(missing, MONDAY) == "uge 42-44 og 46"
    assert missing_weeks([], MONDAY) == []
    january = dt.date(2027, 1, 18)
    assert week_words(missing_weeks([dt.date(2026, 12, 14)], january), january) == ("uge 52 (2026) til 2"), (
        "2026 has 53 ISO weeks; a week of the year before has its year"
    )


def test_without_any_figures_the_letter_still_says_so() -> None:
    known = known_of(*counts(MONDAY, 1, 1)).iloc[:0]
    digest = make_digest(known, [], no_breaks(), PLAN, "Alle zoner", MONDAY)
    assert digest_bars(digest) == ()
    assert missing_sentences(digest, known, PLAN) == ("Der er ingen tal om ledighed i zonerne.",)
    letter = make_letter(digest, (), known, PLAN, SOURCES, "Plan", MONDAY)
    assert letter.finding.startswith("Der er ingen offentliggjorte")
    assert set(letter.table["Kendte ledige"]) == {"mangler"}
    assert letter.picture_guide == ""


def test_a_whole_week_says_that_nothing_is_missing() -> None:
    rows = [
        each
        for back in range(9)
        for day in [MONDAY - dt.timedelta(days=7 * back)]
        for each in [*counts(day, 300, 300), row("6.2", "a", day, 40), row("6.2", "b", day, 40)]
    ]
    assert letter_of(*rows).missing == ("Intet mangler: alle uger, zoner og målgrupper har tal.",)
