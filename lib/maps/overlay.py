"""The feature group on the base map: rebuilt at each choice, put in place without remounting the map."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import folium
import numpy as np
import pandas as pd
import shapely

from lib.domain.observation import Status
from lib.maps.inks import MapInks
from lib.maps.marks import (
    Feature,
    afdeling_features,
    afdeling_style,
    base_label,
    geojson_layer,
    hole_style,
    zone_features,
    zone_label,
    zone_style,
    zone_value_words,
)
from lib.maps.shading import Shading

_FAR = 0.15
"""The widest zone's part of the map, under which the zones lie far apart."""
OSM_TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
OSM_CREDIT = '&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>-bidragydere'


@dataclass(frozen=True)
class MapChoice:
    """What is drawn: `level` 'zone' or 'afdeling' says what the colour stands for, `unit` is the indicator's."""

    level: str
    unit: str
    selected_zone: str | None
    background: bool = False


def build_overlay(
    shapes: pd.DataFrame,
    zone_values: pd.DataFrame,
    afdelinger: pd.DataFrame,
    shading: Shading,
    choice: MapChoice,
    inks: MapInks,
) -> folium.FeatureGroup:
    """Background (when switched on), zones, afdelinger, numbers and bases, in that order from below.

    `shapes`: area_id, name, number, geojson, base_name, base_lon, base_lat, label_lon, label_lat.
    `zone_values` as `zone_features`, `afdelinger` as `afdeling_features` takes it (may be empty).
    """
    by_zone = choice.level == "zone"
    group = folium.FeatureGroup(name="zoner")
    if choice.background:
        group.add_child(_background())
    zone_shading = shading if by_zone else None
    group.add_child(_zones(zone_features(shapes, zone_values, choice.unit), zone_shading, choice, inks))
    for layer in _afdelinger(afdeling_features(afdelinger, choice.unit), None if by_zone else shading, inks):
        group.add_child(layer)
    group.add_child(_labels(_label_features(shapes, zone_values, choice)))
    return group


def _background() -> folium.TileLayer:
    # OpenStreetMap turns away requests that do not say where they come from.
    return folium.TileLayer(
        tiles=OSM_TILES, attr=OSM_CREDIT, control=False, referrer_policy="origin", opacity=0.6
    )


def _zones(
    features: list[Feature], shading: Shading | None, choice: MapChoice, inks: MapInks
) -> folium.GeoJson:
    style = partial(zone_style, shading=shading, selected=choice.selected_zone, inks=inks)
    # The chosen zone last: its edge lies over its neighbours'.
    ordered = sorted(features, key=lambda feature: feature["id"] == choice.selected_zone)
    return geojson_layer(ordered, style_function=style, tooltip=_tooltip())


def _afdelinger(features: list[Feature], shading: Shading | None, inks: MapInks) -> list[folium.GeoJson]:
    if not features:
        return []
    style = partial(afdeling_style, shading=shading, inks=inks)
    layers = [geojson_layer(features, marker=folium.CircleMarker(), style_function=style, tooltip=_tooltip())]
    hollow = [
        feature
        for feature in features
        if feature["properties"]["hollow"] and feature["properties"]["status"] == Status.OK
    ]
    if shading is not None and hollow:
        holes = folium.CircleMarker(interactive=False)
        holes.options["interactive"] = False
        layers.append(geojson_layer(hollow, marker=holes, style_function=partial(hole_style, inks=inks)))
    return layers


def _tooltip() -> folium.GeoJsonTooltip:
    return folium.GeoJsonTooltip(fields=["tooltip"], labels=False, sticky=True)


def _label_features(shapes: pd.DataFrame, zone_values: pd.DataFrame, choice: MapChoice) -> list[Feature]:
    rows, with_bases = zone_values.set_index("area_id"), not _far_apart(shapes)
    features = []
    for shape in shapes.itertuples():
        with_value = choice.level == "zone" and shape.area_id in rows.index
        words = zone_value_words(rows.loc[shape.area_id], choice.unit) if with_value else ""
        features.append(
            _label(shape.area_id, shape.label_lon, shape.label_lat, zone_label(shape.number, words))
        )
        if with_bases:
            features.append(
                _label(f"base-{shape.area_id}", shape.base_lon, shape.base_lat, base_label(shape.base_name))
            )
    return features


def _far_apart(shapes: pd.DataFrame) -> bool:
    """Whether the zones are so small on the map that a base's name would lie over its zone's number: towns apart."""
    sides = shapely.bounds(shapely.from_geojson(shapes["geojson"].to_numpy()))
    own = np.max(sides[:, 2:] - sides[:, :2])
    whole = np.max(sides[:, 2:].max(axis=0) - sides[:, :2].min(axis=0))
    return bool(own < whole * _FAR)


def _label(feature_id: str, lon: float, lat: float, html: str) -> Feature:
    point = {"type": "Point", "coordinates": [float(lon), float(lat)]}
    return {"type": "Feature", "id": feature_id, "geometry": point, "properties": {"html": html}}


def _labels(features: list[Feature]) -> folium.GeoJson:
    """Labels let the mouse through, so that the zone under them is what is clicked."""
    marker = folium.Marker(icon=folium.DivIcon(icon_size=(0, 0), class_name="kort-maerke"))
    marker.options.update({"interactive": False, "keyboard": False})
    return geojson_layer(features, marker=marker, style_function=_label_style)


def _label_style(feature: Feature) -> dict[str, Any]:
    return {"html": feature["properties"]["html"]}
