"""Goals counted by status: of the plan, of a delaftale, of a styregruppe."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from lib.domain.goals.assessment import GoalResult, GoalStatus, Hindrance

GROUPS = ("delaftale", "styregruppe", "level")
"""What goals may be counted by: fields of Goal."""


def status_counts(results: Sequence[GoalResult]) -> dict[GoalStatus, int]:
    """How many goals have each status, in the order of a legend; 0 for those that none has."""
    found = Counter(result.status for result in results)
    return {status: found[status] for status in GoalStatus}


def counts_by(results: Sequence[GoalResult], key: str) -> pd.DataFrame:
    """One row per value of `key` (one of GROUPS), in the order in which the goals come: key, goals, and a count for
    each status under its value (naaet, paa_vej, bagud, kan_ikke_vurderes).

    Raises ValueError for another key.
    """
    if key not in GROUPS:
        raise ValueError(f"Mål kan tælles efter {', '.join(GROUPS)}, ikke efter «{key}».")
    groups: dict[str, list[GoalResult]] = {}
    for result in results:
        groups.setdefault(str(getattr(result.goal, key)), []).append(result)
    rows = [
        {key: name, "goals": len(members), **{each.value: n for each, n in status_counts(members).items()}}
        for name, members in groups.items()
    ]
    return pd.DataFrame(rows, columns=[key, "goals", *(each.value for each in GoalStatus)])


def hindrances(results: Sequence[GoalResult]) -> tuple[tuple[Hindrance, int], ...]:
    """What stands in the way of the goals that cannot be judged and of how many, the most frequent first."""
    found = Counter(result.hindrance for result in results if result.hindrance is not None)
    return tuple(found.most_common())
