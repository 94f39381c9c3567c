"""The signs that our own face has: what no font can draw is told as a box, before it can stop a whole paper."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

import font_source_sans_pro

from lib.domain.free_text import clean_text

FONT, SHAPES_FONT = "Source Sans Pro", "DejaVu Sans Mono"
"""Our own face, and the one that Typst brings along: for the four shapes alone that ours lacks."""

FOLDER = Path(font_source_sans_pro.__file__).parent / "files"
UNKNOWN = "\N{WHITE SQUARE}"
_SHAPES = "\N{BLACK CIRCLE}\N{WHITE CIRCLE}\N{CIRCLE WITH LEFT HALF BLACK}\N{WHITE SQUARE}"
_SEGMENTED = 12
"""The format of the table of signs that holds every plane: groups of first sign, last sign and first glyph."""


def drawable(words: str) -> str:
    """`words` with `UNKNOWN` in place of every sign that neither face has; invisible ones are left out."""
    known = _signs()
    composed = unicodedata.normalize("NFC", clean_text(words)).replace("\t", " ")
    return "".join(
        each if each in "\n" + _SHAPES or ord(each) in known else UNKNOWN
        for each in composed
        if unicodedata.category(each) != "Cf"
    )


@cache
def _signs() -> frozenset[int]:
    """Code points with a glyph, read from the `cmap` table of the regular face (OpenType 1.9, format 12)."""
    font = (FOLDER / "SourceSansPro-Regular.otf").read_bytes()
    count = struct.unpack_from(">H", font, 4)[0]
    tables = dict(_table(font, 12 + 16 * place) for place in range(count))
    start = tables["cmap"]
    subtables = struct.unpack_from(">H", font, start + 2)[0]
    offsets = {
        start + struct.unpack_from(">HHI", font, start + 4 + 8 * place)[2] for place in range(subtables)
    }
    found: set[int] = set()
    for offset in offsets:
        if struct.unpack_from(">H", font, offset)[0] == _SEGMENTED:
            groups = struct.unpack_from(">I", font, offset + 12)[0]
            for place in range(groups):
                first, last, _ = struct.unpack_from(">III", font, offset + 16 + 12 * place)
                found.update(range(first, last + 1))
    return frozenset(found)


def _table(font: bytes, record: int) -> tuple[str, int]:
    name, _, offset, _ = struct.unpack_from(">4sIII", font, record)
    return name.decode("ascii"), offset
