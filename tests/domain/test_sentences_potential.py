"""The sentences of *Potentiale*, word for word."""

import pytest

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.potential import Answer, Level, Persons, Potential
from lib.domain.sentences_potential import (
    distance_words,
    kroner,
    potential_finding,
    share_words,
    unit_value_words,
    why_words,
)

KOMMUNE = Level("kommunens niveau", "kommunen", independent=False)
SCHOOL = Indicator(
    "skole", "Fravær, 6-16-årige", "Fravær", "skole", "Uddannelse", "pct", Kind.SHARE, "6-16",
    Polarity.LOWER, False, False, "aar", "skole",
)  # fmt: skip


def found(answer: Answer, distance: Persons | None = None, share: float | None = 47.9) -> Potential:
    return Potential("z1", "Zone 1", answer, share=share, level=22.3, now=100.0, distance=distance)


@pytest.mark.parametrize(
    ("answer", "distance", "sentence"),
    [
        (Answer.AFSTAND, Persons(96, 126, 158), "126 personer skiller Zone 1 fra kommunens niveau"),
        (
            Answer.AFSTAND,
            Persons(0, 10, 21),
            "afstanden fra Zone 1 til kommunens niveau er usikker, fra ingen til 21 personer",
        ),
        (Answer.AFSTAND, Persons(0.6, 1, 1.4), "1 person skiller Zone 1 fra kommunens niveau"),
        (Answer.INGEN, Persons(0, 0, 0), "ingen afstand fra Zone 1 til kommunens niveau"),
        (Answer.MAALESTOK, None, "Zone 1 er selv det niveau, der holdes op mod"),
        (Answer.UDEN_ANTAL, None, "potentialet i Zone 1 kan ikke regnes ud"),
    ],
)
def test_the_finding_of_one_area(answer: Answer, distance: Persons | None, sentence: str) -> None:
    assert potential_finding(found(answer, distance), KOMMUNE, SCHOOL) == f"Fravær: {sentence}"


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (found(Answer.AFSTAND, Persons(96, 126, 158)), "126 personer (96 til 158)"),
        (found(Answer.AFSTAND, Persons(0, 10, 21)), "10 personer (0 til 21, usikkert)"),
        (found(Answer.INGEN, Persons(0, 0, 0.9)), "ingen afstand"),
        (found(Answer.INGEN, Persons(0, 0, 1)), "ingen afstand (0 til 1)"),
        (found(Answer.INGEN, Persons(0, 0, 7)), "ingen afstand (0 til 7)"),
        (found(Answer.UDEN_ANTAL), "47,9 %, antallet bag procenten er ikke oplyst"),
        (found(Answer.DISKRETIONERET, share=None), "diskretioneret"),
    ],
)
def test_what_stands_beside_a_bar(area: Potential, words: str) -> None:
    assert distance_words(area).replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_level_is_not_held_against_itself_and_an_answer_needs_no_excuse() -> None:
    assert share_words(found(Answer.MAALESTOK), KOMMUNE) == ""
    assert why_words(found(Answer.AFSTAND, Persons(96, 126, 158))) == ""
    assert why_words(found(Answer.DISKRETIONERET)) == (
        "Tallet vises ikke: så få personer, at det kunne pege på én af dem."
    )


def test_an_indicator_without_work_has_no_kroner() -> None:
    assert unit_value_words(SCHOOL) == (
        "Her er kun personer og ingen kroner: kilderne til enhedsværdien handler om at komme i arbejde, og det gør "
        "»Fravær« ikke."
    )


def test_a_thousand_thousands_are_a_million() -> None:
    assert [kroner(each) for each in (999.4, 999.5, 12_345.6)] == [
        "999.000 kr.",
        "1,0 mio. kr.",
        "12,3 mio. kr.",
    ]
