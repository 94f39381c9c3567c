"""Which zone comes first in words: every sentence by hand on a made simulation."""

from dataclasses import replace

import numpy as np
import pytest

from lib.domain.indicator import Kind
from lib.domain.priority.acceptability import Acceptability
from lib.domain.priority.gaps import Gaps, gaps
from lib.domain.priority.pairwise import Pairwise
from lib.domain.priority.priority import Priority
from lib.domain.priority.sentences import (
    error_sentence,
    listed,
    members_first,
    members_sentence,
    pairwise_sentence,
    priority_finding,
    priority_subtitle,
    reading_guide,
    runner_up,
    share_words,
    theme_sentence,
    turn_sentence,
)
from lib.domain.priority.turning import Turn
from lib.domain.priority.weights import WeightSpace
from tests.domain.priority.made import ZONES, reading

NAMES = ("Zone 1", "Zone 2", "Zone 3")
P = "\N{NO-BREAK SPACE}%"
TOLD = "længst fra kommunen, målt på"


def made(*first: float, leaders: tuple[int, ...] = (0,), **other: object) -> Priority:
    """A simulation in which the zones come first in so many percent of the draws."""
    ranks = np.array([[share, 100 - share] for share in first])
    nothing = np.zeros((3, 1))
    accepted = Acceptability(ranks, nothing, nothing[:, 0], np.zeros((3, 3)), 0.83)
    plain = Priority(
        gaps([reading((1, 0, 0), 0)], ZONES), WeightSpace(1), accepted, leaders, 14_000, False, False
    )
    return replace(plain, **other)  # type: ignore[arg-type]  # the fields of its class


def demo() -> Gaps:
    return gaps([reading((1, 0, 0), 0, real=False)], ZONES)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (made(80, 15, 5), f"Zone 1 er først i 80{P} af vægtningerne"),
        (made(50, 30, 20), f"Zone 1 er først i 50{P} af vægtningerne"),
        (made(49, 31, 20), f"Zone 1 er oftest først, men kun i 49{P} af vægtningerne"),
        (made(100, 0, 0), f"Zone 1 er først i mere end 99{P} af vægtningerne"),
        (made(100, 0, 0, proven=True), "Zone 1 er først, uanset hvordan tallene vægtes"),
        (
            made(100, 0, 0, proven=True, space=WeightSpace(1, order=(0,))),
            "Zone 1 er først med alle vægte, der regnes med",
        ),
        (
            made(100, 0, 0, proven=True, space=WeightSpace(1, low=(0.5,))),
            "Zone 1 er først med alle vægte, der regnes med",
        ),
        (
            made(100, 0, 0, proven=True, space=WeightSpace(1, high=(1.0,))),
            "Zone 1 er først med alle vægte, der regnes med",
        ),
        (
            made(46, 44, 10, leaders=(0, 1)),
            f"Zone 1 og Zone 2 står lige: hver er først i omkring 45{P} af vægtningerne",
        ),
        (
            made(34, 33, 33, leaders=(0, 1, 2)),
            "De tre zoner står lige: ingen er oftere først end de andre",
        ),
        (made(80, 15, 5, gaps=demo()), "Demotal: tallene kan ikke sige, hvilken zone der kommer først"),
    ],
)
def test_the_headline_says_no_more_than_the_draws_bear(found: Priority, said: str) -> None:
    assert priority_finding(found, NAMES) == said


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "ingen"),
        (0.49, f"mindre end 1{P}"),
        (0.5, f"mindre end 1{P}"),
        (0.6, f"1{P}"),
        (99.49, f"99{P}"),
        (99.5, f"mere end 99{P}"),
    ],
)
def test_a_share_of_the_weights_in_words(share: float, words: str) -> None:
    assert share_words(share) == words


def test_the_line_below_says_of_how_many_indicators_and_which_years() -> None:
    one = gaps([reading((1, 0, 0), 0, year=2021)], ZONES)
    assert priority_subtitle(one, "alle", "kommunen") == (
        f"Først: {TOLD} én indikator (2021), der vægtes og lægges sammen · alle"
    )
    three = [
        reading((1, 0, 0), 0, name=name, year=year) for name, year in (("a", 2021), ("b", 2019), ("c", 2020))
    ]
    assert priority_subtitle(gaps(three, ZONES), "to", "kommunen") == (
        f"Først: {TOLD} tre indikatorer (2019-2021), der vægtes og lægges sammen · to"
    )


def test_the_next_is_the_one_that_is_most_often_first_of_the_others() -> None:
    assert runner_up(made(80, 5, 15), NAMES) == f"Næstoftest er Zone 3 først: i 15{P} af vægtningerne."
    assert runner_up(made(5, 80, 15, leaders=(1,)), NAMES) == (
        f"Næstoftest er Zone 3 først: i 15{P} af vægtningerne."
    )
    assert runner_up(made(100, 0, 0), NAMES) == ""
    assert runner_up(made(45, 45, 10, leaders=(0, 1)), NAMES) == ""
    assert runner_up(made(100), NAMES[:1]) == ""
    assert runner_up(made(80, 5, 15, gaps=demo()), NAMES) == ""


def test_hollow_bars_are_told_where_there_are_some() -> None:
    told = "En bjælke viser, hvor stor en del af vægtningerne der giver zonen hver plads."
    assert reading_guide(made(80, 15, 5)) == told
    assert reading_guide(made(80, 15, 5, gaps=demo())) == f"{told} Hule bjælker er demotal."


def turned(*weights: float) -> Turn:
    return Turn(1, np.array(weights), 0.1)


LABELS = ("Job", "Skole", "Krim")


@pytest.mark.parametrize(
    ("turn", "leaders", "said"),
    [
        (
            None,
            (0,),
            "Zone 1 er først, uanset hvordan de valgte tal vægtes: ingen vægte sætter en anden zone først.",
        ),
        (
            turned(0.5, 0.3, 0.2),
            (0, 2),
            "Zone 1 og Zone 3 står lige med de vægte. En lille ændring afgør, hvem der er først.",
        ),
        (
            turned(0.504, 0.298, 0.198),
            (0,),
            "Zone 2 kommer først ved den mindste ændring: Zone 1 er kun lige netop først.",
        ),
        (
            turned(0.4, 0.3, 0.3),
            (0,),
            f"Zone 2 kommer først i stedet for Zone 1, hvis »Krim« vejer 30{P} i stedet for 20{P}, "
            f"og »Job« 40{P} i stedet for 50{P}.",
        ),
        (
            turned(0.3, 0.4, 0.3),
            (0,),
            f"Zone 2 kommer først i stedet for Zone 1, hvis »Skole« vejer 40{P} i stedet for 30{P} og "
            f"»Krim« vejer 30{P} i stedet for 20{P}, og »Job« 30{P} i stedet for 50{P}.",
        ),
        (
            turned(0.496, 0.298, 0.206),
            (0,),
            f"Zone 2 kommer først i stedet for Zone 1, hvis »Krim« vejer 21{P} i stedet for 20{P}.",
        ),
    ],
)
def test_what_it_takes_to_turn_the_order(turn: Turn | None, leaders: tuple[int, ...], said: str) -> None:
    assert turn_sentence(turn, (0.5, 0.3, 0.2), NAMES, LABELS, leaders) == said


def test_how_far_the_percentages_may_be_off_and_what_they_cover() -> None:
    off = (
        "Procenterne er regnet ud på 14.000 tilfældige vægtninger og er højst "
        "0,8 procentpoint ved siden af (95 %)."
    )
    counts = ((1.0, 10.0),) * 3
    known = reading((1, 0, 0), 0, counts, name="a")
    printed = reading((1, 0, 0), 0, name="b")
    mean = reading((1, 0, 0), 0, counts, name="c", kind=Kind.MEAN)
    assert error_sentence(made(80, 15, 5)) == (
        f"{off} Tallene er taget, som de er trykt: antallet af personer bag dem er ikke oplyst, "
        "så stabiliteten dækker kun vægtene."
    )
    assert error_sentence(made(80, 15, 5, gaps=gaps([known], ZONES))) == (
        f"{off} Tallenes egen usikkerhed er regnet med."
    )
    assert error_sentence(made(80, 15, 5, gaps=gaps([known, printed, mean], ZONES))) == (
        f"{off} Tallenes egen usikkerhed er regnet med, men ikke for »B« og »C«, hvor antallet ikke er oplyst."
    )


def test_a_theme_that_has_more_than_half_of_the_weight_is_named() -> None:
    parts = gaps(
        [
            reading((1, 0, 0), 0, name=name, theme=theme)
            for name, theme in (("a", "X"), ("b", "X"), ("c", "Y"))
        ],
        ZONES,
    )
    assert theme_sentence(parts, (0.3, 0.3, 0.4)) == f"Temaet X har 60{P} af vægten."
    assert theme_sentence(parts, (0.25, 0.25, 0.5)) == ""
    assert theme_sentence(gaps(parts.readings[:2], ZONES), (0.5, 0.5)) == ""


def test_comparisons_that_contradict_each_other_are_named() -> None:
    weights = np.array([0.5, 0.5])
    assert pairwise_sentence(Pairwise(weights, 0.0, None), LABELS) == ""
    assert pairwise_sentence(Pairwise(weights, 0.1, (0, 2)), LABELS) == ""
    assert pairwise_sentence(Pairwise(weights, 0.234, (0, 2)), LABELS) == (
        "Sammenligningerne modsiger hinanden (konsistenstal 0,23, højst 0,10). Se på »Job« over for »Krim« igen."
    )


def test_where_members_differ_most_and_whom_they_have_first() -> None:
    labels = {"a": "Job", "b": "Skole"}
    assert members_sentence({"a": 0.99, "b": 0.5}, labels) == "Medlemmerne vægter ens."
    assert members_sentence({"a": 1.0, "b": 30.0}, labels) == (
        "Medlemmerne er længst fra hinanden på »Skole«: 30 procentpoint."
    )
    assert members_sentence({"a": 1.0}, labels).endswith("»Job«: 1 procentpoint.")
    assert members_first({}, NAMES) == ""
    assert members_first({"A": (0,), "B": (0,)}, NAMES) == "Hver for sig har alle medlemmer Zone 1 først."
    assert members_first({"A": (1,), "B": (0,), "C": (0, 1), "D": (0,)}, NAMES) == (
        "Medlemmerne har ikke samme zone først: Zone 1 hos B og D; Zone 2 hos A; Zone 1 og Zone 2 hos C."
    )
    assert listed(("a",)) == "a"
