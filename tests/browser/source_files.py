"""The files that a secretariat gets: two Mondays from the Jobcenter and a yearly table from Landsbyggefonden."""

from pathlib import Path

import openpyxl

POPULATION = (1385, 1298, 1129, 1288)
LBF_HEADERS = (
    "Område", "År", "Beboere 15-64 år", "Kun grundskole 15-64 år", "Beboere 18-29 år", "Kun grundskole 18-29 år",
    "I gang med uddannelse 18-29 år", "Gymnasial 18-29 år", "Erhvervsuddannelse og KVU 18-29 år", "MVU og LVU 18-29 år",
)  # fmt: skip
LBF_ROWS = (
    ("Zone 1", 2025, 1500, 525, 400, 112, 138, 50, 61, 39),
    ("Zone 2", 2025, 1400, 490, 380, 105, 130, 51, 57, 37),
    ("Zone 3", 2025, 1200, 372, 300, 84, 101, 42, 44, 29),
    ("Zone 4", 2025, 1300, 442, 350, 96, 121, 47, 51, 35),
)


def weekly_file(folder: Path, week: int, unemployed: tuple[int, int, int, int]) -> Path:
    """One Monday: two of the target groups, the unemployed in all, and the population; the week above the table."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kendskabsgrad"
    sheet.append(["Kendskabsgrad i helhedsplanens zoner"])
    sheet.append([f"Uge {week} 2026"])
    sheet.append([])
    sheet.append(["Målgruppe", "Zone 1", "Zone 2", "Zone 3", "Zone 4", "I alt"])
    for label, values in (
        ("6.1", (40, 38, 30, 35)),
        ("6.2", (20, 22, 18, 21)),
        ("Ledige i alt", unemployed),
        ("Befolkning 18-66 år", POPULATION),
    ):
        sheet.append([label, *values, sum(values)])
    path = folder / f"kendskabsgrad uge {week}.xlsx"
    book.save(path)
    return path


def yearly_file(folder: Path) -> Path:
    """Beboerdata, tabel 9, for the four zones."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tabel 9"
    sheet.append(["Beboerdata, tabel 9: uddannelse"])
    sheet.append([])
    sheet.append(LBF_HEADERS)
    for row in LBF_ROWS:
        sheet.append(row)
    path = folder / "beboerdata tabel 9.xlsx"
    book.save(path)
    return path
