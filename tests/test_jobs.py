"""Commands beside the app: their steps, their result, their refusal, and their end when they hang or die."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lib import jobs
from lib.domain.access.account import Account, NotAllowed
from lib.domain.access.actions import Role
from tests.conftest import BuiltHouse


def steps() -> tuple[list[tuple[str, float]], Callable[[str, float], None]]:
    seen: list[tuple[str, float]] = []
    return seen, lambda words, share: seen.append((words, share))


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Another program in the place of Python: what a command may do at worst."""
    program = folder / "python"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


def test_a_command_gives_its_steps_and_its_result(house_environment: BuiltHouse, tmp_path: Path) -> None:
    file = tmp_path / "tal.csv"
    file.write_text(
        "indikator;omraade;periode_start;periode_slut;vaerdi;taeller;naevner;status\n"
        "uden_for_arbejdsstyrken_30_64;zone1;2024-11-01;2024-11-01;;312;1010;ok\n",
        encoding="utf-8",
    )
    seen, on_step = steps()
    done = jobs.run_command(["import", str(file), "--profil", "skabelon", "--proeve"], on_step)
    assert (done.code, done.sentence, done.fields["rows"]) == (0, "", 1)
    assert len(seen) > 2
    assert all(0 <= share <= 1 for _, share in seen)


def test_a_refusal_is_its_sentence(house_environment: BuiltHouse) -> None:
    done = jobs.run_command(["withdraw", "findes-ikke"], steps()[1])
    assert done.code == 2
    assert "Der er ikke ét datatræk" in done.sentence


def test_a_command_that_dies_is_told_and_its_words_go_to_the_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(monkeypatch, tmp_path, "echo 'noget gik galt' >&2; kill -9 $$")
    done = jobs.run_command(["history"], steps()[1])
    assert done.sentence == jobs.BROKEN
    assert "noget gik galt" in capsys.readouterr().err


def test_a_command_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(jobs, "MOST_SECONDS", 0.2)
    stand_in(monkeypatch, tmp_path, "exec sleep 60")
    assert jobs.run_command(["history"], steps()[1]).sentence == jobs.TOO_LONG


def test_a_command_is_done_by_the_account_and_only_where_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    plans: set[str | None] = set()

    def run(arguments: list[str], _: object, plan_id: str | None) -> None:
        asked.append(arguments)
        plans.add(plan_id)

    monkeypatch.setattr(jobs, "run_command", run)
    for role in Role:
        account = Account("konto-1", frozenset({role}), "byen")
        for command in jobs.NEEDS:
            if role is Role.SEKRETARIAT:
                jobs.run_for(account, [command, "x"], steps()[1])
            else:
                with pytest.raises(NotAllowed):
                    jobs.run_for(account, [command, "x"], steps()[1])
    assert ["publish", "x", "--konto=konto-1"] in asked
    assert len(asked) == len(jobs.NEEDS)
    assert plans == {"byen"}, "in the plan that the page shows"


def test_a_job_is_told_no_secret() -> None:
    known = {
        "ZONEKOMPAS_COOKIE_HEMMELIGHED": "h",
        "ZONEKOMPAS_OIDC_HEMMELIGHED_FIL": "/f",
        "ZONEKOMPAS_LOGIN": "oidc",
    }
    assert jobs.without_secrets(known) == {"ZONEKOMPAS_LOGIN": "oidc"}
