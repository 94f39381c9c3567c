"""Made files: what areas are called and how periods are written."""

import datetime as dt

from lib.domain.observation import Status
from tests.ingest.datatraek_files.case import Case, book, text, wide

OK = Status.OK.value
HALF = ("andel", "nord_11", "2024-10-01", 50.0, 60, 120, OK)
HEAD = "Afdeling;År;Antal;Beboere"
OWNER = 'organisation_kolonner = ["Selskab"]'
DATED = 'form = "dato"'


def named(word: str) -> bytes:
    return text(HEAD, f"{word};2024;60;120")


AREAS = [
    Case("id", "a.csv", named("nord_11"), wide(), [HALF]),
    Case(
        "nummer_i_organisation",
        "a.csv",
        text(
            "Selskab;Afdeling;År;Antal;Beboere",
            "Boligselskabet Nord;11;2024;60;120",
            "Boligselskabet Syd;0011;2024;60;120",
        ),
        wide(area=OWNER),
        [HALF, ("andel", "syd_11", *HALF[2:])],
    ),
    Case(
        "nummer_som_tal",
        "a.xlsx",
        book(["Selskab", "Afdeling", "År", "Antal", "Beboere"], ["Boligselskabet Nord", 11.0, 2024, 60, 120]),
        wide(area=OWNER),
        [HALF],
    ),
    Case(
        "nummer_uden_organisation",
        "a.csv",
        named("11"),
        wide(),
        [],
        [("stopper", "ukendt_omraade")],
        "celle A2: «11» er ikke entydig: det kan være «Bøgeparken», «Skovhøj».",
    ),
    Case("nummer_og_navn", "a.csv", named("Afd. 11 Bøgeparken"), wide(), [HALF]),
    Case(
        "nummer_og_navn_uenige",
        "a.csv",
        named("12 Bøgeparken"),
        wide(),
        [],
        [("stopper", "ukendt_omraade")],
        "er ikke entydig",
    ),
    Case(
        "nummer_og_navn_i_to_kolonner_uenige",
        "a.csv",
        text("Nr;Afdeling;År;Antal;Beboere", "12;Bøgeparken;2024;60;120"),
        wide(area='organisation = "Boligselskabet Nord"').replace(
            '["Afdeling"]\norg', '["Nr", "Afdeling"]\norg'
        ),
        [],
        [("stopper", "omraade_modsiger")],
        "er to forskellige områder: «Ærøvænget», «Bøgeparken».",
    ),
    Case(
        "tidligere_navn",
        "a.csv",
        named("Elmeparken"),
        wide(),
        [HALF],
        [("oplyser", "tidligere_navn")],
        "celle A2: Filen bruger et tidligere navn: området hedder nu «Bøgeparken».",
    ),
    Case("store_bogstaver_og_fodnote", "a.csv", named(" BØGEPARKEN 1)"), wide(), [HALF]),
    Case(
        "ukendt_afdeling",
        "a.csv",
        named("Nyparken"),
        wide(),
        [],
        [("stopper", "ukendt_omraade")],
        "celle A2: «Nyparken» er ikke et område, som planen kender. Ret navnet",
    ),
    Case(
        "navn_i_profilen",
        "a.csv",
        named("BP"),
        wide(area='navne = { BP = "nord_11" }'),
        [HALF],
    ),
    Case(
        "raekke_uden_omraade",
        "a.csv",
        text(HEAD, ";2024;60;120", "Bøgeparken;2024;60;120"),
        wide(),
        [HALF],
        [("stopper", "omraade_mangler")],
    ),
]

PERIODS = [
    Case("dato_som_tekst", "a.csv", text(HEAD, "Bøgeparken;01-10-2024;60;120"), wide(period=DATED), [HALF]),
    Case(
        "dato_med_ord", "a.csv", text(HEAD, "Bøgeparken;1. oktober 2024;60;120"), wide(period=DATED), [HALF]
    ),
    Case(
        "dato_i_excel",
        "a.xlsx",
        book(["Afdeling", "År", "Antal", "Beboere"], ["Bøgeparken", dt.date(2024, 10, 1), 60, 120]),
        wide(period=DATED),
        [HALF],
    ),
    Case(
        "dato_som_loebenummer",
        "a.xlsx",
        book(["Afdeling", "År", "Antal", "Beboere"], ["Bøgeparken", 45566, 60, 120]),
        wide(period=DATED),
        [HALF],
        [("oplyser", "serienummer_som_dato")],
        "Den er læst som 01-10-2024.",
    ),
    Case(
        "skoleaar",
        "a.csv",
        text("Afdeling;År;Snit", "Bøgeparken;2024/25;7,2"),
        wide(period='form = "skoleaar"').split("[[kolonner]]")[0]
        + '[[kolonner]]\noverskrift = "Snit"\nindikatorer = ["karakter"]\nmaal = "vaerdi"\n',
        [("karakter", "nord_11", "2025-07-31", 7.2, None, None, OK)],
    ),
    Case(
        "aar_der_ikke_er_et_aar",
        "a.csv",
        text(HEAD, "Bøgeparken;2024/25;60;120"),
        wide(),
        [],
        [("stopper", "ukendt_periode")],
        "celle B2: «2024/25» er ikke et år som 2025.",
    ),
    Case(
        "periode_mangler",
        "a.csv",
        text(HEAD, "Bøgeparken;;60;120"),
        wide(),
        [],
        [("stopper", "ukendt_periode")],
        "celle B2: Perioden mangler.",
    ),
]

CASES = [*AREAS, *PERIODS]
