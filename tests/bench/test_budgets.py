"""Budgets are met or missed by so much; a change is one that neither run's noise explains."""

import pytest

from tests.bench.budgets import BUDGETS, budget_table, changes, changes_words, verdicts
from tests.bench.report import Ratio


def test_a_budget_is_judged_by_its_worst_figure() -> None:
    (found,) = verdicts({"rerun: Mål": Ratio(1.9), "rerun: Profil": Ratio(3.0), "cold: Mål": Ratio(9.0)})
    assert (found.kept, found.of, found.worst, found.met) == (1, 2, "rerun: Profil", False)
    assert "| 2× | 3.00× (Profil; 1 of 2 within) | missed by 50 % |" in budget_table([found])


def test_a_budget_is_met_at_its_limit() -> None:
    (found,) = verdicts({"memory per session": Ratio(3.0)})
    assert found.met
    assert "| 3 MB | 3.00 MB (the default plan) | met |" in budget_table([found])


def test_every_budget_of_the_issue_has_a_limit() -> None:
    assert [budget.limit for budget in BUDGETS] == [2.0, 2.5, 1.7, 2.5, 2.0, 1.3, 3.0, 1.5]


@pytest.mark.parametrize(
    ("before", "now", "named"),
    [
        (Ratio(2.0, 0.02), Ratio(2.2, 0.02), False),  # within what a machine moves by itself
        (Ratio(2.0, 0.02), Ratio(3.0, 0.02), True),
        (Ratio(2.0, 0.4), Ratio(3.0, 0.4), False),  # too noisy to say
        (Ratio(3.0, 0.02), Ratio(2.0, 0.02), True),
        (Ratio(0.0), Ratio(0.5), True),
    ],
)
def test_a_change_is_more_than_noise(before: Ratio, now: Ratio, named: bool) -> None:
    assert bool(changes({"rerun: Mål": before}, {"rerun: Mål": now})) is named


def test_slower_ones_come_first_and_new_ones_are_no_change() -> None:
    before = {"a": Ratio(1.0), "b": Ratio(4.0)}
    found = changes(before, {"a": Ratio(2.0), "b": Ratio(2.0), "c": Ratio(9.0)})
    assert [change.name for change in found] == ["a", "b"]
    words = changes_words(found, "2026-11-22")
    assert "| a | 1.00 | 2.00 | slower |" in words
    assert "| b | 4.00 | 2.00 | faster |" in words
    assert "no ratio has changed" in changes_words([], "2026-11-22")
