"""Which edition is in force on a day, by decision and by date, and what is said of the others."""

import datetime as dt

from lib.domain.decisions.decision import Decision, DecisionKind, Result
from lib.domain.decisions.standing import StandingState
from lib.domain.delaftaler.edition import Edition
from lib.domain.delaftaler.in_force import EditionInForce, decided_on, in_force, open_draft
from lib.domain.delaftaler.sentences import first_words, in_force_words, state_words
from tests.domain.decisions.made import granted
from tests.domain.delaftaler.made import FIRST_TEXT, KIND, decided, edition, text

BEGINS = dt.date(2023, 1, 1)
OCTOBER, DECEMBER = dt.date(2026, 10, 1), dt.date(2026, 12, 1)
DAY = dt.timedelta(days=1)


def stands(editions: list[Edition], decisions: list[Decision], day: dt.date) -> EditionInForce:
    return in_force({"a": FIRST_TEXT}, editions, decisions, [], [KIND], day)["a"]


def test_the_plans_own_text_is_in_force_until_the_day_of_a_decision() -> None:
    rows, decision = [edition(5)], decided(1, 5, since=DECEMBER)
    before = stands(rows, [decision], DECEMBER - DAY)
    assert (before.fields, before.edition, before.since) == (FIRST_TEXT, None, None)
    assert in_force_words(before, BEGINS) == "Aftalens egen tekst, gælder fra 1. januar 2023"
    after = stands(rows, [decision], DECEMBER)
    assert (after.edition, after.decision, after.since) == (rows[0], decision, DECEMBER)
    assert in_force_words(after, BEGINS) == (
        "Besluttet af bestyrelsen 20. november 2026, gælder fra 1. december 2026"
    )


def test_what_was_not_adopted_is_not_in_force_and_stays_a_draft() -> None:
    rows = [edition(5)]
    for result in (Result.REJECTED, Result.POSTPONED):
        decision = decided(1, 5, since=OCTOBER, result=result)
        assert stands(rows, [decision], DECEMBER).edition is None
        assert open_draft("a", rows, [decision]) == rows[0]


def test_the_decision_whose_day_came_last_holds_whichever_was_made_first() -> None:
    rows = [edition(5), edition(6)]
    later = decided(1, 5, since=DECEMBER)
    earlier = decided(2, 6, since=OCTOBER)
    assert stands(rows, [later, earlier], DECEMBER - DAY).edition == rows[1]
    assert stands(rows, [later, earlier], DECEMBER).edition == rows[0]


def test_a_correction_after_the_decision_is_a_new_draft_and_changes_nothing_in_force() -> None:
    first, corrected = edition(5), edition(6, replaces=5, draft=5)
    decision = decided(1, 5, since=OCTOBER)
    assert stands([first, corrected], [decision], DECEMBER).edition == first
    assert open_draft("a", [first, corrected], [decision]) == corrected
    taken_back = edition(7, replaces=6, draft=5, withdrawn=True)
    assert open_draft("a", [first, corrected, taken_back], [decision]) is None


def test_where_the_plan_asks_for_an_approval_the_edition_waits_for_it() -> None:
    asks = DecisionKind("delaftale", "Delaftale", "Fonden", False, "")
    rows, decision = [edition(5)], decided(1, 5, since=OCTOBER)
    waits = in_force({"a": FIRST_TEXT}, rows, [decision], [], [asks], DECEMBER)["a"]
    assert waits.edition is None
    yes = [granted(1, DECEMBER)]
    assert in_force({"a": FIRST_TEXT}, rows, [decision], yes, [asks], DECEMBER)["a"].since == DECEMBER


def test_an_edition_of_an_activity_that_is_gone_or_a_row_that_cannot_be_read_is_left_out() -> None:
    gone = edition(5, fields=text(activity_id="væk"))
    found = in_force({"a": FIRST_TEXT}, [gone], [decided(1, 5, 99, since=OCTOBER)], [], [KIND], DECEMBER)
    assert found == {"a": EditionInForce(FIRST_TEXT)}


def test_every_row_of_the_history_says_how_far_it_has_come() -> None:
    rows = [
        edition(1),
        edition(2),
        edition(3, replaces=2, draft=2),
        edition(4, replaces=3, draft=2, withdrawn=True),
        edition(5),
        edition(6),
        edition(7),
    ]
    decisions = [
        decided(1, 1, since=BEGINS),
        decided(2, 5, since=OCTOBER),
        decided(3, 6, since=dt.date(2027, 1, 1)),
        decided(4, 7, since=OCTOBER, result=Result.REJECTED),
    ]
    now = stands(rows, decisions, DECEMBER)
    assert [state_words(row, rows, now, decisions, [], [KIND], DECEMBER) for row in rows] == [
        "gjaldt fra 1. januar 2023, afløst siden",
        "kladden er rettet siden",
        "kladden er trukket tilbage",
        "trukket tilbage",
        "gælder fra 1. oktober 2026",
        "træder i kraft 1. januar 2027",
        "forkastet 20. november 2026",
    ]
    assert state_words(edition(8), rows, now, decisions, [], [KIND], DECEMBER) == "kladde"


def test_of_decisions_of_one_day_the_one_made_last_and_then_the_one_written_last_holds() -> None:
    rows = [edition(5), edition(6)]
    early, late = dt.date(2026, 9, 1), dt.date(2026, 9, 2)
    first = decided(2, 5, since=OCTOBER, decided_on=early)
    second = decided(1, 6, since=OCTOBER, decided_on=late)
    for order in ([first, second], [second, first]):
        assert stands(rows, order, DECEMBER).edition == rows[1]
    same_day = [decided(1, 5, since=OCTOBER), decided(2, 6, since=OCTOBER)]
    for order in (same_day, same_day[::-1]):
        found = stands(rows, order, DECEMBER)
        assert (found.edition, found.fields) == (rows[1], rows[1].fields)


def test_the_last_decision_on_an_edition_is_the_one_that_is_told_and_how_it_stands() -> None:
    asks = DecisionKind("delaftale", "Delaftale", "Fonden", False, "")
    early = decided(2, 5, since=OCTOBER, decided_on=dt.date(2026, 9, 1), result=Result.POSTPONED)
    late = decided(1, 5, since=OCTOBER, decided_on=dt.date(2026, 9, 15))
    same_day = decided(3, 5, since=OCTOBER, decided_on=dt.date(2026, 9, 15))
    found = decided_on(5, [late, early], [], [KIND], DECEMBER)
    assert found is not None
    assert (found[0], found[1].state) == (late, StandingState.IN_FORCE)
    last = decided_on(5, [same_day, late, early], [], [KIND], DECEMBER)
    assert last is not None
    assert last[0] == same_day
    waits = decided_on(5, [late], [], [asks], DECEMBER)
    assert waits is not None
    assert waits[1].state is StandingState.AWAITS
    answered = decided_on(5, [late], [granted(1, OCTOBER)], [asks], DECEMBER)
    assert answered is not None
    assert answered[1].state is StandingState.IN_FORCE
    assert decided_on(6, [late], [], [KIND], DECEMBER) is None


def test_the_draft_written_last_is_the_open_one() -> None:
    rows = [edition(8), edition(5), edition(9, fields=text("Anden", "b"))]
    assert open_draft("a", rows, []) == rows[0]
    assert open_draft("a", rows[::-1], []) == rows[0]
    assert open_draft("c", rows, []) is None


def test_the_agreements_own_text_is_in_force_or_has_been_followed() -> None:
    assert first_words(EditionInForce(FIRST_TEXT)) == "gælder"
    assert first_words(EditionInForce(FIRST_TEXT, edition(5))) == "afløst"
