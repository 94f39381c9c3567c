"""Zonegrænser: the form asks the command, and the answer says what can be shown, what cannot, and that it is demo."""

import datetime as dt
from dataclasses import replace

import pandas as pd
from streamlit.testing.v1 import AppTest

from lib.domain.border_fields import answer_fields
from lib.domain.border_figures import HIDDEN_WHY
from lib.domain.borders import BorderAnswer, BorderChange, BorderNeed, BorderRow, Difference, Figure, Standing
from lib.ui.borders_form import NEW_ZONE, MovedBorder, question_arguments, with_border
from lib.ui.borders_table import borders_frame, borders_table, needs_table
from tests.pages.markup import html_of

NEW = "<b>Havnen</b>"


def row(zone: str, name: str, standing: Standing, apart: Difference | None = None) -> BorderRow:
    shown = standing is not Standing.HIDDEN
    return BorderRow(
        indicator_id="i",
        label="Uden job, 18-64-årige",
        unit="pct",
        period_end=dt.date(2025, 12, 31),
        provenance="demo",
        zone=zone,
        zone_name=name,
        standing=standing,
        why="" if shown else HIDDEN_WHY,
        real=None if zone == NEW else Figure(50.0, 50, 100, 40.0, 60.0),
        what_if=Figure(40.0, 20, 50, 28.0, 54.0) if shown else None,
        difference=apart,
        covered=2,
        areas=2,
    )


ANSWER = BorderAnswer(
    change=BorderChange((("a", NEW),), (NEW,)),
    zones=(("z1", "Zone 1"), ("z2", "Zone 2"), (NEW, NEW)),
    moved=(("Ahorn", "Zone 1", NEW),),
    rows=(
        row("z1", "Zone 1", Standing.SHOWN, Difference(-10.0, -15.0, -5.0)),
        row("z2", "Zone 2", Standing.SAME),
        row(NEW, NEW, Standing.HIDDEN),
    ),
    needs=(BorderNeed("x", "Xindsats", "demo", (("z1", 50.0),), (("z1", 20.0),), 1.0, 0.6),),
    needs_left=("Windsats",),
    needs_hidden=(),
    demo=True,
)


def test_the_table_has_the_changed_zones_and_no_others() -> None:
    table = borders_table(ANSWER, "Overskrift")
    assert "Zone 1" in table
    assert "Zone 2" not in table
    assert "&lt;b&gt;Havnen&lt;/b&gt;" in table
    assert NEW not in table
    assert "▼ −10,0" in table
    assert "sikker forskel: −15,0 til −5,0 procentpoint" in table
    assert "kan ikke vises" in table
    assert table.count("Ville være") == 2
    assert table.count("Forskel") == 1
    assert "31. december 2025 · demo" in table
    unsure = replace(ANSWER, rows=(row("z1", "Zone 1", Standing.SHOWN, Difference(0.5, -2.0, 3.0)),))
    assert "≈ +0,5" in borders_table(unsure, "")


def test_the_frame_holds_nothing_of_what_cannot_be_shown() -> None:
    frame = borders_frame(ANSWER).set_index("Zone")
    assert list(frame.index) == ["Zone 1", NEW]
    assert frame.loc[NEW, ["Ville være", "Ville være, tæller", "Forskel"]].isna().all()
    assert frame.at[NEW, "Svar"] == "kan ikke vises"
    assert frame.at["Zone 1", "Ville være, tæller"] == 20
    assert needs_table(ANSWER.needs)["Dækning ville være"].tolist() == ["60,0\N{NO-BREAK SPACE}%"]


def test_arguments_go_as_one_word_each() -> None:
    assert question_arguments(with_border((), ["a", "b"], "z2", ""), "-fordi det er sådan") == (
        "borders", "--flyt=a=z2", "--flyt=b=z2", "--begrundelse=-fordi det er sådan",
    )  # fmt: skip
    assert question_arguments(with_border((), ["a"], NEW_ZONE, " Ny "), "g")[1:3] == (
        "--flyt=a=Ny",
        "--ny-zone=Ny",
    )


def test_several_borders_are_one_question_and_the_last_word_on_an_afdeling_counts() -> None:
    listed = with_border((), ["a", "b"], NEW_ZONE, "Ny")
    listed = with_border(listed, ["b"], "z2", "")
    listed = with_border(listed, ["c"], NEW_ZONE, "Ny")
    assert question_arguments(listed, "g")[1:-1] == (
        "--flyt=a=Ny",
        "--flyt=b=z2",
        "--flyt=c=Ny",
        "--ny-zone=Ny",
    )
    assert listed[1] == MovedBorder("b", "z2", False)


def panel_page(fields: dict[str, object], only_real: bool, provenance: str) -> None:
    """A page of its own; AppTest runs it from its source alone."""
    from typing import Any

    import pandas as pd
    import streamlit as st

    from lib.domain.plan import Zone
    from lib.jobs import JobResult
    from lib.ui.borders_panel import borders_panel

    def run(arguments: Any, on_step: Any) -> JobResult:
        st.session_state["spurgt"] = list(arguments)
        on_step("Læser tallene", 0.5)
        if not any("--flyt" in word for word in arguments):
            return JobResult(2, {}, "Vælg mindst én afdeling, der skal skifte zone.")
        return JobResult(0, fields, "")

    areas = pd.DataFrame(
        {
            "area_id": ["a", "b"],
            "name": ["Ahorn", "Birk"],
            "parent_id": ["z1", "z2"],
            "provenance": provenance,
        }
    )
    zones = (Zone("z1", 1, "Zone 1", "Base"), Zone("z2", 2, "Zone 2", "Base"))
    borders_panel(areas, zones, run, "Prøve · version abc123", only_real)


def opened(only_real: bool = False, provenance: str = "demo") -> AppTest:
    page = AppTest.from_function(panel_page, args=(answer_fields(ANSWER), only_real, provenance))
    page.run(timeout=30)
    assert not page.exception
    return page


def test_the_panel_asks_and_shows_the_answer() -> None:
    page = opened()
    assert page.multiselect[0].options == ["Ahorn · Zone 1 · demo", "Birk · Zone 2 · demo"]
    page.button(key="graense_spoerg").click().run(timeout=30)
    assert "Vælg mindst én afdeling" in html_of(page)

    page.multiselect[0].select("a").run(timeout=30)
    assert "Ahorn ligger allerede i Zone 1." in html_of(page)
    assert page.button(key="graense_tilfoej").disabled
    assert page.button(key="graense_spoerg").disabled
    page.selectbox[0].select(NEW_ZONE).run(timeout=30)
    assert page.button(key="graense_spoerg").disabled, "the new zone has no name yet"
    page.text_input(key="graense_navn").input("Havnen")
    page.text_input(key="graense_grund").input("Styregruppen spørger").run(timeout=30)
    page.button(key="graense_spoerg").click().run(timeout=30)
    assert not page.exception
    assert page.session_state["spurgt"] == [
        "borders", "--flyt=a=Havnen", "--ny-zone=Havnen",
        "--begrundelse=Styregruppen spørger",
    ]  # fmt: skip
    said = html_of(page)
    assert "Demo: hvis Ahorn lå i" in said
    assert "De rigtige zoner er ikke ændret" in said
    assert f"Kan ikke vises: {HIDDEN_WHY}" in said
    assert "Målgrupperne findes kun pr. zone" in said
    assert "Vælg mindst én afdeling" not in said
    assert isinstance(page.dataframe[0].value, pd.DataFrame)


def test_several_moved_borders_are_listed_taken_off_and_asked_about_at_once() -> None:
    page = opened()
    for area, zone in (("a", "z2"), ("b", "z1")):
        page.multiselect[0].select(area)
        page.selectbox[0].select(zone).run(timeout=30)
        page.button(key="graense_tilfoej").click().run(timeout=30)
        assert page.multiselect[0].value == []
    assert [line.value for line in page.text] == [
        "Ahorn · Zone 1 · demo → Zone 2",
        "Birk · Zone 2 · demo → Zone 1",
    ]
    page.button(key="graense_spoerg").click().run(timeout=30)
    assert page.session_state["spurgt"][:3] == ["borders", "--flyt=a=z2", "--flyt=b=z1"]
    page.button(key="graense_fjern_a").click().run(timeout=30)
    page.button(key="graense_spoerg").click().run(timeout=30)
    assert page.session_state["spurgt"][1:-1] == ["--flyt=b=z1"]
    assert not page.exception


def test_with_only_real_figures_nothing_is_said_of_made_up_afdelinger() -> None:
    page = opened(only_real=True)
    assert not page.button
    assert "Afdelingerne er demo" in html_of(page)
    assert opened(only_real=True, provenance="datatraek").button
