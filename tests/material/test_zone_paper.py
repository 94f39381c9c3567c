"""Zoneprofil of the shipped plan: two pages, three findings, what runs there, what is decided, whom to ask."""

import datetime as dt
from dataclasses import dataclass, field, replace
from io import BytesIO

import docx
import pandas as pd
import pytest
from pypdf import PdfReader

from lib.domain.allocation.frames import placement_from
from lib.domain.decisions.in_force import InForce, placement_in_force
from lib.domain.decisions.placed import placed_rows
from lib.domain.material.paper import Bullets, Paper, Text
from lib.domain.material.table import WordTable
from lib.domain.plan import Plan
from lib.material.zone_paper import NO_FIGURES, NOTHING_DECIDED, zone_paper
from lib.reports.paper_docx import paper_docx
from lib.reports.paper_pdf import paper_pdf
from lib.ui.theme import LIGHT
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse
from tests.domain.allocation.builders import move
from tests.domain.decisions.made import decision
from tests.domain.indstilling.made import JOBCENTER
from tests.material.made_paper import MARK
from tests.reports.pdf_rules import RULES, told

HASH = "abcdef" + "0" * 58
NOW = dt.datetime(2026, 12, 5, 9, 0, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Version:
    whole: str = HASH


@dataclass(frozen=True)
class House:
    """As much of a page's house as the paper asks for."""

    warehouse: PublicWarehouse
    plan: Plan
    in_force: InForce
    placed: pd.DataFrame
    mark: str = MARK
    version: Version = field(default_factory=Version)


def house(warehouse: PublicWarehouse, *decisions: object) -> House:
    plan, rows = questions.plan(warehouse), questions.placement(warehouse)
    kinds = questions.decision_kinds(warehouse)
    found = placement_in_force(placement_from(rows), decisions, [], kinds, NOW.date(), plan.zone_ids)
    return House(warehouse, plan, found, placed_rows(rows, found, plan.zone_ids))


def table(paper: Paper, title: str) -> WordTable:
    return next(
        block for block in paper.blocks if isinstance(block, WordTable) and block.title.startswith(title)
    )


def words(paper: Paper) -> str:
    return repr(paper.blocks) + repr(paper.sources) + paper.title + paper.subtitle


@pytest.mark.parametrize("zone", ["zone1", "zone2", "zone3", "zone4"])
def test_it_is_two_pages_with_the_hash_on_both(public_warehouse: PublicWarehouse, zone: str) -> None:
    reader = PdfReader(BytesIO(paper_pdf(zone_paper(house(public_warehouse), zone, LIGHT), LIGHT, NOW, 2)))
    assert len(reader.pages) == 2
    assert all(HASH in told(page) for page in reader.pages)
    assert "Det foregår i Zone" in told(reader.pages[1])[:40]
    assert [rule for rule, faults in RULES.items() if faults(reader)] == []


def test_its_findings_are_published_and_nothing_in_it_is_demo_or_masked(
    public_warehouse: PublicWarehouse,
) -> None:
    paper = zone_paper(house(public_warehouse), "zone1", LIGHT)
    (findings,) = [block.items for block in paper.blocks if isinstance(block, Bullets)]
    assert len(findings) == 3
    assert (
        findings[0]
        .replace("\xa0", " ")
        .startswith(
            "Uden for arbejdsmarkedet, 18-64 år (2019): 47,9 % i Zone 1 og 22,3 % i kommunen. Det er 25,6 procentpoint"
        )
    )
    assert "den gunstige side" in findings[2]
    assert not {"demo", "diskretioneret", "parallelsamfund"} & set(words(paper).lower().split())
    real = questions.area_matrix(public_warehouse, "zone", only_real=True)
    shown = {row[1] for row in table(paper, "Zone 1 mod").rows}
    assert {f"{value:.1f} %".replace(".", ",") for value in real[real["area_id"] == "zone1"]["value"]} >= {
        each.replace("\xa0", " ") for each in shown
    }


def test_activities_have_the_hours_of_the_placement_in_force(public_warehouse: PublicWarehouse) -> None:
    plain = table(zone_paper(house(public_warehouse), "zone4", LIGHT), "Aktiviteter")
    moved = decision(1, move("fremskudt", 1, 4, 12, JOBCENTER), title="Flere timer til øst")
    paper = zone_paper(house(public_warehouse, moved), "zone4", LIGHT)
    before, after = ({row[0]: row[2] for row in each.rows} for each in (plain, table(paper, "Aktiviteter")))
    assert (before["Fremskudt beskæftigelse"], after["Fremskudt beskæftigelse"]) == ("28", "40")
    assert {name for name in after if after[name] != before[name]} == {"Fremskudt beskæftigelse"}
    assert "(6.2)" not in words(paper)
    lines = [block.items for block in paper.blocks if isinstance(block, Bullets)][1]
    assert (
        "»Flere timer til øst«. Zone 4 får 12 timer om ugen til Fremskudt beskæftigelse. Det gælder nu."
        in lines[0]
    )
    giver = zone_paper(house(public_warehouse, moved), "zone1", LIGHT)
    assert "Zone 1 afgiver 12 timer om ugen fra Fremskudt beskæftigelse" in words(giver)
    assert NOTHING_DECIDED in words(zone_paper(house(public_warehouse, moved), "zone2", LIGHT))


def test_what_waits_is_to_come_or_is_long_ago_is_said_so(public_warehouse: PublicWarehouse) -> None:
    hours = move("fremskudt", 1, 4, 12, JOBCENTER)
    waits = decision(1, hours, kind="budget", title="Venter")
    later = decision(2, hours, title="Senere", in_force_from=dt.date(2027, 2, 1))
    old = decision(3, hours, title="Gammel", decided_on=dt.date(2025, 1, 1))
    said = words(zone_paper(house(public_warehouse, waits, later, old), "zone4", LIGHT))
    assert "Den venter på godkendelse fra Landsbyggefonden og gælder ikke endnu." in said
    assert "Det gælder fra 1. februar 2027." in said
    assert "Gammel" not in said


def test_functions_are_asked_and_never_persons(public_warehouse: PublicWarehouse) -> None:
    paper = zone_paper(house(public_warehouse), "zone1", LIGHT)
    asked = questions.contacts(public_warehouse)
    assert table(paper, "Hvem svarer").rows == tuple((each.function, each.about) for each in asked)
    assert Text("Orienterings- og udviklingsmøde i zonen: to gange om året i hver zone.") in paper.blocks
    assert all(each.source.startswith("Den strategiske samarbejdsaftale") for each in asked)


def test_a_zone_without_figures_says_so_and_word_has_the_same_words(
    public_warehouse: PublicWarehouse,
) -> None:
    ground = house(public_warehouse)
    paper = zone_paper(ground, "zone1", LIGHT)
    texts = [each.text for each in docx.Document(BytesIO(paper_docx(paper, NOW))).paragraphs]
    assert texts[0] == paper.title
    strange = replace(
        ground, plan=replace(ground.plan, zones=(replace(ground.plan.zones[0], area_id="zone9"),))
    )
    assert NO_FIGURES in words(zone_paper(strange, "zone9", LIGHT))
