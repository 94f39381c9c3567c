"""What a person wrote, made safe to keep: a document or a page can hold every sign that is left."""

import re

from lib.domain.numbers import count

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Signs that XML 1.0 does not allow (a Word file is XML), delete and the signs of C1, and those that would draw what
comes after the text backwards (Unicode UAX 9, 2.1-2.4)."""

CPR_SEEN = "Der står noget, der ligner et CPR-nummer: tag det ud."


def clean_text(written: str) -> str:
    """`written` without control signs and half characters, with plain line ends and no blanks at either end."""
    return _CONTROL.sub("", written.replace("\r\n", "\n").replace("\r", "\n")).strip()


def without_control(written: str) -> str:
    """`written` without the signs that XML cannot hold; blanks and line ends stay."""
    return _CONTROL.sub("", written)


def too_long(name: str, words: str, limit: int) -> str:
    """What is said of a text that there is no room for, by the name of its field."""
    return f"{name} er på {count(len(words))} tegn; der er plads til {count(limit)}. Skriv kortere."
