"""An empty plan that validates, the plan that takes over when one ends, and what both are refused for."""

import csv
import dataclasses
import datetime as dt
import shutil
from pathlib import Path

import pandas as pd
import pytest

from lib.cli.versions import active_now, plan_with
from lib.domain.goals.goal import BaselineFrom, TargetRule
from lib.ingest.plan_reader import read_plan
from lib.settings import Settings, read_settings
from lib.warehouse import questions
from lib.warehouse.files import public_path
from lib.warehouse.public import PublicWarehouse, open_public
from tests.cli.conftest import at_folder
from tests.cli.killed import HEADER, Kitchen

DATES = ("--fra", "2027-01-01", "--til", "2030-12-31")
REAL = 3
"""Afdelinger of the ended plan that are no demo."""

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


def test_all_plans_are_built_beside_each_other_and_a_broken_one_keeps_no_other_back(kitchen: Kitchen) -> None:
    kitchen.run("new-plan", "ny", *NAMES, *DATES)
    broken = kitchen.settings.plan_folder.with_name("brudt")
    shutil.copytree(kitchen.settings.plan_folder.with_name("ny"), broken)
    (broken / "areas.csv").unlink()
    code, said = kitchen.said("build", "--alle")
    assert code == 0
    for plan_id in (kitchen.settings.plan_id, "ny"):
        assert f"af {plan_id} er " in said
        assert active_now(kitchen.settings.of_plan(plan_id)).version is not None
    assert "Planen brudt er ikke bygget." in said
    assert active_now(kitchen.settings.of_plan("brudt")).version is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("../ud", *NAMES, *DATES), "små bogstaver"),
        (("Ny", *NAMES, *DATES), "små bogstaver"),
        (("{taken}", *NAMES, *DATES), "findes allerede"),
        (("ny", *NAMES, "--fra", "2030-12-31", "--til", "2027-01-01"), "slutte, efter at"),
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


@pytest.fixture(scope="module")
def taken_over(built_kitchen: Kitchen, tmp_path_factory: pytest.TempPathFactory) -> Kitchen:
    """The plan that takes over after the small one, which has real afdelinger and one loaded file; made by the command
    and built."""
    folder = tmp_path_factory.mktemp("tager-over") / "koekken"
    shutil.copytree(built_kitchen.settings.warehouse_folder.parent, folder)
    ended = at_folder(folder, built_kitchen.settings)
    listed = ended.settings.plan_folder / "afdelinger.csv"
    listed.write_text(
        listed.read_text(encoding="utf-8").replace(",demo,", ",datatraek,", REAL), encoding="utf-8"
    )
    sent = folder / "indlaest.csv"
    sent.write_text(f"{HEADER}\nmaalgruppe_6.4;alle_zoner;2026-06-01;2026-06-01;41;;;ok;\n", encoding="utf-8")
    ended.run("import", str(sent), "--profil", "skabelon", "--udgiv", "--ja")
    ended.run("new-plan", "ny", "--fra-plan", ended.settings.plan_id, "--til", "2030-12-31")
    taken = dataclasses.replace(
        ended, settings=dataclasses.replace(ended.settings, plan_folder=folder / "plans" / "ny")
    )
    code, said = taken.said("build")
    assert code == 0, said
    return taken


def test_the_plan_that_takes_over_begins_where_the_other_ends(taken_over: Kitchen) -> None:
    made = plan_with(taken_over.settings, ())
    ended = plan_with(ended_of(taken_over), ())
    assert (made.plan.valid_from, made.plan.valid_to) == ("2027-01-01", "2030-12-31")
    assert made.plan.name == ended.plan.name
    assert made.plan.short_name.endswith("2027-2030")
    assert "2026" not in made.plan.short_name
    assert made.plan.zones == ended.plan.zones
    pd.testing.assert_frame_equal(made.zone_shapes, ended.zone_shapes)
    assert made.public_facts == ended.public_facts
    same = set(made.tables) - {"afdelinger", "memberships", "goals", "goal_readings"}
    for name in same:
        pd.testing.assert_frame_equal(made.tables[name], ended.tables[name], check_dtype=False)
    assert set(made.tables["afdelinger"]["provenance"]) == {"datatraek"}
    assert len(made.tables["afdelinger"]) == REAL
    folder = taken_over.settings.plan_folder
    for name in ("sources", "statbank"):
        assert {path.name for path in (folder / name).iterdir()} == {
            path.name for path in (ended_of(taken_over).plan_folder / name).iterdir()
        }
    assert not (folder / "demo").exists()


def test_its_goals_have_the_latest_real_figures_as_baseline_and_no_target(taken_over: Kitchen) -> None:
    goals = questions.goal_rows(open_shown(taken_over))
    before = questions.goal_rows(open_shown(dataclasses.replace(taken_over, settings=ended_of(taken_over))))
    assert [goal.goal_id for goal in goals] == [goal.goal_id for goal in before]
    assert len(goals) == 59
    assert {reading.rule for goal in goals for reading in goal.readings} == {TargetRule.TO_BE_SET}
    assert {len(goal.readings) for goal in goals} == {1}
    assert all(goal.readings[0].target is None for goal in goals)
    by_id = {goal.goal_id: goal for goal in goals}
    assert (by_id["U3"].readings[0].baseline, by_id["U3"].readings[0].baseline_date) == (
        41,
        dt.date(2026, 6, 1),
    )
    known = by_id["B1-zone1"].readings[0]
    assert (known.baseline, known.baseline_date) == (22.1, dt.date(2022, 6, 1))
    assert known.benchmark_area_id == plan_with(taken_over.settings, ()).plan.kommune_area
    assert by_id["U3"].note.startswith("Udgangspunkt: seneste tal i ")
    unknown = by_id["U1a"].readings[0]
    assert unknown.baseline is None
    assert (unknown.baseline_from, unknown.baseline_date) == (BaselineFrom.SERIEN, dt.date(2027, 1, 1))


def test_a_plan_that_cannot_take_over_is_refused_and_nothing_is_written(kitchen: Kitchen) -> None:
    old = kitchen.settings.plan_id
    shutil.copytree(kitchen.settings.plan_folder, kitchen.settings.plan_folder.with_name("ubygget"))
    folders, geo = _folders(kitchen), kitchen.settings.geo_file.read_bytes()
    for arguments, words in (
        (("ny", "--fra-plan", "atlantis", "--til", "2030-12-31"), "«atlantis» findes ikke i"),
        (("ny", "--fra-plan", "ubygget", "--til", "2030-12-31"), "har ingen version endnu"),
        (("ny", "--fra-plan", old, "--fra", "2026-12-31", "--til", "2030-12-31"), "skal begynde derefter"),
        ((old, "--fra-plan", old, "--til", "2030-12-31"), "findes allerede"),
        (("ny", "--fra-plan", old, "--kommune", "By", "--til", "2030-12-31"), "udelad --kommune"),
        (("ny", "--navn", "Ny", "--til", "2030-12-31"), "--kommune, --fra"),
    ):
        code, said = kitchen.said("new-plan", *arguments)
        assert code == 2
        assert words in said
    assert _folders(kitchen) == folders
    assert kitchen.settings.geo_file.read_bytes() == geo


def ended_of(taken_over: Kitchen) -> Settings:
    """The settings of the plan that ended."""
    return dataclasses.replace(
        taken_over.settings,
        plan_folder=taken_over.settings.plan_folder.with_name(read_settings({}).plan_id),
    )


def open_shown(kitchen: Kitchen) -> PublicWarehouse:
    """The public file of the plan's active version."""
    version = active_now(kitchen.settings).version
    assert version is not None
    return open_public(public_path(kitchen.settings.warehouse_folder, version))
