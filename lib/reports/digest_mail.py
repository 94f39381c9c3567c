"""*Mandagsmail* as a message: plain text and HTML side by side, the chart inside, headers of one line each."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from lib.domain.unemployment.digest_letter import Letter
from lib.reports.digest_html import digest_html
from lib.reports.digest_text import digest_text

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class Envelope:
    """Around a letter: `sender` ('Navn <adresse>'), `recipient` (an address; '' for a trial), `sent` (UTC), and what
    the letter is of (`subject_id`: plan, week and version), from which the Message-ID is made."""

    sender: str
    recipient: str
    sent: dt.datetime
    subject_id: str


def one_line(words: str) -> str:
    """Every run of blanks, line ends and control signs as one blank: a header can hold nothing more. A text that looks
    like an encoded word is parted: the library would decode it, and write the line ends inside it into the head."""
    return _BREAKS.sub(" ", words).strip().replace("=?", "=\N{WORD JOINER}?")


def digest_message(letter: Letter, picture: bytes | None, envelope: Envelope) -> EmailMessage:
    """The message; `picture` is the chart as PNG. The same letter, recipient and moment give the same Message-ID."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(letter.finding)
    message["From"] = one_line(envelope.sender)
    if envelope.recipient:
        message["To"] = one_line(envelope.recipient)
    message["Date"] = format_datetime(envelope.sent)
    message["Message-ID"] = _message_id(envelope)
    message["Auto-Submitted"] = "auto-generated"
    content_id = f"udvikling.{_message_id(envelope)[1:-1]}" if picture is not None else None
    message.set_content(digest_text(letter), cte="quoted-printable")
    message.add_alternative(digest_html(letter, content_id), subtype="html", cte="quoted-printable")
    if picture is not None:
        html = list(message.iter_parts())[1]
        html.add_related(
            picture,
            maintype="image",
            subtype="png",
            cid=f"<{content_id}>",
            filename="ledighed.png",
            disposition="inline",
        )
    message["Content-Language"] = "da"  # last: what sets the content clears its headers
    return message


def _message_id(envelope: Envelope) -> str:
    """Made of what is sent to whom and when: sending again after a lost connection is the same message."""
    about = "\n".join((envelope.subject_id, envelope.recipient, envelope.sent.isoformat()))
    domain = parseaddr(one_line(envelope.sender))[1].rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(about.encode()).hexdigest()[:32]}@{domain}>"
