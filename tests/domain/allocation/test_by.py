"""Hours and dækning by activity, delaftale, resource, zone and base: every roll-up is a sum of the same parts."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.allocation.by import SUMS, Key, by
from lib.domain.allocation.coverage import Need, coverage, plan_coverage, standings
from lib.domain.allocation.placement import Move
from tests.domain.allocation.builders import (
    FREMSKUDT_NEED,
    ZONE_IDS,
    any_moves,
    real_rulebook,
    small_rulebook,
)

PERSONS = st.lists(st.integers(0, 200), min_size=4, max_size=4)


def some_needs() -> st.SearchStrategy[tuple[Need, ...]]:
    names = [terms.activity_id for terms in real_rulebook().agreement.activities]
    chosen = st.dictionaries(st.sampled_from(names), PERSONS, max_size=8)
    return chosen.map(
        lambda each: tuple(
            Need(name, tuple(zip(ZONE_IDS, map(float, persons), strict=True)), "published")
            for name, persons in each.items()
        )
    )


@settings(max_examples=40, deadline=None)
@given(any_moves(), some_needs())
def test_every_roll_up_has_the_same_sums(moves: list[Move], needs: tuple[Need, ...]) -> None:
    rulebook = real_rulebook()
    placement = rulebook.replayed(tuple(moves))[0].placement
    frames = {key: by(rulebook.agreement, placement, needs, key) for key in Key}
    first = frames[Key.ACTIVITY][SUMS].sum()
    for key, frame in frames.items():
        compared = ["hours", "counted_hours", "fair_share"] if key is Key.RESOURCE else SUMS
        pd.testing.assert_series_equal(frame[compared].sum(), first[compared], atol=1e-9)
        assert frame["key"].is_unique
        assert frame["coverage"].dropna().between(0, 100).all()
    assert first["hours"] == 517
    assert frames[Key.RESOURCE]["shortfall"].sum() >= first["shortfall"] - 1e-9


@settings(max_examples=40, deadline=None)
@given(any_moves(), some_needs())
def test_parts_have_the_models_own_measures(moves: list[Move], needs: tuple[Need, ...]) -> None:
    rulebook = real_rulebook()
    placement = rulebook.replayed(tuple(moves))[0].placement
    activities = by(rulebook.agreement, placement, needs, Key.ACTIVITY).set_index("key")
    for need in needs:
        expected = coverage(placement, need)
        shown = activities.loc[need.activity_id, "coverage"]
        assert (expected is None and pd.isna(shown)) or shown == pytest.approx(100 * (expected or 0))
    zones = by(rulebook.agreement, placement, needs, Key.ZONE)
    assert zones["key"].tolist() == list(ZONE_IDS)
    for row, stand in zip(zones.to_dict("records"), standings(placement, needs, ZONE_IDS), strict=True):
        assert row["counted_hours"] == pytest.approx(stand.hours)
        assert row["fair_share"] == pytest.approx(stand.fair_share)
    whole = plan_coverage(placement, needs)
    if whole is not None:
        met = 1 - activities["shortfall"].sum() / activities["fair_share"].sum()
        assert met == pytest.approx(whole)


def test_by_hand() -> None:
    rulebook = small_rulebook({"a": (30, 10, 0, 0)}, rest=10)
    need = Need("a", tuple(zip(ZONE_IDS, (10.0, 10.0, 20.0, 0.0), strict=True)), "published")
    zones = by(rulebook.agreement, rulebook.base, (need,), Key.ZONE).set_index("key")
    # 40 hours on 10, 10, 20 and 0 persons: 10, 10, 20 and 0 hours are fair.
    assert zones["hours"].tolist() == [40, 20, 10, 10]
    assert zones["fair_share"].tolist() == [10, 10, 20, 0]
    assert zones["shortfall"].tolist() == [0, 0, 20, 0]
    assert zones["coverage"].tolist()[:3] == [100, 100, 0]
    assert zones["hours_per_100"].tolist()[:3] == [300, 100, 0]
    assert zones.loc["zone4", ["coverage", "hours_per_100"]].isna().all()
    activities = by(rulebook.agreement, rulebook.base, (need,), Key.ACTIVITY).set_index("key")
    assert activities.loc["a", ["coverage", "hours_per_100"]].tolist() == [50, 100]
    assert pd.isna(activities.loc["rest", "coverage"])
    delaftaler = by(rulebook.agreement, rulebook.base, (need,), Key.DELAFTALE)
    assert delaftaler["hours"].tolist() == [40, 40]


def test_an_employers_hours_are_their_own() -> None:
    rulebook = real_rulebook()
    shown = by(rulebook.agreement, rulebook.base, (FREMSKUDT_NEED,), Key.RESOURCE).set_index("key")
    jobcenter = shown.loc["Fredericia Jobcenter (fremskudte medarbejdere)"]
    assert (jobcenter["hours"], jobcenter["persons"]) == (222, 385)
    assert jobcenter["coverage"] == pytest.approx(83.7013, abs=5e-5)
    own: dict[str, float] = {}
    for cell, half_hours in rulebook.base.items:
        own[cell.resource] = own.get(cell.resource, 0) + half_hours / 2
    assert shown["hours"].to_dict() == dict(sorted(own.items()))
