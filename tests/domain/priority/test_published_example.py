"""SMAA against a published example: the antidepressants of Tervonen et al., as JSMAA's own test has them.

Tervonen, Hillege, Buskens & Postmus, A state-of-the-art multi-criteria model for drug benefit-risk analysis, SOM
Research Report 10001, University of Groningen 2010. Measurements and results stand in JSMAA (github.com/tommite/jsmaa),
lib/src/test/java/fi/smaa/jsmaa/simulator/SMAA2SimulationTest.java, testCorrectResultsWithBRModel, with its tolerances:
0,02 for acceptabilities and central weights, 0,03 for confidence factors. The partial values are linear between the
ends of the 95 % intervals of all alternatives together.
"""

import numpy as np
import pytest

from lib.domain.priority.acceptability import Z_95, Acceptability, acceptability
from lib.domain.priority.weights import WeightSpace, drawn_weights

DRAWS = 40_000
EFFICACY = ((0.0, 0.0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048))
"""Logarithm of the odds ratio against fluoxetine: mean and standard deviation for fluoxetine, paroxetine, sertraline
and venlafaxine. More is better."""
HARMS = (
    ((11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)),
    ((7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)),
    ((16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)),
    ((13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)),
    ((18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)),
)
"""Diarrhea, dizziness, headache, insomnia and nausea in percent. Less is better."""


def partial_values() -> np.ndarray:
    """Draws x alternatives x criteria, 0 at the worst end of the scale and 1 at the best."""
    dice = np.random.default_rng(11)
    columns = []
    for measured, better in ((EFFICACY, 1), *((harm, -1) for harm in HARMS)):
        mean, deviation = np.array(measured).T
        drawn = mean + deviation * dice.standard_normal((DRAWS, len(mean)))
        ends = np.concatenate([mean - Z_95 * deviation, mean + Z_95 * deviation])
        if measured is EFFICACY:
            drawn, ends = np.exp(drawn), np.exp(ends)
        low, high = ends.min(), ends.max()
        columns.append((drawn - low if better > 0 else high - drawn) / (high - low))
    return np.stack(columns, axis=2)


@pytest.fixture(scope="module")
def found() -> Acceptability:
    return acceptability(partial_values(), drawn_weights(WeightSpace(6), DRAWS, np.random.default_rng(12)))


def test_the_rank_acceptabilities_are_those_published(found: Acceptability) -> None:
    published = [[20, 28, 30, 22], [25, 29, 27, 19], [17, 25, 29, 30], [39, 18, 15, 29]]
    np.testing.assert_allclose(found.ranks, published, atol=2)


def test_the_central_weights_are_those_published(found: Acceptability) -> None:
    published = [
        [0.08, 0.14, 0.23, 0.18, 0.16, 0.22],
        [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
        [0.21, 0.10, 0.22, 0.13, 0.15, 0.20],
        [0.18, 0.21, 0.12, 0.21, 0.19, 0.09],
    ]
    np.testing.assert_allclose(found.central, published, atol=0.02)


def test_the_confidence_factors_are_those_published(found: Acceptability) -> None:
    np.testing.assert_allclose(found.confidence, [48, 44, 34, 74], atol=3)
