"""Layers -> features that know what they are: zones, bases and afdelinger, with their attributes by field."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import shapely

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.datatraek.geography_words import (
    AFDELING_WORDS,
    BASE_WORDS,
    KIND_WORDS,
    ZONE_WORDS,
    GeoKind,
    cell_text,
    has_afdeling_signs,
    kind_of_title,
    kind_of_word,
    match_headers,
)
from lib.ingest.geography.coordinates import to_wgs84
from lib.ingest.geography.layer import Layer

FIELDS = {GeoKind.ZONE: ZONE_WORDS, GeoKind.BASE: BASE_WORDS, GeoKind.AFDELING: AFDELING_WORDS}
KINDS_IN_WORDS = {
    GeoKind.ZONE: ("zone", "zoner"),
    GeoKind.BASE: ("base", "baser"),
    GeoKind.AFDELING: ("afdeling", "afdelinger"),
}
AREAL = ("Polygon", "MultiPolygon")
POINTS = ("Point", "MultiPoint")
MARK_THEM = "Passer det ikke, så skriv zone, base eller afdeling i egenskaben «type», og indlæs filen igen."


@dataclass(frozen=True)
class Feature:
    """One thing on the map. `shape`: WGS84, flat; None when it is missing, `why_not` when it cannot be read.

    `cells`: field -> what stands in it, for the fields that the layer has.
    """

    kind: GeoKind
    place: Place
    shape: shapely.Geometry | None
    why_not: str
    cells: Mapping[str, object]

    def text(self, field: str) -> str:
        """The field as text; '' when it is empty or the layer has no such field."""
        return cell_text(self.cells.get(field))


def features_of(
    layers: Sequence[Layer], file: str, plan_id: str
) -> tuple[dict[GeoKind, list[Feature]], list[Finding]]:
    """Every feature by kind, in the file's order. Raises FileRefused (coordinates that cannot be known)."""
    found: dict[GeoKind, list[Feature]] = {kind: [] for kind in GeoKind}
    findings: list[Finding] = []
    for layer in layers:
        shapes, said = to_wgs84(layer, file)
        findings += said
        # Of two columns with one name the first counts, as in a spreadsheet that is read from the left.
        attributes = layer.attributes.loc[:, ~layer.attributes.columns.duplicated()]
        headers = [str(header) for header in attributes.columns]
        own = match_headers(headers, KIND_WORDS)
        kept, skipped = _of_plan(layer, own.get("plan"), plan_id)
        columns = {kind: match_headers(headers, words) for kind, words in FIELDS.items()}
        guessed: Counter[GeoKind] = Counter()
        rows = attributes.to_dict("index") if len(headers) else {}
        for number in kept:
            row = rows.get(number, {})
            shape = shapes.loc[number]
            kind = kind_of_word(cell_text(row.get(own.get("kind", "")))) or kind_of_title(layer.name)
            if kind is None:
                kind = _kind(shape, headers, file)
                guessed[kind] += 1
            cells = {field: row[header] for field, header in columns[kind].items()}
            place = Place(file, layer.name, str(number))
            found[kind].append(Feature(kind, place, shape, layer.unreadable.get(number, ""), cells))
        findings += _words(Place(file, layer.name), guessed, skipped)
    return found, findings


def _of_plan(layer: Layer, column: str | None, plan_id: str) -> tuple[list[int], int]:
    """Numbers of the features of this plan, and how many are another's: a file of ours may hold several plans."""
    numbers = [int(number) for number in layer.shapes.index]
    if column is None:
        return numbers, 0
    plans = {int(number): cell_text(cell) for number, cell in layer.attributes[column].items()}
    own = [number for number in numbers if plans[number] == plan_id]
    return (own, len(numbers) - len(own)) if own else (numbers, 0)


def _kind(shape: shapely.Geometry | None, headers: Sequence[str], file: str) -> GeoKind:
    """What a feature is that does not say so: by its attributes, then the file's name, then its shape."""
    if has_afdeling_signs(headers):
        return GeoKind.AFDELING
    titled = kind_of_title(PurePath(file).stem)
    if titled is not None:
        return titled
    if shape is not None and shape.geom_type in POINTS:
        bases = {"base_name"} & match_headers(headers, ZONE_WORDS).keys()
        return GeoKind.BASE if bases else GeoKind.AFDELING
    return GeoKind.ZONE


def _words(place: Place, guessed: Counter[GeoKind], skipped: int) -> list[Finding]:
    findings = []
    if guessed:
        counts = " og ".join(f"{n} {KINDS_IN_WORDS[kind][n != 1]}" for kind, n in guessed.items())
        problem = f"Filen siger ikke, hvad objekterne er; de er læst som {counts}."
        findings.append(Finding(Severity.OPLYSER, "objekters_art", place, problem, MARK_THEM))
    if skipped:
        objects = "1 objekt" if skipped == 1 else f"{skipped} objekter"
        problem = f"{objects} hører til andre planer og er udeladt."
        findings.append(Finding(Severity.OPLYSER, "andre_planer", place, problem, "Intet at gøre."))
    return findings
