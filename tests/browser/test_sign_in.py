"""Sign-in against a real OpenID Connect provider: in, refused, run out, out in every tab, roles that change."""

import datetime as dt
import shutil
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lib.cli.main import DONE, main
from lib.domain.access.account import LOCAL
from lib.domain.access.actions import ALLOWED, Action
from lib.state.audit import EXPORTED, READ_RAW, audit_rows
from lib.state.borders import ASKED
from lib.state.engine import open_state
from lib.state.roles import grant, revoke
from lib.ui.sign_in import SIGN_IN, SIGN_OUT
from tests.browser.chrome import page_in
from tests.browser.rest import wait_ready, wait_still
from tests.browser.signed_in import (
    NAMES,
    SignedHouse,
    enter,
    headline_of,
    shared_profile,
    sign_in,
    signed_house,
)
from tests.conftest import BuiltHouse

WORK_MS = 240_000
"""How long a question about unmasked counts may take on a busy machine."""


@pytest.fixture(scope="module")
def house(built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignedHouse]:
    folder = tmp_path_factory.mktemp("login")
    state_url = f"sqlite:///{shutil.copy(built_house.state_file, folder / 'state.sqlite')}"
    with signed_house({**built_house.environment, "ZONEKOMPAS_STATE_URL": state_url}, folder) as made:
        yield made


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    own = shared_profile(browser)
    yield own
    for page in own.pages:
        page.close()


def menus(page: Page, menu: str) -> list[str]:
    """The pages that stand under a menu."""
    page.get_by_test_id("stTopNavSection").filter(has_text=menu).first.click()
    links = page.get_by_test_id("stTopNavDropdownLink")
    expect(links.first).to_be_visible()
    found = [words.strip() for words in links.all_inner_texts()]
    page.keyboard.press("Escape")
    return found


def test_a_deep_link_right_after_a_restart_asks_to_sign_in_leads_back_and_knows_the_role(
    house: SignedHouse, context: BrowserContext
) -> None:
    house.server.restart()
    page = page_in(context)
    received: list[bytes] = []
    page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(bytes(frame)))
    )
    page.goto(f"{house.server.url}/udvikling?kun_rigtige=true")
    headline_of(page, "Log ind for at se Zonekompas")
    assert b"procentpoint" not in b"".join(received), "no figure has left the server"
    sign_in(page, "medlem")
    wait_ready(page)
    expect(page.locator("h1")).to_contain_text("procentpoint")
    assert page.url == f"{house.server.url}/udvikling?kun_rigtige=true"
    expect(page.get_by_role("button", name="Styregruppe")).to_be_visible()
    hosts = {urlsplit(url).hostname for url in page.requests_seen if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}
    house.server.restart()
    page.goto(f"{house.server.url}/datatraek")
    headline_of(page, "Du har ikke adgang til Datatræk")


def test_a_role_opens_its_pages_and_the_others_refuse_by_address(
    house: SignedHouse, context: BrowserContext
) -> None:
    page = page_in(context)
    page.goto(f"{house.server.url}/datatraek")
    sign_in(page, "formand")
    headline_of(page, "Du har ikke adgang til Datatræk")
    assert page.get_by_role("button", name="Hent kommune- og landstal").count() == 0
    assert menus(page, "Data") == ["Kilder og kvalitet"]
    account = next(row.actor for row in reversed(audit_rows(open_state(house.state_url))))
    page.goto(f"{house.server.url}/kilder")
    with page.expect_download():
        page.get_by_role("button", name="Hent som CSV").first.click()
    fetched = [row for row in audit_rows(open_state(house.state_url)) if row.action == EXPORTED]
    assert [(row.actor, row.detail) for row in fetched] == [(account, "kilder, zonekompas-tal.csv")]
    page.goto(f"{house.server.url}/datatraek")
    headline_of(page, "Du har ikke adgang til Datatræk")
    grant(open_state(house.state_url), account, "sekretariat", LOCAL, dt.datetime.now(dt.UTC))
    page.reload()
    expect(page.get_by_role("button", name="Hent kommune- og landstal")).to_be_visible()
    assert menus(page, "Data") == ["Datatræk", "Kilder og kvalitet"]
    revoke(open_state(house.state_url), account, "sekretariat", LOCAL, dt.datetime.now(dt.UTC))
    page.get_by_role("button", name="Hent kommune- og landstal").click()
    headline_of(page, "Du har ikke adgang til Datatræk")


def test_unmasked_counts_are_asked_about_by_the_secretariat_alone(
    house: SignedHouse, context: BrowserContext
) -> None:
    page = page_in(context)
    page.goto(f"{house.server.url}/simulering?del=Zonegrænser")
    sign_in(page, "medlem")
    expect(page.get_by_text("Din adgang giver ikke lov til at spørge om andre zonegrænser")).to_be_visible()
    assert page.get_by_role("button", name="Føj til listen").count() == 0


def test_an_account_without_a_role_sees_its_number_and_nothing_else(
    house: SignedHouse, context: BrowserContext
) -> None:
    page = page_in(context)
    page.goto(f"{house.server.url}/zonekort")
    sign_in(page, "fremmed")
    headline_of(page, "Din konto har ingen rolle i planen")
    account = page.locator("code").inner_text()
    assert account.startswith("konto-")
    assert "fremmed" not in page.locator("body").inner_text()
    grant(open_state(house.state_url), account, "bestyrelse", LOCAL, dt.datetime.now(dt.UTC))
    page.reload()
    wait_ready(page)
    expect(page.get_by_role("button", name="Bestyrelse")).to_be_visible()


@pytest.mark.soak
def test_signing_out_ends_the_other_tab_and_a_kept_cookie(
    house: SignedHouse, context: BrowserContext
) -> None:
    first = page_in(context)
    first.goto(f"{house.server.url}/kilder")
    sign_in(first, "sekretaer")
    expect(first.get_by_role("button", name="Sekretariat")).to_be_visible()
    other = page_in(context)
    other.goto(f"{house.server.url}/udvikling")
    wait_ready(other)
    kept = context.cookies()
    first.get_by_role("button", name="Sekretariat").click()
    first.get_by_role("button", name=SIGN_OUT, exact=True).click()
    headline_of(first, "Log ind for at se Zonekompas")
    other.get_by_text("Vis usikkerhed").click()
    headline_of(other, "Du er logget ud")
    context.clear_cookies()
    context.add_cookies(kept)
    copied = page_in(context)
    copied.goto(f"{house.server.url}/udvikling")
    headline_of(copied, "Du er logget ud")
    rows = audit_rows(open_state(house.state_url))
    assert not [row for row in rows if "Navn" in f"{row}" or "sekretaer" in f"{row}"]


@pytest.mark.soak
def test_a_sign_in_ends_when_its_token_does(house: SignedHouse, context: BrowserContext) -> None:
    page = page_in(context)
    page.goto(f"{house.server.url}/udvikling")
    issued = time.time()
    sign_in(page, "kort")
    expect(page.get_by_text("Vis usikkerhed")).to_be_visible()
    page.wait_for_function(f"Date.now() > {(issued + 7) * 1000}")
    page.get_by_text("Vis usikkerhed").click()
    headline_of(page, "Dit login er udløbet")
    expect(page.get_by_role("button", name=SIGN_IN, exact=True)).to_be_visible()


@pytest.mark.soak
def test_only_the_secretariat_reads_unmasked_counts_and_it_is_written_who_did(
    house: SignedHouse, context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, page = open_state(house.state_url), page_in(context)
    for name, value in house.environment.items():
        monkeypatch.setenv(name, value)
    for role in NAMES:
        context.clear_cookies()
        konto = enter(page, house, role)
        before = len(audit_rows(engine))
        raw = [
            "raw",
            f"--konto={konto}",
            "--indikator=kun_grundskole_15_64",
            "--omraade=afd_03",
            "--aar=2020",
        ]
        said = main([*raw, "--begrundelse=Drøftes på mødet"])
        told = [(row.actor, row.action, row.detail) for row in audit_rows(engine)[before:]]
        may = Action.READ_RAW in ALLOWED[role]
        assert (said == DONE, told) == (may, [(konto, READ_RAW, "Drøftes på mødet")] * may)
    page.goto(f"{house.server.url}/simulering?del=Zonegrænser")
    wait_ready(page)
    target = page.get_by_role("combobox", name="Til zone").input_value()
    page.get_by_role("combobox", name="Afdelinger, der flyttes").click()
    # One that lies in the target already cannot be moved there.
    page.get_by_role("option").filter(has_not_text=f" · {target} · ").first.click()
    page.keyboard.press("Escape")
    page.get_by_label("Begrundelse (bliver gemt)").fill("Drøftes på mødet")
    page.get_by_role("button", name="Beregn").click()
    said = page.locator(".zk-say, .zk-alert")
    expect(said).to_be_visible(timeout=WORK_MS)
    expect(said).to_contain_text("tal for de ændrede zoner kan vises")
    wait_still(page)
    page.get_by_text("Vis tallene").first.click()
    wait_still(page)
    with page.expect_download():
        page.get_by_role("button", name="Hent som CSV").first.click()
    told = [(row.actor, row.action) for row in audit_rows(engine) if row.action in (ASKED, EXPORTED)][-2:]
    assert told == [(konto, ASKED), (konto, EXPORTED)]
