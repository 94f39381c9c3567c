"""The colours a chart is drawn with: what it needs of the theme's tokens, which the page hands over."""

from typing import Protocol


class ChartInks(Protocol):
    """Hex colours by what they mean; `lib.ui.theme.Tokens` is one of these."""

    @property
    def ink(self) -> str:
        """The line the panel is about, and text."""

    @property
    def muted(self) -> str:
        """Comparison lines, axes and captions."""

    @property
    def line(self) -> str:
        """Grid, and the other zones behind."""

    @property
    def paper(self) -> str:
        """The inside of a hollow mark."""

    @property
    def worse(self) -> str:
        """The rule of a break."""

    @property
    def accent(self) -> str:
        """The line of a goal."""


def contrast(one: str, other: str) -> float:
    """How far two hex colours are apart in lightness, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
