"""Letters to a real mail server: encryption, login, refusals for now and for good, and lost connections."""

import dataclasses
import socket
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest

from lib.mail.retrying import WAITS_SECONDS, deliver_patiently
from lib.mail.sending import Delivery, Outcome, Step, deliver
from lib.mail.server import MailServer, Security
from tests.mail.local_smtp import DROP, PASSWORD, USER, Certificate, PostOffice, make_certificate, running

SENDER, ONE, TWO, THREE = "zonekompas@kommune.dk", "en@kommune.dk", "to@bolig.dk", "tre@bolig.dk"
TAKEN = Delivery(Outcome.MODTAGET, Step.INDHOLD, 250)

# The server warns that a login without encryption is no good idea, and of its own older interface; both are its matter.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
    pytest.mark.filterwarnings("ignore:Session.login_data is deprecated"),
]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for the local server."""
    return make_certificate(tmp_path_factory.mktemp("ca"))


def letters(*recipients: str) -> dict[str, EmailMessage]:
    made = {}
    for recipient in recipients:
        message = EmailMessage(policy=SMTP)
        message["Subject"] = f"Til {recipient}"
        message.set_content("Ærøskøbing\n.\nEn linje med kun et punktum er ikke enden.\n", cte="8bit")
        made[recipient] = message
    return made


def sent(server: MailServer, *recipients: str) -> dict[str, Delivery]:
    """One attempt; what is told as each is settled is what is returned at the end."""
    told: dict[str, Delivery] = {}
    answers = deliver(server, SENDER, letters(*recipients), lambda to, delivery: told.update({to: delivery}))
    assert told == answers
    return answers


def test_each_recipient_gets_a_letter_of_their_own() -> None:
    office = PostOffice()
    with running(office) as server:
        assert sent(server, ONE, TWO) == {ONE: TAKEN, TWO: TAKEN}
    assert office.receivers == [ONE, TWO]
    assert [b"Til " + to.encode() in content for to, content in office.taken] == [True, True]
    assert all(b"En linje med kun et punktum" in content for _, content in office.taken)


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.SSL])
def test_encrypted_and_logged_in(security: Security, certificate: Certificate) -> None:
    office = PostOffice()
    with running(office, security, certificate, login=True) as server:
        assert sent(server, ONE) == {ONE: TAKEN}
        assert office.was_encrypted == [True]
        wrong = dataclasses.replace(server, password="forkert")
        assert sent(wrong, ONE) == {ONE: Delivery(Outcome.AFVIST, Step.LOGIN, 535)}
        unknown = dataclasses.replace(server, ca_file=None)
        assert sent(unknown, ONE, TWO) == dict.fromkeys(
            (ONE, TWO), Delivery(Outcome.AFVIST, Step.KRYPTERING, 0)
        ), "a certificate that nobody vouches for"
    assert office.receivers == [ONE]


def test_login_without_encryption_on_the_own_machine() -> None:
    office = PostOffice()
    with running(office, login=True) as server:
        assert not server.shows_password
        assert sent(server, ONE) == {ONE: TAKEN}


def test_nothing_is_said_in_the_clear_where_encryption_is_asked_for() -> None:
    office = PostOffice()
    with running(office) as plain:
        asked = dataclasses.replace(plain, security=Security.STARTTLS, user=USER, password=PASSWORD)
        assert sent(asked, ONE) == {ONE: Delivery(Outcome.AFVIST, Step.KRYPTERING, 0)}
        no_login = dataclasses.replace(plain, user=USER, password=PASSWORD)
        assert sent(no_login, ONE) == {ONE: Delivery(Outcome.AFVIST, Step.LOGIN, 0)}
    assert office.asked == []


@pytest.mark.parametrize(
    ("trouble", "first"),
    [
        ({"answers": {ONE: ["450 later"]}}, Delivery(Outcome.MIDLERTIDIG, Step.MODTAGER, 450)),
        ({"answers": {ONE: ["421 closing"]}}, Delivery(Outcome.MIDLERTIDIG, Step.MODTAGER, 421)),
        ({"answers": {ONE: ["550 unknown"]}}, Delivery(Outcome.AFVIST, Step.MODTAGER, 550)),
        ({"to_sender": ["553 not you"]}, Delivery(Outcome.AFVIST, Step.AFSENDER, 553)),
        ({"to_content": ["451 later"]}, Delivery(Outcome.MIDLERTIDIG, Step.INDHOLD, 451)),
        ({"to_content": ["554 no"]}, Delivery(Outcome.AFVIST, Step.INDHOLD, 554)),
        ({"to_content": [DROP]}, Delivery(Outcome.MIDLERTIDIG, Step.FORBINDELSE, 0)),
    ],
)
def test_trouble_with_one_letter_keeps_no_other_back(trouble: dict[str, Any], first: Delivery) -> None:
    office = PostOffice(**trouble)
    with running(office) as server:
        assert sent(server, ONE, TWO) == {ONE: first, TWO: TAKEN}
    assert office.receivers == [TWO]


def test_where_nobody_answers_all_share_that() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = MailServer("127.0.0.1", taken.getsockname()[1], Security.INGEN)
        assert sent(nobody, ONE, TWO) == dict.fromkeys(
            (ONE, TWO), Delivery(Outcome.MIDLERTIDIG, Step.FORBINDELSE, 0)
        )


def patiently(
    server: MailServer, waits: Sequence[float], *recipients: str
) -> tuple[dict[str, Delivery], list[float], list[list[str]]]:
    slept: list[float] = []
    tried: list[list[str]] = []
    answers = deliver_patiently(
        lambda left: deliver(server, SENDER, left, lambda *_: None),
        letters(*recipients),
        lambda number, told: tried.append([f"{number}", *told]),
        slept.append,
        waits,
    )
    return answers, slept, tried


def test_only_what_may_go_well_is_tried_again_with_growing_waits() -> None:
    office = PostOffice(answers={ONE: ["450 later", "450 later"], TWO: ["550 unknown"]}, to_content=[DROP])
    with running(office) as server:
        answers, slept, tried = patiently(server, (1.0, 5.0, 25.0), ONE, TWO, THREE)
    assert answers == {ONE: TAKEN, TWO: Delivery(Outcome.AFVIST, Step.MODTAGER, 550), THREE: TAKEN}
    assert slept == [1.0, 5.0]
    assert tried == [["1", ONE, TWO, THREE], ["2", ONE, THREE], ["3", ONE]]
    assert office.receivers == [THREE, ONE], "nobody twice"


def test_it_gives_up() -> None:
    office = PostOffice(answers={ONE: ["450 later"] * 9})
    with running(office) as server:
        answers, slept, _ = patiently(server, WAITS_SECONDS, ONE)
    assert answers[ONE].outcome is Outcome.MIDLERTIDIG
    assert slept == list(WAITS_SECONDS)
    assert slept == sorted(slept)
    assert len(office.asked) == len(WAITS_SECONDS) + 1


def test_a_password_stands_in_no_representation(tmp_path: Path) -> None:
    server = MailServer("mail.example.dk", 587, Security.INGEN, USER, PASSWORD, tmp_path)
    assert PASSWORD not in repr(server)
    assert server.shows_password
