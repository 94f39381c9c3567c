"""The map's script: one that stays, one that follows the choice, and nothing from outside."""

import re
from pathlib import Path

import folium
import pytest
from branca.colormap import ColorMap
from streamlit_folium import _get_feature_group_string, generate_leaflet_string

from lib.domain.classes import classify
from lib.maps.base_map import VENDOR_URL, LocalMap, build_base_map
from lib.maps.frames import bounds_of, with_label_points
from lib.maps.legend import legend_html
from lib.maps.overlay import MapChoice, build_overlay
from lib.maps.shading import Shading, shading_for
from lib.ui.theme import levels_for
from lib.ui.vendor import lay_out_vendor_files
from tests.maps.frames import EVIL, INKS, afdelinger, shapes, values

ZONES = values(("z1", 30.0, "ok", "published"), ("z2", 40.0, "ok", "published"))


def shading(*numbers: float) -> Shading:
    classes = classify(numbers)
    return shading_for(classes, INKS.level, levels_for(len(classes.labels)))


def overlay_script(level: str = "zone", name: str = "Zone 1", background: bool = False) -> str:
    """The JavaScript that st_folium sends for the feature group."""
    base = build_base_map(bounds_of(shapes()), INKS)
    group = build_overlay(
        with_label_points(shapes(name)),
        ZONES.assign(name=name),
        afdelinger(name=name),
        shading(30.0, 40.0),
        MapChoice(level, "pct", "z1", background),
        INKS,
    )
    return _get_feature_group_string(group, base)


def base_script() -> str:
    base = build_base_map(bounds_of(shapes()), INKS)
    base.get_root().render()
    return generate_leaflet_string(base)


def test_the_base_map_is_the_same_at_every_run() -> None:
    standard = [re.sub(r"_[a-z0-9]+", "", base_script()) for _ in range(2)]
    assert standard[0] == standard[1]


def test_a_zone_is_a_button_for_the_keyboard_and_a_circle_no_stop() -> None:
    """tests/browser/test_keyboard.py presses it."""
    script = base_script()
    for said in ('"role", "button"', '"tabindex", "0"', '"tabindex", "-1"', "Kort: piletaster flytter det"):
        assert said in script


def test_another_level_changes_the_overlay() -> None:
    assert overlay_script("zone") != overlay_script("afdeling")


def test_the_map_asks_only_our_own_server(tmp_path: Path) -> None:
    urls = [url for _, url in (*LocalMap.default_js, *LocalMap.default_css)]
    assert urls
    laid_out = lay_out_vendor_files(tmp_path)
    for url in urls:
        assert url.startswith(VENDOR_URL)
        assert (laid_out / url.removeprefix(f"{VENDOR_URL}/")).is_file()


def test_nothing_outside_is_named_until_the_background_is_on() -> None:
    assert "http" not in overlay_script()
    assert "tile.openstreetmap.org" in overlay_script(background=True)


def test_no_layer_brings_scripts_of_its_own() -> None:
    group = build_overlay(
        with_label_points(shapes()), ZONES, afdelinger(), shading(30.0), MapChoice("zone", "pct", None), INKS
    )
    for layer in group._children.values():
        assert not getattr(layer, "default_js", [])
        assert not isinstance(layer, ColorMap | folium.Icon)


@pytest.mark.parametrize("level", ["zone", "afdeling"])
def test_a_name_cannot_become_a_script(level: str) -> None:
    script = overlay_script(level, name=EVIL)
    assert "<script" not in script.lower()
    assert "alert(" in script, "the name is there, as text"


def test_the_zone_number_and_its_value_stand_on_the_map() -> None:
    assert "<b>1</b>30,0" in overlay_script("zone")
    assert "30,0" not in re.findall(r"zonemaerke[^>]*>(.*?)</span>", overlay_script("afdeling"))[0]


def test_a_masked_afdeling_keeps_its_hatch_whole_and_one_with_a_value_is_hollow() -> None:
    script = overlay_script("afdeling")
    assert script.count('"area_id": "a1"') == 2
    assert script.count('"area_id": "a2"') == 1


def test_without_afdelinger_the_zones_are_still_drawn() -> None:
    group = build_overlay(
        with_label_points(shapes()),
        ZONES,
        afdelinger().iloc[:0],
        shading(30.0, 40.0),
        MapChoice("zone", "pct", None),
        INKS,
    )
    assert len(group._children) == 2


def test_the_number_of_a_zone_stands_inside_it_and_off_its_base() -> None:
    placed = with_label_points(shapes())
    assert placed["label_lon"].between([9.70, 9.73], [9.72, 9.75]).all()
    assert ((placed["label_lat"] - placed["base_lat"]).abs() > 0.001).all()


def test_bounds_hold_all_zones() -> None:
    (south, west), (north, east) = bounds_of(shapes())
    assert (south, west) == pytest.approx((55.56, 9.70))
    assert (north, east) == pytest.approx((55.58, 9.75))


def test_a_map_without_zones_says_so() -> None:
    with pytest.raises(ValueError, match="ingen zoner"):
        bounds_of(shapes().iloc[:0])


def test_the_legend_names_classes_statuses_and_signs() -> None:
    html = legend_html(
        shading(30.0, 40.0), {"diskretioneret"}, "Zonens <værdi>", INKS, kept_out=True, uncertain="Grå: bredt"
    )
    for label in (
        *classify([30.0, 40.0]).labels,
        "diskretioneret",
        "100 og 400 beboere",
        "vises ikke",
        "usikkert tal",
        "Grå: bredt",
        "base",
    ):
        assert label in html
    assert "mangler" not in html
    assert "<værdi>" not in html
