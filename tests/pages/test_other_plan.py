"""Another plan on every page, and the way from one plan to the next: in one running program, by the address."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import LOCAL
from lib.jobs import run_command
from lib.settings import plans_on_disk, read_settings
from lib.state.engine import open_state
from lib.state.roles import grant
from lib.state.versions import active_version
from lib.ui.navigation import PAGES, PageEntry
from lib.ui.plan_switch import PLAN_KEY
from tests.conftest import BuiltHouse
from tests.other_plan import OTHER, house_of_all_plans
from tests.pages.demo_words import words_of
from tests.pages.opening import opened_page
from tests.pages.test_access import opened
from tests.pages.test_access import words_of as said_on
from tests.pages.test_only_real import sent_by

pytestmark = pytest.mark.xdist_group("other_plan")
OF_THE_FIRST = ("Zone 1", "Korskærparken", "kommissorium")
"""Words that the first plan alone has."""


@pytest.fixture(scope="module")
def all_plans(built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory) -> BuiltHouse:
    return house_of_all_plans(built_house, tmp_path_factory.mktemp("planer"))


@pytest.fixture
def both(all_plans: BuiltHouse, monkeypatch: pytest.MonkeyPatch) -> Iterator[BuiltHouse]:
    for name, value in all_plans.environment.items():
        monkeypatch.setenv(name, value)
    return all_plans


@pytest.mark.parametrize("only_real", [False, pytest.param(True, marks=pytest.mark.soak)])
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.page_id)
def test_every_page_shows_the_plan_of_the_address(
    both: BuiltHouse, entry: PageEntry, only_real: bool
) -> None:
    """Whole pages or designed empty ones, of that plan alone. That the switch for demo leaves no made-up afdeling is
    asked of the first plan in the ordinary suite (test_only_real.py), of this one in soak."""
    said = words_of(sent_by(opened_page(entry.page_id, only_real, address={PLAN_KEY: OTHER})))
    assert _shown(OTHER) in said
    assert [word for word in OF_THE_FIRST if word in said] == []
    assert not only_real or [name for name in _demo_names() if name in said] == []


def test_the_switch_changes_the_plan_and_takes_nothing_along(both: BuiltHouse) -> None:
    first = read_settings().plan_id
    app = opened_page("maal")
    assert app.selectbox(key="plan_valg").options == [
        each.short_name for each in plans_on_disk(read_settings())
    ]
    app.session_state["flytninger"] = ("noget fra den første plan",)
    app.selectbox(key="plan_valg").select(OTHER).run()
    assert not app.exception
    assert _shown(OTHER) in words_of(sent_by(app))
    assert "flytninger" not in app.session_state
    assert app.query_params[PLAN_KEY] in (OTHER, [OTHER])
    app.query_params.clear()  # as a link within the app leads on without it
    app.switch_page("pages/moeder.py").run()
    assert _shown(OTHER) in words_of(sent_by(app))
    app.selectbox(key="plan_valg").select(first).run()
    assert _shown(first) in words_of(sent_by(app))
    assert app.query_params[PLAN_KEY] in (first, [first])


def test_a_plan_that_is_not_there_is_told(both: BuiltHouse) -> None:
    app = opened_page("zonekort", address={PLAN_KEY: "atlantis"})
    said = said_on(app)
    assert "Planen findes ikke her" in said
    assert "»atlantis«" in said
    assert f'href="?plan={OTHER}"' in said
    assert not app.selectbox


def test_with_one_plan_built_there_is_no_switch(house_environment: BuiltHouse) -> None:
    assert "plan_valg" not in [each.key for each in opened_page("kilder").selectbox]
    assert "Planen findes ikke her" in said_on(opened_page("kilder", address={PLAN_KEY: OTHER}))


def test_a_command_from_a_page_is_about_the_plan_of_the_page(both: BuiltHouse) -> None:
    """The same question of both plans, asked as a page asks it: one answers of itself, the other of itself."""
    first = read_settings().plan_id
    sources = {}
    for plan_id in (first, OTHER):
        done = run_command(["profiles"], lambda words, share: None, plan_id)
        sources[plan_id] = json.dumps(done.fields, ensure_ascii=False)
    assert "omkring 11,3 og 55,3" in sources[OTHER]
    assert "omkring 9,7 og 55,6" in sources[first]


@pytest.fixture
def own_state(both: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Sign-ins and roles are written: a state of their own."""
    url = f"sqlite:///{shutil.copy(both.state_file, tmp_path / 'state.sqlite')}"
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", url)
    return url


def test_a_role_in_one_plan_opens_that_plan_alone(own_state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No role of the provider's; given one in the other plan, that one opens by itself and the first is refused."""
    refused = opened("datatraek", None, monkeypatch)
    assert "Din konto har ingen rolle" in said_on(refused)
    account = _account_on(refused)
    now = dt.datetime.now(dt.UTC)
    grant(open_state(own_state), account, "sekretariat", LOCAL, now, OTHER)
    inside = opened("datatraek", None, monkeypatch)
    assert f"Slagelse 2017-2021 · {_shown(OTHER)}" in said_on(inside)
    assert "plan_valg" not in [each.key for each in inside.selectbox]
    first = read_settings().plan_id
    outside = opened("datatraek", None, monkeypatch, {PLAN_KEY: first})
    assert "Den findes ikke, eller du har ikke adgang til den" in said_on(outside)
    grant(open_state(own_state), account, "bestyrelse", LOCAL, now, first)
    lesser = opened("datatraek", None, monkeypatch, {PLAN_KEY: first})
    assert "Du har ikke adgang til" in said_on(lesser), (
        "sekretariat in one plan is only bestyrelse in the other"
    )


def _account_on(app: AppTest) -> str:
    (found,) = {word for word in said_on(app).replace("<", " ").replace(">", " ").split() if "konto-" in word}
    return found


def _shown(plan_id: str) -> str:
    """The version mark of the plan, as its pages have it."""
    active = active_version(open_state(read_settings().state_url), plan_id)
    assert active is not None
    return f"version {active.short} · "


def _demo_names() -> list[str]:
    folder = read_settings().of_plan(OTHER).plan_folder
    rows = (folder / "afdelinger.csv").read_text(encoding="utf-8").splitlines()[1:]
    return [row.split(",")[1] for row in rows]


def test_the_zones_of_every_plan_are_drawn_in_one_file() -> None:
    drawn = json.loads(read_settings().geo_file.read_text(encoding="utf-8"))["features"]
    plans = {each["properties"]["plan"] for each in drawn}
    assert plans == {plan.plan_id for plan in plans_on_disk(read_settings())}
