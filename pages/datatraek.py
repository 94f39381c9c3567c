"""Datatræk: load a file, see what it would change, publish it, take it back, and see all that was ever loaded."""

import datetime as dt

import pandas as pd
import streamlit as st

from lib import jobs
from lib.archive.archive import ArchiveUnavailable
from lib.domain.sentences_datatraek import (
    draft_finding,
    fetched_receipt,
    loading_finding,
    published_receipt,
    waiting_words,
    withdrawn_receipt,
)
from lib.page import open_page
from lib.state.datatraek import DatatraekRow, State, history
from lib.ui import (
    datatraek_draft,
    datatraek_findings,
    datatraek_history,
    datatraek_load,
    datatraek_setup,
    datatraek_view,
    frame,
    quality_tables,
)
from lib.ui import datatraek_receipts as receipts
from lib.ui.datatraek_profiles import forget_profiles, known_profiles
from lib.warehouse import questions

SHOWN_SOURCES = 8
PROPOSAL, DRAFT = "forslag", "kladde"

house = open_page("datatraek")
datatraek_load.apply_datatraek_style()
lines = history(house.state, house.plan.plan_id)
titles = dict(questions.sources(house.warehouse)[["source_id", "title"]].itertuples(index=False))


def run(arguments: list[str], first_words: str) -> jobs.JobResult:
    """One command in a process of its own, with a bar on the page."""
    with datatraek_load.progress(first_words) as on_step:
        return jobs.run_for(house.account, arguments, on_step)


@st.cache_resource(max_entries=2, show_spinner=False)
def rows_of(plan_id: str, datatraek_id: str) -> pd.DataFrame:
    """The rows of a datatræk; they never change."""
    return house.archive.rows(datatraek_id)


def go_to(draft_id: str = "") -> None:
    """Open a draft, or leave it; the address follows."""
    if draft_id:
        st.query_params[DRAFT] = draft_id
    else:
        st.query_params.pop(DRAFT, None)


def load(wanted: datatraek_load.Wanted) -> None:
    """Read and check; a draft opens by itself, an unknown file becomes a proposal."""
    unknown = wanted.profile_id == datatraek_load.UNKNOWN
    with datatraek_load.handed_over(wanted.content, wanted.name) as path:
        if unknown:
            done = run(["propose", str(path), f"--navn={wanted.name}"], "Ser på filen")
        else:
            done = run(["import", str(path), *wanted.arguments], "Læser filen")
    if done.sentence:
        receipts.alert("Filen blev ikke læst.", done.sentence)
        return
    if unknown:
        datatraek_setup.forget_proposal()
        st.session_state[PROPOSAL] = {**done.fields, "name": wanted.name}
    else:
        go_to(done.fields["datatraek_id"])
    st.rerun()


def proposal() -> None:
    """The mapping assistant, when there is a proposal to look at."""
    proposed = st.session_state.get(PROPOSAL)
    if proposed is None:
        return
    answer = datatraek_setup.draw_proposal(proposed, proposed["name"])
    if answer.saved and not save_profile(answer):
        return
    if answer.saved or answer.dropped:
        del st.session_state[PROPOSAL]
        st.rerun()


def save_profile(answer: datatraek_setup.Answer) -> bool:
    """True when the profile has been kept; else the page says why not."""
    if not datatraek_setup.is_profile_id(answer.profile_id):
        receipts.alert("Opsætningen er ikke gemt.", "Giv den et navn af små bogstaver a-z, tal og _.")
        return False
    with datatraek_load.handed_over(answer.toml.encode(), "x.toml", stem=answer.profile_id) as path:
        done = run(["profile", "gem", str(path)], "Gemmer opsætningen")
    if done.sentence:
        receipts.alert("Opsætningen er ikke gemt.", done.sentence)
        return False
    forget_profiles()
    datatraek_load.choose_next(answer.profile_id)
    receipts.noted("Opsætningen er gemt og valgt som kilde. Læs filen igen med den.")
    return True


def waiting() -> None:
    """The drafts that nobody has published yet, each with what it waits for."""
    drafts = [line for line in lines if line.state is State.KLADDE]
    frame.section("Kladder", datatraek_history.drafts_caption(len(drafts)))
    for line in drafts:
        own = line.datatraek.datatraek_id
        with st.container(key=f"kladde-{own}", horizontal=True, wrap=False, vertical_alignment="center"):
            st.html(datatraek_history.waiting_line(line, titles, awaits(own)))
            st.button("Åbn", key=f"aabn-{own}", on_click=go_to, args=(own,))


def awaits(datatraek_id: str) -> str:
    """What a draft waits for, or why that cannot be said."""
    try:
        return waiting_words(datatraek_findings.counts_of(house.archive.report(datatraek_id)))
    except ArchiveUnavailable as missing:
        return str(missing)


def statbank() -> None:
    """The figures of kommune and country from Danmarks Statistik."""
    frame.section(
        "Statistikbanken", "Kommune- og landstal fra Danmarks Statistik; en anden definition end aftalens"
    )
    if datatraek_load.pressed("Hent kommune- og landstal", "statbank"):
        done = run(["statbank"], "Spørger Statistikbanken")
        if done.sentence:
            receipts.alert("Tallene blev ikke hentet.", done.sentence)
            return
        receipts.noted(fetched_receipt(len(done.fields["datatraek"])))
        st.rerun()


def log() -> None:
    """All that was ever loaded, and one of them at a time with its file and the way back."""
    frame.section("Historik", "Alt, hvad der er indlæst. Intet slettes, og hver fil er gemt, som den kom")
    table = datatraek_history.danish_history(lines, titles)
    frame.data_table(table, {"Rækker": 0}, "Alle datatræk")
    frame.csv_download(table, "zonekompas-datatraek.csv", house.mark)
    with frame.panel("et-datatraek"):
        choice, known = st.columns([5, 7], gap="large")
    with choice:
        chosen = st.selectbox(
            "Et datatræk",
            lines,
            format_func=datatraek_history.choice_words,
            key="et_datatraek",
            placeholder="Vælg",
        )
        full = st.toggle("Vis filens fingeraftryk (sha256) i fuld længde", key="fuld_sha256")
        with st.container(horizontal=True, gap="small"):
            original(chosen)
            if chosen.state is State.UDGIVET:
                withdrawal(chosen)
            else:
                st.button("Åbn", key="aabn_igen", on_click=go_to, args=(chosen.datatraek.datatraek_id,))
    with known:
        st.html(datatraek_history.facts(chosen, titles, full))


def original(chosen: DatatraekRow) -> None:
    """The file as it came, byte for byte."""
    try:
        path = house.archive.original(chosen.datatraek.original_sha256)
    except ArchiveUnavailable as missing:
        receipts.alert("Filen kan ikke hentes.", str(missing))
        return
    datatraek_history.original_button(chosen.datatraek, path.read_bytes)


def withdrawal(chosen: DatatraekRow) -> None:
    """Taking back, in two steps: why, and yes."""
    with st.popover("Træk tilbage …", key="traek_tilbage"):
        frame.caption("Den version, der gjaldt før, gælder igen. Filen bliver i historikken.")
        why = st.text_input(
            "Hvorfor?", key="begrundelse", placeholder="Gemmes i historikken", autocomplete="off"
        )
        sure = datatraek_load.pressed("Ja, træk tilbage", "ja_traek_tilbage", main=True)
    if not sure:
        return
    own = chosen.datatraek
    done = run(["withdraw", own.datatraek_id, f"--note={why or ''}"], "Trækker tilbage")
    if done.sentence:
        receipts.refused(done.sentence)
    else:
        versions = (str(done.fields[name])[:6] for name in ("version", "previous_version"))
        receipts.done(withdrawn_receipt(own.file_name, *versions))
    st.rerun()


def overview() -> None:
    """Load, what waits, the sources and their rhythm, and the history."""
    profiles = known_profiles(house.version.short, jobs.run_command)
    sources = quality_tables.source_freshness(
        questions.freshness_inputs(house.warehouse),
        datatraek_history.loaded_days(lines),
        profiles,
        dt.datetime.now(dt.UTC).date(),
    )
    counted = [line.state for line in lines]
    frame.headline(
        loading_finding(
            counted.count(State.KLADDE), quality_tables.late_sources(sources), counted.count(State.UDGIVET)
        ),
        f"{house.plan.name} · indlæs, kontrollér, udgiv, træk tilbage",
    )
    receipts.said_before()
    left, right = st.columns([5, 7], gap="medium")
    with left, frame.panel("indlaes"):
        frame.section("Indlæs", "Filen læses og kontrolleres først; intet tal ændres, før du udgiver")
        wanted = datatraek_load.load_form(profiles)
        if wanted is not None:
            load(wanted)
    with left, frame.panel("statbank"):
        statbank()
    with right:
        if lines:
            with frame.panel("kladder"):
                waiting()
        else:
            with frame.panel("foerste-skridt"):
                datatraek_load.first_steps()
        with frame.panel("kilder"):
            frame.section("Kilderne og deres rytme", "De mest presserende; alle står på Kilder og kvalitet")
            st.html(quality_tables.freshness_table(sources.head(SHOWN_SOURCES)))
    proposal()
    if lines:
        log()
    frame.source_line(f"{house.mark} · kladder og oprindelige filer ses kun af sekretariatet")


def draft(line: DatatraekRow) -> None:
    """One draft, and publishing it."""
    loaded = line.datatraek
    house.note_reading(loaded.datatraek_id)
    try:
        report = house.archive.report(loaded.datatraek_id)
        rows = rows_of(house.plan.plan_id, loaded.datatraek_id)
    except ArchiveUnavailable as missing:
        frame.empty_state("Kladden kan ikke vises", str(missing), role="alert", heading="h1")
        return
    counts = datatraek_findings.counts_of(report)
    frame.headline(
        draft_finding(loaded.file_name, counts, loaded.kind), datatraek_history.about(line, titles)
    )
    st.html(datatraek_draft.banner())
    receipts.said_before()
    view = datatraek_view.DraftView(
        datatraek_id=loaded.datatraek_id,
        kind=loaded.kind,
        report=report,
        rows=rows,
        indicators=questions.indicators(house.warehouse),
        activities=questions.activities(house.warehouse),
        areas=questions.areas(house.warehouse),
        shapes=questions.zone_shapes(house.warehouse),
        zones=[(zone.area_id, zone.name) for zone in house.plan.zones],
        before=in_force,
    )
    if datatraek_view.draw_draft(view, leave=go_to):
        publish(line)
    frame.source_line(f"{house.mark} · filens fingeraftryk (sha256): {loaded.original_sha256}")


def in_force(subject: str, year: int) -> pd.DataFrame:
    """The zones' figures that count now, of the year or the latest one before it; no rows where there are none."""
    known = questions.years(house.warehouse, subject, only_real=True)
    year = max((one for one in known if one <= year), default=year)
    return questions.zone_table(house.warehouse, subject, year, only_real=True)


def publish(line: DatatraekRow) -> None:
    """Make the draft count; the page then says what was done."""
    loaded = line.datatraek
    done = run(["publish", loaded.datatraek_id, "--ja"], "Udgiver")
    if done.sentence:
        receipts.refused(done.sentence)
    else:
        version = str(done.fields["version"])[:6]
        receipts.done(published_receipt(loaded.file_name, version, loaded.row_count))
        go_to()
    st.rerun()


asked = st.query_params.get(DRAFT, "")
opened = next((line for line in lines if line.datatraek.datatraek_id == asked), None)
if opened is not None and opened.state is not State.UDGIVET:
    draft(opened)
else:
    overview()
