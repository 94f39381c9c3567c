"""Made files: how numbers and codes are written, and in what encoding and with what divider."""

import datetime as dt

from openpyxl.worksheet.worksheet import Worksheet

from lib.domain.observation import Status
from tests.ingest.datatraek_files.case import Case, Expected, book, text, wide

OK, MASKED, MISSING = Status.OK.value, Status.DISKRETIONERET.value, Status.MANGLER.value
NOT_RELEVANT = Status.IKKE_RELEVANT.value
HEAD = "Afdeling;År;Antal;Beboere"
HALF = ("andel", "nord_11", "2024-10-01", 50.0, 60, 120, OK)
"""60 of 120."""


def row(value: float | None, numerator: int | None, denominator: int | None, status: str = OK) -> Expected:
    """A row of Bøgeparken, 1 October 2024."""
    return ("andel", "nord_11", "2024-10-01", value, numerator, denominator, status)


def _percent(sheet: Worksheet) -> None:
    for cell in sheet["E"][1:]:
        cell.number_format = "0.0%"


ENCODINGS = [
    Case("utf8", "a.csv", text(HEAD, "Ærøvænget;2024;60;120"), wide(), [("andel", "nord_12", *HALF[2:])]),
    Case("utf8_bom", "a.csv", text(HEAD, "Bøgeparken;2024;60;120", encoding="utf-8-sig"), wide(), [HALF]),
    Case("cp1252", "a.csv", text(HEAD, "Bøgeparken;2024;60;120", encoding="cp1252"), wide(), [HALF]),
    Case("crlf", "a.csv", text(HEAD, "Bøgeparken;2024;60;120", newline="\r\n"), wide(), [HALF]),
    Case("komma", "a.csv", text("Afdeling,År,Antal,Beboere", "Bøgeparken,2024,60,120"), wide(), [HALF]),
    Case("tab", "a.tsv", text("Afdeling\tÅr\tAntal\tBeboere", "Bøgeparken\t2024\t60\t120"), wide(), [HALF]),
    Case(
        "komma_og_anfoersel",
        "a.csv",
        text("Afdeling,År,Antal,Beboere,Andel", 'Bøgeparken,2024,60,120,"50,0"'),
        wide(),
        [HALF],
    ),
]

NUMBERS = [
    Case("tusindpunkt", "a.csv", text(HEAD, "Bøgeparken;2024;1.137;4.548"), wide(), [row(25.0, 1137, 4548)]),
    Case(
        "tusindmellemrum",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;1 137;4\u00a0548"),
        wide(),
        [row(25.0, 1137, 4548)],
    ),
    Case(
        "smalt_mellemrum",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;1\u202f137;4548"),
        wide(),
        [row(25.0, 1137, 4548)],
    ),
    Case(
        "decimalkomma_og_procent",
        "a.csv",
        text(HEAD + ";Andel", "Bøgeparken;2024;60;120;50,4 %"),
        wide(),
        [row(50.4, 60, 120)],
    ),
    Case(
        "procentformat",
        "a.xlsx",
        book(
            ["Afdeling", "År", "Antal", "Beboere", "Andel"],
            ["Bøgeparken", 2024, 60, 120, 0.504],
            fill=_percent,
        ),
        wide(),
        [row(50.4, 60, 120)],
    ),
    Case(
        "andel_af_en",
        "a.xlsx",
        book(["Afdeling", "År", "Antal", "Beboere", "Andel"], ["Bøgeparken", 2024, 60, 120, 0.504]),
        wide(cells="andel_af_en = true"),
        [row(50.4, 60, 120)],
    ),
    Case(
        "procent_i_antal",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;50 %;120"),
        wide(),
        [row(None, None, 120, MISSING)],
        [("stopper", "procent_i_antal")],
        "a.csv, celle C2: «50 %» er en procent, hvor der skulle stå et antal.",
    ),
    Case(
        "tvetydigt_punktum",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;1.5;120"),
        wide(),
        [row(None, None, 120, MISSING)],
        [("stopper", "ulaeselig_celle")],
        "celle C2: «1.5» kan læses på flere måder",
    ),
    Case(
        "decimalpunktum_i_profilen",
        "a.csv",
        text(HEAD + ";Andel", "Bøgeparken;2024;60;120;50.4"),
        wide(cells='decimal = "."\ntusinder = ","'),
        [row(50.4, 60, 120)],
    ),
    Case(
        "halve_personer",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;60,5;120"),
        wide(),
        [row(None, None, 120, MISSING)],
        [("stopper", "ikke_helt_tal")],
        "«60,5» er ikke et helt tal",
    ),
    Case(
        "minus",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;−3;120"),
        wide(),
        [row(-2.5, -3, 120)],
    ),
    Case(
        "parentes",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;(12);120"),
        wide(),
        [row(None, None, 120, MISSING)],
        [("stopper", "ulaeselig_celle")],
        "«(12)» er hverken et tal eller en kode",
    ),
    Case(
        "dato_i_talcelle",
        "a.xlsx",
        book(["Afdeling", "År", "Antal", "Beboere"], ["Bøgeparken", 2024, dt.date(2024, 5, 1), 120]),
        wide(),
        [row(None, None, 120, MISSING)],
        [("stopper", "ulaeselig_celle")],
        "er en dato, hvor der skulle stå et tal",
    ),
    Case(
        "fodnote_ved_tal",
        "a.csv",
        text(HEAD + ";Andel", "Bøgeparken;2024;60;120;50,4 1)", ";;;;", "1) Foreløbigt tal;;;;"),
        wide(table='stop_ved = ["1)"]'),
        [row(50.4, 60, 120)],
        [("spoerger", "fodnote_ved_tal")],
        "celle E2: «50,4 1)» har et fodnotetegn. Tallet er læst som 50,4.",
    ),
]

CODES = [
    Case(
        "koder",
        "a.csv",
        text(
            HEAD,
            "Bøgeparken;2024;<5;120",
            "Bøgeparken;2023;*;120",
            "Bøgeparken;2022;-;120",
            "Bøgeparken;2021;..;120",
            "Bøgeparken;2020;.;120",
            "Bøgeparken;2019;;120",
            "Bøgeparken;2018;0;120",
        ),
        wide(),
        [
            ("andel", "nord_11", "2024-10-01", None, None, 120, MASKED),
            ("andel", "nord_11", "2023-10-01", None, None, 120, MASKED),
            ("andel", "nord_11", "2022-10-01", None, None, 120, MISSING),
            ("andel", "nord_11", "2021-10-01", None, None, 120, MISSING),
            ("andel", "nord_11", "2020-10-01", None, None, 120, NOT_RELEVANT),
            ("andel", "nord_11", "2019-10-01", None, None, 120, MISSING),
            ("andel", "nord_11", "2018-10-01", 0.0, 0, 120, OK),
        ],
    ),
    Case(
        "streg_er_nul",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;-;120"),
        wide(cells='nul = ["-"]\nmangler = [".."]'),
        [row(0.0, 0, 120)],
    ),
    Case(
        "egen_kode",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;skjult;120"),
        wide(cells='diskretioneret = ["Skjult"]'),
        [row(None, None, 120, MASKED)],
    ),
    Case(
        "ukendt_kode",
        "a.csv",
        text(HEAD, "Bøgeparken;2024;skjult;120"),
        wide(),
        [row(None, None, 120, MISSING)],
        [("stopper", "ulaeselig_celle")],
        "celle C2: «skjult» er hverken et tal eller en kode, som opsætningen kender.",
    ),
    Case(
        "skjult_andel_med_antal",
        "a.csv",
        text(HEAD + ";Andel", "Bøgeparken;2024;60;120;*"),
        wide(),
        [row(None, 60, 120, MASKED)],
        [("stopper", "diskretioneret_med_antal")],
        "Andelen er skjult",
    ),
    Case(
        "andel_uden_antal",
        "a.csv",
        text(HEAD + ";Andel", "Bøgeparken;2024;;;50,4"),
        wide(),
        [row(50.4, None, None)],
    ),
    Case(
        "ingen_beboere", "a.csv", text(HEAD, "Bøgeparken;2024;0;0"), wide(), [row(None, 0, 0, NOT_RELEVANT)]
    ),
]

CASES = [*ENCODINGS, *NUMBERS, *CODES]
