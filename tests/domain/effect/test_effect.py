"""Reach and effect by hand, and what always holds: rising with the hours, saturating, in order, none at grade 0."""

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.allocation.coverage import Need, zone_changes
from lib.domain.allocation.placement import Move, Placement
from lib.domain.effect.assumptions import Assumptions, Span
from lib.domain.effect.curve import (
    effect_points,
    more_effect,
    more_reached,
    persons_reached,
    product,
    share_of_ceiling,
)
from lib.domain.effect.effect import effect_at, effects, reach, valued
from lib.domain.effect.roles import Role
from lib.domain.effect.sentences import (
    REACH_ONLY,
    effect_finding,
    limits_words,
    plain,
    range_words,
    reached_words,
    trend_words,
    zero_sum,
)
from tests.domain.allocation.builders import FREMSKUDT_NEED, ZONE_IDS, real_rulebook
from tests.domain.effect.test_assumptions import real, row

CEILING, SCALE = Span(60, 80, 100), Span(30, 60, 120)
EFFECT, STRENGTH = Span(0, 0.8, 1.3), Span(67, 87, 98)
CERTAIN = Assumptions(
    (
        row("virkning", Role.EFFEKT, Span(1.0, 1.0, 1.0), ("fremskudt",)),
        row("styrke", Role.STYRKE, Span(87, 87, 87), ("fremskudt",)),
        row("maetning", Role.MAETNING, Span(60, 60, 60)),
        row("loft", Role.LOFT, Span(80, 80, 80)),
    )
)
"""As if everything were known: then two plans can be told apart."""
positive = st.floats(0, 500, allow_nan=False)


def moved(hours: int) -> tuple[Placement, Placement]:
    """The real plan, and with `hours` of fremskudt moved from zone 1 to zone 4."""
    base = real_rulebook().base
    (resource,) = base.resources_of("fremskudt")
    return base, base.shifted(Move("fremskudt", resource, "zone1", "zone4", 2 * hours))


def test_the_curve_by_hand() -> None:
    assert share_of_ceiling(60, 60) == pytest.approx(0.6321206)
    assert share_of_ceiling(0, 60) == 0
    with pytest.raises(ValueError, match="hours per 100"):
        share_of_ceiling(-1, 60)
    # 60 hours for 100 persons: 60 * (1 - e^-0,5), 80 * (1 - e^-1), 100 * (1 - e^-2)
    found = persons_reached(60, 100, CEILING, SCALE)
    assert (found.low, found.mid, found.high) == pytest.approx((23.608, 50.570, 86.466), abs=1e-3)
    assert persons_reached(60, 0, CEILING, SCALE) == Span(0, 0, 0)


def test_the_effect_by_hand() -> None:
    """At the strength it was measured at the effect is itself; the high is at the lowest strength and slowest curve."""
    found = effect_points(87, EFFECT, STRENGTH, SCALE)
    assert (found.low, found.mid) == pytest.approx((0, 0.8))
    assert found.high == pytest.approx(1.3 * (1 - math.exp(-87 / 120)) / (1 - math.exp(-67 / 120)))
    half = effect_points(43.5, EFFECT, STRENGTH, SCALE)
    assert half.mid == pytest.approx(0.8 * (1 - math.exp(-0.725)) / (1 - math.exp(-1.45)))
    assert half.mid > 0.4, "half the hours give more than half: the first ones give most"


@given(hours=positive, more=positive, persons=st.floats(1, 5000))
def test_reach_rises_with_the_hours_saturates_and_stands_in_order(
    hours: float, more: float, persons: float
) -> None:
    few, many = (persons_reached(each, persons, CEILING, SCALE) for each in (hours, hours + more))
    assert few.low <= few.mid <= few.high <= persons * (1 + 1e-12)
    assert few.low <= many.low
    assert few.mid <= many.mid
    assert few.high <= many.high
    assert many.mid <= persons * CEILING.mid / 100 * (1 + 1e-12)
    change = more_reached(hours, hours + more, persons, CEILING, SCALE)
    assert -1e-9 <= change.low <= change.mid <= change.high
    assert change.mid == pytest.approx(many.mid - few.mid, abs=1e-6)


@given(hours=st.floats(0, 200), step=st.floats(0.5, 50))
def test_each_further_hour_gives_less(hours: float, step: float) -> None:
    first, second = (
        share_of_ceiling(hours + (each + 1) * step, 60) - share_of_ceiling(hours + each * step, 60)
        for each in (0, 1)
    )
    assert second <= first + 1e-12


@given(before=positive, after=positive)
def test_effects_stand_in_order_and_what_is_moved_back_is_nothing(before: float, after: float) -> None:
    there, back = (more_effect(*each, EFFECT, STRENGTH, SCALE) for each in ((before, after), (after, before)))
    assert there.low <= there.mid <= there.high
    assert (there.low, there.mid, there.high) == pytest.approx((-back.high, -back.mid, -back.low), abs=1e-12)
    same = more_effect(before, before, EFFECT, STRENGTH, SCALE)
    assert (same.low, same.mid, same.high) == pytest.approx((0, 0, 0))


def test_grade_0_gives_none_and_nan_but_its_reach() -> None:
    before, after = moved(20)
    agreement = real_rulebook().agreement
    homework = Need("lektiecafeer", tuple((zone, 100.0) for zone in ZONE_IDS), "proxy")
    unmeasured = real().of(Role.EFFEKT, "lektiecafeer")
    assert unmeasured is not None
    assert effect_at(unmeasured, 37, 100, real()) is None
    assert effect_at(replace(unmeasured, span=Span(1, 2, 3)), 37, 100, real()) is None
    frame = effects(agreement, before, after, [FREMSKUDT_NEED, homework], real())
    own = frame[frame["activities"] == "lektiecafeer"]
    assert own["change_mid"].isna().all()
    assert not own["told_apart"].any()
    reached = reach(agreement, before, after, [homework], real())
    # 4 hours for 100 persons: 80 * (1 - e^(-4/60))
    assert reached["before_mid"].tolist() == pytest.approx([5.159] * 4, abs=1e-3)
    assert reached["change_mid"].tolist() == pytest.approx([0] * 4)


def test_activities_measured_together_are_one_effect_per_zone() -> None:
    """Zone 1: 111 hours of fremskudt and 10,5 of Job 30+ for the larger target group of the two."""
    before, after = moved(20)
    jobs = Need(
        "job_uddannelse_30", tuple(zip(ZONE_IDS, (140.0, 95.0, 76.0, 89.0), strict=True)), "published"
    )
    frame = effects(real_rulebook().agreement, before, after, [FREMSKUDT_NEED, jobs], real())
    assert frame["zone"].tolist() == list(ZONE_IDS)
    first = frame.iloc[0]
    assert (first["persons"], first["hours_before"], first["hours_after"]) == (140, 121.5, 101.5)
    assert first["before_mid"] == pytest.approx(0.8, abs=0.002), "the strength is that of zone 1 today"
    assert first["change_mid"] < 0 < frame.iloc[3]["change_mid"]
    assert frame.iloc[1][["change_low", "change_mid", "change_high"]].tolist() == pytest.approx([0, 0, 0])


def test_the_sentence_says_when_the_data_cannot_tell_the_plans_apart() -> None:
    before, after = moved(20)
    agreement = real_rulebook().agreement
    frame = effects(agreement, before, after, [FREMSKUDT_NEED], real())
    assert effect_finding(frame, agreement).startswith("Data kan ikke skelne planerne")
    still = effects(agreement, before, before, [FREMSKUDT_NEED], real())
    assert "ingen timer er flyttet" in effect_finding(still, agreement)
    sure = effects(agreement, before, after, [FREMSKUDT_NEED], CERTAIN)
    assert (
        "Zone 1: −0,1 (−0,1 til −0,1) procentpoint om året; Zone 4: +0,2 (+0,2 til +0,2)"
        in effect_finding(sure, agreement)
    )
    assert "Ingen virkning kan siges i tal" in effect_finding(frame[:0], agreement)


def test_gains_in_one_zone_show_the_losses_in_another() -> None:
    agreement = real_rulebook().agreement
    words = zero_sum(zone_changes(*moved(20), ZONE_IDS), agreement)
    assert words == (
        "Timerne er de samme i alt: det, zone 4 får mere (20 timer), er taget fra zone 1, hvor færre nås."
    )
    assert zero_sum(zone_changes(moved(0)[0], moved(0)[0], ZONE_IDS), agreement) == ""


def test_points_become_persons_and_kroner_only_where_the_residents_are_known() -> None:
    before, after = moved(20)
    frame = effects(real_rulebook().agreement, before, after, [FREMSKUDT_NEED], CERTAIN)
    found = valued(frame, {"zone1": 1000.0}, Span(42, 70, 136))
    assert found["people_mid"][0] == pytest.approx(10 * frame["change_mid"][0])
    assert found["worth_low"][0] == pytest.approx(136 * found["people_low"][0]), (
        "a loss costs most at the high price"
    )
    assert found["people_mid"][1:].isna().all()
    assert valued(frame, {"zone1": 1000.0}, None)["worth_mid"].isna().all()
    assert product(Span(-2, 1, 3), Span(2, 4, 5)) == Span(-10, 4, 15)


def test_the_words_of_a_row() -> None:
    agreement = real_rulebook().agreement
    (first, *_), (lacking, *_) = (
        reach(agreement, *moved(20), [FREMSKUDT_NEED], book).to_dict("records")
        for book in (real(), Assumptions(()))
    )
    assert re.fullmatch(r"\d+ \(\d+ til \d+\)", reached_words(first, "before"))
    assert reached_words(first, "before") != reached_words(first, "after")
    assert reached_words(lacking, "after") == "–"
    assert "−0,75 (−0,80 til −0,70) procentpoint om året" in trend_words(real())
    assert trend_words(Assumptions(())) == ""
    assert [limits_words(each) for each in real().effects] == [
        "0 til 1,3 procentpoint om året",
        REACH_ONLY,
    ]
    price = real().of(Role.VAERDI)
    assert price is not None
    assert limits_words(price).startswith("42 til 136 (1.000 kr.")
    assert range_words(price) == "Skriv et tal fra 10 til 300."
    assert [plain(each) for each in (3.0, 0.8, -0.75, 0.333)] == ["3", "0,8", "−0,75", "0,33"]


def test_the_finding_of_every_kind_of_plan() -> None:
    agreement = real_rulebook().agreement
    base, other = moved(60)
    told = effects(agreement, base, other, [FREMSKUDT_NEED], CERTAIN)
    assert effect_finding(told.iloc[:0], agreement) == (
        "Ingen virkning kan siges i tal, kun hvor mange der nås"
    )
    same = told.assign(hours_after=told["hours_before"])
    assert effect_finding(same, agreement) == (
        "Virkningen er den samme: ingen timer er flyttet i de aktiviteter, hvis virkning er målt"
    )
    assert effect_finding(told.assign(told_apart=False), agreement) == (
        "Data kan ikke skelne planerne: virkningen før og efter overlapper i alle zoner"
    )
    two = told[told["hours_before"] != told["hours_after"]]
    assert set(two["zone"]) == {"zone1", "zone4"}
    some = effect_finding(two.assign(told_apart=[True, False]), agreement)
    assert some.startswith("Zone 1: −")
    assert some.endswith(" procentpoint om året; i de andre zoner kan data ikke skelne planerne")
    both = effect_finding(two.assign(told_apart=True), agreement)
    assert both.count(" procentpoint om året") == 2
    assert "i de andre zoner" not in both
    assert "; Zone 4: +" in both


def test_more_than_two_zones_are_listed_with_commas() -> None:
    agreement = real_rulebook().agreement
    base = real_rulebook().base
    (resource,) = base.resources_of("fremskudt")
    other = base
    for zone in ("zone2", "zone3", "zone4"):
        other = other.shifted(Move("fremskudt", resource, "zone1", zone, 8))
    changes = zone_changes(base, other, agreement.zone_ids)
    said = zero_sum(changes, agreement)
    assert said == (
        "Timerne er de samme i alt: det, zone 2, zone 3 og zone 4 får mere (12 timer), er taget fra zone 1, hvor færre "
        "nås."
    )
    assert zero_sum([], agreement) == ""
