"""Two commands started at the same moment over the same state and folders, each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.domain.audit_chain import chain_faults
from lib.state.audit_keeping import read_chain
from lib.state.engine import open_state
from lib.state.versions import active_version, earlier_versions
from tests.cli.killed import Kitchen
from tests.conftest import ROOT

pytestmark = pytest.mark.soak


def both(kitchen: Kitchen, *commands: tuple[str, ...]) -> list[tuple[int, str]]:
    """Exit code and words of each, all started before one is waited for."""
    environment = {**os.environ, **kitchen.environment}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "lib", *command],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for command in commands
    ]
    said = [process.communicate()[0] for process in started]
    return [(process.returncode, words) for process, words in zip(started, said, strict=True)]


def test_two_builds_give_one_version_and_neither_fails(kitchen: Kitchen) -> None:
    """As when two units of a server are started together: each builds first."""
    notes = kitchen.settings.plan_folder / "discrepancies.csv"
    text = notes.read_text(encoding="utf-8")
    notes.write_text(text.replace("Fire zoner, ikke fem", "Fire og ikke fem"), encoding="utf-8")
    ended = both(kitchen, ("build",), ("build",))
    assert [code for code, _ in ended] == [0, 0], ended
    engine = open_state(kitchen.settings.state_url)
    active = active_version(engine, kitchen.settings.plan_id)
    assert active is not None
    assert all(f"Version {active.short}" in said for _, said in ended), ended
    assert len(earlier_versions(engine, kitchen.settings.plan_id)) == 2
    kitchen.assert_whole()
    assert not [path for path in kitchen.settings.warehouse_folder.iterdir() if path.name.startswith(".")]


def test_two_imports_keep_a_file_once_and_of_two_that_publish_none_is_lost(
    kitchen: Kitchen, sent: Path
) -> None:
    one, two = (str(kitchen.made_file(sent, number)) for number in (1, 2))
    reads = ("--profil", "skabelon", "--json")
    ended = both(kitchen, ("import", one, *reads), ("import", one, *reads), ("import", two, *reads))
    assert [code for code, _ in ended] == [0, 0, 0], ended
    results = [json.loads(said.splitlines()[-1])["resultat"] for _, said in ended]
    assert sorted(result["status"] for result in results[:2]) == ["findes", "kladde"]
    assert len(kitchen.run("history")["datatraek"]) == 2

    ids = [results[0]["datatraek_id"], results[2]["datatraek_id"]]
    published = both(kitchen, *(("publish", known, "--ja", "--json") for known in ids))
    for known, (code, said) in zip(ids, published, strict=True):
        if code:  # the other came in between: this one is told so, and is still a draft
            assert "En anden udgivelse kom imellem" in json.loads(said.splitlines()[-1])["fejl"]
            kitchen.run("publish", known, "--ja")
    states = {row["datatraek_id"]: row["state"] for row in kitchen.run("history")["datatraek"]}
    assert set(states.values()) == {"udgivet"}, states
    kitchen.assert_whole()
    assert not chain_faults(read_chain(open_state(kitchen.settings.state_url)))
