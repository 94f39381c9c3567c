"""The colours a map is drawn with: what it needs of the theme's tokens, which the page hands over."""

from typing import Protocol


class MapInks(Protocol):
    """Hex colours by what they mean; `lib.ui.theme.Tokens` is one of these."""

    @property
    def ink(self) -> str:
        """Text and outlines."""

    @property
    def muted(self) -> str:
        """Captions and hatches."""

    @property
    def line(self) -> str:
        """Borders."""

    @property
    def panel(self) -> str:
        """The ground around the zones."""

    @property
    def paper(self) -> str:
        """The page."""

    @property
    def same(self) -> str:
        """A number too uncertain for a class."""

    @property
    def accent(self) -> str:
        """Bases and the chosen zone."""
