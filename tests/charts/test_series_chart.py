"""The small multiples and the words around them."""

import datetime as dt
import math
import pickle
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.labels import spread
from lib.charts.ready import ready
from lib.charts.series_chart import joined_panels, zone_chart
from lib.charts.series_marks import described, styled_lines, styled_points
from lib.charts.series_scale import Scale, shared_scale
from lib.charts.series_segments import segments, valid_points
from lib.charts.words import export_table, goal_words, numbers_table, reading_guide, year_spans, zone_alt
from lib.domain.goal_lines import GoalLine
from lib.ui.theme import LIGHT
from tests.charts.test_series_segments import series
from tests.domain.test_sentences_trend import INDICATOR
from tests.maps.frames import plan

FRAME = pd.concat(
    [
        series((2015, 53.4, "published"), (2019, 47.9, "published"), (2020, 46.0, "demo"), area="z1"),
        series((2015, 44.6, "published"), (2019, 39.2, "published"), area="z2"),
        series((2015, 25.0, "published"), (2019, 22.3, "published"), area="kommune"),
        series((2015, 24.0, "published"), (2019, 20.9, "published"), area="land"),
    ]
).assign(source_id="kilde")
BREAK = (dt.date(2017, 1, 1), "Nye regler")


def scale_of(frame: pd.DataFrame) -> Scale:
    scale = shared_scale(frame)
    assert scale is not None
    return scale


def spec(frame: pd.DataFrame = FRAME, breaks: tuple[tuple[dt.date, str], ...] = ()) -> dict[str, Any]:
    chart = zone_chart(frame, plan().zones[0], plan(), scale_of(frame), "pct", LIGHT, breaks)
    drawn: dict[str, Any] = chart.to_dict()
    return drawn


def texts(drawn: dict[str, Any]) -> set[str]:
    return {row["label"] for rows in drawn["datasets"].values() for row in rows if "label" in row}


def test_a_name_too_long_for_the_end_of_its_line_stands_over_the_panel_alone() -> None:
    zone = replace(plan().zones[0], name="Ringparken og Schackenborgvænge")
    drawn = zone_chart(FRAME, zone, plan(), scale_of(FRAME), "pct", LIGHT).to_dict()
    assert drawn["title"]["text"] == "Ringparken og Schackenborgvænge"
    assert "zonen" in texts(drawn)
    assert zone.name not in texts(drawn)


@given(st.lists(st.floats(0, 100), max_size=6), st.floats(0.1, 10))
def test_labels_keep_their_distance_and_their_order(values: list[float], gap: float) -> None:
    placed = spread(values, gap)
    for one, other in zip(sorted(placed), sorted(placed)[1:], strict=False):
        assert other - one >= gap - 1e-6
    assert sorted(range(len(values)), key=lambda i: (values[i], placed[i])) == sorted(
        range(len(values)), key=lambda i: placed[i]
    )


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([10.0, 50.0, 20.0], 2.0) == [10.0, 50.0, 20.0]


def test_numbers_are_danish() -> None:
    assert spec()["config"]["locale"]["number"]["decimal"] == ","


def test_all_panels_share_axes() -> None:
    scale = scale_of(FRAME)
    charts = [zone_chart(FRAME, zone, plan(), scale, "pct", LIGHT).to_dict() for zone in plan().zones]
    domains = {
        str(
            [
                layer["encoding"][axis]["scale"]["domain"]
                for layer in chart["layer"]
                if axis in layer["encoding"]
            ][0]
        )
        for chart in charts
        for axis in "y"
    }
    assert len(domains) == 1


def test_lines_are_labelled_at_their_ends_and_only_real_values_are_told() -> None:
    told = texts(spec())
    assert {"Zone 1", "kommunen 22,3", "landet 20,9", "53,4", "47,9"} <= told
    assert not any("46,0" in label for label in told)


def test_demo_points_are_hollow_and_published_ones_filled() -> None:
    points = styled_points(described(valid_points(FRAME), plan(), "pct"), plan().zones[0], LIGHT)
    own = points[points["area_id"] == "z1"]
    assert set(own.loc[own["fill"] == LIGHT.paper, "provenance"]) == {"demo"}
    assert set(own.loc[own["fill"] == LIGHT.ink, "provenance"]) == {"published"}


def test_the_zone_is_drawn_last_and_the_comparison_areas_are_told_by_dashes() -> None:
    lines = styled_lines(segments(FRAME), plan().zones[0], plan(), LIGHT)
    assert lines["area_id"].iloc[0] == "z2"
    assert lines["area_id"].iloc[-1] == "z1"
    dashes = lines.groupby("area_id")["dash"].agg(set).to_dict()
    assert dashes == {"z1": {"hul", "hel"}, "z2": {"hel"}, "kommune": {"kommune"}, "land": {"land"}}


def test_a_break_is_drawn_with_its_text() -> None:
    assert "databrud" in texts(spec(breaks=(BREAK,)))
    assert "databrud" not in texts(spec())


def kinds_of_mark(drawn: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in drawn["layer"]]


def banded(*points: tuple[int, float | None, str], with_bands: bool = True) -> dict[str, Any]:
    frame = series(*points)
    scale = shared_scale(frame, ["z1"])
    assert scale is not None
    chart = zone_chart(frame, plan().zones[0], plan(), scale, "pct", LIGHT, with_bands=with_bands)
    drawn: dict[str, Any] = chart.to_dict()
    return drawn


def test_the_interval_is_a_band_behind_the_line_that_can_be_switched_off() -> None:
    counted = ((2018, 30.0, "datatraek"), (2019, 31.0, "datatraek"))
    assert kinds_of_mark(banded(*counted))[0] == "area"
    assert "area" not in kinds_of_mark(banded(*counted, with_bands=False))
    assert "area" not in kinds_of_mark(banded((2018, 30.0, "published"), (2019, 31.0, "published")))


def test_the_axis_has_room_for_the_band_and_the_goal() -> None:
    counted = series((2018, 30.0, "datatraek"), (2019, 31.0, "datatraek"))
    plain, wide = shared_scale(counted), shared_scale(counted, ["z1"])
    low_goal = shared_scale(counted, (), [GoalLine("B7", "under", 5.0)])
    assert plain is not None
    assert wide is not None
    assert low_goal is not None
    assert wide.values[1] > plain.values[1]
    assert low_goal.values[0] <= 5.0


def test_a_goal_is_a_named_line_across() -> None:
    goal = GoalLine("B7", "under", 30.0)
    chart = zone_chart(FRAME, plan().zones[0], plan(), scale_of(FRAME), "pct", LIGHT, (), [goal])
    assert "mål: under 30,0" in texts(chart.to_dict())
    words = goal_words([goal], ["B8"], INDICATOR, plan())
    assert "Mål B7 for alle 2 zoner samlet: under 30,0\N{NO-BREAK SPACE}%." in words
    assert "ikke tegnet: B8" in words


def test_a_masked_year_has_its_sign_and_its_explanation() -> None:
    drawn = banded((2018, 30.0, "demo"), (2019, None, "demo"), (2020, 31.0, "demo"))
    signs = [row for rows in drawn["datasets"].values() for row in rows if "sign" in row]
    assert [(row["År"], row["sign"]) for row in signs] == [("2019", "▒")]
    frame = series((2018, 30.0, "demo"), (2019, None, "demo"))
    assert "▒ Diskretioneret: vises ikke" in reading_guide(frame, ["z1"], scale_of(frame), [])


def test_the_picture_holds_every_panel_with_its_data() -> None:
    axes = [zone_chart(FRAME, zone, plan(), scale_of(FRAME), "pct", LIGHT) for zone in plan().zones]
    joined = joined_panels([ready(each) for each in axes])
    assert [panel["title"]["text"] for panel in joined["concat"]] == ["Zone 1", "Zone 2"]
    rows = [
        layer["data"]["values"] for panel in joined["concat"] for layer in panel["layer"] if "data" in layer
    ]
    assert len(rows) > 2
    assert all(rows)


def test_a_spec_that_is_ready_can_be_kept_and_says_what_the_chart_says() -> None:
    """Altair checks it against its schema; the rows are those of the chart, wherever each set is used."""
    chart = zone_chart(FRAME, plan().zones[0], plan(), scale_of(FRAME), "pct", LIGHT)
    spec = ready(chart)
    assert alt.LayerChart.from_dict(spec).to_dict()["layer"]
    assert pickle.loads(pickle.dumps(spec)) == spec
    drawn = chart.to_dict()
    for layer, kept in zip(drawn["layer"], spec["layer"], strict=True):
        if "data" in layer:
            assert kept["data"] == {"values": drawn["datasets"][layer["data"]["name"]]}


def test_the_guide_says_what_the_band_is_and_where_there_can_be_none() -> None:
    counted = series((2018, 30.0, "datatraek"), (2019, 31.0, "datatraek"))
    assert "95 %-interval" in reading_guide(counted, ["z1"], scale_of(counted), [], with_bands=True)
    assert "kan usikkerheden ikke beregnes" not in reading_guide(counted, ["z1"], scale_of(counted), [])
    assert "kan usikkerheden ikke beregnes" in reading_guide(FRAME, ["z1"], scale_of(FRAME), [])


def test_the_axis_starts_at_zero_unless_all_values_are_high() -> None:
    assert scale_of(FRAME).starts_at_zero
    assert not scale_of(series((2015, 88.0, "published"), (2016, 89.0, "published"))).starts_at_zero


def test_no_values_no_axes() -> None:
    assert shared_scale(FRAME.iloc[:0]) is None


def test_the_guide_names_years_that_are_not_published_and_breaks() -> None:
    guide = reading_guide(FRAME, ["z1", "z2"], scale_of(FRAME), [])
    assert "årene imellem er ikke offentliggjort (2016-2018)" in guide
    assert "demo" in guide
    with_break = reading_guide(FRAME, ["z1", "z2"], scale_of(FRAME), [BREAK])
    assert "Databrud 1.1.2017: Nye regler" in with_break
    assert "årene imellem" not in with_break


@pytest.mark.parametrize(
    ("years", "words"), [([2016, 2017, 2018, 2020], "2016-2018, 2020"), ([2016], "2016"), ([], "")]
)
def test_runs_of_years_are_written_together(years: list[int], words: str) -> None:
    assert year_spans(years) == words


def test_the_alt_text_tells_published_values_only() -> None:
    alt = zone_alt(FRAME, plan().zones[0], plan(), INDICATOR)
    assert "53,4 i 2015, 47,9 i 2019" in alt
    assert "Byens Kommune 22,3 i 2019" in alt
    assert "46,0" not in alt


def test_the_table_has_a_word_in_every_cell() -> None:
    shown = numbers_table(FRAME, plan(), "pct").set_index("År")
    assert shown.loc["2020", "Zone 1"] == "46,0\N{NO-BREAK SPACE}% (demo)"
    assert shown.loc["2020", "Zone 2"] == "mangler"


def test_the_export_keeps_provenance_and_never_writes_zero_for_a_masked_cell() -> None:
    masked = series((2016, None, "published")).assign(source_id="kilde")
    rows = export_table(pd.concat([FRAME, masked]), plan(), INDICATOR)
    last = rows.iloc[-1]
    assert math.isnan(last["Værdi"])
    assert last["Tekst"] == "diskretioneret"
    assert last["Status"] == "diskretioneret"
    assert last[["Nedre 95 %", "Øvre 95 %"]].isna().all()
    assert set(rows["Oprindelse"]) == {"offentliggjort", "demo", ""}
