"""What is decided is the placement that the pages begin with, from its day on."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from lib.domain.access.account import program
from lib.domain.allocation.placement import Move
from lib.settings import read_settings
from lib.state.decisions import DecisionBook
from lib.state.engine import open_state
from tests.conftest import BuiltHouse
from tests.domain.decisions.made import fields
from tests.pages.opening import opened_page
from tests.pages.test_simulering import make_move
from tests.pages.test_simulering import words as html
from tests.pages.test_simulering_forslag import opened, save_as, view

RESOURCE = "Fredericia Jobcenter (fremskudte medarbejdere)"
DECIDED = fields(
    Move("fremskudt", RESOURCE, "zone1", "zone4", 24),
    title="Mere fremskudt i zone 4",
    decided_on=dt.date(2026, 6, 1),
    in_force_from=dt.date(2026, 7, 1),
)


@pytest.fixture
def state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    copy = shutil.copy(house_environment.state_file, tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{copy}")
    return open_state(f"sqlite:///{copy}")


def words(page: str) -> str:
    """All markup of a page, opened."""
    return html(opened_page(page))


def test_simulering_and_aktiviteter_begin_with_what_is_decided_and_say_when(state: Engine) -> None:
    book = DecisionBook(state, read_settings().plan_id, program("test"))
    book.write(DECIDED)
    too_many = Move("fremskudt", RESOURCE, "zone3", "zone4", 2_000)
    book.write(replace(DECIDED, title="For meget", indstilling_id=8, moves=(too_many,)))
    shown = words("simulering")
    assert "Ingen timer er flyttet: 90 procent" in shown
    assert "det, der er besluttet 1. juni 2026" in shown
    assert "Beslutningen »For meget« flytter 1.000 timer" in shown
    assert "tag den op på et møde" in shown
    assert "besluttet 1. juni 2026" in words("aktiviteter")


def test_before_its_day_and_before_its_approval_nothing_is_moved(state: Engine) -> None:
    book = DecisionBook(state, read_settings().plan_id, program("test"))
    book.write(replace(DECIDED, in_force_from=dt.date(2099, 1, 1)))
    book.write(replace(DECIDED, kind="budget"))
    shown = words("simulering")
    assert "Ingen timer er flyttet: 86 procent" in shown
    assert "placeringen før er en antagelse" in shown


def test_a_scenario_from_before_a_decision_is_told_what_has_changed_for_it(state: Engine) -> None:
    page = opened()
    save_as(make_move(page, "fremskudt", "zone1", "zone4", "2"), "To timer")
    scenario_id = page.query_params["scenarie"]
    assert "Udgangspunktet for" not in html(page)
    DecisionBook(state, read_settings().plan_id, program("test")).write(DECIDED)
    again = view(opened(scenarie=scenario_id), "Scenarier")
    assert "Udgangspunktet for" in html(again)
    told = html(again).partition("Udgangspunktet for")[2][:200]
    assert "zone 1 fra 111 til 99 og zone 4 fra 28 til 40 timer om ugen" in told, told
