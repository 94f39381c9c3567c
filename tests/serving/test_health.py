"""The health answer: true of a real house, of each thing that can be missing, and given while pages compute."""

import asyncio
import dataclasses
import datetime as dt
import json
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from lib.domain.access.account import program
from lib.domain.version import Version
from lib.serving.health import LEAST_FREE_BYTES, Health, _folder, check_health
from lib.serving.health_routes import HealthRoutes
from lib.settings import Settings, plans_on_disk, read_settings
from lib.state.datatraek import PUBLISHED
from lib.state.engine import open_state
from lib.state.versions import Publication, activate
from tests.conftest import BuiltHouse

GOOD = {"database": "ok", "datafil": "ok", "disk": "ok"}


@pytest.fixture
def house(built_house: BuiltHouse, tmp_path: Path) -> Settings:
    """The built house as the server's settings, with copies that may be spoilt."""
    shutil.copytree(built_house.warehouse_folder, tmp_path / "warehouse")
    shutil.copy(built_house.state_file, tmp_path / "state.sqlite")
    own = {
        "ZONEKOMPAS_WAREHOUSE": str(tmp_path / "warehouse"),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{tmp_path / 'state.sqlite'}?timeout=0.1",
        "ZONEKOMPAS_DATATRAEK": str(tmp_path / "not" / "yet" / "made"),
    }
    return read_settings(own)


def state_of(house: Settings) -> Path:
    return house.warehouse_folder.with_name("state.sqlite")


def test_a_whole_house_is_ready_and_nothing_is_left_behind(house: Settings) -> None:
    (file,) = house.warehouse_folder.iterdir()
    before = set(house.warehouse_folder.parent.rglob("*"))

    health = check_health(house)
    assert health.ready
    assert health.checks == GOOD
    assert file.name.startswith(f"public-{health.version}")
    assert set(house.warehouse_folder.parent.rglob("*")) == before


def test_a_lost_state_is_told_and_not_made_anew(house: Settings) -> None:
    state_of(house).unlink()
    health = check_health(house)
    assert (health.ready, health.checks["database"], health.version) == (False, "mangler", "")
    assert not state_of(house).exists()


def test_a_busy_state_is_told(house: Settings) -> None:
    with closing(sqlite3.connect(state_of(house), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert check_health(house).checks["database"] == "optaget"
    assert check_health(house).ready


def test_a_damaged_state_is_told(house: Settings) -> None:
    state_of(house).write_bytes(b"no database" * 1000)
    assert check_health(house).checks["database"] == "beskadiget"


def test_a_plan_without_a_version_is_not_ready(house: Settings) -> None:
    unknown = dataclasses.replace(house, plan_folder=house.plan_folder.with_name("ukendt"))
    assert check_health(unknown).checks["datafil"] == "ingen version"


def test_a_lost_or_damaged_data_file_is_told_also_when_it_is_open(house: Settings) -> None:
    (file,) = house.warehouse_folder.iterdir()
    assert check_health(house).ready
    kept = file.rename(file.with_name("kept"))
    assert check_health(house).checks["datafil"] == "mangler"
    other = house.warehouse_folder.with_name("other")
    other.mkdir()
    (other / file.name).write_bytes(kept.read_bytes()[:5000])
    assert check_health(dataclasses.replace(house, warehouse_folder=other)).checks["datafil"] == "beskadiget"


def test_the_files_of_the_other_plans_are_asked_for_too(house: Settings) -> None:
    other = next(plan for plan in plans_on_disk(house) if plan.plan_id != house.plan_id)
    assert check_health(house).ready, "a plan that is not built yet is no fault"
    version = Version("0" * 64, other.plan_id, dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    activate(open_state(house.state_url), Publication(version, (), program("prøve"), PUBLISHED, "", None))
    assert check_health(house).checks == GOOD | {"datafil": "mangler"}


def test_a_disk_that_is_full_or_cannot_be_written_is_told(tmp_path: Path) -> None:
    assert _folder(tmp_path) == "ok"
    assert _folder(tmp_path, free=lambda _: LEAST_FREE_BYTES - 1) == "disken er fuld"
    assert _folder(tmp_path / "gone", free=lambda _: LEAST_FREE_BYTES) == "disken svarer ikke"


def answers(routes: HealthRoutes, times: int) -> list[tuple[int, dict[str, object]]]:
    async def ask() -> list[tuple[int, dict[str, object]]]:
        given = await asyncio.gather(*(routes.ready(None) for _ in range(times)))
        return [(answer.status_code, json.loads(answer.body)) for answer in given]

    return asyncio.run(ask())


def test_many_who_ask_at_once_make_one_check() -> None:
    asked: list[int] = []

    def check() -> Health:
        asked.append(1)
        return Health({"disk": "ok"}, "abc123")

    expected = (200, {"status": "ok", "version": "abc123", "tjek": {"disk": "ok"}})
    assert answers(HealthRoutes(check), 50) == [expected] * 50
    assert len(asked) == 1


def test_a_check_that_hangs_is_answered_and_life_is_something_else() -> None:
    freed = threading.Event()

    def hang() -> Health:
        freed.wait(30)
        return Health({"disk": "ok"}, "")

    async def ask() -> tuple[int, object, int]:
        routes = HealthRoutes(hang, limit_s=0.05)
        ready = await routes.ready(None)
        alive = await routes.alive(None)
        freed.set()
        return ready.status_code, json.loads(ready.body)["tjek"], alive.status_code

    assert asyncio.run(ask()) == (503, {"svar": "for langsomt"}, 200)
