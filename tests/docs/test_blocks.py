"""Every fenced block of the documentation is what it says it is, and what can be run is run."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from lib.cli.main import command_parser, main
from tests.browser.first_plan import PLAN_ID, made_files
from tests.conftest import BuiltHouse
from tests.docs.complaints import commands
from tests.docs.pages import ROOT, Block, blocks, documents, read
from tests.docs.snippets import faults, lib_commands, mention_faults, only_our_commands

ALL = [block for page in documents() for block in blocks(read(page), str(page.relative_to(ROOT)))]
WALK = "docs/brugervejledning/fra-tom-plan.md"
"""The guide whose commands are one walk from an empty plan: it builds four times, so it is run by `make soak`."""


def runnable(block: Block) -> bool:
    return block.language in {"sh", "python"} and not block.why_not_run


def test_every_block_is_what_it_says_it_is() -> None:
    assert len(ALL) > 30
    assert [fault for block in ALL for fault in faults(block)] == []


def test_a_block_that_is_not_run_says_why_and_only_our_own_commands_are_run() -> None:
    """A block of the shell is run where it holds nothing but `python -m lib`; anything else must give its reason."""
    silent = [
        block.place
        for block in ALL
        if block.language == "sh" and not block.why_not_run and not only_our_commands(block.text)
    ]
    assert silent == []
    short = [block.place for block in ALL if block.why_not_run and len(block.why_not_run.split()) < 3]
    assert short == []


def test_commands_named_in_running_text_exist_with_their_options() -> None:
    named = dict(commands(command_parser()))
    found = {page.name: mention_faults(read(page), named) for page in documents()}
    assert {name: each for name, each in found.items() if each} == {}


def test_the_blocks_run(built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a copy of the built house and of the plans, in the order of the pages; the walk has its own test."""
    plans = tmp_path / "plans"
    shutil.copytree(ROOT / "data" / "plans", plans)
    places = {
        "ZONEKOMPAS_PLANS": str(plans),
        "ZONEKOMPAS_WAREHOUSE": str(built_house.warehouse_folder),
        "ZONEKOMPAS_RAW": str(built_house.raw_folder),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{shutil.copy(built_house.state_file, tmp_path / 'state.sqlite')}",
        "ZONEKOMPAS_DATATRAEK": str(tmp_path / "datatraek"),
    }
    run([block for block in ALL if block.file != WALK], tmp_path, monkeypatch, places)


@pytest.mark.soak
def test_the_walk_from_an_empty_plan_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of the guide as they stand, with files as it describes them; the plan made first is then in use."""
    made_files(tmp_path)
    shutil.copytree(ROOT / "data" / "plans", tmp_path / "plans")
    shutil.copytree(ROOT / "geo", tmp_path / "geo")
    first, *rest = [block for block in ALL if block.file == WALK and runnable(block)]
    places = {
        "ZONEKOMPAS_PLANS": str(tmp_path / "plans"),
        "ZONEKOMPAS_GEO": str(tmp_path / "geo" / "zones.geojson"),
        "ZONEKOMPAS_WAREHOUSE": str(tmp_path / "warehouse"),
        "ZONEKOMPAS_RAW": str(tmp_path / "raw"),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{tmp_path / 'state.sqlite'}",
        "ZONEKOMPAS_DATATRAEK": str(tmp_path / "datatraek"),
    }
    run([first], tmp_path, monkeypatch, places)
    monkeypatch.setenv("ZONEKOMPAS_PLAN", PLAN_ID)
    assert main(["build"]) == 0
    run(rest, tmp_path, monkeypatch, {})


def run(
    chosen: list[Block], folder: Path, monkeypatch: pytest.MonkeyPatch, places: Mapping[str, str]
) -> None:
    """Each block as it stands, in a folder of its own; a command that is not done fails with its place."""
    for name, value in places.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    for block in filter(runnable, chosen):
        if block.language == "python":
            exec(compile(block.text, block.place, "exec"), {"__name__": "__main__"})
            continue
        for variables, words in lib_commands(block.text):
            with monkeypatch.context() as own:
                for name, value in variables.items():
                    own.setenv(name, value)
                assert (block.place, words, main(words)) == (block.place, words, 0)
