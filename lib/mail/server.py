"""The mail server that letters are handed to, and a connection to it: encrypted unless it is said not to be."""

import smtplib
import ssl
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path

TIMEOUT_SECONDS = 30.0


class Security(StrEnum):
    """How the connection is encrypted; `starttls` never goes on in the clear where the server does not offer it."""

    STARTTLS = "starttls"
    SSL = "ssl"
    INGEN = "ingen"


PORTS = {Security.STARTTLS: 587, Security.SSL: 465, Security.INGEN: 25}


@dataclass(frozen=True)
class MailServer:
    """`user` '' means no login; `ca_file` is the certificate authority of a server of one's own (None: the system's).

    The password stands in no representation of this, so that no log or traceback can show it.
    """

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None

    @property
    def shows_password(self) -> bool:
        """True when the password would cross a network in the clear."""
        return bool(self.user) and self.security is Security.INGEN and not _is_own_machine(self.host)


class NotEncrypted(smtplib.SMTPException):
    """The server does not offer the encryption that was asked for; nothing has been said in the clear."""


class NoLogin(smtplib.SMTPException):
    """The server takes no login, or none of a kind that is known here."""


def open_connection(server: MailServer) -> smtplib.SMTP:
    """A connection, encrypted and logged in as `server` says.

    Raises NotEncrypted, NoLogin, other smtplib.SMTPException, and OSError (ssl.SSLError among them); nothing is left
    open then.
    """
    context = None
    if server.security is not Security.INGEN:
        context = ssl.create_default_context(cafile=server.ca_file)
    if server.security is Security.SSL:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=TIMEOUT_SECONDS, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
    try:
        if server.security is Security.STARTTLS:
            _encrypt(connection, context)
        if server.user:
            _log_in(connection, server)
    except (smtplib.SMTPException, OSError):
        connection.close()
        raise
    return connection


def _encrypt(connection: smtplib.SMTP, context: ssl.SSLContext | None) -> None:
    try:
        connection.starttls(context=context)
    except smtplib.SMTPNotSupportedError as error:
        raise NotEncrypted from error


def _log_in(connection: smtplib.SMTP, server: MailServer) -> None:
    try:
        connection.login(server.user, server.password)
    except (smtplib.SMTPResponseException, smtplib.SMTPServerDisconnected):
        raise
    except smtplib.SMTPException as error:
        raise NoLogin from error


def _is_own_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
