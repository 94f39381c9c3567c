"""A name that is not ours gets no answer, nor does a session that a page of another site opens."""

import pytest

from lib.serving.hosts import LOOPBACK_NAMES, AllowedHosts, bare_host, read_hosts
from tests.serving.asking import answer_app, asked, status_of

HOSTS = read_hosts(["127.0.0.1"], {"ZONEKOMPAS_HOSTS": "plan.example.dk, intern", "ZONEKOMPAS_URL": ""})
GUARDED = AllowedHosts(answer_app, HOSTS)


def test_the_names_come_from_the_settings_and_loopback_is_always_ours() -> None:
    assert LOOPBACK_NAMES | {"plan.example.dk", "intern"} == HOSTS
    assert read_hosts(["0.0.0.0", "::", None], {}) == LOOPBACK_NAMES
    assert read_hosts(
        ["192.0.2.1"], {"ZONEKOMPAS_URL": "https://Plan.Example.dk:8443/x"}
    ) == LOOPBACK_NAMES | {
        "192.0.2.1",
        "plan.example.dk",
    }


@pytest.mark.parametrize(
    ("written", "bare"),
    [("A.dk:80", "a.dk"), ("a.dk.", "a.dk"), ("[::1]:8501", "[::1]"), ("::1", "[::1]"), ("", "")],
)
def test_a_host_without_its_port(written: str, bare: str) -> None:
    assert bare_host(written) == bare


@pytest.mark.parametrize(
    ("hosts", "status"),
    [
        ([b"127.0.0.1:8501"], 200),
        ([b"LOCALHOST"], 200),
        ([b"plan.example.dk"], 200),
        ([b"evil.example"], 400),
        ([b"plan.example.dk.evil.example"], 400),
        ([b"127.0.0.1", b"evil.example"], 400),
        ([b"\xe6.dk"], 400),
        ([], 400),
    ],
)
def test_only_our_own_names_are_answered(hosts: list[bytes], status: int) -> None:
    assert status_of(GUARDED, headers=[(b"Host", host) for host in hosts]) == status


@pytest.mark.parametrize(
    ("host", "origin", "let_in"),
    [
        (b"plan.example.dk", b"https://plan.example.dk", True),
        (b"127.0.0.1:8501", b"http://127.0.0.1:8501", True),
        (b"127.0.0.1:8501", None, True),
        (b"127.0.0.1:8501", b"http://localhost:8501", False),
        (b"127.0.0.1:8501", b"http://127.0.0.1:3000", False),
        (b"127.0.0.1:8501", b"https://evil.example", False),
        (b"127.0.0.1:8501", b"null", False),
        (b"evil.example", b"http://evil.example", False),
    ],
)
def test_a_session_is_opened_by_our_own_pages_alone(host: bytes, origin: bytes | None, let_in: bool) -> None:
    headers = [(b"host", host), *([(b"origin", origin)] if origin else [])]
    kind = asked(GUARDED, type="websocket", headers=headers)[0]["type"]
    assert kind == ("websocket.accept" if let_in else "websocket.close")
