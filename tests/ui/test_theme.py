"""The tokens: the same in the style sheet, in the drawings and in Streamlit's theme, and readable."""

import re
import tomllib

import pytest

from lib.ui.navigation import ROOT
from lib.ui.theme import DARK, LIGHT, Tokens, levels_for

STYLE = (ROOT / "lib/ui/style.css").read_text(encoding="utf-8")
IN_STYLE = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--zk-([a-z0-9-]+): light-dark\((#\w+), (#\w+)\)", STYLE)
}
TEXT_CONTRAST = 4.5


def luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    "name", ["ink", "muted", "line", "panel", "paper", "accent", "better", "worse", "same"]
)
def test_style_sheet_and_drawings_use_the_same_colours(name: str) -> None:
    assert IN_STYLE[name] == (getattr(LIGHT, name), getattr(DARK, name))


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_levels_are_the_same_in_both(level: int) -> None:
    assert IN_STYLE[f"level-{level}"] == (LIGHT.level[level - 1], DARK.level[level - 1])


@pytest.mark.parametrize(("section", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_streamlits_theme_agrees(section: str, tokens: Tokens) -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][section]

    assert theme["backgroundColor"] == tokens.paper
    assert theme["textColor"] == tokens.ink
    assert theme["primaryColor"] == tokens.accent
    assert theme["secondaryBackgroundColor"] == tokens.panel
    assert len(theme["chartSequentialColors"]) == len(theme["chartDivergingColors"]) == 10


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "muted", "accent", "better", "worse"])
def test_text_can_be_read_on_paper_and_panel(tokens: Tokens, name: str) -> None:
    colour = getattr(tokens, name)

    assert contrast(colour, tokens.paper) >= TEXT_CONTRAST
    assert contrast(colour, tokens.panel) >= TEXT_CONTRAST


@pytest.mark.parametrize("classes", [1, 2, 3, 4, 5])
def test_a_legend_gets_as_many_rising_levels_as_it_has_classes(classes: int) -> None:
    levels = levels_for(classes)

    assert len(set(levels)) == classes
    assert list(levels) == sorted(levels)
    assert levels_for(0) == ()
