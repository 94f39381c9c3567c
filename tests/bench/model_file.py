"""A whole-number programme as a file of numbers, so that any solver in any process can read the same one."""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Model:
    """Make cost x column + constant smallest, all columns whole, low <= column <= high, and of each row of the sparse
    matrix (values, columns and where each row starts, as scipy has them) least <= row x column <= most."""

    cost: Numbers
    constant: Numbers
    low: Numbers
    high: Numbers
    values: Numbers
    columns: Indices
    starts: Indices
    least: Numbers
    most: Numbers

    def value(self, solution: Numbers) -> float:
        """What a solution costs."""
        return float(self.cost @ solution + self.constant[0])

    def excess(self, solution: Numbers) -> float:
        """The most that a solution is outside a bound of a column or row; 0 where it keeps them all."""
        parts = self.values * solution[self.columns]
        sums = np.array([part.sum() for part in np.split(parts, self.starts[1:-1])])
        outside = [self.low - solution, solution - self.high, self.least - sums, sums - self.most]
        return max(0.0, *(float(each.max()) for each in outside))


def save(model: Model, path: Path) -> None:
    """Write a model, every number as it is."""
    np.savez(path, **{each.name: getattr(model, each.name) for each in fields(Model)})


def load(path: Path) -> Model:
    """The model of a file."""
    with np.load(path) as kept:
        return Model(**{each.name: kept[each.name] for each in fields(Model)})
