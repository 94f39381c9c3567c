"""The score by hand, its interval where not all was tried, and that the page shows what was kept."""

import json

import pytest

from tests.mutation.__main__ import KEPT, PAGE, TABLE, chosen
from tests.mutation.mutant import Mutant
from tests.mutation.score import Count, as_json, counted, overall, table


def mutants(package: str, amount: int) -> list[Mutant]:
    file = f"lib/domain/{package}/a.py"
    return [Mutant(f"{package}{i}", file, "f", 1, (1, 1), "", "", "") for i in range(amount)]


def told(count: Count) -> int:
    return count.told


def test_a_score_counts_what_tests_and_types_told() -> None:
    ended = {
        f"goals{place}": {"status": status}
        for place, status in enumerate(
            ["killed", "killed", "timeout", "refused by types", "survived", "no test", "invalid"]
        )
    }
    (goals,) = counted(mutants("goals", 7), ended)
    assert goals == Count("goals", 6, 2, 1, 1, 1, 1)
    assert (goals.tried, goals.whole) == (6, True)
    assert (goals.by_tests, goals.told, goals.share(goals.told)) == (3, 4, 66.7)
    assert Count("law", 5, 0, 0, 0, 0, 0).share(0) is None


def test_packages_are_weighed_by_their_mutants_and_what_is_whole_is_sure() -> None:
    whole = [Count("a", 300, 270, 0, 0, 30, 0), Count("b", 100, 50, 0, 0, 50, 0)]
    assert overall(whole, told) == pytest.approx((80, 80, 80))
    part = [Count("a", 100, 90, 0, 0, 10, 0), Count("b", 300, 15, 0, 0, 15, 0)]
    middle, low, high = overall(part, told)
    assert middle == pytest.approx((90 + 3 * 50) / 4)
    # Of 'b' 30 of 300 were tried: sqrt(0.25 / 30 * 0.9) = 8.66 points, three quarters of the whole.
    assert high - middle == pytest.approx(1.96 * 0.75 * 8.66, abs=0.01)
    assert middle - low == pytest.approx(high - middle)


def test_a_package_of_which_nothing_was_tried_makes_the_score_no_better_than_unknown() -> None:
    middle, low, high = overall([Count("a", 100, 90, 0, 0, 10, 0), Count("b", 100, 0, 0, 0, 0, 0)], told)
    assert (middle, low) == pytest.approx((45, 45))
    assert high == pytest.approx(95)


def test_a_sample_is_always_the_same_and_a_part_of_the_whole_order() -> None:
    every = [*mutants("goals", 30), *mutants("law", 30)]
    order = chosen(every, [], 0, 1)
    assert chosen(list(reversed(every)), [], 10, 1) == order[:10]
    assert len(order) == 60
    assert {each.package for each in chosen(every, ["law"], 0, 1)} == {"law"}


def test_the_page_shows_what_was_kept() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    shown = TABLE.search(PAGE.read_text(encoding="utf-8"))
    assert shown is not None
    assert shown[0] == table(kept)
    assert set(as_json([Count("a", 1, 1, 0, 0, 0, 0)], "t", 10)) == set(kept)
