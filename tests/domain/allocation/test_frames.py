"""From frames to the model and back."""

import pandas as pd
import pytest

from lib.domain.allocation import frames
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Scenario
from tests.domain.allocation.builders import FREMSKUDT_NEED, ZONE_IDS, move, real_rulebook, small_rulebook

NEED_A = Need("a", tuple(zip(ZONE_IDS, (40.0, 30.0, 20.0, 0.0), strict=True)), "published")


def needs_frame(rows: list[tuple[str, str, float, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["activity_id", "zone", "persons", "basis"])


def test_the_matrix_has_every_activity_and_zone_and_sums_to_the_plan() -> None:
    rulebook = real_rulebook()
    shown = frames.matrix(rulebook.agreement, rulebook.base, rulebook.base)
    assert len(shown) == 14 * 4
    assert shown["after"].sum() == shown["before"].sum() == 517
    assert (shown["change"] == 0).all()


def test_the_matrix_marks_what_a_move_changed_and_nothing_else() -> None:
    rulebook = small_rulebook({"a": (10, 10, 0, 0)})
    after = rulebook.carried_out(Scenario(rulebook.base), move("a", 1, 3, 4)).placement
    shown = frames.matrix(rulebook.agreement, rulebook.base, after)
    changed = shown[shown["change"] != 0].set_index("zone")["change"].to_dict()
    assert changed == {"zone1": -4, "zone3": 4}


def test_hours_per_100_before_and_after_with_none_where_nobody_is() -> None:
    rulebook = small_rulebook({"a": (10, 10, 4, 0)})
    after = rulebook.carried_out(Scenario(rulebook.base), move("a", 1, 3, 4)).placement
    shown = frames.per_100(rulebook.agreement, rulebook.base, after, NEED_A)
    assert shown["before"].tolist()[:3] == pytest.approx([25, 100 / 3, 20])
    assert shown["after"].tolist()[:3] == pytest.approx([15, 100 / 3, 40])
    assert shown["before"].isna().tolist() == [False, False, False, True]
    assert shown["even"].tolist() == pytest.approx([100 * 24 / 90] * 4)
    assert shown["change"].tolist() == [-4, 0, 4, 0]


def test_dækning_per_activity_in_percent() -> None:
    rulebook = real_rulebook()
    shown = frames.coverage_by_activity(rulebook.agreement, rulebook.base, rulebook.base, (FREMSKUDT_NEED,))
    (row,) = shown.to_dict("records")
    assert (row["activity_id"], row["hours"], row["basis"]) == ("fremskudt", 222, "published")
    assert row["before"] == row["after"] == pytest.approx(83.7013, abs=5e-5)


def test_a_need_that_lacks_a_zone_is_incomplete_and_none_is_invented() -> None:
    agreement = small_rulebook({"a": (10, 0, 0, 0), "b": (10, 0, 0, 0)}).agreement
    whole = [("a", zone, 10.0, "published") for zone in ZONE_IDS]
    lacking = [("b", "zone1", 3.0, "published"), ("b", "zone2", float("nan"), "published")]
    needs = frames.needs_from(needs_frame([*whole, *lacking]), agreement)
    assert [need.activity_id for need in needs.known] == ["a"]
    assert needs.incomplete == ("b",)
    assert needs.of("b") is None
    assert needs.of("a") == needs.known[0]


def test_a_need_is_published_only_when_all_its_counts_are() -> None:
    agreement = small_rulebook({"a": (10, 0, 0, 0)}).agreement
    rows = [("a", zone, 10.0, "published") for zone in ZONE_IDS]
    assert frames.needs_from(needs_frame(rows), agreement).known[0].basis == "published"
    mixed = [*rows, ("a", "zone1", 1.0, "proxy")]
    assert frames.needs_from(needs_frame(mixed), agreement).known[0].basis == "proxy"


def test_no_needs_at_all_leave_every_activity_outside_dækning() -> None:
    rulebook = real_rulebook()
    needs = frames.needs_from(needs_frame([]), rulebook.agreement)
    outside = frames.outside_coverage(rulebook.agreement, rulebook.base, needs.known)
    assert len(outside) == 14
    inside = frames.outside_coverage(rulebook.agreement, rulebook.base, (FREMSKUDT_NEED,))
    assert {terms.activity_id for terms in outside} - {terms.activity_id for terms in inside} == {"fremskudt"}
