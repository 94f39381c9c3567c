"""Every page, command, indicator, rule and module of the domain has its text; every link leads somewhere.

Settings and dependencies are asked in tests/test_deploy.py and tests/test_dependencies.py, the files of a plan in
tests/test_data_formats.py.
"""

import csv
import re
from pathlib import Path

from lib.cli.main import command_parser
from lib.domain.access.actions import ALLOWED, GRANTED_ROLES, PAGE_NEEDS, ROLE_WORDS
from lib.domain.allocation import terms
from lib.domain.goals.goal import TargetRule
from lib.ui.navigation import PAGES
from tests.docs.complaints import (
    command_complaints,
    commands,
    link_complaints,
    lonely_complaints,
    module_complaints,
    page_complaints,
    role_complaints,
    row_complaints,
)
from tests.docs.pages import ROOT, documents, read

DOCS = ROOT / "docs"
METHOD = DOCS / "metode"
GUIDE = DOCS / "brugervejledning"
DOMAIN = ROOT / "lib" / "domain"
NO_RULE = re.compile(
    r"/(?:__init__|.*sentences.*|.*words.*|written|entry|reading|event_entry)\.py$|/domain/(?:material|access)/"
)
"""Files of the domain that hold no rule of the field: sentences, forms and texts as kept, papers before they are drawn.
Who may what is docs/adgang.md."""
GUIDES = {"bestyrelse": "bestyrelsen.md", "styregruppe": "styregruppen.md", "sekretariat": "sekretariatet.md"}


def plan_ids(file: str, column: str) -> set[str]:
    """The ids in a file of any of the plans that come with the program."""
    found = set()
    for path in ROOT.glob(f"data/plans/*/{file}"):
        with path.open(encoding="utf-8", newline="") as source:
            found |= {row[column] for row in csv.DictReader(source)}
    return found


def test_every_page_has_its_part_in_the_guide() -> None:
    assert page_complaints({entry.page_id: entry.title for entry in PAGES}, read(GUIDE / "siderne.md")) == []


def test_every_role_reads_of_every_page_that_it_may_open() -> None:
    own = {
        role.value: [entry.title for entry in PAGES if PAGE_NEEDS.get(entry.page_id) in ALLOWED[role]]
        for role in GRANTED_ROLES
    }
    assert set(own) == set(GUIDES) <= {role.value for role in ROLE_WORDS}
    assert role_complaints(own, {role: read(GUIDE / name) for role, name in GUIDES.items()}) == []


def test_every_command_is_described_with_its_options() -> None:
    assert command_complaints(dict(commands(command_parser())), read(DOCS / "kommandoer.md")) == []


def test_the_readme_names_every_command() -> None:
    told = read(ROOT / "README.md")
    first = {name.split()[0] for name, _ in commands(command_parser())}
    assert {name for name in first if not re.search(rf"`[^`]*\b{name}\b", told)} == set()


def test_every_indicator_is_described() -> None:
    assert row_complaints(plan_ids("indicators.csv", "indicator_id"), read(METHOD / "indikatorer.md")) == []


def test_every_rule_of_the_law_and_of_goals_is_described() -> None:
    law = read(METHOD / "kriterier.md")
    assert row_complaints(plan_ids("criteria.csv", "criterion"), law) == []
    assert row_complaints(plan_ids("law_categories.csv", "category"), law) == []
    assert row_complaints([rule.value for rule in TargetRule], read(METHOD / "maal.md")) == []


def test_every_rule_of_the_placement_is_described() -> None:
    named = {value for name, value in vars(terms).items() if name.isupper() and isinstance(value, str)}
    refused = set(re.findall(r'MoveRefused\(\s*"(\w+)"', read(DOMAIN / "allocation" / "rules.py")))
    assert len(named) > 8
    assert len(refused) > 2
    assert row_complaints(sorted(named | refused), read(METHOD / "fordeling.md")) == []


def test_every_file_with_a_rule_is_linked_from_the_method() -> None:
    rules = [path for path in sorted(DOMAIN.glob("**/*.py")) if not NO_RULE.search(str(path))]
    assert len(rules) > 150
    assert module_complaints(rules, METHOD) == []


def test_every_term_of_the_screens_is_in_the_glossary() -> None:
    with (ROOT / "lib" / "ui" / "terms.csv").open(encoding="utf-8", newline="") as source:
        words = [row["word"] for row in csv.DictReader(source)]
    told = [
        line.split("|")[1].lower() for line in read(DOCS / "glossary.md").splitlines() if line[:2] == "| "
    ]
    assert len(words) > 30
    assert [word for word in words if not any(word.lower() in cell for cell in told)] == []


def test_every_link_leads_somewhere_and_every_page_is_linked_to() -> None:
    assert link_complaints(documents()) == []
    assert lonely_complaints(documents(), ROOT / "README.md") == []


def test_every_decision_is_in_the_list_of_decisions() -> None:
    decisions = sorted(path.name for path in (DOCS / "beslutninger").glob("[0-9]*.md"))
    told = read(DOCS / "beslutninger" / "README.md")
    assert len(decisions) >= 10
    assert [name for name in decisions if f"({name})" not in told] == []
    assert [name for name in decisions if not has_its_parts(DOCS / "beslutninger" / name)] == []


def has_its_parts(path: Path) -> bool:
    """What was decided, why, and what it costs."""
    return all(f"**{part}.**" in read(path) for part in ("Decision", "Why", "Costs"))
