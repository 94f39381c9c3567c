"""The layers that change with a choice: zones, afdelinger and the labels on them, as one feature group.

Every text that came from a file is escaped here: a tooltip is HTML, and the script that folium makes of a layer is
rendered as a template once more on the server (branca puts what it has rendered into a new `Element`), where whatever
stands in braces is evaluated as an expression.
"""

import json
from html import escape
from typing import Any

import folium
import pandas as pd

from lib.domain.numbers import count, number
from lib.domain.observation import PROVENANCE_WORDS, Provenance, Status
from lib.domain.statistics.reliability import Reliability
from lib.domain.status_signs import STATUS_SIGNS, UNCERTAIN_WORD
from lib.domain.value_words import marked_value, shown_value
from lib.maps.click import ZONE_PROPERTY
from lib.maps.inks import MapInks
from lib.maps.shading import Shading
from lib.maps.sizes import radius_px

NOT_SHOWN = "vises ikke"
"""Word for an afdeling under 100 residents or 50 households: it has a place, and no figures of its own."""

HOLE_SHARE = 0.5
"""A demo afdeling with a value is hollow: this share of its radius is paper. A hatch is left whole."""

Feature = dict[str, Any]


def zone_features(shapes: pd.DataFrame, values: pd.DataFrame, unit: str) -> list[Feature]:
    """GeoJSON features, one per zone of `shapes` (area_id, name, geojson), with tooltip, value and status.

    `values`: area_id, year, value, status, provenance. A zone without a row there is *mangler*.
    """
    rows = values.set_index("area_id")
    return [_zone_feature(shape, rows, unit) for shape in shapes.itertuples()]


def _zone_feature(shape: Any, rows: pd.DataFrame, unit: str) -> Feature:
    row = rows.loc[shape.area_id] if shape.area_id in rows.index else _missing_row()
    return {
        "type": "Feature",
        "id": shape.area_id,
        "geometry": _geometry(shape.geojson),
        "properties": {
            "area_id": shape.area_id,
            ZONE_PROPERTY: shape.area_id,
            "tooltip": tooltip(shape.name, _value_line(row, unit)),
            "value": None if pd.isna(row["value"]) else float(row["value"]),
            "status": str(row["status"]),
            "hollow": row["status"] == Status.OK and row["provenance"] == Provenance.DEMO,
        },
    }


def _geometry(geojson: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(geojson)
    return parsed["geometry"] if parsed.get("type") == "Feature" else parsed


def _missing_row() -> pd.Series:
    return pd.Series(
        {"value": float("nan"), "status": Status.MANGLER.value, "provenance": None, "year": None}
    )


def afdeling_features(afdelinger: pd.DataFrame, unit: str) -> list[Feature]:
    """GeoJSON points, the biggest first so that none is buried.

    `afdelinger` as the question `afdeling_values` answers; `own_rows` is False for one that is kept out of the public
    figures: it has a place and a size, and no value.
    """
    ordered = afdelinger.sort_values("residents", ascending=False)
    return [_afdeling_feature(row, unit) for _, row in ordered.iterrows()]


def _afdeling_feature(row: pd.Series, unit: str) -> Feature:
    shown = bool(row["own_rows"])
    people = f"{count(row['residents'])} beboere"
    made_up = row["area_provenance"] == Provenance.DEMO
    value_line = _value_line(row, unit) if shown else f"Tal {NOT_SHOWN}: for få beboere eller husstande"
    return {
        "type": "Feature",
        "id": row["area_id"],
        "geometry": {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]},
        "properties": {
            "area_id": row["area_id"],
            ZONE_PROPERTY: row["zone"],
            "tooltip": tooltip(
                row["name"], people + (" (demo)" if made_up else ""), value_line, *_interval_lines(row)
            ),
            "radius": radius_px(row["residents"]),
            "value": float(row["value"]) if shown and not pd.isna(row["value"]) else None,
            "status": str(row["status"]) if shown else None,
            "uncertain": row["status"] == Status.OK and row["reliability"] == Reliability.USIKKER,
            "hollow": made_up,
        },
    }


def _value_line(row: pd.Series, unit: str) -> str:
    if row["status"] != Status.OK:
        return STATUS_SIGNS[Status(row["status"])].explanation
    words = shown_value(row["value"], row["status"], unit)
    return f"{words}, {int(row['year'])} · {PROVENANCE_WORDS[Provenance(row['provenance'])]}"


def _interval_lines(row: pd.Series) -> list[str]:
    """'95 %-interval 20,1 til 41,2, usikkert tal'; nothing where there is no interval."""
    if row["status"] != Status.OK or pd.isna(row["low"]):
        return []
    limits = f"95 %-interval {number(row['low'])} til {number(row['high'])}"
    return [f"{limits}, {UNCERTAIN_WORD}" if row["reliability"] == Reliability.USIKKER else limits]


def tooltip(name: str, *lines: str) -> str:
    """HTML of one tooltip: the name in bold, then the lines; everything escaped."""
    return "<br>".join([f"<b>{escape(name)}</b>", *(escape(line) for line in lines)])


def zone_label(number: int, words: str) -> str:
    """HTML of the badge on a zone: its number, and the value where zones are coloured."""
    css = "zonemaerke" if words else "zonemaerke uden-tal"
    return f'<span class="{css}"><b>{number}</b>{escape(words)}</span>'


def base_label(name: str) -> str:
    """HTML of a base: a square and the name."""
    return f'<span class="basemaerke"><i></i><span>{escape(name)}</span></span>'


def zone_value_words(row: pd.Series, unit: str) -> str:
    """What stands on the map beside a zone's number, short: '47,9 %', '46,1 % (demo)', 'mangler'."""
    return marked_value(row["value"], row["status"], unit, row["provenance"])


def zone_style(
    feature: Feature, shading: Shading | None, selected: str | None, inks: MapInks
) -> dict[str, Any]:
    """Leaflet path options of a zone; `shading` None draws the outline only. Demo values have a dashed edge."""
    properties = feature["properties"]
    chosen = properties["area_id"] == selected
    edge = inks.paper if shading is not None else inks.muted
    style: dict[str, Any] = {
        "color": inks.ink if chosen else edge,
        "weight": 4 if chosen else 2,
        "dashArray": "7 5" if shading is not None and properties["hollow"] else None,
        "fillColor": inks.paper,
        "fillOpacity": 0.55,
    }
    if shading is not None:
        style |= {
            "fillColor": shading.fill(_number(properties["value"]), properties["status"]),
            "fillOpacity": 0.95,
        }
    return style


def afdeling_style(feature: Feature, shading: Shading | None, inks: MapInks) -> dict[str, Any]:
    """Leaflet path options of an afdeling; `shading` None leaves it uncoloured: hollow when demo, filled when real.

    An uncertain number is grey and not coloured by its class.
    """
    properties = feature["properties"]
    style: dict[str, Any] = {
        "radius": properties["radius"],
        "color": inks.ink,
        "weight": 1.5,
        "fill": True,  # Leaflet leaves a circle empty unless it is told to fill it
        "fillOpacity": 1.0,
    }
    if shading is None:
        return style | {"fillColor": inks.paper if properties["hollow"] else inks.ink, "fillOpacity": 0.5}
    if properties["status"] is None:
        return style | {"fillColor": inks.paper, "fillOpacity": 0.6, "dashArray": "2 3"}
    if properties["uncertain"]:
        return style | {"fillColor": inks.same}
    return style | {"fillColor": shading.fill(_number(properties["value"]), properties["status"])}


def hole_style(feature: Feature, inks: MapInks) -> dict[str, Any]:
    """The paper hole in a coloured demo afdeling."""
    return {
        "radius": feature["properties"]["radius"] * HOLE_SHARE,
        "color": inks.ink,
        "weight": 1,
        "fill": True,
        "fillColor": inks.paper,
        "fillOpacity": 1.0,
    }


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def geojson_layer(features: list[Feature], **options: Any) -> folium.GeoJson:
    """A folium layer of `features` that zooms nowhere when clicked. No brace is left in any text of theirs."""
    collection = {"type": "FeatureCollection", "features": [_without_braces(each) for each in features]}
    return folium.GeoJson(collection, zoom_on_click=False, **options)


def _without_braces(value: Any) -> Any:
    """Texts with `{` written as HTML does: in an id that is another id, which nobody has."""
    if isinstance(value, str):
        return value.replace("{", "&#123;")
    if isinstance(value, dict):
        return {key: _without_braces(each) for key, each in value.items()}
    return [_without_braces(each) for each in value] if isinstance(value, list) else value
