"""Which fill a value gets: its class colour, or the hatch of the status that says why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.classes import Classes
from lib.domain.observation import Status
from lib.domain.statistics.reliability import Reliability
from lib.maps.hatches import hatch_fill


@dataclass(frozen=True)
class Shading:
    """Classes and one colour for each, the lowest first."""

    classes: Classes
    colours: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.colours) != len(self.classes.labels):
            raise ValueError(
                f"{len(self.classes.labels)} classes need as many colours, not {len(self.colours)}"
            )

    def fill(self, value: float, status: str) -> str:
        """Colour of an ok value, else the hatch of `status`. An ok row without a value is hatched as *mangler*."""
        if status != Status.OK:
            return hatch_fill(Status(status))
        index = self.classes.index_of(value)
        return hatch_fill(Status.MANGLER) if index is None else self.colours[index]


def shading_for(classes: Classes, level: Sequence[str], steps: Sequence[int]) -> Shading:
    """Shading with the colours of `level` (lowest first) that stand at `steps` (1 = lowest), one per class."""
    return Shading(classes, tuple(level[step - 1] for step in steps))


def statuses_of(rows: pd.DataFrame) -> set[str]:
    """The statuses that occur in `rows` besides ok: what the legend must explain."""
    return set(rows["status"]) - {Status.OK.value}


def is_uncertain(rows: pd.DataFrame) -> pd.Series:
    """True for each row whose interval is too wide: it is drawn grey and takes no part in the classes."""
    return (rows["status"] == Status.OK) & (rows["reliability"] == Reliability.USIKKER)


def has_kept_out(afdelinger: pd.DataFrame) -> bool:
    """True when some afdeling is too small for figures of its own (column own_rows)."""
    return bool((~afdelinger["own_rows"].astype(bool)).any())
