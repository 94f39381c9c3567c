"""Any paper as a PDF: tagged (PDF/UA-1), fit to be archived (PDF/A-2a), in Danish, with bookmarks and its own letters.

Typst sets it. All words go in as data, never as markup, so that a sign that people wrote is that sign on the page.
"""

import datetime as dt
import json
import math
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from lib.domain.material.paper import Block, Bullets, Heading, Note, Paper, Text
from lib.domain.material.picture import Picture
from lib.domain.material.table import WordTable
from lib.reports.chart_svg import chart_svg
from lib.reports.column_shares import column_shares
from lib.reports.own_font import FOLDER, FONT, SHAPES_FONT, drawable

STANDARDS = ("a-2a", "ua-1")
SECONDS = 60
MOST_SIGNS, MOST_CELLS, MOST_PICTURES = 400_000, 20_000, 40
"""Of all texts, of all tables and of pictures: some hundred pages. More is a mistake, or meant to stop the machine."""

_HERE = Path(__file__).parent
_ROOM_MM, _TALLEST_MM = 170, 88
_BODY_PT, _FITTED_PT = 10.5, (11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
"""Of running text; where it must fit a number of pages, the largest that does."""

_SOURCES = "Kilder"
_TOO_MANY = b"too many pages"
_ENDLESS, _BREAK = re.compile(r"\S{41,}"), "\N{ZERO WIDTH SPACE}"
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')


class PaperNotMade(RuntimeError):
    """The PDF could not be written; the text says in Danish why and what to do."""


class _TooManyPages(PaperNotMade):
    """The letters are too large for the pages that it may have."""


class PaperInks(Protocol):
    """The colours of a paper; `lib.ui.theme.Tokens` is one of these."""

    @property
    def ink(self) -> str:
        """Text."""

    @property
    def muted(self) -> str:
        """Captions and foot."""

    @property
    def line(self) -> str:
        """The lines of tables."""

    @property
    def panel(self) -> str:
        """The ground of notes and of the heads of tables."""


def paper_pdf(
    paper: Paper, inks: PaperInks, written: dt.datetime, most_pages: int = 0, seconds: float = SECONDS
) -> bytes:
    """The paper in A4 upright. `written` (UTC) is when; the whole hash and the stamp stand on every page.

    With `most_pages` the letters are as large as lets it have no more, within limits. Raises PaperNotMade where the
    paper is too large, takes more than `seconds`, or cannot be set.
    """
    _check_size(paper)
    sizes = _FITTED_PT if most_pages else (_BODY_PT,)
    pictures = {f"{place}.svg": each for place, each in enumerate(_pictures(paper))}
    drawings = {name: drawable(chart_svg(_in_own_face(each.spec))) for name, each in pictures.items()}
    names = {id(each): name for name, each in pictures.items()}
    data = {
        "title": _line(paper.title),
        "subtitle": _line(paper.subtitle),
        "mark": _line(paper.mark),
        "version": _line(paper.version),
        "stamp": _line(paper.stamp),
        "author": "Zonekompas",
        "written": _moment(written),
        "fonts": [FONT, SHAPES_FONT],
        "most_pages": most_pages,
        **{name: getattr(inks, name) for name in ("ink", "muted", "line", "panel")},
        "blocks": _levelled([_data(block, names, drawings) for block in _all_blocks(paper)]),
    }
    for size in sizes[:-1]:
        with suppress(_TooManyPages):
            return _typeset({**drawings, "paper.json": json.dumps({**data, "body": size})}, seconds)
    return _typeset({**drawings, "paper.json": json.dumps({**data, "body": sizes[-1]})}, seconds)


def _all_blocks(paper: Paper) -> tuple[Block, ...]:
    if not paper.sources:
        return paper.blocks
    return (*paper.blocks, Heading(_SOURCES, 1), Bullets(paper.sources))


def _data(block: Block, names: Mapping[int, str], drawings: Mapping[str, str]) -> dict[str, Any]:
    """The block as the template reads it."""
    match block:
        case Heading():
            level = min(max(block.level, 1), 3)
            return {
                "kind": "heading",
                "words": _line(block.words),
                "level": level,
                "new_page": block.new_page,
            }
        case Text():
            return {"kind": "text", "words": _words(block.words)}
        case Note():
            return {"kind": "note", "words": _words(block.words)}
        case Bullets():
            return {"kind": "bullets", "items": [_words(" ".join(each.split())) for each in block.items]}
        case Picture():
            file = names[id(block)]
            return {
                "kind": "picture",
                "file": file,
                "alt": _line(block.alt) or _line(block.name),
                "width": _width_mm(drawings[file]),
            }
        case WordTable():
            return {
                "kind": "table",
                "title": _line(block.title),
                "columns": [_line(each) for each in block.columns],
                "rows": [[_words(cell) for cell in row] for row in block.rows],
                "right": sorted(block.right),
                "widths": column_shares(block),
            }


def _levelled(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Headings that skip no level on the way down: PDF/UA-1 (7.4.2) has no other."""
    deepest = 0
    for block in blocks:
        if block["kind"] == "heading":
            block["level"] = deepest = min(block["level"], deepest + 1)
    return blocks


def _pictures(paper: Paper) -> Iterator[Picture]:
    return (block for block in paper.blocks if isinstance(block, Picture))


def _in_own_face(spec: Mapping[str, Any]) -> dict[str, Any]:
    return {**spec, "config": {**spec.get("config", {}), "font": FONT}}


def _width_mm(svg: str) -> float:
    """As wide as the page, but no taller than `_TALLEST_MM`."""
    found = _SIZE.search(svg)
    if found is None:
        return _ROOM_MM
    width, height = float(found[1]), float(found[2])
    return round(min(_ROOM_MM, _TALLEST_MM * width / height), 1)


def _words(words: str) -> str:
    """With places to break in what is longer than any Danish word: an address would run out of the page.
    Three signs are too few to be hyphenated: no sign is put into an address."""
    return _ENDLESS.sub(lambda found: _BREAK.join(re.findall(".{1,3}", found[0])), drawable(words))


def _line(words: str) -> str:
    return " ".join(drawable(words).split("\n"))


def _moment(written: dt.datetime) -> dict[str, int]:
    utc = written.astimezone(dt.UTC)
    return {name: getattr(utc, name) for name in ("year", "month", "day", "hour", "minute", "second")}


def _check_size(paper: Paper) -> None:
    tables = [block for block in paper.blocks if isinstance(block, WordTable)]
    found = (
        (len(repr([block for block in _all_blocks(paper) if not isinstance(block, Picture)])), MOST_SIGNS),
        (sum(len(each.columns) * (1 + len(each.rows)) for each in tables), MOST_CELLS),
        (sum(1 for _ in _pictures(paper)), MOST_PICTURES),
    )
    if any(size > most for size, most in found):
        raise PaperNotMade(
            "Papiret er for stort til en PDF-fil. Forkort teksterne, eller hent det som Word i stedet."
        )


def _typeset(files: Mapping[str, str], seconds: float) -> bytes:
    order = {
        "main": (_HERE / "paper.typ").read_text(encoding="utf-8"),
        "files": files,
        "fonts": str(FOLDER),
        "standards": STANDARDS,
    }
    command = [sys.executable, "-I", str(_HERE / "typeset.py")]
    try:
        done = subprocess.run(
            command, input=json.dumps(order).encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise PaperNotMade(
            f"PDF-filen blev ikke færdig på {math.ceil(seconds)} sekunder. Forkort papiret, eller hent det som Word."
        ) from late
    if _TOO_MANY in done.stderr:
        raise _TooManyPages("Papiret fylder mere end det antal sider, det må have. Forkort teksterne.")
    if done.returncode != 0:
        raise PaperNotMade(
            "PDF-filen kunne ikke sættes. Hent papiret som Word i stedet, og send denne linje til dem, der driver "
            f"programmet: {done.stderr.decode(errors='replace').strip().splitlines()[-1:]}"
        )
    return done.stdout
