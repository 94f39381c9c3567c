"""One attempt to hand letters over: which were taken, which to try again, and which are refused for good.

What a server says in words is kept nowhere: it may hold addresses. Its code and the step it came at say enough.
"""

import smtplib
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum

from lib.mail.server import MailServer, NoLogin, NotEncrypted, open_connection


class Outcome(StrEnum):
    """MIDLERTIDIG: may go well later (4xx, no connection); AFVIST: will not (5xx, wrong setup)."""

    MODTAGET = "modtaget"
    MIDLERTIDIG = "midlertidig"
    AFVIST = "afvist"


class Step(StrEnum):
    """Where an attempt ended."""

    FORBINDELSE = "forbindelse"
    KRYPTERING = "kryptering"
    LOGIN = "login"
    AFSENDER = "afsender"
    MODTAGER = "modtager"
    INDHOLD = "indhold"


@dataclass(frozen=True)
class Delivery:
    """What became of one letter; `code` is the server's (0: it said none)."""

    outcome: Outcome
    step: Step
    code: int


def deliver(
    server: MailServer,
    sender: str,
    messages: Mapping[str, EmailMessage],
    on_delivery: Callable[[str, Delivery], None],
) -> dict[str, Delivery]:
    """Hands each message to its recipient (address -> message), one transaction each over one connection.

    `on_delivery` is called as each is settled. A lost connection is opened again for the next recipient, so that one
    letter cannot keep the others back; where it cannot be opened, the rest share that answer.
    """
    settled: dict[str, Delivery] = {}
    connection: smtplib.SMTP | None = None
    refused: Delivery | None = None
    for recipient, message in messages.items():
        if connection is None and refused is None:
            connection, refused = _opened(server)
        delivery = refused
        if connection is not None:
            delivery = _hand_over(connection, sender, recipient, message)
            if connection.sock is None or delivery.step is Step.FORBINDELSE:
                connection.close()
                connection = None
        assert delivery is not None
        settled[recipient] = delivery
        on_delivery(recipient, delivery)
    if connection is not None:
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
    return settled


def _opened(server: MailServer) -> tuple[smtplib.SMTP | None, Delivery | None]:
    try:
        return open_connection(server), None
    except (NotEncrypted, ssl.SSLCertVerificationError):
        return None, Delivery(Outcome.AFVIST, Step.KRYPTERING, 0)
    except NoLogin:
        return None, Delivery(Outcome.AFVIST, Step.LOGIN, 0)
    except smtplib.SMTPAuthenticationError as error:
        return None, _by_code(Step.LOGIN, error.smtp_code)
    except smtplib.SMTPResponseException as error:
        return None, _by_code(Step.FORBINDELSE, error.smtp_code)
    except (smtplib.SMTPException, OSError):
        return None, Delivery(Outcome.MIDLERTIDIG, Step.FORBINDELSE, 0)


def _hand_over(connection: smtplib.SMTP, sender: str, recipient: str, message: EmailMessage) -> Delivery:
    try:
        connection.sendmail(sender, [recipient], message.as_bytes())
    except smtplib.SMTPRecipientsRefused as error:
        (code, _) = error.recipients[recipient]
        return _by_code(Step.MODTAGER, code)
    except smtplib.SMTPSenderRefused as error:
        return _by_code(Step.AFSENDER, error.smtp_code)
    except smtplib.SMTPResponseException as error:
        return _by_code(Step.INDHOLD, error.smtp_code)
    except (smtplib.SMTPException, OSError):
        return Delivery(Outcome.MIDLERTIDIG, Step.FORBINDELSE, 0)
    return Delivery(Outcome.MODTAGET, Step.INDHOLD, 250)


def _by_code(step: Step, code: int) -> Delivery:
    """A code outside 400-499 is permanent; -1 is smtplib's own word for a connection that broke."""
    temporary = code == -1 or 400 <= code < 500
    return Delivery(Outcome.MIDLERTIDIG if temporary else Outcome.AFVIST, step, max(code, 0))
