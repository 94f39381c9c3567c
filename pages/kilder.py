"""Kilder og kvalitet: every figure with its source, and what is known to be wrong with them."""

import streamlit as st

from lib.domain.sentences import sources_finding
from lib.page import open_page
from lib.ui import frame, quality_tables
from lib.ui.figure_table import (
    ALL_AREAS,
    ALL_INDICATORS,
    ALL_TABLES,
    Selection,
    choices,
    danish_figures,
    matching,
)
from lib.warehouse import questions

house = open_page("kilder")
warehouse = house.warehouse

figures = danish_figures(questions.figures(warehouse))
discrepancies = questions.discrepancies(warehouse)
calibration = questions.calibration(warehouse)
afdelinger = questions.areas(warehouse, "afdeling")

frame.headline(
    sources_finding(int(figures["Værdi"].count()), len(figures), len(discrepancies)),
    f"{house.plan.name} · alle tal, som siderne bygger på, med tabel, kilde, note og oprindelse",
)
if not house.only_real:
    frame.demo_notice(quality_tables.demo_words(afdelinger, calibration))

numbers, errors, demo, breaks = st.tabs(
    ["Alle tal", "Kendte uoverensstemmelser", "Demo og kalibrering", "Databrud"]
)

with numbers:
    table, indicator, area, words = st.columns([2, 4, 2, 4])
    selection = Selection(
        table.selectbox(
            "Tabel",
            choices(figures, "Tabel", ALL_TABLES),
            bind="query-params",
            key="tabel",
            placeholder="Vælg",
        ),
        indicator.selectbox(
            "Indikator", choices(figures, "Indikator", ALL_INDICATORS), key="indikator", placeholder="Vælg"
        ),
        area.selectbox("Område", choices(figures, "Område", ALL_AREAS), key="omraade", placeholder="Vælg"),
        words.text_input(
            "Søg i alle kolonner", placeholder="Skriv et eller flere ord", live=True, key="soeg"
        ),
    )
    found = matching(figures, selection)
    frame.caption(quality_tables.found_words(len(found), len(figures)))
    if found.empty:
        frame.empty_state("Ingen tal passer", "Ret søgeordet, eller vælg »Alle« i et af felterne.")
    else:
        frame.data_table(found, {"Værdi": 1}, "Alle offentliggjorte tal", height=560)
    frame.csv_download(found, "zonekompas-tal.csv", house.mark)

with errors:
    frame.section("Hvor aftalen er uklar eller uenig med sig selv", "og hvad Zonekompas gør ved det")
    frame.text_table(quality_tables.danish_discrepancies(discrepancies))

with demo:
    if house.only_real:
        frame.empty_state(
            "Demotal er slået fra",
            "Slå »Kun offentliggjorte og indlæste tal« fra øverst på siden for at se dem.",
        )
    else:
        frame.section(
            "Hvor tæt demotallene er på de offentliggjorte", quality_tables.calibration_words(calibration)
        )
        frame.data_table(
            quality_tables.danish_calibration(calibration),
            {"Offentliggjort": 1, "Rullet op fra demo": 2, "Afvigelse i point": 2},
            "Kalibreringens afvigelser",
            height=560,
        )

with breaks:
    frame.section("Databrud", "En udvikling beregnes aldrig hen over et databrud")
    frame.text_table(
        quality_tables.danish_breaks(questions.breaks(warehouse), questions.indicators(warehouse))
    )

frame.source_line(f"{house.mark} · offentliggjorte tal er gengivet fra den strategiske samarbejdsaftale")
