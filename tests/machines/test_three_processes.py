"""Three app processes over one PostgreSQL: a publish reaches them all, nobody overwrites anybody, and what is committed
outlives the process that committed it."""

import asyncio
import re
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import ConnectionClosed

from lib.domain.access.account import LOCAL
from lib.domain.audit_chain import chain_faults
from lib.domain.decisions.decision import Voice, Vote
from lib.domain.meetings.agenda import DECISION
from lib.domain.meetings.meeting import AgendaItem, MeetingFields, MeetingState
from lib.state.assessments import AssessmentBook
from lib.state.audit_keeping import read_chain
from lib.state.decisions import DecisionBook
from lib.state.meetings import MeetingBook
from lib.state.scenario_book import ScenarioBook
from lib.ui.errors import AGAIN
from scripts.check_port import why_not
from tests.browser.app_server import AppServer, free_port
from tests.browser.chrome import new_context, page_in
from tests.browser.rest import wait_ready, wait_still
from tests.conftest import ROOT
from tests.domain.decisions.made import fields as decision_fields
from tests.machines.conftest import Machines, now
from tests.machines.reader import Reader, done

pytestmark = pytest.mark.xdist_group("machines")
REACHES_ALL_S = 2.0
DESK = "del=Scenarier"
SAVES = 3


def health(server: AppServer) -> tuple[int, str]:
    """What the health endpoint says of the database."""
    answer = httpx.get(f"{server.url}/sundhed", trust_env=False)
    return answer.status_code, answer.json()["tjek"]["database"]


async def clicks_when(published: threading.Event, opened: threading.Event, url: str) -> tuple[str, str]:
    """Somebody who clicks in the moment of publishing: what the page said before and after."""
    tab = Reader(url)
    await tab.open_at("maal", "")
    before = tab.words
    opened.set()
    await asyncio.to_thread(published.wait)
    await tab.look_again()
    await tab.drop()
    return before, tab.words


def test_a_publish_reaches_all_within_two_seconds_and_changes_no_page_by_itself(
    machines: Machines, browser: Browser
) -> None:
    old, published, opened = machines.active, threading.Event(), threading.Event()
    context = new_context(browser)
    with ThreadPoolExecutor(1) as pool:
        third = clicks_when(published, opened, machines.servers[2].url)
        clicked = pool.submit(asyncio.run, third)
        tabs = [page_in(context) for _ in (0, 1)]
        for tab, server in zip(tabs, machines.servers, strict=False):
            tab.goto(f"{server.url}/maal")
            wait_ready(tab)
            expect(tab.locator(".zk-new-figures")).to_be_hidden()
        opened.wait()
        new = machines.publish("the next one")
        at = time.monotonic()
        published.set()
        for tab in tabs:
            expect(tab.locator(".zk-new-figures")).to_be_visible()
        took = time.monotonic() - at
        before, after = clicked.result()
    assert took < REACHES_ALL_S, took
    assert f"version {old.short}" in before
    assert f"version {new.short}" in after

    for tab in tabs:  # still what was drawn, under the notice
        expect(tab.locator(".zk-version")).to_contain_text(old.short)
    tabs[1].get_by_text("Kun offentliggjorte og indlæste tal").click()
    expect(tabs[1].locator(".zk-version")).to_contain_text(new.short)
    expect(tabs[1].locator(".zk-new-figures")).to_be_hidden()
    tabs[0].get_by_role("link", name="genindlæs siden").click()
    expect(tabs[0].locator(".zk-version")).to_contain_text(new.short)
    context.close()
    assert [len(list(folder.glob("public-*.duckdb"))) for folder in machines.folders] == [2, 2, 2]


def test_a_database_that_goes_and_comes_back_costs_nothing_that_was_written(
    machines: Machines, browser: Browser
) -> None:
    server, plan = machines.servers[0], machines.settings.plan_id
    words = "Beboerne fortæller, at de savner et sted at mødes"
    page = page_in(new_context(browser))
    page.goto(f"{server.url}/profil")
    wait_ready(page)
    form = page.locator("details").filter(has_text="Skriv en vurdering")
    form.locator("summary").click()
    form.get_by_label("Funktion").fill("boligsocial medarbejder")
    form.get_by_label("Vurdering").fill(words)

    machines.postgres.kill()
    form.get_by_role("button", name="Tilføj").click()
    alert = page.locator(".zk-empty[role=alert]")
    expect(alert).to_contain_text("Databasen svarer ikke")
    expect(alert).to_contain_text("Det sidste blev ikke gemt")
    number = re.search(r"Fejlnummer (\S+) ", alert.inner_text())
    assert number is not None
    assert f'"event": "page-error", "error_id": "{number[1]}", "fault": "GONE"' in server.log()
    assert health(server) == (503, "svarer ikke")
    page.get_by_role("button", name=AGAIN).click()
    expect(page.get_by_text(number[1])).to_have_count(0)
    expect(alert).to_contain_text("Databasen svarer ikke")
    machines.postgres.start()
    page.get_by_role("button", name=AGAIN).click()
    expect(alert).to_have_count(0)
    wait_still(page)
    if not form.get_by_role("button", name="Tilføj").is_visible():
        form.locator("summary").click()
    expect(form.get_by_label("Vurdering")).to_have_value(words)
    wait_still(page)
    assert AssessmentBook(machines.engine, plan, LOCAL).in_force() == ()
    form.get_by_role("button", name="Tilføj").click()
    expect(page.locator(".zk-receipt")).to_be_visible()
    (kept,) = AssessmentBook(machines.engine, plan, LOCAL).in_force()
    assert kept.text == words
    assert "Traceback" not in server.log()
    page.context.close()


def test_of_two_who_correct_a_decision_on_two_machines_the_second_is_told(machines: Machines) -> None:
    plan, engine = machines.settings.plan_id, machines.engine
    point = AgendaItem("Budget 2027", DECISION)
    held = MeetingFields(
        "bestyrelse", now().date(), state=MeetingState.OPEN, version=machines.active.version, agenda=(point,)
    )
    meeting = MeetingBook(engine, plan, LOCAL).write(held)
    votes = tuple(Vote(voter, Voice.FOR) for voter in ("boligkontoret", "boli_nu", "kommunen"))
    wanted = decision_fields(
        kind="budget", meeting_id=meeting, indstilling_id=None, title=point.title, votes=votes
    )
    DecisionBook(engine, plan, LOCAL).write(wanted)

    async def both() -> list[str]:
        tabs = [Reader(server.url) for server in machines.servers[:2]]
        for tab in tabs:
            await tab.open_at("moeder", f"moede={meeting}")
        for number, tab in enumerate(tabs, start=1):
            await tab.type("_ordlyd", f"Ordlyd {number}")
            await tab.type("_begrundelse", "Referatet")
            await tab.press("_gem_1")
            await tab.drop()
        return [tab.words for tab in tabs]

    first, second = done(both())
    assert "Beslutningen er rettet" in first
    assert "Ikke gemt" in second
    (stands,) = DecisionBook(engine, plan, LOCAL).all()
    assert stands.fields.text == "Ordlyd 1"


def test_of_two_who_save_a_scenario_on_two_machines_neither_is_overwritten(machines: Machines) -> None:
    async def both() -> list[str]:
        one, two = (Reader(server.url) for server in machines.servers[1:])
        await one.open_at("simulering", DESK)
        await one.type("scenarie_navn", "To skriver")
        await one.press("gem_scenarie")
        await two.open_at("simulering", one.address)
        for tab, name in ((two, "Den første"), (one, "Den anden")):
            await tab.type("scenarie_navn", name)
            await tab.press("gem_scenarie")
            await tab.drop()
        return [two.words, one.words]

    first, second = done(both())
    assert "er gemt" in first
    assert "Intet er overskrevet" in second
    (line,) = ScenarioBook(machines.engine, machines.settings.plan_id, LOCAL).in_use()
    assert {end.name for end in (line.head, *line.beside)} == {"Den første", "Den anden"}


def test_a_process_that_is_killed_under_load_loses_no_committed_work(machines: Machines) -> None:
    plan, engine = machines.settings.plan_id, machines.engine
    told: list[str] = []

    async def writer(number: int) -> None:
        tab = Reader(machines.servers[number].url)
        await tab.open_at("simulering", DESK)
        for turn in range(SAVES):
            name = f"Last {number}-{turn}"
            await tab.type("scenarie_navn", name)
            if number == 1 and turn == 1:
                asyncio.get_running_loop().call_later(0.1, machines.kill, number)
            await tab.press("gem_scenarie")
            assert f"»{name}« er gemt" in tab.words
            told.append(name)
            await tab.press("nyt_scenarie")
        await tab.drop()

    async def load() -> list[object]:
        return await asyncio.gather(*(writer(number) for number in range(3)), return_exceptions=True)

    ended = done(load())
    assert [type(each) for each in ended if not isinstance(each, ConnectionClosed)] == [type(None)] * 2, ended
    assert len(told) in {2 * SAVES + 1, 2 * SAVES + 2}, told
    kept = {each.head.name for each in ScenarioBook(engine, plan, LOCAL).in_use()}
    kept = {name for name in kept if name.startswith("Last")}
    assert set(told) <= kept
    assert len(kept - set(told)) <= 1
    assert not chain_faults(read_chain(engine))


def test_a_second_process_on_the_same_port_is_told_in_danish_and_the_first_goes_on(
    machines: Machines,
) -> None:
    port = machines.servers[0].port
    asked = [sys.executable, "-m", "scripts.check_port", str(port)]
    ended = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Zonekompas kører allerede på port {port}: åbn http://127.0.0.1:{port}.")
    assert why_not(free_port()) == ""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert "er optaget af et andet program" in why_not(other.getsockname()[1])
    assert httpx.get(f"{machines.servers[0].url}/sundhed/oppe", trust_env=False).status_code == 200
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert makefile.index("scripts.check_port") < makefile.index("streamlit run")
