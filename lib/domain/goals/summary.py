"""Goals counted by status, and by what stands in the way of a judgement."""

from collections import Counter
from collections.abc import Sequence

from lib.domain.goals.assessment import GoalResult, GoalStatus, Hindrance


def status_counts(results: Sequence[GoalResult]) -> dict[GoalStatus, int]:
    """How many goals have each status, in the order of a legend; 0 for those that none has."""
    found = Counter(result.status for result in results)
    return {status: found[status] for status in GoalStatus}


def hindrances(results: Sequence[GoalResult]) -> tuple[tuple[Hindrance, int], ...]:
    """What stands in the way of the goals that cannot be judged and of how many, the most frequent first."""
    found = Counter(result.hindrance for result in results if result.hindrance is not None)
    return tuple(found.most_common())
