"""Each role on each page: opened or refused. The real browser signs in for real in tests/browser/test_sign_in.py; here
a session has been given the claims of one who has."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.access.actions import PAGE_ACTIONS, PAGE_NEEDS, Role
from lib.ui.navigation import page_entry
from tests.conftest import ROOT, BuiltHouse
from tests.pages.opening import LIMIT_S

OPENED_BY_ALL = {
    "overblik", "zonekort", "indikatorer", "profil", "udvikling", "maal", "kriterier", "ledighed", "aktiviteter",
    "kilder",
}  # fmt: skip
INSIDE = {"simulering", "prioritering", "moeder", "praesentation", "indstilling"}
REFUSED = [
    *((page, role) for page in ("datatraek",) for role in (Role.BESTYRELSE, Role.STYREGRUPPE)),
    *((page, Role.GAEST) for page in sorted({*INSIDE, "datatraek"})),
]
"""Every cell of the table where a page is closed, by hand."""

OPENED = [
    *(
        (page, role)
        for page in sorted(OPENED_BY_ALL - set(PAGE_ACTIONS))
        for role in (Role.BESTYRELSE, Role.GAEST)
    ),
    *((page, Role.STYREGRUPPE) for page in ("overblik", "zonekort")),
]
"""Where it is open and one can do nothing but look; pages where one can do something are in test_roles.py. In all other
page tests it is somebody who may all."""


@pytest.fixture
def own_state(house_environment: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sign-ins are written: a state of their own."""
    copy = shutil.copy(house_environment.state_file, tmp_path / "state.sqlite")
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", f"sqlite:///{copy}")


def opened(
    page: str,
    role: Role | None,
    monkeypatch: pytest.MonkeyPatch,
    address: Mapping[str, str] | None = None,
) -> AppTest:
    """The page as somebody of the role finds it; None: signed in without a role."""
    monkeypatch.setenv("ZONEKOMPAS_LOGIN", "aaben-laesning" if role is Role.GAEST else "oidc")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LIMIT_S)
    now = dt.datetime.now(dt.UTC).timestamp()
    claims = {
        "iss": "https://login.eksempel.dk",
        "sub": f"s-{role}",
        "iat": now,
        "exp": now + 3600,
        "nonce": "n",
    }
    app.user = {"is_logged_in": True, **claims, "roles": [role.value] if role else []}
    for key, value in (address or {}).items():
        app.query_params[key] = value
    app = app.switch_page(page_entry(page).file).run()
    assert not app.exception, app.exception
    return app


def words_of(app: AppTest) -> str:
    return " ".join(
        html.body for html in app.main.get("html") if isinstance(getattr(html, "body", None), str)
    )


def test_the_table_is_the_one_that_is_tested() -> None:
    assert OPENED_BY_ALL | INSIDE | {"datatraek"} == set(PAGE_NEEDS)


@pytest.mark.usefixtures("own_state")
@pytest.mark.parametrize(("page", "role"), REFUSED)
def test_a_closed_page_refuses_by_its_address(page: str, role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(page, role, monkeypatch)
    assert "Du har ikke adgang til" in words_of(app)
    assert not app.button(key="log-ud").disabled if role is not Role.GAEST else not app.button


@pytest.mark.usefixtures("own_state")
@pytest.mark.parametrize(("page", "role"), OPENED)
def test_an_open_page_is_drawn_whole(page: str, role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    words = words_of(opened(page, role, monkeypatch))
    assert "zk-source" in words or "zk-headline" in words or "zk-empty" in words
    assert "Du har ikke adgang til" not in words
    assert "Det har du ikke adgang til" not in words


@pytest.mark.usefixtures("own_state")
@pytest.mark.parametrize("page", ["zonekort", "simulering", "datatraek"])
def test_without_a_role_no_page_opens(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(page, None, monkeypatch)
    assert "Din konto har ingen rolle i planen" in words_of(app)
    assert [button.label for button in app.button] == ["Log ud"]


@pytest.mark.usefixtures("own_state")
def test_a_guest_reads_a_page_without_what_is_written_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("profil", Role.GAEST, monkeypatch)
    assert "Socialfaglig vurdering" not in words_of(app)
    assert "Din adgang" not in words_of(app)
