"""The light colours of look.md for what leaves the house: a mail has no theme to ask."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MailInks:
    """The tokens that a mail needs; a test keeps them those of the screens."""

    ink: str = "#14212E"
    muted: str = "#56636F"
    line: str = "#D5DBE1"
    panel: str = "#F5F7F9"
    paper: str = "#FFFFFF"
    accent: str = "#0F5C7A"
    worse: str = "#B8500C"


MAIL_INKS = MailInks()
