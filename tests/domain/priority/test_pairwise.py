"""Pairwise comparisons against Saaty's closed form for three, and comparisons that agree."""

import numpy as np
import pytest

from lib.domain.priority.pairwise import weigh
from lib.domain.priority.sentences import pairwise_sentence


def test_three_by_the_closed_form() -> None:
    # For three the weights are the geometric means of the rows, and the largest eigenvalue is 1 + c + 1/c with
    # c = (a13 / (a12 a23))^(1/3) = (15/7)^(1/3): 3,0649; consistency index 0,0324, ratio 0,0324 / 0,58 = 0,056.
    found = weigh(3, {(0, 1): 1 / 3, (0, 2): 5, (1, 2): 7})
    np.testing.assert_allclose(found.weights, [0.2790, 0.6491, 0.0719], atol=1e-4)
    assert found.ratio == pytest.approx(0.0559, abs=1e-4)
    assert found.consistent


def test_comparisons_that_agree_give_back_the_weights() -> None:
    true = np.array([0.5, 0.3, 0.15, 0.05])
    answers = {(one, other): true[one] / true[other] for one in range(4) for other in range(one + 1, 4)}
    answers[0, 3] = 9.0
    found = weigh(4, answers)
    np.testing.assert_allclose(found.weights, true, atol=0.01)
    assert found.ratio < 0.01
    alike = weigh(3, {})
    np.testing.assert_allclose(alike.weights, [1 / 3] * 3)
    assert (alike.ratio, alike.worst) == (pytest.approx(0, abs=1e-9), None)


def test_a_circle_is_told_with_the_comparison_to_look_at() -> None:
    found = weigh(3, {(0, 1): 9, (1, 2): 9, (0, 2): 1 / 9})
    assert not found.consistent
    assert "modsiger hinanden" in pairwise_sentence(found, ("A", "B", "C"))
    assert pairwise_sentence(weigh(2, {(0, 1): 3}), ("A", "B")) == ""
    np.testing.assert_allclose(weigh(2, {(0, 1): 3}).weights, [0.75, 0.25])


def test_one_indicator_and_too_many() -> None:
    np.testing.assert_allclose(weigh(1, {}).weights, [1])
    with pytest.raises(ValueError, match="højst 6"):
        weigh(7, {})
    with pytest.raises(ValueError, match="outside"):
        weigh(2, {(0, 1): 20})
