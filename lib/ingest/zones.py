"""geo/zones.geojson -> one row per zone of a plan, with its polygon and its base."""

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from lib.domain.datatraek.rows import ROW_COLUMNS, DatatraekKind, typed_rows
from lib.domain.hidden_signs import hidden_sentence, spelled
from lib.ingest.geography.shapes import unsound
from lib.ingest.messages import ONE_LINE, Flaw, PlanFileError

OVERLAP_LIMIT_DEGREES2 = 1e-9
"""Neighbouring outlines drawn by hand may share a border; this is well under one square metre's worth of overlap."""


def read_zone_shapes(path: Path, plan_id: str) -> pd.DataFrame:
    """Zones of the plan in zone order: area_id, number, name, geojson, base_name, base_lon, base_lat, mark.

    A plan whose zones are not drawn yet has no rows; whether its other files speak of zones is for the reader of the
    whole plan to see. Raises PlanFileError for an unreadable file, an invalid or overlapping polygon, or a base
    outside its zone.
    """
    try:
        features = gpd.read_file(path)
    except (OSError, RuntimeError):
        problem = "Filen kan ikke læses som GeoJSON."
        raise PlanFileError([Flaw(path.name, 0, "", problem, "Læg en gyldig fil i geo/.")]) from None
    own = features[features["plan"] == plan_id] if "plan" in features else features.iloc[:0]
    if own.empty or not (own["kind"] == "zone").any():
        return typed_rows(pd.DataFrame(), DatatraekKind.ZONER)[list(ROW_COLUMNS[DatatraekKind.ZONER])]
    zones = own[own["kind"] == "zone"].sort_values("number").reset_index(drop=True)
    bases = own[own["kind"] == "base"].set_index("area_id")
    flaws = _hidden_flaws(path.name, own) + _shape_flaws(path.name, zones, bases)
    if flaws:
        raise PlanFileError(flaws)
    points = bases.loc[zones["area_id"]]
    return pd.DataFrame(
        {
            "area_id": zones["area_id"],
            "number": zones["number"].astype(int),
            "name": zones["name"],
            "geojson": [json.dumps(shapely.geometry.mapping(shape)) for shape in zones.geometry],
            "base_name": points["name"].to_numpy(),
            "base_lon": points.geometry.x.to_numpy(),
            "base_lat": points.geometry.y.to_numpy(),
            "mark": zones["mark"],
        }
    )


def _hidden_flaws(file: str, features: gpd.GeoDataFrame) -> list[Flaw]:
    return [
        Flaw(file, 0, spelled(str(name)), sentence, ONE_LINE)
        for name in features.columns.drop("geometry")
        for cell in features[name]
        if isinstance(cell, str) and (sentence := hidden_sentence(cell))
    ]


def _shape_flaws(file: str, zones: gpd.GeoDataFrame, bases: gpd.GeoDataFrame) -> list[Flaw]:
    flaws = []
    for zone in zones.itertuples():
        if not zone.geometry.is_valid:
            problem = f"Zonens omrids {unsound(zone.geometry)}."
            flaws.append(Flaw(file, 0, zone.area_id, problem, "Tegn det om."))
        if zone.area_id not in bases.index:
            flaws.append(Flaw(file, 0, zone.area_id, "Zonen har ingen base.", "Tilføj et punkt for basen."))
        elif not zone.geometry.contains(bases.geometry[zone.area_id]):
            flaws.append(Flaw(file, 0, zone.area_id, "Basen ligger uden for zonen.", "Flyt punktet."))
    return flaws or _overlap_flaws(file, zones)


def _overlap_flaws(file: str, zones: gpd.GeoDataFrame) -> list[Flaw]:
    shapes = list(zip(zones["area_id"], zones.geometry, strict=True))
    return [
        Flaw(file, 0, one, f"Zonen overlapper {other}.", "Ret omridset, så hvert sted ligger i én zone.")
        for place, (one, shape) in enumerate(shapes)
        for other, neighbour in shapes[place + 1 :]
        if shape.intersection(neighbour).area > OVERLAP_LIMIT_DEGREES2
    ]
