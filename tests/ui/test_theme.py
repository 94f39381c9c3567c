"""The tokens: the same in the style sheet, in the drawings and in Streamlit's theme, and readable."""

import re
import tomllib
from pathlib import Path

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
    "name", ["ink", "muted", "line", "panel", "ground", "paper", "accent", "better", "worse", "same"]
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
    assert theme["linkColor"] == tokens.accent
    assert theme["borderColor"] == tokens.line
    assert theme["chartCategoricalColors"] == [tokens.ink, tokens.accent, tokens.worse, tokens.same]
    steps = theme["chartSequentialColors"]
    assert (len(steps), [each for each in steps if each in tokens.level]) == (10, list(tokens.level))
    around = theme["chartDivergingColors"]
    ends = [each for each in reversed(tokens.around) if each != tokens.around[2]]
    assert (len(around), [each for each in around if each in tokens.around]) == (10, ends)


LITERAL = re.compile(r"(?<!&)#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3,4})\b|\b(?:rgb|hsl)a?\(\s*\d")
NAMED = re.compile(
    r"(?:color|fill|stroke|background)\"?\s*[:=]\s*\"?"
    r"(?:black|white|red|green|blue|gr[ae]y|orange|yellow|navy|silver|teal|purple)\b"
)
SOURCES = {"lib/ui/theme.py", "lib/ui/style.css", "lib/reports/digest_look.py"}
"""The tokens themselves, for drawings, for HTML, and for what leaves the house; the tests above keep them alike."""

NO_TOKEN = {
    "lib/ui/slide_deck.css": ["#000000"],  # the blank screen of a projector: no light at all
    "lib/ui/chart.py": ["#56636F"],  # an example in a docstring of what Vega would say
}


def literals(path: Path) -> list[str]:
    """Colours that a file writes itself instead of naming a token."""
    source = path.read_text(encoding="utf-8")
    return [found[0] for pattern in (LITERAL, NAMED) for found in pattern.finditer(source)]


def test_no_colour_is_written_outside_the_tokens() -> None:
    files = [
        each
        for kind in ("py", "css", "js")
        for top in ("lib", "pages")
        for each in ROOT.glob(f"{top}/**/*.{kind}")
    ]
    assert len(files) > 400
    found = {str(path.relative_to(ROOT)): literals(path) for path in files}
    assert {name: each for name, each in found.items() if each and name not in SOURCES} == NO_TOKEN


def test_a_colour_outside_the_tokens_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "drawn.py"
    file.write_text(
        'A = {"color": "orange"}; B = "fill: #fff"; C = "rgba(0, 0, 0, .5)"; D = "#zk-mangler"; E = "&#123;"'
    )
    assert literals(file) == ["#fff", "rgba(0", 'color": "orange']


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
