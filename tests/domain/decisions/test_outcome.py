"""What three votes make, by the kommissorium's paragraph 5 and 8, worked out by hand."""

from itertools import product

import pytest

from lib.domain.decisions.decision import ADOPTS, Result, Voice, Vote, Way
from lib.domain.decisions.outcome import (
    DecisionRefused,
    Outcome,
    outcome_faults,
    outcome_words,
    suggested,
    tally,
)
from tests.domain.decisions.made import PLACING, RULES, VOTERS, fields, votes


@pytest.mark.parametrize(
    ("said", "result", "way"),
    [
        ("fff", Result.ADOPTED, Way.CONSENSUS),
        ("ff-", Result.ADOPTED, Way.CONSENSUS),
        ("ffu", Result.ADOPTED, Way.CONCLUDED),
        ("ffi", Result.ADOPTED, Way.MAJORITY),
        ("fii", Result.REJECTED, Way.MAJORITY),
        ("fi-", Result.REJECTED, Way.MAJORITY),
        ("fiu", Result.REJECTED, Way.MAJORITY),
        ("iii", Result.REJECTED, Way.CONSENSUS),
        ("iiu", Result.REJECTED, Way.CONCLUDED),
    ],
)
def test_consensus_comes_first_then_the_chair_then_the_majority_and_a_tie_adopts_nothing(
    said: str, result: Result, way: Way
) -> None:
    assert suggested(votes(said), VOTERS, PLACING) == Outcome(result, way)


@pytest.mark.parametrize("said", ["ffi", "ffu", "ff-"])
def test_the_kommissorium_is_only_changed_when_all_are_for(said: str) -> None:
    for way in Way:
        (first, *_) = outcome_faults(Outcome(Result.ADOPTED, way), votes(said), VOTERS, RULES)
        assert "kan kun vedtages i enighed mellem alle organisationer" in first
    made = suggested(votes(said), VOTERS, RULES)
    assert made is not None
    assert made.result is Result.REJECTED
    assert suggested(votes("fff"), VOTERS, RULES) == Outcome(Result.ADOPTED, Way.CONSENSUS)


@pytest.mark.parametrize(
    ("said", "outcome", "why"),
    [
        ("fii", Outcome(Result.ADOPTED, Way.MAJORITY), "Flertallet er imod"),
        ("fi-", Outcome(Result.ADOPTED, Way.MAJORITY), "Stemmerne står lige"),
        ("ffi", Outcome(Result.REJECTED, Way.MAJORITY), "Flertallet er for"),
        ("ffi", Outcome(Result.ADOPTED, Way.CONSENSUS), "ikke enighed"),
        ("ffi", Outcome(Result.ADOPTED, Way.CONCLUDED), "indsigelser"),
        ("fff", Outcome(Result.REJECTED, Way.CONSENSUS), "det modsatte"),
        ("uuu", Outcome(Result.ADOPTED, Way.CONCLUDED), "Ingen er for"),
        ("uu-", Outcome(Result.REJECTED, Way.MAJORITY), "intet flertal"),
        ("---", Outcome(Result.POSTPONED, Way.CONSENSUS), "Ingen af organisationerne var til stede"),
    ],
)
def test_a_result_that_the_votes_do_not_make_is_refused(said: str, outcome: Outcome, why: str) -> None:
    (fault,) = outcome_faults(outcome, votes(said), VOTERS, PLACING)
    assert why in fault


def test_every_organisation_has_exactly_one_vote_and_nobody_else_has_any() -> None:
    with pytest.raises(DecisionRefused, match=r"mangler en stemme fra boli\.nu og Kommunen"):
        tally(votes("fff")[:1], VOTERS)
    with pytest.raises(DecisionRefused, match="Boligkontoret står flere gange"):
        tally((*votes("fff"), Vote("bk", Voice.AGAINST)), VOTERS)
    with pytest.raises(DecisionRefused, match="ikke har stemmeret"):
        tally((*votes("fff"), Vote("projektchefen", Voice.FOR)), VOTERS)


def test_of_all_votes_what_is_suggested_holds_and_no_minority_ever_adopts() -> None:
    for said in product("fiu-", repeat=3):
        given = votes("".join(said))
        for kind in (PLACING, RULES):
            made = suggested(given, VOTERS, kind)
            if made is not None:
                assert outcome_faults(made, given, VOTERS, kind) == ()
            for way in Way:
                adopted = not outcome_faults(Outcome(Result.ADOPTED, way), given, VOTERS, kind)
                rejected = not outcome_faults(Outcome(Result.REJECTED, way), given, VOTERS, kind)
                assert not adopted or said.count("f") > said.count("i")
                assert not (adopted and rejected)
        assert (made is None) == (said.count("f") + said.count("i") == 0)


def test_the_sentence_says_how_it_came_about() -> None:
    assert Result.ADOPTED in ADOPTS
    assert (
        outcome_words(fields(votes=votes("ffi"), way=Way.MAJORITY), VOTERS)
        == "Vedtaget ved flertal: 2 for, 1 imod"
    )
    tie = fields(votes=votes("fi-"), way=Way.MAJORITY, result=Result.REJECTED)
    assert outcome_words(tie, VOTERS) == "Forkastet ved afstemning: 1 for, 1 imod, 1 fraværende"
