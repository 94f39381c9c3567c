"""Ids of zones and afdelinger that come from a file: what the plan already calls them, else made of what they say."""

import re

from lib.domain.datatraek.plain_text import plain

OWN_ID = re.compile(r"[a-z0-9_]{1,60}")
"""What an area id may look like."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"})


def slug(text: str) -> str:
    """`text` as an id: small Latin letters, figures and underscores; '' when nothing is left of it.

    'Nørre Allé 3' is 'noerre_alle_3'.
    """
    return re.sub(r"[^a-z0-9]+", "_", plain(text).translate(_LETTERS)).strip("_")


def zone_id(number: int) -> str:
    """The id of a new zone."""
    return f"zone{number}"


def afdeling_id(organisation: str, number: str, name: str) -> str:
    """The id of a new afdeling, the same whether it comes from a map or a list; '' when number and name are empty.

    A number is unique within its organisation only, so both are in it.
    """
    said = number or name
    return slug(f"{organisation} {said}") if said else ""
