"""The spine: sides, colours, hollow demo, hatches and words."""

import json
from datetime import date
from typing import Any

import pytest

from lib.charts.spine_chart import CENTRE, PICTURE_WIDTH, SpineView, across, spine_chart
from lib.charts.spine_words import COLUMNS, alt_text, reading_guide, row_cells
from lib.domain.benchmark import Figure
from lib.domain.indicator import Polarity
from lib.domain.judged import Mark
from lib.domain.observation import Provenance, Status
from lib.domain.profile import ProfileLine
from lib.domain.statistics.trend import Direction, Point, Trend
from lib.reports.chart_png import Frame, chart_png
from lib.ui.theme import LIGHT
from tests.domain.profile_builders import demo_line, line, masked_line

PLAIN = SpineView("Kommunen", intervals=False)


def layers(lines: list[ProfileLine], view: SpineView = PLAIN, mark: str = "rule") -> list[dict[str, Any]]:
    return [layer for layer in spine_chart(lines, view, LIGHT)["layer"] if layer["mark"]["type"] == mark]


def point(each: ProfileLine) -> dict[str, Any]:
    """The only point of a spine of one line."""
    (layer,) = layers([each], mark="point")
    (row,) = layer["data"]["values"]
    return dict(row)


def texts(lines: list[ProfileLine], view: SpineView = PLAIN) -> list[str]:
    return [row["text"] for layer in layers(lines, view, "text") for row in layer["data"]["values"]]


def test_unfavourable_lies_left_of_the_benchmark() -> None:
    assert point(line())["x"] == across(-1.0) < CENTRE < across(1.0)


def test_a_limit_far_out_is_cut_within_the_columns() -> None:
    assert across(9.0) == across(1.5)


@pytest.mark.parametrize(
    ("mark", "colour"),
    [
        (Mark.BEDRE, LIGHT.better),
        (Mark.VAERRE, LIGHT.worse),
        (Mark.GRAA, LIGHT.same),
        (Mark.RETNING, LIGHT.same),
    ],
)
def test_only_a_judgement_by_interval_has_colour(mark: Mark, colour: str) -> None:
    row = point(line(mark=mark))
    assert (row["stroke"], row["fill"]) == (colour, colour)


def test_demo_is_hollow_and_grey_and_has_no_arm() -> None:
    row = point(demo_line())
    assert (row["fill"], row["stroke"]) == (LIGHT.paper, LIGHT.same)
    arms = [layer for layer in layers([demo_line()]) if layer["mark"].get("strokeWidth") == 4]
    assert [layer["data"]["values"] for layer in arms] == [[]]


def test_what_is_neither_good_nor_bad_has_a_shape_of_its_own() -> None:
    assert point(line(polarity=Polarity.NONE))["shape"] == "diamond"
    assert point(line())["shape"] == "circle"


def test_masked_and_missing_lean_opposite_ways_and_have_no_point() -> None:
    lean = {}
    for status in (Status.DISKRETIONERET, Status.MANGLER):
        hidden = masked_line(status=status)
        strokes = [layer for layer in layers([hidden]) if layer["mark"].get("strokeWidth") == 1.3]
        first = strokes[0]["data"]["values"][0]
        lean[status] = first["x2"] > first["x"]
        assert layers([hidden], mark="point")[0]["data"]["values"] == []
    assert lean[Status.DISKRETIONERET] is not lean[Status.MANGLER]
    assert "vises ikke" in texts([masked_line()])
    assert "–" in texts([masked_line(status=Status.MANGLER)])


def test_a_masked_row_holds_no_number_of_its_own() -> None:
    spec = json.dumps(spine_chart([masked_line()], SpineView("Kommunen", intervals=True), LIGHT))
    assert "47.9" not in spec
    assert "47,9" not in spec


def test_a_trend_of_demo_says_so_on_a_line_of_its_own_and_does_not_run_into_the_rank() -> None:
    made_up = Point(date(2020, 1, 1), date(2020, 1, 1), None, Provenance.DEMO)
    uncertain = Trend(Direction.INGEN_SIKKER_AENDRING, (made_up,), 0.1, 0.2, "")
    cells = [
        each for each in row_cells(demo_line(trend=uncertain), 0, named=False) if each.x == COLUMNS["trend"]
    ]
    assert [each.text for each in cells] == ["ingen sikker ændring", "demo"]
    assert cells[0].y < cells[1].y


def test_whiskers_only_on_demand() -> None:
    with_them = layers([demo_line()], SpineView("Kommunen", intervals=True))
    assert len(with_them) == len(layers([demo_line()])) + 1


def test_the_words_beside_a_published_row() -> None:
    words = texts([line()])
    for expected in (
        "Uden arbejde, 18-64 år",
        "2019",
        "47,9\N{NO-BREAK SPACE}%",
        "▲ 25,6",
        "faldet 5,5 siden 2015",
    ):
        assert expected in words
    assert "trend kan ikke beregnes" in words
    assert "kan ikke rangordnes" in words


def test_demo_and_unreliable_stand_under_the_value_without_whiskers() -> None:
    words = texts([demo_line(reliability="usikker")])
    assert "demo, usikkert" in words
    assert "nr. 3-9 af 24 (demo)" in words


def test_a_period_of_three_years_is_written_out() -> None:
    assert "2023-2025" in texts([demo_line(years=(2023, 2025))])


def test_a_number_per_100_keeps_its_unit() -> None:
    rate = line(unit="pr_100_personer", figure=Figure(4.4, Provenance.PUBLISHED), gap=-0.02)
    words = texts([rate])
    assert "4,4 pr. 100" in words
    assert "= 0,0" in words


def test_the_guide_explains_what_stands_there_and_nothing_else() -> None:
    published = " ".join(reading_guide([line()], "kommunen", intervals=False))
    assert "kan ikke rangordnes" in published
    assert "vises ikke" not in published
    assert "hul" not in published
    all_kinds = " ".join(reading_guide([demo_line(), masked_line()], "kommunen", intervals=True))
    for words in ("hul: demo", "vises ikke", "95 %-interval"):
        assert words in all_kinds


def test_the_alt_text_tells_the_rows() -> None:
    alt = alt_text("Fundet", [line(), masked_line()], "kommunen")
    assert alt == (
        "Fundet. Uden arbejde, 18-64 år: 47,9\N{NO-BREAK SPACE}%, 25,6 over kommunen; Uden arbejde, 18-64 år: "
        "diskretioneret."
    )


def test_it_can_be_fetched_as_a_picture() -> None:
    spec = spine_chart([line(), demo_line(), masked_line()], PLAIN, LIGHT, PICTURE_WIDTH)
    assert chart_png(spec, Frame("Fundet", "Zone 1", "Kilde"), LIGHT).startswith(b"\x89PNG")
