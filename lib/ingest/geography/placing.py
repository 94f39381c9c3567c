"""Which zone each afdeling is in: by what the file says and by where it lies, held against each other.

Used for afdelinger from a map and from a list alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.datatraek.geography_coordinates import DENMARK_DEGREES, WGS84, interpret
from lib.domain.datatraek.geography_words import cell_text, header_key, zone_number
from lib.ingest.geography.coordinates import interpretation_finding, metres, reprojected
from lib.ingest.geography.shapes import square_metres

NO_ZONES = "Planen har ingen zoner endnu, så afdelingerne kan ikke lægges i en zone."
SAY_ZONE = "Skriv zonens nummer i kolonnen «zone», eller ret stedet."


@dataclass(frozen=True)
class Zones:
    """The zones that afdelinger are placed in: ids, names, and outlines in WGS84 and in metres, in one order."""

    ids: tuple[str, ...]
    names: Mapping[str, str]
    words: Mapping[str, str]
    shapes: np.ndarray
    in_metres: np.ndarray


def place_in_zones(
    afdelinger: pd.DataFrame, zones: pd.DataFrame, file: str
) -> tuple[pd.DataFrame, list[Finding]]:
    """The afdelinger with `zone` as an area id and lon/lat as WGS84, and what a person must know of it.

    `afdelinger`: typed_rows; `zone` may be an id, a number or a name, or empty. `zones`: columns area_id, number, name,
    geojson. What the file says of the zone stands, also against where the point lies (that is asked); without it the
    zone is the one that the point lies in. None or several stop the file.
    """
    if zones.empty:
        problem = Finding(Severity.STOPPER, "ingen_zoner", Place(file), NO_ZONES, "Indlæs zonerne først.")
        return afdelinger, [problem]
    if afdelinger.empty:
        return afdelinger, []
    book = _book(zones)
    rows, findings = _read_coordinates(afdelinger, file)
    around = _around(rows, book)
    settled = []
    for place, row in zip(rows.index, rows.to_dict("records"), strict=True):
        zone, said = _settle(row, book, around.get(place, []), file)
        settled.append(zone)
        findings += said
    placed = rows.assign(zone=pd.Series(settled, index=rows.index, dtype="object"))
    return placed, findings


def afdelinger_across_zones(
    outlines: Mapping[int, shapely.Geometry], placed: pd.DataFrame, zones: pd.DataFrame, file: str
) -> list[Finding]:
    """Afdelinger drawn as areas (row of `placed` -> outline, WGS84) of which a part lies in another zone."""
    if not outlines or zones.empty:
        return []
    book = _book(zones)
    findings = []
    drawn = metres(gpd.GeoSeries(list(outlines.values()), index=list(outlines)))
    for row, shape in drawn.items():
        whole = shape if shape.is_valid else shapely.make_valid(shape)
        shares = {i: whole.intersection(zone).area for i, zone in zip(book.ids, book.in_metres, strict=True)}
        own = placed.at[row, "zone"]
        beside = {i: area for i, area in shares.items() if i != own and area > 0.05 * whole.area}
        if own is None or not beside:
            continue
        parts = " og ".join(f"{square_metres(area)} i {book.names[i]}" for i, area in beside.items())
        problem = f"{_called(placed.loc[row])} ligger i flere zoner: {parts}; resten i {book.names[own]}."
        place = Place(file, placed.at[row, "sheet"] or "", placed.at[row, "cell"] or "")
        remedy = "En afdeling hører til én zone. Ret omridset, eller sæt et punkt i stedet for en flade."
        findings.append(Finding(Severity.STOPPER, "afdeling_i_flere_zoner", place, problem, remedy))
    return findings


def _book(zones: pd.DataFrame) -> Zones:
    shapes = np.array([shapely.from_geojson(text) for text in zones["geojson"]], dtype=object)
    # A zone that is not valid stops the file by itself; here it only must not break the measuring.
    shapes = np.where(shapely.is_valid(shapes), shapes, shapely.make_valid(shapes))
    ids = tuple(map(str, zones["area_id"]))
    words: dict[str, str] = {}
    for column in ("name", "number", "area_id"):
        words |= {header_key(str(word)): i for word, i in zip(zones[column], ids, strict=True)}
    in_metres = metres(gpd.GeoSeries(shapes)).to_numpy()
    return Zones(ids, dict(zip(ids, map(str, zones["name"]), strict=True)), words, shapes, in_metres)


def _read_coordinates(afdelinger: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[Finding]]:
    """The rows with coordinates in degrees; those of a list may be metres, and then it is asked."""
    pairs = afdelinger[["lon", "lat"]].to_numpy(dtype="float64")
    known = np.isfinite(pairs).all(axis=1)
    if not known.any():
        return afdelinger, []
    how = interpret(None, *np.median(pairs[known], axis=0))
    if how is None or (how.code == WGS84 and not how.swapped):
        return afdelinger, []
    read = pairs.copy()
    read[known] = shapely.get_coordinates(reprojected(shapely.points(pairs[known]), how))
    said = interpretation_finding(how, None, Place(file))
    return afdelinger.assign(lon=read[:, 0], lat=read[:, 1]), [said] if said else []


def _around(rows: pd.DataFrame, book: Zones) -> dict[int, list[str]]:
    """Row -> the zones that its point lies in or on the border of."""
    pairs = rows[["lon", "lat"]].to_numpy(dtype="float64")
    known = np.flatnonzero(np.isfinite(pairs).all(axis=1))
    point, zone = shapely.STRtree(book.shapes).query(shapely.points(pairs[known]), predicate="intersects")
    found: dict[int, list[str]] = {}
    for at, which in sorted(zip(point.tolist(), zone.tolist(), strict=True)):
        found.setdefault(rows.index[known[at]], []).append(book.ids[which])
    return found


def _settle(
    row: Mapping[str, object], book: Zones, around: list[str], file: str
) -> tuple[str | None, list[Finding]]:
    """The zone of one afdeling and what is to be said of it."""
    place = Place(file, cell_text(row["sheet"]), cell_text(row["cell"]))
    what, word = _called(row), cell_text(row["zone"])
    said = book.words.get(header_key(word)) or book.words.get(str(zone_number(word) or ""))
    findings = list(_of_row(row, place, what))
    has_place = pd.notna(row["lon"]) and pd.notna(row["lat"])
    outside = has_place and not DENMARK_DEGREES.holds(float(row["lon"]), float(row["lat"]))
    if outside:
        problem = f"{what} ligger uden for Danmark."
        remedy = "Se efter, om længde (lon) og bredde (lat) står rigtigt."
        findings.append(Finding(Severity.STOPPER, "uden_for_danmark", place, problem, remedy))
    if word and said is None:
        ask = len(around) == 1
        problem = f"Zonen «{word}» kendes ikke."
        if ask:
            problem += f" {what} er lagt i {book.names[around[0]]}, hvor den ligger."
        severity = Severity.SPOERGER if ask else Severity.STOPPER
        findings.append(Finding(severity, "ukendt_zone", place, problem, SAY_ZONE))
        return (around[0] if ask else None), findings
    if said is not None:
        if has_place and not outside and said not in around:
            findings.append(_against(row, said, around, book, place))
        return said, findings
    if len(around) == 1:
        return around[0], findings
    if not outside:
        findings.append(_unplaced(what, has_place, around, book, place))
    return None, findings


def _of_row(row: Mapping[str, object], place: Place, what: str) -> Iterator[Finding]:
    """Facts without which an afdeling's figures cannot be shown, or not be protected."""
    for field, called in (("residents", "beboere"), ("households", "husstande")):
        if pd.isna(row[field]):
            problem = f"Antal {called} mangler for {what}."
            remedy = "Skriv det; uden det kan små afdelinger ikke beskyttes."
            yield Finding(Severity.STOPPER, "antal_mangler", place, problem, remedy)
    if not cell_text(row["organisation"]):
        problem = f"Boligorganisationen mangler for {what}."
        yield Finding(
            Severity.STOPPER, "organisation_mangler", place, problem, "Skriv den i kolonnen «organisation»."
        )


def _against(row: Mapping[str, object], said: str, around: list[str], book: Zones, place: Place) -> Finding:
    if around:
        where = f"ligger i {' og '.join(book.names[i] for i in around)}"
    else:
        point = metres(gpd.GeoSeries([shapely.Point(row["lon"], row["lat"])])).iloc[0]
        away = point.distance(book.in_metres[book.ids.index(said)])
        where = f"ligger {f'{away:,.0f}'.replace(',', '.')} m uden for den"
    problem = f"{_called(row)} står til {book.names[said]}, men {where}. Den regnes til {book.names[said]}."
    remedy = "Ret zonen eller stedet, hvis det ikke er rigtigt."
    return Finding(Severity.SPOERGER, "zone_mod_sted", place, problem, remedy)


def _unplaced(what: str, has_place: bool, around: list[str], book: Zones, place: Place) -> Finding:
    if not has_place:
        problem = f"{what} har hverken zone eller koordinater."
        return Finding(Severity.STOPPER, "afdeling_uden_zone", place, problem, "Skriv mindst en af delene.")
    if not around:
        problem = f"{what} ligger ikke i nogen zone."
        return Finding(Severity.STOPPER, "afdeling_uden_zone", place, problem, SAY_ZONE)
    problem = f"{what} ligger i flere zoner: {' og '.join(book.names[i] for i in around)}."
    return Finding(Severity.STOPPER, "afdeling_i_flere_zoner", place, problem, SAY_ZONE)


def _called(row: Mapping[str, object]) -> str:
    name = cell_text(row["name"])
    return f"Afdelingen «{name}»" if name else "Afdelingen"
