"""Coordinates are read as the file says unless their size says otherwise; then somebody is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from lib.domain.datatraek.geography_coordinates import (
    DENMARK_DEGREES,
    DENMARK_UTM32,
    KNOWN_CODES,
    UTM32,
    WGS84,
    Doubt,
    interpret,
)

METRES = (547_000.0, 6_158_000.0)
DEGREES = (9.75, 55.57)


@pytest.mark.parametrize(
    ("declared", "x", "y", "code", "swapped", "doubt"),
    [
        (WGS84, *DEGREES, WGS84, False, Doubt.NONE),
        (4258, *DEGREES, 4258, False, Doubt.NONE),
        (UTM32, *METRES, UTM32, False, Doubt.NONE),
        (25833, *METRES, 25833, False, Doubt.NONE),
        (3857, 1_085_000.0, 7_480_000.0, 3857, False, Doubt.NONE),
        (None, *DEGREES, WGS84, False, Doubt.UNSAID),
        (None, *METRES, UTM32, False, Doubt.UNSAID),
        (WGS84, *METRES, UTM32, False, Doubt.OTHERWISE),
        (UTM32, *DEGREES, WGS84, False, Doubt.OTHERWISE),
        (WGS84, *DEGREES[::-1], WGS84, True, Doubt.OTHERWISE),
        (25833, *METRES[::-1], 25833, True, Doubt.OTHERWISE),
        (None, *METRES[::-1], UTM32, True, Doubt.OTHERWISE),
        (UTM32, 0.0, 0.0, UTM32, False, Doubt.NONE),
    ],
)
def test_what_is_said_and_what_is_seen(
    declared: int | None, x: float, y: float, code: int, swapped: bool, doubt: Doubt
) -> None:
    found = interpret(declared, x, y)
    assert found is not None
    assert (found.code, found.swapped, found.doubt) == (code, swapped, doubt)


def test_unsaid_and_nowhere_cannot_be_known() -> None:
    assert interpret(None, 0.0, 0.0) is None
    assert interpret(None, float("nan"), 55.0) is None


@given(st.floats(8.0, 15.2), st.floats(54.5, 57.8), st.sampled_from(sorted(KNOWN_CODES)))
def test_every_place_in_denmark_is_read_in_every_known_system(lon: float, lat: float, code: int) -> None:
    x, y = Transformer.from_crs(WGS84, code, always_xy=True).transform(lon, lat)
    found = interpret(code, x, y)
    assert found is not None
    assert (found.code, found.swapped) == (code, False)
    assert DENMARK_DEGREES.holds(lon, lat)
    assert DENMARK_UTM32.holds(*Transformer.from_crs(WGS84, UTM32, always_xy=True).transform(lon, lat))
