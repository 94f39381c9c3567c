"""What three votes make, by the kommissorium's paragraph 5 and 8, worked out by hand."""

from itertools import product

import pytest

from lib.domain.decisions.decision import ADOPTS, DecisionKind, Result, Voice, Vote, Way
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
        outcome_words(fields(votes=votes("ffi"), way=Way.MAJORITY)) == "Vedtaget ved flertal: 2 for, 1 imod"
    )
    tie = fields(votes=votes("fi-"), way=Way.MAJORITY, result=Result.REJECTED)
    assert outcome_words(tie) == "Forkastet ved afstemning: 1 for, 1 imod, 1 fraværende"


@pytest.mark.parametrize(
    ("said", "outcome", "kind", "sentence"),
    [
        (
            "fii",
            Outcome(Result.ADOPTED, Way.MAJORITY),
            PLACING,
            "Flertallet er imod, så punktet kan ikke være vedtaget: 1 for, 2 imod.",
        ),
        (
            "fi-",
            Outcome(Result.ADOPTED, Way.MAJORITY),
            PLACING,
            "Stemmerne står lige, og så er intet vedtaget: 1 for, 1 imod, 1 fraværende. "
            "Kommissoriet giver ingen den afgørende stemme.",
        ),
        (
            "ffi",
            Outcome(Result.REJECTED, Way.MAJORITY),
            PLACING,
            "Flertallet er for, så punktet kan ikke være forkastet: 2 for, 1 imod.",
        ),
        ("ffi", Outcome(Result.ADOPTED, Way.CONSENSUS), PLACING, "Der er ikke enighed: 2 for, 1 imod."),
        (
            "fff",
            Outcome(Result.REJECTED, Way.CONSENSUS),
            PLACING,
            "Stemmerne siger det modsatte af «forkastet»: 3 for.",
        ),
        (
            "iii",
            Outcome(Result.ADOPTED, Way.CONSENSUS),
            PLACING,
            "Stemmerne siger det modsatte af «vedtaget»: 3 imod.",
        ),
        (
            "fiu",
            Outcome(Result.ADOPTED, Way.CONCLUDED),
            PLACING,
            "Der er indsigelser, så mødelederen kan ikke erklære punktet for afgjort: "
            "1 for, 1 imod, 1 undlader. Vælg flertal.",
        ),
        (
            "uuu",
            Outcome(Result.ADOPTED, Way.CONCLUDED),
            PLACING,
            "Ingen er for, så punktet kan ikke være vedtaget: 3 undlader.",
        ),
        (
            "uuf",
            Outcome(Result.REJECTED, Way.CONCLUDED),
            PLACING,
            "Ingen er imod, så punktet kan ikke være forkastet: 1 for, 2 undlader. Er det udsat?",
        ),
        (
            "uu-",
            Outcome(Result.REJECTED, Way.MAJORITY),
            PLACING,
            "Ingen har stemt for eller imod, så der er intet flertal: 2 undlader, 1 fraværende.",
        ),
        (
            "---",
            Outcome(Result.POSTPONED, Way.MAJORITY),
            PLACING,
            "Ingen af organisationerne var til stede, så der kan ikke besluttes noget.",
        ),
        (
            "fff",
            Outcome(Result.ADOPTED, Way.MAJORITY),
            RULES,
            "«Kommissoriet» kan kun vedtages i enighed: vælg «enighed».",
        ),
        (
            "fff",
            Outcome(Result.REJECTED, Way.MAJORITY),
            RULES,
            "Alle er for, så punktet kan ikke være forkastet: 3 for.",
        ),
        (
            "ffi",
            Outcome(Result.REJECTED, Way.CONSENSUS),
            RULES,
            "Der er ikke enighed om at forkaste: 2 for, 1 imod. Vælg flertal.",
        ),
        (
            "ffu",
            Outcome(Result.REJECTED, Way.CONCLUDED),
            RULES,
            "Ingen er imod, så punktet kan ikke være forkastet: 2 for, 1 undlader. Er det udsat?",
        ),
        (
            "uuu",
            Outcome(Result.REJECTED, Way.MAJORITY),
            RULES,
            "Ingen har stemt for eller imod, så der er intet flertal: 3 undlader.",
        ),
    ],
)
def test_what_the_votes_do_not_make_is_one_sentence(
    said: str, outcome: Outcome, kind: DecisionKind, sentence: str
) -> None:
    assert outcome_faults(outcome, votes(said), VOTERS, kind) == (sentence,)


@pytest.mark.parametrize(
    ("said", "outcome", "kind"),
    [
        ("iii", Outcome(Result.REJECTED, Way.CONSENSUS), RULES),
        ("ii-", Outcome(Result.REJECTED, Way.CONSENSUS), RULES),
        ("iiu", Outcome(Result.REJECTED, Way.CONCLUDED), RULES),
        ("ffi", Outcome(Result.REJECTED, Way.MAJORITY), RULES),
        ("fii", Outcome(Result.REJECTED, Way.MAJORITY), RULES),
        ("uuf", Outcome(Result.ADOPTED, Way.CONCLUDED), PLACING),
        ("uui", Outcome(Result.REJECTED, Way.CONCLUDED), PLACING),
        ("fuu", Outcome(Result.ADOPTED, Way.MAJORITY), PLACING),
        ("iuu", Outcome(Result.REJECTED, Way.MAJORITY), PLACING),
        ("fi-", Outcome(Result.REJECTED, Way.MAJORITY), PLACING),
        ("f--", Outcome(Result.POSTPONED, Way.CONSENSUS), PLACING),
    ],
)
def test_what_the_votes_make_has_no_fault(said: str, outcome: Outcome, kind: DecisionKind) -> None:
    assert outcome_faults(outcome, votes(said), VOTERS, kind) == ()


def test_without_voters_nothing_is_adopted_by_consensus() -> None:
    (first, *_) = outcome_faults(Outcome(Result.ADOPTED, Way.CONSENSUS), votes("f--"), VOTERS, RULES)
    assert first.endswith("1 for, 2 fraværende.")
    assert suggested((), (), RULES) is None


def test_who_is_missing_or_twice_is_named() -> None:
    with pytest.raises(DecisionRefused) as caught:
        tally(votes("fff")[:1], VOTERS)
    assert caught.value.sentences == (
        "Der mangler en stemme fra boli.nu og Kommunen: vælg også, hvis de var fraværende.",
    )
    with pytest.raises(DecisionRefused) as caught:
        tally((*votes("fff"), *votes("fff")[:1], Vote("x", Voice.FOR)), VOTERS)
    assert caught.value.sentences == (
        "Hver organisation har én stemme; Boligkontoret står flere gange.",
        "Der er en stemme fra en, som ikke har stemmeret efter kommissoriet.",
    )
    assert str(caught.value) == " ".join(caught.value.sentences)
    with pytest.raises(DecisionRefused, match="fra Boligkontoret, boli.nu og Kommunen: vælg"):
        tally((), VOTERS)


@pytest.mark.parametrize(
    ("said", "result", "way", "words"),
    [
        ("fff", Result.ADOPTED, Way.CONSENSUS, "Vedtaget i enighed: 3 for"),
        (
            "ffu",
            Result.ADOPTED_CHANGED,
            Way.CONCLUDED,
            "Vedtaget med ændringer uden indsigelser, mødelederen konkluderede: 2 for, 1 undlader",
        ),
        ("fii", Result.REJECTED, Way.MAJORITY, "Forkastet ved flertal: 1 for, 2 imod"),
        ("fi-", Result.REJECTED, Way.MAJORITY, "Forkastet ved afstemning: 1 for, 1 imod, 1 fraværende"),
        ("ffi", Result.REJECTED, Way.MAJORITY, "Forkastet ved afstemning: 2 for, 1 imod"),
        ("fff", Result.POSTPONED, Way.CONSENSUS, "Udsat"),
    ],
)
def test_the_outcome_in_words(said: str, result: Result, way: Way, words: str) -> None:
    made = fields(votes=votes(said), result=result, way=way)
    assert outcome_words(made) == words
