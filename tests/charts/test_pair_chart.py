"""Two numbers on one axis."""

from lib.charts.pair_chart import pair_chart
from lib.domain.pair import two_areas
from lib.reports.chart_png import Frame, chart_png
from lib.ui.theme import LIGHT
from tests.domain.profile_builders import indicator, shown


def test_each_number_has_its_row_interval_and_label() -> None:
    pair = two_areas(indicator(), shown("nord", 2025, 56, 70), shown("syd", 2025, 48, 80), "")
    chart = pair_chart(pair, LIGHT)
    first, second = chart["data"]["values"]
    assert (first["name"], first["label"]) == ("Nord", "80,0\N{NO-BREAK SPACE}%")
    assert first["low"] < first["value"] < first["high"]
    assert second["fill"] == LIGHT.ink
    assert chart["layer"][0]["encoding"]["x"]["scale"]["zero"] is True


def test_a_masked_number_keeps_its_row_and_has_no_mark() -> None:
    hidden = shown("syd", 2025, 3, 80, status="diskretioneret")
    chart = pair_chart(
        two_areas(indicator(), shown("nord", 2025, 56, 70, provenance="demo"), hidden, ""), LIGHT
    )
    first, second = chart["data"]["values"]
    assert first["fill"] == LIGHT.paper
    assert (second["name"], second["value"], second["low"], second["label"]) == ("Syd", None, None, "")


def test_it_can_be_fetched_as_a_picture() -> None:
    pair = two_areas(indicator(), shown("nord", 2025, 56, 70), shown("syd", 2025, 48, 80), "")
    assert chart_png(pair_chart(pair, LIGHT), Frame("Fundet", "Nord og Syd", "Kilde"), LIGHT).startswith(
        b"\x89PNG"
    )
