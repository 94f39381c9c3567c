"""The shared pieces: what is escaped, what a download holds, and how a failure looks."""

import math

import pandas as pd
from streamlit.testing.v1 import AppTest

from lib.ui.frame import csv_bytes
from lib.ui.markup import element, text

SOURCE = 'Kilde: "Aftalen" · version 7f3a2c'


def test_attributes_and_text_are_escaped() -> None:
    assert element("td", text("<b>&"), class_="a", title='"x"') == (
        '<td class="a" title="&quot;x&quot;">&lt;b&gt;&amp;</td>'
    )


def test_an_attribute_of_none_is_left_out_and_underscores_become_dashes() -> None:
    assert element("p", aria_label="navn", title=None) == '<p aria-label="navn"></p>'


def test_a_download_opens_in_a_danish_spreadsheet_and_ends_with_its_source() -> None:
    table = pd.DataFrame({"Område": ["Ærø", "Øst"], "Værdi": [47.9, math.nan]})

    assert csv_bytes(table, SOURCE).decode("utf-8-sig") == (
        'Område;Værdi\r\nÆrø;47,9\r\nØst;\r\n"Kilde: ""Aftalen"" · version 7f3a2c"\r\n'
    )


def test_a_text_that_would_run_as_a_formula_is_disarmed() -> None:
    table = pd.DataFrame({"Note": ["=HENT(1)", "@x", "tabel 9"], "Værdi": [-1.5, 0.0, 2.0]})

    assert csv_bytes(table, "k").decode("utf-8-sig").splitlines()[1:4] == [
        "'=HENT(1);-1,5",
        "'@x;0,0",
        "tabel 9;2,0",
    ]


def failing_page() -> None:
    from lib.ui.errors import show_script_error

    show_script_error(RuntimeError("hemmelig sti /data/x"))


def test_a_failure_is_told_in_danish_without_its_details() -> None:
    page = AppTest.from_function(failing_page).run()

    shown = "".join(block.proto.body for block in page.get("html"))
    assert "Siden kunne ikke vises" in shown
    assert 'role="alert"' in shown
    assert "hemmelig" not in shown
    assert not page.exception
