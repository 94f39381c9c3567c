"""A real mail server on the loopback address that takes letters, or answers as a test has told it to."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from lib.mail.server import MailServer, Security

USER, PASSWORD = "afsender", "hemmelig-kode-4711"
DROP = "drop"
"""The answer that is no answer: the connection is closed in the middle of the letter."""


@dataclass
class PostOffice:
    """The handler of the server. `answers`: recipient -> what is said to RCPT, one each time, then 250; `to_content`:
    the same for the letters' content, whoever they are for. `taken`: (recipient, letter) in order."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    to_content: list[str] = field(default_factory=list)
    to_sender: list[str] = field(default_factory=list)
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    was_encrypted: list[bool] = field(default_factory=list)

    async def handle_MAIL(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """What is said to the sender."""
        if self.to_sender:
            return self.to_sender.pop(0)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """What is said to a recipient."""
        self.asked.append(address)
        if self.answers.get(address):
            return self.answers[address].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        """What is said to the content; nothing at all where the connection is to break."""
        answer = self.to_content.pop(0) if self.to_content else "250 OK"
        if answer == DROP:
            server.transport.abort()
        elif answer.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            self.taken += [(to, content) for to in envelope.rcpt_tos]
            self.was_encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        return answer if answer != DROP else "421 closing"

    @property
    def receivers(self) -> list[str]:
        """Who got a letter, in order."""
        return [to for to, _ in self.taken]


def check_login(server: Any, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    """The authenticator: one user, one password."""
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=right, handled=False)


@dataclass(frozen=True)
class Certificate:
    """A made certificate for 127.0.0.1, and the file of the authority that vouches for it."""

    context: ssl.SSLContext
    authority: Path


def make_certificate(folder: Path) -> Certificate:
    """A new authority and a certificate of it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    file = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    return Certificate(context, file)


@contextmanager
def running(
    office: PostOffice,
    security: Security = Security.INGEN,
    certificate: Certificate | None = None,
    login: bool = False,
) -> Iterator[MailServer]:
    """The server while the block runs, and how it is reached (with the right user and password where it asks)."""
    context = certificate.context if certificate else None
    encrypts_later = security is Security.STARTTLS

    def session() -> SMTP:
        return SMTP(
            office,
            hostname="127.0.0.1",
            tls_context=context if encrypts_later else None,
            require_starttls=encrypts_later and context is not None,
            authenticator=check_login if login else None,
            auth_required=login,
            auth_require_tls=encrypts_later or not login,
            loop=loop,
        )

    loop = asyncio.new_event_loop()
    whole = context if security is Security.SSL else None
    server = loop.run_until_complete(loop.create_server(session, "127.0.0.1", 0, ssl=whole))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    port = server.sockets[0].getsockname()[1]
    user, password = (USER, PASSWORD) if login else ("", "")
    try:
        yield MailServer(
            "127.0.0.1", port, security, user, password, certificate.authority if certificate else None
        )
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()
