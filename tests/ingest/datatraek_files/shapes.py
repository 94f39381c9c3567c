"""Made files: long tables, matrices, grouped headers, years in columns, pasted text and mail."""

import email.message

from openpyxl.worksheet.worksheet import Worksheet

from lib.domain.observation import Status
from tests.ingest.datatraek_files.case import Case, book, text
from tests.ingest.datatraek_files.layouts import HALF, QUARTER

OK, MASKED = Status.OK.value, Status.DISKRETIONERET.value

LONG = """
titel = "Lang"
slags = "observationer"
kilde = "kilde"
rytme = "aarlig"
[omraade]
staar_i = "kolonne"
kolonner = ["Område"]
[omraade.navne]
"I alt" = "hele"
[periode]
staar_i = "kolonne"
kolonner = ["År"]
[indikator]
staar_i = "kolonne"
kolonner = ["Indikator"]
[maal]
staar_i = "kolonne"
kolonner = ["Mål"]
[maal.navne]
Personer = "taeller"
Befolkning = "naevner"
[[kolonner]]
overskrift = "Tal"
"""

MATRIX = """
titel = "Matrix"
slags = "observationer"
kilde = "kilde"
rytme = "ugentlig"
[tabel]
overskrift_har = ["Gruppe", "Zone 1"]
[omraade]
staar_i = "overskrift"
niveau = "zone"
[omraade.navne]
"I alt" = "hele"
[periode]
staar_i = "over_tabellen"
find = "uge \\\\d+ \\\\d{4}"
form = "uge"
[indikator]
staar_i = "kolonne"
kolonner = ["Gruppe"]
[indikator.navne]
"I alt" = "grad"
Befolkning = "grad"
[maal]
staar_i = "kolonne"
kolonner = ["Gruppe"]
[maal.navne]
"I alt" = "taeller"
Befolkning = "naevner"
"*" = "vaerdi"
"""

GROUPED = """
titel = "Grupper"
slags = "observationer"
kilde = "kilde"
rytme = "aarlig"
[tabel]
overskrift_har = ["Antal", "Beboere"]
overskriftsraekker = 2
[omraade]
staar_i = "overskrift"
niveau = "zone"
find = "^(.*?) \\\\|"
[periode]
staar_i = "kolonne"
kolonner = ["År"]
[indikator]
staar_i = "fast"
fast = "andel"
[maal]
staar_i = "overskrift"
find = "\\\\| (.*)$"
[maal.navne]
Antal = "taeller"
Beboere = "naevner"
"""

YEARS = """
titel = "År i kolonner"
slags = "observationer"
kilde = "kilde"
rytme = "aarlig"
[tabel]
overskrift_har = ["Afdeling"]
[omraade]
staar_i = "kolonne"
kolonner = ["Afdeling"]
[periode]
staar_i = "overskrift"
find = "^\\\\d{4}$"
[indikator]
staar_i = "fast"
fast = "andel"
"""

WEEK = ("2026-06-01", "2026-06-01")
MATRIX_ROWS = [
    ("ledige", "zone_a", WEEK[0], 7.0, 7, None, OK),
    ("ledige", "zone_b", WEEK[0], None, None, None, MASKED),
    ("ledige", "hele", WEEK[0], 9.0, 9, None, OK),
    ("grad", "zone_a", WEEK[0], 30.0, 30, 100, OK),
    ("grad", "zone_b", WEEK[0], 20.0, 40, 200, OK),
    ("grad", "hele", WEEK[0], 100 * 70 / 300, 70, 300, OK),
]
MATRIX_TABLE = [
    ["Kendskabsgrad, uge 23 2026"],
    [None],
    ["Gruppe", "Zone 1", "Zone 2", "I alt"],
    ["Ledige", 7, "<5", 9],
    ["I alt", 30, 40, 70],
    ["Befolkning", 100, 200, 300],
    ["Kilde: Jobcenteret"],
]


def _merge_groups(sheet: Worksheet) -> None:
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:E1")


def _mail(attachment: bytes) -> bytes:
    message = email.message.EmailMessage()
    message["Subject"] = "Mandagstal"
    message["From"] = "afsender@example.dk"
    message.set_content("Hermed tallene.")
    message.add_attachment(
        attachment,
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        filename="tal.xlsx",
    )
    return message.as_bytes()


def _lines(rows: list[list[object]], divider: str = ";") -> bytes:
    width = max(map(len, rows))
    return text(
        *(divider.join("" if c is None else str(c) for c in [*r, *[None] * (width - len(r))]) for r in rows)
    )


CASES = [
    Case(
        "lang",
        "a.csv",
        text(
            "Indikator;Område;År;Mål;Tal",
            "Andel med noget;Bøgeparken;2024;Personer;60",
            "andel;Bøgeparken;2024;Befolkning;120",
            "aarlig;I alt;2023;vaerdi;12,5",
        ),
        LONG,
        [HALF, ("aarlig", "hele", "2023-12-31", 12.5, None, None, OK)],
    ),
    Case(
        "lang_samme_tal_to_gange",
        "a.csv",
        text("Indikator;Område;År;Mål;Tal", "aarlig;I alt;2023;vaerdi;12,5", "aarlig;I alt;2023;vaerdi;12,7"),
        LONG,
        [
            ("aarlig", "hele", "2023-12-31", 12.5, None, None, OK),
            ("aarlig", "hele", "2023-12-31", 12.7, None, None, OK),
        ],
    ),
    Case("matrix", "a.xlsx", book(*MATRIX_TABLE), MATRIX, MATRIX_ROWS),
    Case("matrix_indsat_tekst", "indsat.txt", _lines(MATRIX_TABLE, "\t"), MATRIX, MATRIX_ROWS),
    Case("matrix_i_mail", "mandag.eml", _mail(book(*MATRIX_TABLE)), MATRIX, MATRIX_ROWS),
    Case(
        "matrix_uden_uge_angivet",
        "a.xlsx",
        book(*MATRIX_TABLE[2:]),
        MATRIX,
        MATRIX_ROWS,
        [("oplyser", "periode_fra_indlaesningen")],
        "er angivet ved indlæsningen",
        asked="2026-06-01",
    ),
    Case(
        "matrix_uden_uge",
        "a.xlsx",
        book(*MATRIX_TABLE[2:]),
        MATRIX,
        [],
        [("stopper", "mangler_i_arket")],
        "Arket siger ikke, hvilken periode tallene gælder. Angiv perioden ved indlæsningen.",
    ),
    Case(
        "flettede_grupper",
        "a.xlsx",
        book(
            [None, "Zone 1", None, "Zone 2", None],
            ["År", "Antal", "Beboere", "Antal", "Beboere"],
            [2024, 60, 120, 25, 100],
            fill=_merge_groups,
        ),
        GROUPED,
        [("andel", "zone_a", *HALF[2:]), ("andel", "zone_b", *QUARTER[2:])],
    ),
    Case(
        "grupper_i_csv",
        "a.csv",
        text(";Zone 1;;Zone 2;", "År;Antal;Beboere;Antal;Beboere", "2024;60;120;25;100"),
        GROUPED,
        [("andel", "zone_a", *HALF[2:]), ("andel", "zone_b", *QUARTER[2:])],
    ),
    Case(
        "aar_i_kolonner",
        "a.xlsx",
        book(["Afdeling", 2023, 2024], ["Bøgeparken", 41.5, 50.0], ["Ærøvænget", "-", 25]),
        YEARS,
        [
            ("andel", "nord_11", "2023-10-01", 41.5, None, None, OK),
            ("andel", "nord_11", "2024-10-01", 50.0, None, None, OK),
            ("andel", "nord_12", "2023-10-01", None, None, None, Status.MANGLER.value),
            ("andel", "nord_12", "2024-10-01", 25.0, None, None, OK),
        ],
    ),
]
