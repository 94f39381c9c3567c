"""What a made file is: its bytes, the profile it is read by, and what must come of it."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Expected = tuple[str, str, str, float | None, int | None, int | None, str]
"""indicator, area, last day of the period, value, numerator, denominator, status."""

WIDE = """
titel = "Prøve"
slags = "observationer"
kilde = "kilde"
rytme = "aarlig"
{top}
[tabel]
overskrift_har = ["Afdeling", "År"]
{table}
[omraade]
staar_i = "kolonne"
kolonner = ["Afdeling"]
{area}
[periode]
staar_i = "kolonne"
kolonner = ["År"]
{period}
[celler]
{cells}
[[kolonner]]
overskrift = "Antal"
indikatorer = ["andel"]
maal = "taeller"
[[kolonner]]
overskrift = "Beboere"
indikatorer = ["andel"]
maal = "naevner"
[[kolonner]]
overskrift = "Andel?"
indikatorer = ["andel"]
maal = "vaerdi"
"""
"""A row per afdeling and year, with counts and perhaps a share."""


def wide(top: str = "", table: str = "", area: str = "", period: str = "", cells: str = "") -> str:
    """The profile WIDE with lines added to its parts."""
    return WIDE.format(top=top, table=table, area=area, period=period, cells=cells)


@dataclass(frozen=True)
class Case:
    """`findings`: severity and code of every finding, in order. `says`: words that the first of them must have."""

    name: str
    file: str
    content: bytes
    profile: str
    rows: Sequence[Expected] = ()
    findings: Sequence[tuple[str, str]] = ()
    says: str = ""
    asked: str | None = None


def text(*lines: str, encoding: str = "utf-8", newline: str = "\n") -> bytes:
    """A text file."""
    return (newline.join(lines) + newline).encode(encoding)


def book(
    *rows: Sequence[object], fill: Callable[[Worksheet], None] | None = None, title: str = "Ark1"
) -> bytes:
    """A workbook of one sheet."""
    return books({title: rows}, fill)


def books(
    sheets: dict[str, Sequence[Sequence[object]]], fill: Callable[[Worksheet], None] | None = None
) -> bytes:
    """A workbook of several sheets; `fill` may merge and format each."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if fill:
            fill(sheet)
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()
