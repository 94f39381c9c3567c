"""The answer as a whole: who leads, ties, what is proven, and that four times the draws halve the error."""

import numpy as np
import pytest

from lib.domain.priority.gaps import gaps
from lib.domain.priority.priority import prioritise
from lib.domain.priority.sentences import (
    DEMO_FINDING,
    error_sentence,
    priority_finding,
    priority_subtitle,
    runner_up,
    share_words,
    theme_sentence,
)
from lib.domain.priority.weights import WeightSpace, around, from_points
from tests.domain.priority.made import ZONES, certain, reading

NAMES = ("Zone 1", "Zone 2", "Zone 3")
PCT = "\N{NO-BREAK SPACE}%"


def test_two_indicators_that_pull_apart_are_cut_where_the_sums_are_equal() -> None:
    # Scores w and 0,25 + 0,75 (1 - w) = 1 - 0,75 w: equal at w = 4/7; the third is never first.
    found = prioritise(certain((1.0, 0.25, 0.0), (0.0, 1.0, 0.0)), WeightSpace(2))
    assert found.leaders == (1,)
    np.testing.assert_allclose(found.first, [100 * 3 / 7, 100 * 4 / 7, 0], atol=2 * found.acceptability.error)
    assert priority_finding(found, NAMES) == f"Zone 2 er først i {round(found.first[1])}{PCT} af vægtningerne"
    assert "Zone 1 først: i 43" in runner_up(found, NAMES)
    assert "dækker kun vægtene" in error_sentence(found)


def test_the_error_halves_with_four_times_the_draws() -> None:
    values = certain((1.0, 0.25, 0.0), (0.0, 1.0, 0.0))
    off = {}
    for draws in (500, 2_000, 8_000):
        runs = [prioritise(values, WeightSpace(2), draws, seed) for seed in range(60)]
        off[draws] = np.std([run.first[0] for run in runs])
        inside = [abs(run.first[0] - 300 / 7) <= run.acceptability.error for run in runs]
        assert np.mean(inside) >= 0.85, "the error shown is that of 95 %"
    assert off[2_000] / off[500] == pytest.approx(0.5, abs=0.15)
    assert off[8_000] / off[2_000] == pytest.approx(0.5, abs=0.15)


def test_the_same_question_has_the_same_answer() -> None:
    values = certain((1.0, 0.2, 0.0), (0.0, 1.0, 0.5))
    one, other = (prioritise(values, WeightSpace(2), 1_000) for _ in range(2))
    np.testing.assert_array_equal(one.acceptability.ranks, other.acceptability.ranks)


def test_ties_are_called_ties() -> None:
    two = prioritise(certain((1.0, 1.0, 0.2), (0.5, 0.5, 0.9)), WeightSpace(2, order=(0, 1)))
    assert two.leaders == (0, 1)
    assert priority_finding(two, NAMES).startswith(
        f"Zone 1 og Zone 2 står lige: hver er først i omkring 50{PCT}"
    )
    assert runner_up(two, NAMES) == ""
    all_alike = prioritise(certain((1.0, 1.0, 1.0)), WeightSpace(1))
    assert priority_finding(all_alike, NAMES).startswith("De tre zoner står lige")


def test_what_is_proven_is_said_without_a_percentage() -> None:
    whole = prioritise(certain((1.0, 0.5, 0.0), (1.0, 0.9, 0.1)), WeightSpace(2))
    assert whole.proven
    assert priority_finding(whole, NAMES) == "Zone 1 er først, uanset hvordan tallene vægtes"
    pulled = certain((1.0, 0.25, 0.0), (0.0, 1.0, 0.0))
    near = prioritise(pulled, around(from_points([8, 2]), 0.25))
    assert near.proven
    assert priority_finding(near, NAMES) == "Zone 1 er først med alle vægte, der regnes med"
    nearly = prioritise(
        certain((1.0, 0.999, 0.0), (0.0, 0.5, 0.0)), WeightSpace(2, low=(0.99, 0), high=(1, 0.01)), 200
    )
    assert not nearly.proven


def test_no_majority_is_said_so() -> None:
    found = prioritise(certain((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.3, 0.0, 1.0)), WeightSpace(3))
    assert "oftest først, men kun i" in priority_finding(found, NAMES)


def test_uncertain_figures_are_counted_and_named() -> None:
    counts = ((30.0, 100.0), (28.0, 100.0), (5.0, 100.0))
    measured = gaps([reading((30.0, 28.0, 5.0), 10.0, counts, name="a")], ZONES)
    found = prioritise(measured, WeightSpace(1))
    # Two Beta(30,5; 70,5) and Beta(28,5; 72,5): nearly normal, 2 points apart with deviation 6,36: Phi(0,312) = 62,2 %.
    np.testing.assert_allclose(found.first[0], 62.2, atol=2 * found.acceptability.error)
    assert not found.proven
    assert error_sentence(found).endswith("Tallenes egen usikkerhed er regnet med.")
    both = gaps([*measured.readings, reading((1.0, 2.0, 3.0), 0.0, name="b")], ZONES)
    assert "men ikke for »B«" in error_sentence(prioritise(both, WeightSpace(2), 500))


def test_demo_carries_no_finding() -> None:
    found = prioritise(gaps([reading((3.0, 2.0, 1.0), 0.0, real=False)], ZONES), WeightSpace(1), 100)
    assert priority_finding(found, NAMES) == DEMO_FINDING


def test_weights_for_another_number_of_indicators_are_refused() -> None:
    with pytest.raises(ValueError, match="another number"):
        prioritise(certain((1.0, 0.0, 0.0)), WeightSpace(2))


def test_words_of_shares_years_and_themes() -> None:
    assert [share_words(share) for share in (0, 0.2, 57.3, 99.7, 100)] == [
        "ingen", f"mindre end 1{PCT}", f"57{PCT}", f"mere end 99{PCT}", f"mere end 99{PCT}",
    ]  # fmt: skip
    parts = [
        reading((1.0, 0.0, 0.0), 0.0, name="a", theme="Job"),
        reading((1.0, 0.0, 0.0), 0.0, name="b", year=2017),
    ]
    both = gaps(parts, ZONES)
    assert priority_subtitle(both, "alle vægte", "Byens kommune") == (
        "Først: længst fra Byens kommune, målt på to indikatorer (2017-2020), der vægtes og lægges sammen · alle vægte"
    )
    assert theme_sentence(both, [0.7, 0.3]) == f"Temaet Job har 70{PCT} af vægten."
    assert theme_sentence(both, [0.5, 0.5]) == ""
