"""Made files: where the table stands, what its headers look like, and what stands around it."""

from openpyxl.worksheet.worksheet import Worksheet

from lib.domain.observation import Status
from tests.ingest.datatraek_files.case import Case, book, books, text, wide

OK = Status.OK.value
HEAD = ["Afdeling", "År", "Antal", "Beboere"]
HALF = ("andel", "nord_11", "2024-10-01", 50.0, 60, 120, OK)
QUARTER = ("andel", "nord_12", "2024-10-01", 25.0, 25, 100, OK)
ONE, TWO = ["Bøgeparken", 2024, 60, 120], ["Ærøvænget", 2024, 25, 100]


def _merge_labels(sheet: Worksheet) -> None:
    sheet.merge_cells("A2:A3")


CASES = [
    Case(
        "overskrift_i_midten", "a.xlsx", book(["Tabel 9"], [], ["Udtræk 2024"], [], HEAD, ONE), wide(), [HALF]
    ),
    Case(
        "overskrift_i_midten_csv",
        "a.csv",
        text("Tabel 9;;;", "Udtræk;;;", "Afdeling;År;Antal;Beboere", "Bøgeparken;2024;60;120"),
        wide(),
        [HALF],
    ),
    Case(
        "flere_ark",
        "a.xlsx",
        books({"Forside": [["Om tallene"]], "Nord": [HEAD, ONE], "Syd": [HEAD, TWO]}),
        wide(),
        [HALF, QUARTER],
        [("oplyser", "ark_uden_tabel")],
        "ark «Forside»: Arket har ingen tabel.",
    ),
    Case(
        "ét_ark_af_flere",
        "a.xlsx",
        books({"Tabel 9": [HEAD, ONE], "Tabel 10": [HEAD, TWO]}),
        wide(table='ark = ["tabel 9"]'),
        [HALF],
    ),
    Case(
        "arket_mangler",
        "a.xlsx",
        books({"Ark1": [HEAD, ONE]}),
        wide(table='ark = ["Tabel 9"]'),
        [],
        [("stopper", "intet_ark")],
        "Intet ark hedder «Tabel 9». Filens ark er «Ark1».",
    ),
    Case(
        "ingen_overskrift",
        "a.csv",
        text("Navn;Tal;x", "Bøgeparken;60;1"),
        wide(),
        [],
        [("stopper", "ingen_overskrift")],
        "Ingen række har overskrifterne «Afdeling», «År».",
    ),
    Case(
        "manglende_kolonne",
        "a.csv",
        text("Afdeling;År;Antal", "Bøgeparken;2024;60"),
        wide(),
        [],
        [("stopper", "manglende_kolonne")],
        "Kolonnen «Beboere» mangler.",
    ),
    Case(
        "ukendt_kolonne",
        "a.csv",
        text("Afdeling;År;Antal;Beboere;Bemærkning", "Bøgeparken;2024;60;120;ok"),
        wide(),
        [HALF],
        [("oplyser", "ukendt_kolonne")],
        "Disse kolonner er ikke læst: «Bemærkning».",
    ),
    Case(
        "overskrifter_paa_anden_maade",
        "a.xlsx",
        book(["AFDELING ", "år¹", "Antal\n(personer)", " beboere*"], ONE),
        wide(),
        [HALF],
    ),
    Case(
        "fodnoter_og_tomme_raekker",
        "a.xlsx",
        book(HEAD, ONE, [], TWO, ["*) Tal under 5 vises ikke"], ["Kilde: Kilden"]),
        wide(),
        [HALF, QUARTER],
    ),
    Case(
        "tal_efter_fodnoter",
        "a.xlsx",
        book(HEAD, ONE, ["Kilde: Kilden"], [], TWO),
        wide(),
        [HALF],
        [("spoerger", "raekker_efter_tabellen")],
        "celle A5: Efter tabellens fodnoter står der flere udfyldte rækker.",
    ),
    Case(
        "sum_springes_over",
        "a.xlsx",
        book(HEAD, ONE, ["I alt", 2024, 60, 120]),
        wide(table='spring_over = ["I alt"]'),
        [HALF],
    ),
    Case(
        "overskrift_igen",
        "a.csv",
        text(
            "Afdeling;År;Antal;Beboere",
            "Bøgeparken;2024;60;120",
            "Afdeling;År;Antal;Beboere",
            "Ærøvænget;2024;25;100",
        ),
        wide(),
        [HALF, QUARTER],
        [("oplyser", "overskrift_igen")],
    ),
    Case(
        "mellemoverskrift",
        "a.csv",
        text("Afdeling;År;Antal;Beboere", "Boligselskabet Nord;;;", "Bøgeparken;2024;60;120"),
        wide(),
        [HALF],
        [("oplyser", "raekke_uden_tal")],
        "Rækken «Boligselskabet Nord» har ingen tal.",
    ),
    Case(
        "celler_der_gaelder_nedad",
        "a.csv",
        text("Afdeling;År;Antal;Beboere", "Bøgeparken;2024;60;120", ";2023;30;60"),
        wide(table='fyld_ned = ["Afdeling"]'),
        [HALF, ("andel", "nord_11", "2023-10-01", 50.0, 30, 60, OK)],
    ),
    Case(
        "flettede_raekkenavne",
        "a.xlsx",
        book(HEAD, ONE, [None, 2023, 30, 60], fill=_merge_labels),
        wide(table='fyld_ned = ["Afdeling"]'),
        [HALF, ("andel", "nord_11", "2023-10-01", 50.0, 30, 60, OK)],
    ),
]
