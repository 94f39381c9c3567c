"""The interval of a need, and what it leaves of dækning."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.allocation import frames
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.uncertainty import (
    CoverageChange,
    CoverageRange,
    change_words,
    coverage_change,
    persons_words,
    range_words,
)
from tests.domain.allocation.builders import FREMSKUDT_NEED, ZONE_IDS, move, real_rulebook, small_rulebook
from tests.domain.allocation.test_frames import needs_frame

JOBCENTER = "Fredericia Jobcenter (fremskudte medarbejdere)"


def fair(scale: float) -> tuple[Placement, Need]:
    placement = small_rulebook({"a": (10, 10, 10, 10)}).base
    return placement, Need("a", tuple((zone, 10.0 * scale) for zone in ZONE_IDS), "published")


def test_a_need_carries_the_interval_of_its_counts() -> None:
    agreement = real_rulebook().agreement
    rows = [("fremskudt", zone, persons, "published") for zone, persons in FREMSKUDT_NEED.persons]
    (need,) = frames.needs_from(needs_frame(rows), agreement).known
    assert need.persons == FREMSKUDT_NEED.persons
    # Byar's limits of 133 events (Breslow & Day): 111,4 and 157,6.
    assert need.limits("zone1") == pytest.approx((111.35, 157.62), abs=0.01)
    assert FREMSKUDT_NEED.limits("zone1") == (133, 133)
    assert persons_words(need, "zone1") == "133 personer (111-158)"
    assert persons_words(FREMSKUDT_NEED, "zone1") == "133 personer"


def test_an_interval_that_does_not_hold_its_number_is_an_error() -> None:
    with pytest.raises(ValueError, match="outside its own interval"):
        Need("a", (("zone1", 10.0),), "published", (("zone1", 11.0),), (("zone1", 12.0),))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(0, 40), min_size=4, max_size=4).filter(any),
    st.lists(st.integers(0, 300), min_size=4, max_size=4).filter(any),
)
def test_the_interval_holds_the_number_and_is_a_share(hours: list[int], persons: list[int]) -> None:
    placement = small_rulebook({"a": tuple(map(float, hours))}).base
    need = Need("a", tuple(zip(ZONE_IDS, map(float, persons), strict=True)), "published")
    found = coverage_change(placement, placement, (need,), draws=60)
    assert found is not None
    assert 0 <= found.after.low <= found.after.value <= found.after.high <= 100


def test_more_persons_make_a_surer_number() -> None:
    few, many = (
        found.after
        for placement, need in (fair(1), fair(100))
        if (found := coverage_change(placement, placement, (need,))) is not None
    )
    assert (few.value, few.high, many.value, many.high) == (100, 100, 100, 100)
    # 40 in all against 4000: the spread goes with the square root, ten times as narrow.
    assert (100 - few.low) / (100 - many.low) == pytest.approx(10, rel=0.25)


def test_without_a_need_there_is_no_interval() -> None:
    base = real_rulebook().base
    assert coverage_change(base, base, ()) is None


def test_a_change_is_told_on_the_same_draws() -> None:
    base = real_rulebook().base
    after = base.shifted(move("fremskudt", 1, 3, 16, JOBCENTER)).shifted(
        move("fremskudt", 1, 4, 16, JOBCENTER)
    )
    change = coverage_change(base, after, (FREMSKUDT_NEED,))
    assert change is not None
    assert change.before.value == pytest.approx(83.7013, abs=5e-5)
    assert change.higher > 97.5
    assert change.before.high < change.after.value
    same = coverage_change(base, base, (FREMSKUDT_NEED,))
    assert same is not None
    assert (same.higher, same.before) == (0, same.after)


def test_the_words() -> None:
    old, new = CoverageRange(71.2, 66.4, 75.0), CoverageRange(86.4, 80.6, 90.2)
    assert range_words(new) == "86\N{NO-BREAK SPACE}% (81-90)"
    sure = change_words(CoverageChange(old, new, 99.0, 1.0))
    assert sure.replace("\N{NO-BREAK SPACE}", " ") == (
        "Dækning 86 % (81-90), før 71 % (66-75): højere, også når behovet er talt lidt anderledes."
    )
    assert "højere i 60 af 100 tænkelige optællinger" in change_words(CoverageChange(old, new, 60.0, 4.0))
    assert "ikke højere" in change_words(CoverageChange(new, old, 0.0, 0.0))
    assert "før" not in change_words(CoverageChange(new, new, 0.0, 0.0))
