"""Kriterier in its states: published, named area, afdelinger, a group with a masked member, only real, without law."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import BuiltHouse
from tests.pages.altered_house import alter_house
from tests.pages.markup import html_of
from tests.pages.opening import opened_page

Opened = Callable[..., AppTest]
PCT = "\N{NO-BREAK SPACE}%"
IS_A_VERDICT = re.compile(
    r"\ber (?:et|en) (?:\w+ )?(?:parallelsamfund|udsat|ghetto|omdannelses|forebyggelses)", re.I
)


@pytest.fixture
def open_criteria(house_environment: BuiltHouse) -> Opened:
    """Opens the page with choices already made; no sentence on it may be a verdict, and it is always stamped."""

    def opened(only_real: bool = False, stamped: bool = True, **choices: object) -> AppTest:
        app = opened_page("kriterier", only_real, **choices)
        assert not IS_A_VERDICT.search(html_of(app))
        assert ("<b>Screening, ikke afgørelse</b>" in html_of(app)) is stamped
        return app

    return opened


def chart_words(app: AppTest) -> list[str]:
    specs: list[dict[str, Any]] = [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]
    return [
        str(row["text"])
        for spec in specs
        for layer in spec["layer"]
        for row in layer["data"]["values"]
        if row.get("text")
    ]


def test_the_zones_together_are_held_against_the_limits_of_2021(open_criteria: Opened) -> None:
    app = open_criteria()
    html, words = html_of(app), chart_words(app)
    assert "opfylde 0 af 4 kriterier i § 61 a og 2 af 4 i § 61 b" in html
    assert "Ingen af de 4 zoner kan vurderes efter loven på listen 2021" in html
    assert "sammenhængende områder med mindst 1.000 beboere, og ministeren afgør" in html
    assert app.selectbox(key="liste").value == "2021"
    for said in (
        f"35,0{PCT}",
        f"1,8{PCT}",
        f"52,6{PCT}",
        f"69,2{PCT}",
        f"22,1{PCT}",
        f"§ 61 a: mindst 2,35{PCT}",
    ):
        assert said in words
    assert "– Zone 1, Zone 2, Zone 3, Zone 4: intet tal" in words
    assert f"De fire zoner 26,3{PCT}" in words
    assert f"42,6{PCT}" not in words
    assert "Tal i en anden definition: ikke lovens" in html
    assert "et varsel kræver 4" in html
    assert "gik fra 43,0" in html
    assert "1. december 2024</th><td>12</td>" in html
    app.selectbox(key="paragraf").select("§ 61 b").run()
    assert not app.exception
    assert "Afstanden til grænserne i § 61 b" in html_of(app)
    assert "▲ opfyldt, 5,0 procentpoint" in chart_words(app)


def test_the_number_of_the_goal_is_another_definition_and_never_held_against_a_limit(
    open_criteria: Opened,
) -> None:
    app = open_criteria()
    assert f"De fire zoner 42,6{PCT}" in chart_words(app)
    assert any("følges som mål B7" in said for said in chart_words(app))
    others = [table.value for table in app.dataframe if "Definition" in table.value.columns]
    assert set(others[0]["Definition"]) == {"ikke lovens definition"}
    tested = [table.value for table in app.dataframe if "Svar" in table.value.columns]
    assert 42.6 not in tested[0]["Værdi"].tolist()
    app.selectbox(key="liste").select("2020").run()
    assert "Ingen af områderne har tal i lovens definition" in html_of(app)
    assert f"De fire zoner 42,6{PCT}" in chart_words(app)


def test_a_named_area_is_followed_through_the_lists(open_criteria: Opened) -> None:
    app = open_criteria(se="navngivne", liste="2018", only_real=True)
    html, words = html_of(app), chart_words(app)
    assert "til 31,6" in html
    assert "1,6 procentpoint over grænsen i § 61 b" in html
    assert "['§ 61 a:', 'opfyldt', '§ 61 a, stk. 2:', 'ikke opfyldt']" in words
    assert "Forebyggelsesområde" in " ".join(words)
    assert "Offentliggjort; kilder:" in html
    assert f"▲ 67,4{PCT}" in html
    assert "Ville ikke opfylde § 61 a, stk. 2" in html
    years = app.dataframe[0].value
    assert years.loc[years["Liste"] == "2010", "Dømte"].item() == "305 pr. 10.000"
    assert "kan ikke vurderes" in years.loc[years["Liste"] == "2019", "Screening af tallene alene"].item()


def test_afdelinger_without_figures_in_the_laws_definition_say_what_to_load(open_criteria: Opened) -> None:
    app = open_criteria(se="afdelinger")
    assert "Ingen af områderne har tal i lovens definition" in html_of(app)
    assert "emo" not in " ".join(chart_words(app))
    real = open_criteria(se="afdelinger", only_real=True)
    assert "Ingen afdelinger er indlæst" in html_of(real)


GROUP_FIGURES = """
INSERT INTO shown
SELECT 'krit_kun_grundskole', area_id, level, 2021, DATE '2021-01-01', DATE '2021-01-01', 2.0 * {part}, {part},
    50, NULL, NULL, NULL, NULL, 'ok', 'datatraek', 'maalt', 'lbf_t18', NULL, NULL, NULL
FROM area WHERE area_id = '{area}'
"""


def test_a_group_is_summed_and_a_masked_member_hides_the_sum(
    open_criteria: Opened,
    house_environment: BuiltHouse,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    figures = [GROUP_FIGURES.format(area=area, part=part) for area, part in (("afd_06", 40), ("afd_12", 30))]
    masked = (
        "INSERT INTO shown SELECT * REPLACE ('afd_27' AS area_id, 'diskretioneret' AS status, NULL AS value, "
        "NULL AS numerator, NULL AS denominator) FROM shown WHERE indicator_id = 'krit_kun_grundskole' "
        "AND area_id = 'afd_06'"
    )
    alter_house(house_environment, tmp_path, monkeypatch, *figures, masked)
    two = open_criteria(se="gruppe", liste="2021", gruppe=["afd_06", "afd_12"])
    assert "Gruppen af 2 afdelinger" in html_of(two)
    assert f"▲ 70,0{PCT}" in html_of(two)
    assert "10,0 procentpoint over grænsen; 10 personer færre ville ændre svaret" in html_of(two)
    three = open_criteria(se="gruppe", liste="2021", gruppe=["afd_06", "afd_12", "afd_27"])
    assert "mindst én afdeling er diskretioneret" in html_of(three)
    assert f"{PCT}</b> opfyldt" not in html_of(three)
    empty = open_criteria(se="gruppe", liste="2021", gruppe=[])
    assert "Gruppen er tom" in html_of(empty)


def test_a_plan_without_the_laws_limits_says_what_to_do(
    open_criteria: Opened, house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(house_environment, tmp_path, monkeypatch, "DELETE FROM legal_rule")
    assert "Planen har ingen af lovens grænser" in html_of(open_criteria(stamped=False))


def test_a_plan_without_any_figure_has_its_law_still(
    open_criteria: Opened, house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter_house(house_environment, tmp_path, monkeypatch, "DELETE FROM shown", "DELETE FROM listed_value")
    html = html_of(open_criteria())
    assert "Ingen af de 4 zoner kan vurderes" in html
    assert "Lovens kriterier, listen 1. december 2025" in html
    named = html_of(open_criteria(se="navngivne"))
    assert "kan ikke vurderes" in named
