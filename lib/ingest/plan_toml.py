"""plan.toml: the plan's name, period, comparison areas, totals and limits."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.domain.disclosure.facts import PartSum, PublicFacts
from lib.domain.disclosure.linked import ClassFamily, Links
from lib.ingest.messages import LINE_WRONG, Flaw, PlanFileError
from lib.ingest.toml_signs import hidden_flaws
from lib.ingest.unreadable import toml_flaw

FILE = "plan.toml"


@dataclass(frozen=True)
class PlanHeader:
    """What plan.toml says. `organisations` maps an organisation to its number of afdelinger.

    `demo_years` (first, last) and `demo_levels` (indicator -> a level per zone) are there only where the demo layer
    cannot be made around published figures.
    """

    name: str
    short_name: str
    valid_from: str
    valid_to: str
    plan_area: str
    kommune_area: str
    land_area: str
    headline_indicator: str
    headline_phrase: str
    card_indicators: tuple[str, ...]
    residents: int
    households: int
    organisations: dict[str, int]
    min_residents: int
    min_households: int
    public_facts: PublicFacts
    demo_seed: int
    demo_rest_area: str
    demo_years: tuple[int, ...]
    demo_levels: dict[str, list[float]]


def read_plan_header(folder: Path) -> PlanHeader:
    """The header of the plan in `folder`; raises PlanFileError where the file or a line of it is missing."""
    try:
        content = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PlanFileError([Flaw(FILE, 0, "", f"Filen mangler i {folder}.", "Læg den i mappen.")]) from None
    except tomllib.TOMLDecodeError as error:
        raise PlanFileError([toml_flaw(FILE, error)]) from None
    if flaws := hidden_flaws(FILE, content):
        raise PlanFileError(flaws)
    return PlanHeader(
        name=_take(content, "name", str),
        short_name=_take(content, "short_name", str),
        valid_from=_take(content, "valid_from", dt.date).isoformat(),
        valid_to=_take(content, "valid_to", dt.date).isoformat(),
        plan_area=_take(content, "plan_area", str),
        kommune_area=_take(content, "kommune_area", str),
        land_area=_take(content, "land_area", str),
        headline_indicator=_take(content, "headline_indicator", str),
        headline_phrase=_take(content, "headline_phrase", str),
        card_indicators=tuple(_take(content, "card_indicators", list)),
        residents=_take(content, "totals.residents", int),
        households=_take(content, "totals.households", int),
        organisations=dict(_take(content, "totals.organisations", dict)),
        min_residents=_take(content, "small_areas.min_residents", int),
        min_households=_take(content, "small_areas.min_households", int),
        public_facts=_public_facts(content),
        demo_seed=_take(content, "demo.seed", int),
        demo_rest_area=_take(content, "demo.rest_area", str),
        demo_years=tuple(content["demo"].get("years", ())),
        demo_levels=dict(content["demo"].get("levels", {})),
    )


def _public_facts(content: dict[str, Any]) -> PublicFacts:
    """The tables [[disclosure.families]], [[disclosure.ordered]] and [[disclosure.sums]]; each may be absent."""
    section = content.get("disclosure", {})
    families = [
        ClassFamily(tuple(_take(entry, "indicators", list)), float(_take(entry, "unclassified", int)))
        for entry in section.get("families", [])
    ]
    ordered = [
        (_take(entry, "lesser", str), _take(entry, "greater", str)) for entry in section.get("ordered", [])
    ]
    sums = [
        PartSum(_take(entry, "total", str), tuple(_take(entry, "parts", list)))
        for entry in section.get("sums", [])
    ]
    return PublicFacts(Links(tuple(families), tuple(ordered)), tuple(sums))


def _take(content: dict[str, Any], path: str, kind: type) -> Any:
    value: Any = content
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    if not isinstance(value, kind):
        words = {str: "en tekst", int: "et helt tal", list: "en liste", dict: "en tabel", dt.date: "en dato"}
        raise PlanFileError([Flaw(FILE, 0, path, LINE_WRONG, f"Skriv {words[kind]}.")])
    return value
