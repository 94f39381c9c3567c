"""An empty plan that validates, and what it is refused for."""

import csv
from pathlib import Path

import pytest

from lib.ingest.plan_reader import read_plan
from tests.cli.killed import Kitchen

DATES = ("--fra", "2027-01-01", "--til", "2030-12-31")
NAMES = ("--navn", 'Den nye "plan"', "--kommune", "Egen Kommune")


def test_a_new_plan_is_empty_validates_and_knows_the_field(kitchen: Kitchen) -> None:
    kitchen.run("new-plan", "ny", *NAMES, *DATES)
    folder = kitchen.settings.plan_folder.with_name("ny")
    plan_tables = read_plan(folder, kitchen.settings.geo_file)
    assert plan_tables.plan.name == 'Den nye "plan"'
    assert plan_tables.plan.zones == ()
    assert plan_tables.plan.kommune_name == "Egen Kommune"
    assert plan_tables.tables["figures"].empty
    assert plan_tables.tables["afdelinger"].empty
    model = kitchen.settings.plan_folder
    for name in ("indicators", "sources", "rules"):
        with (model / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            assert len(plan_tables.tables[name]) == len(list(csv.reader(handle))) - 1
    assert (folder / "sources" / "skabelon.toml").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("../ud", *NAMES, *DATES), "små bogstaver"),
        (("Ny", *NAMES, *DATES), "små bogstaver"),
        (("{taken}", *NAMES, *DATES), "findes allerede"),
        (("ny", *NAMES, "--fra", "2030-12-31", "--til", "2027-01-01"), "slutte efter"),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_nothing(
    kitchen: Kitchen, arguments: tuple[str, ...], words: str
) -> None:
    before = _folders(kitchen)
    code, said = kitchen.said(
        "new-plan", *(argument.format(taken=kitchen.settings.plan_id) for argument in arguments)
    )
    assert code == 2
    assert words in said
    assert _folders(kitchen) == before


def _folders(kitchen: Kitchen) -> set[Path]:
    return set(kitchen.settings.plan_folder.parent.iterdir())
