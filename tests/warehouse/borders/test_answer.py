"""Moved borders on loaded rows: sums by hand, the zones of the day, and an outsider who asks again and again."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from lib.cli.places import read_places
from lib.domain.border_figures import CHANGED_WHY, REAL_WHY
from lib.domain.borders import BorderChange, BorderRow, ShownSum, Standing
from lib.domain.plan_tables import PlanTables
from lib.warehouse.borders.answer import Answered, Asked, Borders
from lib.warehouse.compose import measure
from lib.warehouse.measured import Measured
from lib.warehouse.uncertainty import with_uncertainty
from tests.warehouse.loaded_plans import SHARE, ZONES, loaded, row, shown
from tests.warehouse.masking.outsider import Outsider

NAMES = {zone: zone for zone in ZONES}
HOME = {f"{letter}{n}": f"zone{place}" for place, letter in enumerate("abcd", start=1) for n in range(1, 5)}
COUNTS = {area: 20 + 3 * place for place, area in enumerate(HOME)} | {"a1": 2, "a2": 60, "b1": 3}


@pytest.fixture(scope="module")
def masks() -> Path:
    return read_places({}).mask_folder


def made(tables: PlanTables, masks: Path) -> tuple[Borders, Measured]:
    public = shown(tables, masks)
    rolled = with_uncertainty(public.rolled, tables.tables["indicators"])
    return Borders(tables, measure(tables), Measured(public.observed, rolled, public.registered)), public


def plan_of(counts: Mapping[str, int], **more: Sequence[Mapping[str, object]]) -> PlanTables:
    return loaded(HOME, [row(area, count, 100) for area, count in counts.items()], **more)


def asked(moves: Mapping[str, str], before: Sequence[ShownSum] = (), version: str = "v") -> Asked:
    return Asked(BorderChange(tuple(sorted(moves.items()))), NAMES, tuple(before), version)


def row_of(answered: Answered, zone: str) -> BorderRow:
    (found,) = (one for one in answered.rows if one.indicator_id == SHARE and one.zone == zone)
    return found


def test_the_sums_are_those_of_the_afdelinger(masks: Path) -> None:
    borders, _ = made(plan_of(COUNTS), masks)
    answered = borders.answer(asked({"c4": "zone4"}))
    left, joined = row_of(answered, "zone3"), row_of(answered, "zone4")
    assert left.what_if is not None
    assert joined.what_if is not None
    assert (left.what_if.numerator, left.what_if.denominator) == (44 + 47 + 50, 300)
    assert left.what_if.value == pytest.approx(47.0)
    assert joined.what_if.numerator == 53 + 56 + 59 + 62 + 65
    assert joined.real is not None
    assert joined.real.numerator == 56 + 59 + 62 + 65
    assert row_of(answered, "zone1").standing is Standing.SAME
    assert {(one.areas, one.count) for one in answered.sums} == {
        (frozenset({"c1", "c2", "c3"}), 141),
        (frozenset({"d1", "d2", "d3", "d4", "c4"}), 295),
    }
    again = borders.answer(asked({"c4": "zone4"}, answered.sums, version="en nyere"))
    assert again.sums == ()
    assert again.rows == answered.rows


def test_a_masked_afdeling_does_not_move_alone(masks: Path) -> None:
    borders, public = made(plan_of(COUNTS), masks)
    hidden = public.observed[public.observed["status"] == "diskretioneret"]["area_id"]
    assert {"a1", "b1"} <= set(hidden)
    answered = borders.answer(asked({"a1": "zone2"}))
    assert row_of(answered, "zone2").standing is Standing.HIDDEN
    assert answered.sums == ()


def test_an_answer_of_counts_that_have_been_corrected_closes_the_table(masks: Path) -> None:
    old = ShownSum(SHARE, dt.date(2024, 11, 1), frozenset({"c1", "c2", "c3"}), 140, "v0")
    borders, _ = made(plan_of(COUNTS), masks)
    assert row_of(borders.answer(asked({"c4": "zone4"}, [old])), "zone4").why == CHANGED_WHY
    gone = ShownSum(SHARE, dt.date(2024, 11, 1), frozenset({"c1", "væk"}), 44, "v0")
    assert row_of(borders.answer(asked({"c4": "zone4"}, [gone])), "zone4").why == CHANGED_WHY


def test_an_earlier_answer_is_remembered_in_every_later_version(masks: Path) -> None:
    """Four of 4 persons, 16 in the zone. a1 + a2 = 8 leaves each from 0 to 8, and so does a1 + a4 = 8; with both, and
    the organisations' own totals (a1 + a3 and a2 + a4), every one would be 4."""
    borders, _ = made(plan_of(COUNTS | dict.fromkeys(("a1", "a2", "a3", "a4"), 4) | {"b1": 23}), masks)
    first, second = {"a1": "zone2", "a2": "zone2"}, {"a1": "zone2", "a4": "zone2"}
    told = borders.answer(asked(first))
    assert row_of(told, "zone2").standing is Standing.SHOWN
    assert row_of(borders.answer(asked(second)), "zone2").standing is Standing.SHOWN
    after = borders.answer(asked(second, told.sums, version="en nyere"))
    assert {row_of(after, zone).standing for zone in ("zone1", "zone2")} == {Standing.HIDDEN}


def test_a_zone_that_is_masked_itself_stays_so(masks: Path) -> None:
    counts = dict.fromkeys(HOME, 30) | {"a1": 1, "a2": 1, "a3": 1, "a4": 0}
    borders, _ = made(plan_of(counts), masks)
    zone1 = row_of(borders.answer(asked({"c4": "zone4"})), "zone1")
    assert (zone1.standing, zone1.why, zone1.real, zone1.what_if) == (Standing.SAME, REAL_WHY, None, None)


@pytest.mark.parametrize("seed", range(2))
def test_an_outsider_who_asks_and_subtracts_learns_nothing(seed: int, masks: Path) -> None:
    """The attacker of tests/warehouse/masking/outsider.py: shares no code with the audit."""
    rng = np.random.default_rng(seed)
    counts = {area: int(rng.choice([2, 4, 8, 20, 35])) for area in HOME}
    borders, public = made(plan_of(counts), masks)
    told: list[ShownSum] = []
    for _ in range(12):
        areas = rng.choice(sorted(HOME), int(rng.integers(1, 4)), replace=False)
        moves = {str(area): str(rng.choice([zone for zone in ZONES if zone != HOME[area]])) for area in areas}
        told += borders.answer(asked(moves, told)).sums
    outsider = Outsider()
    for area in HOME:
        outsider.unknown(area, 100)
    for one in told:
        assert one.count == sum(counts[area] for area in one.areas)
        outsider.knows(sorted(one.areas), one.count)
    hidden = _public_facts(outsider, public)
    assert told
    assert hidden
    for area in hidden:
        assert outsider.span([area]) >= 5


def _public_facts(outsider: Outsider, public: Measured) -> list[str]:
    """Tells the outsider every shown count; returns the afdelinger that are masked."""
    hidden = []
    for frame, rolled in ((public.observed, False), (public.rolled, True)):
        own = frame[(frame["indicator_id"] == SHARE) & (frame["period_end"] == pd.Timestamp("2024-11-01"))]
        for one in own.itertuples():
            within = [area for area, zone in HOME.items() if zone == one.area_id] if rolled else [one.area_id]
            members = within or list(HOME)
            if one.status == "ok" and not pd.isna(one.numerator) and set(members) <= set(HOME):
                outsider.knows(members, float(one.numerator))
            elif one.area_id in HOME:
                hidden.append(str(one.area_id))
    return hidden
