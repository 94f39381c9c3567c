"""What is frozen of the goals for a meeting, and which records are refused with which sentence."""

from datetime import date

import pytest

from lib.domain.free_text import clean_text
from lib.domain.goals.assessment import GoalStatus
from lib.domain.goals.follow_up import MAX_COMMENT, NOT_CHOSEN, counts_words, freeze, refusal, shown_counts
from tests.domain.goals.made import goal, reading, result, row

FIRST, TODAY = date(2023, 1, 1), date(2026, 11, 22)


def test_a_goal_is_frozen_in_the_words_of_the_screen() -> None:
    (kept,) = freeze([result(goal(), row(70, "2026-10-01"))])
    assert kept.baseline == "100 (1. juni 2022)"
    assert kept.latest == "70 (1. oktober 2026)"
    assert kept.target == "højst 80"
    assert kept.status == GoalStatus.NAAET
    assert kept.status_words.startswith("● nået")
    assert kept.reading == ""


def test_the_reading_is_kept_or_that_none_was_chosen() -> None:
    two = goal(
        reading(reading_id="a", label="Den ene"), reading(reading_id="b", label="Den anden", target=50.0)
    )
    open_one, chosen = freeze([result(two), result(two, choice="b")])
    assert (open_one.reading, open_one.reading_id) == (NOT_CHOSEN, "")
    assert open_one.target == "højst 80 eller højst 50"
    assert (chosen.reading, chosen.reading_id, chosen.target) == ("Den anden", "b", "højst 50")


def test_demo_is_not_frozen() -> None:
    (kept,) = freeze([result(goal(), row(70, "2026-10-01", provenance="demo"))])
    assert kept.latest == "ingen måling endnu"
    assert kept.status == GoalStatus.KAN_IKKE


def test_counts_add_up() -> None:
    kept = freeze([result(goal(), row(70, "2026-10-01")), result(goal()), result(goal())])
    assert sum(shown_counts(kept).values()) == len(kept)
    assert counts_words(kept) == "1 nået, 0 på vej, 0 bagud, 2 kan ikke vurderes"


@pytest.mark.parametrize(
    ("meeting", "day", "comment", "said"),
    [
        (None, TODAY, "", "Mødet mangler"),
        ("bestyrelse", None, "", "Datoen mangler"),
        ("bestyrelse", date(2026, 11, 23), "", "Datoen ligger i fremtiden"),
        ("bestyrelse", date(2022, 12, 31), "", "Datoen ligger før planens start 1. januar 2023"),
        ("bestyrelse", TODAY, "x" * (MAX_COMMENT + 1), "Kommentaren er for lang"),
    ],
)
def test_a_bad_record_is_refused_with_what_to_do(
    meeting: str | None, day: date | None, comment: str, said: str
) -> None:
    assert refusal(meeting, day, comment, (FIRST, TODAY)).startswith(said)


def test_today_and_the_longest_comment_are_let_through() -> None:
    assert refusal("bestyrelse", TODAY, f" {'x' * MAX_COMMENT}\x00\n", (FIRST, TODAY)) == ""
    assert refusal("bestyrelse", FIRST, "", (FIRST, TODAY)) == ""


def test_signs_that_no_document_can_hold_are_taken_out() -> None:
    assert clean_text(" a\x00b\x0b\r\nc\ud800\ufffe\td ") == "ab\nc\td"
