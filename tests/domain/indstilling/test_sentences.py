"""What the data say in the parts of an indstilling, by hand on the published placement and table 9.

»Mod behovet« moves 12 hours of Fremskudt from zone 1 to zone 4 and 8 to zone 3; »Halvdelen« only the 12.
"""

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.allocation.placement import Move
from lib.domain.indstilling import parts
from lib.domain.indstilling.sentences import (
    NO_ASSESSMENT,
    NOTHING_LIFTED,
    OWN_WORDS,
    alternatives_sentence,
    asked,
    certainty_sentences,
    computed,
    coverage_sentences,
    moves_sentence,
    paragraphs,
    proposal_sentence,
)
from tests.domain.allocation.builders import move
from tests.domain.indstilling.made import FIELDS, JOBCENTER, MOVES, facts

FEBRUARY, MARCH = dt.date(2027, 2, 1), dt.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("starts", "begins"),
    [
        ((None, None), ""),
        ((FEBRUARY, FEBRUARY), ", fra 1. februar 2027"),
        ((FEBRUARY, MARCH), ", hver fra sin dag"),
        ((FEBRUARY, None), ", hver fra sin dag"),
    ],
)
def test_the_board_is_asked_for_the_hours_and_their_day(
    starts: tuple[dt.date | None, dt.date | None], begins: str
) -> None:
    moves = tuple(replace(each, starts=day) for each, day in zip(MOVES, starts, strict=True))
    said = proposal_sentence(facts(moves=moves))
    assert said == (
        "Det indstilles, at 20 timer om ugen skifter zone, som tabellen »Flytninger« viser"
        f"{begins}. Timerne i alt er de samme."
    )


def test_who_must_approve_is_said_after() -> None:
    said = proposal_sentence(facts(), "Landsbyggefonden")
    assert said.endswith(
        " Timerne i alt er de samme. Beslutningen skal derefter godkendes af Landsbyggefonden."
    )


def test_nothing_moved_is_asked_as_nothing_moved() -> None:
    still = facts(moves=())
    assert proposal_sentence(still, "Landsbyggefonden") == (
        "Det indstilles, at timerne bliver stående, hvor de står."
    )
    assert moves_sentence(still) == "Ingen zone har flere eller færre timer i alt end før."


def test_the_moves_say_who_gets_and_who_gives() -> None:
    assert moves_sentence(facts()) == (
        "Zone 3 får 8 timer mere og zone 4 får 12 timer mere; zone 1 får 20 timer mindre."
    )
    one = move("fremskudt", 1, 4, 0.5, JOBCENTER)
    assert moves_sentence(facts(moves=(one,))) == (
        "Zone 4 får en halv time mere; zone 1 får en halv time mindre."
    )


def there_and_back(activity: Move) -> tuple[Move, Move]:
    return activity, replace(activity, from_zone=activity.to_zone, to_zone=activity.from_zone)


def test_what_is_moved_there_and_back_moves_nothing() -> None:
    assert moves_sentence(facts(moves=there_and_back(MOVES[0]))).startswith("Ingen zone har flere")


def test_the_alternatives_are_told_by_what_they_move_and_reach() -> None:
    assert alternatives_sentence(facts()) == (
        "Flyttes intet: dækningen er 84 procent. »Halvdelen« flytter 12 timer: dækningen er 89 procent."
    )


def test_without_a_number_the_alternatives_say_that_it_cannot_be_worked_out() -> None:
    found = facts()
    unknown = replace(found, compared=found.compared.assign(after=float("nan")))
    assert alternatives_sentence(unknown) == (
        "Flyttes intet: dækningen kan ikke beregnes. »Halvdelen« flytter 12 timer: dækningen kan ikke beregnes."
    )


def test_coverage_is_three_whole_sentences() -> None:
    headline, worst, measured_on = coverage_sentences(facts())
    assert headline == "De 20 flyttede timer løfter dækningen fra 84 til 93 procent."
    assert worst.endswith(".")
    assert measured_on.endswith(".")
    assert len({headline, worst, measured_on}) == 3


def test_certainty_is_that_of_the_need_or_that_there_is_none() -> None:
    found = facts()
    assert certainty_sentences(found)[0] == found.certainty
    assert certainty_sentences(replace(found, certainty=""))[0] == (
        "Behovet er ikke opgjort, så det kan ikke siges, om dækningen ændrer sig."
    )


def test_every_part_has_its_own_sentences_and_people_have_theirs() -> None:
    found = facts()
    said = computed(found, "Landsbyggefonden")
    assert said[parts.PROPOSAL] == proposal_sentence(found, "Landsbyggefonden")
    assert said[parts.MOVES] == moves_sentence(found)
    assert said[parts.COVERAGE] == "\n".join(coverage_sentences(found))
    assert said[parts.ALTERNATIVES] == alternatives_sentence(found)
    assert said[parts.PARTNERS] == found.startup_words
    assert said[parts.CERTAINTY] == found.effect
    assert said[parts.RULES] == NOTHING_LIFTED
    assert said[parts.ASSESSMENTS] == OWN_WORDS != NO_ASSESSMENT
    assert said[parts.REASONS] == said[parts.CONSEQUENCES] == ""
    assert computed(replace(found, lifted=("En regel.",)))[parts.RULES] == ""


def test_own_words_take_the_place_of_the_computed_ones() -> None:
    found = facts()
    assert asked(found, FIELDS, "LBF") == proposal_sentence(found, "LBF")
    own = replace(FIELDS, texts=((parts.PROPOSAL, "Vi indstiller."),))
    assert asked(found, own, "LBF") == "Vi indstiller."


def test_paragraphs_leave_out_what_is_empty() -> None:
    assert paragraphs(["Et.", "", "To."]) == "Et.\nTo."
