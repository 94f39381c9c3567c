"""Commands killed in the middle (SIGKILL), and what must hold whenever that happens."""

import contextlib
import dataclasses
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from lib.archive.archive import Archive
from lib.cli.main import main
from lib.cli.places import BuildPlaces
from lib.cli.versions import active_contents, in_force, is_of, plan_with
from lib.domain.datatraek.row_hash import rows_hash
from lib.settings import Settings
from lib.state.datatraek import State, history
from lib.state.engine import open_state
from lib.state.versions import active_version
from lib.warehouse.files import public_path, raw_path
from tests.conftest import ROOT

HEADER = "indikator;omraade;periode_start;periode_slut;vaerdi;taeller;naevner;status;kilde"


@dataclass(frozen=True)
class Kitchen:
    """A small plan of its own and the commands that are run on it."""

    settings: Settings
    places: BuildPlaces

    @property
    def environment(self) -> dict[str, str]:
        """What points a program at this plan."""
        return {
            "ZONEKOMPAS_PLANS": str(self.settings.plan_folder.parent),
            "ZONEKOMPAS_PLAN": self.settings.plan_id,
            "ZONEKOMPAS_GEO": str(self.settings.geo_file),
            "ZONEKOMPAS_WAREHOUSE": str(self.settings.warehouse_folder),
            "ZONEKOMPAS_STATE_URL": self.settings.state_url,
            "ZONEKOMPAS_DATATRAEK": str(self.settings.archive_folder),
            "ZONEKOMPAS_STATBANK": self.settings.statbank_url,
            "ZONEKOMPAS_RAW": str(self.places.raw_folder),
            "ZONEKOMPAS_MASKS": str(self.places.mask_folder),
        }

    def said(self, *arguments: str) -> tuple[int, str]:
        """Exit code and everything that `python -m lib <arguments>` says, with --json where it has that.

        Run in this process, without the limit of memory that a command sets for its own: this one has held many files.
        """
        asked = [*arguments, *([] if arguments[0] == "build" else ["--json"])]
        spoken = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.environment.items():
                patch.setenv(name, value)
            for command in ("datatraek", "profiles"):
                patch.setattr(f"lib.cli.{command}.limited_memory", contextlib.nullcontext)
            with contextlib.redirect_stdout(spoken), contextlib.redirect_stderr(spoken):
                code = main(asked)
        return code, spoken.getvalue()

    def run(self, *arguments: str) -> dict[str, Any]:
        """The result of the command; fails when it does not do what is asked."""
        code, said = self.said(*arguments)
        assert code == 0, said
        result: dict[str, Any] = json.loads(said.splitlines()[-1])["resultat"]
        return result

    def command(self, *arguments: str) -> subprocess.Popen[str]:
        """`python -m lib <arguments> --json` in a process of its own, started."""
        return subprocess.Popen(
            [sys.executable, "-m", "lib", *arguments, "--json"],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run_killed(self, seconds: float, *arguments: str) -> bool:
        """Starts the command and kills it after `seconds`; True when it was still running."""
        process = self.command(*arguments)
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            return True
        return False

    def made_file(self, folder: Path, number: int) -> Path:
        """A file in our own template: one share for each of the plan's zones, its year told by `number`."""
        indicator = "uden_for_arbejdsstyrken_30_64"
        zones = plan_with(self.settings, ()).plan.zone_ids
        year = 2022 + number % 4
        rows = [
            f"{indicator};{zone};{year}-11-01;{year}-11-01;;{320 + number + place};1000;ok;"
            for place, zone in enumerate(zones)
        ]
        path = folder / f"fil-{number}.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        return path

    def emptied(self, folder: Path) -> "Kitchen":
        """The same plan without a figure, in a folder of its own, built."""
        plan = folder / "plans" / self.settings.plan_id
        shutil.copytree(self.settings.plan_folder, plan)
        for name in ("figures", "target_groups", "kendskabsgrad"):
            path = plan / f"{name}.csv"
            path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
        settings = dataclasses.replace(
            self.settings,
            plan_folder=plan,
            warehouse_folder=folder / "warehouse",
            state_url=f"sqlite:///{folder / 'state.sqlite'}",
            archive_folder=folder / "datatraek",
        )
        empty = Kitchen(settings, dataclasses.replace(self.places, raw_folder=folder / "raw"))
        code, said = empty.said("build")
        assert code == 0, said
        return empty

    def assert_whole(self) -> None:
        """One version is active and whole; all that the log names is in the archive as it was."""
        engine = open_state(self.settings.state_url)
        active = active_version(engine, self.settings.plan_id)
        assert active is not None
        contents = active_contents(self.settings)
        assert is_of(active.version, plan_with(self.settings, contents))
        for path in (
            public_path(self.settings.warehouse_folder, active.version),
            raw_path(self.places.raw_folder, active.version),
        ):
            with duckdb.connect(str(path), read_only=True) as file:
                rows = file.execute("SELECT DISTINCT datatraek_id FROM observation").fetchall()
                assert {known for (known,) in rows if known} <= set(in_force(contents))
                assert file.execute("SELECT version FROM meta").fetchall() == [(active.version,)]
        archive = Archive(self.settings.archive_folder, self.settings.plan_id)
        for row in history(engine, self.settings.plan_id):
            known = row.datatraek
            assert archive.original(known.original_sha256).is_file()
            assert rows_hash(archive.rows(known.datatraek_id), known.kind) == known.rows_sha256
            assert (row.state is State.UDGIVET) == (known.datatraek_id in in_force(contents))


def kill_often(
    kitchen: Kitchen, folder: Path, kills: int, seed: int, settle: Callable[[], None] = lambda: None
) -> int:
    """Imports, publishes and withdraws, killed `kills` times at random moments; returns how many commands that took.

    After each: the datatræk in force are those before the command, or those it would have led to. `settle` comes back
    when the database knows that the command is no more.
    """
    rng = random.Random(seed)
    longest = _durations(kitchen, folder)
    killed = commands = 0
    while killed < kills:
        commands += 1
        before = in_force(active_contents(kitchen.settings))
        name, arguments, after = _next_command(kitchen, folder, rng, before, commands)
        killed += kitchen.run_killed(rng.uniform(0.02, longest[name]), *arguments)
        settle()
        now = in_force(active_contents(kitchen.settings))
        assert now in (before, after) or (name == "import" and now[:-1] == before), (name, before, now)
        kitchen.assert_whole()
    return commands


def _durations(kitchen: Kitchen, folder: Path) -> dict[str, float]:
    """How long each command takes undisturbed; the first three also leave the plan with one published datatræk."""
    taken = {}
    loaded = ""
    for name in ("import", "publish", "withdraw", "publish"):
        path = str(kitchen.made_file(folder, 0))
        arguments = ("import", path, "--profil", "skabelon") if name == "import" else (name, loaded)
        yes = ("--ja",) if name == "publish" else ()
        start = time.monotonic()
        out, errors = kitchen.command(*arguments, *yes).communicate()
        done = json.loads(out.splitlines()[-1])["resultat"]
        assert "Traceback" not in errors, errors
        taken[name] = max(taken.get(name, 0.0), time.monotonic() - start)
        loaded = done["datatraek_id"]
    return taken | {"import": taken["import"] + taken["publish"]}


def _next_command(
    kitchen: Kitchen, folder: Path, rng: random.Random, before: list[str], number: int
) -> tuple[str, tuple[str, ...], list[str]]:
    rows = history(open_state(kitchen.settings.state_url), kitchen.settings.plan_id)
    idle = [row.datatraek.datatraek_id for row in rows if row.state is not State.UDGIVET]
    wishes = ["import"] + ["publish"] * bool(idle) + ["withdraw"] * bool(before)
    name = rng.choice(wishes)
    if name == "import":
        path = str(kitchen.made_file(folder, number))
        return name, ("import", path, "--profil", "skabelon", "--udgiv", "--ja"), before
    chosen = rng.choice(idle if name == "publish" else before)
    if name == "publish":
        return name, ("publish", chosen, "--ja"), [*before, chosen]
    return name, ("withdraw", chosen), [known for known in before if known != chosen]
