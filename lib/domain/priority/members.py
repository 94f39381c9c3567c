"""The weights of several members of a board: kept by seat, held side by side, what they share and where they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isclose, isfinite

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray = npt.NDArray[np.float64]

SEATS = tuple(f"Medlem {number}" for number in range(1, 13))
"""A seat, never a person. Twelve: the largest board that the plan has."""


class UnsoundWeights(ValueError):
    """They are no weights; the message says so in Danish."""


@dataclass(frozen=True)
class MemberWeights:
    """What one seat weighs: weights (0-1, together 1) by indicator id."""

    member: str
    weights: Mapping[str, float]

    def fits(self, indicator_ids: Sequence[str]) -> bool:
        """True when these are the indicators that the member has weighed, all of them and no others."""
        return set(self.weights) == set(indicator_ids)


def checked(member: str, weights: Mapping[object, object]) -> MemberWeights:
    """Weights as somebody hands them over. Raises UnsoundWeights where they are no weights that sum to 1."""
    try:
        read = {str(name): float(str(weight)) for name, weight in weights.items()}
    except ValueError as no_number:
        raise UnsoundWeights(unreadable(member)) from no_number
    sound = all(isfinite(weight) and 0 <= weight <= 1 for weight in read.values())
    if not sound or not isclose(sum(read.values()), 1.0, abs_tol=1e-6):
        raise UnsoundWeights(unreadable(member))
    return MemberWeights(member, read)


def unreadable(member: str) -> str:
    """The sentence on a seat whose weights are not weights."""
    return f"Vægtene for {member} kan ikke læses. Indtast dem igen."


def sets_of(members: Sequence[MemberWeights], indicator_ids: Sequence[str]) -> FloatArray:
    """Members x indicators, in the order given. Raises KeyError for a member who has weighed other indicators."""
    return np.array([[member.weights[name] for name in indicator_ids] for member in members])


def mean_of(members: Sequence[MemberWeights], indicator_ids: Sequence[str], seat: str) -> MemberWeights:
    """The mean of all seats' weights, as if it were a seat of its own called `seat`; it sums to 1 as theirs do."""
    mean = sets_of(members, indicator_ids).mean(axis=0).tolist()
    return MemberWeights(seat, dict(zip(indicator_ids, mean, strict=True)))


def largest_agreement(members: Sequence[MemberWeights]) -> tuple[MemberWeights, ...]:
    """The seats that have weighed the same indicators, as many as possible; of two such sets the one that came first.

    Weights of different indicators have no mean. Empty without members.
    """
    together: dict[frozenset[str], list[MemberWeights]] = {}
    for member in members:
        together.setdefault(frozenset(member.weights), []).append(member)
    most: list[MemberWeights] = max(together.values(), key=lambda seats: len(seats), default=[])
    return tuple(most)


def side_by_side(members: Sequence[MemberWeights], indicator_ids: Sequence[str]) -> pd.DataFrame:
    """One row per indicator: indicator_id, a column of percent per seat, `mean`, `low`, `high` and `spread` (the
    largest minus the smallest), in percent and percentage points; where they differ most, first."""
    shares = 100 * sets_of(members, indicator_ids)
    table = pd.DataFrame(shares.T, columns=[member.member for member in members])
    table.insert(0, "indicator_id", list(indicator_ids))
    table["mean"], table["low"], table["high"] = shares.mean(axis=0), shares.min(axis=0), shares.max(axis=0)
    table["spread"] = table["high"] - table["low"]
    return table.sort_values("spread", ascending=False, kind="stable").reset_index(drop=True)
