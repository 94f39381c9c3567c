"""How many half-hours the rules allow in a zone, by hand; each answer spelt out as the numbers that it stands for."""

import pytest

from lib.domain.allocation.agreement import SMALLEST_BLOCK, SMALLEST_SHARED_BLOCK, ActivityTerms
from lib.domain.allocation.proposal.steps import Allowed, allowed, pieces
from lib.domain.allocation.terms import BLOCK, EVERYWHERE, SESSION, TEAMS, Terms


def activity(everywhere: bool = False, teams: int | None = None) -> ActivityTerms:
    return ActivityTerms("a", "A", "A", "D", everywhere, teams, "")


def numbers(found: Allowed, total: int) -> list[int]:
    """The numbers up to `total` that an answer lets an activity have in a zone."""
    first = found.start + found.jump
    steps = [first + found.step * taken for taken in range(found.steps + 1)]
    return [each for each in ([0] if not found.start and found.jump else []) + steps if each <= total]


def test_nobodys_activity_may_have_any_number() -> None:
    assert numbers(allowed(None, 5, Terms()), 5) == [0, 1, 2, 3, 4, 5]


def test_none_or_a_smallest_block_and_more() -> None:
    least = SMALLEST_BLOCK
    assert numbers(allowed(activity(), least + 2, Terms()), least + 2) == [0, least, least + 1, least + 2]
    lifted = Terms(lifted=frozenset({BLOCK}))
    assert numbers(allowed(activity(), 3, lifted), 3) == [0, 1, 2, 3]


def test_whole_sessions_from_the_first_that_is_a_block() -> None:
    of_six = Terms(sessions=(("a", 6),))
    least = -(-SMALLEST_BLOCK // 6) * 6
    assert numbers(allowed(activity(), 30, of_six), 30) == [0, *range(least, 31, 6)]
    large = Terms(sessions=(("a", 2 * SMALLEST_BLOCK),))
    block = 2 * SMALLEST_BLOCK
    assert numbers(allowed(activity(), 3 * block, large), 3 * block) == [0, block, 2 * block, 3 * block]
    lifted = Terms(sessions=(("a", 6),), lifted=frozenset({f"{SESSION}a"}))
    assert allowed(activity(), 30, lifted) == allowed(activity(), 30, Terms())


def test_what_must_be_everywhere_has_its_block_in_every_zone() -> None:
    least = SMALLEST_SHARED_BLOCK
    assert numbers(allowed(activity(everywhere=True), least + 2, Terms()), least + 2) == [
        least,
        least + 1,
        least + 2,
    ]
    lifted = Terms(lifted=frozenset({EVERYWHERE}))
    assert 0 in numbers(allowed(activity(everywhere=True), least + 2, lifted), least + 2)


@pytest.mark.parametrize(
    ("total", "teams", "sessions", "whole"),
    [
        (40, 2, (), [0, 20]),
        (60, 3, (), [0, 20]),
        (41, 2, (), [0]),
        (40, 2, (("a", 3),), [0]),
        (40, 2, (("a", 5),), [0, 20]),
    ],
)
def test_a_team_is_whole_or_not_there(
    total: int, teams: int, sessions: tuple[tuple[str, int], ...], whole: list[int]
) -> None:
    assert numbers(allowed(activity(teams=teams), total, Terms(sessions=sessions)), total) == whole
    lifted = Terms(sessions=sessions, lifted=frozenset({f"{TEAMS}a"}))
    assert allowed(activity(teams=teams), total, lifted) == allowed(
        activity(), total, Terms(sessions=sessions)
    )


def test_teams_everywhere_stand_whole_in_every_zone_or_nowhere_can_be_right() -> None:
    assert numbers(allowed(activity(everywhere=True, teams=2), 40, Terms()), 40) == [20]
    assert numbers(allowed(activity(everywhere=True, teams=2), 41, Terms()), 41) == []


def test_pieces_are_broken_at_the_fair_share_and_at_what_stands_there() -> None:
    """0 to 10 half-hours one by one; 4 is fair and 6 stand there: filled up to 4, gained above 6."""
    found = pieces(Allowed(0, 0, 1, 10), 4.0, 6)
    assert sum(each.length * each.count for each in found) == 10
    assert sum(each.filled * each.count for each in found) == pytest.approx(4)
    assert sum(each.gained * each.count for each in found) == pytest.approx(4)
    slopes = [(each.gained - each.filled) / each.length for each in found]
    assert slopes == sorted(slopes)
    assert pieces(Allowed(0, 0, 1, 10), 4.0 + 1e-12, 6) == found
    uneven = pieces(Allowed(0, 0, 1, 10), 4.5, 6)
    assert sum(each.filled * each.count for each in uneven) == pytest.approx(4.5)
    (fixed, *rest) = pieces(Allowed(5, 0, 1, 3), 4.0, 6)
    assert (fixed.fixed, fixed.length * fixed.count) == (True, 5)
    assert sum(each.length * each.count for each in rest) == 3
    (jump, *more) = pieces(Allowed(0, 5, 1, 3), 4.0, 6)
    assert (jump.jump, jump.fixed, jump.length, jump.count) == (True, False, 5, 1)
    assert sum(each.length * each.count for each in more) == 3
