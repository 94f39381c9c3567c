"""Kilder og kvalitet: every figure with its source, how fresh and how whole they are, and what is known to be wrong."""

import datetime as dt
from typing import Any

import streamlit as st

from lib import jobs
from lib.archive.archive import ArchiveUnavailable
from lib.domain.sentences import sources_finding
from lib.page import open_page
from lib.state.datatraek import State, history
from lib.ui import datatraek_history, frame, quality_tables
from lib.ui.datatraek_profiles import known_profiles
from lib.ui.figure_table import (
    ALL_AREAS,
    ALL_INDICATORS,
    ALL_TABLES,
    Selection,
    choices,
    danish_figures,
    matching,
)
from lib.ui.once import once
from lib.warehouse import questions

house = open_page("kilder")
warehouse = house.warehouse

figures = once(danish_figures, questions.figures(warehouse))
discrepancies = questions.discrepancies(warehouse)
calibration = questions.calibration(warehouse)
afdelinger = questions.areas(warehouse, "afdeling")
lines = history(house.state, house.plan.plan_id)

frame.headline(
    sources_finding(int(figures["Værdi"].count()), len(figures), len(discrepancies)),
    f"{house.plan.name} · alle tal, som siderne bygger på, med tabel, kilde, note og oprindelse",
)
if not house.only_real:
    frame.demo_notice(quality_tables.demo_words(afdelinger, calibration))


def report_of(datatraek_id: str) -> dict[str, Any]:
    """What was said of a file when it was loaded; nothing when the archive has lost it."""
    try:
        return house.archive.report(datatraek_id)
    except ArchiveUnavailable:
        return {}


numbers, fresh, covered, loaded, errors, breaks, demo = st.tabs(
    [
        "Alle tal",
        "Friskhed",
        "Dækning",
        "Datatræk",
        "Kendte uoverensstemmelser",
        "Databrud",
        "Demo og kalibrering",
    ]
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
    found = once(matching, figures, selection)
    frame.caption(quality_tables.found_words(len(found), len(figures)))
    if found.empty:
        frame.empty_state("Ingen tal passer", "Ret søgeordet, eller vælg »Alle« i et af felterne.")
    else:
        frame.data_table(found, {"Værdi": 1}, "Alle offentliggjorte tal", height=560)
    frame.csv_download(found, "zonekompas-tal.csv", house.mark)

with fresh:
    frame.section(
        "Hvor friske kilderne er", "Holdt op mod, hvor tit de kommer; en forsinket kilde står øverst"
    )
    sources = quality_tables.source_freshness(
        questions.freshness_inputs(warehouse),
        datatraek_history.loaded_days(lines),
        known_profiles(house.version.short, jobs.run_command),
        dt.datetime.now(dt.UTC).date(),
    )
    st.html(quality_tables.freshness_table(sources))

with covered:
    coverage = questions.coverage(warehouse)
    if house.only_real:
        coverage = quality_tables.without_demo(coverage)
    if coverage.empty:
        frame.empty_state(
            "Ingen afdelinger er indlæst",
            "Dækningen tæller, hvor mange afdelinger der har tal. Indlæs dem under Datatræk.",
        )
    else:
        frame.section("Hvor mange afdelinger der har tal", quality_tables.coverage_words(coverage))
        table = once(quality_tables.coverage_table, coverage)
        frame.text_table(table)
        frame.csv_download(table, "zonekompas-daekning.csv", house.mark)
        pools = quality_tables.danish_pools(questions.afdeling_pools(warehouse))
        if len(pools):
            frame.section("Følsomme tal, der venter på flere år")
            frame.text_table(pools)

with loaded:
    published = [line for line in lines if line.state is State.UDGIVET]
    if not published:
        frame.empty_state(
            "Intet datatræk er udgivet",
            "Alle tal fulgte med planen. Indlæs den første fil under Datatræk.",
        )
    else:
        titles = dict(questions.sources(warehouse)[["source_id", "title"]].itertuples(index=False))
        frame.section("Datatræk, der gælder", "Hvert indlæst tal kommer fra en af disse filer")
        table = datatraek_history.danish_history(published, titles)
        frame.data_table(table, {"Rækker": 0}, "Udgivne datatræk")
        frame.csv_download(table, "zonekompas-udgivne-datatraek.csv", house.mark)
        given = quality_tables.danish_loaded(
            questions.loaded_summary(warehouse),
            {line.datatraek.datatraek_id: line.datatraek.file_name for line in published},
            {line.datatraek.datatraek_id: datatraek_history.published_version(line) for line in published},
        )
        frame.section("Hvad filerne giver", "Tal, som siderne bruger, efter diskretionering")
        frame.data_table(
            given, dict.fromkeys(("Tal", "Områder", "Vist", "Diskretioneret", "Mangler"), 0), "Tal pr. fil"
        )
        reports = {line.datatraek.datatraek_id: report_of(line.datatraek.datatraek_id) for line in published}
        answered = datatraek_history.answered_questions(published, reports)
        frame.section(
            "Spørgsmål, som nogen har svaret ja til", datatraek_history.answered_words(len(answered))
        )
        if len(answered):
            frame.text_table(answered)

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
            once(quality_tables.danish_calibration, calibration),
            {"Offentliggjort": 1, "Lagt sammen af demo": 2, "Afvigelse i point": 2},
            "Kalibreringens afvigelser",
            height=560,
        )

with breaks:
    frame.section("Databrud", "En udvikling beregnes aldrig hen over et databrud")
    frame.text_table(
        once(quality_tables.danish_breaks, questions.breaks(warehouse), questions.indicators(warehouse))
    )

frame.source_line(
    quality_tables.printed_words(questions.figures(warehouse), questions.sources(warehouse), house.mark)
)
