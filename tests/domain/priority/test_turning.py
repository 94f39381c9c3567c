"""What turns the order: by hand, against a search over all weights, and what cannot turn."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.priority.sentences import turn_sentence
from lib.domain.priority.turning import leaders_at, leads_throughout, what_turns
from lib.domain.priority.weights import WeightSpace, drawn_weights, even

NAMES, LABELS = ("Zone 1", "Zone 2", "Zone 3"), ("A", "B", "C")
PCT = "\N{NO-BREAK SPACE}%"


def test_two_indicators_by_hand() -> None:
    # Scores w and 1 - w, from 0,7 and 0,3: the second is first when 0,2 of the weight has moved.
    turn = what_turns(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0.7, 0.3]))
    assert turn is not None
    assert turn.zone == 1
    np.testing.assert_allclose(turn.moved, 0.2, atol=1e-3)
    assert turn_sentence(turn, [0.7, 0.3], NAMES, LABELS[:2], (0,)) == (
        f"Zone 2 kommer først i stedet for Zone 1, hvis »B« vejer 50{PCT} i stedet for 30{PCT}, "
        f"og »A« 50{PCT} i stedet for 70{PCT}."
    )


def test_a_zone_that_is_worse_off_on_everything_is_never_turned() -> None:
    values = np.array([[1.0, 0.9], [0.5, 0.8], [0.2, 0.1]])
    assert what_turns(values, even(2)) is None
    assert "uanset hvordan" in turn_sentence(None, even(2).tolist(), NAMES, LABELS, (0,))
    assert leads_throughout(values, WeightSpace(2), 0)
    assert not leads_throughout(values, WeightSpace(2), 1)


def test_an_indicator_on_which_all_are_alike_makes_a_tie_and_no_turn() -> None:
    assert what_turns(np.array([[1.0, 1.0], [0.5, 1.0]]), even(2)) is None


def test_a_tie_is_told() -> None:
    values = np.array([[1.0, 0.0], [0.0, 1.0]])
    turn = what_turns(values, even(2))
    assert leaders_at(values, even(2)) == (0, 1)
    assert "Zone 1 og Zone 2 står lige" in turn_sentence(turn, [0.5, 0.5], NAMES, LABELS, (0, 1))


def test_an_order_can_prove_what_the_whole_cannot() -> None:
    values = np.array([[1.0, 0.0, 0.0], [0.0, 0.9, 0.9], [0.0, 0.0, 0.0]])
    assert not leads_throughout(values, WeightSpace(3), 0)
    assert not leads_throughout(values, WeightSpace(3, order=(0,)), 0)
    assert leads_throughout(values, WeightSpace(3, low=(0.6, 0, 0), high=(1, 0.4, 0.4)), 0)
    assert leads_throughout(np.array([[1.0, 0.0], [0.0, 0.9]]), WeightSpace(2, order=(0, 1)), 0)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_no_weights_among_many_turn_the_order_with_less(seed: int) -> None:
    dice = np.random.default_rng(seed)
    values = dice.integers(-4, 5, size=(3, 3)) / 4
    weights = dice.dirichlet(np.ones(3))
    leaders = leaders_at(values, weights)
    if len(leaders) > 1:
        return
    turn = what_turns(values, weights)
    tried = drawn_weights(WeightSpace(3), 3_000, dice)
    scores = tried @ values.T
    best = np.delete(scores, leaders[0], axis=1).max(axis=1)
    turned = tried[best > scores[:, leaders[0]] + 1e-3]
    if turn is None:
        # Others may come first together, tied with each other, but none alone.
        assert all(len(leaders_at(values, each)) > 1 for each in turned)
        return
    assert leaders_at(values, turn.weights) == (turn.zone,) or np.isclose(
        (values @ turn.weights)[turn.zone], (values @ turn.weights).max()
    )
    alone = [each for each in turned if len(leaders_at(values, each)) == 1]
    assert all(np.abs(each - weights).sum() / 2 >= turn.moved - 1e-6 for each in alone)
