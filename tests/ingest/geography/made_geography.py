"""Made-up geography of a new plan, as a secretariat would have it: zones from a map program and a list in Excel.

Nothing in it is a real place: four zones around a point in a field in Himmerland, twelve afdelinger of two invented
organisations.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from openpyxl import Workbook

UTM32 = 25832
CENTRE = (548_000.0, 6_292_000.0)
SEED = 7
ORGANISATIONS = ("Boligselskabet Kløver", "Boligforeningen Åkær")
ZONE_NAMES = ("Nordbyen", "Østerkvarteret", "Søndervang", "Vestervang")
BASE_NAMES = ("Beboerhuset Nordlyset", "Medborgerhuset Øst", "Værestedet", "Kulturhuset Vest")
# number, name, organisation, residents, households; three to a zone in turn
AFDELINGER = (
    ("1", "Kløverhaven", 0, 412, 236),
    ("2", "Rønnebærvænget", 0, 268, 150),
    ("1", "Åkærparken", 1, 731, 398),
    ("3", "Bøgelunden", 0, 154, 91),
    ("2", "Skovtoften", 1, 522, 301),
    ("3", "Mølleengen", 1, 96, 61),
    ("4", "Lærkesangen", 0, 345, 189),
    ("5", "Gæslingestien", 0, 203, 118),
    ("4", "Ådalsvænget", 1, 618, 340),
    ("6", "Teglværket", 0, 287, 172),
    ("5", "Havrebakken", 1, 180, 104),
    ("6", "Sognefogedløkken", 1, 449, 251),
)
LIST_HEADER = (
    "Nr",
    "Navn",
    "Organisation",
    "Zone",
    "Beboere",
    "Husstande",
    "Længdegrad",
    "Breddegrad",
    "Gælder fra",
)


@dataclass(frozen=True)
class MadeGeography:
    """Paths of the files, and what is true of them: `zone_of` is (organisation, number) -> number of the zone."""

    zones_gpkg: Path
    zones_zip: Path
    afdelinger_xlsx: Path
    afdelinger_zip: Path
    zone_of: dict[tuple[str, str], int]


def made_geography(folder: Path) -> MadeGeography:
    """Writes the files into `folder`: zones.gpkg (zones and bases), zones.zip, afdelinger.xlsx, afdelinger.zip."""
    zones, bases, afdelinger = made_zones(), made_bases(), made_afdelinger()
    zones.to_file(folder / "zoner.gpkg", layer="zoner")
    bases.to_file(folder / "zoner.gpkg", layer="baser")
    shapefile_zip(folder / "zoner.zip", {"zoner": zones, "baser": bases})
    shapefile_zip(folder / "afdelinger.zip", {"afdelinger": afdelinger})
    _list(afdelinger).save(folder / "afdelinger.xlsx")
    return MadeGeography(
        zones_gpkg=folder / "zoner.gpkg",
        zones_zip=folder / "zoner.zip",
        afdelinger_xlsx=folder / "afdelinger.xlsx",
        afdelinger_zip=folder / "afdelinger.zip",
        zone_of={
            (ORGANISATIONS[owner], number): index // 3 + 1
            for index, (number, _, owner, _, _) in enumerate(AFDELINGER)
        },
    )


def made_zones() -> gpd.GeoDataFrame:
    """Four zones that share their borders corner by corner, in ETRS89/UTM32: nummer, navn."""
    random = np.random.default_rng(SEED)
    middle = np.array(CENTRE)
    gates = [middle + offset for offset in ((150, 1900), (2100, -120), (-90, -1750), (-1950, 200))]
    spokes = [_wavy(middle, gate, random) for gate in gates]
    corners = [middle + offset for offset in ((1750, 1600), (1600, -1500), (-1700, -1350), (-1500, 1700))]
    rims = [
        np.vstack([_wavy(gates[i], corners[i], random)[:-1], _wavy(corners[i], gates[(i + 1) % 4], random)])
        for i in range(4)
    ]
    rings = [np.vstack([spokes[i][:-1], rims[i][:-1], spokes[(i + 1) % 4][::-1]]) for i in range(4)]
    return gpd.GeoDataFrame(
        {"nummer": range(1, 5), "navn": ZONE_NAMES}, geometry=[shapely.Polygon(r) for r in rings], crs=UTM32
    )


def made_bases() -> gpd.GeoDataFrame:
    """A point per zone: zone, navn."""
    points = [zone.representative_point() for zone in made_zones().geometry]
    return gpd.GeoDataFrame({"zone": range(1, 5), "navn": BASE_NAMES}, geometry=points, crs=UTM32)


def made_afdelinger() -> gpd.GeoDataFrame:
    """Twelve points, three well inside each zone in turn; the zone is not among the attributes."""
    points = []
    for zone in made_zones().geometry:
        middle = np.array(zone.representative_point().coords[0])
        rim = np.array(zone.exterior.coords)
        towards = [rim[len(rim) * k // 8] for k in (2, 4, 6)]
        points += [shapely.Point(middle + 0.45 * (corner - middle)) for corner in towards]
    columns = {
        "nummer": [row[0] for row in AFDELINGER],
        "navn": [row[1] for row in AFDELINGER],
        "organisation": [ORGANISATIONS[row[2]] for row in AFDELINGER],
        "beboere": [row[3] for row in AFDELINGER],
        "husstande": [row[4] for row in AFDELINGER],
        "gyldig_fra": "2024-01-01",
    }
    return gpd.GeoDataFrame(columns, geometry=points, crs=UTM32)


def shapefile_zip(path: Path, layers: dict[str, gpd.GeoDataFrame], leave_out: tuple[str, ...] = ()) -> Path:
    """The layers as shapefiles in one zip; `leave_out`: endings of files that are forgotten ('.prj')."""
    aside = path.parent / f"{path.stem}_dele"
    aside.mkdir()
    for name, frame in layers.items():
        # Ten letters are what a shapefile has room for.
        short = {column: str(column)[:10] for column in frame.columns if column != "geometry"}
        frame.rename(columns=short).to_file(aside / f"{name}.shp")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in sorted(aside.iterdir()):
            if part.suffix not in leave_out:
                packed.write(part, f"kort/{part.name}")
    return path


def _wavy(start: np.ndarray, end: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A line of thirteen corners that wanders up to sixty metres from the straight one; the ends stay."""
    along = np.linspace(0, 1, 13)[:, None]
    off = random.uniform(-60, 60, size=(13, 2)) * (along * (1 - along) * 4)
    off[[0, -1]] = 0
    return np.round(start + along * (end - start) + off, 2)


def _list(afdelinger: gpd.GeoDataFrame) -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = "Afdelinger"
    sheet.append(["Afdelinger i helhedsplanen (opdigtet eksempel)"])
    sheet.append([])
    sheet.append(LIST_HEADER)
    for row in pd.DataFrame(afdelinger.to_crs(4326)).itertuples():
        point = row.geometry
        sheet.append(
            [
                int(row.nummer),
                row.navn,
                row.organisation,
                row.Index // 3 + 1,
                row.beboere,
                row.husstande,
                round(point.x, 6),
                round(point.y, 6),
                pd.Timestamp(row.gyldig_fra).to_pydatetime(),
            ]
        )
    return book
