"""A plan too large to be searched at once, a solver without time, and hours dealt out to employers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.allocation.coverage import hours_moved
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR
from lib.domain.allocation.proposal.programme import dealt_out, programme
from lib.domain.allocation.proposal.solve import propose
from lib.domain.allocation.proposal.solver import SMALL
from lib.domain.allocation.proposal.stages import MISSING, MOVED, WORST_OFF
from tests.bench.made_agreement import made_agreement
from tests.domain.allocation.builders import ZONE_IDS, real_rulebook

LARGE = made_agreement(24, 30)


@pytest.mark.parametrize("time_limit", [0.001, 0.1])
def test_without_time_the_answer_keeps_the_rules_and_says_how_far_it_may_be_off(time_limit: float) -> None:
    assert len(programme(LARGE.rulebook, LARGE.needs, LARGE.terms).low) > SMALL
    found = propose(LARGE.rulebook, LARGE.needs, LARGE.terms, time_limit=time_limit)
    assert found.broken == ()
    assert found.placement.pair_totals == LARGE.rulebook.base.pair_totals
    level, missing, moved = found.stages
    assert (level.aim, missing.aim, moved.aim) == (WORST_OFF, MISSING, MOVED)
    assert level.value <= level.bound + 1e-9
    assert missing.value >= missing.bound
    assert moved.value >= moved.bound
    assert found.value(WORST_OFF) >= level.value - 1e-9
    assert found.proven == all(stage.gap <= 1e-5 for stage in found.stages)


@given(st.data())
@settings(max_examples=30)
def test_hours_dealt_out_are_everybodys_own_and_no_more_move_than_must(data: st.DataObject) -> None:
    base = real_rulebook().base
    amounts = {}
    for activity, total in base.activity_totals.items():
        cuts = sorted(data.draw(st.lists(st.integers(0, total), min_size=3, max_size=3)))
        ends = zip([0, *cuts], [*cuts, total], strict=True)
        amounts[activity] = dict(zip(ZONE_IDS, (end - start for start, end in ends), strict=True))
    placement = dealt_out(base, amounts)
    assert placement.pair_totals == base.pair_totals
    gained = 0
    for activity, by_zone in amounts.items():
        for zone, here in by_zone.items():
            assert placement.in_zone(activity, zone) == here
            gained += max(0, here - base.in_zone(activity, zone))
    assert hours_moved(base, placement) * HALF_HOURS_PER_HOUR == gained
