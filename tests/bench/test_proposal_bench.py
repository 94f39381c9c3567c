"""The made agreements are sound, and a second solver reads the same programme as ours."""

from pathlib import Path

import numpy as np
import pytest

from lib.domain.allocation.coverage import hours_moved, standings
from lib.domain.allocation.proposal.programme import programme
from lib.domain.allocation.proposal.solve import propose
from lib.domain.allocation.proposal.stages import MISSING, MOVED, WORST_OFF
from lib.domain.allocation.terms import EVERYWHERE, LOCK, SESSION, TEAMS
from tests.bench.made_agreement import MadeAgreement, made_agreement
from tests.bench.model_file import Model, load, save
from tests.bench.proposal import Reached, Sized, coverage_model, text
from tests.bench.report import Timing


@pytest.fixture(scope="module")
def made() -> MadeAgreement:
    return made_agreement(50, 41)


def test_a_made_agreement_keeps_its_rules_and_has_all_kinds_of_them(made: MadeAgreement) -> None:
    rules = {rule.rule_id for rule in made.rulebook.counting}
    assert made.rulebook.violations(made.rulebook.base) == frozenset()
    assert {EVERYWHERE, LOCK} <= rules
    assert any(rule.startswith(TEAMS) for rule in rules)
    assert any(rule.startswith(SESSION) for rule in rules)
    assert len(made.rulebook.base.activity_totals) == 50
    assert len({cell.resource for cell, _ in made.rulebook.base.items}) > 1
    ratios = [
        each.ratio for each in standings(made.rulebook.base, made.needs, made.rulebook.agreement.zone_ids)
    ]
    assert len(ratios) == 41
    assert min(ratio or 0.0 for ratio in ratios) < 0.9
    assert made_agreement(50, 41) == made


def test_the_programme_is_the_same_on_both_sides_of_the_file(made: MadeAgreement, tmp_path: Path) -> None:
    ours = programme(made.rulebook, made.needs, made.terms)
    first = ours.solution(made.rulebook.base)
    assert first is not None
    level = min(
        each.ratio or 0.0
        for each in standings(made.rulebook.base, made.needs, made.rulebook.agreement.zone_ids)
    )
    model = coverage_model(ours, level)
    save(model, tmp_path / "model.npz")
    theirs = load(tmp_path / "model.npz")
    for name, numbers in vars(model).items():
        assert np.array_equal(numbers, getattr(theirs, name))
    assert theirs.excess(first) == 0
    assert theirs.value(first) == pytest.approx(ours.missing(made.rulebook.base))
    assert ours.placement(first) == made.rulebook.base
    moved = first.copy()
    moved[next(iter(ours.places[made.rulebook.base.items[0][0].activity_id, "o001"]))] += 1
    assert theirs.excess(moved) >= 1


def test_what_the_proposal_reaches_costs_the_same_in_the_file() -> None:
    small = made_agreement(5, 4, seed=3)
    found = propose(small.rulebook, small.needs, small.terms)
    assert found.proven
    ours = programme(small.rulebook, small.needs, small.terms)
    solution = ours.solution(found.placement)
    assert solution is not None
    model = coverage_model(ours, found.value(WORST_OFF))
    assert model.excess(solution) == 0
    assert model.value(solution) == pytest.approx(found.value(MISSING))
    assert ours.dense(ours.moved) @ solution == found.value(MOVED)
    assert hours_moved(small.rulebook.base, found.placement) * 2 == found.value(MOVED)


def test_a_model_says_how_far_a_solution_is_outside() -> None:
    model = Model(
        cost=np.array([1.0, 2.0]),
        constant=np.array([0.5]),
        low=np.zeros(2),
        high=np.array([3.0, np.inf]),
        values=np.array([1.0, 1.0, 1.0]),
        columns=np.array([0, 1, 1]),
        starts=np.array([0, 2, 3]),
        least=np.array([4.0, -np.inf]),
        most=np.array([4.0, 2.0]),
    )
    assert model.value(np.array([3.0, 1.0])) == 5.5
    assert model.excess(np.array([3.0, 1.0])) == 0
    assert model.excess(np.array([4.0, 1.0])) == 1
    assert model.excess(np.array([0.0, 4.0])) == 2


@pytest.mark.parametrize(
    ("second", "words"), [((10.0, 10.0), "| yes |"), ((12.0, 8.0), "| yes |"), ((12.0, 11.0), "| NO |")]
)
def test_two_solvers_agree_where_one_best_value_fits_both(second: tuple[float, float], words: str) -> None:
    one = Sized(
        "made", 4, 9, 1.0, ((WORST_OFF, 0.5, 0.5), (MISSING, 10.0, 9.5), (MOVED, 3.0, 3.0)), (),
        Reached("HiGHS", 1.0, 10.0, 9.5), Reached("CP-SAT", 1.0, *second),
    )  # fmt: skip
    said = text(Timing(25, 40, 60), [one])
    assert words in said
    assert "0.50000 (0.00000) | 10.0 (0.5) | 3.0 (0.0) | none |" in said
