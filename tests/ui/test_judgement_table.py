"""Indicators x areas: sign, colour, hatch and words say the same; nothing is judged that may not be."""

import re

import pandas as pd
import pytest

from lib.domain.judged import judged
from lib.ui.judgement_legend import judgement_legend
from lib.ui.judgement_table import TableView, cell_words, judgement_table
from lib.ui.judgement_words import demo_part, export_table, matrix_subtitle, reservations
from tests.domain.matrix_frames import counted, matrix

SURE = counted(120, 300, 34.6, 45.6)


def held(*own: dict[str, object], **benchmark: object) -> pd.DataFrame:
    return judged(matrix(*own), matrix({"area_id": "k", "value": 30.0, **benchmark}), "kommunen")


def drawn(rows: pd.DataFrame, intervals: bool = False, head: str = "Kommunen") -> str:
    return judgement_table(rows, TableView("Zonerne mod kommunen", "kommunen", head, intervals))


def first_cell(rows: pd.DataFrame, intervals: bool = False) -> str:
    return re.findall(r"<td.*?</td>", drawn(rows, intervals))[0]


def test_a_judged_figure_has_sign_colour_and_word() -> None:
    cell = first_cell(held(SURE))
    assert "▲" in cell
    assert "zk-is-worse" in cell
    words = "40,0\N{NO-BREAK SPACE}%; 10,0 procentpoint over kommunen; 95 %-interval 34,6–45,6; værre"
    assert f'title="{words}"' in cell
    assert f'<span class="zk-hidden">{words}</span>' in cell
    assert "zk-is-better" in first_cell(held({**SURE, "polarity": "higher"}))


def test_without_polarity_it_is_lower_or_higher_in_ink() -> None:
    cell = first_cell(held({**SURE, "polarity": "none"}))
    assert "zk-is-plain" in cell
    assert "; højere" in cell


def test_a_published_figure_shows_its_side_and_no_judgement() -> None:
    adverse, fine = first_cell(held({"value": 40.0})), first_cell(held({"value": 20.0}))
    for cell in (adverse, fine):
        assert "zk-is-side" in cell
        assert "retning, ikke vurdering" in cell
    assert "zk-adverse" in adverse
    assert "den ugunstige side" in adverse
    assert "zk-adverse" not in fine
    assert "▼" in fine


@pytest.mark.parametrize("intervals", [False, True])
def test_an_unreliable_figure_is_grey_with_and_without_its_interval(intervals: bool) -> None:
    cell = first_cell(held({**SURE, "reliability": "usikker"}), intervals)
    assert "zk-is-grey" in cell
    assert "værre, men usikkert tal" in cell


def test_the_interval_stands_under_the_value_when_asked_for() -> None:
    assert "<small>34,6–45,6</small>" in first_cell(held(SURE), intervals=True)
    assert "<small>" not in first_cell(held(SURE))
    assert "<small>" not in first_cell(held({}), intervals=True)


def test_a_demo_figure_is_hollow_and_not_judged() -> None:
    cell = first_cell(held({**SURE, "provenance": "demo"}))
    assert "zk-made-up" in cell
    assert "zk-is-grey" in cell
    assert "demo: vurderes ikke" in cell
    against_demo = cell_words(held(SURE, provenance="demo").to_dict("records")[0], "kommunen")
    assert against_demo.endswith("sammenligningen er demo: vurderes ikke")


@pytest.mark.parametrize(
    ("status", "sign", "words"),
    [
        ("mangler", "–", "Mangler: tallet er ikke offentliggjort eller indlæst"),
        ("diskretioneret", "vises ikke", "Diskretioneret: vises ikke"),
        ("ikke_relevant", "·", "Ikke relevant: tallet giver ikke mening"),
    ],
)
def test_each_reason_for_no_figure_has_its_own_sign_and_explanation(
    status: str, sign: str, words: str
) -> None:
    rows = held({"status": status})
    cell = first_cell(rows)
    assert f'<span aria-hidden="true">{sign}</span>' in cell
    assert f'title="{words}' in cell
    assert f"zk-status-{status.replace('_', '-')}" in cell
    assert words.lower() in judgement_legend(rows, "kommunen").lower()


def test_an_area_without_a_row_reads_as_missing() -> None:
    rows = held({}, {"area_id": "z2", "name": "Zone 2"}, {"indicator_id": "skole"})
    assert drawn(rows, head="").count("Mangler: tallet er ikke offentliggjort eller indlæst") == 2


def test_the_table_can_be_read_without_eyes() -> None:
    markup = drawn(held({}, {"area_id": "z2", "name": "<Zone 2>"}))
    assert '<caption class="zk-hidden">Zonerne mod kommunen</caption>' in markup
    assert markup.count('scope="col"') == 4
    assert markup.count('scope="row"') == 1
    assert "2019 · lavest er bedst" in markup
    assert "&lt;Zone 2&gt;" in markup
    assert 'tabindex="0"' in markup


def test_many_areas_get_their_names_on_end() -> None:
    areas = [{"area_id": f"a{n}", "name": f"Afdeling {n}"} for n in range(7)]
    assert "zk-many" in drawn(held(*areas))
    assert "zk-many" not in drawn(held(*areas[:6]))


def test_a_pool_of_years_says_so() -> None:
    rows = held({"year": 2025, "period_start": "2023-01-01", "provenance": "demo"})
    assert "2023-2025 · lavest er bedst" in drawn(rows)
    assert any("samlet over tre år" in said for said in reservations(rows))


def test_the_legend_explains_what_stands_in_the_table_and_nothing_else() -> None:
    judged_words = judgement_legend(held(SURE, {**SURE, "reliability": "usikker"}), "kommunen")
    assert "orange: værre" in judged_words
    assert "grå: ikke forskellig eller usikker" in judged_words
    assert "bredere end 20 procentpoint" in judged_words
    assert "emo" not in judged_words
    published = judgement_legend(held({}), "landet")
    assert "= på niveau med landet" in published
    assert "uden antal bag tallet: retning, ikke vurdering" in published
    assert "orange" not in published
    assert "▲" not in judgement_legend(held({}, year=2010), "landet")
    assert "demo, vurderes ikke" in judgement_legend(held({"provenance": "demo"}), "kommunen")


def test_the_words_around_the_table() -> None:
    rows = held({}, {"indicator_id": "skole", "short_label": "Skole", "year": 2025, "provenance": "demo"})
    assert matrix_subtitle(rows, "Zonerne", "kommunen") == (
        "Zonerne mod kommunen · hver indikator i sit seneste år (2019-2025) · procent"
    )
    assert demo_part(rows) == "Demo: 1 af 2 indikatorer"
    assert demo_part(rows[1:]) == "Demo: alle tal i tabellen"
    assert demo_part(rows[:1]) == ""
    assert any("uden antallet bag procenten" in said for said in reservations(rows))


def test_the_file_has_a_word_or_a_number_in_every_cell() -> None:
    rows = held(SURE, {"area_id": "z2", "name": "Zone 2", "status": "diskretioneret", "provenance": "demo"})
    first, masked = export_table(rows, "kommunen").to_dict("records")
    assert (first["Værdi"], first["95 %-interval"], first["Vurdering"]) == ("40,0", "34,6–45,6", "værre")
    assert (first["Sammenligningstal"], first["Forskel"], first["Retning"]) == ("30,0", "10,0", "over")
    assert (masked["Værdi"], masked["Status"], masked["Forskel"]) == (
        "diskretioneret", "diskretioneret", "ukendt",
    )  # fmt: skip
    assert not export_table(rows, "kommunen").isna().any().any()
