"""An attacker who was written for the tests alone: it reads public rows, sets up what they say, and asks a solver.

It shares no code with lib/domain/disclosure. Unknowns are counts of afdelinger (and what else a test names); every
shown count is an equation.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import linprog


class Outsider:
    """Collects equations over named unknowns between 0 and a bound, and tells how far one can be narrowed."""

    def __init__(self) -> None:
        self.bounds: dict[str, float] = {}
        self.equations: list[tuple[dict[str, float], float]] = []

    def unknown(self, name: str, most: float) -> None:
        """A count of at most `most` persons."""
        self.bounds[name] = min(most, self.bounds.get(name, most))

    def knows(self, names: Sequence[str] | Mapping[str, float], count: float) -> None:
        """The (weighted) sum of the named counts is public."""
        shares = dict(names) if isinstance(names, Mapping) else dict.fromkeys(names, 1.0)
        self.equations.append((shares, count))

    def span(self, names: Sequence[str]) -> float:
        """Largest minus smallest whole number that the sum of the named counts can be."""
        order = list(self.bounds)
        objective = np.array([float(name in names) for name in order])
        matrix = np.array([[shares.get(name, 0.0) for name in order] for shares, _ in self.equations])
        known = np.array([count for _, count in self.equations])
        limits = []
        for sign in (1.0, -1.0):
            found = linprog(
                sign * objective,
                A_eq=matrix if len(known) else None,
                b_eq=known if len(known) else None,
                bounds=[(0.0, self.bounds[name]) for name in order],
            )
            assert found.status == 0, found.message
            limits.append(sign * float(found.fun))
        return math.floor(limits[1] + 1e-6) - math.ceil(limits[0] - 1e-6)
