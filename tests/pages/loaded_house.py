"""A house in which files have been loaded: registered and archived as the import does it, without reading a file."""

import datetime as dt
import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from lib import jobs
from lib.archive.archive import Archive
from lib.domain.access.account import program
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.domain.version import Version
from lib.settings import Settings, read_settings
from lib.state.datatraek import PUBLISHED, Datatraek, register
from lib.state.engine import open_state
from lib.state.versions import Content, Publication, activate, active_version
from tests.conftest import BuiltHouse

LOADED_AT = dt.datetime(2026, 11, 16, 8, 30, tzinfo=dt.UTC)
ACCOUNT = "konto-7"
PROFILES = [
    {
        "profile_id": "kendskab",
        "title": "Jobcenterets kendskabsgrad",
        "rhythm": "ugentlig",
        "kind": "observationer",
        "source_id": "jobcenter_kendskab",
        "note": "Kommer hver mandag i en mail.",
        "asks_period": True,
    },
    {
        "profile_id": "lbf9",
        "title": "Beboerdata, tabel 9",
        "rhythm": "aarlig",
        "kind": "observationer",
        "source_id": "lbf_t9",
        "note": "",
        "asks_period": False,
    },
]


def finding(
    severity: str, code: str, problem: str, cell: str = "B7", remedy: str = "Ret cellen."
) -> dict[str, str]:
    """A finding as a report has it."""
    place = {"file": "fil.xlsx", "sheet": "Tabel 9", "cell": cell}
    return {"severity": severity, "code": code, **place, "problem": problem, "remedy": remedy}


def zone_rows(
    value: float = 30.0, status: str = "ok", indicator: str = "kun_grundskole_15_64"
) -> pd.DataFrame:
    """One figure for each of four zones, in a period that no published figure has."""
    zones = [f"zone{number}" for number in range(1, 5)]
    frame = pd.DataFrame(
        {
            "indicator_id": indicator,
            "area_id": zones,
            "period_start": pd.Timestamp("2025-10-01"),
            "period_end": pd.Timestamp("2025-10-01"),
            "value": [value + place for place in range(4)],
            "status": "ok",
            "source_id": "lbf_t9",
            "sheet": "Tabel 9",
            "cell": [f"B{place}" for place in range(7, 11)],
        }
    )
    if status != "ok":
        frame.loc[0, ["value", "status"]] = [float("nan"), status]
    return typed_rows(frame, DatatraekKind.OBSERVATIONER)


@dataclass
class LoadedHouse:
    """A copy of the built house, free to be loaded into; `asked`: the jobs that the page has run."""

    settings: Settings
    engine: Engine
    archive: Archive
    asked: list[list[str]] = field(default_factory=list)

    def load(
        self,
        name: str,
        rows: pd.DataFrame,
        findings: list[dict[str, str]] | None = None,
        kind: DatatraekKind = DatatraekKind.OBSERVATIONER,
        published: bool = False,
        **report: Any,
    ) -> str:
        """Register and archive a file called `name`; returns its id."""
        sent = self.settings.archive_folder.parent / "sent"
        sent.write_bytes(f"indholdet af {name}".encode())
        digest = self.archive.keep_original(sent)
        loaded = Datatraek(
            datatraek_id=hashlib.sha256(name.encode()).hexdigest()[:16],
            kind=kind,
            profile_id="lbf9",
            source_id="lbf_t9",
            file_name=name,
            original_sha256=digest,
            profile_sha256="p" * 64,
            rows_sha256="r" * 64,
            row_count=len(rows),
            period_from=dt.date(2025, 10, 1),
            period_to=dt.date(2025, 10, 1),
        )
        counts = {"new": len(rows), "changed": 0, "gone": 0, "unchanged": 0, "largest": []}
        self.archive.keep_rows(loaded.datatraek_id, rows)
        self.archive.keep_report(loaded.datatraek_id, {**counts, "findings": findings or [], **report})
        register(self.engine, self.settings.plan_id, loaded, program(ACCOUNT), LOADED_AT)
        if published:
            self._publish(loaded.datatraek_id)
        return loaded.datatraek_id

    def _publish(self, datatraek_id: str) -> None:
        """Name the active version once more, now made of this datatræk too."""
        active = active_version(self.engine, self.settings.plan_id)
        assert active is not None
        activate(
            self.engine,
            Publication(
                version=Version(active.version, active.plan_id, active.activated_at),
                contents=(Content(datatraek_id, in_force=True),),
                actor=program(ACCOUNT),
                action=PUBLISHED,
                detail="",
                replaces=active.version,
                events=((datatraek_id, PUBLISHED),),
            ),
        )

    def answer(self, monkeypatch: pytest.MonkeyPatch, **answers: jobs.JobResult) -> None:
        """Let the commands named (by their first word) answer so, after one step; what was asked is noted."""
        profiles = {"profiles": jobs.JobResult(0, {"profiles": PROFILES}, "")}

        def run_command(arguments: list[str], on_step: Any, plan_id: str | None = None) -> jobs.JobResult:
            if arguments[0] != "profiles":
                self.asked.append(list(arguments))
            on_step("Læser filen", 0.5)
            return (profiles | answers)[arguments[0]]

        monkeypatch.setattr(jobs, "run_command", run_command)


def open_loaded_house(house: BuiltHouse, folder: Path, monkeypatch: pytest.MonkeyPatch) -> LoadedHouse:
    """A copy of `house` in `folder` that this process's environment points at."""
    shutil.copytree(house.warehouse_folder, folder / "warehouse")
    shutil.copy(house.state_file, folder / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_WAREHOUSE", str(folder / "warehouse"))
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{folder / 'state.sqlite'}")
    monkeypatch.setenv("ZONEKOMPAS_DATATRAEK", str(folder / "datatraek"))
    settings = read_settings()
    return LoadedHouse(
        settings, open_state(settings.state_url), Archive(settings.archive_folder, settings.plan_id)
    )
