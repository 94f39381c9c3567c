"""Colours that mean different things stay apart for a reader without green cones, without red cones, and in print.

Simulation: Machado, Oliveira & Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE TVCG 15(6), 2009, the matrices of severity 1.0, on linear RGB. Distance: CIE 1976 L*a*b* under D65 (2 is just
noticed side by side). The least distances are those of look.md, a little under what is measured.
"""

from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt
import pytest

from lib.ui.theme import DARK, LIGHT, Tokens

Colour = npt.NDArray[np.float64]
VISIONS = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])

JUDGEMENTS = {("better", "worse"): 65.0, ("worse", "same"): 45.0, ("better", "same"): 23.0}
"""Least distance between two judgements; blue and grey are the nearest, and a sign and a word tell them apart too."""
LEVEL_STEP = 12.0
AROUND_STEP = 29.0
GREY_FROM_LEVEL = 14.0
GREYSCALE_STEP = 10.0

themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
visions = pytest.mark.parametrize("vision", VISIONS)


def linear(colour: str) -> Colour:
    channels = np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: Colour) -> Colour:
    xyz = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, vision: str) -> float:
    seen = [lab(VISIONS[vision] @ linear(colour)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


def lightness(colour: str) -> float:
    """L*: what is left of a colour on a black and white printer."""
    return float(lab(linear(colour))[0])


def test_the_measure_itself() -> None:
    assert distance("#FFFFFF", "#000000", "normal") == pytest.approx(100, abs=0.1)
    red_green = ("#C00000", "#5C7A00")
    assert distance(*red_green, "deuteranopia") < 0.4 * distance(*red_green, "normal")


@themes
@visions
@pytest.mark.parametrize("pair", JUDGEMENTS)
def test_judgements_stay_apart(theme: Tokens, vision: str, pair: tuple[str, str]) -> None:
    one, other = (getattr(theme, name) for name in pair)
    assert distance(one, other, vision) >= JUDGEMENTS[pair]


@themes
@visions
def test_each_level_stays_apart_from_every_other(theme: Tokens, vision: str) -> None:
    assert all(distance(one, other, vision) >= LEVEL_STEP for one, other in combinations(theme.level, 2))


@themes
@visions
def test_the_classes_around_a_benchmark_stay_apart(theme: Tokens, vision: str) -> None:
    assert all(distance(one, other, vision) >= AROUND_STEP for one, other in combinations(theme.around, 2))


@themes
@visions
def test_an_uncertain_number_is_never_taken_for_a_class(theme: Tokens, vision: str) -> None:
    assert all(distance(theme.same, level, vision) >= GREY_FROM_LEVEL for level in theme.level)


@themes
def test_levels_keep_their_order_in_greyscale(theme: Tokens) -> None:
    steps = [lightness(after) - lightness(before) for before, after in pairwise(theme.level)]
    assert len({step > 0 for step in steps}) == 1, "the order turns round somewhere"
    assert min(abs(step) for step in steps) >= GREYSCALE_STEP


@themes
def test_the_middle_around_a_benchmark_is_the_lightest_in_greyscale(theme: Tokens) -> None:
    shades = [lightness(colour) for colour in theme.around]
    assert shades.index(max(shades)) == 2
    assert shades[0] < shades[1] < shades[2] > shades[3] > shades[4]
