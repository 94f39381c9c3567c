"""From an empty plan to own zones, afdelinger and first figures: the walk of the guide, its test and its pictures."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from lib.settings import read_settings
from tests.browser.app_server import ROOT
from tests.browser.datatraek_steps import load, publish
from tests.browser.rest import wait_ready, wait_still
from tests.ingest.geography.made_geography import AFDELINGER, ORGANISATIONS, made_geography

PLAN_ID = "ny-plan"
YEARS = (2023, 2024, 2025)
HEADERS = (
    "Afdelingsnr.", "Organisation", "År", "Beboere 15-64 år", "Kun grundskole 15-64 år", "Beboere 18-29 år",
    "Kun grundskole 18-29 år", "I gang med uddannelse 18-29 år", "Gymnasial 18-29 år",
    "Erhvervsuddannelse og KVU 18-29 år", "MVU og LVU 18-29 år",
)  # fmt: skip
OF_THE_YOUNG = (28, 34, 13, 15)
"""Per cent of the young in the first four classes; the rest has the fifth."""

Shoot = Callable[[str], None]


@dataclass(frozen=True)
class FirstFiles:
    """The files that the new user has at hand."""

    zones: Path
    afdelinger: Path
    figures: Path


def made_files(folder: Path) -> FirstFiles:
    """A map of four zones, a list of twelve afdelinger, and Beboerdata table 9 for three years; all of it made up."""
    made = made_geography(folder)
    return FirstFiles(made.zones_gpkg, made.afdelinger_xlsx, _table_9(folder / "beboerdata tabel 9.xlsx"))


def empty_plan(plans: Path) -> dict[str, str]:
    """Makes the empty plan with `new-plan` and builds it; the environment that points a program at it."""
    default = read_settings({})
    shutil.copytree(default.plan_folder.parent, plans)
    environment = {"ZONEKOMPAS_PLANS": str(plans), "ZONEKOMPAS_PLAN": default.plan_id}
    place = plans.parent
    environment |= {
        "ZONEKOMPAS_WAREHOUSE": str(place / "warehouse"),
        "ZONEKOMPAS_RAW": str(place / "raw"),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{place / 'state.sqlite'}",
        "ZONEKOMPAS_DATATRAEK": str(place / "datatraek"),
    }
    new = ["new-plan", PLAN_ID, "--navn", "Den nye helhedsplan", "--kommune", "Egen Kommune"]
    _command([*new, "--fra", "2027-01-01", "--til", "2030-12-31"], environment)
    environment["ZONEKOMPAS_PLAN"] = PLAN_ID
    _command(["build"], environment)
    return environment


def walk(page: Page, url: str, files: FirstFiles, shoot: Shoot) -> None:
    """The whole walk; `shoot` is called with the name of each picture of the guide."""
    page.goto(f"{url}/overblik")
    expect(page.get_by_role("heading", name="Planen har ingen zoner endnu")).to_be_visible()
    shoot("1-tom-plan")
    load(page, url, "Kort: zonernes omrids og baser", files.zones)
    shoot("2-zoner-kladde")
    publish(page, files.zones.name)
    shoot("3-zoner-udgivet")
    load(page, url, "Afdelinger: nummer, navn, organisation, zone og sted", files.afdelinger)
    shoot("4-afdelinger-kladde")
    publish(page, files.afdelinger.name)
    load(page, url, "LBF Beboerdata, tabel 9: uddannelse", files.figures)
    shoot("5-tal-kladde")
    publish(page, files.figures.name)
    page.goto(f"{url}/zonekort")
    wait_ready(page)
    expect(page.frame_locator("iframe").first.locator(".zonemaerke")).to_have_count(4)
    wait_still(page)
    shoot("6-zonekort")


def _command(arguments: list[str], environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "lib", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _table_9(path: Path) -> Path:
    """A third of the residents of working age have grundskole only, a point less each year."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tabel 9"
    sheet.append(["Beboerdata, tabel 9: uddannelse"])
    sheet.append([])
    sheet.append(HEADERS)
    for year in YEARS:
        for place, (number, _, organisation, residents, _) in enumerate(AFDELINGER):
            adults, young = residents * 2 // 3, residents // 5
            classes = [young * part // 100 for part in OF_THE_YOUNG]
            low = adults * (36 + place % 5 - (year - YEARS[0])) // 100
            sheet.append(
                [
                    number,
                    ORGANISATIONS[organisation],
                    year,
                    adults,
                    low,
                    young,
                    *classes,
                    young - sum(classes),
                ]
            )
    book.save(path)
    return path
