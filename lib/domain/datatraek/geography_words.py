"""What the attributes of a map file are called, and how their words are read: tolerant, and never by guessing."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from lib.domain.datatraek.plain_text import tidy


class GeoKind(StrEnum):
    """What a feature of a map file is."""

    ZONE = "zone"
    BASE = "base"
    AFDELING = "afdeling"


ZONE_WORDS: Mapping[str, tuple[str, ...]] = {
    "area_id": ("areaid", "zoneid"),
    "number": ("number", "nummer", "nr", "zonenummer", "zonenr", "zone"),
    "name": ("name", "navn", "zonenavn", "betegnelse", "titel", "zone"),
    "base_name": ("basename", "basenavn", "base"),
    "base_lon": ("baselon", "baselaengde", "basex", "lon", "longitude", "laengdegrad"),
    "base_lat": ("baselat", "basebredde", "basey", "lat", "latitude", "breddegrad"),
    "mark": ("mark",),
}
BASE_WORDS: Mapping[str, tuple[str, ...]] = {
    "zone": ("areaid", "zone", "zonenummer", "zonenr", "zonenavn", "number", "nummer", "nr"),
    "name": ("name", "navn", "basenavn", "basename", "base", "betegnelse", "titel"),
}
AFDELING_WORDS: Mapping[str, tuple[str, ...]] = {
    "area_id": ("areaid",),
    "number": ("number", "afdelingsnummer", "afdelingsnr", "afdnummer", "afdnr", "nummer", "nr"),
    "name": ("name", "navn", "afdelingsnavn", "afdeling", "betegnelse"),
    "former_names": ("formernames", "tidligerenavne", "tidligerenavn"),
    "organisation": ("organisation", "boligorganisation", "boligselskab", "boligforening", "selskab"),
    "zone": ("zone", "zonenummer", "zonenr", "zonenavn"),
    "residents": ("residents", "beboere", "antalbeboere", "beboertal", "indbyggere"),
    "households": ("households", "husstande", "antalhusstande"),
    "valid_from": ("validfrom", "gyldigfra", "fradato", "fra"),
    "valid_to": ("validto", "gyldigtil", "tildato", "til"),
}
KIND_WORDS: Mapping[str, tuple[str, ...]] = {
    "kind": ("kind", "type", "art", "slags", "objekttype"),
    "plan": ("plan",),
}
"""Field -> the names it goes by, the surest first, in the form of `header_key`."""

AFDELING_SIGNS = frozenset(
    {
        *AFDELING_WORDS["organisation"],
        *AFDELING_WORDS["former_names"],
        *("afdeling", "afdelingsnavn", "afdelingsnummer", "afdelingsnr", "afdnummer", "afdnr"),
    }
)
"""Attributes that only afdelinger have."""

SHORTENED_TO = 10
"""A shapefile cuts the names of its attributes to so many characters."""

MAX_NUMBER = 99
"""Highest number of a zone (areas.csv has the same limit)."""

_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_KINDS = {
    "zone": GeoKind.ZONE,
    "zoner": GeoKind.ZONE,
    "base": GeoKind.BASE,
    "baser": GeoKind.BASE,
    "afdeling": GeoKind.AFDELING,
    "afdelinger": GeoKind.AFDELING,
    "boligafdeling": GeoKind.AFDELING,
    "boligafdelinger": GeoKind.AFDELING,
}
_TITLES = {"zone": GeoKind.ZONE, "afdeling": GeoKind.AFDELING, "boligafdeling": GeoKind.AFDELING}


def header_key(header: str) -> str:
    """The form in which two names of an attribute are the same: 'Zone_Nr.' and 'zonenr' are 'zonenr'."""
    folded = unicodedata.normalize("NFC", header).casefold().translate(_FOLDED)
    return "".join(sign for sign in folded if sign.isalnum())


def match_headers(headers: Sequence[str], words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Field -> the header that holds it; fields without one are left out. The surest name wins.

    One header may serve two fields ('zone' is the number or the name of a zone): its words decide.
    """
    found: dict[str, str] = {}
    for field, names in words.items():
        whole = [h for name in names for h in headers if header_key(h) == name]
        cut = [h for name in names for h in headers if _is_cut(h, name)]
        if whole or cut:
            found[field] = (whole or cut)[0]
    return found


def _is_cut(header: str, name: str) -> bool:
    """Whether a header of a shapefile's full width is the beginning of `name`."""
    key = header_key(header)
    return len(header) == SHORTENED_TO and len(key) < len(name) and name.startswith(key)


def has_afdeling_signs(headers: Iterable[str]) -> bool:
    """Whether the attributes are those of afdelinger."""
    return any(
        header_key(header) in AFDELING_SIGNS or any(_is_cut(header, sign) for sign in AFDELING_SIGNS)
        for header in headers
    )


def kind_of_word(word: str) -> GeoKind | None:
    """The kind that an attribute `kind` or `type` names; None: it says something else."""
    return _KINDS.get(header_key(word))


def kind_of_title(title: str) -> GeoKind | None:
    """The kind that a layer's name speaks of ('Boligafdelinger 2026'); None: none of them or several."""
    words = [header_key(word) for word in re.split(r"[\W\d_]+", title)]
    spoken = {kind for word in words for start, kind in _TITLES.items() if word.startswith(start)}
    spoken |= {_KINDS[word] for word in words if word in _KINDS}
    return next(iter(spoken)) if len(spoken) == 1 else None


def zone_number(word: str) -> int | None:
    """The number in 'Zone 3', '3' or '3.0', 1 to 99; None: none, or more than one."""
    figures = re.findall(r"\d+", re.sub(r"(\d)[.,]0+$", r"\1", word))
    if len(figures) != 1 or len(figures[0]) > 2:
        return None
    number = int(figures[0])
    return number if 1 <= number <= MAX_NUMBER else None


def cell_text(cell: object) -> str:
    """An attribute as text: '' for empty ones and for what is no single value; 11.0 is '11'."""
    if isinstance(cell, bool) or cell is None or cell != cell:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return tidy(str(cell)) if isinstance(cell, str | int | float) else ""


def whole_number(word: str) -> int | None:
    """A count: digits, or Danish thousands ('1.234'); None: it is no whole number from 0 to a thousand million."""
    if not re.fullmatch(r"\d{1,9}|\d{1,3}(\.\d{3}){1,2}", word):
        return None
    return int(word.replace(".", ""))


def decimal_number(word: str) -> float | None:
    """A coordinate with point or comma; None: it is no number."""
    if not re.fullmatch(r"-?\d{1,8}([.,]\d{1,15})?", word):
        return None
    return float(word.replace(",", "."))
