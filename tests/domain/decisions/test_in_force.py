"""The placement in force: by hand on one activity with 10, 8, 6 and 4 hours in the four zones, and by properties."""

import datetime as dt

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.allocation.sentences import ASSUMED_PLACEMENT
from lib.domain.decisions.decision import Result
from lib.domain.decisions.in_force import placement_in_force, told
from lib.domain.decisions.placed import origin_mark, placed_rows, placement_origin
from lib.domain.decisions.standing import StandingState, standing, still_covers
from tests.domain.allocation.builders import ZONE_IDS
from tests.domain.decisions.made import (
    FIRST,
    KINDS,
    by_zone,
    carried_ids,
    decision,
    fields,
    granted,
    hours,
    moved,
)

BASE = hours(10, 8, 6, 4)
LATER = FIRST + dt.timedelta(days=90)
DAY = dt.timedelta(days=1)


def test_a_decision_moves_the_hours_on_its_day_and_not_before() -> None:
    own = decision(1, moved(1, 4, 2.5))
    before = placement_in_force(BASE, [own], [], KINDS, FIRST - DAY)
    assert (by_zone(before.placement), before.to_come, carried_ids(before)) == ((10, 8, 6, 4), (own,), ())
    after = placement_in_force(BASE, [own], [], KINDS, FIRST)
    assert (by_zone(after.placement), after.to_come, carried_ids(after)) == ((7.5, 8, 6, 6.5), (), (1,))


def test_what_was_not_adopted_moves_nothing() -> None:
    for result in (Result.REJECTED, Result.POSTPONED):
        found = placement_in_force(BASE, [decision(1, moved(1, 4, 2), result=result)], [], KINDS, LATER)
        assert (found.placement, found.awaiting, found.to_come) == (BASE, (), ())


def test_what_needs_approval_waits_for_it_and_is_not_in_force_before_the_answer() -> None:
    own = decision(1, moved(1, 4, 2), kind="budget")
    waits = placement_in_force(BASE, [own], [], KINDS, LATER)
    assert (waits.placement, waits.awaiting) == (BASE, (own,))
    answered = FIRST + 10 * DAY
    yes = [granted(1, answered)]
    assert placement_in_force(BASE, [own], yes, KINDS, answered - DAY).awaiting == (own,)
    assert by_zone(placement_in_force(BASE, [own], yes, KINDS, answered).placement) == (8, 8, 6, 6)
    no = [*yes, granted(1, answered + DAY, yes=False, number=2)]
    found = placement_in_force(BASE, [own], no, KINDS, LATER)
    assert (found.placement, found.awaiting) == (BASE, ())
    assert standing(own, no, KINDS, LATER).state is StandingState.DENIED


def test_an_answer_to_another_decision_is_none() -> None:
    own = decision(1, moved(1, 4, 2), kind="budget")
    assert placement_in_force(BASE, [own], [granted(2, FIRST)], KINDS, LATER).awaiting == (own,)


def test_a_kind_that_the_plan_no_longer_has_is_told_and_not_in_force() -> None:
    own = decision(1, moved(1, 4, 2), kind="ukendt")
    stands = standing(own, [], KINDS, LATER)
    assert "vides ikke, om den skal godkendes" in stands.sentence
    assert placement_in_force(BASE, [own], [], KINDS, LATER).awaiting == (own,)


def test_decisions_are_carried_out_in_the_order_of_their_days_whatever_order_they_stand_in() -> None:
    first = decision(2, moved(1, 2, 10))
    second = decision(1, moved(2, 3, 18), in_force_from=LATER)
    found = placement_in_force(BASE, [second, first], [], KINDS, LATER)
    assert by_zone(found.placement) == (0, 0, 24, 4)
    assert carried_ids(found) == (2, 1)


def test_a_move_with_a_day_of_its_own_waits_for_it() -> None:
    own = decision(1, moved(1, 4, 1), moved(2, 4, 3, starts=LATER))
    soon = placement_in_force(BASE, [own], [], KINDS, FIRST)
    assert (by_zone(soon.placement), soon.to_come) == ((9, 8, 6, 5), (own,))
    assert by_zone(placement_in_force(BASE, [own], [], KINDS, LATER).placement) == (9, 5, 6, 8)


def test_a_move_that_can_no_longer_be_carried_out_is_told_and_the_others_stand() -> None:
    own = decision(1, moved(4, 1, 5), moved(2, 3, 2), title="Mere i zone 1")
    found = placement_in_force(BASE, [own], [], KINDS, LATER)
    assert by_zone(found.placement) == (10, 6, 8, 4)
    (undone,) = found.undone
    said = told(undone, {"a": "Café"}, {"zone4": "Zone 4", "zone1": "Zone 1"})
    assert said.startswith(
        "Beslutningen »Mere i zone 1« flytter 5 timer Café (r) fra Zone 4 til Zone 1, men der er kun 4 "
    )
    assert "Flytningen er ikke med i placeringen" in said


def test_moves_of_one_decision_hold_together_whatever_they_pass_through() -> None:
    through = decision(
        1, moved(4, 1, 9), moved(2, 4, 6)
    )  # zone 4 gives more than it has before it gets its own
    found = placement_in_force(BASE, [through], [], KINDS, LATER)
    assert (by_zone(found.placement), found.undone) == ((19, 2, 6, 1), ())


def test_no_hours_go_to_a_zone_that_the_plan_does_not_have() -> None:
    own = decision(1, moved(1, 9, 2))
    found = placement_in_force(BASE, [own], [], KINDS, LATER, ZONE_IDS)
    assert found.placement == BASE
    assert "den zone har planen ikke længere" in told(found.undone[0], {}, {})


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 60), st.integers(0, 3), st.booleans()),
        max_size=8,
    )
)
def test_no_decisions_make_or_lose_hours_or_leave_a_zone_in_debt_and_every_move_is_accounted_for(
    made: list[tuple[int, int, int, int, bool]],
) -> None:
    decisions = [
        decision(
            number,
            moved(one, two, amount / 2),
            moved(two, one, 1),
            in_force_from=FIRST + wait * DAY,
            kind=kind,
        )
        for number, (one, two, amount, wait, needs) in enumerate(made, 1)
        for kind in ["budget" if needs else "placering"]
    ]
    found = placement_in_force(BASE, decisions, [], KINDS, LATER)
    assert found.placement.total == BASE.total
    assert all(amount > 0 for _, amount in found.placement.items)
    lost = {each.decision.decision_id for each in found.undone}
    waiting = {each.decision_id for each in found.awaiting}
    assert set(carried_ids(found)) | lost | waiting == {each.decision_id for each in decisions}
    assert not waiting & set(carried_ids(found))


def test_the_table_of_hours_says_what_is_decided_and_what_is_still_an_assumption() -> None:
    frame = pd.DataFrame(
        [("a", "r", zone, own, "antagelse") for zone, own in zip(ZONE_IDS, (10, 8, 6, 4), strict=True)],
        columns=["activity_id", "resource", "zone", "hours", "basis"],
    )
    untouched = placement_in_force(BASE, [], [], KINDS, LATER)
    assert placed_rows(frame, untouched, ZONE_IDS) is frame
    assert placement_origin(untouched) == ASSUMED_PLACEMENT
    found = placement_in_force(BASE, [decision(1, moved(1, 4, 10))], [], KINDS, LATER)
    assert placed_rows(frame, found, ZONE_IDS).to_dict("split")["data"] == [
        ["a", "r", "zone2", 8.0, "antagelse"],
        ["a", "r", "zone3", 6.0, "antagelse"],
        ["a", "r", "zone4", 14.0, "besluttet 20. november 2026"],
    ]
    assert origin_mark(found) == "besluttet 20. november 2026"
    assert "det, der er besluttet 20. november 2026" in placement_origin(found)


def test_an_answer_covers_a_new_title_but_not_other_hours_words_or_days() -> None:
    own = fields(moved(1, 4, 2))
    assert still_covers(own, fields(moved(1, 4, 2), title="Bedre titel"))
    for other in (
        fields(moved(1, 4, 3)),
        fields(moved(1, 4, 2), text="x"),
        fields(moved(1, 4, 2), in_force_from=LATER),
    ):
        assert not still_covers(own, other)
