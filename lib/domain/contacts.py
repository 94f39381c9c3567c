"""Whom residents ask about what, as the plan has it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """A function, never a person, and what to ask there. From the plan's contacts.csv."""

    function: str
    about: str
    source: str
