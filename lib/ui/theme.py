"""The colours of look.md for drawings that cannot read CSS variables (Vega-Lite, folium), per theme.

style.css holds the same tokens for HTML; a test keeps the two alike.
"""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Tokens:
    """Colours by what they mean. `level` is light to dark (low to high) and reversed on dark paper; `ground` is
    what a small map lies on."""

    ink: str
    muted: str
    line: str
    panel: str
    ground: str
    paper: str
    accent: str
    better: str
    worse: str
    same: str
    level: tuple[str, ...]
    around: tuple[str, ...]


_LEVEL = ("#E3EDF4", "#B5D0E3", "#7AADCD", "#397BA6", "#155078")
_AROUND = ("#155078", "#7AADCD", "#ECEEF0", "#E8A36B", "#A3440A")

LIGHT = Tokens(
    ink="#14212E",
    muted="#56636F",
    line="#D5DBE1",
    panel="#F5F7F9",
    ground="#EAF0F4",
    paper="#FFFFFF",
    accent="#0F5C7A",
    better="#1B6CA8",
    worse="#B8500C",
    same="#78838E",
    level=_LEVEL,
    around=_AROUND,
)

DARK = Tokens(
    ink="#EAF0F5",
    muted="#A9B6C2",
    line="#33414D",
    panel="#17212A",
    ground="#1D2933",
    paper="#10181F",
    accent="#7CC4E0",
    better="#7FB8E6",
    worse="#F2A065",
    same="#8793A0",
    level=tuple(reversed(_LEVEL)),
    around=_AROUND,
)

SCREEN = Tokens(
    **{
        name: f"var(--zk-{name})"
        for name in ("ink", "muted", "line", "panel", "ground", "paper", "accent", "better", "worse", "same")
    },
    level=tuple(f"var(--zk-level-{step})" for step in range(1, 6)),
    around=_AROUND,
)
"""The tokens by their names in style.css: a picture drawn with them follows the colour scheme it stands in."""

_LEVELS_FOR_CLASSES = {1: (3,), 2: (2, 4), 3: (2, 3, 5), 4: (2, 3, 4, 5), 5: (1, 2, 3, 4, 5)}


def tokens() -> Tokens:
    """The colours of the theme that this user's browser shows now; light while it has not said."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def levels_for(classes: int) -> tuple[int, ...]:
    """Which of the five level colours (1 = low) a legend of `classes` classes uses, far enough apart to tell."""
    return _LEVELS_FOR_CLASSES.get(classes, ())
