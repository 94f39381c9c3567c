"""What has been decided as a list for people, each cell by hand: a sentence, and the rows of three tables."""

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.decisions.decision import Approval, Decision, DecisionRecord, Voice, Vote, Voter
from lib.domain.decisions.history import (
    decisions_table,
    history_finding,
    records_table,
    reviews_table,
    voice_words,
)
from lib.domain.decisions.matter import DecisionRules, Expectable, expectable_name, move_words, moves_finding
from lib.domain.decisions.review import Review, ReviewState
from lib.domain.decisions.standing import standing
from tests.domain.allocation.builders import small_rulebook
from tests.domain.decisions.made import (
    AT,
    DECIDED,
    KINDS,
    VOTERS,
    decision,
    expectation,
    granted,
    measured,
    moved,
)

AGREEMENT = small_rulebook({"a": (10, 10, 10, 10)}).agreement
RULES = DecisionRules(VOTERS, KINDS, AGREEMENT)
BEFORE, AFTER = dt.date(2026, 11, 25), dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("decisions", "approvals", "said"),
    [
        ([], [], "Der er ikke truffet beslutninger endnu"),
        (
            [decision(1), decision(2, kind="budget")],
            [],
            "To beslutninger, én venter på Landsbyggefonden; den næste træder i kraft 1. december 2026",
        ),
        ([decision(1, kind="budget")], [granted(1, BEFORE, yes=False)], "Én beslutning"),
        ([decision(1, kind="gone")], [], "Én beslutning"),
        (
            [decision(1, in_force_from=dt.date(2027, 2, 1)), decision(2, in_force_from=dt.date(2027, 1, 1))],
            [],
            "To beslutninger; den næste træder i kraft 1. januar 2027",
        ),
        ([decision(1, in_force_from=BEFORE)], [], "Én beslutning"),
    ],
)
def test_the_finding_says_how_many_who_is_waited_for_and_what_comes_next(
    decisions: list[Decision], approvals: list[Approval], said: str
) -> None:
    assert history_finding(decisions, approvals, RULES, BEFORE) == said


def test_a_row_holds_what_was_decided_by_whom_and_what_it_does() -> None:
    votes = (
        Vote("bk", Voice.FOR),
        Vote("bn", Voice.AGAINST, "Vi vil vente."),
        Vote("gone", Voice.ABSENT, "Og vi."),
    )
    moves = (moved(1, 4, 12), moved(2, 3, 0.5, dt.date(2027, 2, 1)))
    made = decision(
        1,
        *moves,
        text="Timerne flyttes.",
        votes=votes,
        expectations=(expectation(), expectation(1.25, 2, area_id="zone2")),
    )
    (row,) = decisions_table([(made, standing(made, [], KINDS, AFTER))], RULES).to_dict("records")
    assert row == {
        "Besluttet": "20. november 2026",
        "Beslutning": "Flyt",
        "Slags sag": "Placering",
        "Ordlyd": "Timerne flyttes.",
        "Resultat": "Vedtaget i enighed: 1 for, 1 imod, 1 fraværende",
        "Stemmer": "Boligkontoret: for; boli.nu: imod; gone: fraværende",
        "Særstandpunkter": "boli.nu: Vi vil vente.; gone: Og vi.",
        "Gælder": "Gælder fra 1. december 2026.",
        "Flytter": (
            "A, r: 12 timer fra zone 1 til zone 4; A, r: en halv time fra zone 2 til zone 3, fra 1. februar 2027"
        ),
        "Ventes": (
            "tal, zone1: 40,0 til 44,0 senest 31. december 2027; tal, zone2: 1,2 til 2,0 senest 31. december 2027"
        ),
        "Version": "aaaaaa",
    }
    assert voice_words(made, RULES)[1] == ("boli.nu", "imod", "Vi vil vente.")


def test_a_kind_that_the_plan_no_longer_has_is_shown_by_its_id() -> None:
    made = decision(1, kind="gone")
    (row,) = decisions_table([(made, standing(made, [], KINDS, AFTER))], RULES).to_dict("records")
    assert row["Slags sag"] == "gone"
    assert row["Gælder"].startswith("Planen har ikke længere denne slags sag")


def test_every_row_that_was_written_says_what_it_did() -> None:
    first = decision(1)
    second = replace(first, row_id=2, at=AT + dt.timedelta(days=1, hours=15))
    records = [
        DecisionRecord(first, None, False, ""),
        DecisionRecord(second, 1, False, "Slåfejl"),
        DecisionRecord(replace(first, row_id=3), 2, True, "Fortrudt"),
    ]
    rows = records_table(records, {1: "Bestyrelsen"}).to_dict("records")
    assert rows[0] == {
        "Nr.": 1,
        "Skrevet": "20. november 2026",
        "Hvad": "skrevet",
        "Møde": "Bestyrelsen",
        "Beslutning": "Flyt",
        "Resultat": "vedtaget",
        "Begrundelse": "–",
        "Konto": "en-side",
    }
    assert [row["Nr."] for row in rows] == [1, 2, 3]
    assert [row["Hvad"] for row in rows[1:]] == [
        "rettet (i stedet for nr. 1)",
        "trukket tilbage (i stedet for nr. 2)",
    ]
    assert [row["Begrundelse"] for row in rows[1:]] == ["Slåfejl", "Fortrudt"]
    assert records_table(records, {}).loc[0, "Møde"] == "1"


def test_an_expectation_is_listed_with_what_was_frozen_and_what_came() -> None:
    made = decision(1)
    known = Review(
        made, expectation(), ReviewState.HIT, measured(41.5, dt.date(2028, 1, 1)), "Ramt.", "Om", "pct"
    )
    waits = replace(known, state=ReviewState.TOO_EARLY, observed=None, reason="Vent.")
    rows = reviews_table([known, waits]).to_dict("records")
    assert rows[0] == {
        "Besluttet": "20. november 2026",
        "Beslutning": "Flyt",
        "Tal": "Om",
        "Ventet fra": 40.0,
        "Ventet til": 44.0,
        "Senest": "31. december 2027",
        "Målt": 41.5,
        "Periodens sidste dag": "1. januar 2028",
        "Hvordan gik det": "ramt",
        "Hvorfor": "Ramt.",
        "Intervallet bygger på": "grundlag",
        "Frosset på version": "aaaaaa",
    }
    assert rows[1]["Målt"] != rows[1]["Målt"]
    assert (rows[1]["Periodens sidste dag"], rows[1]["Hvordan gik det"]) == ("", "for tidligt")


def test_moves_and_numbers_are_named_and_by_their_ids_where_the_plan_no_longer_has_them() -> None:
    assert moves_finding([]) == "Beslutningen flytter ingen timer"
    assert moves_finding([moved(1, 4, 1)]) == "Beslutningen flytter 1 time om ugen i 1 flytning"
    two = [moved(1, 4, 12), moved(1, 3, 0.5)]
    assert moves_finding(two) == "Beslutningen flytter 12,5 timer om ugen i 2 flytninger"
    assert move_words(moved(1, 4, 1), AGREEMENT) == "A, r: 1 time fra zone 1 til zone 4"
    assert move_words(moved(1, 4, 1.5), AGREEMENT) == "A, r: 1,5 timer fra zone 1 til zone 4"
    assert move_words(replace(moved(1, 4, 2), activity_id="gone"), AGREEMENT).startswith("gone, r: 2 timer")
    known = {("tal", "zone1"): Expectable("tal", "zone1", "Kun grundskole", "Zone 1", "pct")}
    assert expectable_name(known, "tal", "zone1") == "Kun grundskole · Zone 1"
    assert expectable_name(known, "tal", "zone2") == "tal · zone2"


def test_kinds_and_organisations_are_found_by_id() -> None:
    assert RULES.kind("budget") is KINDS[1]
    assert RULES.kind("gone") is None
    assert DecisionRules((Voter("x", "Navn", ""),), KINDS, AGREEMENT).voter_names == {"x": "Navn"}


def test_the_day_of_a_decision_is_the_day_when_it_was_made() -> None:
    table = decisions_table([(decision(1), standing(decision(1), [], KINDS, DECIDED))], RULES)
    assert table.loc[0, "Gælder"] == "Træder i kraft 1. december 2026."
