"""Mandagsmail as a message: what it is made of, what a screen reader gets, and that no name can become markup."""

import dataclasses
import datetime as dt
import email
import email.policy
import re
from email.message import EmailMessage
from html.parser import HTMLParser

import pandas as pd
import pytest

from lib.domain.unemployment.digest_letter import Letter
from lib.reports.digest_look import MAIL_INKS
from lib.reports.digest_mail import Envelope, digest_message
from lib.ui.theme import LIGHT

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
SENT = dt.datetime(2026, 11, 16, 6, 30, tzinfo=dt.UTC)
LETTER = Letter(
    finding="490 kendte ledige i de fire zoner, 110 færre end 1. juni 2022",
    subtitle="Kendskabsgrad, 18-66 år",
    demo="",
    notes=("Alle zoner: uændret.",),
    picture_guide="Søjle: nu.",
    table=pd.DataFrame({"Område": ["Zone 1", "Zone 2"], "Kendte ledige": ["200 (20,0 %)", "mangler"]}),
    caption="Kendte ledige i zonerne",
    guide="≈ inden for usikkerheden",
    groups=("Ingen sikker ændring.",),
    missing=("Uge 46 mangler.",),
    foot=("Kilde: Jobcentret.", "Plan · version abc123."),
)
NASTY = "<script>alert(1)</script>&\"'\r\nBcc: x@y.dk\u2028\x0b\x00"


def sent_to(recipient: str, letter: Letter = LETTER, sender: str = "Zonekompas <a@b.dk>") -> EmailMessage:
    """The message as a mail program reads it from the wire."""
    made = digest_message(letter, PNG, Envelope(sender, recipient, SENT, "plan 2026-W47 abc"))
    read = email.message_from_bytes(made.as_bytes(), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


class Tree(HTMLParser):
    """The elements of a document with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def html_of(message: EmailMessage) -> str:
    body = message.get_body(("html",))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def test_headers_and_parts() -> None:
    message = sent_to("c@d.dk")
    assert message["Subject"] == LETTER.finding
    assert (message["From"], message["To"]) == ("Zonekompas <a@b.dk>", "c@d.dk")
    assert message["Date"].datetime == SENT
    assert re.fullmatch(r"<[0-9a-f]{32}@b\.dk>", message["Message-ID"])
    assert message["Content-Language"] == "da"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]
    assert [part.get_content() for part in message.walk() if part.get_content_type() == "image/png"] == [PNG]
    raw = message.as_bytes()
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\n")) < 998


def test_a_message_is_the_same_each_time_it_is_made_and_no_other_is() -> None:
    ids = {sent_to(to)["Message-ID"] for to in ("c@d.dk", "c@d.dk", "e@f.dk")}
    assert len(ids) == 2


def test_what_a_screen_reader_and_a_mail_program_without_network_get() -> None:
    message = sent_to("c@d.dk")
    tree = Tree(html_of(message))
    assert tree.all("html") == [{"lang": "da"}]
    assert len(tree.all("h1")) == 1
    assert len(tree.all("caption")) == 1
    assert [cell.get("scope") for cell in tree.all("th")] == ["col", "col", "row", "row"]
    (image,) = tree.all("img")
    assert image["alt"] == LETTER.finding
    (part,) = (part for part in message.walk() if part.get_content_type() == "image/png")
    assert image["src"] == f"cid:{str(part['Content-ID']).strip('<>')}"
    addresses = [
        value for _, given in tree.elements for name, value in given.items() if name in ("src", "href", "url")
    ]
    assert addresses == [image["src"]], "nothing is fetched"
    assert "http" not in html_of(message)
    said = " ".join(tree.said)
    for words in (LETTER.finding, *LETTER.notes, *LETTER.missing, *LETTER.groups, *LETTER.foot):
        assert words in " ".join(text_of(message).split())
        assert words.replace("1. juni", "1.\N{NO-BREAK SPACE}juni") in said
    assert "Kendte ledige: mangler" in text_of(message)


@pytest.mark.parametrize("place", ["finding", "subtitle", "demo", "caption", "picture_guide"])
def test_a_name_can_neither_be_markup_nor_a_header(place: str) -> None:
    message = sent_to("c@d.dk", dataclasses.replace(LETTER, **{place: NASTY}))
    assert message["Bcc"] is None
    assert len(message.get_all("Subject")) == 1
    assert not {"\r", "\n", "\u2028", "\x0b"} & set(message["Subject"])
    tree = Tree(html_of(message))
    assert tree.all("script") == []
    assert "alert(1)" in html_of(message)
    assert all("on" not in name[:2] for _, given in tree.elements for name in given)


def test_names_in_tables_and_lists_are_escaped_too() -> None:
    table = pd.DataFrame({NASTY: [NASTY], f"{NASTY}2": [NASTY]})
    letter = dataclasses.replace(LETTER, table=table, notes=(NASTY,), missing=(NASTY,), foot=(NASTY,))
    message = sent_to("c@d.dk", letter)
    assert Tree(html_of(message)).all("script") == []
    assert html_of(message).count("&lt;script&gt;") == 7
    assert "\x00" not in text_of(message)


def test_a_sender_on_two_lines_gives_one_header() -> None:
    message = sent_to("c@d.dk", sender="Zone\r\nBcc: x@y.dk <a@b.dk>")
    assert message["Bcc"] is None


def test_without_a_picture_and_without_a_recipient() -> None:
    message = digest_message(LETTER, None, Envelope("a@b.dk", "", SENT, "x"))
    assert message["To"] is None
    assert "<img" not in html_of(message)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_the_mail_has_the_colours_of_the_screens() -> None:
    own = dataclasses.asdict(MAIL_INKS)
    assert own.pop("bar") == LIGHT.level[1]
    for name, colour in own.items():
        assert getattr(LIGHT, name) == colour
