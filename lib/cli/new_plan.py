"""`python -m lib new-plan`: an empty plan that validates, ready for its own zones, afdelinger and datatræk.

What belongs to the field and not to one plan (indicators, sources, their profiles, legal rules, breaks) comes from the
plan that is in use; everything else starts empty.
"""

import csv
import datetime as dt
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from lib.cli.reading import SOURCES
from lib.domain.formula_guard import guarded
from lib.ingest.plan_fields import PLAN_FILES
from lib.ingest.plan_reader import read_plan
from lib.ingest.plan_toml import FILE, PlanHeader, read_plan_header
from lib.settings import Settings

OF_THE_FIELD = (
    "indicators",
    "sources",
    "rules",
    "law_categories",
    "criteria",
    "criterion_measures",
    "doemte_national",
    "national_lists",
    "target_group_law",
    "unit_values",
    "breaks",
)
PLAN_ID = re.compile(r"[a-z0-9][a-z0-9_-]{1,59}")
PLAN_AREA, COUNTRY = "planen", "landet"


class PlanNotMade(Exception):
    """The new plan cannot be made; the message says why in Danish. Nothing has been written."""


@dataclass(frozen=True)
class NewPlan:
    """`plan_id` names the folder; `kommune` is the municipality's name as people say it; ISO dates."""

    plan_id: str
    name: str
    kommune: str
    valid_from: dt.date
    valid_to: dt.date


def make_plan(settings: Settings, wanted: NewPlan) -> Path:
    """Makes the folder beside the plan in use and returns it. Raises PlanNotMade."""
    plans = settings.plan_folder.parent
    folder = ensure_makeable(plans, wanted.plan_id, wanted.valid_from, wanted.valid_to)
    aside = folder.with_name(f".{wanted.plan_id}.new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        _write(aside, settings.plan_folder, wanted)
        read_plan(aside, settings.geo_file)
        aside.replace(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return folder


def ensure_makeable(plans: Path, plan_id: str, begins: dt.date, ends: dt.date) -> Path:
    """The folder of a plan that may be made among `plans`. Raises PlanNotMade for its id, its period or a folder that
    is there already."""
    folder = plans / plan_id
    if not PLAN_ID.fullmatch(plan_id):
        raise PlanNotMade("Planens id må kun have små bogstaver a-z, tal, - og _, og mindst to tegn.")
    if begins >= ends:
        raise PlanNotMade("Planen skal slutte, efter at den begynder.")
    if folder.exists():
        raise PlanNotMade(f"Mappen {folder} findes allerede. Vælg et andet id.")
    return folder


def _write(folder: Path, model: Path, wanted: NewPlan) -> None:
    header = read_plan_header(model)
    (folder / FILE).write_text(_toml(wanted, header), encoding="utf-8")
    for name, fields in PLAN_FILES.items():
        if name in OF_THE_FIELD:
            shutil.copyfile(model / f"{name}.csv", folder / f"{name}.csv")
            continue
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(fields), restval="", lineterminator="\n")
            writer.writeheader()
            if name == "areas":
                writer.writerows(_areas(wanted))
    shutil.copytree(model / SOURCES, folder / SOURCES)


def _areas(wanted: NewPlan) -> list[dict[str, str]]:
    return [
        {"area_id": PLAN_AREA, "level": "plan", "name": "Alle zoner", "parent_id": "kommunen"},
        {"area_id": "kommunen", "level": "kommune", "name": guarded(wanted.kommune), "parent_id": COUNTRY},
        {"area_id": COUNTRY, "level": "land", "name": "Hele landet"},
    ]


def _toml(wanted: NewPlan, model: PlanHeader) -> str:
    """The header of the new plan; a JSON string is a TOML string."""

    def quoted(words: object) -> str:
        return json.dumps(words, ensure_ascii=False)

    return "\n".join(
        [
            "# Planen: navn, periode og sammenligningsområder. Zoner og afdelinger kommer med datatræk.",
            f"name = {quoted(wanted.name)}",
            f"short_name = {quoted(f'{wanted.name} {wanted.valid_from.year}-{wanted.valid_to.year}')}",
            f"valid_from = {wanted.valid_from.isoformat()}",
            f"valid_to = {wanted.valid_to.isoformat()}",
            f"plan_area = {quoted(PLAN_AREA)}",
            'kommune_area = "kommunen"',
            f"land_area = {quoted(COUNTRY)}",
            f"headline_indicator = {quoted(model.headline_indicator)}",
            f"headline_phrase = {quoted(model.headline_phrase)}",
            f"card_indicators = {quoted(list(model.card_indicators))}",
            "",
            "[totals]",
            "residents = 0",
            "households = 0",
            "",
            "[totals.organisations]",
            "",
            "[small_areas]",
            f"min_residents = {model.min_residents}",
            f"min_households = {model.min_households}",
            "",
            "[demo]",
            "seed = 1",
            f"rest_area = {quoted(PLAN_AREA)}",
            "",
        ]
    )
