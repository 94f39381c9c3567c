"""Which coordinates a map file has: what it says, held against where Denmark lies.

WGS84 and ETRS89 agree within a metre. The boxes are Denmark with a few kilometres around it.
"""

from dataclasses import dataclass
from enum import StrEnum

WGS84 = 4326
UTM32 = 25832
DEGREE_CODES = frozenset({4326, 4258})
METRE_CODES = frozenset({25832, 25833, 32632, 32633, 3857})
KNOWN_CODES = DEGREE_CODES | METRE_CODES
CODE_WORDS = {
    4326: "WGS84 (længde- og breddegrader)",
    4258: "ETRS89 (længde- og breddegrader)",
    25832: "ETRS89/UTM32",
    25833: "ETRS89/UTM33",
    32632: "WGS84/UTM32",
    32633: "WGS84/UTM33",
    3857: "Web Mercator",
}


@dataclass(frozen=True)
class Box:
    """An upright rectangle, borders included."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it; a NaN lies nowhere."""
        return self.west <= x <= self.east and self.south <= y <= self.north


DENMARK_DEGREES = Box(7.5, 54.3, 15.6, 58.0)
DENMARK_UTM32 = Box(390_000.0, 6_010_000.0, 940_000.0, 6_440_000.0)


class Doubt(StrEnum):
    """How sure the reading of the coordinates is: said by the file, likely from their size, or against the file."""

    NONE = "ingen"
    UNSAID = "ikke_oplyst"
    OTHERWISE = "anderledes"


@dataclass(frozen=True)
class Interpretation:
    """`code`: the EPSG code to read with. `swapped`: the first coordinate is the northern one."""

    code: int
    swapped: bool
    doubt: Doubt


def interpret(declared: int | None, x: float, y: float) -> Interpretation | None:
    """How coordinates of which (x, y) is a typical one (the median) are to be read; None: it cannot be known.

    `declared`: the file's EPSG code (one of KNOWN_CODES) or None. Where size and code agree, or the point is nowhere
    in Denmark, the code stands; else the size speaks.
    """
    seen = _by_size(x, y)
    if seen is None:
        return Interpretation(declared, swapped=False, doubt=Doubt.NONE) if declared else None
    code, swapped = seen
    if declared is None:
        return Interpretation(code, swapped, Doubt.OTHERWISE if swapped else Doubt.UNSAID)
    agrees = (declared in DEGREE_CODES) == (code == WGS84) and not swapped
    if agrees:
        return Interpretation(declared, swapped=False, doubt=Doubt.NONE)
    if swapped and (declared in DEGREE_CODES) == (code == WGS84):
        code = declared
    return Interpretation(code, swapped, Doubt.OTHERWISE)


def _by_size(x: float, y: float) -> tuple[int, bool] | None:
    for code, box in ((WGS84, DENMARK_DEGREES), (UTM32, DENMARK_UTM32)):
        if box.holds(x, y):
            return code, False
        if box.holds(y, x):
            return code, True
    return None
