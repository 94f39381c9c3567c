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
