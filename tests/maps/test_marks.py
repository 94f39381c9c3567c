"""What is drawn on the map: sizes, fills, escaped texts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.classes import classify
from lib.domain.observation import Status
from lib.maps.hatches import hatch_definitions, hatch_fill, hatch_id
from lib.maps.marks import (
    afdeling_features,
    afdeling_style,
    base_label,
    tooltip,
    zone_features,
    zone_label,
    zone_style,
)
from lib.maps.shading import Shading, statuses_of
from lib.maps.sizes import SMALLEST_RADIUS, radius_px
from tests.maps.frames import EVIL, INKS, afdelinger, shapes, values

SHADING = Shading(classify([30.0, 40.0]), tuple(INKS.level[: len(classify([30.0, 40.0]).labels)]))


@given(st.floats(100, 5000), st.floats(1.1, 9))
def test_the_area_of_a_circle_follows_the_residents(residents: float, times: float) -> None:
    ratio = radius_px(residents * times) / radius_px(residents)
    assert ratio**2 == pytest.approx(times)


def test_a_small_afdeling_can_still_be_seen() -> None:
    assert radius_px(0) == SMALLEST_RADIUS


def test_residents_are_never_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        radius_px(-1)


def test_names_are_escaped_wherever_they_stand() -> None:
    for html in (tooltip(EVIL, EVIL), zone_label(1, EVIL), base_label(EVIL)):
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_a_zone_without_a_row_is_missing_and_hatched() -> None:
    _, second = zone_features(shapes(), values(("z1", 30.0, "ok", "published")), "pct")
    assert second["properties"]["status"] == Status.MANGLER
    assert zone_style(second, SHADING, None, INKS)["fillColor"] == hatch_fill(Status.MANGLER)
    assert "Mangler" in second["properties"]["tooltip"]


def test_a_tooltip_says_value_year_and_provenance() -> None:
    first, _ = zone_features(shapes(), values(("z1", 47.93, "ok", "published")), "pct")
    assert first["properties"]["tooltip"] == "<b>Zone 1</b><br>47,9\N{NO-BREAK SPACE}%, 2019 · offentliggjort"


def test_missing_and_masked_have_different_hatches_that_are_defined() -> None:
    assert hatch_fill(Status.MANGLER) != hatch_fill(Status.DISKRETIONERET)
    definitions = hatch_definitions(INKS)
    for status in (Status.MANGLER, Status.DISKRETIONERET, Status.IKKE_RELEVANT):
        assert f'id="{hatch_id(status)}"' in definitions


def test_only_the_chosen_zone_has_the_heavy_edge() -> None:
    first, second = zone_features(shapes(), values(), "pct")
    heavy, light = (zone_style(feature, SHADING, "z1", INKS) for feature in (first, second))
    assert heavy["weight"] > light["weight"]
    assert heavy["color"] != light["color"]


def test_a_demo_zone_has_a_dashed_edge_and_a_published_one_has_not() -> None:
    first, second = zone_features(
        shapes(), values(("z1", 30.0, "ok", "demo"), ("z2", 40.0, "ok", "published")), "pct"
    )
    assert zone_style(first, SHADING, None, INKS)["dashArray"]
    assert zone_style(second, SHADING, None, INKS)["dashArray"] is None


def test_every_afdeling_is_a_point_also_the_one_that_is_kept_out() -> None:
    features = afdeling_features(afdelinger(), "pct")
    assert [feature["id"] for feature in features] == ["a1", "a2", "a3"]
    kept_out = features[2]["properties"]
    assert kept_out["value"] is None
    assert kept_out["status"] is None
    assert "vises ikke" in kept_out["tooltip"]
    assert "Diskretioneret: vises ikke" in features[1]["properties"]["tooltip"]


def test_an_afdeling_is_coloured_by_its_class_and_masked_ones_are_hatched() -> None:
    valued, masked, _ = (afdeling_style(f, SHADING, INKS) for f in afdeling_features(afdelinger(), "pct"))
    assert valued["fillColor"] in SHADING.colours
    assert masked["fillColor"] == hatch_fill(Status.DISKRETIONERET)


def test_an_uncertain_number_is_grey_and_says_so_with_its_interval() -> None:
    sure, grey = (afdeling_features(afdelinger(reliability=each), "pct")[0] for each in ("sikker", "usikker"))
    assert afdeling_style(grey, SHADING, INKS)["fillColor"] == INKS.same
    assert afdeling_style(sure, SHADING, INKS)["fillColor"] in SHADING.colours
    assert "95 %-interval 25,0 til 39,0, usikkert tal" in grey["properties"]["tooltip"]
    assert "usikkert" not in sure["properties"]["tooltip"]


def test_demo_circles_are_hollow_and_real_ones_filled_when_zones_carry_the_colour() -> None:
    demo = afdeling_style(afdeling_features(afdelinger(), "pct")[0], None, INKS)
    real = afdeling_style(afdeling_features(afdelinger(provenance="datatraek"), "pct")[0], None, INKS)
    assert demo["fillColor"] == INKS.paper
    assert real["fillColor"] == INKS.ink


def test_a_shading_needs_a_colour_for_each_class() -> None:
    with pytest.raises(ValueError, match="classes"):
        Shading(classify([1.0, 2.0]), ())


def test_an_ok_row_without_a_value_is_not_the_lowest_class() -> None:
    assert SHADING.fill(math.nan, "ok") == hatch_fill(Status.MANGLER)


def test_the_legend_is_told_which_statuses_occur() -> None:
    rows = values(("z1", 30.0, "ok", "published"), ("z2", math.nan, "diskretioneret", None))
    assert statuses_of(rows) == {"diskretioneret"}
