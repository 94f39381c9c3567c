"""The shipped proxy configurations in front of the real server, looked at with a real browser."""

import subprocess
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from lib.ui.headers import SECURITY_HEADERS
from tests.browser.app_server import AppServer
from tests.browser.chrome import LIMIT_MS, launch
from tests.browser.rest import wait_ready
from tests.conftest import BuiltHouse
from tests.soak.proxies import Proxy

pytestmark = pytest.mark.soak


def headers_of(url: str, *extra: str) -> list[tuple[str, str]]:
    """The status line as ('status', ...) and the headers of an answer, names in lower case."""
    asked = ["curl", "-sk", "--noproxy", "*", "-D", "-", "-o", "/dev/null", *extra, url]
    lines = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    pairs = [line.split(": ", 1) for line in lines[1:] if ": " in line]
    return [("status", lines[0].split()[1]), *((name.lower(), value) for name, value in pairs)]


@pytest.mark.parametrize("kind", ["caddy", "nginx"])
def test_the_shipped_configuration_serves_the_app(kind: str, built_house: BuiltHouse, tmp_path: Path) -> None:
    server = AppServer(built_house.environment | {"ZONEKOMPAS_LOGIN": "aaben-laesning"}, tmp_path / "log.txt")
    server.start()
    try:
        with Proxy(kind, server.port, tmp_path) as proxy:
            _judge(proxy)
            server.stop()
            down = dict(headers_of(proxy.url))
            assert (down["status"], down["retry-after"]) == ("503", "30")
    finally:
        server.stop()
    log = server.log()
    assert '"exception": ' not in log


def _judge(proxy: Proxy) -> None:
    found = headers_of(proxy.url)
    counted = Counter(name for name, _ in found)
    assert {name: counted[name] for name in SECURITY_HEADERS} == dict.fromkeys(SECURITY_HEADERS, 1)
    assert [value for name, value in found if name == "strict-transport-security"] == ["max-age=31536000"]
    cookies = [v for n, v in headers_of(f"{proxy.url}/_stcore/health") if n == "set-cookie"]
    assert cookies
    assert all("; Secure" in cookie for cookie in cookies)
    assert dict(headers_of(proxy.url, "-H", f"Cookie: a={'x' * 20_000}"))["status"] == "200"
    assert dict(headers_of(f"{proxy.url}/sundhed"))["status"] == "200"
    elsewhere = dict(headers_of(proxy.url, "-H", "Host: evil.example"))
    assert elsewhere["status"] == "400" or "content-security-policy" not in elsewhere
    _look(proxy.url)


def _look(url: str) -> None:
    """A page needs the websocket: it comes to rest only when that works."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        page = browser.new_context(ignore_https_errors=True, locale="da-DK").new_page()
        page.set_default_timeout(LIMIT_MS)
        page.goto(f"{url}/kilder")
        wait_ready(page)
