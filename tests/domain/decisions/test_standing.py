"""How a decision stands, in words, and the rows and origin of the placement that it has made."""

import datetime as dt

import pandas as pd
import pytest

from lib.domain.decisions.decision import Result
from lib.domain.decisions.in_force import Undone, placement_in_force, told
from lib.domain.decisions.placed import origin_mark, placed_rows, placement_origin
from lib.domain.decisions.standing import Standing, StandingState, standing
from tests.domain.allocation.builders import ZONE_IDS
from tests.domain.decisions.made import FIRST, KINDS, carried_ids, decision, granted, hours, moved

BASE = hours(10, 8, 6, 4)
ANSWERED = dt.date(2026, 12, 10)
LATER = dt.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (Standing(StandingState.NOT_ADOPTED), "Den er ikke vedtaget."),
        (Standing(StandingState.IN_FORCE, FIRST), "Gælder fra 1. december 2026."),
        (Standing(StandingState.TO_COME, FIRST), "Træder i kraft 1. december 2026."),
        (Standing(StandingState.IN_FORCE, FIRST, "LBF"), "Gælder fra 1. december 2026, godkendt af LBF."),
        (
            Standing(StandingState.AWAITS, approver="LBF"),
            "Venter på godkendelse fra LBF og gælder ikke endnu.",
        ),
        (Standing(StandingState.DENIED, approver="LBF"), "LBF har ikke godkendt den. Den gælder ikke."),
        (
            Standing(StandingState.AWAITS, unknown_kind=True),
            "Planen har ikke længere denne slags sag, så det vides ikke, om den skal godkendes. Den gælder ikke.",
        ),
    ],
)
def test_every_standing_has_its_sentence(stands: Standing, said: str) -> None:
    assert stands.sentence == said


def test_the_approver_and_the_day_are_told_with_the_standing() -> None:
    budget = decision(1, kind="budget")
    assert standing(budget, [granted(1, ANSWERED)], KINDS, LATER) == Standing(
        StandingState.IN_FORCE, ANSWERED, "Landsbyggefonden"
    )
    assert standing(budget, [granted(1, ANSWERED, yes=False)], KINDS, LATER) == Standing(
        StandingState.DENIED, approver="Landsbyggefonden"
    )
    other = [granted(2, ANSWERED)]
    assert standing(budget, other, KINDS, LATER) == Standing(
        StandingState.AWAITS, approver="Landsbyggefonden"
    )
    assert standing(decision(1), [], KINDS, FIRST) == Standing(StandingState.IN_FORCE, FIRST)
    assert standing(decision(1, result=Result.REJECTED), [], KINDS, FIRST).approver == ""


def test_the_answer_written_last_counts() -> None:
    budget = decision(1, kind="budget")
    answers = [granted(1, ANSWERED, yes=False, number=2), granted(1, ANSWERED, number=3)]
    assert standing(budget, answers, KINDS, LATER).state is StandingState.IN_FORCE
    assert standing(budget, answers[:1], KINDS, LATER).state is StandingState.DENIED


ACTIVITIES, ZONES = {"a": "Aktivitet"}, {"zone1": "Zone 1", "zone4": "Zone 4"}


@pytest.mark.parametrize(
    ("has", "no_zone", "why"),
    [
        (3, False, "der er kun 1,5 timer at flytte"),
        (1, False, "der er kun en halv time at flytte"),
        (0, False, "der er ingen timer at flytte"),
        (9, True, "den zone har planen ikke længere"),
    ],
)
def test_a_move_that_cannot_be_carried_out_is_told_with_its_names(has: int, no_zone: bool, why: str) -> None:
    undone = Undone(decision(1), moved(1, 4, 2), has, no_zone)
    assert told(undone, ACTIVITIES, ZONES) == (
        f"Beslutningen »Flyt« flytter 2 timer Aktivitet (r) fra Zone 1 til Zone 4, men {why}. "
        "Flytningen er ikke med i placeringen: tag den op på et møde."
    )
    assert "2 timer a (r) fra zone1 til zone4" in told(undone, {}, {})


def placed() -> pd.DataFrame:
    rows = [
        ("a", "r", zone, amount, f"kilde {zone}")
        for zone, amount in zip(ZONE_IDS, (10, 8, 6, 4), strict=True)
    ]
    return pd.DataFrame(rows, columns=["activity_id", "resource", "zone", "hours", "basis"])


def test_only_the_cells_that_a_decision_has_moved_say_so() -> None:
    own = decision(1, moved(1, 4, 2), moved(2, 3, 1, LATER))
    found = placement_in_force(BASE, [own], [], KINDS, FIRST)
    assert placed_rows(placed(), found, ZONE_IDS).to_numpy().tolist() == [
        ["a", "r", "zone1", 8.0, "besluttet 20. november 2026"],
        ["a", "r", "zone2", 8.0, "kilde zone2"],
        ["a", "r", "zone3", 6.0, "kilde zone3"],
        ["a", "r", "zone4", 6.0, "besluttet 20. november 2026"],
    ]
    assert list(placed_rows(placed(), found, ZONE_IDS).columns) == list(placed().columns)


def test_a_cell_that_nothing_was_known_of_before_has_no_basis_and_the_order_is_that_of_the_zones() -> None:
    found = placement_in_force(BASE, [decision(1, moved(1, 4, 2))], [], KINDS, FIRST)
    rows = placed_rows(placed().iloc[[3, 0]], found, tuple(reversed(ZONE_IDS)))
    assert list(rows["zone"]) == list(reversed(ZONE_IDS))
    assert list(rows["basis"])[1:3] == ["", ""]


def test_without_a_decision_the_rows_are_the_plans_own() -> None:
    frame = placed()
    assert placed_rows(frame, placement_in_force(BASE, [], [], KINDS, FIRST), ZONE_IDS) is frame


def test_of_two_decisions_on_one_cell_the_later_day_is_told() -> None:
    decisions = [
        decision(1, moved(1, 4, 2), decided_on=dt.date(2026, 11, 20)),
        decision(2, moved(1, 3, 1), decided_on=dt.date(2026, 11, 25)),
    ]
    found = placement_in_force(BASE, decisions, [], KINDS, FIRST)
    basis = dict(zip(ZONE_IDS, placed_rows(placed(), found, ZONE_IDS)["basis"], strict=True))
    assert basis["zone1"] == basis["zone3"] == "besluttet 25. november 2026"
    assert basis["zone4"] == "besluttet 20. november 2026"


@pytest.mark.parametrize(
    ("days", "when"),
    [
        ((20,), "20. november 2026"),
        ((20, 21), "20. november 2026 og 21. november 2026"),
        ((20, 21, 21), "20. november 2026 og 21. november 2026"),
        ((19, 20, 21), "20. november 2026 og 21. november 2026 og 1 tidligere møde"),
        ((18, 19, 20, 21), "20. november 2026 og 21. november 2026 og 2 tidligere møder"),
    ],
)
def test_the_origin_of_the_placement_names_its_days(days: tuple[int, ...], when: str) -> None:
    decisions = [
        decision(number, moved(1, 4, 1), decided_on=dt.date(2026, 11, day))
        for number, day in enumerate(days, 1)
    ]
    found = placement_in_force(BASE, decisions, [], KINDS, FIRST)
    assert placement_origin(found) == (
        "Placeringen før er den, der gælder i dag: aftalens antagelse med det, der er besluttet " + when + "."
    )
    assert origin_mark(found) == f"besluttet {days[-1]}. november 2026"


def test_moves_that_pass_through_each_other_are_carried_out_together_or_one_by_one() -> None:
    together = [decision(1, moved(4, 1, 6), moved(1, 4, 10))]
    done = placement_in_force(BASE, together, [], KINDS, FIRST)
    assert (done.undone, carried_ids(done)) == ((), (1,))
    one_by_one = [decision(1, moved(4, 1, 6), moved(1, 4, 3)), decision(2, moved(2, 1, 9))]
    found = placement_in_force(BASE, one_by_one, [], KINDS, FIRST, ZONE_IDS)
    assert [(each.decision.decision_id, each.move.half_hours, each.has) for each in found.undone] == [
        (2, 18, 16)
    ]
    assert carried_ids(found) == (1,)
    two = placement_in_force(BASE, [decision(1, moved(1, 4, 11), moved(2, 4, 9))], [], KINDS, FIRST)
    assert [each.has for each in two.undone] == [20, 16]
    assert (two.placement, two.carried) == (BASE, ())
