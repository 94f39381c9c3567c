"""The weekly mail, full of hostile strings: its own headers and no others, and nothing of a stranger's in its HTML."""

import datetime as dt
import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from html.parser import HTMLParser

from lib.cli.digest_letter import active_letter
from lib.reports.digest_mail import Envelope, digest_message
from tests.attacks.conftest import HostileHouse
from tests.attacks.hostile import HOST, MARK, hostile_groups, writable

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
STRINGS = writable()


class Elements(HTMLParser):
    """The elements of a document."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def check_message(message: EmailMessage) -> None:
    """As a mail program reads it from the wire: the same headers and no more, and HTML without anything foreign."""
    read = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    names = [name.lower() for name in list(read)]
    assert len(names) == len(set(names))
    assert not set(names) & {"bcc", "cc", "reply-to", "set-cookie", "location"}
    html = read.get_body(("html",))
    assert html is not None
    for tag, attributes in Elements(str(html.get_content())).found:
        assert tag not in ("script", "iframe", "object", "embed", "form", "base", "svg"), tag
        assert MARK not in (attributes.get("class"), attributes.get("id"))
        assert not [name for name in attributes if name.startswith("on")], attributes
        links = [attributes.get(name) or "" for name in ("href", "src", "background")]
        assert not [link for link in links if HOST in link or "javascript" in link.lower()]


def test_the_weekly_mail_has_its_own_headers_and_nothing_of_a_strangers(hostile_house: HostileHouse) -> None:
    active = active_letter(hostile_house.settings, False, NOW)
    envelope = Envelope("Zonekompas <a@example.dk>", "b@example.dk", NOW, "plan 2026-W47 abc")
    check_message(digest_message(active.letter, active.picture, envelope))
    for place, each in enumerate(STRINGS):
        other = STRINGS[place - 1]
        letter = replace(
            active.letter,
            finding=each,
            subtitle=other,
            notes=(each,),
            caption=other,
            missing=(each,),
            foot=(other,),
        )
        message = digest_message(letter, None, envelope)
        if place % 7 == 0 or each in hostile_groups()["headers"]:
            check_message(message)
        head = message.as_bytes().partition(b"\r\n\r\n")[0].lower()
        assert b"\nbcc:" not in head
        assert b"\nset-cookie:" not in head
