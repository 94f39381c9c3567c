"""The curve of what the first hours buy, in words and as a chart."""

from lib.charts.frontier_chart import PICKED, frontier_chart, frontier_words
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.frontier import FrontierPoint
from lib.reports.chart_png import Frame, chart_png
from lib.ui.theme import tokens


def points(*steps: tuple[float, float]) -> tuple[FrontierPoint, ...]:
    return tuple(FrontierPoint(moved, moved, coverage, Placement(()), True) for moved, coverage in steps)


BENT = points((0, 70), (10, 82), (20, 88), (40, 92))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_words_say_how_many_hours_half_of_the_gain_takes() -> None:
    assert plain(frontier_words(BENT)) == (
        "De første 10 timer henter halvdelen af gevinsten: dækningen går fra 70 % til 82 %; 40 timer giver 92,0 %."
    )
    assert plain(frontier_words(points((0, 80), (10, 85), (20, 90)))).startswith(
        "Hver time køber omtrent lige meget"
    )
    assert "kan ikke løftes" in frontier_words(points((0, 80)))
    assert frontier_words(points((0, 70), (1, 85), (20, 90))).startswith("Den første time henter halvdelen")
    assert frontier_words(points((0, 70), (0.5, 85), (20, 90))).startswith("Den første halve time henter")


def test_the_chart_has_the_points_the_scenario_and_a_selection_and_can_be_drawn() -> None:
    spec = frontier_chart(BENT, (12.5, 80.0), tokens())
    assert [row["moved"] for row in spec["data"]["values"]] == [0, 10, 20, 40]
    assert spec["layer"][1]["params"][0] == {"name": PICKED, "select": {"type": "point", "fields": ["limit"]}}
    assert "dit scenarie: 12,5 timer" in str(spec)
    assert len(frontier_chart(BENT, None, tokens())["layer"]) == 2
    assert chart_png(spec, Frame("Fund", "", "Kilde"), tokens()).startswith(b"\x89PNG")
