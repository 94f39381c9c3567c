"""The light colours of the screens for what leaves the house: a mail or a workbook has no theme to ask."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MailInks:
    """The tokens that it needs; tests/ui/test_theme.py keeps them those of the screens."""

    ink: str = "#14212E"
    muted: str = "#56636F"
    line: str = "#D5DBE1"
    panel: str = "#F5F7F9"
    paper: str = "#FFFFFF"
    accent: str = "#0F5C7A"
    worse: str = "#B8500C"
    bar: str = "#B5D0E3"
    """The second of the five levels: a number inside the bar stands 10:1 against it."""


MAIL_INKS = MailInks()
