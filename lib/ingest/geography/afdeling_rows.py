"""Features -> the rows of afdelinger; which zone each is in is the matter of `placing`."""

import datetime as dt
import re
from collections.abc import Sequence

import pandas as pd
import shapely

from lib.domain.datatraek.area_book import number_word
from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.datatraek.geography_ids import OWN_ID, afdeling_id
from lib.domain.datatraek.geography_words import cell_text, whole_number
from lib.domain.datatraek.known_names import AreaFound, How, KnownNames
from lib.domain.datatraek.profile import AreaRule, Coordinate, Origin
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.ingest.geography.coordinates import in_denmark
from lib.ingest.geography.features import AREAL, POINTS, Feature
from lib.ingest.geography.shapes import outside

COUNTS = {"residents": "beboere", "households": "husstande"}
DATES = {"valid_from": "gyldig fra", "valid_to": "gyldig til"}
BY_NAME = AreaRule(Coordinate(Origin.COLUMN))
MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$")
DATE_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y%m%d")


def afdeling_frame(
    features: Sequence[Feature], names: KnownNames | None
) -> tuple[pd.DataFrame, list[Finding]]:
    """Typed rows in the file's order (`zone` as the file writes it), and what is wrong with them."""
    rows: list[dict[str, object]] = []
    findings: list[Finding] = []
    for feature in features:
        row, said = _row(feature, names)
        rows.append(row)
        findings += said
    frame = typed_rows(pd.DataFrame(rows), DatatraekKind.AFDELINGER)
    if rows and frame["valid_from"].isna().all():
        problem = "Filen siger ikke, fra hvornår afdelingerne har hørt til deres zone; det regnes som altid."
        remedy = "Skriv datoen i egenskaben «gyldig_fra», hvis en afdeling har skiftet zone."
        findings.append(
            Finding(Severity.OPLYSER, "uden_dato", Place(features[0].place.file), problem, remedy)
        )
    return frame, findings


def point_of(feature: Feature) -> tuple[shapely.Point | None, list[Finding]]:
    """Where the afdeling is drawn: its point, or one inside its outline; None when it has no place in Denmark."""
    shape, what = feature.shape, _called(feature)
    if shape is None or shape.is_empty:
        why = f": {feature.why_not}" if feature.why_not else ""
        problem = f"{what} har intet sted på kortet{why}."
        return None, [Finding(Severity.STOPPER, "intet_sted", feature.place, problem, "Sæt et punkt.")]
    if shape.geom_type not in (*AREAL, *POINTS):
        problem = f"{what} er hverken et punkt eller en flade."
        return None, [Finding(Severity.STOPPER, "intet_sted", feature.place, problem, "Sæt et punkt.")]
    if not in_denmark(shape):
        return None, [outside(feature.place, what)]
    whole = shape if shape.is_valid else shapely.make_valid(shape)
    return shapely.point_on_surface(whole), []


def _called(feature: Feature) -> str:
    name, number = feature.text("name"), feature.text("number")
    return f"Afdelingen «{name}»" if name else f"Afdeling {number}" if number else "Afdelingen"


def _row(feature: Feature, names: KnownNames | None) -> tuple[dict[str, object], list[Finding]]:
    point, findings = point_of(feature)
    text = {
        field: feature.text(field) for field in ("name", "number", "former_names", "organisation", "zone")
    }
    text["number"] = number_word(text["number"])
    row: dict[str, object] = {field: word or None for field, word in text.items()}
    if not text["name"] and text["number"]:
        row["name"] = f"Afdeling {text['number']}"
    row["area_id"], said = _area_id(feature, text, names)
    findings += said
    row["lon"], row["lat"] = (point.x, point.y) if point else (None, None)
    row["sheet"], row["cell"] = feature.place.sheet, feature.place.cell
    for field, called in COUNTS.items():
        row[field], said = _count(feature, field, called)
        findings += said
    for field, called in DATES.items():
        row[field], said = _date(feature, field, called)
        findings += said
    return row, findings


def _area_id(
    feature: Feature, text: dict[str, str], names: KnownNames | None
) -> tuple[str | None, list[Finding]]:
    own = feature.text("area_id")
    if OWN_ID.fullmatch(own) and (names is None or own not in names.areas):
        return own, []
    known, findings = _known(feature, text, names) if names else ("", [])
    made = known or afdeling_id(text["organisation"], text["number"], text["name"])
    if made:
        return made, findings
    problem = "Afdelingen har hverken navn eller nummer."
    remedy = "Skriv dem i egenskaberne «navn» og «nummer»."
    return None, [Finding(Severity.STOPPER, "afdeling_uden_navn", feature.place, problem, remedy)]


def _known(feature: Feature, text: dict[str, str], names: KnownNames) -> tuple[str, list[Finding]]:
    """The id that the plan knows a loaded afdeling by: by number in its organisation, else by name."""
    if text["number"]:
        numbered = [
            i for i in names.numbered(text["number"], text["organisation"]) if names.afdelinger[i].real
        ]
        if len(numbered) == 1:
            return numbered[0], []
    found = names.find_area(text["name"], BY_NAME, text["organisation"]) if text["name"] else None
    if not isinstance(found, AreaFound) or found.area_id not in names.afdelinger:
        return "", []
    known = names.afdelinger[found.area_id]
    if not known.real or (known.number and text["number"]):
        return "", []
    if found.how is not How.FORMER_NAME:
        return found.area_id, []
    problem = f"«{text['name']}» er et tidligere navn for «{found.name}» og er læst som den afdeling."
    return found.area_id, [
        Finding(Severity.OPLYSER, "tidligere_navn", feature.place, problem, "Ret navnet i filen.")
    ]


def _count(feature: Feature, field: str, called: str) -> tuple[int | None, list[Finding]]:
    word = feature.text(field)
    number = whole_number(word)
    if number is not None or not word:
        return number, []
    problem = f"«{word}» er ikke et antal {called}."
    return None, [Finding(Severity.STOPPER, "intet_antal", feature.place, problem, "Skriv et helt tal.")]


def _date(feature: Feature, field: str, called: str) -> tuple[dt.date | None, list[Finding]]:
    cell = feature.cells.get(field)
    if isinstance(cell, dt.date) and cell == cell:
        return dt.date(cell.year, cell.month, cell.day), []
    word = MIDNIGHT.sub("", cell_text(cell))
    for form in DATE_FORMS:
        try:
            return dt.datetime.strptime(word, form).date(), []  # noqa: DTZ007 a day without hours has no zone
        except ValueError:
            continue
    if not word:
        return None, []
    problem = f"«{word}» er ikke en dato ({called})."
    return None, [
        Finding(Severity.STOPPER, "ingen_dato", feature.place, problem, "Skriv den som 2026-01-31.")
    ]
