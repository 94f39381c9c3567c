"""Sign-in and upload at a pace per address; the rest is not touched; what failed is told without who."""

import json
import logging

import pytest

from lib.serving.logs import JsonLines
from lib.serving.rate_limit import RATES, RateLimit, caller_of, group_of
from tests.serving.asking import answer_app, asked, status_of

BURST = RATES["sign-in"][1].burst


def test_a_flood_of_sign_ins_is_slowed_for_its_address_alone() -> None:
    limited = RateLimit(answer_app, clock=lambda: 0.0)
    own, other = ("192.0.2.7", 1), ("192.0.2.8", 1)

    many = [status_of(limited, path="/oauth2callback", client=own) for _ in range(BURST + 2)]
    assert many == [200] * BURST + [429] * 2
    assert status_of(limited, path="/auth/login", client=other) == 200
    assert status_of(limited, path="/profil", client=own) == 200
    start, body = asked(limited, path="/auth/login", client=own)
    assert dict(start["headers"])[b"retry-after"] == b"1"
    assert body["body"].decode() == "For mange forsøg på kort tid. Vent 1 s, og prøv igen."


@pytest.mark.parametrize(
    ("path", "group"),
    [("/auth/logout", "sign-in"), ("/_stcore/upload_file/s/f", "upload"), ("/authors", None), ("/", None)],
)
def test_the_groups(path: str, group: str | None) -> None:
    assert group_of({"type": "http", "path": path}) == group


def test_one_customer_is_one_caller() -> None:
    def caller(host: str) -> str:
        return caller_of({"client": (host, 1)})

    assert caller("2001:db8::1") == caller("2001:db8::ffff:1") != caller("2001:db8:0:1::1")
    assert caller("::ffff:192.0.2.7") == caller("192.0.2.7")
    assert caller_of({}) == ""


def test_a_sign_in_that_comes_to_nothing_is_told_without_who_it_was_and_a_way_back_from_log_out_is_none(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("zonekompas"), "propagate", True)
    limited = RateLimit(answer_app)
    client = ("192.0.2.7", 4711)
    for path, query in (
        ("/oauth2callback", b"code=ind"),
        ("/oauth2callback", b""),
        ("/oauth2callback", b"error=hemmelig"),
        ("/oauth2callback", b"code=brugt"),
        ("/auth/nej", b""),
    ):
        asked(limited, path=path, query_string=query, client=client)

    lines = [JsonLines().format(record) for record in caplog.records]
    assert [(json.loads(line)["event"], json.loads(line)["status"]) for line in lines] == [
        ("sign-in-failed", 200),
        ("sign-in-failed", 200),
        ("sign-in-failed", 403),
    ]
    assert not any("192.0.2.7" in line or "hemmelig" in line for line in lines)
