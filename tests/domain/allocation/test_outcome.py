"""A scenario's numbers and sentences belong together."""

import pytest

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.outcome import outcome
from lib.domain.allocation.placement import Scenario
from tests.domain.allocation.builders import FREMSKUDT_NEED, move, real_rulebook

JOBCENTER = "Fredericia Jobcenter (fremskudte medarbejdere)"


def after(*moves: tuple[str, int, int, float, str]) -> Scenario:
    scenario, dropped = real_rulebook().replayed(tuple(move(*one) for one in moves))
    assert dropped == ()
    return scenario


def test_moves_towards_the_need_lift_dækning_and_the_sentence_says_so() -> None:
    scenario = after(("fremskudt", 1, 4, 12, JOBCENTER), ("fremskudt", 1, 3, 8, JOBCENTER))
    done = outcome(real_rulebook().agreement, scenario, [FREMSKUDT_NEED])
    assert done.before == pytest.approx(83.7013, abs=5e-5)
    assert done.after == pytest.approx(83.7013 + 100 * 20 / 222, abs=5e-5)
    assert done.headline == "De 20 flyttede timer løfter dækningen fra 84 til 93 procent"
    assert done.moved == 20
    assert done.demo is False
    assert [(change.gained, change.given) for change in done.changes] == [(0, 20), (0, 0), (8, 0), (12, 0)]
    assert done.outside_sentence.startswith("13 af 14 aktiviteter")


def test_hours_moved_outside_dækning_are_counted_apart() -> None:
    scenario = after(("klubber", 1, 2, 5, "Pædagogisk medarbejder"), ("fremskudt", 1, 4, 12, JOBCENTER))
    done = outcome(real_rulebook().agreement, scenario, [FREMSKUDT_NEED])
    assert (done.moved, done.moved_outside) == (12, 5)
    assert done.headline.startswith("De 12 flyttede timer løfter")


def test_any_need_that_is_not_published_makes_it_demo() -> None:
    proxy = Need("familie", (("zone1", 5.0), ("zone2", 5.0), ("zone3", 5.0), ("zone4", 5.0)), "proxy")
    done = outcome(real_rulebook().agreement, after(), [FREMSKUDT_NEED, proxy])
    assert done.demo is True
    assert "demo" in done.headline
    assert len(done.by_activity) == 2


def test_without_a_need_there_is_no_number_and_all_activities_are_outside() -> None:
    done = outcome(real_rulebook().agreement, after(), [])
    assert done.before is None
    assert done.after is None
    assert len(done.outside) == 14
    assert "kan ikke beregnes" in done.headline
    assert "kan ikke beregnes" in done.worst_off_sentence
